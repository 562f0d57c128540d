"""Words that carry content, with the keys by which a question's words find a sentence's.

A key is the word's stem ("deliveri") or a group of the table of synonyms ("=deliver"), a
place ("@china") or a phrase. Two words mean the same when they share a key; the key's
strength says how surely.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple, cast

import snowballstemmer

from knowledge.errors import TableError
from knowledge.language.tokens import Token, tokens
from knowledge.tables import table
from knowledge.tables import words as entries

Key = tuple[str, float]
Keys = tuple[Key, ...]

_ENGLISH = cast("Callable[[str], str]", snowballstemmer.stemmer("english").stemWord)

# The British ending -ise becomes -ize; the letters before it keep "rise" and "noise" apart.
_ISE = re.compile(r"(?<=[a-z]{2}[^aeiou\W])is(?=(?:e[drs]?|ers|ing|ations?)$)")
_OUR = re.compile(
    r"^(arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|parl|rum|sav|vap|vig)our"
)
_FOLDS = (
    ("programme", "program"), ("centre", "center"), ("theatre", "theater"), ("fibre", "fiber"),
    ("litre", "liter"), ("metre", "meter"), ("defence", "defense"), ("licence", "license"),
    ("offence", "offense"), ("tyre", "tire"), ("aluminium", "aluminum"), ("catalogue", "catalog"),
    ("cheque", "check"), ("jewellery", "jewelry"), ("plough", "plow"), ("sceptic", "skeptic"),
    ("whisky", "whiskey"), ("cancelled", "canceled"), ("travell", "travel"),
    ("labell", "label"), ("modell", "model"), ("fulfil", "fulfill"), ("fulfilll", "fulfill"),
)  # fmt: skip
_INITIALS = {"u.s": "us", "u.s.a": "us", "usa": "us", "u.k": "uk", "u.a.e": "uae", "e.u": "eu"}
# In capitals these are names; in small letters they are pronouns.
_CAPITALS = {"US": "u.s.", "IT": "i.t."}


class Word(NamedTuple):
    """A word that carries content; `text` is as printed, at `start:end` of the sentence.

    `stem` is what is compared, `groups` are the keys of the phrases that it is a part of.
    """

    stem: str
    start: int
    end: int
    text: str
    groups: Keys = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Words used for the same thing: a row of `data/synonyms.csv`.

    `strength` between 0 and 1 says how surely one can be read for the other; `against` is the
    key of the group that says the contrary, or "".
    """

    key: str
    words: tuple[str, ...]
    strength: float
    against: str

    def __post_init__(self) -> None:
        if not 0 < self.strength <= 1:
            raise TableError(f"synonyms.csv: {self.key}: strength {self.strength} not in 0..1")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `kind` is continent, region, country, state or city; `country` where it lies."""

    name: str
    kind: str
    country: str
    demonyms: tuple[str, ...]
    abbreviations: tuple[str, ...]


class _Entry(NamedTuple):
    """What is known of one lower-case word: is it a stop word, and which phrases it begins."""

    stem: str
    stop: str
    phrases: tuple[tuple[tuple[str, ...], str, float], ...]
    number: bool


_Piece = tuple[_Entry, str, int, int]


def _spelling(word: str) -> str:
    """The word in American spelling, without possessive, trailing signs and dots of initials."""
    plain = word.lower().replace("’", "'").strip(".,;:!?'\"").removesuffix("'s")
    if plain in _INITIALS:
        return _INITIALS[plain]
    plain = plain.replace(".", "") if len(plain) > 1 and plain[1] == "." else plain
    if plain[:1].isdigit():
        return plain.replace(",", "")
    plain = _ISE.sub("iz", _OUR.sub(r"\1or", plain))
    for british, american in _FOLDS:
        if british in plain:
            return plain.replace(british, american)
    return plain


@cache
def _forms() -> Mapping[str, str]:
    """Irregular forms and the form that stands for them (rows of strength 1)."""
    return {
        form: group.words[0]
        for group in groups()
        if group.strength == 1
        for form in group.words[1:]
    }


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a word: one for its inflected forms and its British and American spelling.

    Snowball's English stemmer, after the irregular forms of `data/synonyms.csv`.

    >>> stem("Deliveries"), stem("centre's"), stem("bought"), stem("U.S."), stem("1,433")
    ('deliveri', 'center', 'buy', 'us', '1433')
    """
    plain = _spelling(word)
    return _ENGLISH(_forms().get(plain, plain))


@cache
def groups() -> tuple[Group, ...]:
    """The groups of words used for the same thing, in the order of `data/synonyms.csv`.

    Raises TableError for a strength outside 0 to 1.
    """
    return tuple(
        Group(
            f"={words[0]}", words, float(row["strength"]), row["against"] and f"={row['against']}"
        )
        for row in table("synonyms")
        if (words := entries(row["words"]))
    )


@cache
def places() -> tuple[Place, ...]:
    """The places of `data/places.csv`, in its order."""
    return tuple(
        Place(
            row["name"],
            row["kind"],
            row["country"] or row["name"],
            entries(row["demonyms"]),
            entries(row["abbreviations"]),
        )
        for row in table("places")
    )


@cache
def _places_by_name() -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    for item in reversed(places()):
        names = (*item.abbreviations, *(name.lower() for name in (item.name, *item.demonyms)))
        found.update((name.replace(".", ""), item) for name in names)
    return found


def place(name: str) -> Place | None:
    """The place that a name, an adjective ("Chinese") or an abbreviation ("U.S.") means.

    Names are found in any case, abbreviations as printed in the table. None if unknown.

    >>> place("german").name
    'Germany'
    """
    plain = name.strip().replace(".", "")
    return _places_by_name().get(plain) or _places_by_name().get(plain.lower())


def is_common(word: str) -> bool:
    """Whether the press prints the word in small letters (`data/common_words.csv`).

    >>> is_common("Shares"), is_common("Nissan")
    (True, False)
    """
    return word.lower().replace("’", "'") in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in table("common_words"))


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(piece[0] for token in tokens(text) for piece in _split(token))


def _vocabulary() -> Iterator[tuple[str, str, float]]:
    """Every word and phrase with its key and the key's strength; a stop phrase has no key."""
    for group in groups():
        if group.strength < 1:
            yield from ((word, group.key, group.strength) for word in group.words)
    for item in places():
        for name in (item.name, *item.demonyms, *item.abbreviations):
            # A postal code is too short to be told from a word.
            if item.kind != "state" or len(name) > 2:  # noqa: PLR2004
                yield name, f"@{item.name.lower()}", 0.95
    for row in table("stop_words"):
        yield from ((word, "", 0.0) for word in entries(row["words"]) if " " in word)


@cache
def _lexicon() -> tuple[
    Mapping[str, Keys], Mapping[str, tuple[tuple[tuple[str, ...], str, float], ...]]
]:
    """The keys of single stems, and the phrases by their first stem."""
    single: defaultdict[str, dict[str, float]] = defaultdict(dict)
    phrases: defaultdict[str, list[tuple[tuple[str, ...], str, float]]] = defaultdict(list)
    for text, key, strength in _vocabulary():
        stems = _phrase(text)
        if len(stems) == 1:
            single[stems[0]][key] = strength
        else:
            phrases[stems[0]].append((stems, key, strength))
    return (
        {word: tuple(sorted(keys.items(), key=_strongest)) for word, keys in single.items()},
        {word: tuple(rows) for word, rows in phrases.items()},
    )


def _strongest(key: Key) -> tuple[float, str]:
    return -key[1], key[0]


@cache
def _stops() -> Mapping[str, str]:
    return {
        word: row["side"]
        for row in table("stop_words")
        for word in entries(row["words"])
        if " " not in word
    }


@lru_cache(maxsize=65536)
def _entry(lower: str) -> _Entry:
    key = stem(lower)
    stop = _stops().get(lower, "")
    if not any(map(str.isalnum, lower)):
        stop = "both"
    return _Entry(key, stop, _lexicon()[1].get(key, ()), lower[:1].isdigit())


@lru_cache(maxsize=65536)
def _parts(lower: str) -> tuple[tuple[str, int, int], ...]:
    """The parts of a word with hyphens: (part, start, end); one if it is also written as one."""
    joined = lower.replace("-", "")
    if "-" not in lower or is_common(joined) or _is_listed(joined):
        return ((joined, 0, len(lower)),)
    return tuple((m.group(), m.start(), m.end()) for m in re.finditer(r"[^-]+", lower))


@cache
def _joined() -> frozenset[str]:
    return frozenset(word for group in groups() for word in group.words if word.isalpha())


def _is_listed(word: str) -> bool:
    return word in _joined()


def _split(token: Token) -> Iterator[tuple[str, str, int, int]]:
    """The (stem, lower, start, end) of a token's parts."""
    lower = _CAPITALS.get(token.text, token.lower)
    if "-" not in lower or len(lower) == 1:
        yield stem(lower), lower, token.start, token.end
        return
    for part, start, end in _parts(lower):
        yield stem(part), part, token.start + start, token.start + end


def _pieces(cut: Iterable[Token]) -> list[_Piece]:
    found: list[_Piece] = []
    for token in cut:
        text, lower, start, end = token
        if "-" in lower and end - start > 1:
            found += [
                (_entry(part), text[first:last], start + first, start + last)
                for part, first, last in _parts(lower)
            ]
        else:
            found.append((_entry(_CAPITALS.get(text, lower)), text, start, end))
    return found


def _marks(pieces: Sequence[_Piece]) -> dict[int, dict[str, float]]:
    """The keys of the phrases, by the place of each piece that belongs to one."""
    marks: dict[int, dict[str, float]] = {}
    for place_, (entry, *_) in enumerate(pieces):
        for stems, key, strength in entry.phrases:
            last = place_ + len(stems)
            if tuple(piece[0].stem for piece in pieces[place_:last]) == stems:
                for part in range(place_, last):
                    marks.setdefault(part, {})[key] = strength
    return marks


def content_words(
    cut: Sequence[Token], *, question: bool = False, skip: Sequence[tuple[int, int]] = ()
) -> list[Word]:
    """The words that carry content, in order; numbers stay, signs and stop words go.

    With `question`, the words of asking go too ("how much", "did", "please"). Words inside a
    span of `skip` (periods, the company's name) are left out. A word with hyphens gives its
    parts. A stop word stays where it is all that a phrase has.

    >>> [word.text for word in content_words(tokens("How many gas-powered cars did it sell?"), question=True)]
    ['gas', 'powered', 'cars', 'sell']
    """
    pieces = _pieces(cut)
    marks = _marks(pieces)
    silent = ("both", "question") if question else ("both", "sentence")
    found: list[Word] = []
    for number, (entry, text, start, end) in enumerate(pieces):
        if entry.stop in silent:
            continue
        mark = marks.get(number)
        if mark and question and "" in mark:
            continue
        if skip and any(first < end and start < last for first, last in skip):
            continue
        found.append(Word(entry.stem, start, end, text, tuple(mark.items()) if mark else ()))
    return found


@lru_cache(maxsize=65536)
def _keys(stemmed: str, phrases: Keys) -> Keys:
    known = dict(phrases)
    known.update(_lexicon()[0].get(stemmed, ()))
    known.pop("", None)
    known[stemmed] = 1.0
    return tuple(sorted(known.items(), key=_strongest))


def keys(word: Word) -> Keys:
    """The keys of a word with their strengths, the strongest (its own stem) first.

    >>> keys(content_words(tokens("handsets"))[0])
    (('handset', 1.0), ('=phone', 0.9))
    """
    return _keys(word.stem, word.groups)


def key_set(sentence: Iterable[Word]) -> frozenset[str]:
    """Every key of a sentence's words; keep it where many questions meet the same sentence."""
    return frozenset(key for word in sentence for key, _ in _keys(word.stem, word.groups))


def match_keys(question: Iterable[Word], sentence: Collection[str]) -> list[float]:
    """How surely each word of a question stands in a sentence with these keys (`key_set`)."""
    return [
        next((strength for key, strength in keys(word) if key in sentence), 0.0)
        for word in question
    ]


def match(question: Iterable[Word], sentence: Iterable[Word]) -> list[float]:
    """How surely each word of a question stands in a sentence: 1 for the same stem, 0 for none.

    >>> sides = [content_words(tokens(text)) for text in ("handsets sold", "It sold phones.")]
    >>> match(*sides)
    [0.9, 1.0]
    """
    return match_keys(question, key_set(sentence))

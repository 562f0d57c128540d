"""Words that carry content, with the keys by which a question's words find a sentence's.

A key is the word's stem ("deliveri"), the group of synonyms that the word or its phrase
belongs to ("=deliver"), or a place ("@china"); what stands for a country in a text has its
key there ("Labor Department", `data/emblems.csv`). Two words mean the same when they share a
key; the key's strength says how surely.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

from knowledge.language.places import Place, place, places
from knowledge.language.plain_words import is_common, is_stop, stops
from knowledge.language.spans import Spans
from knowledge.language.stems import Group, forms, groups, stem
from knowledge.language.tokens import Token, tokens
from knowledge.language.vocabulary import EMBLEM, PLACE, vocabulary
from knowledge.tables import KEPT

__all__ = [
    "Group",
    "Keys",
    "Place",
    "Word",
    "content_words",
    "contrary",
    "groups",
    "is_common",
    "is_known",
    "is_stop",
    "key_offsets",
    "key_set",
    "keys",
    "match",
    "match_keys",
    "place",
    "places",
    "stem",
]

Keys = tuple[tuple[str, float], ...]

# In capitals these are names; in small letters they are pronouns.
_CAPITALS = {"US": "u.s.", "IT": "i.t."}
_TEXT, _PARTED, _STEM, _BEGUN = map(attrgetter, ("text", "parts", "stem", "phrases"))


class Word(NamedTuple):
    """A word that carries content; `text` is as printed, at `start:end` of the sentence.

    `stem` is what is compared; `groups` are the keys of the phrases that it is a part of.
    """

    stem: str
    start: int
    end: int
    text: str
    groups: Keys = ()


# Phrases by their second stem: the stems after it, the key ("" for asking) and its strength.
_Phrases = Mapping[str, Sequence[tuple[list[str], str, float]]]


class _Lexicon(NamedTuple):
    """The keys of single stems, and the phrases by their first stem."""

    single: Mapping[str, Keys]
    phrases: Mapping[str, _Phrases]


class _Entry(NamedTuple):
    """What is known of a word as printed: its stem, where it is silent, what it begins."""

    stem: str
    in_text: bool
    in_question: bool
    phrases: _Phrases
    parts: tuple[tuple[str, int, int], ...]  # of a word with hyphens: part, start, end
    keys: tuple[str, ...]  # those that a text has for the word where it is no part of a phrase


def is_known(word: str) -> bool:
    """Whether a word (lower case) stands among stop words, synonyms (but as a name) or places.

    >>> is_known("whats"), is_known("handset"), is_known("zorblat")
    (True, True, False)
    """
    return word in stops() or stem(word) in _known_stems()


@cache
def _known_stems() -> frozenset[str]:
    names = {stem(word) for group in groups() if group.names for word in group.words}
    single = {
        word
        for word, found in _lexicon().single.items()
        if any(key[0] != EMBLEM for key, _ in found)
    }
    return (frozenset(map(stem, forms().values())) | single) - names


@cache
def _lexicon() -> _Lexicon:
    single: defaultdict[str, dict[str, float]] = defaultdict(dict)
    phrases: dict[str, dict[str, list[tuple[list[str], str, float]]]] = {}
    for text, key, strength in vocabulary():
        first, *rest = (stem(part) for token in tokens(text) for part, _, _ in _parts(token.lower))
        if not rest:
            single[first][key] = strength
        else:
            begun = phrases.setdefault(first, {})
            begun.setdefault(rest[0], []).append((rest[1:], key, strength))
    return _Lexicon({word: tuple(found.items()) for word, found in single.items()}, phrases)


@lru_cache(maxsize=KEPT)
def _entry(text: str) -> _Entry:
    lower = _CAPITALS.get(text, text.lower().replace("’", "'"))
    key = stem(lower)
    stop = stops().get(lower, "") if any(map(str.isalnum, lower)) else "both"
    parts = _parts(lower) if "-" in lower and len(lower) > 1 else ()
    return _Entry(
        key,
        stop in {"both", "sentence"},
        stop in {"both", "question"},
        _lexicon().phrases.get(key, {}),
        parts,
        _text_keys(key, ()),
    )


@cache
def _closed() -> frozenset[str]:
    """Words of the synonyms that are written as one word ("startup", "ecommerce")."""
    return frozenset(word for group in groups() for word in group.words if word.isalpha())


@lru_cache(maxsize=8192)
def _parts(lower: str) -> tuple[tuple[str, int, int], ...]:
    """The parts of a word with hyphens: (part, start, end); one if it is also written as one."""
    if "-" not in lower or len(lower) == 1:
        return ((lower, 0, len(lower)),)
    joined = lower.replace("-", "")
    if is_common(joined) or joined in _closed():
        return ((joined, 0, len(lower)),)
    return tuple((part.group(), *part.span()) for part in re.finditer(r"[^-]+", lower))


def _pieces(cut: Sequence[Token]) -> tuple[Sequence[Token], list[_Entry]]:
    """The tokens with what is known of each; those with hyphens in their parts."""
    known = list(map(_entry, map(_TEXT, cut)))
    if not any(map(_PARTED, known)):
        return cut, known
    pieces: list[Token] = []
    parted: list[_Entry] = []
    for token, entry in zip(cut, known, strict=True):
        for part, first, last in entry.parts:
            start, end = token.start + first, token.start + last
            pieces.append(Token(token.text[first:last], part, start, end))
            parted.append(_entry(part))
        if not entry.parts:
            pieces.append(token)
            parted.append(entry)
    return pieces, parted


def _marks(known: Sequence[_Entry]) -> dict[int, dict[str, float]]:
    """The keys of the phrases, by the place of each piece that belongs to one."""
    marks: dict[int, dict[str, float]] = {}
    # Few words begin a phrase: all others are passed over without a step of Python.
    for first in compress(count(), map(_BEGUN, known[:-1])):
        for rest, key, strength in known[first].phrases.get(known[first + 1].stem, ()):
            last = first + 2 + len(rest)
            if list(map(_STEM, known[first + 2 : last])) == rest:
                for part in range(first, last):
                    marks.setdefault(part, {})[key] = strength
    return marks


def content_words(
    cut: Sequence[Token], *, question: bool = False, skip: Sequence[tuple[int, int]] = ()
) -> list[Word]:
    """The words that carry content, in order; numbers stay, signs and stop words go.

    With `question`, the words of asking go too ("how much", "did", "please"). Words inside a
    span of `skip` (periods, the company's name) are left out. A word with hyphens gives its
    parts.

    >>> asked = tokens("How many gas-powered cars did it sell?")
    >>> [word.text for word in content_words(asked, question=True)]
    ['gas', 'powered', 'cars', 'sell']
    """
    pieces, known = _pieces(cut)
    marks = _marks(known)
    found: list[Word] = []
    skipped = Spans(skip) if skip else None
    for number, entry in enumerate(known):
        if entry.in_question if question else entry.in_text:
            continue
        mark = marks.get(number)
        if mark and question and "" in mark:
            continue
        text, _, start, end = pieces[number]
        if skipped and skipped.overlap(start, end):
            continue
        found.append(Word(entry.stem, start, end, text, tuple(mark.items()) if mark else ()))
    return found


def key_offsets(cut: Sequence[Token]) -> dict[str, list[int]]:
    """The keys of the words of a sentence that carry content, each with where it stands."""
    pieces, known = _pieces(cut)
    marks = _marks(known)
    found: dict[str, list[int]] = {}
    for number, (entry, piece) in enumerate(zip(known, pieces, strict=True)):
        if entry.in_text:
            continue
        mark = marks.get(number) if marks else None
        for key in _text_keys(entry.stem, tuple(mark.items())) if mark else entry.keys:
            if key in found:
                found[key].append(piece.start)
            else:
                found[key] = [piece.start]
    return found


@lru_cache(maxsize=8192)
def _keys(stemmed: str, phrases: Keys) -> Keys:
    known = dict(_lexicon().single.get(stemmed, ()))
    if any(key.startswith(PLACE) for key, _ in phrases):
        # "America" in "North America" is not the United States.
        known = {key: strength for key, strength in known.items() if not key.startswith(PLACE)}
    known.update(phrases)
    known.pop("", None)
    known[stemmed] = 1.0
    return tuple(sorted(known.items(), key=lambda key: (-key[1], key[0])))


def keys(word: Word) -> Keys:
    """The keys of a word with their strengths, the strongest (its own stem) first.

    >>> keys(content_words(tokens("handsets"))[0])
    (('handset', 1.0), ('=phone', 0.9))
    """
    found = _keys(word.stem, word.groups)
    if len(found) == 1:
        return found
    return tuple((key, strength) for key, strength in found if key[0] != EMBLEM)


@lru_cache(maxsize=KEPT)
def _text_keys(stemmed: str, phrases: Keys) -> tuple[str, ...]:
    """The keys that a text has for one of its words: for an emblem that of its country."""
    found = _keys(stemmed, phrases)
    return tuple(PLACE + key[1:] if key.startswith(EMBLEM) else key for key, _ in found)


@cache
def _contrary() -> Mapping[str, frozenset[str]]:
    return {group.key: frozenset(group.against) for group in groups() if group.against}


def contrary(word: Word) -> frozenset[str]:
    """The keys that say the contrary of a word: those of "fall" for "jumped".

    >>> sorted(contrary(content_words(tokens("jumped"))[0]))
    ['=cut', '=fall']
    """
    return frozenset().union(*(_contrary().get(key, ()) for key, _ in keys(word)))


def key_set(sentence: Iterable[Word]) -> frozenset[str]:
    """Every key of a sentence's words; keep it where many questions meet the same sentence."""
    return frozenset(key for word in sentence for key in _text_keys(word.stem, word.groups))


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

"""What a number counts: a unit of measure, a noun phrase, and what it is counted by."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from knowledge.language.pieces import HYPHENS, Pieces, pieces
from knowledge.tables import table, words

_LONGEST_UNIT = 5  # pieces, "full-time equivalents"
_LONGEST_PHRASE = 6  # words from number to head noun
# "$1.06 billion a year earlier" is no yearly amount.
_PAST = frozenset({"earlier", "ago", "before", "prior", "previously", "later", "on", "over", "-"})
_NOT_FOR = frozenset({"year", "month", "week", "quarter", "from", "and", "the"})
_ARTICLES = ("a", "an", "/", "each", "every")
_PARTICIPLES = ("ed", "ing", "ly")
_PAIRS = frozenset({"and", "or", "&", ","})


class Counted(NamedTuple):
    """What follows a number, up to piece `last` (exclusive).

    `unit` is plural; `noun` the phrase as printed ("" for a unit of measure); `kind` is
    "ratio", "measure", "time" or "count"; `factor` is what the number is multiplied with.
    """

    unit: str
    last: int
    noun: str = ""
    kind: str = "count"
    factor: Decimal = Decimal(1)


@cache
def _units() -> dict[str, tuple[str, str, Decimal]]:
    found: dict[str, tuple[str, str, Decimal]] = {}
    for row in table("units"):
        entry = (row["unit"], row["kind"], Decimal(row["factor"]))
        for form in words(row["forms"]):
            # Keys are spelled piece by piece, as the sentence is cut.
            key = [piece for piece in pieces(form).lower if piece not in HYPHENS]
            found.setdefault(" ".join(key), entry)
    return found


@cache
def _starts() -> frozenset[str]:
    return frozenset(form.split()[0] for form in _units())


@cache
def is_measure(unit: str) -> bool:
    """Whether a unit is one of measure, as tons and megawatts are, not what is counted."""
    return any(known == unit and kind == "measure" for known, kind, _ in _units().values())


@cache
def counting(kind: str) -> frozenset[str]:
    """The words of one class of `data/counting.csv`: stop, plural, singular or modifier."""
    return frozenset(
        word for row in table("counting") if row["class"] == kind for word in words(row["words"])
    )


def unit_at(cut: Pieces, at: int) -> Counted | None:
    """The unit of measure at piece `at`, None if there is none: "percent", "-megawatt", "GWh"."""
    first = at
    if cut.word(at) in HYPHENS and cut.joined(at - 1) and cut.joined(at):
        first = at + 1
    if cut.word(first) not in _starts():
        return None
    units = _units()
    places = _places(cut, first)
    for length in range(len(places), 0, -1):
        entry = units.get(" ".join([cut.lower[place] for place in places[:length]]))
        if entry is None:
            continue
        unit, kind, factor = entry
        last = places[length - 1] + 1
        if length == 1 and not _is_abbreviation(cut, first, kind):
            return None
        if kind == "time" and first == at and cut.word(last) in HYPHENS:
            return None  # "rose to 7,972 year-over-year"
        return Counted(unit, last, "", "measure" if kind == "joined" else kind, factor)
    return None


def _places(cut: Pieces, first: int) -> list[int]:
    """The pieces that a unit may consist of, without the hyphens that join them."""
    places = [first]
    for place in range(first + 1, min(first + 2 * _LONGEST_UNIT, len(cut.raw))):
        if cut.raw[place] in HYPHENS and cut.joined(place - 1) and cut.joined(place):
            continue
        places.append(place)
        if len(places) == _LONGEST_UNIT:
            break
    return places


def _is_abbreviation(cut: Pieces, at: int, kind: str) -> bool:
    """Whether a short word is printed as its unit is: "5x", "20 GW", "5 t", but not "5 in"."""
    word = cut.raw[at]
    if kind == "joined" and word != word.lower() and word not in ("W", "MT"):
        return False  # "5G"
    if kind == "joined" or word in ("x", "X", "×"):
        return cut.joined(at - 1) or (kind == "joined" and len(word) < 3)  # noqa: PLR2004
    if word == "fold":
        return cut.raw[at - 1] in HYPHENS or cut.joined(at - 1)
    if word.lower() in ("w", "ha", "hp", "mp", "bu", "pt", "pa"):
        return word != "HA" and (cut.joined(at - 1) or word in ("W", "ha", "MP", "hp"))
    return True


def phrase_at(cut: Pieces, at: int, *, one: bool = False) -> Counted | None:
    """The noun phrase counted by the number before piece `at`, None if there is none.

    The phrase ends with its head, a plural ("1,433 | new energy vehicles | delivered in");
    after a hyphen, or with `one`, the head is a singular ("a 500-seat hall").
    """
    if at >= len(cut.raw):
        return None
    if cut.raw[at] == "+" and cut.joined(at - 1):
        at += 1
    if cut.word(at) in HYPHENS:
        return _after_hyphen(cut, at)
    head = -1
    for place in range(at, min(at + _LONGEST_PHRASE, len(cut.raw))):
        if place > at and (_is_joint(cut, place) or (head < 0 and _pairs(cut, place))):
            continue
        word, text = cut.lower[place], cut.raw[place]
        if not text[0].isalpha() or _ends_phrase(cut, place, at, headed=head >= 0):
            break
        if _is_plural(word, text):
            head = place
        elif head >= 0:
            break
    if head < 0:
        return _single(cut, at) if one else None
    noun = cut.sentence[cut.starts[at] : cut.ends[head]]
    return Counted(_spelling(cut.raw[head]), head + 1, noun)


def _is_joint(cut: Pieces, place: int) -> bool:
    """Whether a piece is a hyphen between two words ("bolt-on acquisitions")."""
    return cut.raw[place] in HYPHENS and cut.joined(place - 1) and cut.joined(place)


def _pairs(cut: Pieces, place: int) -> bool:
    """Whether a piece joins two words before one head: "cable and internet customers"."""
    if cut.lower[place] not in _PAIRS or not cut.word(place - 1).isalpha():
        return False
    return cut.word(place + 1).isalpha() and not cut.joined(place)


def _ends_phrase(cut: Pieces, place: int, at: int, *, headed: bool) -> bool:
    """Whether a word cannot belong to the phrase from `at` on; `headed`: it has a plural."""
    word = cut.lower[place]
    if place > at and cut.raw[place - 1] in HYPHENS:
        return False
    if headed and word.endswith(_PARTICIPLES):
        return True
    return word in counting("stop") or (word in counting("verb") and cut.raw[place] == word)


def _is_plural(word: str, text: str) -> bool:
    if word in counting("plural") or (text[:-1].isupper() and text[-1] == "s" and len(text) > 2):  # noqa: PLR2004
        return True
    if not word.endswith("s") or len(word) < 3 or "'" in word:  # noqa: PLR2004
        return False
    if word.endswith(("ss", "us", "ous")) and word not in ("buses", "bonuses"):
        return False
    return word not in counting("singular") and not (text.isupper() and len(text) > 2)  # noqa: PLR2004


def _single(cut: Pieces, at: int) -> Counted | None:
    word = cut.word(at)
    if not word.isalpha() or word in counting("stop") or len(word) < 3:  # noqa: PLR2004
        return None
    return Counted(_plural(word), at + 1, cut.raw[at])


def _after_hyphen(cut: Pieces, at: int) -> Counted | None:
    """The singular that a hyphen joins to a number: "500-seat"."""
    if not (cut.joined(at - 1) and cut.joined(at)) or at + 1 >= len(cut.raw):
        return None
    text = cut.raw[at + 1]
    if not text.islower() or not text.isalpha() or text in counting("stop") or len(text) < 3:  # noqa: PLR2004
        return None
    return Counted(_plural(text), at + 2, text)


def _plural(word: str) -> str:
    if word in counting("plural") or _is_plural(word, word):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _spelling(text: str) -> str:
    """The unit as it is kept: lower case, but for a plural of initials ("EVs")."""
    return text if text[:-1].isupper() and len(text) > 2 else text.lower()  # noqa: PLR2004


@cache
def _denominators() -> tuple[dict[str, str], dict[str, str]]:
    after_article: dict[str, str] = {}
    alone: dict[str, str] = {}
    for row in table("denominators"):
        for form in words(row["forms"]):
            (alone if row["adverb"] else after_article)[form] = row["per"]
    return after_article, alone


def _opens_phrase(cut: Pieces, at: int) -> bool:
    """Whether a noun may follow an adverb, which then belongs to it ("28,000 hourly workers")."""
    word = cut.word(at)
    return word.isalpha() and word not in counting("stop")


def per_at(cut: Pieces, at: int) -> tuple[str, int]:
    """What the amount is counted by, and where that ends; ("", at) if nothing is printed.

    "per share", "a barrel", "-a-share", "/year", "apiece", "per annum".
    """
    word, following = cut.word(at), at + 1
    nouns, adverbs = _denominators()
    if word in adverbs and not _opens_phrase(cut, following):
        return adverbs[word], following
    if word == "of" and (end := _of_what(cut, at + 1)):  # "barrels of oil equivalent per day"
        word, following = "per", end
    elif word in HYPHENS and cut.joined(at - 1):
        word, following = cut.word(at + 1), at + 2
        following += cut.word(following) in HYPHENS
    if word == "per":
        return _after_per(cut, following) or ("", at)
    noun = cut.word(following)
    if word in _ARTICLES and noun in nouns and not _is_past(cut, following + 1):
        return nouns[noun], following + 1
    return ("each", at + 1) if word == "each" else ("", at)


def _is_past(cut: Pieces, at: int) -> bool:
    """Whether words go on to a time before: "a year earlier", "a year on,", "a year on year"."""
    word, after = cut.word(at), cut.word(at + 1)
    return word in _PAST and not (word == "on" and after.isalpha() and after not in _NOT_FOR)


def _of_what(cut: Pieces, at: int) -> int:
    """The piece behind the "per" that follows a few words without a number, 0 for none."""
    end = next((place for place in range(at + 1, at + 4) if cut.word(place) == "per"), 0)
    return end + 1 if end and all(word.isalpha() for word in cut.lower[at:end]) else 0


def _past_classes(cut: Pieces, at: int) -> int:
    """The piece behind the classes of a share: "per | Class A, B and Class C | share"."""
    if cut.word(at) != "class" or len(cut.word(at + 1)) != 1:
        return at
    at += 2
    while cut.word(at) in {"and", ","}:
        letter = at + 1 + (cut.word(at + 1) == "class")
        if len(cut.word(letter)) != 1:
            break
        at = letter + 1
    return at


def _past_stock(cut: Pieces, at: int) -> int:
    """The piece behind another class that the same amount is for: "share | and Class C stock"."""
    behind = _past_classes(cut, at + 1) if cut.word(at) == "and" else at
    if behind <= at + 1:
        return at
    behind += cut.word(behind) == "capital"
    return behind + 1 if cut.word(behind) in {"stock", "share", "shares"} else at


def _after_per(cut: Pieces, at: int) -> tuple[str, int] | None:
    """The denominator after "per": "share", "diluted ordinary share", any other noun."""
    nouns, adverbs = _denominators()
    at = _past_classes(cut, at)
    for place in range(at, at + 3):
        known = nouns.get(cut.word(place)) or adverbs.get(cut.word(place))
        if known:
            last = place + 1 + (known.endswith("wh") and cut.word(place + 1) == "hour")
            return known, _past_stock(cut, last)
    noun = cut.word(at)
    return (noun, at + 1) if noun.isalpha() and noun not in ("cent", "se") else None

"""Words that are quantities by themselves: multiples ("doubled") and fractions ("a third")."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import NamedTuple

from knowledge.language.numbers import ONES
from knowledge.language.pieces import HYPHENS, Pieces

_TIMES = {
    "doubl": 2,
    "tripl": 3,
    "trebl": 3,
    "quadrupl": 4,
    "quintupl": 5,
    "sextupl": 6,
}
MULTIPLES = {
    stem + ending: Decimal(times)
    for stem, times in _TIMES.items()
    for ending in ("e", "ed", "es", "ing")
}
FOLD = {f"{word}fold": Decimal(value) for word, value in ONES.items()} | {
    "hundredfold": Decimal(100)
}
HALVED = frozenset({"halved", "halving", "halves"})
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
}
PLURAL_PARTS = {part + "s": bottom for part, bottom in PARTS.items() if part != "half"}
# What may follow a fraction that stands for a share; a noun makes it an ordinal ("a third plant").
_FOLLOWERS = frozenset(
    "of off from more less lower higher to in on over compared since by as last this year when while "
    'after between during for and or at , . ; : ) ” "'.split()
)
_CERTAIN = frozenset(
    "by nearly almost about around roughly over than least up down under approximately only another".split()
)
_AFTER_HALF = frozenset(
    "of the its their his her our that all these those my what from off".split()
)
_NO_HALF = frozenset(
    "first second latter last next previous prior other better this each every fiscal and a in".split()
)
_PLAIN_PARTS = frozenset({2, 4})
_SAID = frozenset({"of", "percentage", "percent"})
_FULL = frozenset({"full", "percentage", "percent"})
_NOUN_USE = frozenset("digit digits room rooms check edition bill down".split())


_HALVING = frozenset({"cut", "cuts", "cutting", "slashed", "reduced", "reduce", "nearly"})
_AFTER_THIRD = ("of", "off", "from", "more", "less")
_ADVERBS = {"twice": Decimal(2), "thrice": Decimal(3)}
_AFTER_ADVERB = frozenset({"as", "the", "its", "their", "that", "what", "last", "more"})


class Multiple(NamedTuple):
    """A quantity in words at pieces `first` to `last` (exclusive); `about` for thirds."""

    value: Decimal
    unit: str
    first: int
    last: int
    direction: int = 0
    about: bool = False


STARTERS = (
    frozenset(MULTIPLES)
    | frozenset(FOLD)
    | HALVED
    | frozenset(_ADVERBS)
    | frozenset(PARTS)
    | frozenset(PLURAL_PARTS)
)


def multiple_at(cut: Pieces, at: int) -> Multiple | None:
    """The multiple or fraction whose key word is piece `at`, None if it is none.

    "doubled" 2 times, "threefold" 3 times, "a third" 33.3333 percent, "half of" 50 percent.
    """
    word, after = cut.lower[at], cut.word(at + 1)
    if word in PARTS or word in PLURAL_PARTS:
        point = _of_point(cut, at)
        return point or (_half if word == "half" else partial(_fraction, word=word))(cut, at, after)
    if word in HALVED:
        return Multiple(Decimal("0.5"), "times", at, at + 1, -1)
    if word in MULTIPLES:
        named = (
            (after in HYPHENS and cut.joined(at))
            or after in _NOUN_USE
            or after[:1].isdigit()
            or (cut.raw[at].istitle() and cut.raw[at + 1 : at + 2] != [after])  # "Triple Flag"
        )
        return None if named else Multiple(MULTIPLES[word], "times", at, at + 1, 1)
    if word in _ADVERBS and after not in _AFTER_ADVERB:
        return None  # "twice a week"
    return Multiple(FOLD.get(word) or _ADVERBS[word], "times", at, at + 1)


def _point_behind(cut: Pieces, at: int) -> int:
    """The piece behind the point that a fraction is of: "of a percentage point", "-point"."""
    if cut.word(at) in ("of", "a"):
        at += 1 + (cut.word(at) == "of" and cut.word(at + 1) in ("a", "one"))
    at += cut.word(at) in HYPHENS
    at += cut.word(at) in _FULL
    return at + 1 if cut.word(at) in ("point", "points") else 0


def _of_point(cut: Pieces, at: int) -> Multiple | None:
    """The part of a percentage point whose key word is piece `at`: "a quarter-point cut"."""
    word, last = cut.lower[at], _point_behind(cut, at + 1)
    bottom = PARTS.get(word) or PLURAL_PARTS[word]
    if not last or (bottom not in _PLAIN_PARTS and _SAID.isdisjoint(cut.lower[at:last])):
        return None  # "a third point to note"
    hyphen = cut.word(at - 1) in HYPHENS and cut.joined(at - 1)
    first = at - 2 if hyphen else at - 1
    top = ONES.get(cut.word(first), 0)
    if not 0 < top < bottom:
        top, first = 1, first if cut.word(first) in ("a", "an") else at
    return Multiple(Decimal(top) / bottom, "percentage_point", first, last)


def _fraction(cut: Pieces, at: int, after: str, *, word: str) -> Multiple | None:
    """A share of something: "a third", "two-fifths", "three quarters of"."""
    hyphen = cut.word(at - 1) in HYPHENS and cut.joined(at - 1)
    first = at - 2 if hyphen else at - 1
    top_word = cut.word(first)
    top = 1 if top_word in ("a", "an") else ONES.get(top_word, 0)
    bottom = PARTS.get(word) or PLURAL_PARTS[word]
    if not 0 < top < bottom or (top == 1) is not (word in PARTS):
        return None
    if not _is_share(cut, first, word, after, sure=hyphen or top > 1):
        return None
    value = Decimal(100 * top) / bottom
    about = value != round(value, 2)
    return Multiple(round(value, 4) if about else value, "percent", first, at + 1, 0, about)


def _is_share(cut: Pieces, first: int, word: str, after: str, *, sure: bool) -> bool:
    """Whether a fraction is no ordinal or period: not "a third plant", "three quarters later"."""
    before = cut.word(first - 1)
    certain = before in _CERTAIN
    if after == "-" or (after and after not in _FOLLOWERS and not sure and before != "by"):
        return False
    if word in ("quarter", "quarters"):
        return after == "of" or certain or cut.word(first + 1) in HYPHENS
    return word != "third" or sure or certain or after in _AFTER_THIRD


def _half(cut: Pieces, at: int, after: str) -> Multiple | None:
    """Fifty percent in "half of", "by half", "cut in half", "one-half"; not "the first half"."""
    before, first = cut.word(at - 1), at
    if after in HYPHENS and cut.joined(at):
        return None
    if before in HYPHENS and cut.word(at - 2) == "one":
        first, before = at - 2, cut.word(at - 3)
    if before == "in" and cut.word(at - 2) in _HALVING:
        return Multiple(Decimal(50), "percent", first, at + 1, -1)
    if before in _NO_HALF or before in HYPHENS or before[:1].isdigit():
        return None
    if after in _AFTER_HALF or before in _CERTAIN:
        return Multiple(Decimal(50), "percent", first, at + 1)
    return None

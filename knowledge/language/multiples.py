"""Words that are quantities by themselves: multiples ("doubled") and fractions ("a third")."""

from __future__ import annotations

from decimal import Decimal
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
    'of off from more less lower higher to in on over compared since by as last this year when while after between during for , . ; : ) ” " to and or at'.split()
)
_CERTAIN = frozenset(
    "by nearly almost about around roughly over than least up down under approximately only another".split()
)
_AFTER_HALF = frozenset(
    "of the its their his her our that all these those my what from off".split()
)
_NO_HALF = frozenset(
    "first second latter last next previous prior other better this each every fiscal a-".split()
)
_NOUN_USE = frozenset("digit digits room rooms check edition bill".split())


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
    | {"twice", "thrice"}
    | frozenset(PARTS)
    | frozenset(PLURAL_PARTS)
)


def multiple_at(cut: Pieces, at: int) -> Multiple | None:
    """The multiple or fraction whose key word is piece `at`, None if it is none.

    "doubled" 2 times, "threefold" 3 times, "a third" 33.3333 percent, "half of" 50 percent.
    """
    word = cut.lower[at]
    after = cut.word(at + 1)
    if word in MULTIPLES:
        if (after in HYPHENS and cut.joined(at)) or after in _NOUN_USE or after[:1].isdigit():
            return None
        return Multiple(MULTIPLES[word], "times", at, at + 1, 1)
    if word in FOLD:
        return Multiple(FOLD[word], "times", at, at + 1)
    if word in HALVED:
        return Multiple(Decimal("0.5"), "times", at, at + 1, -1)
    if word in ("twice", "thrice"):
        if after in ("as", "the", "its", "their", "that", "what", "last", "more"):
            return Multiple(Decimal(2 if word == "twice" else 3), "times", at, at + 1)
        return None
    return _fraction(cut, at, word, after)


def _fraction(cut: Pieces, at: int, word: str, after: str) -> Multiple | None:
    if word == "half":
        return _half(cut, at, after)
    step = 2 if cut.word(at - 1) in HYPHENS and cut.joined(at - 1) else 1
    top_word = cut.word(at - step)
    top = 1 if top_word in ("a", "an") else ONES.get(top_word, 0)
    bottom = PARTS.get(word) or PLURAL_PARTS[word]
    if not top or top >= bottom or (top == 1) is not (word in PARTS):
        return None
    before = cut.word(at - step - 1)
    certain = step == 2 or before in _CERTAIN  # noqa: PLR2004
    if word.startswith("quarter") and after not in ("of", "-") and not certain:
        return None
    if after == "-" and cut.joined(at):
        return None
    if after and after not in _FOLLOWERS and not (step == 2 or top > 1 or before == "by"):  # noqa: PLR2004
        return None
    if (
        word == "third"
        and top == 1
        and not certain
        and after not in ("of", "off", "from", "more", "less")
    ):
        return None
    value = Decimal(100 * top) / bottom
    about = value != round(value, 2)
    return Multiple(round(value, 4) if about else value, "percent", at - step, at + 1, 0, about)


def _half(cut: Pieces, at: int, after: str) -> Multiple | None:
    before = cut.word(at - 1)
    first = at
    if before in HYPHENS and cut.joined(at - 1) and cut.word(at - 2) == "one":
        first, before = at - 2, cut.word(at - 3)
    elif (
        before in HYPHENS
        or before in _NO_HALF
        or before[:1].isdigit()
        or (after in HYPHENS and cut.joined(at))
    ):
        return None
    if before in ("and", "a", "in"):  # "one and a half", "half and half", "cut in half"
        if before != "in" or cut.word(at - 2) not in (
            "cut",
            "cuts",
            "cutting",
            "slashed",
            "reduced",
            "nearly",
            "reduce",
        ):
            return None
        return Multiple(Decimal(50), "percent", first, at + 1, -1)
    if after in _AFTER_HALF or before in _CERTAIN:
        return Multiple(Decimal(50), "percent", first, at + 1)
    return None

"""How exact the words around a number say it is."""

from __future__ import annotations

from functools import cache

from knowledge.language.mentions import Bound
from knowledge.language.numbers import is_scale
from knowledge.language.pieces import HYPHENS, Pieces
from knowledge.tables import table, words

_LONGEST = 4  # pieces of a hedge
# "5% above $20", "$3 million over $2 million" compare two amounts: the word does not say how
# exact the second one is.
_COMPARING = frozenset(
    {"above", "below", "under", "over", "beyond", "near", "topping", "topped", "within"}
)
_AMOUNT_ENDS = frozenset(
    {"%", "percent", "cent", "pct", "points", "cents", "dollars", "times", "year"}
)


@cache
def _phrases(side: str) -> dict[str, Bound]:
    found: dict[str, Bound] = {}
    bounds: dict[str, Bound] = {
        "about": "about",
        "at_least": "at_least",
        "at_most": "at_most",
        "exact": "exact",
    }
    for row in table("hedges"):
        if row["side"] == side:
            for phrase in words(row["phrases"]):
                key = phrase.replace(".", " .") if phrase.endswith(".") else phrase
                found.setdefault(key, bounds[row["bound"]])
    return found


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _phrases("before"))


def hedge_before(cut: Pieces, first: int, *, duration: bool = False) -> tuple[Bound, int]:
    """The bound that the words before piece `first` give, and the piece where they start.

    "exact" and `first` when there are none. Of two hedges the stricter holds ("up to about").
    `duration` marks a time: "over 3 years" says how long, not more than.
    """
    bound: Bound = "exact"
    at = first
    while at > 0 and cut.lower[at - 1] in _last_words():
        step, found = _hedge_ending(cut, at)
        if not step:
            break
        word = cut.lower[at - 1]
        if (word == "than" or word in _COMPARING) and _ends_amount(cut.word(at - step - 1)):
            break
        if step == 1 and word in ("over", "within") and duration and cut.word(at - 2) != "for":
            break
        at -= step
        if found != "exact" and bound in ("exact", "about"):
            bound = found
    return bound, at


def _ends_amount(word: str) -> bool:
    return word in _AMOUNT_ENDS or is_scale(word)


def _hedge_ending(cut: Pieces, at: int) -> tuple[int, Bound]:
    phrases = _phrases("before")
    for length in range(min(_LONGEST, at), 0, -1):
        found = phrases.get(" ".join(cut.lower[at - length : at]))
        if found is not None:
            return length, found
    return 0, "exact"


def hedge_after(cut: Pieces, last: int) -> Bound:
    """The bound that the words from piece `last` on give: "or more", "-plus", "or so"."""
    word = cut.word(last)
    if word in HYPHENS and cut.joined(last - 1) and cut.word(last + 1) == "plus":
        return "at_least"
    if word not in ("or", "plus", "+", "and", "give", "at"):
        return "exact"
    if word == "plus":
        return "exact"  # a sum, unless a hyphen joins it
    phrases = _phrases("after")
    for length in (3, 2, 1):
        found = phrases.get(" ".join(cut.lower[last : last + length]))
        if found is not None:
            return found
    return "exact"

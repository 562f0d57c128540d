"""Sectors of a stock market, which own the move of their shares: "the energy sector fell 2%"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from knowledge.language.inflection import verb_forms
from knowledge.language.tokens import Token
from knowledge.tables import table, words

SECTOR = "sector"
_PASSED = frozenset("index also was were is are has have had , and midcaps mid-caps".split())
_MOVED = frozenset("up down added adding adds shed lost losing loses higher lower advanced".split())
_LEADING = frozenset("in of for from to at on by with into across".split())
_ASIDE = 16  # tokens of what is said of a sector aside
SECTORS = ("sector", "sectors", "sub-sector", "subindex", "sub-index", "stocks index")


def moves(sentence: Sequence[Token], first: int, last: int) -> bool:
    """Whether a sector at `first:last` is the subject of a move of its shares."""
    at = first - 2 if first and sentence[first - 1].lower == "the" else first - 1
    led = at >= 0 and sentence[at].lower in _LEADING  # "investment in the property sector"
    return not led and _trades(sentence, last)


def _trades(sentence: Sequence[Token], last: int) -> bool:
    """Whether what stands behind a sector tells how its shares moved: "was up", "added 2%".

    Past what is said of it aside: ", which includes gold diggers, added 2%".
    """
    behind = [token.lower for token in sentence[last : last + _ASIDE]]
    if behind[:2] == [",", "which"] and "," in behind[2:]:
        behind = behind[behind.index(",", 2) + 1 :]
    moved = next((word for word in behind if word not in _PASSED), "")
    return moved in _moves()


@cache
def _moves() -> frozenset[str]:
    """The words for a move of shares; a sector that grows or shrinks is none of a market."""
    grown = (form for verb in ("grow", "expand", "shrink", "contract") for form in verb_forms(verb))
    return (changes() | _MOVED) - frozenset(grown)


@cache
def changes() -> frozenset[str]:
    """The verbs of change of one word, in all their forms."""
    verbs = (
        verb.removeprefix("=")
        for row in table("change_words")
        if row["part"] == "verb" and row["cue"] in ("change", "level")
        for verb in words(row["phrases"])
        if " " not in verb
    )
    return frozenset(form for verb in verbs for form in verb_forms(verb))

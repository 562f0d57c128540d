"""What a percentage, points or a multiple are of, by what stands around them and no metric word."""

from __future__ import annotations

import re

from knowledge.figures.shape import Shape, quantity_at
from knowledge.language.changes import Cue
from knowledge.language.metrics import metrics

GRADES = frozenset({"grams per tonne", "parts per million"})
_DRILLED = GRADES | {"metres", "feet"}
_METAL = re.compile(r"%[MI]")
_CUT_BY = re.compile(r"C[.]?[bF][.]{0,2}$")
_OF_CUTS = re.compile(r"%F?[.T]{0,3}C")  # "pricing in 60 bps | of further | cuts"
_CUT = re.compile(r"(?:cut|hike|eas(?:e|ing)|tighten|increase|reduction|decrease)", re.IGNORECASE)
_RESULTS = frozenset({"profit", "sales"})


def ratio_meaning(shape: Shape, index: int) -> tuple[str, float] | None:
    """The metric of a ratio, with its price; None if nothing tells it.

    "One 25-basis-point cut", "9 times EBITDA", "12 metres at 1.3% copper".
    """
    if quantity_at(shape, index).unit == "percentage_point" and _is_of_rate(shape, index):
        return "interest_rate", 4.5
    if _is_multiple(shape, index):
        return "pe_ratio", 2.0
    return ("ore_grade", 2.0) if _is_of_ore(shape, index) else None


def _is_multiple(shape: Shape, index: int) -> bool:
    """Whether it says how many times a result something costs: "paid 9 times EBITDA"."""
    behind = shape.items[index + 1 : index + 2]
    word = behind[0].metric if shape.signs[index] == "x" and behind else None
    families = metrics()[word.key].families if word is not None and word.kind == "noun" else ()
    return not _RESULTS.isdisjoint(families)


def _is_of_ore(shape: Shape, index: int) -> bool:
    """Whether a percentage is that of a metal in the rock: "12 metres at | 1.3% | copper"."""
    if _METAL.match(shape.signs, index) is None:
        return False
    word = shape.items[index + 1].metric
    metal = word is not None and word.key == "commodity_price"
    return metal and any(quantity_at(shape, at).unit in _DRILLED for at in shape.places("#"))


def _is_of_rate(shape: Shape, index: int) -> bool:
    """Whether points are those of a rate: "one 25-basis-point cut", "the bank cut by 25 bps"."""
    if shape.signs[index + 1 : index + 2] == "C":
        return True
    before = _CUT_BY.search(shape.signs, 0, index)
    behind = _OF_CUTS.match(shape.signs, index)
    place = before.start() if before else behind.end() - 1 if behind else index
    cue = shape.items[place].mention
    return isinstance(cue, Cue) and _CUT.match(cue.text) is not None

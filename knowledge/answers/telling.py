"""What kind of figure accounts for a word of a question that its evidence need not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from knowledge.answers.rank import Candidate
from knowledge.figures.figure import AHEAD
from knowledge.language.metrics import unit_kind
from knowledge.questions.light import Told

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PERCENTAGES = frozenset({"percent", "percentage_point"})
_MONEY = frozenset({"money", "per_share"})


def tells(told: Told, word: str, candidate: Candidate) -> bool:
    """Whether a figure is of the kind that a word of a question says ("" says nothing)."""
    if told == "year":
        figure = candidate.figure
        return f"20{word}" in figure.period or f"20{word}" in candidate.passage.places
    return not told or _TELLS[told](candidate)


def _kind(candidate: Candidate) -> str:
    return unit_kind(candidate.figure.unit, candidate.figure.per)


def _is_latest(candidate: Candidate) -> bool:
    """Whether the sentence sets the figure against the one before.

    Not for what is counted: "new customers" are some of all customers.
    """
    figure = candidate.figure
    if figure.role == "prior" or _kind(candidate) == "count":
        return False
    return any(
        stored.figure.role == "prior" and stored.figure.unit == figure.unit
        for stored in candidate.passage.figures
    )


def _is_estimate(candidate: Candidate) -> bool:
    return "estimate" in candidate.figure.scope


_TELLS: Mapping[str, Callable[[Candidate], bool]] = {
    "prior": lambda candidate: candidate.figure.role == "prior",
    "latest": _is_latest,
    "estimate": _is_estimate,
    "ahead": lambda candidate: candidate.figure.role in AHEAD,
    "range": lambda candidate: candidate.figure.bound == "between",
    "least": lambda candidate: candidate.figure.bound in {"at_least", "between"},
    "most": lambda candidate: candidate.figure.bound in {"at_most", "between"},
    "percent": lambda candidate: _kind(candidate) in _PERCENTAGES,
    "money": lambda candidate: _kind(candidate) in _MONEY,
    "times": lambda candidate: _kind(candidate) == "times",
    "day": lambda candidate: _DAY.fullmatch(candidate.figure.period) is not None,
}

"""When two figures say the same: the same number, or one after the other of the same thing."""

from __future__ import annotations

from knowledge.figures.figure import AHEAD, FORMER, PLANNED, STATED, Figure
from knowledge.language.metrics import related, unit_kind

_WEEKS = 14 * 86400.0  # seconds between articles on one event
_DAYS = {"m5"}  # the length of a day's key, "2022-02-16"
_ADJUSTED = {"adjusted", "underlying", "non-gaap", "normalised", "normalized"}
_AGAIN = {"restated", "revised"}  # not a scope: the same figure, told again


def same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same number, within half a percent."""
    if one.unit != other.unit:
        return False
    return abs(one.value - other.value) * 200 <= max(abs(one.value), abs(other.value))


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are measured the same way: unit, denominator and scope.

    What is counted may be told by another word ("people", "employees"): the metric is the same.
    """
    counts = unit_kind(one.unit) == unit_kind(other.unit) == "count"
    units = counts or one.unit == other.unit
    return units and (one.per, of_part(one.scope)) == (other.per, of_part(other.scope))


def of_part(scope: str) -> frozenset[str]:
    """The words of a scope by which it can be another's: "non-GAAP" is as good as "adjusted".

    >>> of_part("non-GAAP") == of_part("Adjusted, adjusted")
    True
    """
    told = (word.strip(",") for word in scope.removesuffix(PLANNED).lower().split())
    return frozenset("adjusted" if word in _ADJUSTED else word for word in told) - _AGAIN


def same_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures are about the same: company, metric, period, role, scope and unit."""
    return (
        one.company == other.company != ""
        and one.metric == other.metric != "other"
        and (one.period == other.period != "" or _one_event(one, other))
        and (one.role == other.role or {one.role, other.role} == STATED)
        and one.role != "change"
        and alike(one, other)
    )


def _one_event(one: Figure, other: Figure) -> bool:
    """Whether articles of the same weeks speak of something that has a day and no period."""
    dated = [length(figure) in _DAYS for figure in (one, other) if figure.period]
    return all(dated) and abs(published(one) - published(other)) < _WEEKS


def is_former(figure: Figure) -> bool:
    """Whether a figure is of before: an earlier value, or what was expected until then."""
    return figure.role == "prior" or figure.scope.endswith(FORMER)


def counterparts(one: Figure, other: Figure) -> bool:
    """Whether one of two figures is of before and the other of the same thing, as it is now."""
    return (
        is_former(one) != is_former(other)
        and "change" not in {one.role, other.role}
        and one.company == other.company
        and related(one.metric, other.metric) in {"same", "opposite"}
        and unit_kind(one.unit, one.per) == unit_kind(other.unit, other.per)
    )


def is_expected(figure: Figure, result: Figure) -> bool:
    """Whether a figure was expected of just what the other is the result of."""
    return (
        figure.role in AHEAD
        and result.role in STATED
        and (figure.company, figure.metric) == (result.company, result.metric)
        and figure.period == result.period != ""
        and alike(figure, result)
    )


def length(figure: Figure) -> str:
    """Whether a period is a quarter, a half, a year, a month or a day."""
    _, _, part = figure.period.partition("-")
    if not part:
        return "year"
    return part[0] if part[0] in "QH" else "first" if part.endswith("M") else f"m{len(part)}"


def published(figure: Figure) -> float:
    """When its article was published, as a number to sort by; 0 where that is unknown."""
    time = figure.article.published
    return time.timestamp() if time else 0.0

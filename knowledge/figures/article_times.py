"""The period of a figure whose sentence gives none: that of which the article speaks."""

from __future__ import annotations

from knowledge.figures.figure import AHEAD
from knowledge.figures.paid_times import earned
from knowledge.figures.timed import (
    FLOWS,
    STANDING,
    Timed,
    is_balance,
    is_closing,
    is_left,
    is_sequential,
    is_statistic,
)
from knowledge.figures.times import Calendar
from knowledge.language.mentions import Period

_YEAR = 4  # the length of a key such as "2019"
_QUARTERLY = "quarterly"
_YEARLY = frozenset({"annual", "full-year", "yearly"})


def of_article(timed: Timed, calendar: Calendar) -> Period | None:
    """The period of a figure whose sentence gives none."""
    if timed.yearly:
        return None
    if timed.paid_out:
        return earned(timed, calendar)
    if timed.role in AHEAD and not timed.estimate:
        return _expected(timed, calendar)
    if timed.daily:
        return calendar.today()
    if is_left(timed):
        return calendar.deed
    return _lasting(timed, calendar) or (calendar.measured if is_statistic(timed) else None)


def _lasting(timed: Timed, calendar: Calendar) -> Period | None:
    """The period that the article reports on, of what lasts that long."""
    if is_closing(timed):
        return calendar.closed()
    lasting = timed.family(FLOWS) or timed.role == "change"
    if lasting and (timed.metric not in STANDING or is_balance(timed)):
        # Who looks ahead in the lead reports on the quarter that is named only later.
        told = calendar.main or (calendar.quarter if calendar.outlook else None)
        found = _named_length(timed, calendar) or calendar.recent or told
        return found or (calendar.quarter_reported() if is_sequential(timed) else None)
    return None


def is_quarterly(timed: Timed) -> bool:
    """Whether what is stated is a result of a quarter: "quarterly sales"."""
    return _QUARTERLY in timed.scope.lower() and timed.family(FLOWS)


def _expected(timed: Timed, calendar: Calendar) -> Period | None:
    """The period of what is expected: that of the sentence before, or that of the lead."""
    if is_quarterly(timed):
        return calendar.quarter or calendar.quarter_reported()
    found = (calendar.ahead or calendar.recent) if timed.metric != "other" else None
    if found and (
        found.end is None or calendar.published is None or found.end >= calendar.published
    ):
        return found
    return calendar.outlook if timed.family(FLOWS) and not timed.daily else None


def _named_length(timed: Timed, calendar: Calendar) -> Period | None:
    """The year or the quarter that was spoken of, where the metric says which of the two."""
    words = set(timed.scope.lower().replace(",", "").split())
    if _QUARTERLY in words:
        return calendar.quarter or calendar.quarter_reported()
    spoken = calendar.recent or calendar.main
    if not words & _YEARLY:
        return None
    if spoken is None:
        return calendar.year_over() if timed.role == "reported" else None
    return calendar.year_of(spoken) if len(spoken.key) > _YEAR else None

"""Of which period a dividend is: the one whose profit is paid out, not the day of its payment."""

from __future__ import annotations

import re

from knowledge.figures.figure import AHEAD
from knowledge.figures.shape import Shape
from knowledge.figures.time_places import is_over
from knowledge.figures.timed import Timed
from knowledge.figures.times import Calendar
from knowledge.language.mentions import Period, PeriodMention

_SHORT = frozenset({"month", "day", "week"})
_PAYABLE = re.compile(r"\b(?:payable|record)(?: (?:in|on|as|of|at|from|the|date))* $")
_WITHIN = 30  # characters before a time in which such a word stands
_QUARTERLY, _LAST = "quarterly", "Q4"


def is_of_payment(shape: Shape, place: int, timed: Timed) -> bool:
    """Whether a time is when a dividend will be paid, or who gets it: "payable on March 5"."""
    mention = shape.items[place].mention
    if not timed.paid_out or not isinstance(mention, PeriodMention):
        return False
    if mention.grain in _SHORT and not is_over(shape, place, timed.published):
        return True
    start = mention.start
    return _PAYABLE.search(timed.text, max(0, start - _WITHIN), start) is not None


def earned(timed: Timed, calendar: Calendar) -> Period | None:
    """The period that a dividend is of whose sentence gives none: that of the results.

    One that is still to be approved by a meeting of the owners is that of a year.
    """
    if _QUARTERLY in timed.scope.lower() and calendar.quarter:
        return calendar.quarter
    found = calendar.recent or calendar.main
    proposed = timed.role in AHEAD and not timed.estimate
    return calendar.year_of(found) if found and proposed and _LAST in found.key else found

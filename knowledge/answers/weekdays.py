"""Whether a figure is of the day of the week, or of the month, that a question asks for."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.figures.figure import Figure
from knowledge.questions.days import day_alone
from knowledge.questions.query import Query

_STEMS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# "sat", "sun", "mon" and "wed" are other words as well
_DAYS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tues?|thurs?|fri)\b", re.IGNORECASE
)


@lru_cache(maxsize=16)
def weekday_of(text: str) -> int | None:
    """The day of the week that a text names alone, 0 for Monday; None for none or several.

    >>> weekday_of("how far did the shares fall on thursday"), weekday_of("by when?")
    (3, None)
    """
    found = {match.group()[:3].lower() for match in _DAYS.finditer(text)}
    return _STEMS.index(found.pop()) if len(found) == 1 else None


def weekday_feature(query: Query, figure: Figure) -> str:
    """How the day of a figure stands to the one asked for, as a feature; "" if either has none."""
    day = figure.period_end
    if query.period is not None or day is None or day != figure.period_start:
        return ""
    text = query.mended or query.text
    asked, number = weekday_of(text), day_alone(text)
    if asked is None and number is None:
        return ""
    same = asked in (None, day.weekday()) and number in (None, day.day)
    return "weekday_same" if same else "weekday_other"

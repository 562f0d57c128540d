"""How a question's period relates to a figure's."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from knowledge.language.mentions import Period
from knowledge.language.period_calendar import (
    KEY,
    SINCE,
    ended,
    from_key,
    month_end,
    moved,
    of_year,
)

Comparison = Literal["same", "inside", "contains", "overlap", "different", "unknown"]

_MONTH = re.compile(r"\d{4}-\d\d")  # the quarter ended in that month, if its dates say so
_LAG = timedelta(days=7)  # how far a 52-week quarter may end from the calendar's
_WEEK, _WEEKEND = frozenset({4, 5, 6, 7}), timedelta(days=3)  # days of a week but the first


@lru_cache(maxsize=4096)
def compatible(asked: Period, stated: Period) -> Comparison:
    """How a question's period relates to a figure's.

    "inside": the asked one lies inside the stated one; "contains": the other way round.
    Dates decide where both have them (a 52-week quarter is the calendar's within a week).
    A part without a year is that part of any year, and a part called by its number ("Q3 2016")
    is also what a company calls so. Fiscal periods without dates are compared
    by key with each other; with a calendar period the result is "different" where no fiscal
    year of that name could overlap it (or where two whole years differ), else "unknown".

    >>> compatible(from_key("2021"), from_key("2021-Q1"))
    'contains'
    >>> compatible(Period("Q1"), from_key("2021-Q1"))
    'same'
    """
    if asked.key.endswith(SINCE):
        return _since(from_key(asked.key.removesuffix(SINCE)), stated)
    one, other = KEY.fullmatch(asked.key), KEY.fullmatch(stated.key)
    if one and other and asked.key and stated.key and not (one["year"] and other["year"]):
        return _yearless(asked, stated, one, other)
    called = one and (one["kind"] or one["first"]) and _is_called(asked, stated)
    if asked.start and asked.end and stated.start and stated.end and not called:
        return _by_dates(asked.start, asked.end, stated.start, stated.end)
    if not (one and other and asked.key and stated.key):
        return "unknown"
    if called or _is_fiscal(asked) == _is_fiscal(stated):
        return _by_keys(asked.key, stated.key)
    return _across(asked, stated)


def _since(opening: Period | None, stated: Period) -> Comparison:
    """The time since a period, up to any day, against another: the same if that begins in it."""
    if opening is None or stated.start is None or stated.end is None:
        return "unknown"
    first = of_year(opening, stated.start.year)
    if first.start and not opening.start and first.start > stated.end:
        first = of_year(opening, stated.start.year - 1)
    if first.start is None or first.end is None:
        return "unknown"
    if stated.end - stated.start <= _LAG:
        return "unknown"  # a day's price may be told beside how far it has come
    if first.start <= stated.start <= first.end < stated.end:
        return "same"
    if stated.end < first.start:
        return "different"
    return "contains" if first.start <= stated.start else "overlap"


def _is_called(asked: Period, stated: Period) -> bool:
    """Whether a company's quarter or half has the very name that is asked for."""
    return asked.key == stated.key and not _is_fiscal(asked) and _is_fiscal(stated)


def _is_fiscal(period: Period) -> bool:
    """Whether the key is that of a company's year, marked so or told by the dates."""
    if period.fiscal or period.start is None or _MONTH.fullmatch(period.key):
        return period.fiscal
    plain = from_key(period.key)
    return bool(plain and plain.start and abs(plain.start - period.start) > _LAG)


def _by_dates(start: date, end: date, other_start: date, other_end: date) -> Comparison:
    long = min(end - start, other_end - other_start) > _LAG * 4
    lag = _LAG if long else timedelta(0)
    if abs(start - other_start) <= lag and abs(end - other_end) <= lag:
        return "same"
    weeks = {(end - start).days, (other_end - other_start).days} <= _WEEK
    if weeks and abs(end - other_end) <= _WEEKEND:
        return "same"  # one to a Friday, and the calendar's
    if other_start <= start and end <= other_end:
        return "inside"
    if start <= other_start and other_end <= end:
        return "contains"
    return "overlap" if start <= other_end and other_start <= end else "different"


def _by_keys(asked: str, stated: str) -> Comparison:
    one, other = from_key(asked), from_key(stated)
    if asked == stated:
        return "same"
    if one and other and one.start and one.end and other.start and other.end:
        return _by_dates(one.start, one.end, other.start, other.end)
    return "unknown"


def _yearless(
    asked: Period, stated: Period, one: re.Match[str], other: re.Match[str]
) -> Comparison:
    if one["span"] or other["span"]:
        return _by_months(asked, stated, one, other)
    year = one["year"] or other["year"] or "2000"
    keys = [match.string if match["year"] else f"{year}-{match.string}" for match in (one, other)]
    if keys[0] == keys[1]:
        return "same"
    if _is_fiscal(stated) or _is_fiscal(asked):
        return _by_keys(*keys)
    found = from_key(keys[0]), from_key(keys[1])
    dates = [
        (whole.start or made.start, whole.end or made.end)
        for whole, made in zip((asked, stated), found, strict=True)
        if made
    ]
    if len(dates) < 2:  # noqa: PLR2004
        return "unknown"
    (start, end), (other_start, other_end) = dates
    if not (start and end and other_start and other_end):
        return "unknown"
    return _by_dates(start, end, other_start, other_end)


def _by_months(
    asked: Period, stated: Period, one: re.Match[str], other: re.Match[str]
) -> Comparison:
    """The months that end in one of any year ("the December quarter") against another period."""
    end = asked.end or stated.end
    year = str(end.year) if end else "2000"
    spans: list[tuple[date, date]] = []
    for period, match in ((asked, one), (stated, other)):
        made = from_key(period.key if match["year"] else f"{year}-{period.key}")
        if match["span"]:
            made = ended(month_end(int(year), int(match["closing"])), int(match["span"]))
        known = period if period.start else made
        if known is None or known.start is None or known.end is None:
            return "unknown"
        if period.fiscal and period.start is None:
            return "unknown"
        spans.append((known.start, known.end))
    return _by_dates(*spans[0], *spans[1])


def _across(asked: Period, stated: Period) -> Comparison:
    """A fiscal period without dates against a calendar one."""
    fiscal, plain = (asked, stated) if asked.fiscal else (stated, asked)
    if len(fiscal.key) == len(plain.key) == 4:  # noqa: PLR2004
        return "unknown" if fiscal.key == plain.key else "different"
    widest, calendar = from_key(fiscal.key), from_key(plain.key)
    if not (widest and calendar and widest.start and widest.end and calendar.start):
        return "unknown"
    # A fiscal year is named after the calendar year it ends in, or, if that is January, the
    # one before: it begins between eleven months before and one month into the named year.
    earliest, latest = moved(widest.start, 11), moved(widest.end, -1)
    end = plain.end or calendar.end or calendar.start
    met = (plain.start or calendar.start) <= latest and earliest <= end
    return "unknown" if met else "different"

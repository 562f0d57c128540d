"""Periods as values: made from their parts, and moved.

Keys are those of `mentions.Period`, and six more kinds: "2021-11M" (the first eleven
months), "2021-05-04/7D" (the seven days up to 4 May), a part without its year ("Q1", "H1", "9M", "04", "05-04"), which stands for that part
of any year, "3M-12" and "2021-3M-12" for the months up to December (of any year, of 2021),
whatever a company calls them, "2021.." for the time since 2021, of which nobody says how long it is, and the end month of a stretch that is no calendar quarter or half: the quarter
ended February 2016 is "2016-02" with the dates 2015-12-01 to 2016-02-29.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from knowledge.language.mentions import Period, Relation

KEY = re.compile(
    r"""
    (?:(?P<year>\d{4})(?:-(?=[QH\d])|$))?       # "2021", and "2021-" before a part
    (?:
        (?P<kind>[QH])(?P<number>[1-4])         # Q1  H2
      | (?P<span>\d{1,2})M-(?P<closing>\d\d)    # 3M-12: the three months that end in December
      | (?P<first>\d{1,2})M                     # 9M: the first nine months
      | (?P<month>\d\d)(?:-(?P<day>\d\d)(?:/(?P<days>\d{1,2})D)?)?  # 04  05-04  05-04/7D: the week to it
    )?
    """,
    re.VERBOSE,
)
_GRAINS = re.compile(
    r"(?P<year>\d{4})|(?:\d{4}-)?(?:(?P<quarter>Q[1-4])|(?P<half>H[12])|(?P<month>\d\d))"
    r"|(?:\d{4}-)?(?P<day>\d\d-\d\d)|(?:\d{4}-)?(?P<week>\d\d-\d\d)/7D"
)
SINCE = ".."  # how the key of the time since a period ends
_LAG = timedelta(days=7)  # how far a 52-week quarter may end from the calendar's
_LONGEST = 100  # days from which on a stretch has no key of its own


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months(year: int, month: int, count: int) -> tuple[int, int]:
    """The year and month that lie `count` months after (before, if negative) the given one.

    >>> months(2016, 2, -3)
    (2015, 11)
    """
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


@lru_cache(maxsize=4096)
def from_key(key: str) -> Period | None:
    """The calendar period of a key, with its dates where the key has a year; None for no key.

    >>> from_key("2021-Q2").end.isoformat()
    '2021-06-30'
    """
    match = KEY.fullmatch(key) if key else None
    if match is None or match["year"] is None:
        return Period(key) if match else None
    year = int(match["year"])
    bounds = key_bounds(match)
    if bounds is None or not 1 <= year < 9999:  # noqa: PLR2004
        return None
    first, last = bounds
    try:
        if match["span"]:
            return replace(ended(month_end(year, last), int(match["span"])), key=key, fiscal=False)
        if match["day"]:
            day = date(year, first, int(match["day"]))
            return Period(key, day - timedelta(days=int(match["days"] or 1) - 1), day)
        return Period(key, date(year, first, 1), month_end(year, last))
    except ValueError:  # the 31st of February
        return None


def of_year(period: Period, year: int) -> Period:
    """A part of any year ("Q1", "02-07") as that part of a year; any other period as it is.

    >>> of_year(Period("02-07"), 2025).start.isoformat()
    '2025-02-07'
    """
    match = KEY.fullmatch(period.key) if period.key else None
    yearless = match is not None and not (match["year"] or match["span"])
    return (from_key(f"{year}-{period.key}") if yearless else None) or period


def key_bounds(match: re.Match[str]) -> tuple[int, int] | None:
    """The first and the last month of a key's part; None where there is no such part."""
    if match["kind"]:
        size = 3 if match["kind"] == "Q" else 6
        last = int(match["number"]) * size
        bounds = (last - size + 1, last)
    elif match["span"]:
        bounds = (1, int(match["closing"]))
    elif match["first"]:
        bounds = (1, int(match["first"]))
    elif match["month"]:
        bounds = (int(match["month"]), int(match["month"]))
    else:
        bounds = (1, 12)
    return bounds if 1 <= bounds[0] <= bounds[1] <= 12 else None  # noqa: PLR2004


def indian_year(period: Period) -> Period:
    """The period with its dates if it is a fiscal one without dates: India's year, from April.

    The year is named after its end: Q3FY25 is October to December 2024. Source: the Income-tax
    Act of India, 1961, which fixes the year for companies.

    >>> indian_year(Period("2025-Q3", fiscal=True)).start.isoformat()
    '2024-10-01'
    """
    calendar = from_key(period.key) if period.fiscal and period.start is None else None
    if calendar is None or calendar.start is None or calendar.end is None:
        return period
    start = date(*months(calendar.start.year, calendar.start.month, -9), 1)
    end = month_end(*months(calendar.end.year, calendar.end.month, -9))
    return replace(period, start=start, end=end)


def grain_of(key: str) -> str:
    """The length of time that a key stands for, "" for one without a name.

    >>> grain_of("2021"), grain_of("2021-Q1"), grain_of("2021-05-04"), grain_of("H1"), grain_of("")
    ('year', 'quarter', 'day', 'half', '')
    """
    match = _GRAINS.fullmatch(key)
    return match.lastgroup or "" if match else ""


def span_key(year: int, last: int, count: int) -> str:
    """The key of the `count` months that end with month `last` of `year`.

    >>> span_key(2021, 3, 3), span_key(2016, 2, 3), span_key(2021, 9, 9), span_key(2017, 3, 12)
    ('2021-Q1', '2016-02', '2021-9M', '2017')
    """
    if count == 12:  # noqa: PLR2004
        return f"{year}"
    if count == 3 and last % 3 == 0:  # noqa: PLR2004
        return f"{year}-Q{last // 3}"
    if count == 6 and last % 6 == 0:  # noqa: PLR2004
        return f"{year}-H{last // 6}"
    if count == last and count > 1:
        return f"{year}-{count}M"
    return f"{year}-{last:02}"


def days_to(end: date, count: int) -> Period:
    """The `count` days up to a day.

    >>> days_to(date(2025, 2, 7), 7).key
    '2025-02-07/7D'
    """
    key = f"{end.isoformat()}/{count}D" if 1 < count < _LONGEST else ""
    return Period(key, end - timedelta(days=count - 1), end)


def ended(end: date, count: int) -> Period:
    """The `count` months up to `end`; twelve that are no calendar year are a fiscal year.

    An end within the first week of a month belongs to the month before, as in a 52-week year.
    """
    year, last = (end.year, end.month) if end.day > _LAG.days else months(end.year, end.month, -1)
    first_year, first = months(year, last, 1 - count)
    fiscal = count == 12 and last != 12  # noqa: PLR2004
    return Period(span_key(year, last, count), date(first_year, first, 1), end, fiscal=fiscal)


def shift(period: Period, relation: Relation) -> Period:
    """The period that stands in a relation to another: a year before it, or just before it.

    "previous" is the quarter, half, month, year or day before; the first nine months, and
    whatever has neither a part nor dates, move by a year. Without a year there is nothing to
    move: the period comes back as it is.

    >>> shift(from_key("2021-Q1"), "year_earlier").key, shift(from_key("2021-Q1"), "previous").key
    ('2020-Q1', '2020-Q4')
    """
    match = KEY.fullmatch(period.key)
    if relation not in ("year_earlier", "previous") or (match and period.key and not match["year"]):
        return period
    count = 12 if relation == "year_earlier" else _length(period, match)
    if count == 0:
        return _days_before(period)
    key = _moved_key(match, count) if match and period.key else ""
    start = moved(period.start, count) if period.start else None
    end = moved(period.end, count) if period.end else None
    return replace(period, key=key, start=start, end=end)


def _length(period: Period, match: re.Match[str] | None) -> int:
    """How many months lie between a period and the one before it; 0 where it is days."""
    if match and match["kind"]:
        return 3 if match["kind"] == "Q" else 6
    if period.start and period.end:
        days = (period.end - period.start).days + 1
        whole = round(days / 30.44)
        if match and match["first"]:
            return 12
        return whole if days > 27 else 0  # noqa: PLR2004
    return (0 if match["day"] else 1) if match and match["month"] else 12


def _days_before(period: Period) -> Period:
    if period.start is None or period.end is None:
        return period
    length = period.end - period.start + timedelta(days=1)
    if period.start - date.min < length:
        return period
    end = period.end - length
    made = days_to(end, length.days)
    key = (made.key or end.isoformat()) if period.key else ""
    return replace(made, key=key, fiscal=period.fiscal)


def _moved_key(match: re.Match[str], count: int) -> str:
    year = int(match["year"])
    if match["kind"]:
        size = 3 if match["kind"] == "Q" else 6
        year, month = months(year, int(match["number"]) * size, -count)
        return f"{year:04}-{match['kind']}{month // size}"
    if match["span"]:
        year, month = months(year, int(match["closing"]), -count)
        return f"{year:04}-{match['span']}M-{month:02}"
    if match["month"]:
        year, month = months(year, int(match["month"]), -count)
        if match["day"]:
            day = min(int(match["day"]), monthrange(max(year, 1), month)[1])
            days = f"/{match['days']}D" if match["days"] else ""
            return f"{year:04}-{month:02}-{day:02}{days}"
        return f"{year:04}-{month:02}"
    return f"{year - count // 12:04}" + (f"-{match['first']}M" if match["first"] else "")


def moved(day: date, count: int) -> date:
    """The day `count` months before another; the last of a month stays the last."""
    year, month = months(day.year, day.month, -count)
    last = month_end(max(year, 1), month)
    whole = day == month_end(day.year, day.month) and day.day > 27  # noqa: PLR2004
    return last if whole else last.replace(day=min(day.day, last.day))

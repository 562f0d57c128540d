"""Periods as values: made from their parts, moved, compared, and put into words.

Keys are those of `mentions.Period`, and three more kinds: "2021-11M" (the first eleven
months), a part without its year ("Q1", "H1", "9M", "04", "05-04"), which stands for that part
of any year, and the end month of a stretch that is no calendar quarter or half: the quarter
ended February 2016 is "2016-02" with the dates 2015-12-01 to 2016-02-29.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from knowledge.language.mentions import Period, Relation

Comparison = Literal["same", "inside", "contains", "overlap", "different", "unknown"]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth")
_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_KEY = re.compile(
    r"""
    (?:(?P<year>\d{4})(?:-(?=[QH\d])|$))?       # "2021", and "2021-" before a part
    (?:
        (?P<kind>[QH])(?P<number>[1-4])         # Q1  H2
      | (?P<first>\d{1,2})M                     # 9M: the first nine months
      | (?P<month>\d\d)(?:-(?P<day>\d\d))?      # 04  05-04
    )?
    """,
    re.VERBOSE,
)
_LAG = timedelta(days=7)  # how far a 52-week quarter may end from the calendar's


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
    match = _KEY.fullmatch(key) if key else None
    if match is None:
        return None
    if match["year"] is None:
        return Period(key)
    year = int(match["year"])
    bounds = _bounds(match)
    if bounds is None or not 1 <= year < 9999:  # noqa: PLR2004
        return None
    first, last = bounds
    try:
        if match["day"]:
            day = date(year, first, int(match["day"]))
            return Period(key, day, day)
        return Period(key, date(year, first, 1), month_end(year, last))
    except ValueError:  # the 31st of February
        return None


def _bounds(match: re.Match[str]) -> tuple[int, int] | None:
    """The first and the last month of a key's part; None where there is no such part."""
    if match["kind"]:
        size = 3 if match["kind"] == "Q" else 6
        last = int(match["number"]) * size
        bounds = (last - size + 1, last)
    elif match["first"]:
        bounds = (1, int(match["first"]))
    elif match["month"]:
        bounds = (int(match["month"]), int(match["month"]))
    else:
        bounds = (1, 12)
    return bounds if 1 <= bounds[0] <= bounds[1] <= 12 else None  # noqa: PLR2004


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
    match = _KEY.fullmatch(period.key)
    if relation not in ("year_earlier", "previous") or (match and period.key and not match["year"]):
        return period
    count = 12 if relation == "year_earlier" else _length(period, match)
    if count == 0:
        return _days_before(period)
    key = _moved_key(match, count) if match and period.key else ""
    start = _moved(period.start, count) if period.start else None
    end = _moved(period.end, count) if period.end else None
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
    start, end = period.start - length, period.end - length
    return Period(start.isoformat() if period.key else "", start, end, fiscal=period.fiscal)


def _moved_key(match: re.Match[str], count: int) -> str:
    year = int(match["year"])
    if match["kind"]:
        size = 3 if match["kind"] == "Q" else 6
        year, month = months(year, int(match["number"]) * size, -count)
        return f"{year:04}-{match['kind']}{month // size}"
    if match["month"]:
        year, month = months(year, int(match["month"]), -count)
        if match["day"]:
            day = min(int(match["day"]), monthrange(max(year, 1), month)[1])
            return f"{year:04}-{month:02}-{day:02}"
        return f"{year:04}-{month:02}"
    return f"{year - count // 12:04}" + (f"-{match['first']}M" if match["first"] else "")


def _moved(day: date, count: int) -> date:
    year, month = months(day.year, day.month, -count)
    last = month_end(max(year, 1), month)
    whole = day == month_end(day.year, day.month) and day.day > 27  # noqa: PLR2004
    return last if whole else last.replace(day=min(day.day, last.day))


def compatible(asked: Period, stated: Period) -> Comparison:
    """How a question's period relates to a figure's.

    "inside": the asked one lies inside the stated one; "contains": the other way round.
    Dates decide where both have them (a 52-week quarter is the calendar's within a week).
    A part without a year is that part of any year. Fiscal periods without dates are compared
    by key with each other; with a calendar period the result is "different" where no fiscal
    year of that name could overlap it (or where two whole years differ), else "unknown".

    >>> compatible(from_key("2021"), from_key("2021-Q1"))
    'contains'
    >>> compatible(Period("Q1"), from_key("2021-Q1"))
    'same'
    """
    one, other = _KEY.fullmatch(asked.key), _KEY.fullmatch(stated.key)
    if one and other and asked.key and stated.key and not (one["year"] and other["year"]):
        return _yearless(asked, stated, one, other)
    if asked.start and asked.end and stated.start and stated.end:
        return _by_dates(asked.start, asked.end, stated.start, stated.end)
    if not (one and other and asked.key and stated.key):
        return "unknown"
    if asked.fiscal == stated.fiscal:
        return _by_keys(asked.key, stated.key)
    return _across(asked, stated)


def _by_dates(start: date, end: date, other_start: date, other_end: date) -> Comparison:
    long = min(end - start, other_end - other_start) > _LAG * 4
    lag = _LAG if long else timedelta(0)
    if abs(start - other_start) <= lag and abs(end - other_end) <= lag:
        return "same"
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
    year = one["year"] or other["year"] or "2000"
    keys = [match.string if match["year"] else f"{year}-{match.string}" for match in (one, other)]
    if keys[0] == keys[1]:
        return "same"
    if stated.fiscal or asked.fiscal:
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
    earliest, latest = _moved(widest.start, 11), _moved(widest.end, -1)
    end = plain.end or calendar.end or calendar.start
    met = (plain.start or calendar.start) <= latest and earliest <= end
    return "unknown" if met else "different"


def label(period: Period | str) -> str:
    """A period, or a key, as people read it; "" for an unknown one.

    A period whose dates do not fit its key ("2016-02" for a quarter) is read by its dates.

    >>> [label(key) for key in ("2021-Q1", "2022-04", "2020", "2024-H1", "2023-9M", "2021-05-04")]
    ['first quarter of 2021', 'April 2022', '2020', 'first half of 2024', 'nine months of 2023', '4 May 2021']
    """
    if isinstance(period, str):
        return _key_label(period)
    words = _key_label(period.key)
    named = from_key(period.key)
    odd = named is None or (not period.fiscal and (named.start, named.end) != _dates(period))
    if not (period.start and period.end and odd):
        return _fiscal_label(period.key, words) if period.fiscal else words
    count = round(((period.end - period.start).days + 1) / 30.44)
    stretch = {3: "quarter", 6: "six months", 9: "nine months", 12: "year"}.get(count)
    last = f"{MONTHS[period.end.month - 1]} {period.end.year}"
    if stretch and words:
        return f"{stretch} to {last}"
    return f"{_day(period.start)} to {_day(period.end)}"


def _dates(period: Period) -> tuple[date | None, date | None]:
    return period.start, period.end


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _fiscal_label(key: str, words: str) -> str:
    year = key[:4]
    return words.replace(year, f"fiscal {year}") if year.isdigit() else f"fiscal {words}"


def _key_label(key: str) -> str:
    match = _KEY.fullmatch(key)
    if match is None or not key:
        return ""
    year = match["year"]
    of = f" of {year}" if year else ""
    after = f" {year}" if year else ""
    if match["kind"]:
        unit = "quarter" if match["kind"] == "Q" else "half"
        return f"{_ORDINALS[int(match['number']) - 1]} {unit}{of}"
    if match["first"]:
        count = int(match["first"])
        return f"{_COUNTS[count] if count < len(_COUNTS) else count} months{of}"
    if match["month"] and _bounds(match):
        name = MONTHS[int(match["month"]) - 1]
        return f"{int(match['day'])} {name}{after}" if match["day"] else f"{name}{after}"
    return year or ""

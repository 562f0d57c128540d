"""Periods of a fiscal year whose last month is known.

A fiscal year is named after the calendar year in which it ends. One that ends in January or
February is named so by some companies and after the year before by others: its parts keep
their keys, and get dates only from the text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.language.mentions import Period
from knowledge.language.period_calendar import KEY, from_key, months, moved

_YEAR = 12
_SIZES = {"Q": 3, "H": 6}
_PARTS = re.compile(r"(?P<kind>[QH])(?P<number>\d)|(?P<first>\d+)M")
_NAMED_BEFORE = 2  # a year that ends in January or February may be named after the year before


def closing_of(period: Period) -> int:
    """The last month of the fiscal year that a part with its dates belongs to; 0 if unknown.

    >>> closing_of(part_of_year(2025, "Q3", 3))
    3
    """
    length = part_length(period.key[5:]) if len(period.key) > len("2021") else _YEAR
    if period.end is None or period.start is None or not length:
        return 0
    year, month = months(period.end.year, period.end.month, -(period.end.day <= 7))  # noqa: PLR2004
    return months(year, month, _YEAR - length)[1]


def part_length(part: str) -> int:
    """How many months of a year have passed at the end of a part: 9 for "Q3"; 0 for no part."""
    match = _PARTS.fullmatch(part)
    if match is None:
        return 0
    return int(match["first"] or 0) or _SIZES[match["kind"]] * int(match["number"])


def with_dates(period: Period, closing: int) -> Period:
    """A fiscal period without dates with those that it has in a year closing with that month.

    >>> with_dates(Period("2025-Q3", fiscal=True), 3).start.isoformat()
    '2024-10-01'
    """
    if not period.fiscal or period.start is not None or closing <= _NAMED_BEFORE:
        return period
    plain = from_key(period.key)
    if plain is None or plain.start is None or plain.end is None:
        return period
    late = _YEAR - closing
    return replace(period, start=moved(plain.start, late), end=moved(plain.end, late))


def part_of_year(year: int, part: str, closing: int) -> Period | None:
    """A part of the fiscal year that closes with that month of `year`; "" is the whole year."""
    key = f"{year}-{part}" if part else f"{year}"
    plain = from_key(key)
    if plain is None or plain.start is None or plain.end is None:
        return None
    late = _YEAR - closing
    return Period(key, moved(plain.start, late), moved(plain.end, late), fiscal=closing != _YEAR)


def as_fiscal(period: Period, closing: int) -> Period:
    """A stretch of months as the part of the fiscal year that it is; any other as it is.

    >>> as_fiscal(from_key("2024-Q4"), 3).key
    '2025-Q3'
    """
    match = KEY.fullmatch(period.key)
    if not (match and period.start and period.end) or period.fiscal or not 0 < closing < _YEAR:
        return period
    length = round(((period.end - period.start).days + 1) / 30.44)
    year, month = months(period.end.year, period.end.month, -(period.end.day <= 7))  # noqa: PLR2004
    passed = (month - closing - 1) % _YEAR + 1
    part = {3: f"Q{passed // 3}", 6: f"H{passed // 6}", _YEAR: ""}.get(length, f"{passed}M")
    if length < 3 or passed % min(length, 6) or (length == 9 and passed != length):  # noqa: PLR2004
        return period
    if length not in {3, 6, 9, _YEAR}:
        return period
    named = months(year, month, _YEAR - passed)[0]
    return replace(period, key=f"{named}-{part}" if part else f"{named}", fiscal=True)

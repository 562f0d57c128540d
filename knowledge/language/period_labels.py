"""Periods put into words."""

from __future__ import annotations

from datetime import date

from knowledge.language.mentions import Period
from knowledge.language.period_calendar import KEY, from_key, key_bounds

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth")
_STRETCHES = {3: "quarter", 6: "six months", 9: "nine months", 12: "year"}
_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


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
    stretch = _STRETCHES.get(count)
    last = f"{_MONTHS[period.end.month - 1]} {period.end.year}"
    if stretch and words:
        return f"{stretch} to {last}"
    return f"{_day(period.start)} to {_day(period.end)}"


def _dates(period: Period) -> tuple[date | None, date | None]:
    return period.start, period.end


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _fiscal_label(key: str, words: str) -> str:
    year = key[:4]
    return words.replace(year, f"fiscal {year}") if year.isdigit() else f"fiscal {words}"


def _key_label(key: str) -> str:
    match = KEY.fullmatch(key)
    if match is None or not key or key_bounds(match) is None:
        return ""
    year = match["year"]
    of = f" of {year}" if year else ""
    after = f" {year}" if year else ""
    if match["kind"]:
        unit = "quarter" if match["kind"] == "Q" else "half"
        return f"{_ORDINALS[int(match['number']) - 1]} {unit}{of}"
    if match["span"]:
        count, last = int(match["span"]), _MONTHS[int(match["closing"]) - 1]
        return f"{_STRETCHES.get(count, f'{count} months')} to {last}{after}"
    if match["first"]:
        count = int(match["first"])
        return f"{_COUNTS[count] if count < len(_COUNTS) else count} months{of}"
    if match["month"]:
        name = _MONTHS[int(match["month"]) - 1]
        length = {None: "", "7": "week to "}.get(match["days"], f"{match['days']} days to ")
        return f"{length}{int(match['day'])} {name}{after}" if match["day"] else f"{name}{after}"
    return year or ""

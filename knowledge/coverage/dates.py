"""A printed date -> datetime."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?P<{}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?"

_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",  # 2021-05-04
        _NAME.format("b") + r"\s?(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y>\d{4})\b",  # May 4, 2021
        r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-](?:of\s)?"
        + _NAME.format("b")
        + r",?[\s-](?P<y>\d{4})\b",
        r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日",
        r"\b(?P<d>1[3-9]|2\d|3[01])[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})\b",  # 31/05/2021
        r"\b(?P<m>\d{1,2})[/.](?P<d>1[3-9]|2\d|3[01])[/.](?P<y>\d{4})\b",  # 05/31/2021
        r"\b(?P<d>\d{1,2})[/.](?P<m>(?P=d))[/.](?P<y>\d{4})\b",  # 05/05/2021: either way
        r"^(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=T|$)",  # 20210504
    )
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(
    r"""
    (?:^|[\sT,|(])(?P<hour>\d{1,2})
    (?: [:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s?(?P<half>[ap]\.?m\b\.?)?
      | \s?(?P<bare>[ap]\.?m\b\.?) )
    (?:\s?(?:Z|[+-]\d{2}:?\d{2}))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What may stand beside a date on a line that is nothing but a date.
_FILLER = re.compile(
    r"\b(?:(?:first|last|originally)?\s?(?:published|posted|updated|modified|created|released"
    r"|publish(?:ed)? date|pub date|date|time)|on|at|of"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|e[sd]?t|p[sd]?t|c[sd]?t|m[sd]?t|gmt|utc|ist|bst|cet|cest|jst|hkt|sgt|aest|aedt|kst"
    r"|beijing time|local time|hrs|hours|eastern)\b|[\s,.:;|()/·•–—-]",
    re.IGNORECASE,
)
_EARLIEST, _LATEST = 1900, 2100
_EPOCH = re.compile(r"\d{9,10}|\d{12,13}")
_LONGEST = 120


def printed_date(text: str) -> datetime | None:
    """The first date (with its time of day, if printed) in a text; None without one.

    The time is the publication's own clock: a zone is read over, so that the day stays the
    day that was printed. "04/05/2021" is None: nothing tells the day from the month.

    >>> printed_date("May 04, 2021 05:50 PM")
    datetime.datetime(2021, 5, 4, 17, 50)
    >>> printed_date("2023-11-21T08:00:00Z")
    datetime.datetime(2023, 11, 21, 8, 0)
    """
    found = _found(text[:_LONGEST])
    return found[0] if found else None


def date_value(value: object) -> datetime | None:
    """The date in a field of a record: printed, or in seconds (milliseconds) since 1970."""
    text = str(value).strip() if isinstance(value, (str, int, float)) else ""
    if isinstance(value, float):
        text = str(int(value)) if abs(value) < 1e13 else ""  # noqa: PLR2004
    if _EPOCH.fullmatch(text):
        seconds = int(text) / (1000 if len(text) > 10 else 1)  # noqa: PLR2004
        return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None, microsecond=0)
    return printed_date(text)


def date_line(text: str) -> datetime | None:
    """The date of a line that holds nothing but a date; the first one, if it holds two.

    >>> date_line("Updated Nov. 21, 2023, 3:57 p.m. ET")
    datetime.datetime(2023, 11, 21, 15, 57)
    >>> date_line("Sales fell until May 4, 2021") is None
    True
    """
    if len(text) > _LONGEST or not any(sign.isdigit() for sign in text):
        return None
    found = _found(text)
    if not found:
        return None
    rest = found[1]
    while (more := _found(rest)) is not None:
        rest = more[1]
    return found[0] if not _FILLER.sub("", rest) else None


def _found(text: str) -> tuple[datetime, str] | None:
    """The first date in a text, and the text without it."""
    if _YEAR.search(text) is None:
        return None
    matches = [match for pattern in _DATES if (match := pattern.search(text))]
    for match in sorted(matches, key=lambda match: match.start()):
        rest = text[match.end() :]
        clock = _TIME.match(rest) or _TIME.search(rest)
        if clock and _FILLER.sub("", rest[: clock.start()]):
            clock = None  # "May 4, 2021, at the fair until 5 pm"
        before = text[: match.start()]
        if clock is None and (early := _TIME.search(before)):
            value, before = _date(match, early), _without(before, early)  # "5:50 pm, 4 May 2021"
        else:
            value = _date(match, clock)
        if value is not None:
            return value, before + " " + _without(rest, clock)
    return None


def _without(text: str, clock: re.Match[str] | None) -> str:
    return text if clock is None else text[: clock.start()] + " " + text[clock.end() :]


def _date(match: re.Match[str], clock: re.Match[str] | None) -> datetime | None:
    parts = match.groupdict()
    month = _MONTHS.index(parts["b"].lower()) + 1 if parts.get("b") else int(parts["m"])
    year = int(parts["y"])
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        day = datetime(year, month, int(parts["d"]))  # noqa: DTZ001 - the publication's clock
    except ValueError:
        return None
    return day if clock is None else _at(day, clock)


def _at(day: datetime, clock: re.Match[str]) -> datetime:
    hour, minute, second = int(clock["hour"]), int(clock["minute"] or 0), int(clock["second"] or 0)
    half = (clock["half"] or clock["bare"] or "").lower()
    if half.startswith("p") and hour < 12:  # noqa: PLR2004
        hour += 12
    elif half.startswith("a") and hour == 12:  # noqa: PLR2004
        hour = 0
    try:
        return day.replace(hour=hour, minute=minute, second=second)
    except ValueError:
        return day

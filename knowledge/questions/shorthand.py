"""What people shorten in a question, written out: "10y bond", "last yr", "q4 of 24", "13/2/2025"."""

from __future__ import annotations

import re
from collections.abc import Callable

_MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
# What a year of two digits ends, if it is not the number of anything: "sales in 24?"
_END = r"(?=\s*(?:$|[?,.;]|(?:vs|versus|compared|and|than)\b))"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FIRST, _LAST = 10, 39  # the years of two digits that are meant
_DAYS, _MONTH = 31, 12


def _season(match: re.Match[str]) -> str:
    """Two years in a row: "24/25", but no day of a month such as "11/12"."""
    first, last = int(match[1]), int(match[2])
    return f"20{first}/{last}" if first > _MONTH and last == first + 1 else match[0]


def _year(match: re.Match[str]) -> str:
    """The year of two digits behind what else was matched, written out."""
    year = int(match["year"])
    return f"{match['before']}20{year}" if _FIRST <= year <= _LAST else match[0]


def _weekday(match: re.Match[str]) -> str:
    """The day of the week in full."""
    return next(day for day in _WEEKDAYS if day.startswith(match["day"].lower()))


def _date(match: re.Match[str]) -> str:
    """A day in digits as the press of the world writes it, if it can only be one."""
    one, other, year = int(match[1]), int(match[3]), match[4]
    day, month = (one, other) if match[2] == "." or one > _MONTH else (other, one)
    sure = match[2] == "." or one > _MONTH or other > _MONTH or one == other
    return f"{year}-{month:02}-{day:02}" if sure and month <= _MONTH and day <= _DAYS else match[0]


_SHORT: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\b(\d{1,2})(?:yr|y)\b", r"\1-year"),
    (r"\b(\d{1,2})wk\b", r"\1-week"),
    (r"\b(\d{1,2})mo\b", r"\1-month"),
    (r"\bw/o\b", "without"),
    (r"\bw/(?=\s|\w)", "with "),
    (r"\byr(s?)\b", r"year\1"),
    (r"\bwk(s?)\b", r"week\1"),
    (r"\bmth(s?)\b", r"month\1"),
    (r"\bqtr(s?)\b", r"quarter\1"),
    (r"\b(?:at )?this time last (year|month|week)\b", r"a \1 earlier"),
    (r"\b(?:yday|ystd)\b", "yesterday"),
    (r"\bthurs?\b", "thursday"),
    (r"\btues\b", "tuesday"),
    (r"\bweds\b", "wednesday"),
    # "on fri", "fri feb 14", "fri the 14th", but not "sun pharma"
    (r"(?<=\bon )(?P<day>mon|tue|wed|thu|fri|sat|sun)\b", _weekday),
    (rf"\b(?P<day>mon|tue|wed|thu|fri|sat|sun)(?=,? (?:the )?(?:{_MONTHS} )?\d)", _weekday),
    (r"\b(\d{1,2})([/.])(\d{1,2})\2(20\d\d)\b", _date),
    (r"\b(\d\d)/(\d\d)\b(?![/.\d])", _season),
    (r"(?P<before>(?:^|\s))['’](?P<year>\d\d)\b", _year),
    (rf"(?P<before>\b{_MONTHS} )(?P<year>\d\d)(?= (?:quarter|qtr|half|results)\b)", _year),
    (rf"(?P<before>\b(?:in|of|end|since|late|early|mid|during) )(?P<year>\d\d){_END}", _year),
)  # fmt: skip
_WRITTEN = tuple((re.compile(short, re.IGNORECASE), long) for short, long in _SHORT)


def written_out(question: str) -> str:
    """The question with what is shortened written out.

    >>> written_out("10y yield last yr"), written_out("sales in q4 of 24?")
    ('10-year yield last year', 'sales in q4 of 2024?')
    """
    for short, long in _WRITTEN:
        question = short.sub(long, question)
    return question

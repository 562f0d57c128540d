"""The fiscal year of a company that reports a quarter which no calendar has just closed.

Sales of the third quarter that come out at the end of January are of no calendar's third
quarter. A company reports within 45 days of the end of its quarter (the timely disclosure rules
of Tokyo, regulation 33 of India's LODR, and Form 10-Q say so, or less), so its year is another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from knowledge.language.mentions import Period, PeriodMention
from knowledge.language.period_calendar import ended, month_end, months
from knowledge.language.period_reading import QUARTER, YEAR
from knowledge.language.periods import periods

_QUARTER = re.compile(r"[qQ\d](?:(?<=[qQ])(?i:uarter)|(?<=\b[qQ])\d|(?<=\b\d)[qQ])")
_NUMBERED = re.compile(r"(?:first|second|third|fourth)[ -]quarter|Q[1-4]|[1-4]Q", re.IGNORECASE)
_LATE = 80  # days for which a quarter is still reported on, and some more for who is slow
_FIRST, _LAST = 12, 46  # in these days most companies report whose quarter was a calendar's
_EARLY = 10  # the day of a month before which nobody reports on what ended with the last one
_LEAD = 4  # sentences in which one mention tells it; further down it takes two, or a title
_WITHIN = 24  # sentences that are looked through
_NEAR = 70  # characters beside a quarter that say what is told of it
_RESULT = (
    r"(?:profits?|loss(?:es)?|sales|revenues?|earnings|results?|income|margins?|turnover|ebitda"
    r"|break-?even|broke even|earned|lost)\b"
)
_IS_RESULT = re.compile(rf"\b{_RESULT}", re.IGNORECASE)
_OF_IT = re.compile(rf"[ -](?:[\w%-]+ ){{0,4}}{_RESULT}", re.IGNORECASE)
_IN_IT = re.compile(
    rf"\b{_RESULT}[^.;]{{0,50}} (?:in|for|of|during) (?:(?:the|its|their) )?$", re.IGNORECASE
)
_OUTLOOK = re.compile(
    r"[ -](?:[\w%-]+ ){0,4}(?:guidance|forecasts?|outlook|targets?|projections?)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:forecasts?|expect(?:s|ed|ing)?|guid(?:es?|ed|ance)|sees|outlook|project(?:s|ed)?|will"
    r"|anticipates?|likely|would|warn(?:s|ed)?|plans?|could|may|until|by|to (?!an?\b|report|announce|post|release|publish)[a-z]+)\b"
    r"(?:[^.;]|\.\d)*$",
    re.IGNORECASE,
)
_AWAITED = re.compile(r"\b(?:ahead of|before|due|scheduled|set to|to report)\b", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:than|from|versus|with|to)(?: in)?(?: the| its| a)? $")
# What was reported before may be of any quarter: "it restated its second-quarter profit".
_AGAIN = re.compile(r"\b(?:restat|revis|correct|amend|originally)", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:report|post|beat|miss|book|log|top|rise|rose|fell|fall|jump|drop|climb|swung|swing"
    r"|narrow|widen|surge|slump|double|turn)(?:s|es|ed|p?ed|ing)?\b",
    re.IGNORECASE,
)


class _Named(NamedTuple):
    """A quarter named by its number alone: its place, and for how many days it has been over."""

    at: int
    text: str
    mention: PeriodMention
    number: int
    late: int


def own_closing(texts: Sequence[str], published: date | None) -> int:
    """The last month of the year whose quarter has just been reported on; 0 if none shows it.

    >>> own_closing(["Norwind posts a jump in first-quarter profit."], date(2025, 2, 11))
    9
    """
    if published is None or _AGAIN.search(texts[0] if texts else ""):
        return 0
    days = _days_since(published)
    late = _LATE if days >= _FIRST else _LATE + 2 * _FIRST  # the last one is not out yet
    told: list[_Named] = []
    for named in _quarters(texts, published):
        calendar = 0 <= named.late <= late
        if calendar and not _is_ahead(named):
            return 0
        if not calendar:
            told.append(named)
    ahead = {named.number for named in told if named.late < 0 and _is_ahead(named)}
    numbers = {named.number for named in told if _is_reported(named)} - ahead
    if len(numbers) != 1:
        return 0
    number = numbers.pop()
    same = [named for named in told if named.number == number]
    titled = same[0].late > 0 and _IS_RESULT.search(texts[0])
    sure = same[0].at < _LEAD or len(same) > 1 or titled
    if not sure:
        return 0
    back = 1 + (published.day < _EARLY)
    closing = closing_with_calendar(number, published) or _closing(number, published, back)
    return closing % YEAR


def _quarters(texts: Sequence[str], published: date) -> Iterator[_Named]:
    for at, text in enumerate(texts[:_WITHIN]):
        if not _QUARTER.search(text):
            continue
        for mention in periods(text, published):
            period = mention.period
            if period is None or period.fiscal or mention.forward or period.end is None:
                continue
            if _NUMBERED.fullmatch(mention.text):
                days = (published - period.end).days
                yield _Named(at, text, mention, int(period.key[-1]), days)


def _is_ahead(named: _Named) -> bool:
    """Whether a quarter is one that words look ahead to: "the third-quarter outlook"."""
    start = max(0, named.mention.start - _NEAR)
    before = _AHEAD.search(named.text, start, named.mention.start)
    return bool(before or _OUTLOOK.match(named.text, named.mention.end))


def _is_reported(named: _Named) -> bool:
    """Whether results of a quarter are told of: "third-quarter profit", "sales in the quarter"."""
    start, end = max(0, named.mention.start - _NEAR), named.mention.start
    unlike = _COMPARED.search(named.text, start, end) or _AWAITED.search(named.text, start, end)
    if unlike or _AGAIN.search(named.text) or _is_ahead(named):
        return False
    if named.late < 0 and not _TOLD.search(named.text):
        return False
    return bool(
        _OF_IT.match(named.text, named.mention.end) or _IN_IT.search(named.text, start, end)
    )


def closing_with_calendar(number: int, published: date) -> int:
    """The last month of the year whose quarter of that number ended with the calendar's last one.

    0 in the weeks in which companies report whose quarters end otherwise.

    >>> closing_with_calendar(1, date(2016, 1, 26)), closing_with_calendar(1, date(2016, 3, 2))
    (9, 0)
    """
    if not _FIRST <= _days_since(published) <= _LAST:
        return 0
    return _closing(number, published, 1 + (published.month - 1) % QUARTER)


def quarter_over(published: date) -> Period | None:
    """The calendar's quarter that is reported on at that day; None where it may be another.

    >>> quarter_over(date(2016, 2, 3)).key
    '2015-Q4'
    """
    if not _FIRST <= _days_since(published) <= _LATE:
        return None
    year, month = months(published.year, published.month, -1 - (published.month - 1) % QUARTER)
    return ended(month_end(year, month), QUARTER)


def _days_since(published: date) -> int:
    """For about how many days the last quarter of the calendar has been over."""
    return (published.month - 1) % QUARTER * 30 + published.day


def _closing(number: int, published: date, back: int) -> int:
    """The last month of the year whose quarter of that number ended so many months back."""
    last = months(published.year, published.month, -back)[1]
    return months(published.year, last, YEAR - QUARTER * number)[1]

"""Period keys in words: "2021-Q1" as "first quarter of 2021", and one period seen from another."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from knowledge.answers.speech import day_words, month_words, say
from knowledge.language.period_calendar import SINCE

__all__ = ["day_words", "in_period", "is_period_key", "period_words", "seen_from"]

_KEY = re.compile(
    r"""
    (?P<year>\d{4})
    (?:-(?:
        Q(?P<quarter>[1-4])
      | H(?P<half>[12])
      | (?P<nine>9M(?!-))
      | (?P<stretch>3M-(?:03|06|09|12)|6M-(?:06|12)|9M-09)
      | (?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d)(?:/(?P<days>\d+)D)?)?
    ))?
    """,
    re.VERBOSE,
)


_WEEK = 7  # days


class _Parts(NamedTuple):
    """A period key taken apart: how many of its grain a year has, and which one it is."""

    year: int
    grain: str
    per_year: int
    number: int
    day: int = 0
    days: int = 0

    @property
    def place(self) -> int:
        """The period's place among all of its grain, so that neighbours differ by one."""
        return self.year * self.per_year + self.number


def _parts(key: str) -> _Parts | None:
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    year = int(match["year"])
    if match["stretch"]:
        length, last = int(match["stretch"][0]), int(match["stretch"][-2:])
        grain = {3: "quarter", 6: "half"}.get(length, "nine")
        per_year = 1 if grain == "nine" else 12 // length
        return _Parts(year, grain, per_year, 0 if per_year == 1 else last // length)
    if match["quarter"]:
        return _Parts(year, "quarter", 4, int(match["quarter"]))
    if match["half"]:
        return _Parts(year, "half", 2, int(match["half"]))
    if match["month"]:
        days = int(match["days"] or 0)
        grain = "days" if days else "day" if match["day"] else "month"
        return _Parts(year, grain, 12, int(match["month"]), int(match["day"] or 0), days)
    return _Parts(year, "nine" if match["nine"] else "year", 1, 0)


def is_period_key(text: str) -> bool:
    """Whether a text is a period key.

    >>> is_period_key("2021-Q1"), is_period_key("Q1 2021")
    (True, False)

    """
    return _parts(text) is not None


def period_words(key: str, *, fiscal: bool = False) -> str:
    """A period key in words; "" for none, and a key of another form as it is.

    >>> period_words("2021-Q1"), period_words("2021-9M"), period_words("2021-03")
    ('first quarter of 2021', 'first nine months of 2021', 'March 2021')
    >>> period_words("2025-Q3", fiscal=True), period_words("2020"), period_words("2021-05-04")
    ('third quarter of fiscal 2025', '2020', '4 May 2021')

    """
    parts = _parts(key)
    if key.endswith(SINCE):
        return say("period.since", period=period_words(key.removesuffix(SINCE)))
    if parts is None:
        return key
    if parts.grain == "year":
        return say("period.fiscal", year=parts.year) if fiscal else str(parts.year)
    if parts.grain in {"month", "day", "days"}:
        dated = _dated(parts)
        return _stretch("period", parts, dated) if parts.days and dated else dated or key
    return _part_words("period", parts, fiscal=fiscal)


def _dated(parts: _Parts) -> str:
    """A month or a day in words; "" for one that no calendar has."""
    try:
        if parts.day:
            return day_words(date(parts.year, parts.number, parts.day))
        return month_words(parts.year, parts.number)
    except ValueError:
        return ""


def _stretch(form: str, parts: _Parts, day: str) -> str:
    """The days up to a day in words, seven of them as a week."""
    if parts.days == _WEEK:
        return say(f"{form}.week", day=day)
    return say(f"{form}.days", count=parts.days, day=day)


def _part_words(form: str, parts: _Parts, *, fiscal: bool) -> str:
    """A quarter, a half or nine months of a year, in one of the forms of the table."""
    of = say("period.of_fiscal" if fiscal else "period.of_year", year=parts.year)
    number = f".{parts.number}" if parts.number else ""
    return say(f"{form}.{parts.grain}{number}", of=of)


def in_period(key: str, *, fiscal: bool = False) -> str:
    """A period key in words with its preposition; "" for none.

    >>> in_period("2021-Q1"), in_period("2020"), in_period("2021-05-04")
    ('in the first quarter of 2021', 'in 2020', 'on 4 May 2021')
    >>> in_period("2021-05-04/7D")
    'in the week to 4 May 2021'

    """
    parts = _parts(key)
    if parts is None:
        since = key.endswith(SINCE)
        return period_words(key) if since or not key else say("in.other", period=key)
    match parts.grain:
        case "year":
            return say("in.fiscal" if fiscal else "in.year", year=parts.year)
        case "month":
            return say("in.month", month=_dated(parts) or key)
        case "day":
            return say("in.day", day=_dated(parts) or key)
        case "days":
            return _stretch("in", parts, _dated(parts) or key)
        case _:
            return _part_words("in", parts, fiscal=fiscal)


def seen_from(key: str, base: str, *, fiscal: bool = False) -> str:
    """A period as seen from another: "a year earlier", "a quarter later"; else `in_period`.

    >>> seen_from("2020-Q1", "2021-Q1"), seen_from("2021-Q1", "2021-Q2")
    ('a year earlier', 'a quarter earlier')
    >>> seen_from("2018", "2021"), seen_from("2021-Q1", "2020-Q1"), seen_from("2020", "2021-Q1")
    ('in 2018', 'a year later', 'in 2020')

    """
    this, other = _parts(key), _parts(base)
    if this is None or other is None or this.grain != other.grain or this[4:] != other[4:]:
        return in_period(key, fiscal=fiscal)
    distance = this.place - other.place
    side = "earlier" if distance < 0 else "later"
    if abs(distance) == this.per_year:
        return say(f"seen.year.{side}")
    if abs(distance) == 1 and this.grain in {"quarter", "half", "month"}:
        return say(f"seen.{this.grain}.{side}")
    return in_period(key, fiscal=fiscal)

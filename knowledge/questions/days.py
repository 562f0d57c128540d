"""The day of a month that a question names without the month: "how far did it fall on the 13th"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge.questions.light import Light

_DAY = re.compile(
    r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b"
    r"(?=\s*(?:$|[?,.;!]|(?:at|in|after|before|when|early|late|by|and|on|vs|versus|close|session)\b))",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"""\b(?:\d{4}|[qh][1-4]|[1-4][qh]|fy\d*|day|week|month|quarter|half|year|season|weekend|yesterday|today
          |(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august
          |september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)
        \ (?P<alone>alone)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LAST = 31


@lru_cache(maxsize=16)
def day_alone(text: str) -> int | None:
    """The day of a month that a text names alone, None for none.

    >>> day_alone("gold on thursday the 13th, early"), day_alone("the 13th of february")
    (13, None)
    """
    found = _DAY.search(text)
    return int(found["day"]) if found and 0 < int(found["day"]) <= _LAST else None


def days_alone(text: str) -> Iterator[Light]:
    """The spans of such days: which figures are of them, their own days tell.

    And those of "alone" behind a time, which narrows no figure more than the time does.

    >>> [(one.start, one.end) for one in days_alone("tin mined in May alone")]
    [(17, 22)]
    """
    yield from (Light(*match.span(), "") for match in _DAY.finditer(text))
    if "alone" in text.lower():
        yield from (Light(*match.span("alone"), "") for match in _ALONE.finditer(text))

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
    """The spans of such days: which figures are of them, their own days tell."""
    return (Light(*match.span(), "") for match in _DAY.finditer(text))

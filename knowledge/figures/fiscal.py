"""The dates of fiscal periods where the country of an article tells them.

Companies in India close their years on 31 March, by the Companies Act of 2013 (section 2(41)),
and the press there names a year after its end: Q3FY25 is October to December 2024.
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.language.mentions import Period
from knowledge.language.period_calendar import from_key, moved

_INDIAN = re.compile(r"\b(?:Rs\.?\s?\d|rupees?\b|crores?\b|lakh\b)|₹")
_LATE = 9  # months by which a year that ends in March ends before the calendar's


def is_indian(text: str) -> bool:
    """Whether amounts are given as the Indian press gives them.

    >>> is_indian("a profit of Rs 90 crore"), is_indian("a profit of $90 million")
    (True, False)
    """
    return _INDIAN.search(text) is not None


def dated(period: Period) -> Period:
    """A fiscal period with the dates that it has in India; any other as it is.

    >>> dated(Period("2025-Q3", fiscal=True)).start.isoformat()
    '2024-10-01'
    """
    plain = from_key(period.key) if period.fiscal and period.start is None else None
    if plain is None or plain.start is None or plain.end is None:
        return period
    return replace(period, start=moved(plain.start, _LATE), end=moved(plain.end, _LATE))

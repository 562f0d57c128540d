"""The fiscal year of an article: in which month the year ends that its periods are parts of.

An article tells it by a quarter of which it gives both the name and the end ("its second
quarter ended July 31", or "third-quarter profit" and then "the quarter ended December 31").
Companies in India close their years on 31 March, by the Companies Act of 2013 (section 2(41)),
and the press there names a year after its end: Q3FY25 is October to December 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from knowledge.figures.company_year import own_closing
from knowledge.language.mentions import PeriodMention
from knowledge.language.period_fiscal import closing_of, part_length
from knowledge.language.periods import periods

_INDIAN = re.compile(r"\b(?:Rs\.?\s?\d|rupees?\b|crores?\b|lakh\b)|₹")
_INDIAN_LETTERS = ("Rs", "rupee", "crore", "lakh", "₹")  # without them it need not be looked for
_INDIA = 3  # March
_OPENING = 8  # the sentences that tell what an article reports on
_TOLD = re.compile(
    r"\b(?:end(?:ed|ing|s)|fiscal|financial|FY\s?\d|nine[- ]months?)\b", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:quarter|half|[QH]\d|\dQ|\dH|(?:six|nine)[- ]months|[a-z]{3,9} ?(?:[-–]|to) ?[a-z]{3,9} period)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:first|second|third|fourth|[QH]\d|\d[QH])\b", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:end(?:ed|ing|s)|to|through)\b|^[A-Z][a-z]+\.? ?[-–] ?(?!Half|Quarter)[A-Z][a-z]+\b"
)
# Whoever looks ahead to a quarter names one that is not over: "forecast first-quarter profit"
_FORESEEN = re.compile(
    r"(?<!beat )(?<!beats )(?<!miss )(?<!missed )(?<!topped )"
    r"\b(?:forecasts?|expects?|guid(?:es?|ed|ance)|sees|outlook|projects?|anticipates?)\b"
    r"[^.;,]{0,60}$"
)


def is_indian(text: str) -> bool:
    """Whether amounts are given as the Indian press gives them.

    >>> is_indian("a profit of Rs 90 crore"), is_indian("a profit of $90 million")
    (True, False)
    """
    found = any(letters in text for letters in _INDIAN_LETTERS)
    return found and _INDIAN.search(text) is not None


def closing_month(texts: Sequence[str], published: date | None) -> int:
    """The last month of the fiscal year that an article speaks of, 0 if it does not tell.

    >>> closing_month(["Second-quarter sales rose.", "The quarter ended July 31."], date(2016, 9, 1))
    1
    >>> closing_month(
    ...     ["It sees a loss in the second quarter.", "The first quarter ended March 31."],
    ...     date(2016, 4, 25),
    ... )
    12
    """
    indian = is_indian("\n\n".join(texts))
    opening = texts[:_OPENING]
    named = [
        mention
        for text in (opening if any(_TOLD.search(text) for text in opening) else ())
        if _TOLD.search(text) or _PART.search(text)
        for mention in periods(text, published)
        if not is_foreseen(text, mention, published)
    ]
    told = _closing(named)
    if indian:  # a few companies there have another year, and titles may err
        return told if told and told == _closing(reversed(named)) else _INDIA
    return told or own_closing(texts, published)


def is_foreseen(text: str, mention: PeriodMention, published: date | None) -> bool:
    """Whether words say that a period, which is not over at publication, lies ahead."""
    period = mention.period
    if period is None or period.end is None or published is None or period.end <= published:
        return False
    return _FORESEEN.search(text, 0, mention.start) is not None


def _closing(mentions: Iterable[PeriodMention]) -> int:
    """The month that the first part with its end tells, or the first part and the first end."""
    part = ended = None
    for mention in mentions:
        period = mention.period
        if period is None or not period.key or mention.forward:
            continue
        told = _NAMED.search(mention.text) and _ENDED.search(mention.text)
        if (period.fiscal or told) and period.end is not None and part_length(period.key[5:]):
            return closing_of(period)
        if period.end is not None and _ENDED.search(mention.text):
            ended = ended or mention
        elif part_length(period.key[5:]):
            part = part or mention
        if part and ended and part.grain == ended.grain:
            break
    if part is None or ended is None or part.grain != ended.grain:
        return 0
    if part.period is None or ended.period is None:
        return 0
    named = part.period.key[5:]
    return closing_of(replace(ended.period, key=f"2000-{named}"))

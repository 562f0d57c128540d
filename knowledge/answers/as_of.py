"""What a time in a question means for the article that is to answer it.

The coverage is asked what it said, and it said it when it came out: "last year" is the one before
that. A company whose year ends in June calls the half that ends in December its first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from knowledge.figures.figure import Figure, stated_period
from knowledge.language.mentions import Period
from knowledge.language.periods import periods
from knowledge.questions.query import Query

_HALF = re.compile(r"(?:(?P<year>\d{4})-)?H(?P<number>[12])")
_NUMBERED = re.compile(
    r"\b(?:(?:first|second|1st|2nd|latter|opening)[- ]half|h[12]|[12]h)(?:\b|fy|\d)", re.IGNORECASE
)


def as_of(query: Query, figure: Figure) -> Query:
    """The question with the time that it would have meant when the figure's article came out."""
    published = figure.article.published
    if query.period is not None:
        if _is_same_half(query.period.key, figure):
            return replace(query, period=stated_period(figure))
        return query
    if not query.relative or published is None:
        return query
    return replace(query, period=_dated(query.relative, published.date()))


def _is_same_half(asked: str, figure: Figure) -> bool:
    """Whether a half that is asked for by its number may be one that a figure only dates.

    "H1" may be "the six months to December", and "H1 2025" those of 2024, if nobody calls them
    the second half.
    """
    one, other = _HALF.fullmatch(asked), _HALF.fullmatch(figure.period)
    if not one or not other or one["number"] == other["number"]:
        return False
    if _NUMBERED.search(figure.sentence) or _NUMBERED.search(figure.article.title):
        return False
    year, given = one["year"], int(other["year"] or 0)
    return not year or int(year) - given == (1 if other["number"] == "2" else 0)


@lru_cache(maxsize=1024)
def _dated(text: str, day: date) -> Period | None:
    return next((time.period for time in periods(text, day) if time.period), None)

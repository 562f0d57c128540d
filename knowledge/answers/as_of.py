"""What "last year" means in a question: the year before the article that is to answer it.

The coverage is asked what it said, and it said it when it came out; who asks on the same day
means the same year.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from knowledge.figures.figure import Figure
from knowledge.language.mentions import Period
from knowledge.language.periods import periods
from knowledge.questions.query import Query


def as_of(query: Query, figure: Figure) -> Query:
    """The question with the time that it would have meant when the figure's article came out."""
    published = figure.article.published
    if query.period is not None or not query.relative or published is None:
        return query
    return replace(query, period=_dated(query.relative, published.date()))


@lru_cache(maxsize=1024)
def _dated(text: str, day: date) -> Period | None:
    return next((time.period for time in periods(text, day) if time.period), None)

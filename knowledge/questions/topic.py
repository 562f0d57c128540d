"""What a question is about, so that questions about the same can be put together."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.language.metrics import MetricMention
from knowledge.language.words import Word
from knowledge.questions.query import Query
from knowledge.values import Asked


def asked(query: Query, name_of: Callable[[int], str]) -> Asked:
    """The company, metric and period asked for, and the words that are neither.

    `name_of` gives the full name of a company by its identifier.
    """
    companies = [company for named in query.names for company in named.companies]
    keys = [key for mention in query.metrics for key in mention.keys]
    rest = [word.text.lower() for word in query.words if not _in_metric(word, query.metrics)]
    return Asked(
        company=name_of(companies[0]) if companies else "",
        metric=keys[0] if keys else "",
        period=query.period.key if query.period else "",
        rest=tuple(dict.fromkeys(rest)),
    )


def _in_metric(word: Word, metrics: tuple[MetricMention, ...]) -> bool:
    spans = [span for mention in metrics for span in mention.spans]
    return any(low < word.end and word.start < high for low, high in spans)

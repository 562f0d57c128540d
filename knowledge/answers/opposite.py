"""A question for a profit as one for a loss, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.accounting import accounted
from knowledge.answers.rank import Candidate, just_asked
from knowledge.figures.figure import STATED
from knowledge.language.metrics import MetricMention, Reading, metric
from knowledge.language.spans import begins_in
from knowledge.language.tokens import tokens
from knowledge.language.words import content_words
from knowledge.questions.query import Query


def is_given(query: Query, ranked: Sequence[Candidate]) -> bool:
    """Whether the coverage has the very metric of whom it is asked, if not surely enough to claim."""
    return any(
        candidate.figure.role in STATED
        and (query.period is None or candidate.features.get("period_same", 0.0) > 0)
        and accounted(query, candidate)
        for candidate in just_asked(ranked)
    )


def opposite_query(query: Query) -> Query | None:
    """The same question for the opposite metric; None where what it asks for has none."""
    turned = tuple(_turned(mention) for mention in query.metrics)
    if not turned or not all(turned):
        return None
    spans = query.metric_spans
    rest = [word for word in query.words if not begins_in(word.start, spans)]
    named = [word for mention in turned if mention for word in content_words(tokens(mention.text))]
    return replace(
        query,
        metrics=tuple(mention for mention in turned if mention),
        words=(*rest, *named),
        direction=-query.direction,
    )


def _turned(mention: MetricMention) -> MetricMention | None:
    readings = tuple(
        Reading(metric(reading.key).opposite, reading.units)
        for reading in mention.readings
        if metric(reading.key).opposite
    )
    if not readings:
        return None
    # The bare word is what the press prints most: "loss", not "net loss".
    text = metric(readings[0].key).label.rpartition(" ")[2]
    return replace(mention, readings=readings, text=text)

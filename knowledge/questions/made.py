"""A query made of values, for slash commands and follow-ups: nothing in it is guessed."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.language.mentions import Period
from knowledge.language.metrics import MetricMention, Reading, metric, metrics
from knowledge.language.tokens import tokens
from knowledge.language.words import content_words
from knowledge.questions.query import Named, Query


def made(
    text: str,
    names: Sequence[Named],
    key: str = "",
    period: Period | None = None,
    words: str = "",
) -> Query:
    """The query for these names, a metric key, a period and further words; `text` is shown."""
    return Query(
        text=text,
        want="value",
        names=tuple(names),
        metrics=(mention_of(key),) if key in metrics() and key != "other" else (),
        kinds=frozenset(),
        noun=(),
        period=period,
        grain="",
        relative="",
        relation="",
        role="",
        estimate=False,
        direction=0,
        currency="",
        tense="",
        without=(),
        order="most",
        words=tuple(content_words(tokens(words))),
        manner=(),
        unknown=(),
    )


def mention_of(key: str) -> MetricMention:
    """A metric as if a question had named it by its label."""
    known = metric(key)
    return MetricMention(
        readings=(Reading(key, known.units),),
        spans=((0, len(known.label)),),
        text=known.label,
        kind="noun",
        strength=3,
    )


def named(name: str, companies: Sequence[int]) -> Named:
    """A name as if a question had named it."""
    words = tuple(content_words(tokens(name)))
    return Named(name, name, 0, len(name), tuple(companies), words)

"""What a reader must be told when a figure is not quite what was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.answers.speech import currency_words, metric_name, say
from knowledge.figures.figure import Figure
from knowledge.language.metrics import related, unit_kind
from knowledge.language.tokens import tokens
from knowledge.language.words import content_words, key_set, match_keys
from knowledge.questions.query import Query


def note(query: Query, figure: Figure, others: Sequence[Figure] = ()) -> str:
    """One or more sentences, "" where the figure is just what was asked for.

    `others` are figures of other articles that give another value.
    """
    return " ".join([*_metric(query, figure), *_currency(query, figure), *_other(figure, others)])


def _metric(query: Query, figure: Figure) -> Iterator[str]:
    asked = list(dict.fromkeys(key for mention in query.metrics for key in mention.keys))
    known = figure.metric != "other"
    if asked and known and figure.metric not in asked:
        label = metric_name(figure.metric)
        if any(related(key, figure.metric) == "opposite" for key in asked):
            yield say("note.opposite", metric=label, asked=metric_name(asked[0]))
        else:
            yield say("note.gives", metric=_scoped(figure, label))
    elif known and unasked_scope(query, figure):
        yield say("note.is", metric=_scoped(figure, metric_name(figure.metric)))


def _scoped(figure: Figure, label: str) -> str:
    words = [word for word in figure.scope.split() if word.lower() not in label.lower().split()]
    if not words:
        return label
    scope = " ".join(words)
    return f"{scope} {label}" if scope.islower() else f"{label} ({scope})"


def unasked_scope(query: Query, figure: Figure) -> bool:
    """Whether the figure is narrowed by something that the question does not say."""
    if not figure.scope:
        return False
    printed = figure.text.lower().split()
    narrowing = [w for w in content_words(tokens(figure.scope)) if w.text.lower() not in printed]
    asked = [*query.words, *(word for named in query.names for word in named.words)]
    return bool(narrowing) and not all(match_keys(narrowing, key_set(asked)))


def units_note(figures: Sequence[Figure]) -> str:
    """What must be said of a ranking in several currencies; "" for one."""
    money = {figure.unit for figure in figures if unit_kind(figure.unit, figure.per) == "money"}
    if len(money) < 2:  # noqa: PLR2004
        return ""
    return say("note.currencies")


def _currency(query: Query, figure: Figure) -> Iterator[str]:
    if not query.currency or figure.unit == query.currency:
        return
    if unit_kind(figure.unit) == "money":
        yield say("note.currency", currency=currency_words(query.currency))


def _other(figure: Figure, others: Sequence[Figure]) -> Iterator[str]:
    if not others:
        return
    dated = figure.article.published and all(other.article.published for other in others)
    yield say("note.differ.dated" if dated else "note.differ")

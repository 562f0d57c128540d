"""Candidates that fit a query made of values, by their fields alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.answers.passage import text_keys
from knowledge.answers.rank import Candidate, day_of
from knowledge.figures.figure import Figure, stated_period
from knowledge.language.mentions import Period
from knowledge.language.metrics import metric, related, unit_kind
from knowledge.language.periods import compatible
from knowledge.language.tokens import tokens
from knowledge.language.words import content_words, key_set, match_keys
from knowledge.questions.query import Query

SURE = 0.3  # confidence from which on a figure is claimed without a question to support it
_TIMES = {"years", "months", "weeks", "days", "hours", "minutes", "quarters"}  # how long, not what
_ROLES = ("reported", "prior", "forecast", "target")


def exact(query: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are just what the values say, the best first; [] if none is.

    A loss stands in where a profit is asked for and there is none, and the other way round.
    """
    return next(filter(None, by_kinship(query, ranked)), [])


def by_kinship(query: Query, ranked: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """The candidates of the metric asked for, then those of its opposite, each the best first.

    Company, metric and period must be the ones asked for. A result comes before a forecast, the
    whole before a part of it, the newest first.
    """
    asked = key_set(query.words)
    for kinship in ("same", "opposite"):
        found = [c for c in ranked if _fits(query, c, kinship)]
        yield sorted(found, key=lambda candidate: _order(query, asked, candidate))


def _fits(query: Query, candidate: Candidate, kinship: str) -> bool:
    figure = candidate.figure
    if figure.confidence < SURE or figure.role not in _ROLES or figure.metric == "other":
        return False
    if not any(related(key, figure.metric) == kinship for m in query.metrics for key in m.keys[:1]):
        return False
    owners = {company for named in query.names for company in named.companies}
    if query.names and candidate.stored.company not in owners:
        return False
    if unit_kind(figure.unit, figure.per) not in metric(figure.metric).units:
        return False
    if figure.unit in _TIMES:
        return False
    return query.period is None or in_period(query.period, figure)


def in_period(asked: Period, figure: Figure) -> bool:
    """Whether a figure is for just that period."""
    if not figure.period:
        return False
    stated = stated_period(figure)
    return compatible(asked, stated) == "same"


def _order(query: Query, asked: frozenset[str], candidate: Candidate) -> tuple[object, ...]:
    figure = candidate.figure
    role = _ROLES.index(figure.role)
    if query.role in _ROLES:
        role = -(figure.role == query.role)
    published = figure.article.published
    return (
        role > 1 if query.period else role,
        _scope(query, asked, figure),
        -day_of(figure).toordinal(),
        -published.timestamp() if published else 0.0,
        -candidate.passage.headline,
        candidate.passage.sentence,
        figure.start,
    )


def _scope(query: Query, asked: frozenset[str], figure: Figure) -> float:
    """How much of the scope is not asked for, and of what is asked for is not its scope.

    `asked` are the keys of the question's words.
    """
    missing = sum(1 - hit for hit in match_keys(query.words, text_keys(figure.scope)))
    if not figure.scope:
        return missing
    scope = content_words(tokens(figure.scope))
    return missing + sum(1 - hit for hit in match_keys(scope, asked))

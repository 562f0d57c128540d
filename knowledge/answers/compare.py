"""Answers about several companies: who has more, and which ones have it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from knowledge.answers.answer import Answer
from knowledge.answers.rank import Candidate, sureness
from knowledge.answers.weights import threshold
from knowledge.figures.figure import Figure
from knowledge.questions.query import Query

Ranked = Callable[[Query], Sequence[Candidate]]

_SHARE = 0.8  # of the threshold: each side of a comparison has half of the question's words


def compare(query: Query, ranked: Ranked) -> Answer:
    """The figures of each name in the question, ordered as it asks.

    `ranked` gives the candidates of a query; each name is asked for by itself. Claimed only
    where every name has a figure and all have the same unit.
    """
    best: list[Figure] = []
    for named in query.names:
        alone = replace(query, names=(named,), want="value", text=query.text)
        candidates = ranked(alone)
        if not candidates or sureness(alone, candidates) < threshold() * _SHARE:
            return Answer(query.text, "related", tuple(c.figure for c in candidates[:3]))
        best.append(candidates[0].figure)
    if len({figure.id for figure in best}) < len(best):
        return Answer(query.text, "related", tuple(best[:1]))
    ordered = order(best, query)
    if ordered is None:
        return Answer(query.text, "related", tuple(best))
    return Answer(
        query.text,
        "answered",
        tuple(ordered),
        metric=ordered[0].metric,
        company=ordered[0].company,
        period=ordered[0].period,
    )


def order(figures: Sequence[Figure], query: Query) -> list[Figure] | None:
    """The figures by value, as asked; None if their units differ and no other one is shared."""
    shared = _shared(figures)
    if shared is None:
        return None
    return sorted(shared, key=lambda figure: abs(figure.value), reverse=query.order == "most")


def _shared(figures: Sequence[Figure]) -> list[Figure] | None:
    """The figures all in one unit: their own, or one that the articles convert them to."""
    units = {figure.unit for figure in figures}
    if len(units) == 1:
        return list(figures)
    for unit in sorted({*units, *(o.unit for f in figures for o in f.converted)}):
        converted = [_as(figure, unit) for figure in figures]
        if all(converted):
            return [figure for figure in converted if figure]
    counted = all(not unit.isupper() and unit not in {"percent", "times"} for unit in units)
    return list(figures) if counted else None


def _as(figure: Figure, unit: str) -> Figure | None:
    if figure.unit == unit:
        return figure
    for other in figure.converted:
        if other.unit == unit:
            return replace(
                figure,
                value=other.value,
                unit=unit,
                text=other.text,
                start=other.start,
                end=other.end,
                converted=(),
            )
    return None


def every(query: Query, candidates: Sequence[Candidate]) -> Answer:
    """The figures of every company that fits a question without a name ("which ... lost money").

    Claimed where the best is sure; those that explain the question about as well follow.
    """
    if not candidates or sureness(query, candidates) < threshold():
        return Answer(query.text, "related", tuple(c.figure for c in candidates[:3]))
    best = candidates[0]
    seen: dict[str, Figure] = {}
    for candidate in candidates:
        figure = candidate.figure
        alike = figure.metric == best.figure.metric and figure.role == best.figure.role
        if alike and candidate.score > best.score - 2.0:
            seen.setdefault(figure.company or figure.id, figure)
    ordered = order(list(seen.values()), query) or [best.figure]
    return Answer(query.text, "answered", tuple(ordered), metric=best.figure.metric)

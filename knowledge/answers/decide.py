"""Query + candidates -> Answer: claim the best, or say what the coverage does have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.answers.answer import Answer, Derived
from knowledge.answers.rank import Candidate, same_value, sureness
from knowledge.answers.weights import threshold
from knowledge.figures.figure import Figure
from knowledge.language.metrics import metric, related, unit_kind
from knowledge.questions.query import Query

_RELATED = 3  # sentences shown when nothing is claimed
_OTHERS = 3  # further figures shown beside the one claimed
_CLOSE = 1.0  # how far behind the best another article's figure may score to be shown as well


def decide(query: Query, ranked: Sequence[Candidate]) -> Answer:
    """The answer to a question about one thing."""
    if not ranked:
        return Answer(query.text, "not_covered")
    sure = sureness(query, ranked)
    best = ranked[0]
    if sure < threshold():
        return Answer(query.text, "related", tuple(_shown(ranked[:_RELATED])))
    if query.want == "change" and best.figure.role != "change":
        derived = _change(query, ranked)
        if derived is not None:
            return derived
    figures = [_in_currency(best.figure, query.currency)]
    figures += _compared(best) + _disagreeing(ranked)
    return Answer(
        query.text,
        "answered",
        tuple(figures),
        derived=_derived(figures),
        note=_note(query, best.figure),
        metric=best.figure.metric,
        company=best.figure.company,
        period=best.figure.period,
    )


def _shown(candidates: Sequence[Candidate]) -> list[Figure]:
    return [candidate.figure for candidate in candidates]


def _in_currency(figure: Figure, currency: str) -> Figure:
    """The figure in the currency asked for, where the article itself gives it."""
    for other in figure.converted:
        if other.unit == currency:
            return replace(
                figure,
                value=other.value,
                unit=other.unit,
                text=other.text,
                start=other.start,
                end=other.end,
                converted=(),
            )
    return figure


def _compared(best: Candidate) -> list[Figure]:
    """The figures of the same sentence that the claimed one is compared with or has moved by."""
    figure = best.figure
    return [
        stored.figure
        for stored in best.passage.figures
        if stored.figure.id != figure.id
        and stored.figure.metric == figure.metric
        and stored.figure.company == figure.company
        and {stored.figure.role, figure.role} & {"prior", "change"}
    ][:_OTHERS]


def _disagreeing(ranked: Sequence[Candidate]) -> list[Figure]:
    """What other articles give for the same figure, where it is another value; newest first."""
    best = ranked[0]
    others = [
        candidate.figure
        for candidate in ranked[1:]
        if candidate.score > best.score - _CLOSE
        and candidate.figure.article.id != best.figure.article.id
        and _same_thing(candidate.figure, best.figure)
        and not same_value(candidate.figure, best.figure)
    ]
    return sorted(others, key=_published, reverse=True)[:_OTHERS]


def _same_thing(one: Figure, other: Figure) -> bool:
    return (
        one.company == other.company
        and one.metric == other.metric != "other"
        and one.unit == other.unit
        and one.period == other.period != ""
        and one.role == other.role
        and one.scope == other.scope
    )


def _published(figure: Figure) -> float:
    published = figure.article.published
    return published.timestamp() if published else 0.0


def percent_change(now: Decimal, before: Decimal) -> Decimal | None:
    """By how many percent `now` is more than `before`, None if `before` is 0.

    >>> percent_change(Decimal(898), Decimal(477)).quantize(Decimal("0.01"))
    Decimal('88.26')
    """
    return (now - before) / abs(before) * 100 if before else None


def _derived(figures: Sequence[Figure]) -> tuple[Derived, ...]:
    """The change from the first figure's comparison to it, where the unit is the same."""
    first = figures[0]
    for index, other in enumerate(figures[1:], start=1):
        if other.unit != first.unit or first.unit == "percent":
            continue
        if {first.role, other.role} == {"reported", "prior"}:
            now, before = (0, index) if other.role == "prior" else (index, 0)
            change = percent_change(figures[now].value, figures[before].value)
            if change is not None:
                return (Derived("percent_change", change, "percent", (now, before)),)
    return ()


def _change(query: Query, ranked: Sequence[Candidate]) -> Answer | None:
    """The change computed from a figure and the one it is compared with, if both are stated."""
    best = ranked[0].figure
    for candidate in ranked[1:12]:
        other = candidate.figure
        if other.unit != best.unit or same_value(other, best) or unit_kind(best.unit) == "percent":
            continue
        pair = _pair(best, other)
        if pair is None:
            continue
        change = percent_change(pair[0].value, pair[1].value)
        if change is None:
            continue
        return Answer(
            query.text,
            "answered",
            pair,
            derived=(Derived("percent_change", change, "percent", (0, 1)),),
            note=_note(query, best),
            metric=best.metric,
            company=best.company,
            period=pair[0].period,
        )
    return None


def _pair(one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """The later and the earlier of two figures of the same thing."""
    if one.company != other.company or related(one.metric, other.metric) != "same":
        return None
    if {one.role, other.role} == {"reported", "prior"} and one.sentence == other.sentence:
        return (one, other) if other.role == "prior" else (other, one)
    if one.period_end and other.period_end and one.period_end != other.period_end:
        return (one, other) if one.period_end > other.period_end else (other, one)
    return None


def _note(query: Query, figure: Figure) -> str:
    """What the reader must be told when the figure is not quite what was asked for."""
    asked = [key for mention in query.metrics for key in mention.keys]
    if figure.metric in asked or not asked or figure.metric == "other":
        return ""
    label = metric(figure.metric).label
    if any(related(key, figure.metric) == "opposite" for key in asked):
        return f"The coverage gives a {label}, not a {metric(asked[0]).label}."
    return f"The coverage gives the {label}."

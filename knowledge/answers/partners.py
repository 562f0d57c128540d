"""The figures that another one can be compared with: what was before, or what was expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.answers.beside import goes_on
from knowledge.answers.rank import Candidate
from knowledge.answers.same import alike, is_former, of_part
from knowledge.figures.figure import AHEAD, STATED, Figure, is_estimate, plain_scope
from knowledge.language.changes import cues
from knowledge.language.metrics import related, unit_kind
from knowledge.language.period_calendar import from_key, shift
from knowledge.language.tokens import tokens
from knowledge.questions.query import Query

_RIVAL = 4.0  # a candidate of another article so far behind the best is no partner for it


def partners(query: Query, ranked: Sequence[Candidate]) -> Iterator[Figure]:
    """The figures that the best candidate can be compared with, the surest first."""
    best = ranked[0]
    near = [stored.figure for stored in best.passage.figures]
    near.sort(key=lambda figure: _distance(query, figure, best.figure))
    beside = [c.figure for c in ranked if abs(c.passage.sentence - best.passage.sentence) == 1]
    pools = [near, beside, [c.figure for c in ranked if _is_near(c, best)]]
    if query.estimate:
        for pool in pools:
            yield from (figure for figure in pool if _estimates(figure, best.figure))
        return
    near = [figure for figure in near if not _misplaced(query, figure, best.figure)]
    yield from (figure for figure in near if _precedes(figure, best.figure))
    yield from (figure for figure in near if _year_apart(figure, best.figure))
    yield from (figure for figure in beside if goes_on(figure, best.figure))
    yield from _set_against(best)
    for figure in pools[2]:
        if _year_apart(figure, best.figure) and alike(figure, best.figure):
            yield figure


def is_told_with_another(query: Query, candidate: Candidate) -> bool:
    """Whether the sentence of a figure has the one that it can be compared with."""
    tells = _estimates if query.estimate else _precedes
    return any(tells(stored.figure, candidate.figure) for stored in candidate.passage.figures)


def _is_near(candidate: Candidate, best: Candidate) -> bool:
    """Whether a figure is told in the same article, or answers the question nearly as well."""
    if candidate.figure.article.id == best.figure.article.id:
        return True
    return candidate.score > best.score - _RIVAL


def _set_against(best: Candidate) -> Iterator[Figure]:
    """The only other figure of the thing in a sentence that sets the two against each other.

    "It will burn 3 billion this year, LESS than in the last one, when 5 billion went". What
    analysts expected is another matter.
    """
    lead = best.figure
    others = [
        stored.figure
        for stored in best.passage.figures
        if _both_known(stored.figure, lead) and alike(stored.figure, lead)
    ]
    if len(others) != 1:
        return
    first, second = sorted((lead, others[0]), key=lambda figure: figure.start)
    between = lead.sentence[first.end : second.start]
    if any(cue.kind in {"comparison", "prior"} for cue in cues(tokens(between))):
        yield others[0]


def _distance(query: Query, figure: Figure, best: Figure) -> tuple[bool, int]:
    """How far a figure of the sentence is; what the question compares with comes first."""
    wanted = _wanted(query, best)
    return (not wanted or wanted != figure.period, abs(figure.start - best.start))


def _wanted(query: Query, best: Figure) -> str:
    """The period that the question compares the best figure with ("than a year ago"), or ""."""
    stated = from_key(best.period) if query.relation and best.period else None
    return shift(stated, query.relation).key if stated else ""


def _misplaced(query: Query, figure: Figure, best: Figure) -> bool:
    """Whether a former figure is of another period than the one to compare with."""
    wanted = _wanted(query, best)
    return figure.role == "prior" and "" not in {wanted, figure.period} and wanted != figure.period


def _of_one_thing(one: Figure, other: Figure) -> bool:
    return (
        one.company == other.company
        and related(one.metric, other.metric) == "same"
        and (one.metric != "other" or one.label == other.label)
        and _in_one_unit(one, other)
        and (one.per == other.per or "" in {one.per, other.per})
        and one.value != other.value
        and one.upper is None
        and other.upper is None
    )


def _in_one_unit(one: Figure, other: Figure) -> bool:
    """What is counted may be told by another word, or by none: "143,000 jobs", "175,000"."""
    return one.unit == other.unit or unit_kind(one.unit) == unit_kind(other.unit) == "count"


def _precedes(one: Figure, other: Figure) -> bool:
    """Whether one of the two is what the other is compared with."""
    return is_former(one) != is_former(other) and _both_known(one, other)


def _both_known(one: Figure, other: Figure) -> bool:
    """Whether both are levels of one thing, and neither is what analysts expect of it."""
    return _of_one_thing(one, other) and not any(
        figure.role == "change" or is_estimate(figure.scope) for figure in (one, other)
    )


def _estimates(one: Figure, other: Figure) -> bool:
    """Whether one of two is expected of the other; elsewhere, of the same time and part."""
    roles = {one.role, other.role}
    together = one.sentence == other.sentence
    return (
        _of_one_thing(one, other)
        and (together or (_of_one_time(one, other) and _part(one) == _part(other)))
        and len(roles & AHEAD) > 0
        and bool(roles & STATED or len(roles) == 1)
    )


def _part(figure: Figure) -> frozenset[str]:
    """What a figure is of, whoever expects it."""
    return of_part(plain_scope(figure.scope))


def _of_one_time(one: Figure, other: Figure) -> bool:
    return one.period == other.period or "" in {one.period, other.period}


def _year_apart(one: Figure, other: Figure) -> bool:
    """Whether both are stated, and for the same part of years that follow each other."""
    if not _of_one_thing(one, other) or "change" in {one.role, other.role}:
        return False
    first, second = from_key(one.period), from_key(other.period)
    if first is None or second is None or not one.period or not other.period:
        return False
    later, earlier = (first, second) if first.key > second.key else (second, first)
    return shift(later, "year_earlier").key == earlier.key

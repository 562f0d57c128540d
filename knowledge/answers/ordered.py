"""Figures in order of their amounts: in one unit, as far as the articles give one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from knowledge.answers.beside import in_currency
from knowledge.answers.rank import Candidate
from knowledge.figures.figure import Figure
from knowledge.language.metrics import metric, unit_kind
from knowledge.questions.query import Query


def order(figures: Sequence[Figure], query: Query) -> list[Figure] | None:
    """The figures by value, as asked; None if their units differ and no other one is shared."""
    shared = _shared(figures, query.currency)
    if shared is None:
        return None
    asked = next((metric(key).sign for mention in query.metrics for key in mention.keys[:1]), 0)
    return sorted(
        shared,
        key=lambda figure: _amount(figure, asked, query.direction),
        reverse=query.order == "most",
    )


def by_currency(figures: Sequence[Figure], query: Query) -> list[Figure]:
    """The figures ranked; where they share no unit, by units, that of the most figures first."""
    shared = order(figures, query)
    if shared is not None:
        return shared
    units = Counter(figure.unit for figure in figures)
    return [
        figure
        for unit, _ in units.most_common()
        for figure in order([f for f in figures if f.unit == unit], query) or []
    ]


def _amount(figure: Figure, asked: int, direction: int) -> float:
    """What a figure weighs: a profit against a loss, a rise against a fall, counts as negative."""
    value = float(abs(figure.value))
    if figure.role == "change":
        return -value if direction and figure.direction == -direction else value
    if figure.metric == "other" or not asked:
        return float(figure.value)
    known = metric(figure.metric)
    return -value if known.opposite and known.sign == -asked else value


def conversions(chosen: Sequence[Candidate], shown: Sequence[Figure]) -> list[Figure]:
    """The amounts of a ranking in the other currencies that the articles give."""
    units = {figure.unit for figure in shown}
    printed = [candidate.figure for candidate in chosen if candidate.figure.unit not in units]
    others = [
        in_currency(candidate.figure, other.unit)
        for candidate in chosen
        for other in candidate.figure.converted
        if other.unit not in units
    ]
    return printed + others


def _shared(figures: Sequence[Figure], currency: str) -> list[Figure] | None:
    """The figures all in one unit: the one asked for, their own, or one they are converted to."""
    wanted = [in_currency(figure, currency) for figure in figures]
    units = {figure.unit for figure in wanted}
    if len(units) == 1:
        return wanted
    for unit in sorted({*units, *(o.unit for f in figures for o in f.converted)}):
        converted = [in_currency(figure, unit) for figure in figures]
        if all(figure.unit == unit for figure in converted):
            return converted
    kinds = {unit_kind(figure.unit, figure.per) for figure in figures}
    return list(figures) if kinds <= {"count", "times"} else None

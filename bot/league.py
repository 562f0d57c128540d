"""All companies of the coverage ranked by one metric: a figure of each, comparable ones; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from knowledge.answers.answer import Answer
from knowledge.answers.speech import say
from knowledge.figures.figure import Figure

_MOST = 25


def league(figures: Iterable[Figure], metric: str, period: str = "") -> Answer:
    """The companies by their figure of a metric, the largest first; "not_covered" without any.

    Each company counts with its reported figure of `period`, or with that of its newest period
    where none is given; `figures` come newest article first, so that a correction wins. Only
    figures of the most frequent unit are ranked, and a note says where others were left out.
    """
    stated = [figure for figure in figures if _counts(figure, metric, period)]
    if not stated:
        return Answer("", "not_covered", metric=metric, period=period)
    unit = Counter(figure.unit for figure in stated).most_common(1)[0][0]
    of_company: dict[str, Figure] = {}
    for figure in stated:
        known = of_company.get(figure.company)
        if figure.unit == unit and (known is None or figure.period > known.period):
            of_company[figure.company] = figure
    ranked = sorted(of_company.values(), key=lambda figure: abs(figure.value), reverse=True)
    others = {figure.company for figure in stated} - of_company.keys()
    note = say("note.unit", companies=", ".join(sorted(others)))
    return Answer(
        "",
        "answered",
        tuple(ranked[:_MOST]),
        note=note if others else "",
        metric=metric,
        period=period,
    )


def _counts(figure: Figure, metric: str, period: str) -> bool:
    return (
        bool(figure.company)
        and figure.metric == metric
        and figure.role in {"reported", "prior"}
        and not figure.scope
        and period in {"", figure.period}
    )

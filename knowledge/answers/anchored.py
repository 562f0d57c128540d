"""The figure that an amount typed in the question is set against.

"They made 3 million this year, what was it the year before?" tells which sentence is meant: the
one that has the 3 million, and what that is compared with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.accounting import accounted, in_time
from knowledge.answers.rank import Candidate
from knowledge.answers.same import counterparts, is_former, same_value
from knowledge.answers.unsaid import unexplained
from knowledge.figures.figure import Figure
from knowledge.language.mentions import Quantity
from knowledge.language.metrics import unit_kind
from knowledge.questions.query import Query
from knowledge.questions.typed import typed_amounts

_LOOKED_AT = 40


def anchored(query: Query, ranked: Sequence[Candidate]) -> Candidate | None:
    """The former value of what the question gives the present value of.

    None where the question gives no such amount, or several former values stand against it.
    """
    amounts = typed_amounts(query.text) if query.role == "prior" else ()
    if not amounts:
        return None
    free = replace(query, period=None)  # the period may be that of the amount
    found = [
        candidate
        for candidate in ranked[:_LOOKED_AT]
        if is_former(candidate.figure)
        and any(
            _anchors(query, stored.figure, candidate, amounts)
            for stored in candidate.passage.figures
        )
        and accounted(free, candidate)
    ]
    found = [one for one in found if not unexplained(free, one)] or found
    alone = all(same_value(one.figure, found[0].figure) for one in found)
    return found[0] if found and alone else None


def _anchors(query: Query, figure: Figure, other: Candidate, amounts: Sequence[Quantity]) -> bool:
    """Whether a figure is a typed amount, and what another one of its sentence is set against."""
    timely = query.period is None or any(
        in_time(query.period, one) for one in (figure, other.figure)
    )
    return (
        timely
        and counterparts(figure, other.figure)
        and any(_is_amount(figure, amount) for amount in amounts)
    )


def _is_amount(figure: Figure, amount: Quantity) -> bool:
    """Whether a figure is an amount; the currency need not be typed ("raised it to 950")."""
    kinds = {unit_kind(figure.unit, figure.per), unit_kind(amount.unit, amount.per)}
    return figure.value == amount.value and (figure.unit == amount.unit or "count" in kinds)

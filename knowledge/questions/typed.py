"""The amounts that stand in a question itself, and whether it asks for one of them in other money."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.language.mentions import Quantity
from knowledge.language.metrics import unit_kind
from knowledge.language.quantities import quantities
from knowledge.questions.query import Query

_TOLD_APART = 100  # a smaller count stands in many questions by chance
# "Its 70 million euro offer, what is THAT in dollars": the amount itself is asked for once more.
_AGAIN = re.compile(
    r"""\b(?:(?:what(?:['’]?s|\ is|\ was|\ would)
            |how\ (?:much|many)\b[^,;?]{0,20}?\ (?:is|was|are|were|would))
          \ (?:that|this|it|they|those|these)
        |(?:that|this|it)\ (?:is|was|makes?|comes?\ to)\ (?:what|how\ much))\b""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=256)
def typed_amounts(text: str) -> tuple[Quantity, ...]:
    """The amounts of money, the shares and the large counts in a question."""
    return tuple(
        amount
        for amount in quantities(text)
        if unit_kind(amount.unit) != "count" or amount.value >= _TOLD_APART
    )


def conversion_of(query: Query) -> Quantity | None:
    """The typed amount that is asked for in another currency; None if that is not the question."""
    return _in_other_money(query.text, query.currency) if query.currency else None


@lru_cache(maxsize=256)
def _in_other_money(text: str, currency: str) -> Quantity | None:
    if not _AGAIN.search(text):
        return None
    found = (one for one in typed_amounts(text) if unit_kind(one.unit) == "money")
    return next((one for one in found if one.unit != currency), None)

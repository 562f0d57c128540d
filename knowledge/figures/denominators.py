"""What an amount is for, where only another amount of its sentence says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from knowledge.figures.extract import Draft
from knowledge.figures.parts import Part
from knowledge.language.mentions import Quantity
from knowledge.language.metrics import metrics, unit_kind
from knowledge.language.name_markets import quoted_currency

_BY_SHARE = frozenset({"per_share"})
_RATES = frozenset({"exchange_rate", "resistance_level", "support_level"})


def denominated(
    part: Part, key: str, made: Mapping[int, Draft], owners: Iterable[str] = ()
) -> Quantity:
    """The quantity, for one share where its metric is stated in nothing else ("EPS of $2").

    Or for what the one is for that it is compared with ("22 cents a share from 20 cents"). A
    bare rate is in the currency whose it is: "the yen was at 151.3 per dollar". `owners` are the
    names of whose figure it is.
    """
    quantity = part.quantity
    if key in _RATES and not quantity.unit and not quantity.noun:
        return replace(quantity, unit=next(filter(None, map(quoted_currency, sorted(owners))), ""))
    if quantity.unit == "points" and "percentage_point" in metrics()[key].units:
        return replace(quantity, unit="percentage_point")
    if quantity.per or unit_kind(quantity.unit) != "money":
        return quantity
    if metrics()[key].units == _BY_SHARE:
        return replace(quantity, per="share")
    others = [draft.quantity for draft in made.values() if draft.metric == key]
    alike = [other.per for other in others if other.per and other.unit == quantity.unit]
    return replace(quantity, per=alike[0]) if part.role == "prior" and alike else quantity

"""What a quantity measures: the metric word of its sentence that is cheapest to reach."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.figures.paths import Paths
from knowledge.figures.shape import Shape
from knowledge.language.mentions import Quantity
from knowledge.language.metrics import MetricMention, choose, unit_kind

_LIMIT = 7.0  # beyond this price a metric word belongs to another statement
# "$3m in revenue", "a 5% rise in sales": a metric may stand behind its quantity, joined to it;
# further behind it mostly belongs to something else.
_BEHIND, _FAR_BEHIND = 0.8, 3.0
_JOINED = re.compile(r"[.C]{0,2}[iFrw]?[.NPC]{0,3}M")
_WEAKNESS = 0.7  # for each step below full strength of the metric word


@dataclass(frozen=True, slots=True)
class What:
    """The metric of a quantity: its key, where its word stands in the shape, and the price."""

    metric: str
    place: int
    price: float


def what_of(shape: Shape, paths: Paths, index: int, *, change: bool = False) -> What | None:
    """The metric of the quantity at `index`; None if no metric word is near enough.

    With `change` any metric fits a percentage, for it is by how much the metric moved.
    """
    quantity = shape.items[index].mention
    if not isinstance(quantity, Quantity):
        return None
    kind = unit_kind(quantity.unit, quantity.per)
    best: What | None = None
    for place in shape.places("M"):
        mention = shape.items[place].mention
        if not isinstance(mention, MetricMention):
            continue
        key = _key(mention, kind, change=change)
        if key is None:
            continue
        price = paths.between(place, index) + _WEAKNESS * (3 - mention.strength)
        if place > index:
            joined = _JOINED.fullmatch(shape.signs[index + 1 : place + 1])
            price += _BEHIND if joined else _FAR_BEHIND
        if price < (best.price if best else _LIMIT):
            best = What(key, place, price)
    return best


def _key(mention: MetricMention, kind: str, *, change: bool) -> str | None:
    """The metric that a word means beside a kind of unit, None if it can mean none."""
    if kind not in {"percent", "percentage_point", "times"}:
        return choose(mention, kind)
    stated = next((r.key for r in mention.readings if kind in r.units), None)
    if change:
        return mention.key if mention.strength > 1 or stated is None else stated
    return stated

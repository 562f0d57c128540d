"""What a quantity measures: the metric word of its sentence that is cheapest to reach."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from knowledge.figures.paths import Paths
from knowledge.figures.shape import Item, Shape, quantity_at
from knowledge.language.metrics import MetricMention, choose, metrics, unit_kind
from knowledge.language.names import NameMention

_NEAR = 40  # metric words on either side that are looked at: only hostile text has more
_LIMIT = 7.0  # beyond this price a metric word belongs to another statement
# "$3m in revenue", "a 5% rise in sales": a metric may stand behind its quantity, joined to it;
# further behind it mostly belongs to something else. "A $44 billion takeover" is one phrase.
_NEXT, _IN, _BEHIND, _FAR_BEHIND = 0.1, 0.3, 0.8, 3.0
_OF_METRIC = re.compile(r"[iF][.NPC]{0,2}M")
_JOINED = re.compile(r"[.C]{0,2}[iFrw]?[.NPC]{0,3}[MI]")
_WEAKNESS = 0.7  # for each step below full strength of the metric word
_COUNTED = 0.9  # what a quantity counts is plain, but "sold 500 phones" tells more
# What follows a share of something: 37% of group revenue, a fifth of the lettable area.
_PART_OF = re.compile(r"(?:\([^)]*\))?F[.NP]{0,4}")
_PLAIN = 1.6  # a metric word that stands right before its quantity
_SMALL = "small"
_PARTS = frozenset({"ownership", "share_of", "people"})
# "It earned $20 million, or 33 cents a share": of the whole company, though the phrase is of one.
_OF_ALL = {"eps": "net_profit", "loss_per_share": "net_loss"}
_WHOLE = frozenset({"profit", "sales", "share"})
SHARE_OF, SHARE_MOVE, SHARE_PRICE = "share_of", "share_price_change", "share_price"
# What a unit of measure can be the measure of; other units can be of anything that is counted.
_TIMES = frozenset("years months weeks days hours minutes seconds quarters decades".split())
_LENGTHS = frozenset("kilometres miles metres centimetres millimetres feet inches yards".split())
_AREAS = frozenset("acres hectares square".split())
_MEASURED = ((_TIMES, frozenset({"time"})), (_LENGTHS | _AREAS, frozenset({"measure"})))
_RATE_NOTE = re.compile(r"\(?[$.N#]?q[$#]")  # "($1 = 0.96 euros)"
_GOODS = frozenset("barrel ounce bushel tonne ton pound gallon gram kilogram".split())
_PACES = frozenset({"year", "month", "week", "day"})
_NO_SHARE = 1_000_000  # no share costs as much
_NO_PRICE = 10_000_000  # what costs as much is a company rather than a product
_A_SHARE = 1000  # a plain amount below this is none of a whole company's profit
_WORTH = frozenset({"worth", "valued", "valued at", "value", "value at"})
_RATIOS = frozenset({"percent", "percentage_point", "times"})


@dataclass(frozen=True, slots=True)
class What:
    """The metric of a quantity: its key, where its word stands in the shape, and the price."""

    metric: str
    place: int
    price: float


def what_of(
    shape: Shape, paths: Paths, index: int, *, change: bool = False, after: int = -1
) -> What | None:
    """The metric of the quantity at `index`; None if no metric word is near enough.

    With `change` any metric fits a percentage, for it is by how much the metric moved. Only
    words behind the place `after` count.
    """
    kind = kind_at(shape, index)
    if _RATE_NOTE.match(shape.signs):
        return What("exchange_rate", index, 0.5)
    best = _counted(shape, index, kind, linked=after >= 0)
    places = shape.places("MI")
    here = bisect_left(places, index)
    for place in places[max(0, here - _NEAR) : here + _NEAR]:
        mention = shape.items[place].metric
        if mention is None or place <= after:
            continue
        key = key_of(mention, kind, change=change)
        if key == "price" and quantity_at(shape, index).value >= _NO_PRICE:
            key = next(
                (r.key for r in mention.readings if r.key != "price" and kind in r.units), None
            )
        if key is None or not _measures(shape, index, key):
            continue
        price = paths.between(place, index) + _WEAKNESS * (3 - mention.strength)
        if place > index:
            behind = _behind(shape.signs[index + 1 : place + 1], mention)
            if behind == _FAR_BEHIND and kind == "count" and quantity_at(shape, index).noun:
                continue  # "three lessons for investors amid a volatile market"
            price += behind
        if price < (best.price if best else _LIMIT):
            best = What(key, place, price)
    best = best or _plain(shape, index, kind)
    if kind == "percent" and not change:
        return _part_of(shape, index, best)
    return _of_worth(shape, index, best, kind)


def _plain(shape: Shape, index: int, kind: str) -> What | None:
    """What an amount is without a metric word, by its unit or the name that it stands before.

    "A plant for 500,000 vans a year", "$70 a barrel", "its $35,000 Volta".
    """
    quantity = quantity_at(shape, index)
    if quantity.noun and quantity.per in _PACES:
        return What("production", index, 4.0)
    if quantity.per in _GOODS:
        return What("commodity_price", index, 3.0)
    named = kind in {"money", _SMALL} and shape.signs[index + 1 : index + 2] == "N"
    return What("price", index, 2.0) if named and quantity.value < _NO_SHARE else None


def _measures(shape: Shape, index: int, key: str) -> bool:
    """Whether the amount can be of the metric.

    Days are no sales, metres no output, vehicles no factories, and no share costs millions.
    """
    quantity = quantity_at(shape, index)
    own = set(metrics()[key].families)
    unit = quantity.unit.partition(" ")[0]
    for units, families in _MEASURED:
        if unit in units:
            return bool(own & families)
    kind = kind_at(shape, index)
    if kind == "count" and own & {"measure", "time"}:
        return bool(unit) and not quantity.noun
    if key == "shares":
        return not unit or unit == "shares" or "shares" in quantity.noun
    if kind == "count" and own & {"places", "price"}:
        return not unit
    if quantity.per in _GOODS and unit_kind(quantity.unit) == "money":
        return bool(own & {"market", "price"})
    return not (kind == "money" and "share" in own and quantity.value >= _NO_SHARE)


def _of_worth(shape: Shape, index: int, best: What | None, kind: str) -> What | None:
    """Of "a deal valued at $3m" the deal, where the nearest word only says that it is of worth."""
    found = shape.items[best.place].metric if best else None
    if best is None or found is None or found.text.lower() not in _WORTH:
        return best
    for place in range(best.place - 1, max(-1, best.place - 5), -1):
        if shape.signs[place] in "PI" or (
            shape.signs[place] == "N" and shape.signs[place - 1] not in "FM"
        ):
            break
        mention = shape.items[place].metric
        if mention is not None and shape.signs[place] == "M":
            key = choose(mention, kind)
            fits = key is not None and _measures(shape, index, key)
            return What(key, place, best.price) if key and fits else best
    return best


def kind_at(shape: Shape, index: int) -> str:
    """The kind of unit of the quantity at `index`: "small" for a plain amount of money."""
    quantity = quantity_at(shape, index)
    kind = unit_kind(quantity.unit, quantity.per)
    return _SMALL if kind == "money" and abs(quantity.value) < _A_SHARE else kind


def _behind(between: str, mention: MetricMention) -> float:
    """What speaks against a metric word behind its quantity."""
    if len(between) == 1 and mention.strength > 1:
        return _NEXT
    if _OF_METRIC.fullmatch(between):
        return _IN
    return _BEHIND if _JOINED.fullmatch(between) else _FAR_BEHIND


def _counted(shape: Shape, index: int, kind: str, *, linked: bool) -> What | None:
    """What the quantity counts, if that names a metric: "9,000 jobs", "800,000 users"."""
    mention = shape.items[index].metric
    key = key_of(mention, kind, change=False) if mention else None
    if mention is None or key is None or (linked and mention.strength == 1):
        return None
    return What(key, index, _COUNTED + _WEAKNESS * (3 - mention.strength))


def _part_of(shape: Shape, index: int, best: What | None) -> What | None:
    """A percentage with "of" behind it is a share of what follows, unless a word says better."""
    part = _PART_OF.match(shape.signs, index + 1)
    following = _phrase(shape, index + (part.end() - part.start()) if part else index)
    if part is not None and any(m.key == "market_size" for m in following):
        return What("market_share", index, 1.0)
    owned = part is not None and shape.signs[part.end() - 1] == "N" and not following
    if owned and part is not None and _is_company(shape.items[part.end() - 1]):
        return What("stake", index, 1.0)
    plain = best is not None and best.price < _PLAIN and best.place < index
    if part is None or (plain and best is not None and best.metric != SHARE_MOVE):
        return best
    place = part.end()
    mention = shape.items[place].metric if place < len(shape.items) else None
    if mention is not None and any(
        "percent" in r.units and _PARTS.intersection(metrics()[r.key].families)
        for r in mention.readings
    ):
        return best
    if mention is None and best is not None and best.place < index:
        return best
    return What(SHARE_OF, index, 1.0)


def _phrase(shape: Shape, place: int) -> list[MetricMention]:
    """The metric words of the noun phrase that goes on at a place."""
    end = place + 1
    while end < len(shape.signs) and shape.signs[end] in ".NPM":
        end += 1
    return [item.metric for item in shape.items[place + 1 : end] if item.metric is not None]


def _is_company(item: Item) -> bool:
    return isinstance(item.mention, NameMention) and item.mention.kind in {"company", "other"}


def key_of(mention: MetricMention, kind: str, *, change: bool) -> str | None:
    """The metric that a word means beside a kind of unit, None if it can mean none."""
    if kind == _SMALL:
        return _small(mention)
    if kind not in _RATIOS:
        return choose(mention, kind) or (_OF_ALL.get(mention.key) if kind == "money" else None)
    stated = next((r.key for r in mention.readings if kind in r.units), None)
    if change and stated is None and mention.kind == "verb" and mention.strength == 1:
        return None  # "contributed to a 5% decline"
    if change and stated == SHARE_MOVE:
        return stated
    if change:
        return mention.key if mention.strength > 1 or stated is None else stated
    return stated


def _small(mention: MetricMention) -> str | None:
    """The metric that a word means beside a plain amount such as "$0.94".

    What can be for one share is; what is only of a whole company cannot be so small.
    """
    keys = [reading.key for reading in mention.readings if "per_share" in reading.units]
    whole = choose(mention, "money")
    if whole is not None and "value" in metrics()[whole].families:
        return keys[0] if keys and keys[0] != SHARE_PRICE else None
    if keys and (whole is None or _WHOLE & set(metrics()[whole].families)):
        return keys[0]
    return whole


def linked_metric(shape: Shape, what: What, index: int, *, change: bool) -> What | None:
    """The metric of a quantity that shares the word of another one: "fell 4% to $30"."""
    kind = kind_at(shape, index)
    mention = shape.items[what.place].metric
    if change and kind in _RATIOS and "count" in metrics()[what.metric].units:
        key: str | None = what.metric  # "sales came to 900 vans, a drop of 5%"
    elif mention is not None:
        key = key_of(mention, kind, change=change or kind in _RATIOS)
    elif what.metric in {SHARE_MOVE, SHARE_PRICE}:
        key = SHARE_MOVE if kind in _RATIOS else SHARE_PRICE if kind != "count" else None
    else:
        kind = "money" if kind == _SMALL else kind
        key = what.metric if change or kind in metrics()[what.metric].units else None
    if key is None or not _measures(shape, index, key):
        return None
    return What(key, what.place, what.price + 0.5)

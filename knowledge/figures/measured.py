"""Whether an amount can be of a metric: by its unit, its size and what it counts."""

from __future__ import annotations

import re

from knowledge.figures.estimates import NO_SHARE
from knowledge.figures.meaning import GOODS, TIMES, kind_at
from knowledge.figures.ratios import GRADES
from knowledge.figures.shape import Shape, quantity_at
from knowledge.language.metrics import MetricMention, metrics, unit_kind

_LENGTHS = frozenset("kilometres miles metres centimetres millimetres feet inches yards".split())
_AREAS = frozenset("acres hectares square".split())
_MEASURED = ((TIMES, frozenset({"time"})), (_LENGTHS | _AREAS, frozenset({"measure"})))
_FOR_GOODS = frozenset({"market", "price", "margin", "spending"})
_OF_SHARES = frozenset("ownership listing share flow payout deal capital".split())
_COUNTED_AS = {"shares": "shares", "index_level": "points", "rsi": "points"}
_OFFERED = "units"  # of a trust, or a share with a warrant
_NO_LEVEL = 5  # no index stands so low: "indexes closed lower, off 0.7"
_PRICED = frozenset({"exchange_rate", "commodity_price", "exercise_price"})
_POSITIONS = frozenset({"net_position", "short_interest"})
_WHOLE = frozenset({"people", "places", "audience", "ownership"})
_THINGS = frozenset({"homes", "models", "patents", "fleet", "recalls", "layoffs", "hires", "jobs"})
_SIZED = re.compile(r"[Foa][.]{0,2}$")  # "a market | of 2 million people", "grew | to 3 million"
_A_MARKET = 100_000  # no market is of fewer things


def measures(shape: Shape, index: int, key: str) -> bool:
    """Whether the amount can be of the metric.

    Days are no sales, metres no output, vehicles no factories, and no share costs millions.
    """
    quantity, kind = quantity_at(shape, index), kind_at(shape, index)
    own = frozenset(metrics()[key].families)
    unit = quantity.unit.partition(" ")[0]
    if quantity.unit in GRADES or (unit and not _may_be_in(key, unit, kind)):
        return quantity.unit in GRADES and key == "ore_grade"
    for units, families in _MEASURED:
        if unit in units:
            return not own.isdisjoint(families)
    if kind == "count":
        return _may_be_such(shape, index, key, own) and _may_be_counted(shape, index, key, own)
    if quantity.per in GOODS and unit_kind(quantity.unit) == "money":
        return not own.isdisjoint(_FOR_GOODS)
    if kind == "money":
        costs_little = ("share" in own and key not in _POSITIONS) or key in _PRICED
        return key != "margin" and not (costs_little and abs(quantity.value) >= NO_SHARE)
    # A cut of 25 basis points is no chance.
    return key != "probability" or kind != "percentage_point" or quantity.value >= 1


def _may_be_in(key: str, unit: str, kind: str) -> bool:
    """Whether a metric can be told in a unit: metres are no grade, "900 cubic feet" no distance."""
    if key == "ore_grade":
        return kind != "count"
    return key != "distance" or unit in _LENGTHS


def _may_be_counted(shape: Shape, index: int, key: str, own: frozenset[str]) -> bool:
    """Whether a count can be of a metric of these families."""
    quantity = quantity_at(shape, index)
    if own & {"measure", "time"}:
        return bool(quantity.unit) and not quantity.noun and "time" not in own
    if key == "index_level" and not quantity.unit and abs(quantity.value) < _NO_LEVEL:
        return False
    if key in _COUNTED_AS or own & {"places", "price"}:
        known = _COUNTED_AS.get(key, "")
        own_unit = quantity.unit.partition(" ")[0] == known
        own_unit = own_unit or (known == "shares" and quantity.unit == _OFFERED)
        own_unit = own_unit and not (known == "points" and quantity.noun)
        return not quantity.unit or own_unit or (known == "shares" and known in quantity.noun)
    if quantity.unit == "shares":
        return not own.isdisjoint(_OF_SHARES)
    if key == "production" and quantity.unit.endswith("watts"):
        return False
    return _may_have_places(shape, index, key)


def _may_be_such(shape: Shape, index: int, key: str, own: frozenset[str]) -> bool:
    """Whether a count can be of things like these.

    People and places are whole; "15 stocks" are those of as many companies; the size of a market
    is told as such.
    """
    quantity = quantity_at(shape, index)
    broken = "." in quantity.text and quantity.value != quantity.value.to_integral_value()
    if broken and not quantity.unit and (own & _WHOLE or key in _THINGS):
        return False
    if key == "shares" and quantity.noun.lower().endswith("stocks"):
        return False
    sized = quantity.value >= _A_MARKET and _SIZED.search(shape.signs, 0, index)
    return key != "market_size" or bool(sized)


def _may_have_places(shape: Shape, index: int, key: str) -> bool:
    """Whether a metric can be a number of places, if that is what is counted.

    "Its 35 plants" are no output; who serves so many hospitals has them as customers, but not so
    many countries.
    """
    counted = shape.items[index].metric if quantity_at(shape, index).noun else None
    if counted is None or "places" not in metrics()[counted.key].families:
        return True
    own = metrics()[key].families
    return "places" in own or (key == "customers" and counted.key != "countries")


def counts_another(shape: Shape, place: int, index: int) -> bool:
    """Whether the metric at `place` is what an amount counts, and the one at `index` counts else."""
    if shape.signs[place] != "#" or shape.signs[index] != "#":
        return False
    one, other = quantity_at(shape, place), quantity_at(shape, index)
    return bool(other.noun) and other.unit != one.unit


def counts_alone(shape: Shape, index: int, mention: MetricMention) -> bool:
    """Whether a number counts what it names, or so little that no word far behind tells what.

    "The 36 that were handed to customers", but "23,400 will act as support".
    """
    quantity = quantity_at(shape, index)
    if shape.signs[index] != "#" or (quantity.unit and not quantity.noun):
        return False
    return bool(quantity.noun) or "market" not in metrics()[mention.key].families

"""What a metric word can mean beside an amount: by its unit, its size and the words around it."""

from __future__ import annotations

import re

from knowledge.figures.estimates import NO_SHARE
from knowledge.figures.ratios import GRADES, ratio_meaning
from knowledge.figures.shape import Shape, quantity_at
from knowledge.language.metrics import (
    MONEY,
    PERCENTAGES,
    RATIOS,
    MetricMention,
    choose,
    metrics,
    unit_kind,
)
from knowledge.language.names import NameMention

SMALL = "small"
SURE = 3  # the strength of a word that means one thing
GROWTH = "growth"
SHARE_OF, SHARE_MOVE, SHARE_PRICE = "share_of", "share_price_change", "share_price"
# "It earned $20 million, or 33 cents a share": of the whole company, though the phrase is of one.
_OF_ALL = {"eps": "net_profit", "loss_per_share": "net_loss"}
_CAPITAL = frozenset({"capital", "listing"})
_WHOLE = frozenset({"profit", "sales", "share", "capital", "listing"})
# What a unit of measure can be the measure of; other units can be of anything that is counted.
TIMES = frozenset("years months weeks days hours minutes seconds quarters decades".split())
_BY_UNIT = {
    **dict.fromkeys(TIMES, "duration"),
    **dict.fromkeys(("kilometres", "miles", "metres"), "distance"),
    **dict.fromkeys(
        ("square feet", "square metres", "square kilometres", "square miles", "acres", "hectares"),
        "area",
    ),
    "points": "index_level",
    "employees": "headcount",
    **dict.fromkeys(GRADES, "ore_grade"),
    **dict.fromkeys(("gigawatts", "megawatts", "gigawatt hours", "megawatt hours"), "capacity"),
    "barrels of oil equivalent per day": "production",
    "barrels per day": "production",
    "tonnes per year": "capacity",
    "kilometres per hour": "speed",
    "miles per hour": "speed",
}
GOODS = frozenset(
    "barrel ounce bushel tonne ton pound gallon gram kilogram litre quintal bale therm mmbtu"
    " mwh megawatt kwh kilowatt".split()
)
_FLOWS = frozenset({"barrels", "tonnes", "tons", "ounces", "cubic feet", "cubic metres"})
_REACHED = re.compile(r"[.yT]{0,4}o[.]{0,2}#")
_QUOTED = re.compile(r"[$](?:,&?%)?\)")  # "Norwind ($12.5, -2%)"
_SIGNED = re.compile(r"%\)")
_FOR = re.compile(r"r[.|]{0,3}$")  # "combo meals for as little as $5"
_THING = re.compile(r"[.]{1,3}(?:[N,;]|$)")  # "launches a $20,000 van"
A_HOUSE = 200_000  # what costs less is a thing that one buys
_PACES = frozenset({"year", "month", "week", "day"})
_NEVER_MOVED = frozenset({"respondents"})  # "a rise of 3% in a survey"
_COST = frozenset({"cost", "costs", "costing"})
A_SHARE = 1000  # a plain amount below this is none of a whole company's profit


def kind_at(shape: Shape, index: int) -> str:
    """The kind of unit of the quantity at `index`: "small" for a plain amount of money."""
    quantity = quantity_at(shape, index)
    kind = unit_kind(quantity.unit, quantity.per)
    if kind == "times" and quantity.value >= A_SHARE:
        return "count"  # "downloaded 50 million times"
    if quantity.unit == "points" and _is_of_ratio(shape, index):
        return "percentage_point"
    return SMALL if kind == "money" and abs(quantity.value) < A_SHARE else kind


def _is_of_ratio(shape: Shape, index: int) -> bool:
    """Whether points are of a ratio that the words before name: "the ratio improved by 2 points"."""
    named = [shape.items[place] for place in shape.words if place != index]
    words = [item.metric for item in named if item.metric is not None]
    ratios = [any(r.units <= PERCENTAGES for r in word.readings[:1]) for word in words]
    return any(ratios) and not any(word.key == "index_level" for word in words)


def key_of(
    mention: MetricMention, kind: str, *, change: bool, named: frozenset[str] = frozenset()
) -> str | None:
    """The metric that a word means beside a kind of unit, None if it can mean none.

    Of several the one that other words of the sentence name: "priced" beside "IPO".
    """
    if (supported := _supported(mention, kind, named)) is not None:
        return supported
    if kind == SMALL:
        moved = change and any(reading.key == SHARE_MOVE for reading in mention.readings)
        return SHARE_MOVE if moved else _small(mention)
    if kind not in RATIOS:
        return choose(mention, kind) or (_OF_ALL.get(mention.key) if kind == "money" else None)
    stated = next((r.key for r in mention.readings if kind in r.units), None)
    if change and stated is None and _moves_little(mention, kind):
        return None  # "contributed to a 5% decline", "delivered a 25-basis-point cut"
    # As of "gross domestic product" that grew 2%.
    grows = stated is not None and GROWTH in metrics()[stated].families
    if change and stated != SHARE_MOVE and not grows:
        return mention.key if mention.strength > 1 or stated is None else stated
    return stated


def reached(shape: Shape, index: int, mention: MetricMention) -> str | None:
    """The metric that a word means of the things which a change leads to, None without any.

    "Its sales rose | 5% | to 3 million tonnes": units, and no money.
    """
    end = _REACHED.match(shape.signs, index + 1) if shape.signs[index] == "%" else None
    if end is None:
        return None
    quantity = quantity_at(shape, end.end() - 1)
    if not (quantity.unit or quantity.noun) or quantity.unit in TIMES:
        return None
    return next((reading.key for reading in mention.readings if "count" in reading.units), None)


def _moves_little(mention: MetricMention, kind: str) -> bool:
    """Whether what a word means is not said to move by a percentage, or by points."""
    if kind == "percentage_point":
        ratio = any(reading.units & PERCENTAGES for reading in mention.readings)
        return not ratio and (mention.kind == "verb" or mention.strength == 1)
    return mention.kind == "verb" and mention.strength == 1


def bare_meaning(shape: Shape, index: int, mention: MetricMention) -> str | None:
    """The metric of money that a word means beside a number whose currency is not repeated.

    "Net sales were 1,190 (1,085)", "Deposits shrank to 1 billion".
    """
    quantity = quantity_at(shape, index)
    if shape.signs[index] != "#" or quantity.unit or quantity.noun or mention.strength == 1:
        return None
    if shape.signs[index + 1 : index + 2] in {".", "N"}:
        return None  # "adds 700,000 paying readers", "tariffs on 28 Norwegian goods"
    small = abs(quantity.value) < A_SHARE and "." in quantity.text
    kind = SMALL if small else "money"
    stated = any(reading.units & MONEY for reading in mention.readings)
    return key_of(mention, kind, change=False) if stated else None


def _supported(mention: MetricMention, kind: str, named: frozenset[str]) -> str | None:
    """That metric of several which other words name, None if they name none of them."""
    kinds = MONEY if kind == SMALL else {kind}
    shared = any("per_share" in reading.units for reading in mention.readings)
    tried: set[str] = set()
    for reading in mention.readings if named else ():
        if kind == SMALL and "per_share" not in reading.units:
            families = _WHOLE if shared else _CAPITAL
            if not families.isdisjoint(metrics()[reading.key].families):
                continue  # no plain amount such as "$0.94" is of a whole company
        if reading.key in named - tried and not kinds.isdisjoint(reading.units):
            return reading.key
        tried.add(reading.key)
    return None


def _small(mention: MetricMention) -> str | None:
    """The metric that a word means beside a plain amount such as "$0.94".

    What can be for one share is; what is only of a whole company cannot be so small.
    """
    keys = [reading.key for reading in mention.readings if "per_share" in reading.units]
    whole = choose(mention, "money")
    if whole is not None and "value" in metrics()[whole].families:
        if not keys and any(reading.key == "price" for reading in mention.readings):
            return "price"  # "will sell for $399"
        return keys[0] if keys and keys[0] != SHARE_PRICE else None
    if keys and (whole is None or _WHOLE & set(metrics()[whole].families)):
        return keys[0]
    return whole


def as_said(
    shape: Shape, index: int, mention: MetricMention, key: str, *, change: bool
) -> str | None:
    """The metric as it is meant of this amount; None where it cannot be.

    A survey does not rise by 3%, what "represents a gain of 3%" is no share of anything, "the 11
    that it bought" are no shares, and what costs $799 is a thing.
    """
    if change and (key in _NEVER_MOVED or (key == SHARE_OF and mention.kind == "verb")):
        return None
    if key == SHARE_MOVE and _is_level(shape, index, mention):
        return None
    if key == "shares" and not _are_shares(shape, index, mention):
        return None
    of_thing = key == "costs" and mention.text.lower() in _COST and _is_of_thing(shape, index)
    if key == "revenue" and mention.kind == "verb" and shape.signs[:index].endswith(("r", "r.")):
        key = "deal_value"  # "it sold its yard | for $24 million"
    thing = key == "deal_value" and any(reading.key == "price" for reading in mention.readings)
    return "price" if of_thing or (thing and _is_of_thing(shape, index)) else key


def _are_shares(shape: Shape, index: int, mention: MetricMention) -> bool:
    """Whether what is counted may be shares: "the 11 that it bought" are none, units if offered."""
    unit = quantity_at(shape, index).unit
    if unit == "units":
        return not _CAPITAL.isdisjoint(metrics()[mention.key].families)
    return bool(unit) or mention.kind != "verb"


def _is_level(shape: Shape, index: int, mention: MetricMention) -> bool:
    """Whether a percentage is where something stands: "settling at 64%", but "at 5% higher"."""
    before, behind = shape.signs[:index], shape.signs[index + 1 : index + 2]
    at = before.endswith(("a", "a.", "r")) or mention.text.lower().endswith(" at")
    return shape.signs[index] == "%" and at and behind != "C"


def _is_of_thing(shape: Shape, index: int) -> bool:
    """Whether an amount is what one thing costs rather than what a business does."""
    quantity = quantity_at(shape, index)
    little = unit_kind(quantity.unit) == "money" and abs(quantity.value) < A_HOUSE
    return little and quantity.per not in GOODS


def plain_meaning(shape: Shape, index: int) -> tuple[str, float] | None:
    """What an amount is without a metric word, by its unit or what it stands before; its price.

    "A plant for 500,000 vans a year", "$70 a barrel", "its $35,000 Volta".
    """
    quantity = quantity_at(shape, index)
    if quantity.per in _PACES and (quantity.noun or quantity.unit in _FLOWS):
        return "production", 4.0
    measured = _BY_UNIT.get(quantity.unit) if not quantity.noun else None
    if measured is not None:
        return measured, 4.0
    told = ratio_meaning(shape, index) or _paid_meaning(shape, index)
    if (told := told or _quoted_meaning(shape, index)) is not None:
        return told
    return _price_meaning(shape, index) if unit_kind(quantity.unit) == "money" else None


def _paid_meaning(shape: Shape, index: int) -> tuple[str, float] | None:
    """What is paid for a share, an hour or a month: "at AU$0.012 per share", "$15 a month"."""
    quantity = quantity_at(shape, index)
    kind = unit_kind(quantity.unit, quantity.per)
    shares = any(quantity_at(shape, place).unit == "shares" for place in shape.places("#"))
    if shape.signs[:index].endswith(("a", "r")) and (
        kind == "per_share" or (quantity.per == "each" and shares)
    ):
        return SHARE_PRICE, 4.0
    if kind == "money" and quantity.per == "hour":
        return "pay", 4.0
    small = kind_at(shape, index) == SMALL and quantity.per in _PACES
    return ("price", 4.0) if small else None


def _quoted_meaning(shape: Shape, index: int) -> tuple[str, float] | None:
    """The share price or its move in brackets behind a name: "Norwind (Rs 430.1, -2.5%)"."""
    signs, quantity = shape.signs, quantity_at(shape, index)
    if signs[index] == "%":
        start = index - 3 if signs[max(0, index - 2) : index] == "$," else index - 1
        signed = quantity.text[0] in "+-−"
        quoted = signs[start - 1 : start + 1] == "N(" and _SIGNED.match(signs, index)
        return (SHARE_MOVE, 2.0) if quoted and signed and start > 0 else None
    quoted = signs[index - 2 : index] == "N(" and _QUOTED.match(signs, index)
    listed = signs[index + 1 : index + 3] == ",%"
    return (SHARE_PRICE, 2.0) if quoted and listed and quantity.value < A_HOUSE else None


def _price_meaning(shape: Shape, index: int) -> tuple[str, float] | None:
    """What an amount of money is the price of: a good, a fund or product named behind, a thing."""
    quantity = quantity_at(shape, index)
    if quantity.per in GOODS:
        return "commodity_price", 3.0
    if quantity.per:
        return None
    named = shape.items[index + 1].mention if shape.signs[index + 1 : index + 2] == "N" else None
    if isinstance(named, NameMention) and named.text.endswith(("Fund", "Funds")):
        return "fund_size", 2.0
    if named is not None and quantity.value < NO_SHARE:
        return "price", 2.0
    small = kind_at(shape, index) == SMALL and _FOR.search(shape.signs[:index])
    thing = quantity.value < A_HOUSE and _THING.match(shape.signs, index + 1)
    return ("price", 4.0) if small or thing else None

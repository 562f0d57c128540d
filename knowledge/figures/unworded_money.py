"""What an amount of money, or the move of a price, is where no word near it names a metric.

Last resorts: the thing that an amount stands before ("its $3 billion pipeline project"), the deal
that it is paid for at the end of a long sentence, and the price before it that it moves.
"""

from __future__ import annotations

import re

from knowledge.figures.meaning import A_SHARE, SHARE_MOVE, SHARE_PRICE
from knowledge.figures.measured import measures
from knowledge.figures.parts import Part, Statement
from knowledge.figures.shape import Shape
from knowledge.figures.what import What
from knowledge.language.metrics import choose, metrics, unit_kind

_PRICE = 4.0
_THINGS = {
    "investment": "project pipeline plant mine refinery terminal railway smelter",
    "market_size": "market industry sector segment",
    "fund_size": "fund",
}
_THING_AT = {word: key for key, found in _THINGS.items() for word in found.split()}
# The words between are its kind, no other phrase: "the $3 billion | Tolva oil and gas pipeline".
_THING = re.compile(
    rf"""[ -](?:(?!(?:in|for|on|to|at|by|of|from|and|or|with|into|over|as|after|that|than|the|an?|its
           |is|was|has|will)\b)[\w&'’.-]+\ (?:and\ )?){{0,5}}?(?P<thing>{"|".join(_THING_AT)})\b(?![- ](?:\w+\ )?(?:debt|loan|
           contract|order|financing|bond|managers?|house|company|deal|finance|revenue|cost)s?\b)""",
    re.IGNORECASE | re.VERBOSE,
)
# "It bought the yard, the largest of its kind, for $3 million", "for up to", "for a total of"
_FOR = re.compile(r"r[.o]{0,3}F?[.]?$")
_DEALT = frozenset({"deal", "payout"})
_AMOUNTS = frozenset("$|;")
# What is said of a price goes on: "The rand stood at 18.4, | up 0.3%", "and has risen 3%".
_SUBJECTS = frozenset("NMIp$#")
_MOVES_AS = {
    "exchange_rate": "exchange_rate",
    "commodity_price": "commodity_price",
    SHARE_PRICE: SHARE_MOVE,
    "index_level": SHARE_MOVE,
}


def unworded_money(here: Statement, part: Part) -> What | None:
    """The metric of an amount of money, or of the move of a price; None where nothing tells it."""
    sign = here.scene.shape.signs[part.index]
    if sign == "%":
        return _moved_price(here, part)
    if sign != "$" or part.quantity.per or abs(part.quantity.value) < A_SHARE:
        return None
    return _of_thing(here, part) or _paid(here.scene.shape, part.index)


def _of_thing(here: Statement, part: Part) -> What | None:
    """What a thing costs or is worth that stands right behind the amount."""
    found = _THING.match(here.scene.reading.text, part.quantity.end)
    key = _THING_AT[found["thing"].lower()] if found else ""
    return What(key, part.index, _PRICE) if key else None


def _paid(shape: Shape, index: int) -> What | None:
    """What is dealt in for the amount: the last word for a deal before it, however far."""
    if _FOR.search(shape.signs, 0, index) is None:
        return None
    for place in range(index - 1, -1, -1):
        if shape.signs[place] in _AMOUNTS:
            return None
        word = shape.items[place].metric
        key = choose(word, unit_kind("USD")) if word is not None and word.strength > 1 else None
        dealt = key is not None and not _DEALT.isdisjoint(metrics()[key].families)
        if key is not None and dealt and measures(shape, index, key):
            return What(key, place, _PRICE)
    return None


def _moved_price(here: Statement, part: Part) -> What | None:
    """The price right before that moved by the percentage."""
    before = here.parts[-1] if here.parts else None
    key = _MOVES_AS.get(before.what.metric) if before is not None and before.what else None
    if before is None or key is None or not part.moves:
        return None
    between = here.scene.shape.signs[before.index + 1 : part.index]
    return What(key, part.index, _PRICE) if _SUBJECTS.isdisjoint(between) else None

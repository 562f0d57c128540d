"""What a metric is by the words that stand right around its amount, where its own word says less.

The output of "a 90,000 barrels per day refinery" is what that can make, a "share" of those who sell
on a market one of the market, a yield beside a dividend that of the share.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType

from knowledge.figures.meaning import SHARE_OF, SHARE_PRICE
from knowledge.figures.parts import Part, Statement
from knowledge.language.mentions import Quantity

_REACH = 120  # characters around an amount
_PLANT = re.compile(r"[ -](?:[\w-]+ ){0,2}?(?:refinery|plant|smelter|mill|terminal|pipeline)\b")
_SHARE = re.compile(r" share\b(?! (?:of|in|price|capital|sale|issue|buyback)\b)")
# A row of a notice: "Volume: 183 Unit price: 14.06 EUR"
_ROW = re.compile(r"\bVolume: (?P<price>[\d\s.,]+ (?:Unit|Volume weighted average) price: )?\Z")


def by_words(here: Statement, part: Part, metric: str) -> str:
    """The metric that the words around an amount say that it is of; "" where they say nothing."""
    told = _TOLD.get(metric)
    return told(here.scene.reading.text, part.quantity) if told is not None else ""


def _output(text: str, quantity: Quantity) -> str:
    """What a plant can make: "a 90,000 barrels per day | refinery"."""
    return "capacity" if quantity.unit and _PLANT.match(text, quantity.end) else ""


def _share(text: str, quantity: Quantity) -> str:
    """The share of a market: "leads the market with a 49% | share"."""
    return "market_share" if "market" in text and _SHARE.match(text, quantity.end) else ""


def _yield(text: str, quantity: Quantity) -> str:
    """The yield of a share: "our dividend, a yield of | 4%", "4% | at the share price"."""
    before = text.rfind("ividend", 0, quantity.start) >= 0
    behind = text.find(" share price", quantity.end, quantity.end + _REACH) >= 0
    return "dividend_yield" if before or behind else ""


def _dealt(text: str, quantity: Quantity) -> str:
    """The shares or the price of a deal that a notice tells in a row."""
    found = _ROW.search(text, max(0, quantity.start - _REACH), quantity.start)
    if found is None:
        return ""
    priced = text.find(" price: ", quantity.end, quantity.end + _REACH) >= 0
    return SHARE_PRICE if found["price"] else "shares" if priced else ""


_TOLD: MappingProxyType[str, Callable[[str, Quantity], str]] = MappingProxyType(
    {
        "production": _output,
        SHARE_OF: _share,
        "yield": _yield,
        **dict.fromkeys(("units_sold", "price", "average_price"), _dealt),
    }
)

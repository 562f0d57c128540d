"""Words that mean something of their own in reports on markets, put before all others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.language.changes import Cue
from knowledge.language.mentions import Quantity
from knowledge.language.name_markets import market_kind
from knowledge.language.names import NameMention
from knowledge.language.reading import Reading

Span = tuple[int, int]

# "The rand traded at 18.5 | against the dollar", "18.5 to the dollar": what a price is stated in,
# neither owner nor rival.
_AGAINST = re.compile(
    r"(?:\b(?:against|versus|vs\.?) (?:the |a )?|(?<=\d )to the )(?:u\.?s\.? )?$", re.IGNORECASE
)
# The word of "the two-year yield added 3 basis points" and of "with Norwind off 4%".
_MOVED = re.compile(
    r"\b(?:(?P<up>add(?:s|ed|ing)?)|(?<!laid )(?<!lay )(?<!lays )(?<!laying )"
    r"(?P<down>off|correct(?:s|ed|ing)?(?: by)?)) "
    r"(?:about |nearly |almost |around |over |another |more than |as much as |[<>~≈])?$"
)
_REACH = 24  # characters before a quantity
# "The copper segment grew", "gold miners": not the price of the metal
_PART = re.compile(
    r" (?:segment|division|business|unit|arm|operations|mine|miner|producer|smelter|refiner|maker"
    r"|explorer|developer|project|deposit|plant|subsidiary)s?\b"
)
_POINTS = frozenset({"points", "percent", "percentage_point"})


def names_part(reading: Reading, end: int) -> bool:
    """Whether the name that ends there only says of what kind a part or company is."""
    return _PART.match(reading.text, end) is not None


def counters(reading: Reading) -> Iterator[Span]:
    """The spans that name the currency in which another one is priced: "against the dollar"."""
    for name in reading.names:
        if name.kind == "market" and _is_currency(name):
            before = _AGAINST.search(reading.text, max(0, name.start - 20), name.start)
            if before is not None:
                yield before.start(), name.end


def _is_currency(name: NameMention) -> bool:
    return market_kind(name.text) == "currency"


def moves(reading: Reading) -> Iterator[Cue]:
    """The words that only before a percentage or points say that something moved: "added 2%"."""
    for quantity in reading.quantities:
        if quantity.unit in _POINTS and not quantity.noun:
            found = _move(reading.text, quantity)
            if found is not None:
                yield found


def _move(text: str, quantity: Quantity) -> Cue | None:
    match = _MOVED.search(text, max(0, quantity.start - _REACH), quantity.start)
    if match is None or match.lastgroup is None:
        return None
    direction = 1 if match.lastgroup == "up" else -1
    return Cue(
        "change", direction, "", ("verb",), (match.span(match.lastgroup),), match[match.lastgroup]
    )

"""What speaks for and against a place, or another name that is no company's, as an owner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.figures.clauses import is_possessive, modifies
from knowledge.figures.owning import ECONOMY, MARKET, Asked, Evidence
from knowledge.figures.shape import Shape

PRICED = frozenset(("commodity_price", "exchange_rate"))  # what is traded has them, no place
_BODY = "body"  # a central bank, a club of states
_TAXED = frozenset("fod")
_LIES = frozenset(("place", "other"))
_PART_OF = re.compile(r"[.]{1,3}FN")
_NAMED = re.compile(r"[.]{0,4}N")


def modifying(shape: Shape, place: int, asked: Asked, kind: str) -> Iterator[Evidence]:
    """What speaks for or against a name that is no company's by what it stands before or behind."""
    if kind != "company" and modifies(shape, place, asked.anchor):
        # "Canadian inflation", "the Qatari index"
        economy = kind == "place" and (asked.sphere == ECONOMY or asked.of_index)
        alone = kind == "place" and not _of_companies(asked)  # "Chilean output"
        told = "place economy" if economy else "place alone" if alone else kind
        yield f"modifies {told}", 1.0
    if kind != "place":
        return
    if asked.metric in PRICED:
        yield "place priced", 1.0
    if _is_whole_of(shape, place):
        yield "place whole", 1.0  # "India's southern state of X"
    if asked.sphere not in (MARKET, ECONOMY) and place > 1:
        yield "place inside", 1.0
    if place > asked.anchor and shape.signs[place - 1] == "i":
        yield f"place behind {asked.sphere}", 1.0  # "revenue in China"


def is_taxed(before: str, asked: Asked) -> bool:
    """Whether a name is whose goods a tariff is on: "25% tariffs on goods from X", "on X's cars"."""
    return asked.metric == "tariff" and before in _TAXED


def _of_companies(asked: Asked) -> bool:
    """Whether the article was speaking of a company, of which a place has only a part."""
    return any(
        known.kind not in ("place", "market") and _BODY not in known.marks
        for known in asked.context
    )


def _is_whole_of(shape: Shape, place: int) -> bool:
    """Whether a place only says where another one lies: "the U.S. state of Georgia", "Chile's miner X"."""
    part = _PART_OF.match(shape.signs, place + 1)
    if part is None and is_possessive(shape.items[place]):
        named = _NAMED.match(shape.signs, place + 1)
        kind = getattr(shape.items[named.end() - 1].mention, "kind", "") if named else "place"
        return kind != "place"
    return part is not None and getattr(shape.items[part.end() - 1].mention, "kind", "") in _LIES

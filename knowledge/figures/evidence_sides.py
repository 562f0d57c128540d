"""What speaks for and against a name by what it stands behind, and what is possessed by it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.figures.clauses import (
    DESCRIBED,
    OBLIQUE,
    has_company,
    is_possessive,
    told_of,
)
from knowledge.figures.evidence_places import is_taxed
from knowledge.figures.owning import ECONOMY, MARKET, SHARE, Asked, Evidence
from knowledge.figures.shape import Shape

_LISTING = frozenset("wfobidS")
_LINKS = frozenset("Farbidwo")
_MOVING = frozenset((MARKET, SHARE))
_IS_FINED = re.compile(r"[.]{0,4}[NP][.]?")  # "fined the lender X | $3 million"
_PARTNERS = frozenset("fow")
_FORETOLD = frozenset("ESVG")
_MOVE_IN = re.compile(r"%[.y]?C[iF][.P]{0,5}$")  # "a 2% fall in heavyweight X"
_NEXT = re.compile(r"&[NI][.iV]{0,3}[$%#xC]")
_TRADE = frozenset({"imports", "exports", "trade_balance", "trade_volume"})
_DEALS = frozenset({"deal"})
_WORTH = frozenset({"valuation", "market_value", "enterprise_value"})
_NEAR = 4  # signs within which a name and a metric word belong together


def possessed(shape: Shape, place: int, asked: Asked) -> Iterator[Evidence]:
    """What a possessive speaks for: "X's net loss" owns the metric, "X's rival said" does not."""
    if place > asked.anchor:
        yield "possessive behind", 1.0
        if asked.metric == "share_of" or shape.signs[asked.index] == "x":
            yield "possessive whole", 1.0  # "a third of X's sales", "nine times X's earnings"
    elif has_company(shape, place):
        yield "has company", 1.0
    else:
        yield ("possessive near" if asked.anchor - place <= _NEAR else "possessive far"), 1.0


def is_of_state(shape: Shape, place: int, asked: Asked) -> bool:
    """Whether what an economy has is said to be of a place that stands behind a name."""
    if asked.sphere != ECONOMY or getattr(shape.items[place].mention, "kind", "") == "place":
        return False
    return any(
        is_possessive(shape.items[at]) and getattr(shape.items[at].mention, "kind", "") == "place"
        for at in range(place + 1, asked.anchor)
        if shape.signs[at] == "N"
    )


def behind(signs: str, place: int, asked: Asked) -> Iterator[Evidence]:
    """What speaks against a name behind the metric word: "revenue at X" needs its link."""
    before = _before(signs, place)
    near = place - asked.anchor <= _NEAR + 2 * asked.family(_DEALS)
    if before in _LINKS and near:
        yield f"behind {before}", 1.0
        if asked.family(_DEALS):
            yield f"deal behind {before}", 1.0
    elif place == asked.anchor + 1 and signs[place + 1 : place + 2] in _FORETOLD:
        yield "contact", 1.0  # "the growth X projected"
    else:
        yield "behind", 1.0
    if (before in _PARTNERS and asked.metric in _TRADE) or is_taxed(before, asked):
        yield "partner", 1.0  # "imports from X"
    if place > asked.index:
        yield from _behind_figure(signs, place, asked)
    if asked.metric == "fine" and _IS_FINED.fullmatch(signs, asked.anchor + 1, asked.index):
        yield "fined", 1.0
    if before in {"b", "f"} and asked.family(_DEALS) and near:
        yield "buyer", 1.0  # "Lumora was bought by X": the buyer's is the price
    if asked.metric in _WORTH and not set(signs[asked.anchor + 1 : place]) - {"."}:
        yield "valued", 1.0  # "valuing X at"


def _behind_figure(signs: str, place: int, asked: Asked) -> Iterator[Evidence]:
    """What speaks for or against a name behind the amount."""
    yield "behind figure", 1.0
    if asked.sphere in _MOVING and _MOVE_IN.fullmatch(signs, asked.index, place):
        yield "move in", 1.0
    if _NEXT.match(signs, place - 1) and signs[asked.index + 1 : place - 1].strip(".") == "":
        yield "next clause", 1.0  # "X fell 2% and Y was 1% lower"


def ahead(signs: str, place: int, asked: Asked, *, possessive: bool) -> Iterator[Evidence]:
    """What speaks against a name before the metric word."""
    before = _before(signs, place)
    if signs[place - 1 : place + 1] == "SP":
        yield "of itself", 1.0  # "X said it sold 3 million"
        return
    if before == "E" and signs[place + 1 : place + 2] == "o":
        yield "own clause", 1.0  # "X expects | Y | to earn $3 million"
    if is_taxed(before, asked):
        yield "partner", 1.0
    if before in OBLIQUE:
        head = signs[place] == "I" and told_of(signs, asked.index) == place
        yield "relative index" if head else f"ahead {before}", 1.0  # "on the Dow, which rose"
    elif before == "F" and place < asked.anchor - 1:
        yield "ahead F", 1.0
    if asked.index < place < asked.anchor and not possessive:
        yield "between", 1.0  # "22 MW of HPC capacity"


def _before(signs: str, place: int) -> str:
    """What a name stands behind; of a list ("on X, Y and Z") what the list stands behind."""
    first = place - (signs[place - 1 : place] == "N")  # "by Norway's X"
    while first > 1 and signs[first - 1] in ",&" and signs[first - 2] in "NI,":
        first -= 1 if signs[first - 2] == "," else 2
    described = signs[:first].rstrip(".")
    if described and first - len(described) <= DESCRIBED and described[-1] in _LISTING | _LINKS:
        return described[-1]
    return signs[place - 1] if place else ""

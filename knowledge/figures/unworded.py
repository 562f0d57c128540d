"""What a percentage is where no word of its sentence names a metric for it: a last resort.

A bond that is named by the time that it runs, a part of a whole that is told as a predicate
("the bridge is 60% finished"), or the move of whoever is the subject in an article on shares.
"""

from __future__ import annotations

import re

from knowledge.figures.maturity import maturities
from knowledge.figures.meaning import SHARE_MOVE, SHARE_OF, kind_at
from knowledge.figures.parts import Part, Statement
from knowledge.figures.shape import Shape
from knowledge.figures.what import What
from knowledge.language.metrics import PERCENTAGES

_PRICE = 4.0
# A predicate: "is 60% finished", "was 40% debt-financed", "is 80% from recycled glass".
_IS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|stands?|stood)\ (?:\w+\ ){0,2}$|,\ with\ [^,;]{3,40}\ $",
    re.IGNORECASE | re.VERBOSE,
)
_PREDICATE = re.compile(
    r"[ -](?:complete|full|empty|done|ready|through|vacant|short|male|female|organic|renewable|from"
    r"|(?:\w+-)?(?!increas|decreas|reduc|rais|lower|need|speed)\w{3,}ed)\b",
    re.IGNORECASE,
)
_CONTRIBUTES = re.compile(r"\bcontribut(?:e[sd]?|ing)\ (?:\w+\ ){0,2}$", re.IGNORECASE)
# A part of what leads the sentence: "Of the 300 members, 62% fell and 3% were flat".
_OF_ALL = re.compile(r"[.|]{0,2}F[.]{0,4}[#NM.]{1,4},")
_CLAUSE_END = re.compile(r"[;|]|,(?![$%#&])")
_BACK = 48  # characters before an amount that are looked at
# Who is the subject: a name or pronoun, with what is said of it aside.
_ACTOR = re.compile(
    r"(?:^|[,;|&iwR.])[NP](?:[(][^()]{0,8}[)])?(?:[.]{0,2},[^;|$%#]{0,24},)?[.V,]{0,6}(?P<move>C[.bF]{0,3})?$"
)
# How far a price is from another: "closed 18% | below its all-time high"
_OFF_HIGH = re.compile(
    r"""\ (?:above|below|under|over|off|from|shy\ of|(?:away|down|up)\ from|(?:high|low)er\ than)
        \ (?:(?:its|their|the|a|an|that)\ )?(?:[\w'’-]+\ ){0,3}?
        (?:highs?|lows?|peaks?|troughs?|records?|(?:issue|offer|listing|closing)\ price|close)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_GROUP = re.compile(
    r"""\b(?:sectors?|financials|health\s?care|industrials|materials|utilities|technology|tech
          |(?:consumer\ )?(?:staples|discretionary)|energy|real\ estate|miners|lenders|banks|insurers
          |retailers|carmakers|automakers|chipmakers|airlines|drugmakers|telecoms?|semiconductors
          |(?:small|mid|large|mega|micro)[\s-]?caps?|blue[\s-]chips?|megacaps|equities|stocks)
        \b[^;:]{0,40}$""",
    re.IGNORECASE | re.VERBOSE,
)


def unworded(here: Statement, part: Part) -> What | None:
    """The metric of a percentage that no word names; None where nothing tells it."""
    shape = here.scene.shape
    if kind_at(shape, part.index) not in PERCENTAGES:
        return None
    if _runs(here, part):
        return What("yield", part.index, _PRICE)
    if part.quantity.unit != "percent":
        return None
    if _is_part(here, part):
        return What(SHARE_OF, part.index, _PRICE)
    return _moved(here, part) if here.spoken.on_shares else None


def _moved(here: Statement, part: Part) -> What | None:
    """The move of a price, or how far it is from another one, in an article on shares."""
    if _OFF_HIGH.match(here.scene.reading.text, part.quantity.end):
        return What(SHARE_MOVE, part.index, _PRICE)
    if not part.moves:
        return None
    part.nobody = _is_of_group(here, part)
    return (
        What(SHARE_MOVE, part.index, _PRICE)
        if part.nobody or _acts(here.scene.shape, part)
        else None
    )


def _runs(here: Statement, part: Part) -> bool:
    """Whether a bond stands before that is named by its time: "the 10-year was at 3.1%"."""
    found = maturities(here.scene.reading.text)
    return bool(found) and found[0].start < part.quantity.start and _is_bare(here, part)


def _is_bare(here: Statement, part: Part) -> bool:
    """Whether no metric word up to the end of the clause is for anything but a price."""
    shape = here.scene.shape
    over = _CLAUSE_END.search(shape.signs, part.index)
    end = over.start() if over else len(shape.signs)
    words = (shape.items[place].metric for place in shape.words if place < end)
    return all(word is None or word.strength < 3 for word in words)  # noqa: PLR2004


def _is_part(here: Statement, part: Part) -> bool:
    """Whether a percentage is told of a subject as the part of it that is so."""
    text, start, end = here.scene.reading.text, part.quantity.start, part.quantity.end
    before = text[max(0, start - _BACK) : start]
    if _CONTRIBUTES.search(before) or _OF_ALL.match(here.scene.shape.signs[: part.index]):
        return True
    return not part.moves and bool(_IS.search(before) and _PREDICATE.match(text, end))


def _acts(shape: Shape, part: Part) -> bool:
    """Whether a name is the subject, and all that there is to move by the percentage."""
    found = _ACTOR.search(shape.signs, 0, part.index)
    behind = shape.signs[part.index + 1 : part.index + 3]
    return found is not None and bool(found["move"] or "C" in behind)


def _is_of_group(here: Statement, part: Part) -> bool:
    """Whether what moves is a sector, or shares of some kind: "the energy sector climbed 2%"."""
    shape = here.scene.shape
    start = max(shape.signs.rfind(sign, 0, part.index) for sign in ";|$%#") + 1
    if not {"M", "I", "N", "P"}.isdisjoint(shape.signs[start : part.index]):
        return False
    text = here.scene.reading.text
    return _GROUP.search(text, shape.items[start].start, part.quantity.start) is not None

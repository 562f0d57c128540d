"""The clauses of a sentence: whose each one is, and of whom one with "which" tells."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.figures.shape import Item, Shape

OBLIQUE = frozenset("wfobKirASBad")
"""The signs before a name that is no subject."""

DESCRIBED = 3
"""Words between a preposition and a name: "by privately held maker X"."""

_OWN = (len("its"), len("their"))
# "Norwind's | yearly Tolva and | Rusk | sales"
_HAVING, _HAD, _LISTED = re.compile(r"[NP][.]{0,2}(?:N[,&]{1,2})*$"), re.compile(r"(?:&N)?M"), 8
_PREPOSITIONS = frozenset("wfobirad")
_ACTS = re.compile(r"[NI](?:[(][^()]{0,6}[)])?[.]{0,2}[CV]")
# "..., with Norwind down 2%": the subject of what is said besides
_BESIDES = re.compile(r"wN[CV][.]{0,2}[$%#]")
# A name, a ticker in brackets, a comma, what it is ("a juice maker"), the word that begins the clause
_BEGINS = re.compile(r"(?P<head>[NPI])(?:[(][^()]{0,12}[)])?(?:,?[&.]?|,[.]{2,4})R")
_OWN_SUBJECT = re.compile(r"[.]?[NPp]")  # "which Norwind bought"
# "..., which makes ships, said it", not "which makes ships, 300 of them"
_CLOSED = re.compile(r",(?![.]{0,2}[$%#x&])|[|;S]")
_IS_HEAD = re.compile(r",R[.]{0,2}C")
_LONGEST = 40  # signs of a clause


@lru_cache(maxsize=4096)
def told_of(signs: str, index: int) -> int | None:
    """The name whose relative clause the sign at `index` stands in, None if in none.

    Not that of a clause with a subject of its own ("which Lumora bought", "which says that").

    >>> told_of("N,N,RV#F.,S", 5), told_of("N,N,RNV#F.,S", 6), told_of("N,RM,SM$", 6)
    (2, None, None)
    """
    begins = signs.rfind("R", max(0, index - _LONGEST), index)
    if begins < 0 or _OWN_SUBJECT.match(signs, begins + 1):
        return None
    if _CLOSED.search(signs, begins, index):
        return None
    heads = [
        found
        for found in _BEGINS.finditer(signs, max(0, begins - _LONGEST), begins + 1)
        if found.end() == begins + 1
    ]
    return heads[-1].start("head") if heads else None


@lru_cache(maxsize=4096)
def clause_of(signs: str, index: int) -> int | None:
    """The name that the clause of the sign at `index` begins with, None if there is none.

    It has a verb behind it, or is the first one behind "while" and the like.

    >>> clause_of("N.C%|NC%", 7), clause_of("N.C%", 3)
    (5, 0)
    """
    begins = max(signs.rfind("|", 0, index), signs.rfind(";", 0, index)) + 1
    first = next((at for at in range(begins, index) if signs[at] in "NPI"), None)
    for place in range(index - 1, begins - 1, -1):
        if signs[place] in "NI" and _ACTS.match(signs, place) and not _is_behind(signs, place):
            return place
    return first if begins else None


def has_subject(shape: Shape, index: int) -> bool:
    """Whether a name stands at the head of the sentence, before the quantity, as its subject."""
    for place, sign in enumerate(shape.signs[:index]):
        if sign in "NPI":
            if shape.signs[place + 1 : place + 2] == "M" and not is_possessive(shape.items[place]):
                return False
            return place == 0 or shape.signs[place - 1] not in OBLIQUE
        if sign in "$%#xMC;|":
            return False
    return False


def is_possessive(item: Item) -> bool:
    """Whether a name stands in the possessive."""
    return bool(getattr(item.mention, "possessive", False))


def _is_behind(signs: str, place: int) -> bool:
    """Whether a name is no subject, for a preposition stands before it: "at the Marine division"."""
    if _BESIDES.match(signs, place - 1):
        return False
    described = signs[:place].rstrip(".O")  # "by former maker X"
    if 0 < place - len(described) <= DESCRIBED and described[-1:] in _PREPOSITIONS:
        return True
    return signs[place - 1] in OBLIQUE


def is_board(shape: Shape, place: int) -> bool:
    """Whether an index is only where somebody's shares trade: "X led gains on the Dow, up 5%"."""
    if _IS_HEAD.match(shape.signs, place + 1):
        return False  # "on the Dow, which was down 5%"
    before = shape.signs[:place].rstrip(".")
    topped = (
        before[-1:] == "V" and shape.signs[place + 1 : place + 2] == ","
    )  # "topped the Dow, up"
    return (topped or before[-1:] in {"d", "i"}) and bool(set(before) & set("NP"))


def is_owner(shape: Shape, place: int) -> bool:
    """Whether a possessive that is no place's stands at a place: "Norwind's", "its"."""
    item = shape.items[place]
    if item.sign == "P":
        return item.end - item.start in _OWN
    return item.sign == "N" and is_possessive(item) and getattr(item.mention, "kind", "") != "place"


def has_company(shape: Shape, place: int) -> bool:
    """Whether a possessive only says whose the company behind it is.

    "X's Tolva sold", "its rival Tolva".
    """
    kin = next((at for at in shape.kin if at > place), None)
    if kin is not None and shape.signs[kin + 1 : kin + 2] == "N":
        between = shape.signs[place + 1 : kin]
        return len(between) < DESCRIBED and not between.strip(".")
    behind = shape.items[place + 1].mention if shape.signs[place + 1 : place + 2] == "N" else None
    if getattr(behind, "kind", "") != "company" or is_possessive(shape.items[place + 1]):
        return False
    acts = shape.items[place + 2] if place + 2 < len(shape.items) else None
    if acts is None or acts.metric is None:
        return acts is not None and acts.sign in "CVSE"
    return acts.metric.kind == "verb"


def is_possessed(shape: Shape, place: int) -> bool:
    """Whether a name stands between whoever has something and that: "its Tolva and Rusk sales"."""
    if place and is_owner(shape, place - 1):
        return not has_company(shape, place - 1)
    if not _HAD.match(shape.signs, place + 1) or is_possessive(shape.items[place]):
        return False
    first = max(0, place - _LISTED)
    before = _HAVING.search(shape.signs, first, place)
    return before is not None and is_owner(shape, before.start())


def is_passed(shape: Shape, place: int, index: int) -> bool:
    """Whether a verb goes on about the subject past a name: "made by X and | has | 300 shops"."""
    joined = any(place < verb < index and shape.signs[verb - 1] == "&" for verb in shape.having)
    return joined and place > 0 and _is_behind(shape.signs, place)


def modifies(shape: Shape, place: int, anchor: int) -> bool:
    """Whether a name may only narrow the metric at `anchor`: "Canadian premiums", "UK sales"."""
    between = shape.signs[place + 1 : anchor]
    said = shape.items[anchor].metric
    if said is not None and said.kind == "verb":
        return False
    if any(place < having < anchor for having in shape.having):
        return False  # "Norwind has 27,000 registered users"
    return place < anchor and not set(between) - {"."} and not is_possessive(shape.items[place])

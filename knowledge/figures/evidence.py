"""What speaks for and against a candidate as the owner of a figure: evidence, piece by piece.

A candidate is nobody, someone spoken of before, or a name of the sentence (`owner_prices.csv`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from knowledge.figures.clauses import (
    clause_of,
    has_company,
    is_board,
    is_owner,
    is_passed,
    is_possessed,
    is_possessive,
    told_of,
)
from knowledge.figures.evidence_places import modifying
from knowledge.figures.evidence_sides import ahead, behind, is_of_state, possessed
from knowledge.figures.owning import Asked, Evidence, Person
from knowledge.figures.paths import Paths
from knowledge.figures.shape import Shape

_ASKED = re.compile(r"A[.]?[abf][.N]{0,2}$")
_HELD = re.compile(r"F[.]?")
_TELLS = re.compile(r"S[dTt.,]*")
_OWN_TRADE = ("exchange", "trading_volume")  # what changes hands on an exchange is its own
_QUANTITIES = frozenset("$%#x")
_THINGS = frozenset({"company", "other", "product", "market"})
_CLAUSES = frozenset("|;")
_ACTORS = frozenset("|;NPI")  # where another speaks, or another clause begins
_LED = frozenset("NPIMC$%#")  # what stands before a name that does not lead its sentence
_BREAKS = frozenset("|;R")
_IN_BRACKETS = re.compile(r"[(][^)$%#]{0,2}")
_FORESEES = re.compile(r"[EA]|[.]?O")
_OF_WORLD = re.compile(r"[.]{0,3}[MI]+")
_HOLDERS = ("N", "P")
_PRONOUN = 6  # letters of "itself"; "the company" has more
_FAR = 8.0
_LEADS = 4.5  # the subject leads its sentence, however long that is
_NEAR = 4  # signs within which a name and a metric word belong together
_PERSONAL = frozenset({"pay", "donation", "bet", "stake", "shares", "stake_value", "age", "votes"})
_DEALS = frozenset({"deal"})
_JUDGED = "price_target"  # an analyst's, but of the company that is judged


def is_others(shape: Shape, place: int, asked: Asked) -> bool:
    """Whether an actor without a name comes between a candidate and what it may own."""
    before = bisect_left(shape.others, asked.anchor)
    last = shape.others[before - 1] if before else place
    return last > place and _ACTORS.isdisjoint(shape.signs[last : asked.anchor])


def is_wide(shape: Shape, asked: Asked) -> bool:
    """Whether what is measured is the whole world's: "global oil demand", "sales worldwide".

    Not that of somebody who is named for it: "its global sales".
    """
    return any(
        _OF_WORLD.fullmatch(shape.signs, place + 1, asked.anchor + 1) is not None
        and shape.signs[place - 1 : place] not in _HOLDERS
        if place < asked.anchor
        else place == asked.anchor + 1
        for place in shape.wide
    )


def is_asked(shape: Shape, place: int) -> bool:
    """Whether a name only says whose analysts they are: "analysts polled by X", "analysts at X"."""
    return _ASKED.search(shape.signs, max(0, place - _NEAR), place) is not None


def of_name(
    shape: Shape, paths: Paths, place: int, asked: Asked, person: Person
) -> Iterator[Evidence]:
    """The evidence that a figure is of who is named, or meant, at a place of its sentence."""
    yield f"{person.kind} {asked.sphere}", 1.0
    if person.source and (person.source, asked.metric) != _OWN_TRADE:
        yield f"source {person.source}", 1.0
        if _speaks(shape, place, person):
            yield "source speaks", 1.0
    for mark in person.marks:
        yield mark, 1.0
        yield f"{mark} {asked.sphere}", 1.0  # "body company": a central bank has no revenue
    if is_possessed(shape, place):
        yield "possessed", 1.0  # "X's Recycling arm", "its Y and Z sales"
    for known in asked.context:
        if known.entity == person.entity:
            yield from ((f"also {way}", 1.0) for way in known.ways)
    if shape.signs[place] == "P":
        item = shape.items[place]
        kind = "pronoun" if item.end - item.start <= _PRONOUN else "described"
        yield f"{kind} {asked.sphere}", 1.0
        if place < asked.anchor and is_owner(shape, place) and has_company(shape, place):
            yield "has company", 1.0
    yield from _special(shape, place, asked, person)
    yield from _position(shape, paths, place, asked, person)


def _special(shape: Shape, place: int, asked: Asked, person: Person) -> Iterator[Evidence]:
    """What speaks for or against a name because of what it, or the metric, is."""
    if person.kind == "person" and not (asked.metric in _PERSONAL or asked.family(_DEALS)):
        yield "person impersonal", 1.0
    yield from modifying(shape, place, asked, person.kind)
    if _is_bought(shape, place, asked):
        yield "bought", 1.0
    if is_asked(shape, place):
        yield "polled", 1.0
    if asked.metric == _JUDGED and all(known.entity != person.entity for known in asked.context):
        yield "judge", 1.0
        if shape.signs[place - 1 : place] == "r":
            yield "judged", 1.0
    if is_board(shape, place) and person.kind == "market":
        yield "board", 1.0


def _position(
    shape: Shape, paths: Paths, place: int, asked: Asked, person: Person
) -> Iterator[Evidence]:
    """What speaks for or against a name by where it stands."""
    signs, anchor, index = shape.signs, asked.anchor, asked.index
    if anchor < place < index and not _CLAUSES.isdisjoint(signs[anchor:place]):
        # "Norwind's value is $3bn, while Lumora's is $1bn": the clause has a subject of its own.
        yield "path", paths.between(place, index)
        yield "own clause", 1.0
        return
    yield from _in_clauses(signs, paths, place, asked, thing=person.kind in _THINGS)
    yield "figure", min(paths.between(place, index), _FAR)
    yield from _beside(signs, place, index)
    if is_others(shape, place, asked):
        yield "others", 1.0
    if is_passed(shape, place, index):
        yield "passed", 1.0
    possessive = is_possessive(shape.items[place])
    leads = place < anchor and _LED.isdisjoint(signs[:place])
    within = leads and _BREAKS.isdisjoint(signs[place:anchor])
    path = paths.between(place, anchor)
    yield "path", min(path, _LEADS) if within and not possessive else path
    if place > anchor:
        yield from behind(signs, place, asked)
    else:
        yield from ahead(signs, place, asked, possessive=possessive)
    if signs[place + 1 : place + 2] == "A":
        yield "estimates", 1.0
    yield from _joined(signs, place, asked, possessive=possessive)
    if possessive:
        yield from possessed(shape, place, asked)
    elif leads:
        yield from _leading(shape, place, asked)
    if signs[place + 1 : place + 2] == "S":
        yield from _speaking(signs, place, asked)


def _leading(shape: Shape, place: int, asked: Asked) -> Iterator[Evidence]:
    """What speaks for or against a name that leads its sentence."""
    if is_of_state(shape, place, asked):
        yield "of state", 1.0  # "X raises China's growth forecast"
        return
    yield "leads", 1.0
    yield f"leads {asked.sphere}", 1.0
    if asked.metric == _JUDGED and shape.signs[place + 1] == ";":
        yield "item", 1.0  # "X : Tolva raises target price"


def _speaking(signs: str, place: int, asked: Asked) -> Iterator[Evidence]:
    """What speaks for or against a name that says something."""
    yield "speaks", 1.0
    if place > asked.index and _TELLS.fullmatch(signs, place + 1):
        yield f"teller {asked.sphere}", 1.0  # "rates in X rose 2%, Y said"
    if "P" in signs[place + 2 : asked.index]:
        yield "said it", 1.0  # "X said it": the pronoun tells who


def _beside(signs: str, place: int, index: int) -> Iterator[Evidence]:
    """What speaks for a name that the amount itself stands beside."""
    if place < index and _IN_BRACKETS.fullmatch(signs, place + 1, index):
        yield "in brackets", 1.0  # "Norway (47 percent)"
    if place < index and not _QUANTITIES.isdisjoint(signs[:place]):
        between = signs[place + 1 : index]
        if between == "w":
            yield "with", 1.0  # "X leads with 9 million, ahead of Y with 6 million"
        elif between in ("", ".") and signs[place - 1] == "&":
            yield "gapped", 1.0  # "X will pay $5 million and Y $3 million"


def _in_clauses(
    signs: str, paths: Paths, place: int, asked: Asked, *, thing: bool
) -> Iterator[Evidence]:
    """What the clauses of the sentence say for or against a name."""
    start = clause_of(signs, asked.index)
    if start is not None:
        inside = start <= place < asked.index
        yield ("clause subject" if place == start else "in clause" if inside else "outside"), 1.0
    head = told_of(signs, asked.index)
    if head is not None and asked.metric != "share_of" and (place != head or thing):
        yield ("relative head" if place == head else "beside relative"), 1.0
    depth = paths.depth
    if depth[place] and depth[place] not in (depth[asked.anchor], depth[asked.index]):
        yield "aside", 1.0


def _joined(signs: str, place: int, asked: Asked, *, possessive: bool) -> Iterator[Evidence]:
    """What speaks for a name that the amount itself is joined to."""
    if asked.metric == "stake" and _HELD.fullmatch(signs, asked.index + 1, place):
        yield "held", 1.0  # "owns 19% of X and 22% of Y"
    if possessive and place + 1 == asked.index and asked.metric != "stake":
        yield "possessive figure", 1.0  # "its share of X's $5 billion plant"


def _is_bought(shape: Shape, place: int, asked: Asked) -> bool:
    """Whether a name is what a deal is about: "the acquisition of X" is not its own."""
    between = shape.signs[asked.anchor + 1 : place]
    return asked.family(_DEALS) and place > asked.anchor and between in {"", "F", "F."}


def _speaks(shape: Shape, place: int, person: Person) -> bool:
    """Whether the name stands as the source of what is said: "X said", "according to X".

    An office that "reported a rate of 4%" only says so.
    """
    signs = shape.signs
    if person.source == "office" and signs[place + 1 : place + 2] == "V":
        return True
    behind = signs[place + 1 : place + 4].replace(".", "").replace("N", "")
    return (
        behind[:1] in {"S", "A", "E", ")"}
        or signs[max(0, place - 3) : place].rstrip(".(,")[-1:] in {"S", "b", "A", "f", "a"}
        or not set(signs[place + 1 :]) - set('.SVNT,)"dit')
    )


def told_by(shape: Shape, named: Sequence[tuple[int, Person | None]]) -> str:
    """Who tells of others: "reported" ("Tolva expects 148 million of them"), "official", "" nobody."""
    for place, person in named:
        if person is None or person.source not in ("data", "office"):
            continue
        if person.source == "office" and _speaks(shape, place, person):
            return "official"
        foresees = person.source == "data" and _FORESEES.match(shape.signs, place + 1)
        if foresees and not is_asked(shape, place):
            return "reported"
    return ""

"""Whose figure it is: the possessor of the metric, the subject of the clause, or the topic.

Each name and each resolved pronoun of the sentence is a candidate; its price is how far it
stands from the anchor (the metric word, else the quantity), and what speaks against it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from knowledge.figures.paths import Paths
from knowledge.figures.shape import Item, Shape
from knowledge.figures.what import What
from knowledge.language.metrics import metrics
from knowledge.tables import table, words

CONTEXT = 5.5  # the price of whoever the article was speaking of, if the sentence names nobody
_LIMIT = 9.0


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whose figure it may be: the number in the cast, and what kind of name it is.

    `source` is what one is who mostly reports the figures of others (and is not what the
    article is about): analyst, data, media, exchange, or organ of a company; "" for any other.
    """

    entity: int
    kind: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """The owner of a figure, and how dear it was to reach; `entity` is None for nobody."""

    entity: int | None
    price: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figure is sought: the quantity's place, its metric, and who was spoken of before."""

    index: int
    what: What | None
    context: int | None

    @property
    def anchor(self) -> int:
        """The place of the metric word, else that of the quantity."""
        return self.what.place if self.what else self.index

    @property
    def metric(self) -> str:
        """The key of the metric, "other" without one."""
        return self.what.metric if self.what else "other"

    @property
    def public(self) -> bool:
        """Whether the metric is one of markets and countries, not of a company."""
        families = metrics()[self.metric].families[:1]
        return self.metric in _PUBLIC or (
            not _NOBODYS.isdisjoint(families) and self.metric != "bet"
        )

    def family(self, families: frozenset[str]) -> bool:
        """Whether the metric is of one of these families."""
        return self.what is not None and not families.isdisjoint(
            metrics()[self.what.metric].families
        )


Resolve = Callable[[Item], Person | None]

# What a name is preceded by tells that it is not the subject: "in a deal with X", "rival of X".
_OBLIQUE = {
    "w": 2.5, "f": 2.5, "o": 2.0, "b": 1.5, "K": 3.0, "i": 1.5, "r": 1.0, "A": 2.5, "S": 2.5,
    "B": 2.5, "a": 1.0, "d": 2.0,
}  # fmt: skip
_LISTING = frozenset("wfobidS")
_KIND = {"company": 0.0, "market": 3.5, "other": 0.8, "product": 1.2, "place": 3.5, "person": 3.5}
_SOURCE = 4.0  # "according to X", "the X consensus": who says it, not whose it is
_LINE = 3.5
_SUBJECT = 2.5  # a sentence with a subject of its own does not speak of whom the one before did
# Metrics of markets and countries are those whose first family is one of these, and tariffs.
_NOBODYS = frozenset({"market", "economy"})
_PUBLIC = frozenset({"tariff", "trade_balance", "trade_volume"})
_COMPANYS = frozenset({"sales", "profit", "margin", "per_share", "insurance", "cash"})
_SHARES = frozenset({"share"})  # countries have none
_CLAUSES = frozenset("|;")
_NEARBY = 4.0  # a figure of no known metric goes only to a name that stands near
_OPEN = 2.2  # figures of markets and countries go only to a name that stands right by them
_PERSONAL = frozenset({"pay", "donation", "bet", "stake", "shares", "stake_value", "age", "votes"})
_DEALS = frozenset({"deal"})
_WORTH = frozenset({"valuation", "market_value", "enterprise_value"})
_LEADS = 4.5
_NEAR = 4  # signs within which a name and a metric word belong together
_ANALYSTS = frozenset({"Research", "Securities", "Economics", "Ratings", "Broking", "Analytics"})
_JUDGED = "price_target"  # an analyst's, but of the company that is judged


def source_kind(name: str) -> str:
    """What a source is ("analyst", "data", "media", "exchange", "organ"), "" for no source.

    >>> source_kind("Goldman Sachs"), source_kind("Tolva Research"), source_kind("Tolva")
    ('analyst', 'analyst', '')
    """
    known = sources().get(name.lower())
    if known is None and name.rpartition(" ")[2] in _ANALYSTS and " " in name:
        return "analyst"
    return known or ""


@cache
def sources() -> dict[str, str]:
    """Those who mostly report the figures of others: name in lower case -> what they are."""
    return {name: row["kind"] for row in table("sources") for name in words(row["names"])}


def who_of(shape: Shape, paths: Paths, asked: Asked, resolve: Resolve) -> Who | None:
    """The owner of a quantity; None if the text gives nobody.

    >>> sources()["goldman sachs"]
    'analyst'
    """
    market = asked.public
    own = resolve(shape.items[asked.anchor]) if shape.signs[asked.anchor] == "I" else None
    if own is not None and not _is_board(shape, asked.anchor):
        return Who(own.entity, 0.0)
    best, limit = _start(shape, asked, market=market)
    for place in shape.places("NPI"):
        person = resolve(shape.items[place])
        if person is None or not _may_own(shape, place, person, asked):
            continue
        price = _price(shape, paths, place, asked)
        price += 0.0 if market and person.kind == "place" else _KIND.get(person.kind, 1.0)
        if person.kind == "other" and asked.context is not None and _modifies(shape, place, asked):
            price += _LINE  # "Advertisement revenue"
        price += _SOURCE / 2 if person.source else 0.0
        if asked.metric == _JUDGED and asked.context not in {None, person.entity}:
            price += _SOURCE - (2.0 if shape.signs[place - 1 : place] == "r" else 0.0)
        if price < limit:
            best, limit = Who(person.entity, price), price
    return best


def _start(shape: Shape, asked: Asked, *, market: bool) -> tuple[Who | None, float]:
    """Who owns the figure if no name is nearer, and how near a name must be."""
    if market:
        return None, _OPEN
    if asked.context is None:
        return None, _LIMIT if asked.what else _NEARBY
    price = CONTEXT + (_SUBJECT if _has_subject(shape, asked.index) else 0.0)
    return Who(asked.context, price), price


def _may_own(shape: Shape, place: int, person: Person, asked: Asked) -> bool:
    """Whether one may own such a figure at all."""
    if person.kind == "person":
        return asked.metric in _PERSONAL or asked.family(_DEALS)
    if _is_bought(shape, place, asked) or _is_polled(shape, place):
        return False
    if person.kind == "place" and not asked.public and not _place_owns(shape, place, asked):
        return False
    if person.source == "organ" or (person.source == "exchange" and shape.signs[place] == "N"):
        return False
    if asked.public and (shape.signs[place] == "P" or person.source == "analyst"):
        return False  # "raised its GDP forecast for X"
    return not (person.source and _speaks(shape, place))


def _is_bought(shape: Shape, place: int, asked: Asked) -> bool:
    """Whether a name is what a deal is about: "the acquisition of X" is not its own."""
    between = shape.signs[asked.anchor + 1 : place]
    return asked.family(_DEALS) and place > asked.anchor and between in {"", "F", "F."}


def _is_polled(shape: Shape, place: int) -> bool:
    """Whether a name is that of who asks analysts: "analysts polled by X"."""
    return shape.signs[max(0, place - 3) : place].rstrip(".")[-2:] == "Ab"


def _is_board(shape: Shape, place: int) -> bool:
    """Whether an index is only where somebody's shares trade: "X led gains on the Dow, up 5%"."""
    before = shape.signs[:place].rstrip(".")
    return before[-1:] in {"d", "i"} and bool(set(before) & set("NP"))


def _place_owns(shape: Shape, place: int, asked: Asked) -> bool:
    """Whether a place may own what companies have: only as the subject of its sentence."""
    leads = place <= 1 and not asked.family(_COMPANYS)
    if asked.family(_SHARES) or (asked.context is not None and not leads):
        return False
    return not _modifies(shape, place, asked)


def _modifies(shape: Shape, place: int, asked: Asked) -> bool:
    """Whether a place only narrows the metric: "Canadian premiums", "UK sales"."""
    between = shape.signs[place + 1 : asked.anchor]
    said = shape.items[asked.anchor].metric
    if said is not None and said.kind == "verb":
        return False
    return (
        place < asked.anchor and not set(between) - {"."} and not is_possessive(shape.items[place])
    )


def _speaks(shape: Shape, place: int) -> bool:
    """Whether the name stands as the source of what is said: "X said", "according to X"."""
    signs = shape.signs
    behind = signs[place + 1 : place + 4].replace(".", "").replace("N", "")
    return (
        behind[:1] in {"S", "A", "E", ")"}
        or signs[max(0, place - 3) : place].rstrip(".(,")[-1:] in {"S", "b", "A", "f", "a"}
        or _at_end(signs, place)
    )


def _at_end(signs: str, place: int) -> bool:
    return not set(signs[place + 1 :]) - set('.SNT,)"it')


def _has_subject(shape: Shape, index: int) -> bool:
    """Whether a name stands at the head of the sentence, before the quantity, as its subject."""
    for place, sign in enumerate(shape.signs[:index]):
        if sign in "NPI":
            if shape.signs[place + 1 : place + 2] == "M" and not is_possessive(shape.items[place]):
                return False
            return place == 0 or shape.signs[place - 1] not in _OBLIQUE
        if sign in "$%#xMC;|":
            return False
    return False


def _price(shape: Shape, paths: Paths, place: int, asked: Asked) -> float:
    """How dear it is to reach a name from what it may own."""
    signs, anchor, index = shape.signs, asked.anchor, asked.index
    before = _before(signs, place)
    price = paths.between(place, anchor)
    if anchor < place < index and _CLAUSES & set(signs[anchor:place]):
        # "Norwind's value is $3bn, while Lumora's is $1bn": the clause has a subject of its own.
        return paths.between(place, index) - 2.0
    if place > anchor:
        price += _behind(signs, place, before, asked)
    else:
        price += _ahead(shape, place, before, asked)
    if signs[place + 1 : place + 2] == "A":
        price += _SOURCE
    if is_possessive(shape.items[place]):
        # "X's net loss" owns the metric; "X's rival said" does not.
        price += -1.0 if 0 < anchor - place <= _NEAR else 0.8
    elif place < anchor and not set(signs[:place]) & set("NPIMC$%#"):
        # The subject leads its sentence, however long that is, until another clause begins.
        within = not set(signs[place:anchor]) & set("|;R")
        price = (min(price, _LEADS) if within else price) - 0.8
    if signs[place + 1 : place + 2] == "S" and "P" in signs[place + 2 : index]:
        price += 2.0  # "X said it": the pronoun tells who
    return price


def _behind(signs: str, place: int, before: str, asked: Asked) -> float:
    """What speaks against a name behind the metric word: "revenue at X" needs its link."""
    near = place - asked.anchor <= _NEAR + 2 * asked.family(_DEALS)
    price = 0.3 if before in {"F", "a", "r", "b"} and near else 3.0
    price += 0.8 if place > asked.index else 0.0
    if before in {"b", "f"} and asked.family(_DEALS) and near:
        price -= 2.5  # "Lumora was bought by X": the buyer's is the price
    if asked.metric in _WORTH and not set(signs[asked.anchor + 1 : place]) - {"."}:
        price -= 3.5  # "valuing X at"
    return price


def _ahead(shape: Shape, place: int, before: str, asked: Asked) -> float:
    """What speaks against a name before the metric word."""
    price = 0.0
    if before in _OBLIQUE:
        price += _OBLIQUE[before]
    elif before == "F" and place < asked.anchor - 1:
        price += 1.5
    if asked.index < place < asked.anchor and not is_possessive(shape.items[place]):
        price += 3.0  # "22 MW of HPC capacity"
    return price


def _before(signs: str, place: int) -> str:
    """What a name stands behind; of a list ("on X, Y and Z") what the list stands behind."""
    first = place - (signs[place - 1 : place] == "N")  # "by Norway's X"
    while first > 1 and signs[first - 1] in ",&" and signs[first - 2] in "NI,":
        first -= 1 if signs[first - 2] == "," else 2
    before = signs[first - 1] if first else ""
    return before if before in _LISTING else signs[place - 1] if place else ""


def is_possessive(item: Item) -> bool:
    """Whether a name stands in the possessive."""
    return bool(getattr(item.mention, "possessive", False))

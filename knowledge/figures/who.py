"""Whose figure it is: the possessor of the metric, the subject of the clause, or the topic.

Each name and each resolved pronoun of the sentence is a candidate; its price is how far it
stands from the anchor (the metric word, else the quantity), and what speaks against it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from knowledge.figures.paths import Paths
from knowledge.figures.shape import Item, Shape

_CONTEXT = 5.5  # the price of whoever the article was speaking of, if the sentence names nobody
_LIMIT = 9.0


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whose figure it may be: the number in the cast, and what kind of name it is."""

    entity: int
    kind: str


@dataclass(frozen=True, slots=True)
class Who:
    """The owner of a figure, and how dear it was to reach."""

    entity: int
    price: float


Resolve = Callable[[Item], Person | None]

# What a name is preceded by tells that it is not the subject: "in a deal with X", "rival of X".
_OBLIQUE = {"w": 2.5, "f": 2.5, "o": 2.0, "b": 1.5, "K": 3.0, "i": 1.5, "r": 1.0, "A": 2.5}
_KIND = {"company": 0.0, "other": 0.8, "product": 1.2, "place": 3.5, "person": 3.5}
_SOURCE = 4.0  # "according to X", "the X consensus": who says it, not whose it is
_SUBJECT = 2.5  # a sentence with a subject of its own does not speak of whom the one before did


def who_of(
    shape: Shape, paths: Paths, index: int, anchor: int, resolve: Resolve, context: int | None
) -> Who | None:
    """The owner of the quantity at `index`; None if the text gives nobody.

    `anchor` is the place of its metric word (or `index`), `context` the entity that the
    article was speaking of before this sentence.
    """
    limit = _CONTEXT + (_SUBJECT if _has_subject(shape, index) else 0.0)
    best = Who(context, limit) if context is not None else None
    limit = limit if best else _LIMIT
    for place in shape.places("NP"):
        person = resolve(shape.items[place])
        if person is None:
            continue
        price = _price(shape, paths, place, index, anchor) + _KIND.get(person.kind, 1.0)
        if price < limit:
            best, limit = Who(person.entity, price), price
    return best


def _has_subject(shape: Shape, index: int) -> bool:
    """Whether a name stands at the head of the sentence, before the quantity, as its subject."""
    for place, sign in enumerate(shape.signs[:index]):
        if sign in "NP":
            return place == 0 or shape.signs[place - 1] not in _OBLIQUE
        if sign in "$%#xMC;|":
            return False
    return False


def _price(shape: Shape, paths: Paths, place: int, index: int, anchor: int) -> float:
    signs = shape.signs
    price = paths.between(place, anchor)
    before = signs[place - 1] if place else ""
    if place > anchor:
        # "revenue at X", "shares of X", "sales for X": behind its metric a name needs a link.
        linked = before in {"F", "a", "r", "b"} and place - anchor <= 4
        price += 0.3 if linked else 3.0
        if place > index:
            price += 0.8
    elif before in _OBLIQUE:
        price += _OBLIQUE[before]
    elif before == "F" and place < anchor - 1:
        price += 1.5
    if signs[max(0, place - 2) : place] == "So" or signs[place + 1 : place + 2] == "A":
        price += _SOURCE
    if _possessive(shape.items[place]):
        # "X's net loss" owns the metric; "X's rival said" does not.
        price += -1.0 if 0 < anchor - place <= 4 else 0.8
    elif place < anchor and not set(signs[:place]) & set("NPMC$%#"):
        price -= 0.8  # the subject leads its sentence
    if signs[place + 1 : place + 2] == "S" and "P" in signs[place + 2 : index]:
        price += 2.0  # "X said it": the pronoun tells who
    return price


def _possessive(item: Item) -> bool:
    return bool(getattr(item.mention, "possessive", False))

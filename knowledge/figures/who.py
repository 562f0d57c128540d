"""Whose figure it is: the possessor of the metric, the subject of the clause, or the topic.

Each name and each resolved pronoun of the sentence is a candidate, so is whom the article was
speaking of, and so is nobody. What speaks for and against each is in `owning`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp, log
from operator import attrgetter
from typing import NamedTuple

from knowledge.figures.clauses import is_board
from knowledge.figures.evidence import of_name, told_by
from knowledge.figures.evidence_before import of_context, of_nobody, of_sentence
from knowledge.figures.owning import Asked, Evidence, Person, cost
from knowledge.figures.paths import Paths
from knowledge.figures.shape import Item, Shape


class Who(NamedTuple):
    """The owner of a figure, and how dear it was to reach; `entity` is None for nobody.

    `named` tells whether the sentence itself names, or means, the owner. `doubt` grows with
    how near others come: 0 where nobody else comes into question, 0.7 where someone as well does.
    """

    entity: int | None
    price: float
    named: bool = True
    doubt: float = 0.0


_PRICE = attrgetter("price")

Resolve = Callable[[Item], Person | None]
Candidate = tuple[Who, list[Evidence]]


def who_of(shape: Shape, paths: Paths, asked: Asked, resolve: Resolve) -> Who | None:
    """The owner of a quantity; None if the text gives nobody."""
    own = resolve(shape.items[asked.anchor]) if shape.signs[asked.anchor] == "I" else None
    if own is not None and asked.sphere != "economy" and not is_board(shape, asked.anchor):
        return Who(own.entity, 0.0)
    found = [who for who, _ in candidates(shape, paths, asked, resolve)]
    best = min(found, key=_PRICE)
    if best.entity is None:
        return None
    return Who(best.entity, best.price, best.named, _doubt(best, found))


def _doubt(best: Who, found: Sequence[Who]) -> float:
    """The negated logarithm of the chance that the owner is right, from the prices of all."""
    chances = [(who.entity, exp(best.price - who.price)) for who in found]
    right = sum(chance for entity, chance in chances if entity == best.entity)
    return log(sum(chance for _, chance in chances) / right)


def candidates(shape: Shape, paths: Paths, asked: Asked, resolve: Resolve) -> list[Candidate]:
    """All who may own a quantity, each with its price and the evidence that it is made of."""
    named = [(place, resolve(shape.items[place])) for place in shape.places("NPI")]
    by = told_by(shape, named)
    evidence = list(of_nobody(shape, asked, by))
    found = [(Who(None, cost(evidence), named=False), evidence)]
    surveyed = any(person is not None and person.source == "data" for _, person in named)
    told = of_sentence(shape, asked, by, surveyed=surveyed) if asked.context else ()
    for known in asked.context:
        evidence = list(of_context(shape, asked, known, told))
        found.append((Who(known.entity, cost(evidence), named=False), evidence))
    for place, person in named:
        if person is not None and (place != asked.anchor or shape.signs[place] != "I"):
            evidence = list(of_name(shape, paths, place, asked, person))
            found.append((Who(person.entity, cost(evidence)), evidence))
    return found

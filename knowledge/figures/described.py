"""The descriptions of a sentence that stand for a company named elsewhere: "the carmaker"."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.figures.scene import (
    ARTICLES,
    REACH,
    Description,
    Scene,
    description,
    homes,
    maker_of,
)
from knowledge.figures.things import is_central_bank
from knowledge.language.name_words import POSSESSIVES, cue

_WORLD = "world"
_LANDS = frozenset((_WORLD, *"country nation kingdom state region city island continent".split()))
_RESTRICTING = frozenset("that behind who whose of".split())
_SHARES = frozenset(("shares", "stock"))
_AMONG = frozenset((",", "of", "among", "by", "with", "rival"))


def descriptions(found: Scene) -> Iterator[Description]:
    """The descriptions that stand for a company named elsewhere, in order within each kind.

    "The iPhone maker", "India's largest explorer", "the country's top lender", "the carmaker".
    """
    yield from _makers(found)
    if found.trades:
        yield from _ranked(found)
        yield from _pointing(found)


def _makers(found: Scene) -> Iterator[Description]:
    """The descriptions by a product: "the iPhone maker"; not "the iPhone maker that ..."."""
    for named in found.names:
        at = maker_of(found, named)
        restricted = at is not None and found.lower(at + 1) in _RESTRICTING
        if at is not None and not restricted and named.group.kind != "place":
            yield Description(named.first - 1, at + 1, "-", frozenset(), product=named.group)


def _ranked(found: Scene) -> Iterator[Description]:
    """The descriptions by rank: "India's largest explorer", "the country's top lender".

    Not one of several, nor what stands beside the name.
    """
    starts = {named.first for named in found.names}
    for start, first, places in _lands(found):
        seen = description(found.tokens, first)
        if seen is None or seen.last in starts or found.lower(seen.last) in _RESTRICTING:
            continue
        if found.lower(start - 1) in _AMONG or found.lower(seen.last) == ",":
            continue
        if found.ranks(first, seen.last):
            # "The world's top producer" may be a country.
            sure = found.lower(first - 2) != _WORLD
            yield Description(start, seen.last, seen.trade, places, alone=sure or seen.alone)


def _lands(found: Scene) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Where someone may be the largest: the first token, the one behind its 's, and the places."""
    for named in found.names:
        if named.group.kind == "place" and named.mention.possessive:
            yield named.first, named.last + 1, homes(named.mention.text)
    for index, token in enumerate(found.tokens):
        if token.lower not in POSSESSIVES:
            continue
        if found.lower(index - 1) in _LANDS and found.lower(index - 2) in ARTICLES:
            yield index - 2, index + 1, frozenset()


def _pointing(found: Scene) -> Iterator[Description]:
    """The descriptions with "the" or "this": "the carmaker".

    Not "the carmaker BYD", which names it, nor "the company that makes it", nor ", the carmaker,"
    behind the name.
    """
    ends = {named.last for named in found.names}
    near = {index for at in found.trades for index in range(max(0, at - REACH), at)}
    for index in sorted(near):
        if found.lower(index) not in ARTICLES:
            continue
        seen = description(found.tokens, index + 1)
        if seen is None or _is_named(found, seen) or is_central_bank(found, seen.last - 1):
            continue
        if any(word.text in cue("superlative") for word in found.tokens[index + 1 : seen.last]):
            continue
        following = found.lower(seen.last)
        if following in _RESTRICTING and (index or following != "of"):
            continue
        if found.lower(index - 1) == "," and index - 1 in ends:
            continue
        yield Description(index, seen.last, seen.trade, seen.places, seen.alone)


def _is_named(found: Scene, seen: Description) -> bool:
    """Whether a name follows a description, or is a part of it.

    "The carmaker BYD", "the Bank of Norfolk", "the Thar maker", "the materials group".
    """
    starts = {named.first for named in found.names}
    inside = {
        at
        for named in found.names
        for at in range(named.first, named.last - (named.group.kind != "market"))
    }
    by_product = found.lower(seen.last - 1) in cue("maker") and not seen.places
    return seen.last in starts or (seen.first in starts and by_product) or seen.last - 1 in inside


def is_of_shares(scene: Scene, told: Description) -> bool:
    """Whether it is shares that are a description's: "the company's shares", "shares of the firm"."""
    if scene.lower(told.last) in POSSESSIVES:
        return scene.lower(told.last + 1) in _SHARES
    return scene.lower(told.first - 1) == "of" and scene.lower(told.first - 2) in _SHARES

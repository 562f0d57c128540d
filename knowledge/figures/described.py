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
from knowledge.language.name_words import cue

_RESTRICTING = frozenset("that behind who whose of".split())
_AMONG = frozenset((",", "of", "among", "by", "with", "rival"))


def descriptions(found: Scene) -> Iterator[Description]:
    """The descriptions that stand for a company named elsewhere, in order within each kind.

    "The iPhone maker", "India's largest explorer", "the carmaker".
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
    """The descriptions by rank in a country: "India's largest explorer".

    Not one of several, nor what stands beside the name.
    """
    starts = {named.first for named in found.names}
    for named in found.names:
        if named.group.kind != "place" or not named.mention.possessive:
            continue
        first = named.last + 1
        seen = description(found.tokens, first)
        if seen is None or seen.last in starts or found.lower(seen.last) in _RESTRICTING:
            continue
        if found.lower(named.first - 1) in _AMONG or found.lower(seen.last) == ",":
            continue
        if found.ranks(first, seen.last):
            places = homes(named.mention.text)
            yield Description(named.first, seen.last, seen.trade, places)


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
        if seen is None or _is_named(found, seen):
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

    "The carmaker BYD", "the Bank of Norfolk", "the Thar maker".
    """
    starts = {named.first for named in found.names}
    inside = {at for named in found.names for at in range(named.first, named.last - 1)}
    by_product = found.lower(seen.last - 1) in cue("maker") and not seen.places
    return seen.last in starts or (seen.first in starts and by_product) or seen.last - 1 in inside

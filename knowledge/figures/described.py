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


def _first_of_places(found: Scene) -> Iterator[Description]:
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
        words = (part for at in range(first, seen.last) for part in found.lower(at).split("-"))
        if not cue("superlative").isdisjoint(words):
            places = homes(named.mention.text)
            yield Description(named.first, seen.last, seen.trade, places)


def descriptions(found: Scene) -> Iterator[Description]:
    """The descriptions with "the" or "this" that stand for a company named elsewhere.

    Not "the carmaker BYD", which names it, nor "the company that makes it", nor ", the carmaker,"
    behind the name.
    """
    for named in found.names:
        at = maker_of(found, named)
        if (
            at is not None
            and found.lower(at + 1) not in _RESTRICTING
            and named.group.kind != "place"
        ):
            yield Description(named.first - 1, at + 1, "-", frozenset(), product=named.group)
    if not found.trades:
        return
    yield from _first_of_places(found)
    cut = found.tokens
    starts = {named.first for named in found.names}
    inside = {at for named in found.names for at in range(named.first, named.last - 1)}
    ends = {named.last for named in found.names}
    near = {index for at in found.trades for index in range(at - REACH, at)}
    for index in sorted(near):
        if index < 0 or cut[index].lower not in ARTICLES:
            continue
        seen = description(cut, index + 1)
        if (
            seen is None
            or seen.last in starts
            or (index + 1 in starts and _named_maker(found, seen))
            or seen.last - 1 in inside  # "the Bank of Norfolk"
        ):
            continue
        if any(word.text in cue("superlative") for word in cut[index + 1 : seen.last]):
            continue
        following = found.lower(seen.last)
        if following in _RESTRICTING and (index or following != "of"):
            continue
        if found.lower(index - 1) == "," and index - 1 in ends:
            continue
        yield Description(index, seen.last, seen.trade, seen.places, seen.alone)


def _named_maker(found: Scene, seen: Description) -> bool:
    """Whether a description tells whose product its company makes."""
    return found.lower(seen.last - 1) in cue("maker") and not seen.places

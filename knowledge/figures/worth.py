"""What is of worth where a word says only that something is: "a deal | valued at", "worth of | bonds"."""

from __future__ import annotations

import re

from knowledge.figures.meaning import SHARE_PRICE, kind_at
from knowledge.figures.measured import measures
from knowledge.figures.shape import Shape, quantity_at
from knowledge.language.metrics import MetricMention, choose

_VALUE_OF = re.compile(r"M[.NP]{0,3}M")  # "the value of | net positions"
_WORTH_OF = re.compile(r"MF[.NP]{0,3}M")  # "$9 billion | worth of new investments"
_REACH = 8  # signs: "an order for its lamps, valued at" is no longer
_WORTH = frozenset(
    {"worth", "valued", "valued at", "value", "value at", "total value", "the value of"}
)


def whole_of(shape: Shape, index: int, place: int) -> tuple[str, int] | None:
    """The metric of what the word at `place` says to be of worth, and its place; None without any."""
    found = shape.items[place].metric
    if found is None or found.text.lower() not in _WORTH:
        return None
    if found.end - found.start > len(found.text):
        return None  # "a round that valued the company at $3m"
    behind = _behind(shape, index, place, found)
    if behind is not None:
        return _as_whole(shape, index, behind)
    return _before(shape, index, place)


def _behind(shape: Shape, index: int, place: int, found: MetricMention) -> int | None:
    """The place of what follows a word: "worth of | bonds", "the value of its | contracts"."""
    text = found.text.lower()
    told = (_VALUE_OF if text.endswith("of") else _WORTH_OF).match(shape.signs, place)
    return told.end() - 1 if told and (place > index or "value" in text) else None


def _before(shape: Shape, index: int, place: int) -> tuple[str, int] | None:
    """What stands before a word: "an order for its lamps, | valued at"."""
    for other in range(place - 1, max(-1, place - _REACH), -1):
        sign = shape.signs[other]
        if sign == "#" and quantity_at(shape, other).unit == "shares":
            return "stake_value", place  # "5 million shares | worth $3m"
        if sign in "PI&#" or (sign == "N" and shape.signs[other - 1] not in "FMr"):
            return None
        word = shape.items[other].metric
        if sign == "M" and word is not None and (word.kind == "noun" or " " in word.text):
            return _as_whole(shape, index, other)
    return None


def _as_whole(shape: Shape, index: int, place: int) -> tuple[str, int] | None:
    """What the word at a place means of an amount; None where it can mean nothing of it."""
    mention = shape.items[place].metric
    key = choose(mention, kind_at(shape, index)) if mention else None
    if key in (None, SHARE_PRICE) or not measures(shape, index, key):
        return None
    return key, place

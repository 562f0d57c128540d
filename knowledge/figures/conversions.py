"""Amounts that the article itself gives in another currency: "6.7 billion reais ($1.16 billion)"."""

from __future__ import annotations

import re

from knowledge.figures.figure import Converted
from knowledge.figures.shape import Shape, quantity_at

_REACH = 14  # the signs before an amount that are looked at
# "$2.9 million/2.6 million euro", which are both in the brackets
_IN_BRACKETS = re.compile(r"[$](?P<between>[^$%#x;|()KBCR&,]{0,10})[(](?:[$][.]?)?[.,]{0,2}$")
_CLOSED = re.compile(r"[)]|a[.]?M[)]")  # "($16.3 billion at present exchange rates)"


def is_conversion(shape: Shape, index: int) -> bool:
    """Whether the amount stands in brackets behind the same amount in another currency."""
    return _converted_from(shape, index) is not None


def conversions(shape: Shape, index: int) -> tuple[Converted, ...]:
    """The amounts in other currencies that stand in brackets behind."""
    found = []
    for place in range(index + 2, min(index + _REACH, len(shape.items))):
        if _converted_from(shape, place) == index:
            quantity = quantity_at(shape, place)
            found.append(
                Converted(
                    quantity.value, quantity.unit, quantity.text, quantity.start, quantity.end
                )
            )
    return tuple(found)


def _converted_from(shape: Shape, index: int) -> int | None:
    """The place of the amount that brackets behind it give in another currency; None if none.

    Where words stand between, the brackets hold nothing else: "€3 billion toward lasers ($3.1 billion)".
    """
    signs = shape.signs
    if signs[index] != "$":
        return None
    start = max(0, index - _REACH)
    found = _IN_BRACKETS.search(signs, start, index)
    if found is None or (found["between"] and not _CLOSED.match(signs, index + 1)):
        return None
    other = quantity_at(shape, found.start())
    return found.start() if other.unit != quantity_at(shape, index).unit else None

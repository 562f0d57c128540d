"""Amounts that the article itself gives in another currency: "6.7 billion reais ($1.16 billion)"."""

from __future__ import annotations

from knowledge.figures.figure import Converted
from knowledge.figures.shape import Shape, quantity_at


def is_conversion(shape: Shape, index: int) -> bool:
    """Whether the amount stands in brackets behind the same amount in another currency."""
    signs = shape.signs
    if index < 2 or signs[index] != "$" or signs[index - 1] not in "(.,":  # noqa: PLR2004
        return False
    opened = index - 1 if signs[index - 1] == "(" else index - 2
    if opened < 1 or signs[opened] != "(" or signs[opened - 1] != "$":
        return False
    return quantity_at(shape, opened - 1).unit != quantity_at(shape, index).unit


def conversions(shape: Shape, index: int) -> tuple[Converted, ...]:
    """The amounts in other currencies that stand in brackets right behind."""
    found = []
    for place in range(index + 2, min(index + 4, len(shape.items))):
        if is_conversion(shape, place) and shape.signs[index + 1] == "(":
            quantity = quantity_at(shape, place)
            found.append(
                Converted(
                    quantity.value, quantity.unit, quantity.text, quantity.start, quantity.end
                )
            )
    return tuple(found)

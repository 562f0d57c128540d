"""How far apart two mentions of a sentence are, by what stands between them.

The distance of two items of a shape is the sum of the prices of the signs between them: a
plain word is cheap, a comma dearer, a change of clause dear, another quantity of its own dear.
Who, what and when of a quantity are each the mention that is cheapest to reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from knowledge.figures.shape import Shape

# Prices were set by reading extractions of business news, and are the same for all links.
PRICES = {
    ".": 0.25, "f": 0.5, "o": 0.4, "b": 0.3, "F": 0.3, "i": 0.4, "a": 0.4, "r": 0.5, "w": 0.8,
    "&": 1.2, ",": 1.0, ";": 3.0, "(": 1.5, ")": 1.0, '"': 1.0, "|": 3.0, "R": 2.0, "N": 0.6,
    "P": 0.6, "p": 0.6, "M": 1.2, "C": 0.3, "$": 1.2, "%": 0.9, "#": 1.2, "x": 0.8, "T": 0.3,
    "t": 0.3, "y": 0.2, "E": 0.4, "A": 0.8, "G": 0.4, "O": 0.3, "K": 1.0, "S": 2.0, "B": 0.8,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paths:
    """The distances within one shape."""

    sums: tuple[float, ...]

    def between(self, one: int, other: int) -> float:
        """The price of all that stands between two items, in either order."""
        low, high = (one, other) if one < other else (other, one)
        return self.sums[high] - self.sums[low + 1] if high > low else 0.0


def paths(shape: Shape) -> Paths:
    """The distances within a shape.

    >>> round(Paths((0.0, 1.2, 1.45, 2.65)).between(0, 2), 2)
    0.25
    """
    return Paths(tuple(accumulate((PRICES[sign] for sign in shape.signs), initial=0.0)))

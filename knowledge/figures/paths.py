"""How far apart two mentions of a sentence are, by what stands between them.

The distance of two items of a shape is the sum of the prices of the signs between them: a
plain word is cheap, a comma dearer, a change of clause dear, another quantity of its own dear.
Who, what and when of a quantity are each the mention that is cheapest to reach.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from knowledge.figures.shape import Shape

# Prices were set by reading extractions of business news, and are the same for all links.
PRICES = {
    ".": 0.25, "f": 0.5, "o": 0.4, "b": 0.3, "F": 0.3, "i": 0.4, "a": 0.4, "r": 0.5, "w": 0.8,
    "&": 1.2, ",": 1.0, ";": 3.0, "(": 1.5, ")": 1.0, '"': 1.0, "|": 3.0, "R": 2.0, "N": 0.6,
    "P": 0.6, "p": 0.6, "M": 1.2, "C": 0.3, "$": 1.2, "%": 0.9, "#": 1.2, "x": 0.8, "T": 0.3,
    "t": 0.3, "y": 0.2, "E": 0.4, "A": 0.8, "G": 0.4, "O": 0.3, "K": 1.0, "S": 2.0, "B": 0.8,
    "I": 0.6, "V": 0.3, "Y": 0.3, "q": 0.3, "d": 0.4, "-": 1.0,
}  # fmt: skip


# What is said aside between two mentions is passed by, whatever it holds.
_ASIDE, _IN_ASIDE = 0.3, 0.02
_ASIDES = re.compile(
    r"""\([^()]*\)|-[^-]*-
        |(?<=.),[.&iFwdofrba]{0,2}R[^,;|]*,  # ", which ...,"
        # between a subject and its verb: ", ..., | rose", ", down 4%, | rose"
        |,(?:[.]?C[.b]{0,2}[$%\#])?[^,;|$%\#CVS]*,(?:[|],)?(?=[.T]{0,2}(?:[CVS]|M[.]?%C))
        # "net interest income, the gap between what they earn and pay down, | rose"
        |(?<=[MNIP)]),[.][^,;|$%\#]*,(?=[.T]{0,2}C)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Paths:
    """The distances within one shape.

    `sums` is the running price of all signs, `outer` that without what is said aside (in
    brackets, between dashes, in a relative clause); `depth` tells which items stand there.
    """

    sums: tuple[float, ...]
    outer: tuple[float, ...]
    depth: tuple[int, ...]

    def between(self, one: int, other: int) -> float:
        """The price of all that stands between two items, in either order."""
        low, high = (one, other) if one < other else (other, one)
        if high <= low:
            return 0.0
        aside = not self.depth[low] and not self.depth[high]
        sums = self.outer if aside else self.sums
        return sums[high] - sums[low + 1]


def paths(shape: Shape) -> Paths:
    """The distances within a shape.

    >>> round(Paths((0.0, 1.2, 1.45, 2.65), (0.0, 1.2, 1.45, 2.65), (0, 0, 0)).between(0, 2), 2)
    0.25
    """
    depth = _depths(shape.signs)
    prices = [PRICES[sign] for sign in shape.signs]
    sums = tuple(accumulate(prices, initial=0.0))
    if not any(depth):
        return Paths(sums, sums, depth)
    outer = [
        price if not deep else _ASIDE if deep != before else _IN_ASIDE
        for price, deep, before in zip(prices, depth, (0, *depth), strict=False)
    ]
    return Paths(sums, tuple(accumulate(outer, initial=0.0)), depth)


def _depths(signs: str) -> tuple[int, ...]:
    """Which signs are said aside: 0 for none, else the number of the aside."""
    depth = [0] * len(signs)
    for number, aside in enumerate(_ASIDES.finditer(signs), start=1):
        depth[aside.start() : aside.end()] = [number] * (aside.end() - aside.start())
    return tuple(depth)


def told_aside(shape: Shape, paths: Paths, place: int) -> int:
    """The number of the aside in which a place stands, 0 for none and for brackets.

    What stands in brackets is of the words before them, but "which makes vans" is of its own.
    """
    aside = paths.depth[place]
    start = place
    while aside and start and paths.depth[start - 1] == aside:
        start -= 1
    return 0 if shape.signs[start] == "(" else aside

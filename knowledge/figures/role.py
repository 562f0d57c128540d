"""The role of a quantity in its statement, by the frames of `data/frames.csv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from knowledge.figures.figure import Role
from knowledge.figures.shape import Shape
from knowledge.tables import table

_REACH = 24  # the longest context that a frame looks at, in signs


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of the table: a pattern around a quantity, and the role that it gives."""

    name: str
    kinds: str
    left: re.Pattern[str]
    right: re.Pattern[str]
    role: Role
    example: str

    def fits(self, kind: str, before: str, after: str) -> bool:
        """Whether the signs around a quantity of this kind match."""
        return (
            kind in self.kinds
            and self.left.search(before) is not None
            and self.right.match(after) is not None
        )


@cache
def frames() -> tuple[Frame, ...]:
    """The frames in the order in which they are tried."""
    return tuple(
        Frame(
            row["name"],
            row["kinds"],
            re.compile(f"(?:{row['left']})$" if row["left"] else ""),
            re.compile(row["right"]),
            cast(Role, row["role"]),
            row["example"],
        )
        for row in table("frames")
    )


def frame_of(shape: Shape, index: int) -> Frame | None:
    """The first frame that fits the quantity at `index`, None if none does (then: reported)."""
    before = shape.signs[max(0, index - _REACH) : index]
    return _frame(shape.signs[index], before, shape.signs[index + 1 : index + 1 + _REACH])


@lru_cache(maxsize=65536)
def _frame(kind: str, before: str, after: str) -> Frame | None:
    return next((frame for frame in frames() if frame.fits(kind, before, after)), None)

"""Items put in place on a sentence, none overlapping another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.figures.shape import Item


@dataclass(slots=True)
class Board:
    """Items put in place, none overlapping: who comes first keeps the place.

    `taken` has a byte for each letter of the sentence, 1 where an item stands.
    """

    taken: bytearray
    items: list[Item] = field(default_factory=list)

    def put(self, item: Item) -> bool:
        """Put an item if its place is free; True if it was."""
        if 1 in self.taken[item.start : item.end]:
            return False
        self.taken[item.start : item.end] = b"\x01" * (item.end - item.start)
        self.items.append(item)
        return True

    def has(self, sign: str, start: int, end: int) -> bool:
        """Whether an item with that sign stands within a span."""
        return any(i.sign == sign and start < i.start and i.end < end for i in self.items)

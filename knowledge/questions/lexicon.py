"""What reading a question needs to know of the coverage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Lexicon(Protocol):
    """The names and words of the coverage."""

    def companies(self, key: str, *, sure: bool = False, mostly: bool = False) -> Sequence[int]:
        """The companies that go by a normalised name, likeliest first; empty if none.

        With `sure`, only companies that the coverage itself calls so more than once; with
        `mostly`, and mostly so where it prints the word: "line" is hardly the company Line.
        """
        ...

    def knows(self, word: str) -> bool:
        """Whether the coverage prints the word (lower case)."""
        ...

    def nearest(self, word: str) -> str | None:
        """The word of the coverage that a mistyped one most likely stands for, if any."""
        ...

    def completing(self, first: str, word: str) -> str | None:
        """The word that a mistyped or shortened one stands for behind the first word of a name."""
        ...

    def beginning(self, word: str) -> str | None:
        """The only first word of a company's name that begins with a shortened one, if any."""
        ...

    def rarity(self, stem: str) -> float:
        """How much a word tells, between 0 (in every sentence) and 1 (in one or none)."""
        ...

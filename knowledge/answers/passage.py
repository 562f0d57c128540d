"""A sentence of the coverage with its figures and its surroundings, as candidates come."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from knowledge.figures.figure import Figure
from knowledge.language.tokens import tokens
from knowledge.language.words import content_words, key_offsets, key_set


class Places(Protocol):
    """Keys of words, each with the offsets where it stands."""

    def __contains__(self, key: object, /) -> bool:
        """Whether the key stands anywhere."""
        ...

    def __getitem__(self, key: str, /) -> Sequence[int]:
        """Where it stands. Raises KeyError if nowhere."""
        ...


Called = tuple[str, str]
"""The fullest name that an article prints of a company, and its others as JSON."""


class Member(NamedTuple):
    """A company, or another name, of an article: how much that is about it, between 0 and 1."""

    topic: float
    called: Called


Present = dict[int, Member | None]
"""The companies of an article, by identifier; None for one that it does not name."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A figure with the number of its company, as the store keeps it (None: nobody's)."""

    figure: Figure
    company: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence that states figures.

    `signs` and `starts` are its shape. `present` has any company that is looked up in it. `places`
    has the keys of the sentence's content words with the offsets where each stands; of the title
    and the sentence before there are the keys alone, and `elsewhere` has those of the whole article.
    """

    sentence: int
    text: str
    headline: bool
    position: int
    title: str
    before: str
    signs: str
    starts: Sequence[int]
    present: Present
    figures: tuple[Stored, ...]
    places: Places
    title_keys: Collection[str]
    before_keys: Collection[str]
    elsewhere: Collection[str] = frozenset()

    def item(self, start: int) -> int:
        """The place in its shape of what stands at an offset."""
        return bisect_right(self.starts, start) - 1


@lru_cache(maxsize=8192)
def text_keys(text: str) -> frozenset[str]:
    """The keys of all content words of a text, for a question's words to be found in."""
    return key_set(content_words(tokens(text)))


@lru_cache(maxsize=4096)
def printed_names(called: Called) -> tuple[tuple[str, ...], ...]:
    """The stems of each name that an article prints of a company."""
    name, others = called
    forms = (name, *(() if others == "[]" else json.loads(others)))
    stems = (tuple(word.stem for word in content_words(tokens(form))) for form in forms)
    return tuple(dict.fromkeys(form for form in stems if form))


@lru_cache(maxsize=64)
def key_places(text: str) -> Mapping[str, Sequence[int]]:
    """The keys of a text's content words, each with the offsets where it stands."""
    return key_offsets(tokens(text))

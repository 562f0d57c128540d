"""A sentence of the coverage with its figures and its surroundings, as candidates come."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from knowledge.figures.figure import Figure
from knowledge.figures.paths import PRICES
from knowledge.language.tokens import tokens
from knowledge.language.words import content_words, key_set, keys

_REMEMBERED = 8192  # texts whose keys are kept


@dataclass(frozen=True, slots=True)
class Stored:
    """A figure with the number of its company, as the store keeps it (None: nobody's)."""

    figure: Figure
    company: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence that states figures.

    `signs` and `starts` are its shape. `cast` maps the companies (and other names) of the
    article to how much the article is about them, between 0 and 1. `names` maps those that
    this very sentence names or refers to, to the place in the shape where it does so last.
    """

    sentence: int
    text: str
    headline: bool
    position: int
    title: str
    before: str
    signs: str
    starts: tuple[int, ...]
    cast: Mapping[int, float]
    figures: tuple[Stored, ...]

    def sums(self) -> tuple[float, ...]:
        """The running price of the shape: see `figures.paths`."""
        return _sums(self.signs)


@lru_cache(maxsize=4096)
def _sums(signs: str) -> tuple[float, ...]:
    return tuple(accumulate((PRICES[sign] for sign in signs), initial=0.0))


_TOLD: dict[str, Collection[str]] = {}  # what `remember` was given


def remember(text: str, keys: Collection[str]) -> None:
    """Keep what `key_places` or `text_keys` found in a text when it was stored.

    To cut a text into words again takes longer than all that is done with them.
    """
    if len(_TOLD) >= _REMEMBERED:
        _TOLD.clear()
    _TOLD[text] = keys


@lru_cache(maxsize=8192)
def text_keys(text: str) -> frozenset[str]:
    """The keys of all content words of a text, for a question's words to be found in."""
    told = _TOLD.get(text)
    if told is not None:
        return frozenset(told)
    return key_set(content_words(tokens(text)))


@lru_cache(maxsize=8192)
def key_places(text: str) -> Mapping[str, tuple[int, ...]]:
    """The keys of a sentence's content words, each with the offsets where it stands."""
    told = _TOLD.get(text)
    if isinstance(told, Mapping):
        return {key: tuple(starts) for key, starts in told.items()}
    places: dict[str, tuple[int, ...]] = {}
    for word in content_words(tokens(text)):
        for key, _ in keys(word):
            places[key] = (*places.get(key, ()), word.start)
    return places

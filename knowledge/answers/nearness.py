"""How much of a question's words stands in a sentence, and how near to each of its figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import exp
from typing import NamedTuple

from knowledge.answers.passage import Passage
from knowledge.language.words import Keys, keys
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.query import Named, Query

_LEAST = 0.2  # what the commonest word weighs beside the rarest, which weighs 1 more


class Weighed(NamedTuple):
    """A word of a question: its keys, the strongest first, and what it weighs."""

    keys: Keys
    weight: float


class Placed(NamedTuple):
    """One word of a question: what it weighs, and how surely it stands where.

    `near` is its strength in the sentence for each figure, less where another one is nearer.
    """

    weight: float
    sentence: float
    near: Sequence[float]
    title: float
    before: float

    def missing(self) -> float:
        """What of the word's weight nothing accounts for."""
        return self.weight * (1 - max(self.sentence, self.title, self.before))


def weighed(query: Query, lexicon: Lexicon) -> tuple[Weighed, ...]:
    """The words of a question with their weights, by how rare they are in the coverage.

    Those that narrow nothing weigh as little as the commonest.
    """
    light = {light.start for light in query.light if not light.told}
    return tuple(
        Weighed(keys(word), _LEAST + (0 if word.start in light else lexicon.rarity(word.stem)))
        for word in query.words
    )


class Distances:
    """How near words of a sentence stand to its figures, for all of the figures at once."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._items: list[int] = []  # of the shape, those that the figures are
        self._told: list[list[int]] = []

    def _item(self, start: int) -> int:
        """The item of the shape at an offset."""
        return bisect_right(self._passage.starts, start) - 1

    def closeness(self, starts: Sequence[int]) -> Sequence[float]:
        """For each figure: 1 where no other is nearer to one of these offsets, else less."""
        if len(starts) == 1:
            return self._closeness(starts[0])
        return list(map(max, *map(self._closeness, starts)))

    def _closeness(self, start: int) -> list[float]:
        if not self._items:
            self._measure()
        sums, word = self._passage.sums(), self._item(start)
        prices = [_price(sums, word, item) for item in self._items]
        least = min(prices)
        return [exp(-(min([prices[one] for one in told]) - least) / 2) for told in self._told]

    def _measure(self) -> None:
        figures = self._passage.figures
        self._items = [self._item(stored.figure.start) for stored in figures]
        self._told = [_told(place, self._passage) for place in range(len(figures))]


def _price(sums: Sequence[float], one: int, other: int) -> float:
    low, high = (one, other) if one < other else (other, one)
    return sums[high] - sums[low + 1] if high > low else 0.0


def _told(place: int, passage: Passage) -> list[int]:
    """The places of a figure among those of its sentence, and of the one it is compared with.

    The words around "fell to $34 million" are as much about "from $225 million" behind it.
    """
    own = passage.figures[place].figure
    if own.role != "prior":
        return [place]
    others = [
        number
        for number, other in enumerate(passage.figures)
        if other.figure.role != "prior"
        and (other.figure.metric, other.figure.unit) == (own.metric, own.unit)
    ]
    return [place, *others]


def names_near(names: Iterable[Named], passage: Passage, distances: Distances) -> Sequence[float]:
    """For each figure, how near the names that the sentence has are to it, averaged."""
    places = passage.places
    rows = [
        distances.closeness(places[word.stem])
        for named in names
        for word in named.words
        if word.stem in places
    ]
    if not rows:
        return [0.0] * len(passage.figures)
    return [sum(near) / len(rows) for near in zip(*rows, strict=True)]


def word_features(
    words: Sequence[Weighed], passage: Passage, distances: Distances, places: Iterable[int]
) -> list[dict[str, float]]:
    """For the figures at these places, how much of the question's remaining words, by rarity, stands where."""
    if not words:
        return [{"no_words": 1.0} for _ in places]
    placed = [_placed(word, passage, distances) for word in words]
    total = sum([word.weight for word in placed])
    missing = [word.missing() for word in placed]
    nowhere = sum(missing)
    around = nonzero(
        {
            "words_sentence": sum([word.weight * word.sentence for word in placed]) / total,
            "words_title": sum([word.weight * word.title for word in placed]) / total,
            "words_before": sum([w.weight * max(0.0, w.before - w.sentence) for w in placed])
            / total,
            "words_nowhere": nowhere / total,
            "words_nowhere_mass": min(1.0, nowhere / 3),
            "words_worst": max(missing),
        }
    )
    found: list[dict[str, float]] = []
    for place in places:
        near = sum([word.weight * word.near[place] for word in placed]) / total
        worst = max([word.weight * (1 - word.near[place]) for word in placed])
        one = {"words_near": near} if near else {}
        if worst:
            one["words_worst_near"] = worst
        found.append(one | around)
    return found


def nonzero(found: Mapping[str, float]) -> dict[str, float]:
    """The features but for those that are 0."""
    return {name: value for name, value in found.items() if value}


def _placed(word: Weighed, passage: Passage, distances: Distances) -> Placed:
    strength, near = 0.0, [0.0] * len(passage.figures)
    for key, sure in word.keys:
        starts = passage.places.get(key)
        if starts:
            strength = sure
            near = [sure * one for one in distances.closeness(starts)]
            break
    title = _strength(word.keys, passage.title_keys)
    return Placed(word.weight, strength, near, title, _strength(word.keys, passage.before_keys))


def _strength(found: Keys, text: Collection[str]) -> float:
    for key, strength in found:
        if key in text:
            return strength
    return 0.0

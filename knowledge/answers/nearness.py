"""How much of a question's words stands in a sentence, and how near to each of its figures."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from math import exp
from typing import NamedTuple

from knowledge.answers.narrowing import narrowing_words
from knowledge.answers.passage import Passage, text_keys
from knowledge.answers.standing import Sought
from knowledge.figures.paths import PRICES
from knowledge.language.spans import begins_in
from knowledge.language.words import Keys, Word, keys
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.query import Query

_ALONE = (1.0,)  # how near a word stands to the only figure of a sentence
_LEAST = 0.2  # what the commonest word weighs beside the rarest, which weighs 1 more


class Weighed(NamedTuple):
    """A word of a question: its keys, the strongest first, and what it weighs.

    `narrows` is set where it neither names a metric nor says how it is asked: "sales of NORTH
    AMERICA". A figure of one of its `metrics` says the word without printing it.
    """

    keys: Keys
    weight: float
    narrows: bool
    metrics: frozenset[str]


def weighed(query: Query, lexicon: Lexicon) -> tuple[Weighed, ...]:
    """The words of a question with their weights, by how rare they are in the coverage.

    Those that narrow nothing weigh as little as the commonest.
    """
    light = {light.start for light in query.light if not light.told}
    narrowing = {word.start for word in narrowing_words(query)}
    return tuple(
        Weighed(
            keys(word),
            _LEAST + (0 if word.start in light else lexicon.rarity(word.stem)),
            word.start in narrowing,
            _named(query, word),
        )
        for word in query.words
    )


def _named(query: Query, word: Word) -> frozenset[str]:
    """The metrics that a word of a question names, alone or with others."""
    return frozenset(
        key
        for mention in query.metrics
        if begins_in(word.start, mention.spans)
        for key in mention.keys
    )


class Distances:
    """How near words of a sentence stand to its figures, for all of the figures at once."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._items: tuple[int, ...] = ()  # of the shape, those that the figures are
        self._told: tuple[tuple[int, ...], ...] = ()  # see `_told`; () where each has its own place

    def closeness(self, starts: Sequence[int]) -> Sequence[float]:
        """For each figure: 1 where no other is nearer to one of these offsets, else less."""
        if len(self._passage.figures) == 1:
            return _ALONE
        if len(starts) == 1:
            return self._closeness(starts[0])
        return list(map(max, *map(self._closeness, starts)))

    def _closeness(self, start: int) -> Sequence[float]:
        if not self._items:
            self._measure()
        return _closeness(self._passage.signs, self._passage.item(start), self._items, self._told)

    def _measure(self) -> None:
        figures = self._passage.figures
        self._items = tuple([self._passage.item(stored.figure.start) for stored in figures])
        if "prior" in [stored.figure.role for stored in figures]:
            self._told = tuple([_told(place, self._passage) for place in range(len(figures))])


@lru_cache(maxsize=8192)
def _closeness(
    signs: str, word: int, items: Sequence[int], told: Sequence[Sequence[int]]
) -> tuple[float, ...]:
    """How near one item of a shape is to others, by their places: sentences are of few shapes."""
    sums = _sums(signs)
    prices = [
        sums[item] - sums[word + 1]
        if word < item
        else sums[word] - sums[item + 1]
        if item < word
        else 0.0
        for item in items
    ]
    least = min(prices)
    if told:
        prices = [min([prices[one] for one in places]) for places in told]
    return tuple([exp((least - price) / 2) for price in prices])


@lru_cache(maxsize=4096)
def _sums(signs: str) -> tuple[float, ...]:
    """The running price of a shape: see `figures.paths`."""
    return tuple(accumulate((PRICES[sign] for sign in signs), initial=0.0))


def _told(place: int, passage: Passage) -> tuple[int, ...]:
    """The places of a figure among those of its sentence, and of the one it is compared with.

    The words around "fell to $34 million" are as much about "from $225 million" behind it.
    """
    own = passage.figures[place].figure
    if own.role != "prior":
        return (place,)
    others = [
        number
        for number, other in enumerate(passage.figures)
        if other.figure.role != "prior"
        and (other.figure.metric, other.figure.unit) == (own.metric, own.unit)
    ]
    return (place, *others)


def names_near(names: Iterable[Sought], passage: Passage, distances: Distances) -> Sequence[float]:
    """For each figure, how near the words of names that the sentence has are to it, averaged."""
    places = passage.places
    rows = [
        distances.closeness(places[stem])
        for named in names
        for stem in named.stems
        if stem in places
    ]
    if not rows:
        return [0.0] * len(passage.figures)
    return [sum(near) / len(rows) for near in zip(*rows, strict=True)]


def word_features(
    words: Sequence[Weighed], passage: Passage, distances: Distances, places: Iterable[int]
) -> list[dict[str, float]]:
    """For the figures at these places, where the question's remaining words stand, by rarity."""
    if not words:
        return [{"no_words": 1.0} for _ in places]
    total = sentence = title = before = nowhere = worst = apart = 0.0
    unsaid: list[tuple[float, frozenset[str]]] = []
    around: list[Sequence[float]] = []
    narrow = _Narrow()
    for keys_, weight, narrows, named in words:
        total += weight
        held, near = _in_sentence(keys_, passage, distances)
        titled, told = _strength(keys_, passage.title_keys), _strength(keys_, passage.before_keys)
        sentence += weight * held
        title += weight * titled
        before += weight * max(0.0, told - held)
        missing = weight * (1 - max(held, titled, told))
        nowhere += missing
        worst = max(worst, missing)
        if narrows:
            narrow.add(keys_, weight, near)
        if near:
            around.append([weight, *[held * one for one in near]])
        else:
            apart = max(apart, weight)
            unsaid.append((weight, named))
    found = nonzero(
        {
            "words_sentence": sentence / total,
            "words_title": title / total,
            "words_before": before / total,
            "words_nowhere": nowhere / total,
            "words_nowhere_mass": min(1.0, nowhere / 3),
            "words_worst": worst,
        }
    )
    return [
        _nearest(place + 1, around, apart, total)
        | _unsaid(place, around, unsaid, passage)
        | narrow.found(place, passage)
        | found
        for place in places
    ]


def _unsaid(
    place: int,
    around: Sequence[Sequence[float]],
    unsaid: Sequence[tuple[float, frozenset[str]]],
    passage: Passage,
) -> dict[str, float]:
    """How far the farthest word is from the figure at a place, but for those that its metric says.

    A figure of the turnover says "sales", whether its sentence prints that or not.
    """
    metric = passage.figures[place].figure.metric
    worst = max([weight for weight, named in unsaid if metric not in named], default=0.0)
    worst = max([worst, *[word[0] * (1 - word[place + 1]) for word in around]])
    return {"words_unsaid": worst} if worst else {}


class _Narrow:
    """The words of a question that tell which of several things is meant, in one sentence.

    A sentence gives "Europe 36%, North America 39%" of the same metric: only these tell which.
    """

    def __init__(self) -> None:
        self._words: list[tuple[Keys, float, Sequence[float]]] = []

    def add(self, keys_: Keys, weight: float, near: Sequence[float]) -> None:
        """Add a word with how near it is to each figure, () if the sentence has it not."""
        self._words.append((keys_, weight, near))

    def found(self, place: int, passage: Passage) -> dict[str, float]:
        """How many of the words stand with the figure at a place, and how far the farthest does."""
        if not self._words:
            return {"narrow_none": 1.0}
        figure = passage.figures[place].figure
        own = text_keys(f"{figure.noun} {figure.scope} {figure.label}")
        total = near = worst = far = 0.0
        for keys_, weight, around in self._words:
            total += weight
            close = 1.0 if _strength(keys_, own) else around[place] if around else 0.0
            near += weight * close
            if around:
                far = max(far, 1 - close)
            else:
                worst = max(worst, weight * (1 - close))
        return nonzero({"narrow_near": near / total, "narrow_missing": worst, "narrow_far": far})


def _nearest(
    place: int, around: Sequence[Sequence[float]], apart: float, total: float
) -> dict[str, float]:
    """How near the words of the sentence are to the figure at a place, and how far the farthest.

    Of each word `around` has its weight and then how near it is to each figure; `apart` is the
    weight of the heaviest word that the sentence has not.
    """
    near, worst = 0.0, apart
    for word in around:
        near += word[0] * word[place]
        worst = max(worst, word[0] * (1 - word[place]))
    found = {"words_near": near / total} if near else {}
    if worst:
        found["words_worst_near"] = worst
    return found


def nonzero(found: dict[str, float]) -> dict[str, float]:
    """The features but for those that are 0; the same ones where none is."""
    if all(found.values()):
        return found
    return {name: value for name, value in found.items() if value}


def _in_sentence(
    found: Keys, passage: Passage, distances: Distances
) -> tuple[float, Sequence[float]]:
    """How surely the sentence has a word, and how near to each figure; (0, ()) if it has not."""
    places = passage.places
    for key, strength in found:
        if key in places:
            return strength, distances.closeness(places[key])
    return 0.0, ()


def _strength(found: Keys, text: Container[str]) -> float:
    for key, strength in found:
        if key in text:
            return strength
    return 0.0

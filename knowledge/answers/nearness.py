"""How much of a question's words stands in a sentence, and how near to the figure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import exp

from knowledge.answers.passage import Passage, Stored, key_places, text_keys
from knowledge.figures.figure import Figure
from knowledge.language.words import Word, keys, match_keys
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.query import Query

_LEAST = 0.2  # what the commonest word weighs beside the rarest, which weighs 1 more


@dataclass(frozen=True, slots=True)
class Placed:
    """One word of a question: what it weighs, and how surely it stands where.

    `near` is its strength in the sentence, less where another figure is nearer to it.
    """

    weight: float
    sentence: float
    near: float
    title: float
    before: float

    @property
    def missing(self) -> float:
        """What of the word's weight nothing accounts for."""
        return self.weight * (1 - max(self.sentence, self.title, self.before))


def word_features(
    query: Query, passage: Passage, stored: Stored, lexicon: Lexicon
) -> dict[str, float]:
    """How much of the question's remaining words, by rarity, stands where."""
    words = [_placed(word, passage, stored.figure, lexicon) for word in query.words]
    total = sum(word.weight for word in words)
    if not total:
        return {"no_words": 1.0}
    nowhere = sum(word.missing for word in words)
    return {
        "words_near": sum(word.weight * word.near for word in words) / total,
        "words_sentence": sum(word.weight * word.sentence for word in words) / total,
        "words_title": sum(word.weight * word.title for word in words) / total,
        "words_before": sum(w.weight * max(0.0, w.before - w.sentence) for w in words) / total,
        "words_nowhere": nowhere / total,
        "words_nowhere_mass": min(1.0, nowhere / 3),
        "words_worst": max(word.missing for word in words),
        "words_worst_near": max(word.weight * (1 - word.near) for word in words),
    }


def _placed(word: Word, passage: Passage, figure: Figure, lexicon: Lexicon) -> Placed:
    places = key_places(passage.text)
    strength = near = 0.0
    for key, sure in keys(word):
        if key in places:
            strength = sure
            near = sure * max(closeness(start, passage, figure) for start in places[key])
            break
    return Placed(
        _LEAST + lexicon.rarity(word.stem),
        strength,
        near,
        match_keys([word], text_keys(passage.title))[0],
        match_keys([word], text_keys(passage.before))[0],
    )


def closeness(start: int, passage: Passage, figure: Figure) -> float:
    """1 where no figure of the sentence is nearer to the word, falling with the surplus."""
    sums = passage.sums()
    word = bisect_right(passage.starts, start) - 1
    prices = [
        _price(sums, word, bisect_right(passage.starts, other.figure.start) - 1)
        for other in passage.figures
    ]
    own = min(
        _price(sums, word, bisect_right(passage.starts, start) - 1)
        for start in _statement(passage, figure)
    )
    return exp(-(own - min(prices, default=own)) / 2)


def _statement(passage: Passage, figure: Figure) -> list[int]:
    """Where the figure stands, and the one that it is only compared with.

    The words around "fell to $34 million" are as much about "from $225 million" behind it.
    """
    starts = [figure.start]
    if figure.role == "prior":
        starts += [
            other.figure.start
            for other in passage.figures
            if other.figure.role != "prior"
            and (other.figure.metric, other.figure.unit) == (figure.metric, figure.unit)
        ]
    return starts


def _price(sums: tuple[float, ...], one: int, other: int) -> float:
    low, high = (one, other) if one < other else (other, one)
    return sums[high] - sums[low + 1] if high > low else 0.0

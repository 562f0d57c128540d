"""The words of a question that neither a figure nor its evidence has."""

from __future__ import annotations

from collections.abc import Container, Sequence

from knowledge.answers.apart import named_spans
from knowledge.answers.going_on import of_the_part
from knowledge.answers.initials import run_together, written_out
from knowledge.answers.narrowing import behind, is_exact, narrows_name, restricts, tells_part
from knowledge.answers.passage import text_keys
from knowledge.answers.rank import Candidate
from knowledge.answers.telling import (
    is_circumstance,
    is_counterpart,
    is_domestic,
    is_government,
    is_made,
    tells,
)
from knowledge.figures.figure import Figure
from knowledge.language.metrics import related
from knowledge.language.spans import begins_in
from knowledge.language.words import Word, keys
from knowledge.questions.query import Query

_FAMILY = {"same", "opposite", "sibling"}
_ROOT = 0.95  # how sure a word of the same root is
_PLAIN = 2  # the strength of a metric word that needs no other beside it


def unexplained(query: Query, candidate: Candidate) -> list[Word]:
    """The words that neither the metric, the scope, the sentence nor its surroundings have.

    Words that narrow nothing are passed over, and those that the kind of the figure says: see
    `data/light_words.csv`. Words of another metric than the figure's ("from deal FEES") are to
    stand in its own sentence.
    """
    figure = candidate.figure
    other = _of_others(query, figure)
    unmet = _is_unmet(query, candidate, other)
    left = [
        word
        for word in query.words
        if not _is_said(word, query, candidate, other) or (unmet and begins_in(word.start, other))
    ]
    if left:
        told = [*named_spans(query, figure), *query.manner]
        left = [
            word for word in left if narrows_name(word, query) or not begins_in(word.start, told)
        ]
    if left:
        own = text_keys(
            f"{figure.company} {figure.noun} {figure.scope} {figure.label} {figure.unit} {figure.per}"
        )
        left = [word for word in left if not stands(word, own, _least(word))]
    if left:
        left = [word for word in left if not _is_told(word, query, candidate)]
    if left:
        printed = f"{figure.sentence} {figure.company}"
        around = f"{printed} {candidate.passage.title} {candidate.passage.before}"
        left = [
            word
            for word in left
            if not (
                written_out(word.text, around)
                or run_together(word.text, printed)
                or run_together(word.text + behind(word, query), printed)
            )
        ]
    return left


def _is_said(
    word: Word, query: Query, candidate: Candidate, other: Sequence[tuple[int, int]]
) -> bool:
    """Whether the evidence has a word: the very sentence, if it tells of a part or of `other`.

    What restricts ("in SPAIN") does not stand in the title alone, which is of all figures.
    """
    passage, least = candidate.passage, _least(word)
    if stands(word, passage.places, least):
        return True
    if narrows_name(word, query) or begins_in(word.start, other):
        return False
    if tells_part(word, query) and not of_the_part(candidate.figure.sentence):
        return False
    if restricts(word, query):
        return passage.before != passage.title and stands(word, passage.before_keys, least)
    return stands(word, passage.title_keys, least) or stands(word, passage.before_keys, least)


def _least(word: Word) -> float:
    """How sure what stands for a word has to be."""
    return _ROOT if is_exact(word) else 0.0


def _of_others(query: Query, figure: Figure) -> list[tuple[int, int]]:
    """The spans of metrics in the question that the figure's has nothing to do with."""
    return [
        span
        for mention in query.metrics
        if mention.strength >= _PLAIN
        and not any(related(key, figure.metric) in _FAMILY for key in mention.keys)
        for span in mention.spans
    ]


def _is_unmet(query: Query, candidate: Candidate, other: Sequence[tuple[int, int]]) -> bool:
    """Whether a figure is of none of the metrics asked for, nor does its sentence name one.

    A word that is only used for one of them ("business" for revenue) names none.
    """
    if candidate.figure.metric == "other" or not other or len(other) < len(query.metric_spans):
        return False
    naming = [word for word in query.words if begins_in(word.start, other)]
    return not any(stands(word, candidate.passage.places, _ROOT) for word in naming)


def _is_told(word: Word, query: Query, candidate: Candidate) -> bool:
    """Whether what kind of figure it is accounts for a word ("range" for one of two bounds)."""
    figure = candidate.figure
    return (
        is_domestic(word, query, candidate)
        or is_government(word, candidate.passage)
        or is_made(word, query, candidate)
        or is_circumstance(word, query, candidate)
        or is_counterpart(word, figure)
        or any(
            light.start <= word.start < light.end and tells(light, word, query, candidate)
            for light in query.light
        )
    )


def stands(word: Word, text: Container[str], least: float = 0.0) -> bool:
    """Whether a text with these keys has a word, or another that is at least so surely it."""
    for key, strength in keys(word):  # noqa: SIM110  # a generator is slower here
        if key in text and strength >= least:
            return True
    return False

"""The words of a question that need not stand in the evidence: `data/light_words.csv`.

What narrows a question is a noun, an adjective or a verb with a meaning of its own; a verb that
only says that something happened, a judging adjective or an adverb of degree does not. Which is
which is told by a table of closed classes and by the place of the word: behind an article it is
a noun ("the hit"), and behind "how many NOUN" a verb says which are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from knowledge.language.inflection import verb_forms
from knowledge.language.plain_words import is_stop
from knowledge.language.tokens import Token
from knowledge.tables import table, words

Told = Literal[
    "", "prior", "latest", "estimate", "ahead", "range", "least", "most",
    "percent", "money", "times", "day", "year",
]  # fmt: skip
"""What of a figure accounts for a word; "" for one that narrows nothing."""

_POINTING = frozenset("that this the these those same both its their".split())
_NOUN_BEHIND = frozenset(
    "a an the this that these those its their his her our my 's s of per".split()
)
_JOINTS = frozenset("-–/")
_BEFORE_AFTER = frozenset("before after earlier ago prior of".split())


class Light(NamedTuple):
    """A word of a question at `start:end` that `told` of a figure accounts for."""

    start: int
    end: int
    told: Told


class _Row(NamedTuple):
    part: str
    told: Told


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    found: dict[str, tuple[_Row, ...]] = {}
    for line in table("light_words"):
        row = _Row(line["part"], cast("Told", line["told"]))
        for word in words(line["words"]):
            for form in verb_forms(word) if row.part == "verb" else (word,):
                found[form] = (*found.get(form, ()), row)
    return found


def light(cut: Sequence[Token], counted: tuple[int, int] = (-1, -1)) -> Iterator[Light]:
    """The light words of a question, in order, one for each thing that may account for it.

    `counted` is the span of what "how many" counts: its words always tell.

    >>> from knowledge.language.tokens import tokens
    >>> cut = tokens("where did the bank leave its new rate?")
    >>> [found.told for found in light(cut)]
    ['', '', 'latest', '', 'percent']
    """
    for index, token in enumerate(cut):
        if counted[0] <= token.start < counted[1]:
            continue
        for row in _rows().get(token.lower, ()):
            if _stands(row.part, cut, index, counted[1]):
                yield Light(token.start, token.end, row.told)


def _stands(part: str, cut: Sequence[Token], index: int, counted: int) -> bool:
    """Whether a word stands as its row wants it."""
    if part == "any":
        return True
    before = cut[index - 1].lower if index else ""
    after = cut[index + 1].lower if index + 1 < len(cut) else ""
    if part == "pointing":
        return before in _POINTING and after not in _BEFORE_AFTER
    if part == "year":
        return before in _JOINTS or not after or is_stop(after) or not after.isalpha()
    joined = index > 0 and cut[index - 1].end == cut[index].start
    predicate = 0 <= counted <= cut[index].start and cut[index].start - counted <= 1
    noun = not before or before in _NOUN_BEHIND or after == "of"
    return not (noun or joined or predicate)

"""The words of a question that need not stand in the evidence: `data/light_words.csv`.

What narrows a question is a noun, an adjective or a verb with a meaning of its own; a verb that
only says that something happened, a judging adjective or an adverb of degree does not. Which is
which is told by a table of closed classes and by the place of the word: behind an article it is
a noun ("the hit"), and behind "how many NOUN" a verb says which are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from knowledge.language.inflection import verb_forms
from knowledge.language.plain_words import is_stop
from knowledge.language.tokens import Token
from knowledge.tables import table, words

Told = Literal[
    "", "prior", "latest", "estimate", "ahead", "range", "least", "most",
    "percent", "money", "times", "day", "year", "named", "aside", "priced", "scene",
]  # fmt: skip
"""What of a figure accounts for a word; "" for one that narrows nothing."""

_POINTING = frozenset("that this the these those same both its their".split())
_NOUN_BEHIND = frozenset(
    "a an the this that these those its their his her our my 's s of per".split()
)
_SPEECH = frozenset(("saying", "wanting and trying", "putting a number on", "expecting"))
_BEING = frozenset("be am is are was were been being".split())
_JOINTS = frozenset("-–/")
_BEFORE_AFTER = frozenset("before after earlier ago prior of".split())
_CITING = frozenset("according per says said say from by via acc".split())
_CITED = 6  # tokens between a word of citing and whom it cites


class Light(NamedTuple):
    """A word of a question at `start:end` that `told` of a figure accounts for."""

    start: int
    end: int
    told: Told


class _Row(NamedTuple):
    part: str
    told: Told
    speech: bool


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    found: dict[str, tuple[_Row, ...]] = {}
    for line in table("light_words"):
        row = _Row(line["part"], cast("Told", line["told"]), line["note"] in _SPEECH)
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
    ['', '', 'latest', 'aside', '', 'percent']
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
    if part in _KINDS:
        return _KINDS[part](cut, index)
    predicate = 0 <= counted <= cut[index].start and cut[index].start - counted <= 1
    noun = not before or before in _NOUN_BEHIND or after == "of"
    return not (noun or joined or predicate)


def _is_head(cut: Sequence[Token], index: int) -> bool:
    """Whether a noun only sums up the word before it: "the Corvo SAGA", "its price STUDY"."""
    return _is_narrowed(cut, index) and _ends_phrase(cut, index)


def _is_heap(cut: Sequence[Token], index: int) -> bool:
    """Whether a noun only takes what follows together: "the PILE of loans"."""
    return index + 1 < len(cut) and cut[index + 1].lower == "of"


def _is_joint(cut: Sequence[Token], index: int) -> bool:
    """Whether a word only ties another to the noun: "Peru-LINKED cargoes"."""
    if index and cut[index - 1].text in _JOINTS:
        return True
    return _is_narrowed(cut, index) and not _ends_phrase(cut, index)


def _is_speaker(cut: Sequence[Token], index: int) -> bool:
    """Whether somebody is named as who says it: "according to its BOSS", "the CHIEF expects"."""
    if index + 1 < len(cut) and is_said(cut[index + 1].lower):
        return True
    return any(token.lower in _CITING for token in cut[max(0, index - _CITED) : index])


def _is_particle(cut: Sequence[Token], index: int) -> bool:
    """Whether a word only goes with the verb before it: "puts UP for sale", not "was UP"."""
    before = cut[index - 1].lower if index else ""
    return before not in _BEING and _is_verb(before)


def _is_narrowed(cut: Sequence[Token], index: int) -> bool:
    """Whether a word of content or a possessive stands at once before."""
    if not index:
        return False
    before = cut[index - 1].lower
    return before == "'s" or (before.isalnum() and not is_stop(before))


def _ends_phrase(cut: Sequence[Token], index: int) -> bool:
    """Whether no noun follows: the end, a sign, a word without content or a verb does."""
    if index + 1 == len(cut):
        return True
    after = cut[index + 1].lower
    return is_stop(after) or not after.isalnum() or _is_verb(after)


def _is_verb(word: str) -> bool:
    return any(row.part == "verb" for row in _rows().get(word, ()))


def is_said(word: str) -> bool:
    """Whether a word is a verb of saying, wanting or expecting."""
    return any(row.speech for row in _rows().get(word, ()))


_KINDS: Mapping[str, Callable[[Sequence[Token], int], bool]] = {
    "head": _is_head,
    "heap": _is_heap,
    "joint": _is_joint,
    "speaker": _is_speaker,
    "particle": _is_particle,
}

"""Phrases of a table found in a sentence: the longest phrase wins.

A phrase is written in words separated by spaces. `...` stands for a gap of up to `GAP` tokens
("pay ... for"), which other phrases may fill. A noun phrase is also found in the plural, a verb
phrase in all forms of its verb, unless it starts with `=`: then only as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import compress, count
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from knowledge.language.inflection import noun_forms, verb_forms
from knowledge.language.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP = 7
_LOWER = attrgetter("lower")
_BEHIND_NUMBER = 2  # tokens: the number and its hyphen
_GAP_ENDS = frozenset({".", ";", "?", "!"})
# The last word before one of these is the noun that takes the plural: "chunk of", "loss per share".
_PREPOSITIONS = frozenset(
    {"at", "before", "by", "for", "from", "in", "into", "of", "on", "per", "to", "under", "with"}
)

Row = TypeVar("Row")


class Match(NamedTuple, Generic[Row]):
    """A phrase found: which tokens (by index) are its words, and its rows in table order."""

    indices: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(slots=True)
class _Node(Generic[Row]):
    """A place in the tree of phrases: what may follow, and the rows that end here."""

    words: dict[str, _Node[Row]] = field(default_factory=dict)
    gap: _Node[Row] | None = None
    rows: tuple[Row, ...] = ()


def _spelt(phrase: str) -> list[str]:
    """The words of a phrase as the token cutter cuts them, gaps kept."""
    spelt: list[str] = []
    for word in phrase.split():
        spelt.extend([word] if word == "..." else (token.lower for token in tokens(word)))
    return spelt


def _inflected(spelt: Sequence[str], kind: str) -> int:
    """The index of the word that takes other forms: the verb first, the noun last."""
    if kind == "verb":
        return 0
    for index, word in enumerate(spelt):
        if index and (word in _PREPOSITIONS or word == "..."):
            return index - 1
    return len(spelt) - 1


def variants(phrase: str, kind: str) -> list[list[str]]:
    """The phrase in all its forms, each a list of words and gaps.

    >>> variants("share of", "noun"), variants("=cost ... to", "verb")
    ([['share', 'of'], ['shares', 'of']], [['cost', '...', 'to']])
    """
    spelt = _spelt(phrase.removeprefix("="))
    if phrase.startswith("=") or kind not in {"noun", "verb"}:
        return [spelt]
    index = _inflected(spelt, kind)
    forms = verb_forms(spelt[index]) if kind == "verb" else noun_forms(spelt[index])
    return [[*spelt[:index], form, *spelt[index + 1 :]] for form in forms]


class Phrases(Generic[Row]):
    """The phrases of a table, ready to be found."""

    def __init__(self, entries: Iterable[tuple[str, str, Row]]) -> None:
        """Entries are a phrase, its kind ("noun", "verb" or another) and its row."""
        self._root: _Node[Row] = _Node()
        for phrase, kind, row in entries:
            for variant in variants(phrase, kind):
                self._add(variant, row)

    def _add(self, variant: Sequence[str], row: Row) -> None:
        node = self._root
        for word in variant:
            if word == "...":
                node.gap = node.gap or _Node()
                node = node.gap
            else:
                node = node.words.setdefault(word, _Node())
        if row not in node.rows:
            node.rows = (*node.rows, row)

    def find(self, sentence: Sequence[Token]) -> list[Match[Row]]:
        """The phrases in a sentence in order of their first word; [] if it has none.

        No token belongs to two phrases: the phrase with more words has it, then the one
        with the smaller gap, then the one that starts first.
        """
        lowers = list(map(_LOWER, sentence))
        first = self._root.words
        candidates: list[Match[Row]] = []
        # Few words begin a phrase: all others are passed over without a step of Python.
        for index in compress(count(), map(first.__contains__, lowers)):
            _follow(first[lowers[index]], lowers, (index,), candidates)
        words = [index for match in candidates for index in match.indices]
        return candidates if len(words) == len(set(words)) else _without_overlap(candidates)


def _without_overlap(candidates: list[Match[Row]]) -> list[Match[Row]]:
    """The best of those candidates that share tokens, in order of their first word."""
    taken: set[int] = set()
    kept: list[Match[Row]] = []
    for match in sorted(candidates, key=_rank):
        if taken.isdisjoint(match.indices):
            kept.append(match)
            taken.update(match.indices)
    kept.sort(key=lambda match: match.indices)
    return kept


def _rank(match: Match[Row]) -> tuple[int, int]:
    """Sorts phrases with more words first, then those with smaller gaps."""
    words = len(match.indices)
    return -words, match.indices[-1] - match.indices[0] - words


def _follow(
    node: _Node[Row], lowers: Sequence[str], path: tuple[int, ...], found: list[Match[Row]]
) -> None:
    """Add all phrases that go on from `node`, whose last word is `path[-1]`."""
    if node.rows:
        found.append(Match(path, node.rows))
    after = path[-1] + 1
    if node.words and after < len(lowers) and (child := node.words.get(lowers[after])):
        _follow(child, lowers, (*path, after), found)
    if node.gap is not None:
        for index in range(after, min(after + GAP + 1, len(lowers))):
            if lowers[index] in _GAP_ENDS:
                break
            if child := node.gap.words.get(lowers[index]):
                _follow(child, lowers, (*path, index), found)


def is_joined(sentence: Sequence[Token], start: int) -> bool:
    """Whether the token at `start` goes on a word that a number begins: "its 2003-BUILT carrier"."""
    if start < _BEHIND_NUMBER or sentence[start - 1].text != "-":
        return False
    number = sentence[start - 2]
    return number.text.isdigit() and number.end + 1 == sentence[start].start

"""What a question calls a company that it names: "the fire truck maker ROSENBAUER"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from knowledge.language.inflection import noun_forms
from knowledge.language.tokens import Token
from knowledge.language.words import is_stop
from knowledge.questions.query import Named
from knowledge.tables import table

_LONGEST = 4  # words before the noun that describes: "Norwegian home textile CHAIN"


_OF = frozenset("at from behind over of".split())
# What people call a company when they talk of it: "the tyre GUYS at Corvo".
_PEOPLE = frozenset("guys people folks lot bunch crew gang team lads boys minds brains".split())


@cache
def _people() -> frozenset[str]:
    return _PEOPLE | _nouns()


@cache
def _nouns() -> frozenset[str]:
    told = frozenset(form for row in table("descriptions") for form in noun_forms(row["noun"]))
    return told | {"owner", "parent"}


def appositions(
    cut: Sequence[Token], names: Sequence[Named], taken: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The spans of the words that only say what a named company is; the name accounts for them.

    A noun for companies at once before or behind a name, with the words before it up to the
    next word without content or one that is `taken` (a metric, a period, another name); or such
    a noun "at" the name.

    >>> from knowledge.language.tokens import tokens
    >>> cut = tokens("what did shoe chain Corvo lose")
    >>> names = [Named("Corvo", "Corvo", 20, 25, (1,), ())]
    >>> appositions(cut, names, [])
    [(14, 19), (9, 13)]
    """
    found: list[tuple[int, int]] = []
    for named in names:
        before = [token for token in cut if token.end <= named.start]
        behind = next((token for token in cut if token.start >= named.end), None)
        if behind and behind.lower in _nouns() and behind.start - named.end <= 1:
            found.append((behind.start, behind.end))
        if len(before) > 1 and before[-1].lower in _OF and before[-2].lower in _people():
            before.pop()
        elif not before or before[-1].lower not in _nouns():
            continue
        for token in before[: -_LONGEST - 2 : -1]:
            inside = any(low < token.end and token.start < high for low, high in taken)
            if inside or (is_stop(token.lower) and token is not before[-1]):
                break
            found.append((token.start, token.end))
    return found

"""How a question is put, by the phrases of `data/asking.csv`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.language.phrases import Phrases
from knowledge.language.tokens import Token
from knowledge.tables import table, words


@dataclass(frozen=True, slots=True)
class Asking:
    """One phrase of asking: what it asks for ("" where it has no say), and where it stands."""

    kinds: frozenset[str]
    want: str
    role: str
    order: str
    currency: str
    spans: tuple[tuple[int, int], ...] = ()


@cache
def _phrases() -> Phrases[Asking]:
    entries: list[tuple[str, str, Asking]] = []
    for line in table("asking"):
        row = Asking(
            frozenset(kind for kind in line["kinds"].split(";") if kind),
            line["want"],
            line["role"],
            line["order"],
            line["currency"],
        )
        entries.extend((phrase, "", row) for phrase in words(line["phrase"]))
    return Phrases(entries)


def asking(cut: Sequence[Token]) -> list[Asking]:
    """The phrases of asking in a question, in order; [] for a terse command.

    >>> from knowledge.language.tokens import tokens
    >>> [found.want for found in asking(tokens("by how much did sales fall?"))]
    ['change']
    """
    return [
        Asking(
            row.kinds,
            row.want,
            row.role,
            row.order,
            row.currency,
            tuple((cut[index].start, cut[index].end) for index in match.indices),
        )
        for match in _phrases().find(cut)
        for row in match.rows
    ]

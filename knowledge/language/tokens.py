"""A sentence as tokens, cut once; every recogniser that works on words reads these."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# A word keeps inner apostrophes, hyphens, dots and ampersands ("U.S.", "year-on-year", "AT&T");
# a possessive 's is a token of its own; a number keeps its separators.
_TOKEN = re.compile(
    r"""
      ['’]s\b                                   # the possessive or a short "is"
    | \d+(?:[.,]\d+)*                           # 1,433  82.79
    | (?:[^\W\d_]\.){2,}                        # U.S.  B.V.
    | [^\W\d_]+(?:[&'’.\-][^\W\d_]+(?<!['’]s))* # words, with inner joints
    | [^\s\w]                                   # any sign
    | \w
    """,
    re.VERBOSE,
)
_LONGEST = 2000  # characters of a sentence whose tokens are kept, so that they stay few


class Token(NamedTuple):
    """A word, number or sign; `sentence[start:end] == text`, `lower` is what is compared."""

    text: str
    lower: str
    start: int
    end: int


def tokens(sentence: str) -> list[Token]:
    """The tokens of a sentence in order; [] for an empty one.

    Those of the last sentences are kept: what writes an article cuts them once more.

    >>> [token.text for token in tokens("Sokon’s U.S. sales rose 3.5%.")]
    ['Sokon', '’s', 'U.S.', 'sales', 'rose', '3.5', '%', '.']
    """
    return [*(_kept(sentence) if len(sentence) <= _LONGEST else _cut(sentence))]


def _cut(sentence: str) -> tuple[Token, ...]:
    return tuple(
        [
            Token(text := match.group(), text.lower().replace("’", "'"), match.start(), match.end())
            for match in _TOKEN.finditer(sentence)
        ]
    )


_kept = lru_cache(maxsize=256)(_cut)

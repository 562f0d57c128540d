"""A sentence as tokens, cut once; every recogniser that works on words reads these."""

from __future__ import annotations

import re
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


class Token(NamedTuple):
    """A word, number or sign; `sentence[start:end] == text`, `lower` is what is compared."""

    text: str
    lower: str
    start: int
    end: int


def tokens(sentence: str) -> list[Token]:
    """The tokens of a sentence in order; [] for an empty one.

    >>> [token.text for token in tokens("Sokon’s U.S. sales rose 3.5%.")]
    ['Sokon', '’s', 'U.S.', 'sales', 'rose', '3.5', '%', '.']
    """
    return [
        Token(text := match.group(), text.lower().replace("’", "'"), match.start(), match.end())
        for match in _TOKEN.finditer(sentence)
    ]

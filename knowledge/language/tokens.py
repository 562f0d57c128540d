"""A sentence as tokens, cut once; every recogniser that works on words reads these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from knowledge.language.glued import apart, glued

# A word keeps inner apostrophes, hyphens, dots and ampersands ("U.S.", "year-on-year", "AT&T");
# a possessive 's is a token of its own; a number keeps its separators.
_TOKEN = re.compile(
    r"""(
      ['’]s\b                                   # the possessive or a short "is"
    | (?<![\w.,])(?:[2-6][Gg]|[23][Dd]|[48][Kk])\b # 5G, 3D, 4K: what is made so
    | \d+(?:[.,]\d+)*                           # 1,433  82.79
    | (?:[^\W\d_]\.){2,}                        # U.S.  B.V.
    | [^\W\d_]+(?:[&'’.\-][^\W\d_]+(?<!['’]s))* # words, with inner joints
    | [^\s\w]                                   # any sign
    | \w
    )""",
    re.VERBOSE,
)
_LONGEST = 2000  # characters of a sentence whose tokens are kept, so that they stay few


class Token(NamedTuple):
    """A word, number or sign; `sentence[start:end] == text`, `lower` is what is compared."""

    text: str
    lower: str
    start: int
    end: int


# A named tuple from a tuple, without a call of Python: tokens are made by the million.
_token = partial(tuple.__new__, Token)


def tokens(sentence: str) -> list[Token]:
    """The tokens of a sentence in order; [] for an empty one.

    Those of the last sentences are kept: what writes an article cuts them once more.

    Words that a page ran together are cut apart ("dividendofNOK").

    >>> [token.text for token in tokens("Sokon’s U.S. sales rose 3.5%.")]
    ['Sokon', '’s', 'U.S.', 'sales', 'rose', '3.5', '%', '.']
    """
    return [*(_kept(sentence) if len(sentence) <= _LONGEST else _cut(sentence))]


def _cut(sentence: str) -> tuple[Token, ...]:
    parts = _TOKEN.split(sentence)  # the tokens, and before and behind each the white space
    texts = parts[1::2]
    if any(map(glued, filter(str.isalpha, texts))):
        parts = _parted(parts)
        texts = parts[1::2]
    ends = list(accumulate(map(len, parts)))
    lower = list(map(str.lower, texts))
    if "’" in sentence:
        lower = [text.replace("’", "'") for text in lower]
    return tuple(map(_token, zip(texts, lower, ends[:-1:2], ends[1::2], strict=True)))


def _parted(parts: Sequence[str]) -> list[str]:
    """Tokens and white space with the words cut apart that a page ran together."""
    cut = [parts[0]]
    for text, space in zip(parts[1::2], parts[2::2], strict=True):
        first, *others = apart(text)
        cut.append(first)
        for other in others:
            cut += ("", other)
        cut.append(space)
    return cut


_kept = lru_cache(maxsize=256)(_cut)

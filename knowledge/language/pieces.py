"""A sentence in the small pieces that quantities are made of."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

# Finer than tokens.tokens(): a hyphen always separates ("12-cent-a-share"), and a number is cut
# from the letters that are joined to it ("$1.2bn", "Q3FY25").
_PIECE = re.compile(
    r"""(
      [0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]+)?(?![0-9])  # 1 234,5 (fixed spaces)
    | [0-9]+(?:[.,][0-9]+)*                # 1,433  82.79
    | (?:[^\W\d_]\.){2,}                   # U.S.  a.m.
    | [^\W\d_]+(?:['’][^\W\d_]+)*          # words
    | \S                                   # any sign
    )""",
    re.VERBOSE,
)


HYPHENS = frozenset("-‐‑")


class Pieces(NamedTuple):
    """The pieces of a sentence: piece `i` is `sentence[starts[i]:ends[i]] == raw[i]`.

    `lower` holds the same pieces in lower case, as they are compared. Lists of equal length.
    """

    sentence: str
    raw: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def joined(self, left: int) -> bool:
        """Whether piece `left` and the one after it are printed without space between."""
        return left + 1 < len(self.raw) and self.ends[left] == self.starts[left + 1]

    def word(self, at: int) -> str:
        """Piece `at` in lower case, "" outside the sentence."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""


def pieces(sentence: str) -> Pieces:
    """The pieces of a sentence in order.

    >>> pieces("A 12-cent payout").raw
    ['A', '12', '-', 'cent', 'payout']
    """
    parts = _PIECE.split(sentence)  # the pieces, and before and behind each the white space
    raw = parts[1::2]
    ends = list(accumulate(map(len, parts)))
    lower = list(map(str.lower, raw))
    if "’" in sentence:
        lower = [text.replace("’", "'") for text in lower]
    return Pieces(sentence, raw, lower, ends[:-1:2], ends[1::2])

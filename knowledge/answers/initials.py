"""What the evidence writes out or apart: "OTC" for "over-the-counter", "Wal-Mart" for "walmart"."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.language.words import is_known

_LETTERS = range(2, 7)  # of an abbreviation; two are the initials of a name only
_SURE = 3
_RUN = 6  # letters from which on a word is told from others, however it is parted
_SMALL = r"(?:(?:of|and|the|for|in|on|&)[\s-]+)?"


def written_out(word: str, text: str) -> bool:
    """Whether words in a row begin with the letters of an abbreviation that is no English word.

    >>> written_out("otc", "trading over the counter"), written_out("td", "Toronto-Dominion Bank")
    (True, True)
    >>> written_out("td", "they told dealers"), written_out("out", "of used tyres")
    (False, False)
    """
    lower = word.lower().replace("&", "")  # "J&J"
    if len(lower) not in _LETTERS or not lower.isalpha() or is_known(lower):
        return False
    printed = lower if len(lower) >= _SURE else lower.upper()
    flags = re.IGNORECASE if len(lower) >= _SURE else 0
    words = rf"[\w'’.]*[\s-]+{_SMALL}".join(printed)
    return re.search(rf"\b{words}", text, flags) is not None


def run_together(word: str, text: str) -> bool:
    """Whether a text has the letters of a word in a row, parted by signs or a space.

    >>> run_together("norwindcom", "the site of Norwind.com"), run_together("carmaker", "cars")
    (True, False)
    """
    if len(word) < _RUN or not word.isalpha():
        return False
    return _parted(word).search(text) is not None


@lru_cache(maxsize=64)
def _parted(word: str) -> re.Pattern[str]:
    letters = r"[\W_]?".join(map(re.escape, word))
    return re.compile(rf"\b{letters}\b", re.IGNORECASE)

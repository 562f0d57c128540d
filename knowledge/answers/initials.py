"""Abbreviations of a question that the evidence writes out: "OTC" for "over-the-counter"."""

from __future__ import annotations

import re

from knowledge.language.words import is_known

_LETTERS = range(2, 7)  # of an abbreviation; two are the initials of a name only
_SURE = 3
_SMALL = r"(?:(?:of|and|the|for|in|on|&)[\s-]+)?"


def written_out(word: str, text: str) -> bool:
    """Whether words in a row begin with the letters of an abbreviation that is no English word.

    >>> written_out("otc", "trading over the counter"), written_out("td", "Toronto-Dominion Bank")
    (True, True)
    >>> written_out("td", "they told dealers"), written_out("out", "of used tyres")
    (False, False)
    """
    lower = word.lower()
    if len(lower) not in _LETTERS or not lower.isalpha() or is_known(lower):
        return False
    printed = lower if len(lower) >= _SURE else lower.upper()
    flags = re.IGNORECASE if len(lower) >= _SURE else 0
    words = rf"[\w'’.]*[\s-]+{_SMALL}".join(printed)
    return re.search(rf"\b{words}", text, flags) is not None

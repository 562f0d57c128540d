"""Relative clauses: of whom "Norwind, which sold 300 ships," tells."""

from __future__ import annotations

import re
from functools import lru_cache

# A name, a ticker in brackets, a comma, and the word that begins the clause
_BEGINS = re.compile(r"(?P<head>[NP])(?:[(][^()]{0,12}[)])?,?[&.]?R")
_OWN_SUBJECT = re.compile(r"[.]?[NPp]")  # "which Norwind bought"
# "..., which makes ships, said it", not "which makes ships, 300 of them"
_CLOSED = re.compile(r",(?![.]{0,2}[$%#x&])|[|;S]")
_LONGEST = 40  # signs of a clause


@lru_cache(maxsize=4096)
def told_of(signs: str, index: int) -> int | None:
    """The name whose relative clause the sign at `index` stands in, None if in none.

    Not that of a clause with a subject of its own ("which Lumora bought", "which says that").

    >>> told_of("N,N,RV#F.,S", 5), told_of("N,N,RNV#F.,S", 6), told_of("N,RM,SM$", 6)
    (2, None, None)
    """
    begins = signs.rfind("R", max(0, index - _LONGEST), index)
    if begins < 0 or _OWN_SUBJECT.match(signs, begins + 1):
        return None
    if _CLOSED.search(signs, begins, index):
        return None
    heads = [found for found in _BEGINS.finditer(signs, 0, begins + 1) if found.end() == begins + 1]
    return heads[-1].start("head") if heads else None

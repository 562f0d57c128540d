"""Which good an amount of output or trade is of: "copper production", "3 million tons of zinc".

The names of goods are metric words too ("copper fell 2%"), so nothing else reads them as what
narrows the words beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from knowledge.language.metrics import metrics
from knowledge.tables import table, words

_MADE = frozenset({"output", "trade"})
_WANTED = frozenset({"demand"})
_REACH = 30  # signs before a metric word in which the name of a good begins


@cache
def _goods() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a good right before a metric word, and one behind "of"."""
    forms = {
        form.removeprefix("=")
        for row in table("markets")
        if row["kind"] == "commodity"
        for form in words(row["forms"])
    }
    any_ = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    return (
        re.compile(rf"\b(?:{any_})(?= \Z)", re.IGNORECASE),
        re.compile(rf" of (?:the )?({any_})\b", re.IGNORECASE),
    )


def good_of(text: str, metric: str, word: tuple[int, int], end: int, owner: Iterable[str]) -> str:
    """The good that an amount of a metric is of, as printed; "" if none is told.

    `word` is where the metric word stands, `end` where the amount ends; the `owner` of an amount
    may be the market of the good itself.
    """
    if metric not in _WANTED and _MADE.isdisjoint(metrics()[metric].families):
        return ""
    before, behind = _goods()
    start, last = word
    own = before.search(text[max(0, start - _REACH) : start])
    found = own[0] if own else ""
    if not found:
        of = behind.match(text, last) or behind.match(text, end)
        found = of[1] if of else ""
    known = {name.lower() for name in owner}
    return "" if found.lower() in known else found

"""Whether a figure is the high or the low that a question asks for, and not where it stood else.

"It traded at $51, short of its record high of $53" has two prices of one day, and the words for
an extreme belong to the one that they stand next to.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from knowledge.answers.passage import Passage
from knowledge.answers.totals import is_nearest
from knowledge.figures.figure import Figure
from knowledge.questions.query import Query

Extreme = Literal["high", "low"]
_Tell = Literal["high", "low", "reached"]

# What is traded has many values on one day.
_TRADED = frozenset("share_price index_level commodity_price exchange_rate yield".split())
_NAMED: dict[Extreme, str] = {
    "high": "high|highest|peak|record|all-time|top|strongest|maximum",
    "low": "low|lowest|trough|bottom|weakest|nadir|minimum",
}
# "It peaked at", "topped out at".
_TELLS: dict[_Tell, str] = {extreme: rf"(?:{_NAMED[extreme]})(?:s|p?ed)?" for extreme in _NAMED} | {
    # "after earlier reaching $53": it was there for a while only
    "reached": r"touch(?:ed|es|ing)|hit(?:s|ting)?|reach(?:ed|es|ing)|scal(?:ed|es|ing)"
    r"|as (?:high|low) as",
}
_TOLD = {
    tell: re.compile(rf"\b(?:{words})\b(?!-\w)", re.IGNORECASE) for tell, words in _TELLS.items()
}
# "New highs" are counted.
_ASKED = re.compile(
    rf"\b(?:(?P<low>{_NAMED['low']})|(?P<high>{_NAMED['high']}))\b(?!-\w)", re.IGNORECASE
)
# "Up from its low" asks for no low, and "near its high" tells that it was not there.
_APART = re.compile(
    r"""\b(?:since|from|below|above|under|off|than|after|before|near|nearing|around|towards?|within
          |approaching|eyeing|testing|close\ to|short\ of|shy\ of|away\ from|not\ far\ from)
        \ (?:[\w'’.-]+\ ){0,4}$""",
    re.IGNORECASE | re.VERBOSE,
)
_REACH = 60  # characters that may stand between such a word and the extreme


def extreme_feature(query: Query, passage: Passage, figure: Figure) -> str:
    """How a figure stands to the high or low that is asked for, as a feature; "" for none."""
    if figure.metric not in _TRADED or figure.role == "change":
        return ""
    asked = _asked(query)
    if asked:
        told = _is_told(asked, passage, figure) or _is_told("reached", passage, figure)
        return "extreme_told" if told else "extreme_untold"
    told = _is_told("high", passage, figure) or _is_told("low", passage, figure)
    return "extreme_unasked" if told else ""


def misses_extreme(query: Query, passage: Passage, figure: Figure) -> bool:
    """Whether a high or low of what is traded is asked for, and a figure is not said to be one."""
    return extreme_feature(query, passage, figure) == "extreme_untold"


def _asked(query: Query) -> Extreme | None:
    if query.role == "change" or query.want == "change":
        return None
    return _asked_in(query.mended or query.text)


@lru_cache(maxsize=16)
def _asked_in(text: str) -> Extreme | None:
    found = _ASKED.search(text)
    if found is None or _is_apart(text, found.start()):
        return None
    return "low" if found["low"] else "high"


def _is_told(tell: _Tell, passage: Passage, figure: Figure) -> bool:
    """Whether words for an extreme are nearer to a figure than to any other, and tell that it is one."""
    found = _found(tell, passage.text)
    return any(
        is_nearest(span, passage, figure) and not (apart and figure.end <= span[0])
        for span, apart in found
    )


@lru_cache(maxsize=1024)
def _found(tell: _Tell, text: str) -> tuple[tuple[tuple[int, int], bool], ...]:
    return tuple((m.span(), _is_apart(text, m.start())) for m in _TOLD[tell].finditer(text))


def _is_apart(text: str, start: int) -> bool:
    return _APART.search(text[max(0, start - _REACH) : start]) is not None

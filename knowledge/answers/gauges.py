"""Of which prices a rise is: those of consumers, of producers, of food.

All of them are called inflation, and a report of one mostly gives others beside it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.answers.passage import Passage
from knowledge.figures.figure import AHEAD, Figure
from knowledge.questions.query import Query

METRIC = "inflation"
_PLAIN = "consumer"  # what is only called inflation
_PRICES = r"(?:[- ]?(?:prices?|inflation|costs?|index))"
_NAMED = {
    "consumer": rf"consumer{_PRICES}|c\.?p\.?i|hicp|rpi|retail (?:price|inflation)|headline inflation",
    "producer": rf"producer{_PRICES}|ppi|wpi|(?:wholesale|factory[- ]?(?:gate)?|corporate goods|output){_PRICES}",
    "spending": r"pce|personal[- ]consumption[- ]expenditures?",
    "imports": rf"imports?{_PRICES}",
    "exports": rf"exports?{_PRICES}",
    "food": rf"(?:food|grocery|vegetables?|non-food|shop){_PRICES}",
    "energy": rf"(?:energy|fuel|gasoline|petrol|electricity|power){_PRICES}",
    "housing": rf"(?:housing|shelter|rent(?:al)?|home){_PRICES}|rents",
    "services": rf"services?{_PRICES}",
    "goods": rf"(?<!corporate )goods{_PRICES}",
    "expected": r"inflation (?:is |was )?expect(?:ed|ations?)|expect(?:ed|ations? (?:of|for)) [^,;.$%]{0,40}\binflation"
    r"|breakeven(?: inflation)?",
}
_GAUGES = re.compile(
    "|".join(rf"(?P<{gauge}>\b(?:{words})\b)" for gauge, words in _NAMED.items()), re.IGNORECASE
)
# "A 2% drop in producer prices" tells it behind the number.
_JOINED = re.compile(r"\s(?:[\w-]+\s){0,4}(?:in|of|for)\s(?:the\s)?(?:[\w-]+\s){0,2}")
_LONG = 60  # characters of such a phrase


@lru_cache(maxsize=512)
def _told(text: str) -> tuple[tuple[int, int, str], ...]:
    """The gauges that a text names, with their spans."""
    return tuple((*match.span(), match.lastgroup or "") for match in _GAUGES.finditer(text))


@lru_cache(maxsize=16)
def gauge_of(text: str) -> str:
    """The prices that a question about inflation names first, else those of consumers.

    >>> gauge_of("us ppi in may"), gauge_of("inflation in oslo")
    ('producer', 'consumer')
    """
    told = _told(text)
    return told[0][2] if told else _PLAIN


def gauge_feature(query: Query, passage: Passage, figure: Figure) -> str:
    """Whether a rise of prices is of others than the question asks for, as a feature; "" if not."""
    if figure.metric != METRIC or not any(METRIC in one.keys for one in query.metrics):
        return ""
    given, text = _given(passage, figure), query.mended or query.text
    ahead = query.estimate or query.role in AHEAD
    if given == "expected" and ahead and not _told(text):
        return ""  # "the inflation forecast"
    return "gauge_other" if given and given != gauge_of(text) else ""


def _given(passage: Passage, figure: Figure) -> str:
    """The prices that a figure is of, "" if nothing tells.

    Those that the sentence names behind the number if they are joined to it, else those that it
    has named last, else those behind it or in the title.
    """
    told = _told(passage.text)
    joined = next((gauge for start, _, gauge in told if _is_joined(passage, start, figure)), "")
    if joined:
        return joined
    before = [gauge for start, _, gauge in told if start < figure.start]
    if before:
        return before[-1]
    return next((gauge for _, _, gauge in (*told, *_told(passage.title))), "")


def _is_joined(passage: Passage, start: int, figure: Figure) -> bool:
    behind = figure.end < start <= figure.end + _LONG
    return behind and _JOINED.fullmatch(passage.text, figure.end, start) is not None

"""Times that stand with a high, a low or a superlative: the time of that amount, or only its reach."""

from __future__ import annotations

import re

_EXTREME = (
    r"(?:(?:record|all-time|intraday|session|swing|failure|closing)[ ])?"
    r"(?:high|low|peak|record|trough|bottom|top|close)"
)
_POSSESSED = "(?:['’]s?)?"
# "Tuesday's | peak of | 238 euros", "the 2022 | record high of | 311 euros"
_PEAK = re.compile(
    rf"{_POSSESSED}[ ](?:{_EXTREME}[ ])?{_EXTREME}(?:[ ](?:of|at))?[ ](?:about[ ]|around[ ])?",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"{_POSSESSED}[ ]")
_TOP = re.compile(rf"{_POSSESSED}[ ]{_EXTREME}\b", re.IGNORECASE)
# "near its strongest levels for | the year", "at its lowest | this month"
_MOST = re.compile(
    r"\b(?:\w{2,}(?<!inter)(?<!inv)(?<!requ)est|most|least|best|worst|highs?|lows?|peaks?)"
    r"(?: [a-z]+)?(?: (?:for|of|in))?(?: the)? ?$",
    re.IGNORECASE,
)
_REACH = 40  # characters from a superlative to the time that it is true of

Span = tuple[int, int]


def is_of_extreme(text: str, time: Span, amount: Span) -> bool:
    """Whether a time and an amount name a high or low together, side by side.

    >>> is_of_extreme("off Tuesday's peak of 238 euros", (4, 11), (22, 25))
    True
    >>> is_of_extreme("from the May 3 19.05 high", (9, 14), (15, 20))
    True
    """
    first, second = min(time, amount), max(time, amount)
    between = text[first[1] : second[0]]
    if first == time and _PEAK.fullmatch(between):
        return True
    return bool(_BESIDE.fullmatch(between)) and _TOP.match(text, second[1]) is not None


def names_extreme(text: str, end: int) -> bool:
    """Whether a time that ends there only says which high or low: "below TUESDAY's high".

    >>> names_extreme("It was below Tuesday's high.", 20)
    True
    """
    return _TOP.match(text, end) is not None


def is_reach_of_most(text: str, start: int) -> bool:
    """Whether a time is only that in which something is the most: "near its low for the year".

    >>> is_reach_of_most("It was at its strongest level of the year.", 33)
    True
    """
    return _MOST.search(text, max(0, start - _REACH), start) is not None

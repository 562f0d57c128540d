"""What a rate of change is measured against: the year before, the quarter before, the month before."""

from __future__ import annotations

import re

from knowledge.answers.passage import Passage
from knowledge.figures.figure import Figure

# Metrics that are changes by name: their change and their value are the same.
CHANGES = frozenset(
    "share_price_change growth organic_growth same_store_sales gdp_growth inflation".split()
)
_BEFORE = r"(?:ago|before|earlier)"
_FORMER = r"(?:previous|prior|preceding|last)"
# Every way to say it comes with one length of time: "m/m", "month-on-month", "from a month ago".
_WAYS = (
    r"\b{letter}(?:[/-]?o[/-]?|/){letter}\b",
    r"\b{word}[- ](?:on|over|to)[- ]{word}\b",
    r"\bon[- ](?:the|a)[- ]{word}\b",
    r"\b(?:from|than|versus|vs\.?|over|against|compared (?:to|with)|in) (?:the |a )?(?:same \w+ (?:a|last|the) )?"
    rf"(?:{{word}} {_BEFORE}|{_FORMER} {{word}})",
    rf"\b(?:a|the|one) {{word}}[- ]{_BEFORE}\b",
    r"\b(?:for|over|during|in|on) (?:the|this|last) {word}\b(?! (?:of|to|ended|ending)\b)",
)
_ADVERBS = {
    "year": "annual(?:ly)?|yearly",
    "quarter": "sequential(?:ly)?",
    "month": "monthly",
    "week": "weekly",
}
_PACES = re.compile(
    "|".join(
        f"(?P<{word}>{'|'.join(way.format(letter=word[0], word=word) for way in _WAYS)}|\\b(?:{adverb})\\b)"
        for word, adverb in _ADVERBS.items()
    ),
    re.IGNORECASE,
)
_BEHIND = 1.5  # what is said before a number is farther from it than what is said after


def is_rate(figure: Figure) -> bool:
    """Whether a figure is a rate of change."""
    return figure.unit == "percent" and (figure.role == "change" or figure.metric in CHANGES)


def pace_of(text: str) -> str:
    """The length of time that a text first says a change is against, "" for none.

    >>> pace_of("sales growth qoq")
    'quarter'
    """
    match = _PACES.search(text)
    return match.lastgroup or "" if match else ""


def pace_feature(asked: str, passage: Passage, figure: Figure) -> str:
    """How a rate of change stands to the length of time asked for, as the name of a feature.

    What a sentence says of a length of time is of the figure next to it.
    """
    others = [(stored.figure.start, stored.figure.end) for stored in passage.figures]
    found = [
        (gap, match.lastgroup)
        for match in _PACES.finditer(passage.text)
        if (gap := _gap(match, figure.start, figure.end))
        <= min(_gap(match, *one) for one in others)
    ]
    if not found:
        return "pace_untold"
    return "pace_same" if min(found)[1] == asked else "pace_other"


def _gap(told: re.Match[str], start: int, end: int) -> float:
    """How far the words are from a number: what is said before it is farther than what follows."""
    return told.start() - end if told.start() >= end else _BEHIND * max(0, start - told.end())

"""What a rate of change is measured against: the year before, the quarter before, the month before."""

from __future__ import annotations

import re
from calendar import month_name
from functools import lru_cache

from knowledge.answers.nearness import Distances
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
    rf"(?:{{word}} (?:{_BEFORE}|prior)|{_FORMER} {{word}})",
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
# "It rose 2% in May FROM APRIL": what is set against a month by name is set against the one before.
_SINCE = re.compile(
    rf"\b(?:from|than|over|versus|vs\.?) (?:{'|'.join(month_name[1:])})\b(?!['’]| \d{{4}})"
)


def is_rate(figure: Figure) -> bool:
    """Whether a figure is a rate of change."""
    return figure.unit == "percent" and (figure.role == "change" or figure.metric in CHANGES)


@lru_cache(maxsize=16)
def pace_of(text: str) -> str:
    """The length of time that a text first says a change is against, "" for none.

    >>> pace_of("sales growth qoq")
    'quarter'
    """
    match = _PACES.search(text)
    return match.lastgroup or "" if match else ""


def pace_feature(asked: str, passage: Passage, distances: Distances, place: int) -> str:
    """How a rate of change stands to the length of time asked for, as the name of a feature.

    What a sentence says of a length of time is of the figure next to it, and of what that is
    compared with. `place` is that of the figure in the passage.
    """
    figure = passage.figures[place].figure
    found = [
        (_gap(start, end, figure), pace)
        for start, end, pace in _told(passage.text)
        if distances.closeness([start])[place] == 1
    ]
    if not found:
        return "pace_untold"
    return "pace_same" if min(found)[1] == asked else "pace_other"


@lru_cache(maxsize=512)
def _told(text: str) -> tuple[tuple[int, int, str], ...]:
    """The lengths of time that a text says changes are against, with their spans."""
    paces = [(*match.span(), match.lastgroup or "") for match in _PACES.finditer(text)]
    return *paces, *((*match.span(), "month") for match in _SINCE.finditer(text))


def _gap(start: int, end: int, figure: Figure) -> int:
    """How many letters stand between words and a number."""
    return start - figure.end if start >= figure.end else max(0, figure.start - end)

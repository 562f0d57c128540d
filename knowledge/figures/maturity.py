"""The time that a bond or loan runs, which tells one yield from another: "the 30-year yield"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from knowledge.language.numbers import ONES, TENS

RUNNING = frozenset({"yield", "interest_rate", "debt_raised", "yield_spread"})
_WORDS = {**ONES, **TENS}
_MATURITY = re.compile(
    rf"""\b(?P<count>\d{{1,3}}|{"|".join(_WORDS)})
    [\s-]?(?P<unit>year|yr|month|week|day)\b
    (?!\s(?:high|low|peak|average|view|plan|period|forecast|record|ago|earlier|old|on|to|over))
    (?!-(?:old|on|to|over|high|low))
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What makes "10-year" the time of a bond: it is one, or stands alone for one.
_OF_BOND = re.compile(
    r"""\s(?:[\w.]+\s){0,3}?(?:yields?|notes?|bonds?|bills?|treasur\w+|jgbs?|gilts?|bunds?|btps?|oats?
    |debt|paper|securit\w+|rates?|swaps?|maturit\w+|tenors?|loans?|mortgages?|g-secs?|sukuk|issue
    |up|down|at|was|were|rose|fell|climbed|slipped|added|dropped|gained|eased|and|or|[(,])\b
    |\s?[(,]|\s\d""",
    re.IGNORECASE | re.VERBOSE,
)
_LISTED = re.compile(r"[\s,-]*(?:and|&|or)?[\s,-]*(?:the )?")
_MOST = 6  # maturities named in one breath
_AFTER = 40  # characters behind an amount within which its maturity can stand


class _Maturity(NamedTuple):
    start: int
    end: int
    text: str


@lru_cache(maxsize=1024)
def maturities(text: str) -> tuple[_Maturity, ...]:
    """The times that bonds and loans run for in a sentence, in order.

    >>> [found.text for found in maturities("The 10-year and two-year yields rose to 4% and 3%.")]
    ['10-year', '2-year']
    """
    return tuple(
        _Maturity(found.start(), found.end(), _plain(found))
        for found in _MATURITY.finditer(text)
        if _OF_BOND.match(text, found.end())
    )


def _plain(found: re.Match[str]) -> str:
    count = found["count"].lower()
    number = Decimal(_WORDS[count]) if count in _WORDS else Decimal(count)
    return f"{number}-{found['unit'].lower().replace('yr', 'year')}"


def told_maturities(text: str) -> frozenset[str]:
    """All times that may be maturities in a question or a scope: "2-year" for "two year jgb"."""
    return frozenset(_plain(found) for found in _MATURITY.finditer(text))


def maturity_of(text: str, metric: str, start: int, amounts: Sequence[tuple[int, int]]) -> str:
    """The maturity of the bond whose figure stands at `start`: "10-year"; "" if none is told.

    `amounts` are the spans of the amounts of its kind. Of "the 10-year and 2-year yields were 4% and 3%"
    each amount has its own.
    """
    found = maturities(text) if metric in RUNNING else ()
    behind = bisect_left(found, start, key=attrgetter("start"))
    if not behind:
        return _told_behind(text, found[0], start) if found else ""
    first = behind - 1
    while behind - first < _MOST and _is_listed(text, found, first):
        first -= 1
    run = found[first:behind]
    place = sum(1 for low, _ in amounts if run[-1].end <= low < start)
    return run[place].text if len(run) > 1 and place < len(run) else run[-1].text


def _is_listed(text: str, found: Sequence[_Maturity], place: int) -> bool:
    """Whether the one before is named in one breath: "10-year and 2-year"."""
    return place > 0 and bool(_LISTED.fullmatch(text, found[place - 1].end, found[place].start))


def _told_behind(text: str, found: _Maturity, start: int) -> str:
    """The maturity where it stands near behind its amount: "4.5% on the 10-year note"."""
    near = found.start - start < _AFTER and "," not in text[start : found.start]
    return found.text if near else ""

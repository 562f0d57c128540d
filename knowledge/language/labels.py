"""Numbers that are no quantities by themselves: dates, times, names, places in a list."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from knowledge.language.codes import is_code, is_marker
from knowledge.language.counted import Counted
from knowledge.language.hedges import hedge_before
from knowledge.language.numbers import Number
from knowledge.language.pieces import HYPHENS, Pieces
from knowledge.tables import table, words

_MONTH_DAYS = 31
_YEAR_DIGITS, _OLDEST_YEAR, _FIRST_YEAR, _LAST_YEAR = 4, 1500, 1900, 2100
_BEFORE_YEAR = frozenset(
    "in since by until till before after from during circa of for year".split()
)
_DASHES = frozenset("-‐‑–—/")
_NUMERO = frozenset({"no", "nos", "nr", "art", "sec", "tel"})
# "the two companies" were counted before; "all three" and "other two" say nothing new either.
_KNOWN = frozenset(
    "the these those all both other its their our his her first last another top".split()
)
_SMALL, _LARGE = 13, 100  # below: often said of what is known; from here on: a count
_VERSION = 3  # characters of the longest version number, "3.5"
_HEADLINE_WORDS, _HEADLINE_SHARE = 3, 6  # capitals at least, and for each word without one
_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
_PLAIN_INTEGER = re.compile(r"[0-9]{1,4}")


def label(cut: Pieces, number: Number, unit: Counted | None, *, after: str) -> str:
    """Why a number is no quantity: "date", "code" or "weak" (only in a range); "" if it is one.

    `unit` is what it counts; `after` the label of the number just before it ("Phase 1 and 2").
    """
    if not number.digits:
        return "weak" if _is_weak(cut, number, unit) else ""
    if number.scale != 1:
        return "code" if _is_scale_name(cut, number, unit) else ""
    if is_code(cut, number, unit.kind if unit else "bare"):
        return "code"
    if is_date(cut, number, after_date=after == "date"):
        stated = unit and says_year(cut, number) and _counts_despite_year(cut, number, unit)
        return "" if stated else "date"
    if unit and unit.kind != "count":
        return ""
    linked = after == "code" and unit is None and cut.word(number.first - 1) in ("and", "or", "&")
    return "code" if linked or is_marker(cut, number) or _is_name(cut, number, unit) else ""


@cache
def _names(side: str, case: str) -> frozenset[str]:
    return frozenset(
        word
        for row in table("labels")
        if row["side"] == side and row["case"] == case
        for word in words(row["words"])
    )


@cache
def _months() -> frozenset[str]:
    return frozenset(words(table("labels")[0]["words"]))


def says_year(cut: Pieces, number: Number) -> bool:
    """Whether a number is printed as a year is: "2021", but not "2,021" or "2021 million"."""
    text = cut.raw[number.first]
    if number.scale != 1 or len(text) != _YEAR_DIGITS or not text.isdigit():
        return False
    return _FIRST_YEAR <= int(text) < _LAST_YEAR


def is_date(cut: Pieces, number: Number, *, after_date: bool) -> bool:
    """Whether a number belongs to a date or a time.

    `after_date` says that the number before it was one ("March 28-29", "May 4, 2021").
    """
    first, text = number.first, cut.raw[number.first]
    before, after = cut.word(first - 1), cut.word(number.last)
    if number.last - first > 1 or not _PLAIN_INTEGER.fullmatch(text):
        return "." in text and after in _names("after", "any")
    value = int(text)
    if says_year(cut, number) or after in _names("after", "any"):
        return True
    if len(text) == _YEAR_DIGITS and value > _OLDEST_YEAR and before in _BEFORE_YEAR:
        return True
    if value <= _MONTH_DAYS and _beside_month(cut, first, number.last):
        return True
    continues = before in _DASHES or (value <= _MONTH_DAYS and before in ("and", "to", ",", "&"))
    return after_date and continues


def _beside_month(cut: Pieces, first: int, last: int) -> bool:
    before = cut.word(first - 1)
    if before == "." and first > 1:
        before = cut.word(first - 2)
    if before in _months():
        return True
    if cut.word(last) == "of":
        last += 1
    after = cut.word(last)
    return after in _months() and (
        after not in ("may", "march", "mar") or cut.raw[last][0].isupper()
    )


def _counts_despite_year(cut: Pieces, number: Number, unit: Counted) -> bool:
    """Whether digits like a year's count something: "2000 MW", "about 2000 workers"."""
    if unit.kind == "measure":
        return cut.word(number.first - 1) not in _BEFORE_YEAR
    bound, _ = hedge_before(cut, number.first)
    return bound != "exact"


def _is_name(cut: Pieces, number: Number, unit: Counted | None) -> bool:
    """Whether a number is part of a name: "Model 3", "S&P 500", "Section 7", "737 MAX".

    A capitalised word in mid-sentence makes a small number its own, but not in a headline,
    where every word is capitalised.
    """
    before, text = number.first - 1, cut.raw[number.first]
    after = cut.raw[number.last] if number.last < len(cut.raw) else ""
    if after[:1].isupper() and after.lower() in _names("after", "capital"):
        return True
    if before < 0 or number.last - number.first > 1 or "," in text:
        return False
    raw, word = cut.raw[before], cut.lower[before]
    if word in _names("before", "any") or (word == "." and cut.word(before - 1) in _NUMERO):
        return True
    if raw == word:
        return False
    return word in _names("before", "capital") or _follows_name(cut, before, text, unit)


def _follows_name(cut: Pieces, before: int, text: str, unit: Counted | None) -> bool:
    """Whether the capitalised word `before` a number takes it into a name."""
    raw = cut.raw[before]
    if before == 0 or is_title_case(cut.sentence):
        return False
    if "." in text:
        return not raw.isupper() and len(text) <= _VERSION
    return not (unit and raw.istitle() and len(text) > 1 and cut.raw[before - 1] == ",")


@lru_cache(maxsize=4)
def is_title_case(sentence: str) -> bool:
    """Whether a sentence is a headline in capitals: nearly all of its longer words have one."""
    longer = _LONGER_WORD.findall(sentence)
    small = sum(map(str.islower, longer))
    capital = len(longer) - small
    return capital >= _HEADLINE_WORDS and capital >= _HEADLINE_SHARE * small


def _is_scale_name(cut: Pieces, number: Number, unit: Counted | None) -> bool:
    """Whether a joined letter is no scale: "3M Co", "4K", "9M FY25", "10-K", "H-1B"."""
    letter = cut.raw[number.last - 1]
    if number.first and cut.joined(number.first - 1):
        before = cut.raw[number.first - 1]
        if before[-1].isalnum() or (before in HYPHENS and len(letter) == 1):
            return True
    if len(letter) > 1 or number.last - number.first > 2:  # noqa: PLR2004 - number and letter
        return False
    following = cut.word(number.last)
    if following[:1].isdigit() or following in ("fy", "'"):
        return True
    return number.plain < _SMALL and letter in "MKB" and (unit is None or letter == "K")


def _is_in_name(cut: Pieces, at: int) -> bool:
    """Whether a number word and the next one have capitals in mid-sentence: "Seven Islands"."""
    return (
        0 < at < len(cut.raw) - 1
        and cut.raw[at].istitle()
        and cut.raw[at + 1].istitle()
        and cut.raw[at - 1][0].isalpha()
        and not is_title_case(cut.sentence)
    )


def _is_weak(cut: Pieces, number: Number, unit: Counted | None) -> bool:
    """Whether a number in words says too little: "the two companies", "one day", "two of them"."""
    if number.scale != 1 or (unit and number.value >= _LARGE):
        return False
    if _is_in_name(cut, number.first):
        return True
    if unit is None or cut.word(number.first - 1) in _KNOWN:
        return unit is None or unit.kind == "count"
    if number.value == 1:
        return unit.kind == "count" or unit.unit in ("days", "points", "people")
    joined = cut.raw[number.last] in HYPHENS
    return number.value < _SMALL and unit.kind == "count" and joined

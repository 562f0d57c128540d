"""Numbers that are no quantities: dates, times, places in a list, names, codes, addresses."""

from __future__ import annotations

import re
from functools import cache

from knowledge.language.numbers import DIGITS, Number
from knowledge.language.pieces import Pieces
from knowledge.tables import table, words

_MONTH_DAYS = 31
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_OLD_YEAR = 1500
_CHAIN, _PHONE_PARTS = 6, 3
_BEFORE_YEAR = frozenset(
    "in since by until till before after from during circa of for year".split()
)
_DASHES = frozenset("-‐‑–—/")
_PLAIN_INTEGER = re.compile(r"[0-9]{1,4}")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:com|org|net|io|ai)(?:/\S*)?", re.IGNORECASE
)


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


def addresses(sentence: str) -> list[tuple[int, int]]:
    """The spans of web and mail addresses, whose digits are no quantities; [] mostly."""
    if "@" in sentence or "://" in sentence or "www." in sentence or ".com" in sentence:
        return [match.span() for match in _ADDRESS.finditer(sentence) if "$" not in match[0]]
    return []


def is_year(text: str) -> bool:
    """Whether digits can be a year: "2021", but not "2,021"."""
    return len(text) == 4 and text.isdigit() and _FIRST_YEAR <= int(text) < _LAST_YEAR  # noqa: PLR2004


def is_code(cut: Pieces, number: Number, *, bare: bool) -> bool:
    """Whether a number without unit is part of a code: "Q3", "5G", "0700.HK", "9:18", "GPT-4"."""
    first, last, raw = number.first, number.last, cut.raw
    text = raw[first]
    if len(text) > 1 and text[0] == "0" and text[1] in DIGITS:
        return True
    if first and cut.joined(first - 1) and _glued_before(cut, first):
        return True
    if last < len(raw) and cut.joined(last - 1):
        follower = raw[last]
        if follower[0].isalpha() or follower in "#_=":
            return True
        if follower in ":./&(" and cut.joined(last) and last + 1 < len(raw):
            return raw[last + 1][0].isalnum()
    return bare and _in_chain(cut, first)


def _in_chain(cut: Pieces, at: int) -> bool:
    """Whether three numbers or more follow each other, as in telephone numbers."""
    count = 1
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(cut.raw) and abs(place - at) < _CHAIN and count < _PHONE_PARTS:
            text = cut.raw[place]
            if text[0] in DIGITS:
                count += 1
            elif text not in "-()":
                break
            place += step
    return count >= _PHONE_PARTS


def _glued_before(cut: Pieces, first: int) -> bool:
    before = cut.raw[first - 1]
    if before[0].isalpha() or before in ("#", "_", "'", "’", "=", "&", "\\"):
        return True
    if before in (":", "-", "‐", "‑", ".", "/", "–") and first > 1 and cut.joined(first - 2):
        earlier = cut.raw[first - 2]
        return earlier[0].isalnum() and not (before in "-–" and earlier.lower() in ("sub", "a"))
    return False


def is_date(cut: Pieces, number: Number, *, after_date: bool) -> bool:
    """Whether a number without unit belongs to a date or a time.

    `after_date` says that the number before it was one ("March 28-29", "May 4, 2021").
    """
    first, text = number.first, cut.raw[number.first]
    if number.last - first > 1 or not _PLAIN_INTEGER.fullmatch(text):
        return cut.word(number.last) in _names("after", "any") and "." in text
    value, before, after = int(text), cut.word(first - 1), cut.word(number.last)
    if is_year(text):
        return True
    if len(text) == 4 and value > _OLD_YEAR and before in _BEFORE_YEAR:  # noqa: PLR2004
        return True
    if after in _names("after", "any"):
        return True
    if value <= _MONTH_DAYS and _beside_month(cut, first, number.last):
        return True
    return after_date and (
        before in _DASHES or (value <= _MONTH_DAYS and before in ("and", "to", ",", "&"))
    )


def _beside_month(cut: Pieces, first: int, last: int) -> bool:
    before = cut.word(first - 1)
    if before == "." and first > 1:
        before = cut.word(first - 2)
    if before in _months():
        return True
    after = cut.word(last)
    if after == "of":
        after = cut.word(last + 1)
    return after in _months() and (
        after not in ("may", "march", "mar") or cut.raw[last][0].isupper()
    )


def is_name(cut: Pieces, number: Number, *, headline: bool, counts: bool) -> bool:
    """Whether a number is part of a name: "Model 3", "S&P 500", "Section 7".

    A capitalised word in mid-sentence makes a small number its own, but not in a headline,
    where every word is capitalised; `counts` says that a plural noun follows.
    """
    first, text = number.first, cut.raw[number.first]
    before = first - 1
    if (
        before >= 0
        and cut.raw[before] == "."
        and cut.word(before - 1) in ("no", "nos", "nr", "art", "sec", "tel")
    ):
        return True
    if before < 0 or number.last - first > 1 or "," in text:
        return False
    raw, word = cut.raw[before], cut.lower[before]
    if word in _names("before", "any") or cut.word(number.last) in ("street", "avenue"):
        return True
    if not raw[0].isupper():
        return raw == "#"
    if word in _names("before", "capital"):
        return True
    after = cut.raw[number.last] if number.last < len(cut.raw) else ""
    if after.lower() in _names("after", "capital") and after[:1].isupper():
        return True
    if "." in text:
        return not (raw.isupper() or headline or before == 0) and len(text) < 4  # noqa: PLR2004
    return (
        before > 0
        and not headline
        and not (counts and raw.istitle() and len(text) > 1 and cut.raw[before - 1] == ",")
    )


def is_marker(cut: Pieces, number: Number) -> bool:
    """Whether a small integer numbers an item: "1. ", "(2)", "[3]", "5/9"."""
    first, last, text = number.first, number.last, cut.raw[number.first]
    if last - first > 1 or not text.isdigit():
        return False
    after, before = cut.word(last), cut.word(first - 1)
    if first == 0 and after in (".", ")") and cut.joined(0) and len(text) < 3:  # noqa: PLR2004
        return last + 1 < len(cut.raw)
    if before in ("(", "[") and after in (")", "]") and len(text) < 3:  # noqa: PLR2004
        return first < 2 or cut.raw[first - 2][0] not in DIGITS  # noqa: PLR2004
    return after == "/" or before == "/"


def is_title_case(cut: Pieces) -> bool:
    """Whether the sentence is a headline in capitals: most of its longer words have one."""
    capital = small = 0
    for text in cut.raw:
        if len(text) > 3 and text[0].isalpha():  # noqa: PLR2004
            if text[0].isupper():
                capital += 1
            else:
                small += 1
    return capital > 2 * small

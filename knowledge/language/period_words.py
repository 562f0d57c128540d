"""A sentence as the words that periods are made of, each coded by one letter.

The forms of `period_forms` are patterns over these letters, so that one short expression
covers all the words of a kind, and the words themselves stand in `data/period_words.csv`.
Between two words stands nothing for a space, "-" for a hyphen, "," for a comma, "/", "'" for
themselves, and "~" for anything else: other words and signs.
"""

from __future__ import annotations

import re
import string
from functools import cache
from typing import NamedTuple

from knowledge.tables import table, words

_WORD = re.compile(r"[^\W_]+")
_JOINTS = {
    " ": "", "": "", "  ": "", "\xa0": "", "-": "-", "–": "-", "‑": "-", " - ": "-", " – ": "-",
    ",": ",", ", ": ",", "/": "/", "'": "'", "’": "'", " '": "'", " ’": "'", "‘": "'", " ‘": "'",
    " (": "(",
}  # fmt: skip
_NUMERIC = re.compile(r"\d|FY\d|.*\d$", re.IGNORECASE).match
# What may not stand before or after a number that is a day or a year: $2016, 2,021, 3.12, 12%.
_MONEY = frozenset("$€£¥₹₩#+")
_COMPOUND = re.compile(
    r"""
    (?P<fiscal>FY)?(?P<lead>(?:19|20)\d\d)?
    (?:Q(?P<q>[1-4]) | (?P<q2>[1-4])Q | H(?P<h>[12]) | (?P<h2>[12])H | (?P<m>\d\d?)M)?
    (?P<fy>FY|CY)?(?P<year>(?:19|20)\d\d|\d\d)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PARTS = {
    "fiscal": "fy", "lead": "year", "q": "q", "q2": "q", "h": "h", "h2": "h", "m": "nm",
    "fy": "fy", "year": "year",
}  # fmt: skip
_CENTURY = 2000


class Word(NamedTuple):
    """A word with the number it stands for and its span; joints are words without a span."""

    value: int
    start: int
    end: int


class Coded(NamedTuple):
    """A sentence's period words: `codes[i]` is the kind of `words[i]`."""

    sentence: str
    codes: str
    words: list[Word]


_KINDS = (
    *dict.fromkeys(row["kind"] for row in table("period_words")),
    "year", "q", "h", "nm", "ordday",
)  # fmt: skip
CODES = dict(zip(_KINDS, string.ascii_letters + string.digits, strict=False))
# Kinds of which at least one stands in every period.
_TRIGGERS = frozenset(
    CODES[kind]
    for kind in (
        "quarter", "half", "yearword", "years", "monthword", "months", "weekword", "weeks",
        "dayword", "days", "period", "ytd", "fy", "pace", "letter", "month", "weekday",
        "today", "year", "q", "h", "nm", "time",
    )
)  # fmt: skip
_YEAR, _NUMBER, _ORDDAY, _FY = CODES["year"], CODES["number"], CODES["ordday"], CODES["fy"]


@cache
def _vocabulary(*, question: bool) -> dict[str, tuple[str, int]]:
    """Each written form with its code and number."""
    found: dict[str, tuple[str, int]] = {}
    for row in table("period_words"):
        entry = CODES[row["kind"]], int(row["value"])
        for word in words(row["words"]):
            forms = {word.capitalize(), word.upper()}
            if question or row["case"] == "any":
                forms.add(word)
            found.update(dict.fromkeys(forms, entry))
    found.update({"YoY": found["YOY"], "QoQ": found["QOQ"]})
    found.update(dict.fromkeys(("MoM", "MOM"), (CODES["pace"], 1)))
    return found


def coded(sentence: str, *, question: bool = False) -> Coded | None:
    """The period words of a sentence; None if none of them can make a period.

    >>> words = coded("Sales rose in the first quarter of 2021.").words
    >>> [word.value for word in words if word.end]
    [0, 0, 0, 1, 3, 0, 2021]
    """
    vocabulary = _vocabulary(question=question)
    codes: list[str] = []
    found: list[Word] = []
    last_end, near = 0, False
    for match in _WORD.finditer(sentence):
        text = match.group()
        entry = vocabulary.get(text)
        start, end = match.span()
        if entry is not None:
            pieces = [(entry[0], Word(entry[1], start, end))]
        elif _NUMERIC(text) and (made := _numbers(sentence, text, start, end)):
            pieces = made
        else:
            near = False
            continue
        joint = _joint(sentence, last_end, start, codes) if near else "~"
        if joint:
            codes.append(joint)
            found.append(Word(0, 0, 0))
        for code, word in pieces:
            codes.append(code)
            found.append(word)
        last_end, near = end, True
    if _TRIGGERS.isdisjoint(codes):
        return None
    return Coded(sentence, "".join(codes), found)


def _joint(sentence: str, last_end: int, start: int, codes: list[str]) -> str:
    between = sentence[last_end:start]
    if between in {". ", "."} and codes[-1] == CODES["month"]:
        return ""  # Dec. 31
    return _JOINTS.get(between, "~") if between.strip() else ""


def _numbers(sentence: str, text: str, start: int, end: int) -> list[tuple[str, Word]]:
    """The parts of a word with digits: a year, a day, or Q3FY25; [] for any other number."""
    if text.isdecimal():
        if not text.isascii() or not _free(sentence, start, end):
            return []
        value = int(text) if len(text) < 5 else 0  # noqa: PLR2004
        if len(text) == 4 and 1900 <= value <= 2100:  # noqa: PLR2004
            return [(_YEAR, Word(value, start, end))]
        return [(_NUMBER, Word(value, start, end))] if len(text) < 3 else []  # noqa: PLR2004
    if text[:-2].isdecimal() and text[-2:] in {"st", "nd", "rd", "th"} and len(text) < 5:  # noqa: PLR2004
        return [(_ORDDAY, Word(int(text[:-2]), start, end))]
    match = _COMPOUND.fullmatch(text) if len(text) < 12 else None  # noqa: PLR2004
    return _compound(match, start) if match and _free(sentence, start, end) else []


def _compound(match: re.Match[str], offset: int) -> list[tuple[str, Word]]:
    pieces: list[tuple[str, Word]] = []
    for group, kind in _PARTS.items():
        if match[group] is None:
            continue
        start, end = match.span(group)
        code, value = CODES[kind], 0
        if match[group].isdecimal():
            value = int(match[group])
        elif group in {"fiscal", "fy"}:
            code = CODES["calendar"] if match[group].upper() == "CY" else _FY
        if group == "year" and value < 100:  # noqa: PLR2004
            value += _CENTURY
        first = not pieces
        pieces.append((code, Word(value, offset + (0 if first else start), offset + end)))
    return pieces


def _free(sentence: str, start: int, end: int) -> bool:
    """Whether a number stands alone: no currency sign, decimals, thousands or percent."""
    if start:
        before = sentence[start - 1]
        if before in _MONEY or (before in ".," and start > 1 and sentence[start - 2].isdigit()):
            return False
    after = sentence[end : end + 2]
    return not (after[:1] == "%" or (after[:1] in {".", ","} and after[1:2].isdigit()))

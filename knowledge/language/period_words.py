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

from knowledge.language.glued import apart
from knowledge.tables import table, words

_WORD = re.compile(r"[^\W_]+")
_JOINTS = {
    " ": "", "": "", "  ": "", "\xa0": "", "-": "-", "–": "-", "‑": "-", " - ": "-", " – ": "-",
    ",": ",", ", ": ",", "/": "/", "'": "'", "’": "'", " '": "'", " ’": "'", "‘": "'", " ‘": "'",
    " (": "(",
}  # fmt: skip
_COMPOUND_LIKE = re.compile(r"[QqHhYy]\d|\d[QqHhMm]")
FIRST_YEAR, LAST_YEAR = 1900, 2100  # other four-digit numbers are no years
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


Pieces = tuple[tuple[str, int, tuple[int, int]], ...]  # code, value and span of each


class Coded(NamedTuple):
    """A sentence's period words.

    `codes[i]` is the kind of the i-th word, `values[i]` the number it stands for and
    `spans[i]` its place; a joint has no place and stands at (0, 0).
    """

    sentence: str
    codes: str
    values: list[int]
    spans: list[tuple[int, int]]


_KINDS = (
    *dict.fromkeys(row["kind"] for row in table("period_words")),
    "year", "q", "h", "nm", "ordday",
)  # fmt: skip
CODES = dict(zip(_KINDS, string.ascii_letters + string.digits + "@#%&=_", strict=False))
# Kinds of which at least one stands in every period.
_TRIGGERS = frozenset(
    CODES[kind]
    for kind in (
        "quarter", "half", "yearword", "years", "monthword", "months", "weekword", "weeks",
        "dayword", "days", "period", "ytd", "fy", "pace", "letter", "month", "weekday",
        "today", "year", "q", "h", "nm", "time",
    )
)  # fmt: skip
_LETTERS = 4  # of the shortest word that another one is found run into
_YEAR, _NUMBER, _ORDDAY, _FY = CODES["year"], CODES["number"], CODES["ordday"], CODES["fy"]


@cache
def _vocabulary(*, question: bool) -> tuple[dict[str, tuple[str, int]], frozenset[str]]:
    """Each written form with its code and number, and those without which there is no period."""
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
    triggers = {word for word, (code, _) in found.items() if code in _TRIGGERS}
    triggers.update(str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1))
    return found, frozenset(triggers)


@cache
def _endings(*, question: bool) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words that another one is found run into, and the last letters of each."""
    vocabulary, _ = _vocabulary(question=question)
    found = tuple(word for word in vocabulary if word.islower() and len(word) >= _LETTERS)
    return found, frozenset(word[-_LETTERS:] for word in found)


def _apart(found: list[str], *, question: bool) -> list[str]:
    """The words with those cut apart that a page ran into one: "thefourth quarter"."""
    vocabulary, (endings, last) = _vocabulary(question=question)[0], _endings(question=question)
    cut: list[str] = []
    for text in found:
        # Nearly every word is told by its last letters to end in none of them.
        if text[-_LETTERS:] in last and text not in vocabulary and text.endswith(endings):
            cut += apart(text)
        else:
            cut.append(text)
    return cut


def coded(sentence: str, *, question: bool = False) -> Coded | None:
    """The period words of a sentence; None if none of them can make a period.

    >>> coded("Sales rose in the first quarter of 2021.").values[-4:]
    [1, 3, 0, 2021]
    """
    vocabulary, triggers = _vocabulary(question=question)
    found = _apart(_WORD.findall(sentence), question=question)
    if triggers.isdisjoint(found) and not _COMPOUND_LIKE.search(sentence):
        return None
    codes: list[str] = []
    values: list[int] = []
    spans: list[tuple[int, int]] = []
    end, last_end, near = 0, 0, False
    for text in found:
        # No word stands between two words, so the next place of the text is the word itself.
        start = sentence.find(text, end)
        end = start + len(text)
        entry = vocabulary.get(text)
        if entry is None and text.isalpha():
            near = False
            continue
        span = start, end
        if entry is None and not (pieces := _numbers(sentence, text, *span)):
            near = False
            continue
        joint = "~"
        if near:
            between = sentence[last_end : span[0]]
            joint = "" if between == " " else _joint(between, codes)
        if joint:
            codes.append(joint)
            values.append(0)
            spans.append((0, 0))
        if entry is not None:
            pieces = ((entry[0], entry[1], span),)
        for code, value, place in pieces:
            codes.append(code)
            values.append(value)
            spans.append(place)
        last_end, near = span[1], True
    return Coded(sentence, "".join(codes), values, spans)


def _joint(between: str, codes: list[str]) -> str:
    """The sign for what stands between two words."""
    if between in {". ", "."} and codes[-1] == CODES["month"]:
        return ""  # Dec. 31
    return _JOINTS.get(between, "~") if between.strip() else ""


def _numbers(sentence: str, text: str, start: int, end: int) -> Pieces:
    """The parts of a word with digits: a year, a day, or Q3FY25; () for any other number."""
    if text.isdecimal():
        if not text.isascii() or not _free(sentence, start, end):
            return ()
        value = int(text) if len(text) < 5 else 0  # noqa: PLR2004
        if len(text) == 4 and FIRST_YEAR <= value <= LAST_YEAR:  # noqa: PLR2004
            return ((_YEAR, value, (start, end)),)
        return ((_NUMBER, value, (start, end)),) if len(text) < 3 else ()  # noqa: PLR2004
    if text[:-2].isdecimal() and text[-2:] in {"st", "nd", "rd", "th"} and len(text) < 5:  # noqa: PLR2004
        return ((_ORDDAY, int(text[:-2]), (start, end)),)
    match = _COMPOUND.fullmatch(text) if len(text) < 12 else None  # noqa: PLR2004
    return _compound(match, start) if match and _free(sentence, start, end) else ()


def _compound(match: re.Match[str], offset: int) -> Pieces:
    pieces: list[tuple[str, int, tuple[int, int]]] = []
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
        pieces.append((code, value, (offset + (0 if first else start), offset + end)))
    return tuple(pieces)


def _free(sentence: str, start: int, end: int) -> bool:
    """Whether a number stands alone: no currency sign, decimals, thousands or percent."""
    if start:
        before = sentence[start - 1]
        if before in _MONEY or (before in ".," and start > 1 and sentence[start - 2].isdigit()):
            return False
    after = sentence[end : end + 2]
    return not (after[:1] == "%" or (after[:1] in {".", ","} and after[1:2].isdigit()))

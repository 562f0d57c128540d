"""Numbers inside codes: addresses, versions, tickers, telephone numbers, list markers."""

from __future__ import annotations

import re

from knowledge.language.currencies import names
from knowledge.language.numbers import DIGITS, ONES, Number, is_scale
from knowledge.language.pieces import HYPHENS, Pieces
from knowledge.language.plain_words import is_common

_CHAIN = 6  # pieces to either side in which a telephone number is looked for
_PHONE_PARTS = 3
_MARKER = 2  # digits of the longest number that numbers an item
_AREA_CODE = 3
_GLUED_WORD, _GLUED_DIGITS = 4, 3  # letters and digits from which "800vessels" is a slip
_SLIP_WORD = 3  # letters from which "and8,652,750" is one
_SMALL_WORDS = frozenset("of to in at by and from was were is are for with".split())
_CODE_SIGNS = frozenset("#_'’=&\\§")
_STAGES = frozenset({"phase", "phases", "stage", "part", "type", "grade", "tier"})
_ORDINALS = tuple([ending, "]"] for ending in ("st", "nd", "rd", "th"))
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+\.(?:com|org|net|io|ai)\b(?:/\S*)?", re.IGNORECASE
)


def addresses(sentence: str) -> list[tuple[int, int]]:
    """The spans of web and mail addresses, whose digits are no quantities; [] mostly."""
    if "@" in sentence or "://" in sentence or "www." in sentence or ".com" in sentence:
        return [match.span() for match in _ADDRESS.finditer(sentence) if "$" not in match[0]]
    return []


def is_code(cut: Pieces, number: Number, kind: str) -> bool:
    """Whether a number is part of a code: "Q3", "5G", "0700.HK", "9:18", "GPT-4".

    `kind` is that of what it counts, "bare" for nothing.
    """
    text = cut.raw[number.first]
    return (
        (len(text) > 1 and text[0] == "0" and text[1] in DIGITS)
        or _joined_before(cut, number.first, kind)
        or _joined_after(cut, number.last, len(text), kind)
        or _is_printed(cut, number)
        or (kind == "bare" and (_in_chain(cut, number.first) or _is_dialled(cut, number)))
    )


def _is_printed(cut: Pieces, number: Number) -> bool:
    """Whether a number is an ordinal, a day, a stage or a gap: "4[th]", "20250214", "phase 1/2"."""
    first, last = number.first, number.last
    if _DAY.fullmatch(cut.raw[first]):
        return True
    if last - first > 1 and cut.word(first + 1) == "/":
        return cut.word(first - 1) in _STAGES
    after = cut.lower[last : last + 3]
    return after == ["n", "/", "a"] or (after[:1] == ["["] and after[1:] in _ORDINALS)


def _is_slip(cut: Pieces, first: int, kind: str) -> bool:
    """Whether the space is missing between a word and a number: "currently11,762", "by20%"."""
    before, digits = cut.raw[first - 1], cut.raw[first]
    if not before.islower():
        return False
    if before in _SMALL_WORDS and kind != "bare":
        return True
    enough = len(before) >= _SLIP_WORD and len(digits) >= _GLUED_DIGITS
    return enough and is_common(before) and (len(digits) > _GLUED_DIGITS or kind != "bare")


def _joined_before(cut: Pieces, first: int, kind: str) -> bool:
    if not first or not cut.joined(first - 1) or _is_slip(cut, first, kind):
        return False
    before = cut.raw[first - 1]
    if before[0].isalpha() or before in _CODE_SIGNS:
        return True
    if first > 1 and cut.joined(first - 2):
        earlier = cut.raw[first - 2]
        if before in HYPHENS or before == "–":
            return earlier[0].isalpha() and earlier.lower() not in ("sub", "a")
        return before in ":./" and earlier[0].isalnum()
    return False


def _joined_after(cut: Pieces, last: int, digits: int, kind: str) -> bool:
    if last >= len(cut.raw) or not cut.joined(last - 1):
        return False
    after = cut.raw[last]
    if after[0].isalpha():
        slip = after.islower() and len(after) >= _GLUED_WORD and digits >= _GLUED_DIGITS
        return kind in ("bare", "count") and not slip
    if after in "#_=" or _is_proportion(cut, last) or _is_form(cut, last):
        return True
    if after in ":./&(" and cut.joined(last):
        return cut.raw[last + 1][0].isalnum()
    return False


def _is_form(cut: Pieces, at: int) -> bool:
    """Whether a hyphen joins a single capital to a number: "10-Q"."""
    after = cut.raw[at + 1] if at + 1 < len(cut.raw) else ""
    return cut.raw[at] in HYPHENS and len(after) == 1 and after.isupper()


def _is_proportion(cut: Pieces, at: int) -> bool:
    """Whether a number is one side of a proportion: "2.46-to-1", "3-for-1"."""
    return (
        cut.raw[at] == "-"
        and cut.word(at + 1) in ("to", "for", "in")
        and cut.word(at + 2) == "-"
        and (cut.word(at + 3)[:1] in DIGITS or cut.word(at + 3) in ONES)
    )


def _in_chain(cut: Pieces, at: int) -> bool:
    """Whether three numbers or more follow each other, as in telephone numbers."""
    count = 1
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(cut.raw) and abs(place - at) < _CHAIN and count < _PHONE_PARTS:
            text = cut.raw[place]
            if text[0] in DIGITS:
                count += 1
            elif text not in HYPHENS:
                break
            place += step
    return count >= _PHONE_PARTS


def _is_dialled(cut: Pieces, number: Number) -> bool:
    """Whether a number is that of a country to call: "+44 (0)20 7946 0000"."""
    behind = cut.raw[number.last : number.last + 4]
    return "+" in (cut.word(number.first), cut.word(number.first - 1)) and [
        text[0] in DIGITS or text for text in behind
    ] == ["(", True, ")", True]


def is_marker(cut: Pieces, number: Number) -> bool:
    """Whether a small integer numbers an item: "1. ", "(2)", "[3]", "5/9"."""
    first, last, text = number.first, number.last, cut.raw[number.first]
    if last - first > 1 or not text.isdigit():
        return False
    after, before = cut.word(last), cut.word(first - 1)
    if first == 0 and after in (".", ")") and cut.joined(0):
        return len(text) <= _MARKER
    if before in ("(", "[") and after in (")", "]"):
        if len(text) <= _AREA_CODE and cut.word(last + 1)[:1] in DIGITS:
            return True  # "(212) 555-1234"
        return len(text) <= _MARKER and not _is_compared(cut, first - 2)
    return "/" in (after, before)


def _is_compared(cut: Pieces, at: int) -> bool:
    """Whether an amount stands before the bracket, so that the one in it is of the year before.

    "1,221 (98)", "70 MSEK (90)", "4.1 percent (4)".
    """
    if at < 0 or cut.joined(at):
        return False
    if cut.raw[at][0] in DIGITS:
        return True
    unit = cut.raw[at] in names().codes or cut.raw[at] == "%" or is_scale(cut.word(at))
    return unit and at > 0 and cut.raw[at - 1][0] in DIGITS

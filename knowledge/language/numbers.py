"""Numbers as the press prints them, in digits and in words, with their scale."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from knowledge.language.pieces import HYPHENS, Pieces
from knowledge.tables import table, words

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ONES = {word: value for value, word in enumerate(_UNITS) if value}
TENS = {word: 20 + 10 * place for place, word in enumerate(_TENS)}
DIGITS = frozenset("0123456789")
_ROOM = 100
_HUNDRED = {"hundred": _ROOM, "dozen": 12}
SIGNS = {
    "¼": "0.25",
    "½": "0.5",
    "¾": "0.75",
    "⅓": "0.3333",
    "⅔": "0.6667",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
}
# Denominators of prices and rates in market reports; 24/7 and 9/11 are none of them.
_DENOMINATORS = frozenset({"2", "3", "4", "5", "8", "10", "16", "32", "64"})
_ARTICLES = ("a", "an")
_PARTS_OF_SCALE = (
    (["half"], Decimal("0.5")),
    (["quarter"], Decimal("0.25")),
    (["three", "quarters"], Decimal("0.75")),
)
_PART_STARTS = frozenset({"a", "an", "half", "quarter", "three"})
MINUS = frozenset("-−–‑")
_CODE = re.compile("[kTM]?[A-Z]{3}")  # of a currency: "21 650 TSEK"
_GROUPS, _GROUP = 5, 3  # groups of digits in one amount, digits in a group
_PLURAL = re.compile(r"[a-z]{3,}s")
_GROUPED = re.compile(r"[0-9]{3}(?:[.,][0-9]{1,2})?")
_BORED = re.compile(r" (?:(?:at|of|@) [\d.,]+ ?(?:g/t|gpt|ppm)|grading)")  # behind metres
_LONGEST = 30  # digits; a longer run is a code or an accident, and no quantity

_COMMAS, _DOTS, _SPACES = re.compile(","), re.compile(r"\."), re.compile("[\u00a0\u2009\u202f]")
# How digits are printed, with what groups them and what stands before the decimals.
_FORMS = (
    (re.compile(r"[0-9]+(?:\.[0-9]+)?"), _COMMAS, "."),  # 2790.5
    (re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?"), _COMMAS, "."),  # 1,17,017
    (re.compile("[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]+)?"), _SPACES, ","),
    (re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+"), _DOTS, ","),  # 1.234,56
    (re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}"), _DOTS, ","),  # 1.234.567
    (re.compile(r"[0-9]+,[0-9]{1,2}"), _DOTS, ","),  # 29,7
)


class Number(NamedTuple):
    """A number at pieces `first` to `last` (exclusive).

    `value` has the scale applied, `plain` is the number before its scale; `digits` is False for
    a number written in words. `scale` is the factor, 1 without a scale.
    """

    value: Decimal
    plain: Decimal
    scale: Decimal
    first: int
    last: int
    digits: bool


@cache
def scales() -> dict[str, tuple[Decimal, str]]:
    """Factor and kind of every scale word, by its lower-case form (`data/scales.csv`)."""
    return {
        form: (Decimal(10) ** int(row["power"]), row["kind"])
        for row in table("scales")
        for form in words(row["forms"])
    }


def is_scale(word: str) -> bool:
    """Whether a word in lower case is a scale: "million", but not the letter "m"."""
    found = scales().get(word)
    return found is not None and found[1] == "word"


def digits_value(text: str) -> Decimal | None:
    """The value of a number in digits, None if it is not one number (a date, a version).

    >>> [str(digits_value(text)) for text in ("1,17,017.5", "1.234,56", "29,7", "10.02.2025")]
    ['117017.5', '1234.56', '29.7', 'None']
    """
    if len(text) <= _LONGEST:
        for form, group, point in _FORMS:
            if form.fullmatch(text):
                return Decimal(group.sub("", text).replace(point, "."))
    return None


def number_at(cut: Pieces, at: int, *, money: bool = False) -> Number | None:
    """The number that starts at piece `at`, with its scale; None if there is none.

    `money` says that a currency stands before it, so that "$5 m" is five million.
    """
    text = cut.raw[at]
    if text[0] in DIGITS:
        value = digits_value(text)
        if value is None:
            return None
        value, last = _with_fraction(cut, at, value)
        if last == at + 1 and len(text) <= _GROUP and text.isdigit():
            value, last = _with_groups(cut, at, value, money=money)
        return _scaled(cut, at, last, value, money=money)
    if text in SIGNS:
        return _scaled(cut, at, at + 1, Decimal(SIGNS[text]), money=money)
    return _in_words(cut, at)


def _with_groups(cut: Pieces, at: int, value: Decimal, *, money: bool) -> tuple[Decimal, int]:
    """An amount in groups set off by spaces, as in the north of Europe: "SEK 1 250 000".

    Without a currency before it a scale, a bracket or a currency has to show that it is one:
    "1 283.7 million", "3 639 (3 523)".
    """
    last = at + 1
    text = cut.raw[at]
    while last < min(at + _GROUPS, len(cut.raw)) and text.isdigit():
        group = cut.raw[last]
        if cut.starts[last] - cut.ends[last - 1] != 1 or not _GROUPED.fullmatch(group):
            break
        text, last = text + group.replace(",", "."), last + 1
    if last == at + 1 or not (money or _is_whole(cut, at, last)):
        return value, at + 1
    return Decimal(text), last


def _is_whole(cut: Pieces, first: int, last: int) -> bool:
    """Whether digits in groups are one number by what stands around them."""
    after, before = cut.word(last), cut.word(first - 1)
    if before in MINUS and cut.joined(first - 1):
        before = cut.word(first - 2)  # a negative amount
    if last < len(cut.raw) and _CODE.fullmatch(cut.raw[last]):
        return True
    if before == "(":
        return after == ")" or is_scale(after)
    if after == "(":
        behind = last + 2 if cut.word(last + 1) in MINUS else last + 1
        return cut.word(behind)[:1] in DIGITS and cut.raw[first] != "0"
    counts = before.isalpha() and cut.raw[first - 1].islower()
    if counts and last - first == 2 and cut.raw[last - 1] == "000":  # noqa: PLR2004
        return after.isalpha()  # "adds 310 000 new readers"
    return is_scale(after) or bool(counts and _PLURAL.fullmatch(after))  # "1 200 seafarers"


def _with_fraction(cut: Pieces, at: int, value: Decimal) -> tuple[Decimal, int]:
    """A number and its fraction ("3 1/4", "1/8", "2½", "1 and a half"), and where it ends."""
    after = at + 1
    raw = cut.raw
    if after >= len(raw):
        return value, after
    sign = raw[after]
    if sign in SIGNS:
        return value + Decimal(SIGNS[sign]), after + 1
    if sign == "-":
        return _with_ticks(cut, at, value)
    if sign == "/" and (part := _fraction(cut, at)) is not None:
        return part, at + 3
    if (
        sign[0] in DIGITS
        and cut.word(after + 1) == "/"
        and value == int(value)
        and (part := _fraction(cut, after)) is not None
    ):
        return value + part, after + 3
    half = cut.lower[after : after + 3] == ["and", "a", "half"]
    return (value + Decimal("0.5"), after + 3) if half else (value, after)


def _with_ticks(cut: Pieces, at: int, value: Decimal) -> tuple[Decimal, int]:
    """A price of grain or of a bond, and where it ends: "$10.31-3/4" (of a cent), "98-3/4"."""
    part = None
    if cut.joined(at) and cut.joined(at + 1) and cut.word(at + 3) == "/":
        part = _fraction(cut, at + 2)
    if part is None:
        return value, at + 1
    return value + part * (1 if value == int(value) else Decimal("0.01")), at + 5


def _fraction(cut: Pieces, at: int) -> Decimal | None:
    over, under = cut.raw[at], cut.word(at + 2)
    if under in _DENOMINATORS and cut.joined(at) and cut.joined(at + 1) and len(over) <= len(under):
        top, bottom = digits_value(over), Decimal(under)
        if top is not None and 0 < top < bottom:
            return round(top / bottom, 6)
    return None


def scale_at(cut: Pieces, at: int, *, money: bool) -> tuple[Decimal, int]:
    """The factor that stands at piece `at`, and where it ends; (1, at) without a scale."""
    word = cut.word(at)
    step = 1
    if word in HYPHENS and cut.joined(at - 1) and cut.joined(at):
        word, step = cut.word(at + 1), 2
    elif word == "." and cut.joined(at - 1) and at + 1 < len(cut.raw) and is_scale(cut.raw[at + 1]):
        word, step = cut.raw[at + 1], 2  # a misprint of the press: "$1.1. billion"
    found = scales().get(word)
    if found is None:
        if word in _HUNDRED and cut.lower[at - 1] == "a":
            return Decimal(_HUNDRED[word]), at + step
        return Decimal(1), at
    factor, kind = found
    if word == "m" and not money and _BORED.match(cut.sentence, cut.ends[at]):
        return Decimal(1), at
    if kind != "word" and not money and (kind == "money" or not cut.joined(at - 1)):
        return Decimal(1), at
    if kind != "word" and step > 1:
        return Decimal(1), at
    return factor, at + step


def _scaled(cut: Pieces, first: int, last: int, plain: Decimal, *, money: bool) -> Number:
    factor, end = scale_at(cut, last, money=money)
    if end > last:
        more, further = scale_at(cut, end, money=False)  # "1.5 lakh crore"
        factor, end = factor * more, further
    return Number(plain * factor, plain, factor, first, end, digits=True)


def _in_words(cut: Pieces, at: int, below: Decimal | None = None) -> Number | None:
    """A number in words: "two hundred and five", "half a billion", "a million".

    Inside another number its scale has to stay `below` the one before it.
    """
    part = _part_of_scale(cut, at) if cut.lower[at] in _PART_STARTS else None
    if part is not None:
        return part
    total, last, factor = _spelled(cut, at)
    if last == at:
        return None
    if cut.lower[last : last + 3] == ["and", "a", "half"]:
        total, last = total + Decimal("0.5"), last + 3
    scale, end = scale_at(cut, last, money=False)
    value = total * scale
    if below is not None and value >= below:
        return None
    if end > last and factor == 1 and (cut.word(end) in ONES or cut.word(end) in TENS):
        rest = _in_words(cut, end, scale)  # "two million five hundred thousand"
        if rest is not None:
            value += rest.value
            return Number(value, value, Decimal(1), at, rest.last, digits=False)
    return Number(value, total, scale, at, end, digits=False)


def _part_of_scale(cut: Pieces, at: int) -> Number | None:
    """The reading of "a million", "half a billion", "a quarter million", "three quarters billion"."""
    words_here = cut.lower
    article = words_here[at] in _ARTICLES
    plain, last = Decimal(1), at + article
    for phrase, part in _PARTS_OF_SCALE:
        if words_here[last : last + len(phrase)] == phrase:
            plain, last = part, last + len(phrase)
            last += cut.word(last) == "of"
            last += cut.word(last) in _ARTICLES
            break
    if last == at or (plain == 1 and cut.word(last) in HYPHENS):
        return None
    scale, end = scale_at(cut, last, money=False)
    if end == last and cut.word(last) in _HUNDRED:
        more, end = scale_at(cut, last + 1, money=False)
        scale = _HUNDRED[words_here[last]] * more
    return None if end == last else Number(plain * scale, plain, scale, at, end, digits=False)


def _spelled(cut: Pieces, at: int) -> tuple[Decimal, int, int]:
    """The value of number words below a thousand, where they end, and 100 after "hundred"."""
    total, last, factor = 0, at, 1
    room = _ROOM  # what the next word has to stay below
    while last < len(cut.lower):
        word, step = cut.lower[last], 1
        hyphen = total and word in HYPHENS and cut.joined(last - 1) and cut.joined(last)
        if hyphen or (word == "and" and factor == room == _ROOM):  # "two hundred and five"
            word, step = cut.word(last + 1), 2
        if word in TENS and room == _ROOM:
            total, room = total + TENS[word], 10
        elif word in ONES and ONES[word] < room:
            total, room = total + ONES[word], 0
        elif word in _HUNDRED and total and factor == 1:
            factor = _HUNDRED[word]
            total, room = total * factor, factor if factor == _ROOM else 0
        else:
            break
        last += step
    return Decimal(total), last, factor

"""The numbers of a sentence, each read with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from knowledge.language.counted import Counted, per_at, phrase_at, unit_at
from knowledge.language.currencies import Currency, currency_after, currency_before
from knowledge.language.hedges import hedge_before
from knowledge.language.labels import (
    addresses,
    is_code,
    is_date,
    is_marker,
    is_name,
    is_title_case,
    is_year,
)
from knowledge.language.mentions import Bound
from knowledge.language.multiples import PLURAL_PARTS, STARTERS, PARTS, Multiple, multiple_at
from knowledge.language.numbers import DIGITS, ONES, SIGNS, TENS, Number, number_at, scale_at
from knowledge.language.pieces import HYPHENS, Pieces

_NUMBER_WORDS = frozenset(ONES) | frozenset(TENS)
_SCALE_WORDS = frozenset("hundred thousand million billion trillion dozen crore lakh".split())
SIGNALS = _NUMBER_WORDS | STARTERS | _SCALE_WORDS
_MINUS = frozenset("-−–‑")
_MINUS_WORDS = frozenset({"minus", "negative"})
# "the two companies" were counted before; "all three" and "other two" say nothing new either.
_KNOWN = frozenset(
    "the these those all both other its their our his her first last another".split()
)
_SMALL = 13
_LARGE = 100
_ADULT, _OLD = 15, 100
_VIDEO_LINES = frozenset({"480", "720", "1080", "1440", "2160"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A number with what is read around it: pieces `first` to `last`, offsets `start` to `end`.

    `kind` is "money", "ratio", "measure", "time", "count" or "bare"; `plain` is the value
    before its scale. `label` is why it is no quantity by itself ("date", "code", "weak"), or
    "". `hundredth` marks cents whose currency the context decides; `before` says that the
    currency stands before the number.
    """

    value: Decimal
    plain: Decimal
    scale: Decimal
    unit: str
    kind: str
    first: int
    last: int
    start: int
    end: int
    per: str = ""
    noun: str = ""
    label: str = ""
    direction: int = 0
    bound: Bound = "exact"
    upper: Decimal | None = None
    hundredth: bool = False
    before: bool = False


def readings(cut: Pieces) -> list[Reading]:
    """Every number of a sentence, in order, what only labels included; [] without any."""
    found: list[Reading] = []
    outside = addresses(cut.sentence)
    done = 0
    for at, text in enumerate(cut.raw):
        if at < done:
            continue
        if text[0] in DIGITS or text in SIGNS:
            reading = _in_digits(cut, at, done, found)
        elif cut.lower[at] in SIGNALS:
            reading = _in_words(cut, at, done)
        else:
            continue
        if reading is None:
            continue
        done = reading.last
        if not any(start <= reading.start < end for start, end in outside):
            found.append(reading)
    return found


def _in_digits(cut: Pieces, at: int, done: int, earlier: list[Reading]) -> Reading | None:
    money = currency_before(cut, at)
    if money and money.first < done:
        money = None
    number = number_at(cut, at, money=money is not None)
    if number is None:
        return None
    after_date = bool(earlier) and earlier[-1].label == "date" and at - earlier[-1].last <= 1
    return _read(cut, number, money, done, after_date=after_date)


def _in_words(cut: Pieces, at: int, done: int) -> Reading | None:
    word = cut.lower[at]
    if word in ("half", "quarter") or word in _SCALE_WORDS:
        back = 1 if at > done and cut.word(at - 1) in ("a", "an") else 0
        number = number_at(cut, at - back) if back or word in ("half", "quarter") else None
        if number is not None and number.last > at:
            return _read(cut, number, None, done)
    if word in _NUMBER_WORDS:
        key = at + 2 if cut.word(at + 1) in HYPHENS else at + 1
        if cut.word(key) in PARTS or cut.word(key) in PLURAL_PARTS:
            multiple = multiple_at(cut, key)
            if multiple is not None and multiple.first == at:
                return _multiple(cut, multiple)
        number = number_at(cut, at)
        if number is not None:
            return _read(cut, number, currency_before(cut, at), done)
    elif word in STARTERS:
        multiple = multiple_at(cut, at)
        if multiple is not None and multiple.first >= done:
            return _multiple(cut, multiple)
    return None


def _multiple(cut: Pieces, found: Multiple) -> Reading:
    return Reading(
        found.value,
        found.value,
        Decimal(1),
        found.unit,
        "ratio",
        found.first,
        found.last,
        cut.starts[found.first],
        cut.ends[found.last - 1],
        direction=found.direction,
        bound="about" if found.about else "exact",
    )


def _read(
    cut: Pieces, number: Number, money: Currency | None, done: int, *, after_date: bool = False
) -> Reading:
    if money is None:
        large = number.scale != 1 or (number.plain >= _LARGE and not _says_year(cut, number))
        money = currency_after(cut, number.last, large=large)
        if money and not _is_money(cut, number, money):
            money = None
    if money:
        return _money(cut, number, money, done)
    unit = unit_at(cut, number.last)
    if unit is None:
        unit = phrase_at(cut, number.last, one=number.value == 1 and number.digits)
    label = (
        "" if unit and unit.kind == "ratio" else _label(cut, number, unit, after_date=after_date)
    )
    if label == "date" or label == "code":
        unit = None
    last = unit.last if unit else number.last
    per, last = per_at(cut, last) if not label else ("", last)
    first, start, sign = _signed(cut, number.first, cut.starts[number.first], done)
    factor = (unit.factor if unit else 1) * (-1 if sign < 0 else 1)
    if not unit and _is_age(cut, number):
        unit = Counted("years", last, "", "time")
    return Reading(
        number.value * factor,
        number.plain,
        number.scale,
        unit.unit if unit else "",
        unit.kind if unit else "bare",
        first,
        last,
        start,
        cut.ends[last - 1],
        per,
        unit.noun if unit else "",
        label,
        sign,
    )


def _says_year(cut: Pieces, number: Number) -> bool:
    return number.scale == 1 and is_year(cut.raw[number.first])


def _is_money(cut: Pieces, number: Number, money: Currency) -> bool:
    """Whether the word after a number is a currency here: not "500 pounds of", "in 2023 yuan"."""
    word = cut.lower[money.last - 1]
    if word in ("pounds", "pound") and cut.word(money.last) == "of":
        return False
    if word == "p" and cut.raw[number.first] in _VIDEO_LINES:
        return False
    if word == "c" and money.power < 0 and number.plain >= _LARGE:
        return False
    return not (
        _says_year(cut, number) and cut.word(number.first - 1) in ("in", "since", "of", "for")
    )


def _money(cut: Pieces, number: Number, money: Currency, done: int) -> Reading:
    before = money.first < number.first
    value, scale, last = number.value, number.scale, max(number.last, money.last)
    if before:
        repeated = currency_after(cut, last)  # "$10 dollars", "US$ 5 million dollars"
        if repeated and repeated.code == money.code and not repeated.power:
            last = repeated.last
    elif scale == 1:
        scale, last = scale_at(cut, last, money=False)  # "75 USD million"
        value *= scale
    per, last = per_at(cut, last)
    start = min(money.start, cut.starts[number.first])
    first, start, sign = _signed(cut, min(money.first, number.first), start, done)
    power = Decimal(10) ** money.power * (-1 if sign < 0 else 1)
    if before and cut.raw[number.first - 1] in _MINUS:  # "$-5 million"
        power, sign = -abs(power), -1
    return Reading(
        value * power,
        number.plain,
        scale * abs(power),
        money.code,
        "money",
        first,
        last,
        start,
        cut.ends[last - 1],
        per,
        direction=sign,
        hundredth=money.minor,
        before=before,
    )


def _signed(cut: Pieces, first: int, start: int, done: int) -> tuple[int, int, int]:
    """The first piece, the offset and the direction with a printed sign before the amount."""
    at = first - 1
    if at < done or start != cut.starts[first]:
        return first, start, 0
    word = cut.raw[at]
    if cut.lower[at] in _MINUS_WORDS:
        return at, cut.starts[at], -1
    if (word in _MINUS or word == "+") and cut.joined(at):
        if at and (
            cut.joined(at - 1) and cut.raw[at - 1] not in "([/~≈" or cut.raw[at - 1][0] in DIGITS
        ):
            return first, start, 0
        return at, cut.starts[at], 1 if word == "+" else -1
    return first, start, 0


def _label(cut: Pieces, number: Number, unit: Counted | None, *, after_date: bool) -> str:
    """Why a number is no quantity: "date", "code" or "weak" (only in a range); "" if it is one."""
    if not number.digits:
        return _weakness(cut, number, unit)
    if number.scale != 1:
        return "code" if _is_scale_name(cut, number, unit) else ""
    if is_code(cut, number, bare=unit is None):
        return "code"
    if _says_year(cut, number) and unit and _counts_despite_year(cut, number, unit):
        return ""
    if is_date(cut, number, after_date=after_date):
        return "date"
    if unit and unit.kind != "count":
        return ""
    headline = is_title_case(cut)
    if is_marker(cut, number) or is_name(cut, number, headline=headline, counts=unit is not None):
        return "code"
    return ""


def _counts_despite_year(cut: Pieces, number: Number, unit: Counted) -> bool:
    if unit.kind == "measure":
        return cut.word(number.first - 1) not in ("in", "since", "by", "until", "of")
    bound, _ = hedge_before(cut, number.first)
    return bound != "exact"


def _is_scale_name(cut: Pieces, number: Number, unit: Counted | None) -> bool:
    """Whether a joined letter is no scale: "3M Co", "4K", "9M FY25", "10-K", "GPT-4b"."""
    if number.first and cut.joined(number.first - 1) and cut.raw[number.first - 1][-1].isalnum():
        return True
    letter = cut.raw[number.last - 1]
    if len(letter) > 1 or number.last - number.first != 2:  # noqa: PLR2004
        return False
    following = cut.word(number.last)
    if following[:1].isdigit() or following in ("fy", "'"):
        return True
    return number.plain < _SMALL and letter in "MKB" and (unit is None or letter == "K")


def _weakness(cut: Pieces, number: Number, unit: Counted | None) -> str:
    if number.scale != 1 or (number.value >= _LARGE and unit):
        return ""
    before = cut.word(number.first - 1)
    if unit is None or unit.last <= number.last:
        return "weak"
    if number.value == 1:
        return (
            "" if unit.kind == "time" and unit.unit != "days" and before not in _KNOWN else "weak"
        )
    if number.value < _SMALL and unit.kind == "count":
        joined = cut.raw[number.last] in HYPHENS
        return "weak" if joined or before in _KNOWN else ""
    return ""


def _is_age(cut: Pieces, number: Number) -> bool:
    """Whether a number between commas after a name is an age ("Jane Roe, 45, said")."""
    first = number.first
    return (
        first > 1
        and cut.raw[first - 1] == ","
        and cut.word(number.last) == ","
        and cut.raw[first - 2].istitle()
        and number.plain == int(number.plain)
        and _ADULT < number.plain < _OLD
    )

"""The numbers of a sentence, each read with what stands around it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from decimal import Decimal

from knowledge.language.codes import addresses
from knowledge.language.counted import Counted, per_at, phrase_at, unit_at
from knowledge.language.currencies import Currency, currency_after, currency_before
from knowledge.language.labels import label, says_year
from knowledge.language.marks import is_mark, is_place, is_reckoned
from knowledge.language.mentions import Bound
from knowledge.language.multiples import STARTERS, Multiple, multiple_at
from knowledge.language.numbers import (
    DIGITS,
    MINUS,
    ONES,
    SIGNS,
    TENS,
    Number,
    number_at,
    scale_at,
)
from knowledge.language.pieces import HYPHENS, Pieces
from knowledge.language.printed_rows import is_row

_NUMBER_WORDS = frozenset(ONES) | frozenset(TENS)
_SCALE_WORDS = frozenset("hundred thousand million billion trillion dozen crore lakh".split())
SIGNALS = _NUMBER_WORDS | STARTERS | _SCALE_WORDS
MINUS_WORDS = frozenset({"minus", "negative"})
_LARGE = 100  # from here on "won" after a number is money
_FINE = 4  # decimals from which on a number is a rate
_VIDEO_LINES = frozenset({"480", "720", "1080", "1440", "2160"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A number with what is read around it: pieces `first` to `last`, offsets `start` to `end`.

    `kind` is "money", "ratio", "measure", "time", "count" or "bare"; `plain` is the value
    before its scale. `label` is why it is no quantity by itself ("date", "code", "mark", "weak"), or
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
    outside = deque(addresses(cut.sentence))
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
        while outside and outside[0][1] <= reading.start:
            outside.popleft()
        if not (outside and outside[0][0] <= reading.start):
            found.append(reading)
    return found


def _in_digits(cut: Pieces, at: int, done: int, earlier: list[Reading]) -> Reading | None:
    money = _money_before(cut, at, done)
    number = number_at(cut, at, money=money is not None)
    if number is None:
        return None
    linked = earlier[-1].label if earlier and at - earlier[-1].last <= 1 else ""
    return _read(cut, number, money, done, after=linked)


def _in_words(cut: Pieces, at: int, done: int) -> Reading | None:
    word = cut.lower[at]
    if word in ("half", "quarter") or word in _SCALE_WORDS:
        back = 1 if at > done and cut.word(at - 1) in ("a", "an") else 0
        number = number_at(cut, at - back) if back or word in ("half", "quarter") else None
        if number is not None and number.last > at:
            return _read(cut, number, None, done)
    key = at
    if word in _NUMBER_WORDS:  # "two-thirds"
        key = at + 2 if cut.word(at + 1) in HYPHENS else at + 1
    if cut.word(key) in STARTERS:
        multiple = multiple_at(cut, key)
        if multiple is not None and multiple.first >= done and multiple.first <= at:
            return _multiple(cut, multiple)
    if word not in _NUMBER_WORDS:
        return None
    number = number_at(cut, at)
    return None if number is None else _read(cut, number, _money_before(cut, at, done), done)


def _money_before(cut: Pieces, at: int, done: int) -> Currency | None:
    """The currency before a number, unless the number before that has taken it."""
    money = currency_before(cut, at)
    return None if money is None or money.first < done else money


def _multiple(cut: Pieces, found: Multiple) -> Reading:
    return Reading(
        value=found.value,
        plain=found.value,
        scale=Decimal(1),
        unit=found.unit,
        kind="ratio",
        first=found.first,
        last=found.last,
        start=cut.starts[found.first],
        end=cut.ends[found.last - 1],
        direction=found.direction,
        bound="about" if found.about else "exact",
    )


def _read(
    cut: Pieces, number: Number, money: Currency | None, done: int, *, after: str = ""
) -> Reading:
    if money is not None and money.first < number.first and _is_percent(cut, number.last):
        money = None  # a slip of the press: "a return of Rs 9.4 percent"
    if money is None:
        large = number.scale != 1 or (number.plain >= _LARGE and not says_year(cut, number))
        money = currency_after(cut, number.last, large=large)
        if money and not _is_money(cut, number, money):
            money = None
    if money:
        return _money(cut, number, money, done)
    return _counted(cut, number, done, after)


def _is_percent(cut: Pieces, at: int) -> bool:
    unit = unit_at(cut, at)
    return unit is not None and unit.unit == "percent"


def _is_rate(number: Number) -> bool:
    """Whether a number has so many decimals that it counts nothing: "a 1.2650 | failure high"."""
    exponent = number.plain.as_tuple().exponent
    return isinstance(exponent, int) and exponent <= -_FINE


def _ends_cell(cut: Pieces, at: int) -> bool:
    """Whether the label of the next value follows, in a row of them: "Total 85,300 | Bids 1,200"."""
    return at < len(cut.raw) and cut.raw[at][:1].isupper() and is_row(cut.sentence)


def _counted(cut: Pieces, number: Number, done: int, after: str) -> Reading:
    """The reading of a number without currency: with its unit, its noun, or bare."""
    unit = unit_at(cut, number.last)
    if unit is None and not _is_rate(number) and not _ends_cell(cut, number.last):
        unit = phrase_at(cut, number.last, one=number.value == 1 and number.digits)
    if unit is not None and (is_reckoned(number, unit) or is_place(number, unit)):
        unit = None
    why = "" if unit and unit.kind == "ratio" else label(cut, number, unit, after=after)
    if not why and is_mark(cut, number, unit):
        why = "mark"
    if why in ("date", "code"):
        unit = None
    last = unit.last if unit else number.last
    per, last = ("", last) if why else per_at(cut, last)
    first, start, sign = _signed(cut, number.first, cut.starts[number.first], done)
    if unit is None:
        unit = Counted("", last, "", "bare")
    return Reading(
        value=number.value * unit.factor * (-1 if sign < 0 else 1),
        plain=number.plain,
        scale=number.scale,
        unit=unit.unit,
        kind=unit.kind,
        first=first,
        last=last,
        start=start,
        end=cut.ends[last - 1],
        per=per,
        noun=unit.noun,
        label=why,
        direction=sign,
    )


def _is_money(cut: Pieces, number: Number, money: Currency) -> bool:
    """Whether the word after a number is a currency here: not "500 pounds of", "in 2023 yuan"."""
    word = cut.lower[money.last - 1]
    if word in ("pounds", "pound") and cut.word(money.last) == "of":
        return False
    if word == "p" and cut.raw[number.first] in _VIDEO_LINES:  # "1080p"
        return False
    if word == "c" and money.power < 0 and number.plain >= _LARGE:
        return False
    return not (
        says_year(cut, number) and cut.word(number.first - 1) in ("in", "since", "of", "for")
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
    if before and cut.raw[number.first - 1] in MINUS:  # "$-5 million"
        power, sign = -abs(power), -1
    return Reading(
        value=value * power,
        plain=number.plain,
        scale=scale * abs(power),
        unit=money.code,
        kind="money",
        first=first,
        last=last,
        start=start,
        end=cut.ends[last - 1],
        per=per,
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
    if cut.lower[at] in MINUS_WORDS:
        return at, cut.starts[at], -1
    if (word in MINUS or word == "+") and cut.joined(at) and not _binds_left(cut, at):
        return at, cut.starts[at], 1 if word == "+" else -1
    return first, start, 0


def _binds_left(cut: Pieces, at: int) -> bool:
    """Whether a dash belongs to what stands before it: "2020 -5", "pre-5"."""
    if not at:
        return False
    before = cut.raw[at - 1]
    return before[0] in DIGITS or (cut.joined(at - 1) and before not in "([/~≈")

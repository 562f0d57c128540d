"""Every quantity that a sentence states: money, percentages, counts, measures, multiples.

The sentence is cut into pieces; each number is read with its currency, scale, unit or noun;
readings are joined to ranges; what only labels (dates, names, codes) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.language.bracketed import bracketed
from knowledge.language.hedges import hedge_after, hedge_before
from knowledge.language.mentions import Bound, Quantity
from knowledge.language.pieces import Pieces, pieces
from knowledge.language.ranges import joined
from knowledge.language.readings import SIGNALS, Reading, readings
from knowledge.language.spans import Spans

_DIGIT = re.compile("[0-9¼½¾⅓⅔⅛⅜⅝⅞]")
_WORD = re.compile("[a-z]+")
_WITH_CENTS = frozenset({"AUD", "CAD", "NZD", "HKD", "SGD", "EUR", "ZAR"})
_LINKS = frozenset({"from", "to", "versus", "vs", "against", "compared with", "compared to", "and"})
_AGAINST = frozenset(
    {"from", "than", "versus", "vs", "against", "compared", "previously", "earlier"}
)
_FAR, _NEAR = 12, 3  # words between two numbers, and those of them that say how they stand
# The code of a security behind its name: "(ZAR2030=)", "(INR1YMIBROIS=CC)".
_INSTRUMENT = re.compile(r"[(<][A-Za-z0-9]{1,24}=[A-Za-z0-9]{0,24}[)>]")
_YUAN = ("yuan", "renminbi", "rmb")


def quantities(sentence: str) -> list[Quantity]:
    """The quantities of a sentence, in order, with spans that do not overlap; [] without any.

    >>> [(q.text, str(q.value), q.unit) for q in quantities("Sales rose 3% to $2.5bn.")]
    [('3%', '3', 'percent'), ('$2.5bn', '2500000000', 'USD')]
    """
    if not _may_state(sentence):
        return []
    cut = pieces(sentence)
    read = [reading for reading in bracketed(cut, joined(cut, readings(cut))) if not reading.label]
    found = [_quantity(cut, reading) for reading in _in_context(cut, read)]
    if "=" not in sentence:
        return found
    codes = Spans(match.span() for match in _INSTRUMENT.finditer(sentence))
    return [quantity for quantity in found if not codes.overlap(quantity.start, quantity.end)]


def _may_state(sentence: str) -> bool:
    """Whether a sentence has a digit or a number word; most have not, and cost no more."""
    if _DIGIT.search(sentence):
        return True
    return not SIGNALS.isdisjoint(_WORD.findall(sentence.lower()))


def _in_context(cut: Pieces, read: list[Reading]) -> list[Reading]:
    """The readings with the currencies that only their sentence decides.

    Cents are those of the dollars or euros named before them; a ¥ in a sentence on yuan is one.
    """
    current, dinar = "", "RSD"  # Serbia's, which is the one printed without its country
    on_yuan = "¥" in cut.sentence and any(word in cut.lower for word in _YUAN)
    result: list[Reading] = []
    for place, reading in enumerate(read):
        settled = reading
        if reading.kind == "bare" and result and cut.raw[result[-1].last : reading.first] == ["("]:
            settled = _in_brackets(cut, result[-1], reading)
        elif reading.kind == "bare" and (reading.scale != 1 or "." in cut.raw[reading.first]):
            settled = _with_neighbour(cut, reading, _beside(cut, read, place))
        if reading.unit == "dinars" and reading.kind == "count":
            settled = replace(reading, unit=dinar, kind="money", noun="")
        elif reading.unit.endswith("D") and "dinar" in cut.lower[reading.last - 1]:
            dinar = reading.unit
        if reading.unit in _WITH_CENTS:
            current = reading.unit
        elif reading.hundredth and current and reading.unit == "USD":
            settled = replace(reading, unit=current)
        elif reading.unit == "JPY" and on_yuan and cut.raw[reading.first] == "¥":
            settled = replace(reading, unit="CNY")
        result.append(settled)
    return result


def _in_brackets(cut: Pieces, stated: Reading, bare: Reading) -> Reading:
    """The reading of "SEK 98.0 million (145.1)", which gives the earlier value in brackets."""
    unscaled = abs(stated.value) == stated.plain * stated.scale
    if cut.word(bare.last) != ")" or stated.kind == "bare" or not unscaled:
        return bare
    scale = stated.scale if bare.scale == 1 else 1
    return replace(
        bare,
        value=bare.value * scale,
        scale=scale * bare.scale,
        unit=stated.unit,
        kind=stated.kind,
        per=stated.per,
        noun=stated.noun,
    )


def _beside(cut: Pieces, read: list[Reading], place: int) -> list[Reading]:
    """The readings before and behind one, past what only converts the one before: "($1.43)"."""
    first = max(place - 1, 0)
    if first and cut.raw[read[first - 1].last : read[first].first] == ["("]:
        first -= 1
        return [read[first], *read[place : place + 2]]
    return read[first : place + 2]


def _with_neighbour(cut: Pieces, bare: Reading, near: list[Reading]) -> Reading:
    """The reading of "2.7 trillion from 2.5 trillion yen", which prints the currency once for both.

    So does "4 trillion yen this year, up from 3.8 trillion".
    """
    for other in near:
        left, right = (other, bare) if other.first < bare.first else (bare, other)
        between = cut.lower[left.last : right.first]
        linked = " ".join(between) in _LINKS or (right is bare and _is_compared(between))
        each = other.before or bare.scale == 1
        alike = other.scale == bare.scale if each else other.scale != 1
        if linked and alike and other.kind == "money":
            return replace(bare, unit=other.unit, kind="money")
    return bare


def _is_compared(between: Sequence[str]) -> bool:
    """Whether words set the number behind them against the one before: "in May, up FROM a PRIOR"."""
    return len(between) <= _FAR and not _AGAINST.isdisjoint(between[-_NEAR:])


def _quantity(cut: Pieces, reading: Reading) -> Quantity:
    return Quantity(
        value=_plain(reading.value),
        unit=reading.unit,
        text=cut.sentence[reading.start : reading.end],
        start=reading.start,
        end=reading.end,
        bound=_bound(cut, reading),
        upper=None if reading.upper is None else _plain(reading.upper),
        per=reading.per,
        noun=reading.noun,
        direction=reading.direction,
    )


def _bound(cut: Pieces, reading: Reading) -> Bound:
    if reading.bound != "exact":
        return reading.bound
    before, _ = hedge_before(cut, reading.first, duration=reading.kind == "time")
    if before in ("at_least", "at_most"):
        return before
    after = hedge_after(cut, reading.last)
    return before if after == "exact" else after


def _plain(value: Decimal) -> Decimal:
    """The same value without trailing zeros or an exponent."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()

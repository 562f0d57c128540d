"""Earlier values in brackets behind what is stated, as Nordic reports print them.

"SEK 98.0 million (145.1)", "18 MSEK (15)", "EUR 3.2 (1.2) million", "12.4 (11.0) percent".
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from knowledge.language.counted import per_at, unit_at
from knowledge.language.currencies import currency_after
from knowledge.language.numbers import scale_at
from knowledge.language.pieces import Pieces
from knowledge.language.readings import Reading

_MARKED, _NOTES = frozenset({"code", "weak"}), 10  # numbers of notes are smaller
_STATED = frozenset({"money", "count"})
_SHARED = frozenset({"ratio", "measure"})


def bracketed(cut: Pieces, read: list[Reading]) -> list[Reading]:
    """The readings, an earlier value in brackets being no mark, and of the unit printed behind it."""
    for place, (left, right) in enumerate(pairwise(read)):
        if left.kind in _STATED and right.kind == "money" and not left.per:
            read[place] = _by_the_piece(cut, left, read[place + 1 : place + 3])
        if right.kind != "bare" or cut.raw[left.last : right.first] != ["("]:
            continue
        if cut.word(right.last) != ")":
            continue
        both = _with_unit_behind(cut, left, right)
        if both is not None and left.value == right.value and cut.raw[right.first].isalpha():
            read[place : place + 2] = both[0], replace(right, label="mark")  # "5 (five) percent"
        elif both is not None:
            read[place : place + 2] = both
        elif right.label in _MARKED and not left.label and left.kind in {"money", "ratio"}:
            note = right.plain < _NOTES and right.plain % 1 == 0
            read[place + 1] = right if note else replace(right, label="")
    return read


def _by_the_piece(cut: Pieces, stated: Reading, converted: list[Reading]) -> Reading:
    """An amount with what it is for behind its conversions: "6.20 reais ($1.15) per share"."""
    if cut.raw[stated.last : converted[0].first] != ["("]:
        return stated
    closed = next((other.last for other in converted if cut.word(other.last) == ")"), 0)
    per, _ = per_at(cut, closed + 1) if closed else ("", 0)
    return replace(stated, per=per) if per else stated


def _with_unit_behind(
    cut: Pieces, stated: Reading, earlier: Reading
) -> tuple[Reading, Reading] | None:
    """Both values with the scale and the unit that follow the bracket; None if nothing does."""
    if stated.scale != 1 or earlier.scale != 1 or stated.kind not in {"bare", "money"}:
        return None
    scale, after = scale_at(cut, earlier.last + 1, money=True)
    if stated.kind == "money":
        if scale == 1:
            return None
        return _scaled(stated, stated, scale), _scaled(earlier, stated, scale)
    money = currency_after(cut, after, large=scale != 1)
    if money:
        like = replace(stated, unit=money.code, kind="money", hundredth=money.minor)
        factor = scale * Decimal(10) ** money.power
        return _scaled(stated, like, factor), _scaled(earlier, like, factor)
    unit = unit_at(cut, after)
    if unit is None or unit.kind not in _SHARED:
        return None
    like = replace(stated, unit=unit.unit, kind=unit.kind)
    factor = scale * unit.factor
    return _scaled(stated, like, factor), _scaled(earlier, like, factor)


def _scaled(reading: Reading, like: Reading, factor: Decimal) -> Reading:
    return replace(
        reading,
        value=reading.value * factor,
        scale=factor,
        unit=like.unit,
        kind=like.kind,
        hundredth=like.hundredth,
        label="",
    )

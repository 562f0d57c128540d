"""Amounts of money whose currency is not printed again: "including 3.6 billion", "orders of 9 billion"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from knowledge.language.mentions import Quantity
from knowledge.language.metrics import MONEY, MetricMention, unit_kind
from knowledge.language.numbers import is_scale

_LAST_WORD = re.compile(r"[^\W\d_]+\.?(?= a | per |$)")
_BEHIND = 3  # characters between an amount and the word that says right behind it what it is
_CONVERTED = re.compile(r"\((?:or |about |around |some )?$")
_OF_MONEY = re.compile(r" of (?:\w+ ){0,3}$")
_PAID = re.compile(r" for (?:about |around |some |nearly |almost |over |more than )?$")
_LARGE = 100_000  # what is counted in as many could go on to be counted
_SIDE = 12  # characters before an amount in which a bracket may open


def in_currency(
    amounts: Sequence[Quantity], metrics: Sequence[MetricMention], text: str, current: str
) -> list[Quantity]:
    """The amounts, the bare ones of money with the currency of those before them.

    "It invests 12 billion euros, including 3.6 billion in cables": a number of millions or more
    that counts nothing is money where the word for it says so, or where it has none and the last
    amount before it was money. `current` is the currency of the sentences before, "" for none.
    """
    settled: list[Quantity] = []
    for place, amount in enumerate(amounts):
        if amount.unit == "pounds" and _is_sterling(amount, metrics, text):
            settled.append(replace(amount, unit="GBP"))
            continue
        if not _is_bare(amount):
            settled.append(amount)
            continue
        before = [other for other in settled if _is_stated(other, text)]
        behind = [other for other in amounts[place + 1 :] if _is_stated(other, text)]
        word = _word_for(amount, before[-1] if before else None, metrics)
        money = _means_money(word) if word else _goes_on(amount, before, text)
        near = [other.unit for other in (*reversed(before), *behind) if is_money(other)]
        unit = (near or [current])[0]
        settled.append(replace(amount, unit=unit) if money and unit else amount)
    return settled


def is_money(amount: Quantity) -> bool:
    """Whether an amount is printed with its currency."""
    return unit_kind(amount.unit, amount.per) in MONEY


def currency_of(amounts: Sequence[Quantity], text: str, current: str) -> str:
    """The currency in which the sentences behind go on: that of the last amount, else `current`."""
    units = [amount.unit for amount in amounts if is_money(amount) and _is_stated(amount, text)]
    return units[-1] if units else current


def _is_bare(amount: Quantity) -> bool:
    """Whether a number of thousands or more is printed without saying of what."""
    word = _LAST_WORD.search(amount.text)
    return not amount.unit and not amount.noun and word is not None and _scales(word[0].lower())


@cache
def _scales(word: str) -> bool:
    return is_scale(word) and word != "thousand"


def _is_stated(amount: Quantity, text: str) -> bool:
    """Whether an amount is a level of something, and none that only converts the one before."""
    if unit_kind(amount.unit, amount.per) not in {*MONEY, "count"} or amount.unit == "years":
        return False
    return _CONVERTED.search(text, max(0, amount.start - _SIDE), amount.start) is None


def _goes_on(amount: Quantity, before: Sequence[Quantity], text: str) -> bool:
    """Whether a number without a word of its own is of money as those before it are.

    Not where one of them counts millions, but where it is paid for what the last one counts.
    """
    if before and before[-1].noun and _PAID.search(text, before[-1].end, amount.start):
        return True
    large = [other for other in before if is_money(other) or abs(other.value) >= _LARGE]
    return bool(large) and all(map(is_money, large))


def _word_for(
    amount: Quantity, before: Quantity | None, metrics: Sequence[MetricMention]
) -> MetricMention | None:
    """The word for what a bare number is, right behind it or else between it and the one before."""
    start = before.end if before else 0
    for mention in reversed(metrics):
        near = start <= mention.start and mention.end <= amount.start
        if (near or 0 <= mention.start - amount.end <= _BEHIND) and _is_plain(mention):
            return mention
    return None


def _is_plain(mention: MetricMention) -> bool:
    """Whether a word tells what its number is without support, or means nothing but money."""
    return mention.strength > 1 or all("money" in reading.units for reading in mention.readings[:3])


def _means_money(mention: MetricMention) -> bool:
    """Whether the likeliest of the metrics that a word means is stated in money."""
    return any("money" in reading.units for reading in mention.readings[:1])


def _is_sterling(amount: Quantity, metrics: Sequence[MetricMention], text: str) -> bool:
    """Whether pounds are money: "24 billion pounds of revenue"."""
    return any(
        _means_money(mention) and _OF_MONEY.match(text[amount.end : mention.start])
        for mention in metrics
        if 0 <= mention.start - amount.end < 2 * _SIDE
    )

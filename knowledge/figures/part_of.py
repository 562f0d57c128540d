"""What a percentage with "of" behind it is a share of: "37% of group revenue", "a fifth of Norwind"."""

from __future__ import annotations

import re

from knowledge.figures.meaning import SHARE_MOVE, SHARE_OF
from knowledge.figures.shape import Item, Shape
from knowledge.language.metrics import MetricMention, metrics
from knowledge.language.names import NameMention

_PART_OF = re.compile(r"(?:\([^)]*\))?F[.NP]{0,4}")
_HALF = re.compile(r"P[.N]{0,2}(?=M)")  # "half its revenue"
# "The deficit was 3% of GDP", "4% of output": in what a balance is stated, not what is divided
_ECONOMY = frozenset({"gdp", "output", "gnp", "gross domestic product", "economic output"})
_STATED_IN = frozenset({"budget_balance", "trade_balance", "leverage", "debt"})
_WHOLE = re.compile(r"%F[.NP]{0,4}$")
_PHRASE = 8  # signs of such a phrase
_PARTS = frozenset({"ownership", "share_of", "people"})


def part_of(shape: Shape, index: int, before: str, *, plain: bool) -> str | None:
    """The metric of the percentage at `index` by what it is a part of; None if that tells nothing.

    `before` is the metric of the word before it, "" for none; it stands where it is `plain`.
    """
    part = _PART_OF.match(shape.signs, index + 1) or _HALF.match(shape.signs, index + 1)
    if part is None:
        return None
    following = _phrase(shape, index + part.end() - part.start())
    if any(mention.key == "market_size" for mention in following):
        return "market_share"
    if _is_held(shape, part.end() - 1, following):
        return "stake"
    mention = _metric_at(shape, part.end())
    if before and mention is None:
        return None
    if before in _STATED_IN and mention is not None and _is_economy(mention):
        return None
    # "The stock shed a tenth of its value"
    known = any(map(_is_worth, following)) if before == SHARE_MOVE else plain
    cut = "C" in shape.signs or any(
        item.metric is not None and item.metric.key == "layoffs" for item in shape.items
    )
    moved = _is_part(mention) and (cut or not _is_people(mention))
    return None if known or moved else SHARE_OF


def is_whole(shape: Shape, index: int, place: int) -> bool:
    """Whether a word is only what a percentage is of: "0.8% of | GDP |, up from 0.1%".

    The output of a country is no more than that for the percentage that is stated in it, too.
    """
    mention = _metric_at(shape, place)
    part = _WHOLE.search(shape.signs, max(0, place - _PHRASE), place)
    if mention is None or part is None:
        return False
    return part.start() != index or _is_economy(mention)


def _is_economy(mention: MetricMention) -> bool:
    """Whether a word is for the output of a country."""
    return mention.text.lower() in _ECONOMY


def _metric_at(shape: Shape, place: int) -> MetricMention | None:
    """The metric word at a place of a shape, None behind its end."""
    return shape.items[place].metric if place < len(shape.items) else None


def _is_held(shape: Shape, place: int, following: list[MetricMention]) -> bool:
    """Whether the whole is a company or its capital: who holds a part of it has a stake."""
    owned = shape.signs[place] == "N" and not following
    return (owned and _is_company(shape.items[place])) or any(map(_is_capital, following))


def _phrase(shape: Shape, place: int) -> list[MetricMention]:
    """The metric words of the noun phrase that goes on at a place."""
    end = place + 1
    while end < len(shape.signs) and shape.signs[end] in ".NPM":
        end += 1
    return [item.metric for item in shape.items[place + 1 : end] if item.metric is not None]


def _is_part(mention: MetricMention | None) -> bool:
    """Whether a word says by itself what a part of it is: "37% of shareholders"."""
    return mention is not None and any(
        "percent" in reading.units and _PARTS.intersection(metrics()[reading.key].families)
        for reading in mention.readings
    )


def _is_people(mention: MetricMention | None) -> bool:
    """Whether a word is for those who work: a part of them is cut only where words say so."""
    return mention is not None and mention.key == "headcount"


def _is_capital(mention: MetricMention) -> bool:
    """Whether a word stands for all shares of a company."""
    stake = any(r.key == "stake" and "percent" in r.units for r in mention.readings)
    return stake and mention.readings[0].key in {"shares", "stake"} and mention.strength > 1


def _is_worth(mention: MetricMention) -> bool:
    return any(reading.key == "market_value" for reading in mention.readings)


def _is_company(item: Item) -> bool:
    return isinstance(item.mention, NameMention) and item.mention.kind in {"company", "other"}

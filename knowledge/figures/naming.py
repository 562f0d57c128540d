"""What names of markets say of a metric, and which names are only parts of other words."""

from __future__ import annotations

from functools import cache

from knowledge.language.metrics import MetricMention, metric_mentions
from knowledge.language.names import NameMention
from knowledge.language.tokens import tokens

_PRICE_WORDS = {"commodity": "futures", "currency": "exchange rate", "index": "index"}


@cache
def price_word(kind: str) -> MetricMention:
    """What the plain word for the price of such a market says of a metric."""
    return metric_mentions(tokens(_PRICE_WORDS[kind]))[0]


def is_joint(text: str, name: NameMention) -> bool:
    """Whether a name is a part of a word that is none: "Zurich-based", "ex-Norwind"."""
    return text[name.end : name.end + 1] == "-" or (
        name.start > 1 and text[name.start - 1] == "-" and text[name.start - 2].islower()
    )

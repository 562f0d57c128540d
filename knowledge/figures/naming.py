"""What names of markets say of a metric, and which names are only parts of other words."""

from __future__ import annotations

import re
from functools import cache

from knowledge.language.metrics import MetricMention, metric_mentions
from knowledge.language.name_words import trade
from knowledge.language.names import NameMention
from knowledge.language.tokens import tokens

# "Norway's | largest tin miner | Tolva"
_DESCRIBED = re.compile(r"(?:['’]s)?(?P<words>(?: [a-z][\w-]*){1,4}) (?=[A-Z])")
_JOINING = frozenset(
    "of in by and or to for with from on at as is was are were has had said".split()
)
_PRICE_WORDS = {
    "commodity": "futures", "currency": "exchange rate", "index": "index", "sector": "index",
}  # fmt: skip


@cache
def price_word(kind: str) -> MetricMention:
    """What the plain word for the price of such a market says of a metric."""
    return metric_mentions(tokens(_PRICE_WORDS[kind]))[0]


def is_joint(text: str, name: NameMention) -> bool:
    """Whether a name is a part of a word that is none: "Zurich-based", "ex-Norwind".

    So is a place that only says where the company behind it is at home: "Norwegian miner Tolva".
    """
    if name.kind == "place" and _is_home(text, name):
        return True
    return text[name.end : name.end + 1] == "-" or (
        name.start > 1 and text[name.start - 1] == "-" and text[name.start - 2].islower()
    )


def _is_home(text: str, name: NameMention) -> bool:
    """Whether what a company is and then a name stand right behind a place."""
    found = _DESCRIBED.match(text, name.end)
    words = found["words"].split() if found else []
    return bool(words) and trade(words[-1]) is not None and _JOINING.isdisjoint(words)

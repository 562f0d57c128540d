"""What a question on a market leaves unsaid: "nikkei close" wants its level, "usdzar" the rand's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.language.metrics import MetricMention, Reading, metric
from knowledge.language.name_markets import DOLLAR, by_code, known_market, market_kind
from knowledge.language.tokens import Token
from knowledge.questions.query import Named
from knowledge.tables import words

_LEVELS = {
    "commodity": "commodity_price", "currency": "exchange_rate", "index": "index_level",
    "sector": "index_level",
}  # fmt: skip
_UNITS = {"commodity_price": "money", "exchange_rate": "money|count", "index_level": "count"}
# Words that ask for what a market stands at, or by how much it moved, whatever else they mean.
_LOOSE = frozenset(
    "price share_price share_price_change growth commodity_price exchange_rate index_level "
    "contract_value net_loss pe_ratio".split()
)
# Words of everyday that are markets only beside a word of price.
_EVERYDAY = frozenset(
    "lead won real tin dong lira gas steel carbon ether krona sol tea urea".split()
)
_STRONG = 2
_MARKET = "market"  # the family of what is quoted on markets
_PRICES = frozenset(_LEVELS.values())
_MOVES = frozenset({"percent", "money", "count", "percentage_point"})
# What a market does when it moves, which of anybody else says something else.
_GOES = frozenset("lose loses lost losing add adds added adding shed sheds shedding".split())
# What is made, moved or dug where the name of a commodity stands before it: "the LNG plant".
_THINGS = frozenset(
    "plant plants project projects pipeline pipelines terminal terminals mine mines miner miners"
    " refinery refineries refiner refiners smelter smelters field fields tanker tankers carrier"
    " producer producers maker makers buyer buyers seller sellers company companies giant".split()
)
_NEXT = re.compile(r"\s+([a-z]+)", re.IGNORECASE)
# What stands between the two of a pair.
_PAIRED = re.compile(r"[\s/-]*(?:(?:vs\.?|versus)\s+)?(?:the\s+)?")
_PAIR = re.compile(r"\b([a-z]{3})[ /-]?([a-z]{3})\b")
_LONGEST = 60  # letters of the longest name of a market


def market_of(text: str) -> str:
    """The market that a question's words name, "" if none: "spot gold" -> "Gold", "usdzar" -> "Rand".

    Of a pair of currencies it is the one that is not the dollar.
    """
    plain = text.lower() if len(text) <= _LONGEST else ""
    if plain in _EVERYDAY or not plain:
        return ""
    return known_market(plain) or _pair(plain)


def goes(cut: Sequence[Token], names: Sequence[Named], metrics: Sequence[MetricMention]) -> bool:
    """Whether a market moved: "how much did the rupee LOSE", "how many dollars did Brent ADD"."""
    markets = bool(names) and all(market_of(name.name) for name in names)
    return markets and is_of_trade(metrics) and any(token.lower in _GOES for token in cut)


def pairs(question: str) -> list[tuple[int, int]]:
    """The spans of the pairs of currencies in a question: "USD CAD on friday"."""
    return [match.span() for match in _PAIR.finditer(question.lower()) if _pair(match[0])]


def _pair(text: str) -> str:
    pair = _PAIR.fullmatch(text)
    if pair is None:
        return ""
    codes = [code.upper() for code in pair.groups()]
    known = [by_code(code) for code in codes]
    if not all(known):
        return ""
    return next((name for code, name in zip(codes, known, strict=True) if code != "USD"), "")


def is_of_trade(metrics: Sequence[MetricMention]) -> bool:
    """Whether nothing is asked for but prices and moves: not output, nor stocks, nor a premium.

    A verb beside a price says how it is had: "how many yen does a dollar BUY".
    """
    priced = any(mention.kind == "noun" and mention.key in _PRICES for mention in metrics)
    return all(
        mention.strength < _STRONG
        or mention.key in _LOOSE
        or metric(mention.key).families[0] == _MARKET
        or (priced and mention.kind == "verb")
        for mention in metrics
    )


def without_counterpart(names: Sequence[Named], text: str) -> list[Named]:
    """The names without the dollar that only says in what another currency is counted.

    "The rupee against the DOLLAR", "DOLLAR yen"; but "the dollar against the yen" is both.
    """
    currencies = [name for name in names if _is_currency(name)]
    dollars = [name for name in currencies if market_of(name.name) == DOLLAR]
    other = next((name for name in currencies if name not in dollars), None)
    if len(dollars) != 1 or other is None:
        return list(names)
    (dollar,) = dollars
    counts = dollar.start > other.start or _PAIRED.fullmatch(text, dollar.end, other.start)
    return [name for name in names if not (counts and name == dollar)]


def _is_currency(name: Named) -> bool:
    market = market_of(name.name)
    return bool(market) and market_kind(market) == "currency"


def as_traded(
    metrics: Sequence[MetricMention], names: Sequence[Named], text: str, *, moves: bool
) -> tuple[MetricMention, ...]:
    """The metrics of a question with what its markets are asked for by being named.

    Unchanged if it names no market, or asks for something else of it.
    """
    market = next((name for name in names if market_of(name.name)), None)
    others = any(not market_of(name.name) for name in names)
    kept = any(
        metric(said.key).families[0] == _MARKET and said.key not in _LOOSE for said in metrics
    )
    if market is None or others or kept or _is_of_thing(market, text):
        return tuple(metrics)
    key = _LEVELS[market_kind(market_of(market.name))]
    # "How many yen did one dollar BUY": a currency itself does nothing else.
    does = key == _LEVELS["currency"] and all(said.kind == "verb" for said in metrics)
    if not does and not is_of_trade(metrics):
        return tuple(metrics)
    said = metrics[0] if metrics else None
    span = said.spans if said else ((market.start, market.end),)
    text = said.text if said else market.typed
    return (MetricMention(_readings(key, moves=moves), span, text, "noun", _STRONG),)


def _is_of_thing(market: Named, text: str) -> bool:
    """Whether the name of a commodity only says what something else is for: "the LNG plant"."""
    behind = _NEXT.match(text, market.end)
    return behind is not None and behind[1].lower() in _THINGS


def _readings(key: str, *, moves: bool) -> tuple[Reading, ...]:
    """What a market is asked for: its level, or by how much it moved.

    An index moves in percent, as a share does, and in points.
    """
    if not moves:
        return (Reading(key, frozenset(words(_UNITS[key]))),)
    if key == _LEVELS["index"]:
        return Reading("share_price_change", _MOVES), Reading(key, frozenset({"count"}))
    return (Reading(key, _MOVES),)

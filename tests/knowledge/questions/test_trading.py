"""What questions on markets leave unsaid."""

from __future__ import annotations

import pytest

from knowledge.language.metrics import question_metrics
from knowledge.language.tokens import tokens
from knowledge.language.words import content_words
from knowledge.questions.query import Named
from knowledge.questions.trading import as_traded, goes, is_of_trade, market_of

# What a question calls a market; the market, "" for none.
MARKETS = [
    ("bullion", "Gold"),
    ("spot gold", "Gold"),
    ("usdzar", "Rand"),
    ("EUR/USD", "Euro"),
    ("usdjpy", "Yen"),
    ("usd cad", "Canadian dollar"),
    ("footsie", "FTSE 100"),
    ("wti", "West Texas Intermediate"),
    ("nifty50", "Nifty 50"),
    # words of everyday, and what is none
    ("lead", ""),
    ("won", ""),
    ("norwind", ""),
    ("abcdef", ""),
]

# A question, the market that it names, and whether it asks for a move; the metrics asked for.
ASKED = [
    ("nikkei close", "nikkei", False, ["index_level"]),
    ("what was bullion trading at", "bullion", False, ["commodity_price"]),
    ("price of silver", "silver", False, ["commodity_price"]),
    ("usdzar today", "usdzar", False, ["exchange_rate"]),
    ("how far did the sensex fall", "sensex", True, ["share_price_change"]),
    ("how many points did the sensex gain", "sensex", True, ["share_price_change"]),
    ("price of the lng plant", "lng", False, ["price"]),
    ("nifty support", "nifty", False, ["support_level"]),
    ("gold production", "gold", False, ["production"]),
    ("how many yen did a dollar buy", "dollar", False, ["exchange_rate"]),
    ("resistance for the rand", "rand", False, ["resistance_level"]),
    ("gold production", "gold", False, ["production"]),
]


@pytest.mark.parametrize(("text", "market"), MARKETS)
def test_markets(text: str, market: str) -> None:
    """A market has one name, whatever it is called."""
    assert market_of(text) == market


@pytest.mark.parametrize(("question", "market", "moves", "keys"), ASKED)
def test_metrics(question: str, market: str, moves: object, keys: list[str]) -> None:
    """Who only names a market asks where it stands."""
    cut = tokens(question)
    start = question.index(market)
    end = start + len(market)
    named = Named(market, market_of(market), start, end, (1,), tuple(content_words(tokens(market))))
    said = [one for one in question_metrics(cut) if one.end <= start or end <= one.start]
    assert [one.key for one in as_traded(said, [named], question, moves=bool(moves))] == keys


@pytest.mark.parametrize(
    ("question", "market", "does"),
    [
        ("how much did the rupee lose", "rupee", True),
        ("how many dollars did brent add", "brent", True),
        ("how many rigs did norwind add", "norwind", False),
        ("where did the rupee close", "rupee", False),
    ],
)
def test_what_a_market_does_is_a_move(question: str, market: str, does: object) -> None:
    """What a market loses or adds is by how much it moved."""
    cut = tokens(question)
    start = question.index(market)
    words = tuple(content_words(tokens(market)))
    named = Named(market, market, start, start + len(market), (1,), words)
    assert goes(cut, [named], question_metrics(cut)) == bool(does)


def test_what_is_made_is_no_trade() -> None:
    """Output is of who makes it, and not of the market."""
    assert not is_of_trade(question_metrics(tokens("gold production")))
    assert is_of_trade(question_metrics(tokens("gold price")))

"""What an amount is in a deal whose verb alone says too little: own shares, those of another, a bid.

"Acquired 3 million shares for $40 million" is a buyback in an article on one, "$2 billion of
shares in Volta" the worth of a stake, and "pays $4 per share" no dividend where somebody bids.
"""

from __future__ import annotations

import re

from knowledge.figures.meaning import kind_at
from knowledge.figures.measured import measures
from knowledge.figures.parts import Part, Statement
from knowledge.figures.what import What
from knowledge.language.metrics import MetricMention, choose

BUYBACK, STAKE, OFFER, BUILT = "buyback", "stake_value", "offer_price", "costs"
_SPENT = frozenset({"deal_value", "costs", "investment", "market_value", "valuation", "price"})
_SOLD = _SPENT - {"investment"} | {"revenue"}
_OWN = re.compile(
    r"\b(?:buy-?backs?|share repurchases?|repurchase programme?|(?:its|their|of) own shares"
    r"|repurchas(?:ed|ing) (?:[\w,.]+ ){0,4}shares|buys? back|bought back|buying back)\b",
    re.IGNORECASE,
)
_FOR_SHARES = re.compile(r"\b(?:shares?|stock)\b[^.;]{0,40}$", re.IGNORECASE)
# "$2 billion | of shares in Volta", "a $2 billion | sale of shares", "$2 billion | in Volta stock"
_SHARES = re.compile(
    r" (?:(?:worth )?of|(?P<paid>in)|sale of|offering of) (?:[\w’'.&-]+ ){0,4}?(?:shares|stock)\b"
    r"(?! (?:market|exchange|price|index|option|award|compensation))",
    re.IGNORECASE,
)
_BID = re.compile(
    r"\b(?:tender offer|bid(?:s|ding)?|takeover|buyout|acquir\w+|acquisition|merger)\b",
    re.IGNORECASE,
)
_MADE = re.compile(r" (?:\([^()]*\) )?(?:each )?to (?:make|produce|mint|manufacture|run|operate)\b")
_IN = re.compile(r"(?:[(][^()]{1,9}[)])?i[.NPCT]{0,3}M")
_ARTICLE = re.compile(r"(?: \([^()]*\))? in (?:an?|the|its|their|one) ", re.IGNORECASE)
_DEBT = re.compile(r"\b(?:bonds|notes|debentures)\b", re.IGNORECASE)
_BACK = 90  # characters before an amount


def dealt_in(here: Statement, part: Part, what: What) -> str:
    """The metric of an amount that is paid or asked for something, by what that is."""
    word = here.scene.shape.items[what.place].metric
    if word is None:
        return what.metric
    if part.quantity.per:
        bid = word.kind == "verb" and what.metric == "dividend" and _is_bid(here)
        return OFFER if bid else what.metric
    return _spent(here, part, what.metric) or _named_behind(here, part, what, word)


def _spent(here: Statement, part: Part, metric: str) -> str:
    """What money is spent on: own shares, shares of another, a thing to make; "" for others."""
    text, end = here.scene.reading.text, part.quantity.end
    if metric == "price" and _MADE.match(text, end):
        return BUILT
    if metric in _SPENT and _is_own(here, part):
        return BUYBACK
    found = _SHARES.match(text, end) if metric in _SOLD else None
    # "$10 million in stock" is what one sells, or what one pays with.
    return STAKE if found and (not found["paid"] or metric == "revenue") else ""


def _is_bid(here: Statement) -> bool:
    """Whether sentence or title is about a bid, and no dividend is named."""
    text = here.scene.reading.text
    if "ividend" in text:
        return False
    return any(_BID.search(one) is not None for one in (text, *here.spoken.texts[:1]))


def _is_own(here: Statement, part: Part) -> bool:
    """Whether the amount is for shares of its own that a company buys."""
    text, start = here.scene.reading.text, part.quantity.start
    if _DEBT.search(text, part.quantity.end):
        return False
    if _OWN.search(text):
        return True
    titled = any(map(_OWN.search, here.spoken.texts[:1]))
    return titled and _FOR_SHARES.search(text, max(0, start - _BACK), start) is not None


def _named_behind(here: Statement, part: Part, what: What, word: MetricMention) -> str:
    """What money is that comes in as something: "secured $3 million | in annual rent"."""
    shape = here.scene.shape
    weak = what.place < part.index and word.kind == "verb" and word.strength == 1
    found = _IN.match(shape.signs, part.index + 1) if weak else None
    if found is None or _ARTICLE.match(here.scene.reading.text, part.quantity.end):
        return what.metric
    noun = shape.items[found.end() - 1].metric
    if noun is None or noun.kind != "noun" or noun.strength == 1:
        return what.metric
    key = choose(noun, kind_at(shape, part.index))
    return key if key is not None and measures(shape, part.index, key) else what.metric

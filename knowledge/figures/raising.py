"""With what money is raised: by debt, by new shares, at a flotation, or in a round of funding.

"Raised $3 million" and "proceeds of $3 million" say it of any of them. What is said beside the
amount tells, then the sentence, then the title and the sentence before.
"""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.figures.parts import Part, Statement
from knowledge.figures.what import What

DEBT, FLOAT, SHARES, ROUND = "debt_raised", "ipo_size", "share_offering", "funding"
_RAISED = frozenset({DEBT, FLOAT, SHARES, ROUND})
_LOOSE = _RAISED | {"investment", "deal_value", "price", "market_value"}
# Words that say that money comes in, and not with what.
_NEUTRAL = re.compile(
    r"(?:rais|proceeds|(?:gross|net|total|aggregate) |secur|offering|private placement|financing$"
    r"|commitments?$|facilit|prices?$|priced|transaction|placement|tranche|worth$|lands?$)",
    re.IGNORECASE,
)
_PAPER = r"""(?:bonds?|(?:senior|convertible|secured|unsecured|subordinated|promissory|loan)\ notes
    |notes\ due|debentures?|sukuk|term\ loan|mortgage-backed|bond\ issues?
    |(?:bank|term|credit|debt|loan|revolving|draw-?down|financing)\ facility|credit\ line|loan)"""
_KINDS = re.compile(
    rf"""(?<!pre-)\b(?:(?P<debt_raised>{_PAPER})
      |(?P<ipo_size>IPO|initial\ (?:public\ offering|share\ (?:sale|offering))|flotation|listing
        |(?:fixed\ price|book-built|maiden|public)\ issue)
      |(?P<share_offering>(?:new|ordinary|common)\ (?:\w+\ )?shares|common\ stock|rights\ issue
        |equity\ raise|share\ (?:placing|placement|offering|issue|sale)|placing|entitlement\ offer
        |stock\ offering|QIP|registered\ direct|subsequent\ offering)
      |(?P<funding>series\ [a-h]\b|seed|funding|fundrais\w*|rounds?|venture|startups?))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# As of $3 million in 2% convertible senior notes, or for a bond issue
_BESIDE = re.compile(
    rf"""[,)]?\ (?:(?:in|of|via|through|by|for|worth\ of)\ )?(?:(?!and\ )[\w.%&’'-]+\ ){{0,5}}?
         {_PAPER}\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HELD = re.compile(
    r"\b(?:redeem|repay|repaid|retire|refinanc|repurchas|bought|buy|outstanding|invest|hold|own)",
    re.IGNORECASE,
)
# All that it ever raised, in rounds of many kinds
_EVER = re.compile(r"\b(?:to date|so far|since (?:its?|being|the)\b|over the years)", re.IGNORECASE)
_BACK = 60  # characters before an amount that tell what is done with it


def raised(here: Statement, part: Part, what: What) -> str:
    """The metric of money that comes in, by what it is raised with."""
    if what.metric not in _LOOSE:
        return what.metric
    word = here.scene.shape.items[what.place].metric
    if word is None or not _NEUTRAL.match(word.text):
        return what.metric
    text, quantity = here.scene.reading.text, part.quantity
    if _HELD.search(text, max(0, quantity.start - _BACK), quantity.start):
        return what.metric
    if _BESIDE.match(text, quantity.end):
        return DEBT
    told = _told(here) if what.metric in _RAISED else frozenset()
    return next(iter(told)) if len(told) == 1 else what.metric


def _told(here: Statement) -> frozenset[str]:
    """With what money is raised, as its sentence tells; else the one before, else the title."""
    text, number, texts = here.scene.reading.text, here.scene.number, here.spoken.texts
    if _EVER.search(text):
        return frozenset()
    before = kinds(texts[number - 1]) if 0 < number < len(texts) else frozenset()
    return kinds(text) or before or (kinds(texts[0]) if texts else frozenset())


@lru_cache(maxsize=64)
def kinds(text: str) -> frozenset[str]:
    """All that a sentence names with which money can be raised.

    >>> sorted(kinds("Norwind sells bonds ahead of its IPO"))
    ['debt_raised', 'ipo_size']
    """
    return frozenset(found.lastgroup or "" for found in _KINDS.finditer(text))

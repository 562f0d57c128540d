"""Which group of investors bought, sold or bid: "FIIs", "QIBs", "mutual funds"."""

from __future__ import annotations

import re

_METRICS = frozenset({"net_buying", "net_selling", "subscription"})
_DEALS = frozenset({"deal_value", "stake_value", "market_value", "equity", "other", "investment"})
_TRADED = re.compile(
    r"\b(?:(?P<bought>bought|purchased|infused|pumped|invested|net buy(?:s|ers?|ing)?)|sold|offloaded"
    r"|offloading|net sell(?:s|ers?|ing)?|withdrew|pulled)\b"
)
# What each group is called: the short name first, which is what a question types.
_GROUPS = {
    "FIIs": r"fiis?|foreign institutional investors?",
    "FPIs": r"fpis?|foreign portfolio investors?",
    "DIIs": r"diis?|domestic institutional investors?",
    "QIBs": r"qibs?|qualified institutional (?:buyers?|bidders?|investors?)",
    "NIIs": r"niis?|non[- ]institutional (?:investors?|buyers?|bidders?)|high net[- ]worth individuals?|hnis?",
    "retail": r"riis?|retail (?:individual )?(?:investors?|portion|part|category|quota|bidders?)",
    "employees": r"employees?(?:' (?:portion|part|category|quota))",
    "foreign": r"foreign(?:ers| investors| funds)|overseas investors",
    "mutual funds": r"mutual funds",
}
_FIND = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<g{place}>{forms})" for place, forms in enumerate(_GROUPS.values()))
    + r")\b",
    re.IGNORECASE,
)
_NAMES = tuple(_GROUPS)
_REACH = 150  # characters between a group and its amount
_BEHIND = re.compile(r"[^,;.]{0,20}\b(?:by|from|among|for)\b[^,;.]{0,20}$")


def investors_of(text: str, metric: str, start: int, end: int) -> str:
    """The group of investors whose flow or bid stands at `start:end`, "" if none is named.

    >>> investors_of("FIIs sold 3 crore while DIIs bought 5 crore", "net_buying", 36, 43)
    'DIIs'
    """
    if metric not in _METRICS:
        return ""
    found = list(_FIND.finditer(text, max(0, start - _REACH), start))
    if found:
        return _name(found[-1])
    behind = _FIND.search(text, end, end + _REACH)
    joined = behind is not None and _BEHIND.fullmatch(text, end, behind.start())
    return _name(behind) if behind is not None and joined else ""


def flow_of(text: str, metric: str, start: int) -> str:
    """The metric of what a group of investors bought or sold for money; that given, if none did.

    >>> flow_of("DIIs purchased shares worth Rs 3 crore", "market_value", 28)
    'net_buying'
    """
    found = list(_FIND.finditer(text, max(0, start - _REACH), start)) if metric in _DEALS else []
    verbs = list(_TRADED.finditer(text, found[-1].end(), start)) if found else []
    if not verbs:
        return metric
    return "net_buying" if verbs[-1]["bought"] else "net_selling"


def _name(found: re.Match[str]) -> str:
    return _NAMES[int((found.lastgroup or "g0")[1:])]

"""What is known of a figure when its period is sought, and which metrics last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from knowledge.figures.figure import Role
from knowledge.language.mentions import Period
from knowledge.language.metrics import metrics

# Families of metrics whose figures are of a day, and of those that are of a stretch of time.
DAILY = frozenset({"market", "share", "flow"})
# So are what a price makes of them, and how far the shares on offer were asked for.
QUOTED = frozenset(
    {"yield", "yield_spread", "pe_ratio", "dividend_yield", "market_value", "subscription"}
)
FLOWS = frozenset(
    "sales profit growth margin volume orders per_share income cash bank insurance economy "
    "one_off trade output share_of audience".split()
)
_COUNTED = frozenset({"flow"})
ECONOMIC = frozenset({"economy"})
# What is counted for a whole country month by month, or week by week.
_STATISTICS = frozenset(
    """inflation unemployment jobs retail_sales building_permits pmi confidence_index wage_growth
    inventories occupancy""".split()
)
_HELD = frozenset({"stake", "shares", "voting_rights", "treasury_shares"})
# What is left once a deed is done: "After the transaction, she holds 5,400 shares".
_AFTERWARDS = re.compile(
    r"(?:after|following)\s?(?:(?:completion|settlement)\ of\ )?(?:the|this|these|those|said)\s?"
    r"(?:above\ )?(?:share\ )?(?:transactions?|acquisitions?|purchases?|sales?|trades?|disposals?)\b",
    re.IGNORECASE,
)
STANDING = frozenset(
    {"contract_value", "cash", "deposits", "loans", "capacity", "recalls", "stake"}
)

_BALANCES = frozenset({"cash", "deposits", "loans"})
_LEVELS = _BALANCES | {"assets", "liabilities", "equity", "debt", "assets_under_management"}
# A balance at the end of what is reported on: "deposits rose 4% to", "liabilities stood at".
_STANDS_AT = re.compile(
    r"\b(?:(?:rose|grew|increased|climbed|jumped|fell|declined|decreased|dropped|up|down)\b[^;|]{0,40}? to"
    r"|amount(?:ed|ing) to|stood at|totall?ed|came to)"
    r"(?: (?:about|around|approximately|nearly|over|more than|only|just|an?|(?:all-time |new )?record))* ?$"
)
_STANDS_WITHIN = 90
_SEQUENTIAL = re.compile(r"\b(?:QoQ|sequential|quarter[- ]o(?:n|ver)[- ]quarter)")


@dataclass(frozen=True, slots=True)
class Timed:
    """What is known of a figure when its period is sought.

    `base` is the period of what a prior figure is compared with; of a `former` forecast, that
    is its own period. An `estimate` is of what was reported. A `yearly` figure ("$90 million a
    year") is of no single period unless the sentence says so. `text` is the sentence,
    `start` the place of the figure in it.
    """

    index: int
    metric: str
    role: Role
    base: Period | None = None
    estimate: bool = False
    former: bool = False
    scope: str = ""
    yearly: bool = False
    published: date | None = None
    text: str = ""
    start: int = 0

    @property
    def daily(self) -> bool:
        """Whether the figure is of a day."""
        return self.metric in QUOTED or self.family(DAILY)

    @property
    def counted(self) -> bool:
        """Whether a daily figure adds up, so that it may well be that of a month: net buying."""
        return self.family(_COUNTED)

    @property
    def paid_out(self) -> bool:
        """Whether it is a dividend: of the period whose profit is paid out, not of its payment."""
        return self.metric == "dividend"

    def family(self, families: frozenset[str]) -> bool:
        """Whether the metric is of one of these families."""
        return not families.isdisjoint(metrics()[self.metric].families)


def lasts(metric: str) -> bool:
    """Whether figures of a metric are of a stretch of time, which the next ones share."""
    families = metrics()[metric].families
    return not (FLOWS.isdisjoint(families) or metric in STANDING)


def is_balance(timed: Timed) -> bool:
    """Whether a bank's balance moved, as its results say it: "loans rose 4%"."""
    return timed.role == "change" and timed.metric in _BALANCES


def is_sequential(timed: Timed) -> bool:
    """Whether a result is set against the quarter before: "profit fell 3% sequentially"."""
    flow = timed.family(FLOWS) and not timed.family(ECONOMIC)
    return flow and _SEQUENTIAL.search(timed.text) is not None


def is_statistic(timed: Timed) -> bool:
    """Whether a figure is one of those that are counted month by month, or week by week."""
    return timed.metric in _STATISTICS


def is_left(timed: Timed) -> bool:
    """Whether a holding is what is left by a deed that was told of: "after the transaction"."""
    held = timed.metric in _HELD and timed.role == "reported"
    return held and _AFTERWARDS.search(timed.text) is not None


def is_closing(timed: Timed) -> bool:
    """Whether a balance is told as results tell it: "deposits rose 4% to", "debt stood at"."""
    start = timed.start
    if timed.metric not in _LEVELS or timed.role != "reported":
        return False
    return _STANDS_AT.search(timed.text, max(0, start - _STANDS_WITHIN), start) is not None

"""Who may own a figure, whose is sought, and what each piece of evidence costs.

Each piece of evidence has a name and an amount; `data/owner_prices.csv` gives what it costs.
The cheapest candidate owns the figure. A negative price speaks for a candidate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from knowledge.figures.what import What
from knowledge.language.metrics import metrics
from knowledge.tables import table

Evidence = tuple[str, float]

MARKET, ECONOMY, SHARE = "market", "economy", "share"
_STATES = frozenset("tariff trade_balance trade_volume exports imports interest_rate yield".split())
_COMPANYS = frozenset({"sales", "profit", "margin", "per_share", "insurance", "cash"})


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whose figure it may be: the number in the cast, and what kind of name it is.

    `source` is what one is who mostly reports the figures of others (and is not what the
    article is about): analyst, data, office, media, exchange, or organ of a company; "" for others.
    `marks` are what the article shows of it: "topic", "titled", "once" (named once only),
    "body" (a central bank, a ministry), "common" (of common words only), "letters" (in capitals only, and nothing tells what it is).
    """

    entity: int
    kind: str
    source: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Someone of whom the article was speaking: the number in the cast, and the kind.

    `ways` are how it was: "spoken" last, "topic" of the article, "titled", of the "same" metric
    in the sentence before, "heading" of the paragraph, "home" of an article about a country.
    """

    entity: int
    kind: str
    ways: tuple[str, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figure is sought: the quantity's place, its metric, and who was spoken of before.

    `anchor` is the place of the metric word, else that of the quantity; `metric` the key of the
    metric, "other" without one; `sphere` what has such figures: "market", "economy", "share",
    "company", "any", or "open". They are found once, as every candidate is held against them.
    `of_index` is set where the words for the metric are for an index ("the main share index").
    """

    index: int
    anchor: int
    metric: str
    sphere: str
    families: tuple[str, ...]
    context: tuple[Known, ...]
    of_index: bool = False

    @classmethod
    def of(
        cls,
        index: int,
        what: What | None,
        context: tuple[Known, ...] = (),
        *,
        of_index: bool = False,
    ) -> Asked:
        """What is sought of a quantity, given what it measures."""
        if what is None:
            return cls(index, index, "other", "open", (), context)
        families = metrics()[what.metric].families
        sphere = MARKET if of_index else _sphere(what.metric)
        return cls(index, what.place, what.metric, sphere, families, context, of_index)

    def family(self, families: frozenset[str]) -> bool:
        """Whether the metric is of one of these families."""
        return not families.isdisjoint(self.families)


@cache
def _sphere(metric: str) -> str:
    families = metrics()[metric].families
    if metric == "other":
        return "open"
    if families[0] in (MARKET, ECONOMY) and metric != "bet":
        return families[0]
    if metric in _STATES:
        return ECONOMY
    if SHARE in families:
        return SHARE
    return "company" if not _COMPANYS.isdisjoint(families) else "any"


@cache
def prices() -> dict[str, float]:
    """What each piece of evidence costs (`data/owner_prices.csv`)."""
    return {row["evidence"]: float(row["price"]) for row in table("owner_prices")}


def cost(evidence: Iterable[Evidence]) -> float:
    """The price of a candidate: the sum over its evidence; what the table has not is free."""
    price = prices().get
    return sum([price(name, 0.0) * amount for name, amount in evidence])

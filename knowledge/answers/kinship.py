"""How the metric of a figure stands to those that a question names, as features."""

from __future__ import annotations

from functools import cache

from knowledge.answers.passage import text_keys
from knowledge.figures.figure import Figure
from knowledge.language.metrics import MetricMention, metric, related
from knowledge.language.spans import begins_in
from knowledge.language.words import match_keys
from knowledge.questions.how_many import counted_span
from knowledge.questions.query import Query
from knowledge.tables import table, words

_LINES = frozenset(("profit", "margin"))  # each of them has lines that are told apart
_SALES = "sales"  # ... as those of sales in money are: revenue is no value of goods sold for others
_MONEY = frozenset(("money",))
_ALIKE = 0.8  # how surely a printed word has to be the one of the question
_PRINTED = 1.0  # a label has the very word of the question, no kin: an owner is no stake
_LIKELIEST = 1  # of the readings of a phrase, those that others answer for
_PLAINLY = 3  # strength of a metric's name that means nothing else


@cache
def _near() -> frozenset[tuple[str, str]]:
    return frozenset(
        (row["asked"], given) for row in table("near_metrics") for given in words(row["given"])
    )


def is_near(asked: str, given: str) -> bool:
    """Whether a figure of one metric answers for another, by `data/near_metrics.csv`.

    >>> is_near("valuation", "market_value"), is_near("orders", "revenue")
    (True, False)
    """
    return (asked, given) in _near()


def metric_features(query: Query, figure: Figure, _: str) -> dict[str, float]:
    """How the metric of the figure stands to the metrics of the question's words."""
    if figure.metric == "other" and (printed := _as_printed(query, figure)):
        return {printed: 1.0}
    if not query.metrics:
        return {"no_metric": 1.0}
    if _other_line(query, figure):
        return {"metric_other_line": 1.0, "metric_sibling": 1.0}
    best: dict[str, float] = {}
    for mention in query.metrics:
        name = _kinship(mention, figure)
        best[name] = max(best.get(name, 0.0), mention.strength / _PLAINLY)
        if figure.metric == _meant(mention, query):
            best["metric_meant"] = 1.0
    if len(query.metrics) > 1:
        best[_order_of(query, figure)] = 1.0
    return best


def _as_printed(query: Query, figure: Figure) -> str:
    """Whether a figure of no metric is asked for by the words that the article has for it.

    "Metric_counted" for what is counted ("how many TENANTS"), "metric_printed" for a label.
    """
    first, last = counted_span(query.noun)
    counted = [word for word in query.noun if first <= word.start < last]
    if counted:
        found = match_keys(counted[-1:], text_keys(f"{figure.noun} {figure.unit}"))
        return "metric_counted" if max(found) >= _ALIKE else ""
    named = [word for word in query.words if begins_in(word.start, query.metric_spans)]
    if not named or not figure.label:
        return ""
    found = match_keys(named, text_keys(figure.label))
    return "metric_printed" if min(found) == _PRINTED else ""


def _order_of(query: Query, figure: Figure) -> str:
    """Whether the figure is of what the question names first: "VALUATION after the round"."""
    first, *others = query.metrics
    if figure.metric in first.keys:
        return "metric_first"
    return "metric_later" if any(figure.metric in one.keys for one in others) else "metric_none"


def _other_line(query: Query, figure: Figure) -> bool:
    """Whether the figure is another line of the accounts than every one that is asked for.

    A verb ("how much did the unit LOSE") asks for none of them more than for another, nor does
    a plain "profit": of a division there is no other than the operating one.
    """
    lined = (one for one in query.metrics if one.kind == "noun" and one.strength >= _PLAINLY)
    keys = {key for mention in lined for key in mention.keys}
    if figure.metric == "other" or not _is_line(figure.metric):
        return False
    lines = {key for key in keys if _is_line(key)}
    return bool(lines) and all(
        related(key, figure.metric) == "sibling" and not is_near(key, figure.metric)
        for key in lines
    )


def _is_line(key: str) -> bool:
    """Whether a metric is a line of the accounts, of which others are told apart."""
    found = metric(key)
    sales = _SALES in found.families and found.units == _MONEY
    return sales or not _LINES.isdisjoint(found.families)


def _meant(mention: MetricMention, query: Query) -> str:
    """The metric that the question's words mean first, by the kinds of unit it asks for.

    By how far an index moved is told as of anything else that is traded, in points as in percent.
    """
    fits = (one.key for one in mention.readings if not query.kinds or one.units & query.kinds)
    key = next(fits, mention.key)
    moved = key == "index_level" and query.role == "change"
    return "share_price_change" if moved else key


def _kinship(mention: MetricMention, figure: Figure) -> str:
    if figure.metric == "other":
        return "metric_other"
    if figure.metric in mention.keys:
        return "metric_same"
    kinships = {related(key, figure.metric) for key in mention.keys}
    if "opposite" in kinships:
        return "metric_opposite"
    if any(is_near(key, figure.metric) for key in mention.keys[:_LIKELIEST]):
        return "metric_near"
    return "metric_sibling" if "sibling" in kinships else "metric_different"

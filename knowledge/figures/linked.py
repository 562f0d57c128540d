"""What a quantity is that shares the metric word of the one before it: "fell 4% to | $30"."""

from __future__ import annotations

from knowledge.figures.meaning import SHARE_MOVE, SHARE_PRICE, SMALL, bare_meaning, key_of, kind_at
from knowledge.figures.measured import counts_another, measures
from knowledge.figures.shape import Shape
from knowledge.figures.what import What
from knowledge.language.metrics import RATIOS, MetricMention, metrics

# What a price that moves then stands at.
_STANDS = {
    SHARE_MOVE: SHARE_PRICE,
    **{key: key for key in ("commodity_price", "exchange_rate", "index_level")},
}


def _still_fits(mention: MetricMention, metric: str, kind: str) -> bool:
    """Whether a word can mean the same of an amount of that kind as it did of the one before."""
    if kind in RATIOS:
        return metric in mention.keys[1:]
    fits = any(reading.key == metric and kind in reading.units for reading in mention.readings)
    return fits and mention.kind == "noun" and metric != SHARE_MOVE


def linked_metric(shape: Shape, what: What, index: int, *, change: bool) -> What | None:
    """The metric of a quantity that shares the word of another one: "fell 4% to $30"."""
    kind = kind_at(shape, index)
    mention = shape.items[what.place].metric
    if counts_another(shape, what.place, index):
        return None  # "395,000 riders and 19,000 drivers"
    if "time" in metrics()[what.metric].families and kind in RATIOS:
        return None
    if change and kind in RATIOS and what.metric == "index_level":
        key: str | None = SHARE_MOVE  # "down 122 points, or 0.2%"
    elif change and kind in RATIOS and "count" in metrics()[what.metric].units:
        key = what.metric  # "sales came to 900 vans, a drop of 5%"
    elif mention is not None and _still_fits(mention, what.metric, kind):
        key = what.metric  # "margins of 9%, up from 8%", "the contract rose 2% to $700"
    elif mention is not None and mention.kind == "verb" and what.metric in _STANDS:
        # "Tin lost 2% to $30,000": no loss, for the verb was one of a price before
        key = what.metric if kind in RATIOS else _STANDS[what.metric]
    elif mention is not None:
        key = key_of(mention, kind, change=change or kind in RATIOS)
        key = key or bare_meaning(shape, index, mention)
        key = key or (what.metric if change and kind in RATIOS else None)  # "cost $3, up 5%"
    elif what.metric in {SHARE_MOVE, SHARE_PRICE}:
        key = SHARE_MOVE if kind in RATIOS else SHARE_PRICE if kind != "count" else None
    else:
        kind = "money" if kind == SMALL else kind
        key = what.metric if change or kind in metrics()[what.metric].units else None
    if key is None or not measures(shape, index, key):
        return None
    return What(key, what.place, what.price + 0.5)

"""When a quantity holds: the period of its clause, or the one that it is relative to."""

from __future__ import annotations

from knowledge.figures.paths import Paths
from knowledge.figures.shape import Shape
from knowledge.language.mentions import Period, PeriodMention
from knowledge.language.periods import shift

_YEAR = 4  # the length of a key such as "2019"
_DAY = 3.0  # "said on Thursday" is when it was said; any longer period is what it is about
_BEFORE = 0.4  # "in 2020 sales fell to 25,900" is a little less usual than "25,900 in 2020"
_FAR = 6.0  # beyond this price the period belongs to another clause, unless it leads the sentence


def when_of(
    shape: Shape, paths: Paths, index: int, *, prior: bool, base: Period | None
) -> Period | None:
    """The period of the quantity at `index`, None if neither sentence nor context gives one.

    `base` is the period of the statement so far: that of the figure which a prior one is
    compared with, or the one that the article is speaking of. A prior figure takes the
    relation that stands with it ("a year earlier"), else a period that stands closer to it
    than to any other quantity.
    """
    near = _nearest(shape, paths, index, "Tt" if prior else "T")
    mention = shape.items[near].mention if near is not None else None
    if not isinstance(mention, PeriodMention):
        return _year_before(base) if prior else base
    if prior:
        return _before(mention, base)
    return mention.period if mention.period and mention.period.key else base


def _before(mention: PeriodMention, base: Period | None) -> Period | None:
    """The period of a figure that another one is compared with."""
    if mention.period is not None and mention.period != base:
        return mention.period if mention.period.key else base
    if base is not None and mention.relation:
        return shift(base, mention.relation)
    return _year_before(base)


def _is_day(shape: Shape, place: int) -> bool:
    mention = shape.items[place].mention
    return isinstance(mention, PeriodMention) and mention.grain in {"day", "week"}


def _year_before(base: Period | None) -> Period | None:
    """What a yearly figure is compared with when nothing says it: the year before."""
    if base is None or len(base.key) != _YEAR:
        return base
    return shift(base, "year_earlier")


def _nearest(shape: Shape, paths: Paths, index: int, signs: str) -> int | None:
    """The place of the period of one of these signs that the quantity is closest to."""
    best: tuple[float, int] | None = None
    for place in shape.places(signs):
        price = paths.between(place, index) + (_BEFORE if place < index else 0.0)
        if _is_day(shape, place):
            price += _DAY
        leading = place < index and not set(shape.signs[:place]) & set("$%#x;|")
        if price > _FAR and not leading:
            continue
        if best is None or price < best[0]:
            best = (price, place)
    return best[1] if best else None

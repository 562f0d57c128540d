"""When a quantity holds: the period of its clause, or the one that it is relative to.

What a metric is decides which period it can have: a price on a market is of a day, sales and
profits are of the period that the article reports on, a deal or a plan has only its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.figures.figure import Role
from knowledge.figures.paths import Paths
from knowledge.figures.shape import Shape
from knowledge.language.mentions import Period, PeriodMention
from knowledge.language.metrics import metrics
from knowledge.language.periods import from_key, shift

_MONTH_KEY, _DAY_KEY = re.compile(r"\d{4}-\d\d"), re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = 4  # the length of a key such as "2019"
_DAY = 3.0  # "said on Thursday" is when it was said; any longer period is what it is about
_BEFORE = 0.4  # "in 2020 sales fell to 25,900" is a little less usual than "25,900 in 2020"
_FAR = 6.0  # beyond this price the period belongs to another clause, unless it leads the sentence
_ONLY = 9.0  # the only period of a sentence reaches further
_CLAUSE, _PREDICATE = 2.0, re.compile("&[.]?V")  # "confirmed its 2025 outlook and posted"
_COMPARED = 3.0  # "grew 8% from 2023's": what it is compared with is of that period
_NEAR = 2.5  # "shares rose 4% after its third-quarter results" are no shares of a quarter
_SHORT = frozenset({"day", "week", "other"})
_LEAD = 4  # the sentences that tell which period an article reports on
# Families of metrics whose figures are of a day, and of those that are of a stretch of time.
_DAILY = frozenset({"market", "share", "flow"})
_FLOWS = frozenset(
    "sales profit growth margin volume orders per_share income cash bank insurance economy "
    "one_off trade output".split()
)
_STANDING = frozenset({"contract_value", "cash", "deposits", "loans", "capacity", "recalls"})


@dataclass(slots=True)
class Calendar:
    """The periods that an article speaks of as the walk goes on.

    `main` is the one that it reports on, `recent` that of the sentence before, `day` the day
    that its market figures are of, `quarter` the last quarter that was named.
    """

    published: date | None
    main: Period | None = None
    recent: Period | None = None
    quarter: Period | None = None
    day: Period | None = None

    def note(self, number: int, mentions: Sequence[PeriodMention]) -> None:
        """Take up the periods of a sentence; those of title and lead are what it reports on."""
        for mention in mentions:
            period = mention.period
            if period is None or not period.key:
                continue
            if mention.grain == "day" and self.day is None and not mention.forward:
                self.day = period if number < _LEAD else None
            elif mention.grain == "quarter" and not mention.forward:
                self.quarter = period
            if number < _LEAD and self.main is None and _reportable(mention, self.published):
                self.main = period

    def begin(self, mentions: Sequence[PeriodMention]) -> None:
        """Take up the period of a heading within the text: what follows is about it."""
        for mention in mentions:
            if _reportable(mention, self.published):
                self.main = mention.period
                return

    def today(self) -> Period | None:
        """The day of the market figures: the one named first, else the day of publication."""
        if self.day is not None or self.published is None:
            return self.day
        return Period(self.published.isoformat(), self.published, self.published)


def _reportable(mention: PeriodMention, published: date | None) -> bool:
    """Whether results may be of the period: it is a quarter or a year and has begun."""
    period = mention.period
    if period is None or mention.grain in _SHORT or mention.forward:
        return False
    return published is None or period.start is None or period.start <= published


@dataclass(frozen=True, slots=True)
class Timed:
    """What is known of a figure when its period is sought.

    `base` is the period of what a prior figure is compared with; of a `former` forecast, that
    is its own period. An `estimate` is of what was reported.
    """

    index: int
    metric: str
    role: Role
    base: Period | None = None
    estimate: bool = False
    former: bool = False

    def family(self, families: frozenset[str]) -> bool:
        """Whether the metric is of one of these families."""
        return not families.isdisjoint(metrics()[self.metric].families)


def when_of(shape: Shape, paths: Paths, timed: Timed, calendar: Calendar) -> Period | None:
    """The period of a figure, None if neither sentence nor article gives one.

    A prior figure takes the relation that stands with it ("a year earlier"), else a period
    that stands closer to it than to any other quantity.
    """
    prior = timed.role == "prior"
    base = timed.base if prior else _context(timed, calendar)
    near = _nearest(shape, paths, timed, "Tty" if prior else "T")
    mention = shape.items[near].mention if near is not None else None
    if not isinstance(mention, PeriodMention):
        return _comparable(timed, base) if prior else base
    if prior:
        return _before(mention, base) or _comparable(timed, base)
    if mention.period is None or not (mention.period.key or mention.period.start):
        return _same(mention, base, calendar)
    return mention.period


def _context(timed: Timed, calendar: Calendar) -> Period | None:
    """The period of a figure whose sentence gives none."""
    if timed.role in {"forecast", "target"} and not timed.estimate:
        found = calendar.recent
        ahead = found and (
            found.end is None or calendar.published is None or found.end >= calendar.published
        )
        return found if ahead else None
    if timed.family(_DAILY):
        return calendar.today()
    if timed.metric not in _STANDING and (timed.family(_FLOWS) or timed.role == "change"):
        return calendar.recent or calendar.main
    return None


def _same(mention: PeriodMention, base: Period | None, calendar: Calendar) -> Period | None:
    """What "the quarter", "the period", "the full year" mean after what was spoken of."""
    found = base or calendar.recent or calendar.main
    if mention.grain == "quarter" and calendar.quarter is not None:
        return found if found and "Q" in found.key else calendar.quarter
    if mention.grain == "year" and found is not None and len(found.key) > _YEAR:
        year = from_key(found.key[:_YEAR])
        return replace(year, start=None, end=None, fiscal=True) if year and found.fiscal else year
    return found


def _before(mention: PeriodMention, base: Period | None) -> Period | None:
    """The period of a figure that another one is compared with; None if the words do not say."""
    if mention.period is not None and mention.period != base:
        return mention.period if mention.period.key else base
    if base is not None and mention.relation in {"year_earlier", "previous"}:
        return shift(base, mention.relation)
    return None


def _has_key(shape: Shape, place: int) -> bool:
    mention = shape.items[place].mention
    if not isinstance(mention, PeriodMention) or mention.period is None:
        return True
    return bool(mention.period.key)


def _is_day(shape: Shape, place: int) -> bool:
    mention = shape.items[place].mention
    return isinstance(mention, PeriodMention) and mention.grain in {"day", "week"}


def _comparable(timed: Timed, base: Period | None) -> Period | None:
    """What a figure is compared with when nothing says it: the same time of the year before.

    A month of an economy is compared with the month before it, a day with no other day.
    """
    if base is None or timed.former:
        return base
    if timed.family(_DAILY) or _DAY_KEY.fullmatch(base.key):
        return None
    monthly = _MONTH_KEY.fullmatch(base.key) and timed.family(frozenset({"economy"}))
    return shift(base, "previous" if monthly else "year_earlier")


def _nearest(shape: Shape, paths: Paths, timed: Timed, signs: str) -> int | None:
    """The place of the period of one of these signs that the quantity is closest to."""
    best: tuple[float, int] | None = None
    daily = timed.family(_DAILY)
    flow = not daily and timed.family(_FLOWS)
    places = shape.places(signs)
    far = _ONLY if len(places) == 1 else _FAR
    for place in places:
        price = paths.between(place, timed.index) + (_BEFORE if place < timed.index else 0.0)
        if _is_day(shape, place) and not daily:
            if flow and _said(shape, place):
                continue
            price += _DAY
        between = shape.signs[min(place, timed.index) : max(place, timed.index)]
        price += _CLAUSE if _PREDICATE.search(between) else 0.0
        if timed.role != "prior" and shape.signs[max(0, place - 1) : place] in {"f", "K"}:
            price += _COMPARED
        if not _has_key(shape, place):
            price += _CLAUSE  # "the weakest since 2020"
        if daily and not _is_day(shape, place) and price > _NEAR:
            continue
        leading = place < timed.index and not set(shape.signs[:place]) & set("$%#x;|")
        if price > far and not leading:
            continue
        if best is None or price < best[0]:
            best = (price, place)
    return best[1] if best else None


def _said(shape: Shape, place: int) -> bool:
    """Whether a day is when something was said or done, not what a figure is about."""
    return shape.signs[max(0, place - 1) : place] not in {"F", "f", "o"}

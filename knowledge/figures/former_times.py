"""The period of what a figure is compared with."""

from __future__ import annotations

import re

from knowledge.figures.timed import ECONOMIC, FLOWS, STANDING, Timed, is_statistic
from knowledge.language.mentions import Period, PeriodMention
from knowledge.language.periods import shift

_MONTH_KEY, _DAY_KEY = re.compile(r"\d{4}-\d\d"), re.compile(r"\d{4}-\d\d-\d\d")
_SHORT, _DAILY = frozenset({"day", "week"}), re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = "/7D"  # how the key of a week ends
_QUARTERLY = "quarterly"
_YEAR = 4  # the length of a key such as "2019"
_YEARS, _AGES = re.compile(r"\d{4}-[QH]\d\d{4}$"), 30  # a part of a year, and a year
_ALL = re.compile(r"full|whole|all|entire|annual", re.IGNORECASE)


def before(mention: PeriodMention, base: Period | None, *, own: bool) -> Period | None:
    """The period of a figure that another one is compared with; None if the words do not say.

    One that stands behind it is its `own`, whatever the other figure was taken to be of.
    """
    if mention.period is not None and (own or mention.period != base):
        return mention.period if mention.period.key else None
    if base is not None and mention.grain in _SHORT and base.key and not _DAILY.search(base.key):
        return base  # "a 51% chance of a cut in June, down from 64% a week ago"
    if base is not None and mention.relation in {"year_earlier", "previous"}:
        return shift(base, mention.relation)
    return None


def same_part(
    timed: Timed, mention: PeriodMention, base: Period | None, found: Period | None
) -> Period | None:
    """The part of a former year that a part of this one is compared with: "last year's 9%".

    An economy's quarter may be compared with a whole year, which words can also say.
    """
    if (
        base is None
        or not base.key
        or found is None
        or found is not mention.period
        or timed.metric in STANDING
    ):
        return found
    years = int(base.key[:_YEAR]) - int(found.key) if _YEARS.match(base.key + found.key) else -1
    flow = timed.family(FLOWS) and not (timed.daily or timed.family(ECONOMIC))
    if not flow or _ALL.search(mention.text) or not 0 <= years < _AGES:
        return found
    same: Period | None = base
    for _ in range(max(years, 1)):  # "last year", told of a quarter of last year, is the one before
        same = shift(same, "year_earlier") if same else None
    return same or found


def comparable(timed: Timed, base: Period | None) -> Period | None:
    """What a figure is compared with when nothing says it: the same time of the year before.

    A month of an economy is compared with the month before it, a week with the week before,
    a quarterly dividend with the last one, a day with no other day.
    """
    if base is None or (timed.former and not timed.paid_out):
        return base
    weekly = base.key.endswith(_WEEK)
    if (timed.daily and not weekly) or _DAY_KEY.fullmatch(base.key):
        return None
    monthly = _MONTH_KEY.fullmatch(base.key) and (timed.family(ECONOMIC) or is_statistic(timed))
    last = monthly or weekly or (timed.paid_out and _QUARTERLY in timed.scope.lower())
    return shift(base, "previous" if last else "year_earlier")

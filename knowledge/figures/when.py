"""When a quantity holds: the period of its clause, or the one that it is relative to.

What a metric is decides which period it can have: a price on a market is of a day, sales and
profits are of the period that the article reports on, a deal or a plan has only its own.
"""

from __future__ import annotations

import re

from knowledge.figures.article_times import is_quarterly, of_article
from knowledge.figures.compared_times import is_former
from knowledge.figures.extreme_times import is_of_extreme, is_reach_of_most
from knowledge.figures.figure import AHEAD
from knowledge.figures.former_times import before, comparable, same_part
from knowledge.figures.paid_times import is_of_payment
from knowledge.figures.paths import Paths
from knowledge.figures.shape import Shape
from knowledge.figures.time_places import (
    has_key,
    is_adverbial,
    is_as_of,
    is_day,
    is_elsewhere,
    is_nobodys,
    is_of_another,
    is_of_aside,
    is_of_contract,
    is_of_metric,
    is_over,
    is_point,
    is_possessor,
    is_short,
    is_when_foreseen,
    is_when_put,
    is_when_said,
    reaches,
    said_then,
)
from knowledge.figures.timed import FLOWS, Timed
from knowledge.figures.times import SEASON, SPOKEN, Calendar
from knowledge.language.mentions import Period, PeriodMention
from knowledge.language.periods import from_key

_YEAR = 4  # the length of a key such as "2019"
_DAY = 3.0  # "said on Thursday" is when it was said; any longer period is what it is about
_BEFORE = 0.4  # "in 2020 sales fell to 25,900" is a little less usual than "25,900 in 2020"
_FAR = 6.0  # beyond this price the period belongs to another clause, unless it leads the sentence
_ONLY = 8.0  # the only period of a sentence reaches further to what follows
_TAKEN = re.compile(r"[$%#x]i[.]?$")  # "three plants in 2025 besides the 11 it opened in 2024"
_LATER, _BREAK = 2.0, re.compile(r"[|;].*[$%#x]")  # "4% after a rise of 5% in April"
_BEHIND = re.compile(r"[^$%#x|;KCf]{0,6}T")
_ALONE = re.compile(r"[(][$%#x][)]")
_BEHALF = re.compile(r"r[.]?$")
_CLAUSE, _PREDICATE = 2.0, re.compile("&[.]?[VE]")  # "confirmed its 2025 outlook and posted"
_OWN = re.compile(r"[.]?M[.FVCb]{0,4}")  # "its 2017 revenue of $3 million", whatever stands behind
_NEAR = 2.5  # "shares rose 4% after its third-quarter results" are no shares of a quarter
_EARNED = frozenset({"sales", "profit", "income", "per_share"})
_BOOKED = _EARNED | {"orders"}
_OVER, _OVER_WITHIN = re.compile(r"\b(?:over|through|throughout|across)(?: the)? $"), 16
# As "stores were at 49% of capacity on May 3" has it: no day on which something was said.
_STOOD = re.compile(
    r"\b(?:is|are|was|were|stood|stands?|sat|remained)(?: at)?(?: (?:about|around|only|just))? $"
)
# What came before: "it grew 3% in April after a strong | March".
_AFTER, _AFTER_WITHIN = re.compile(r"\b(?:after|following|despite)(?: an?)?(?: [a-z]+){0,2} $"), 40


def when_of(shape: Shape, paths: Paths, timed: Timed, calendar: Calendar) -> Period | None:
    """The period of a figure, None if neither sentence nor article gives one.

    A prior figure takes the relation that stands with it ("a year earlier"), else a period
    that stands closer to it than to any other quantity.
    """
    prior = timed.role == "prior"
    base = timed.base if prior or (timed.estimate and timed.base) else of_article(timed, calendar)
    near = _nearest(shape, paths, timed, "Tty" if prior and not timed.former else "T")
    mention = shape.items[near].mention if near is not None else None
    if not isinstance(mention, PeriodMention):
        return comparable(timed, base) if prior else base
    if prior and base and _ALONE.fullmatch(shape.signs, timed.index - 1, timed.index + 2):
        return comparable(timed, base)  # "18 million (15 million) in the fourth quarter"
    if prior:
        told = base if mention.period else base or calendar.recent or calendar.main
        own = near is not None and near > timed.index and not _is_shared(mention, base, timed)
        found = before(mention, told, own=own)
        return same_part(timed, mention, base, found) or comparable(timed, base)
    if mention.period is None or not (mention.period.key or mention.period.start):
        if mention.grain == "quarter" and timed.daily:  # "shares rose 7% over the quarter"
            return calendar.quarter or calendar.quarter_reported()
        return _same(mention, base, calendar, timed)
    return _told(mention.period, mention.text, timed, calendar)


def _told(period: Period, text: str, timed: Timed, calendar: Calendar) -> Period:
    """What the period means that stands with a figure, with its words."""
    if len(period.key) == _YEAR and is_quarterly(timed) and calendar.quarter:
        return calendar.quarter  # "it confirmed its 2020 outlook and posted quarterly sales"
    told = calendar.as_told(period, text)
    return _last_year(told) if timed.role == "reported" else told


def _is_shared(mention: PeriodMention, base: Period | None, timed: Timed) -> bool:
    """Whether a period is that of the news: "rose to $3 million from $2 million in the quarter"."""
    if base is None or mention.period != base or timed.former:
        return False
    end, published = base.end, timed.published
    return end is None or published is None or published - end < SEASON


def _last_year(period: Period) -> Period:
    """The year that a span of years ends with, for what is stated of its end.

    "It led in each of the seven years to 2019, when sales fell to 151,000" is of 2019.
    """
    if period.key or period.start is None or period.end is None:
        return period
    years = (period.start.month, period.start.day, period.end.month, period.end.day)
    whole = years == (1, 1, 12, 31) and period.start.year < period.end.year
    return (from_key(str(period.end.year)) or period) if whole else period


def _same(
    mention: PeriodMention, base: Period | None, calendar: Calendar, timed: Timed
) -> Period | None:
    """What "the quarter", "the period", "the full year" mean after what was spoken of."""
    found = base or calendar.recent or calendar.main
    if mention.grain in SPOKEN:
        return calendar.spoken(mention.grain, found)
    if mention.grain == "quarter" and calendar.quarter is not None:
        return found if found and "Q" in found.key else calendar.quarter
    part = found is not None and len(found.key) > _YEAR
    if mention.grain == "quarter" and not part and timed.role not in AHEAD:
        return calendar.quarter_reported()
    if mention.grain != "year" or found is None:
        over = mention.grain == "year" and timed.role not in AHEAD
        return calendar.year_over() if over else found  # "for the year just ended"
    published = None if timed.estimate or timed.paid_out else calendar.published
    if timed.role in AHEAD and published and found.end and found.end < published:
        return calendar.running_year()  # "it expects growth for the year"
    return calendar.year_of(found) if len(found.key) > _YEAR else found


def _nearest(shape: Shape, paths: Paths, timed: Timed, signs: str) -> int | None:
    """The place of the period of one of these signs that the quantity is closest to."""
    best: tuple[float, int] | None = None
    places = shape.places(signs)
    extremes = {place: _extreme(shape, place, timed.text) for place in places}
    if own := [place for place in places if extremes[place] == timed.index]:
        return own[0]
    places = [place for place in places if extremes[place] is None]
    places = [place for place in places if _possible(shape, paths, place, timed)]
    alone = len(places) == 1 and timed.role != "prior"
    for place in places:
        price = paths.between(place, timed.index) + _against(shape, place, timed)
        free = timed.counted or is_short(shape, place) or is_of_metric(shape, place, timed.index)
        if timed.daily and not free and price > _NEAR:
            continue
        leading = place < timed.index and not set(shape.signs[:place]) & set("$%#x;|")
        far = _FAR + (_ONLY if alone and reaches(shape, place, timed) else 0.0)
        if (price <= far or leading) and (best is None or price < best[0]):
            best = (price, place)
    return best[1] if best else None


def _extreme(shape: Shape, place: int, text: str) -> int | None:
    """The place of the amount that is the high or low of a period, None for most periods."""
    time = shape.items[place]
    for index in shape.places("$%#x"):
        amount = shape.items[index]
        if is_of_extreme(text, (time.start, time.end), (amount.start, amount.end)):
            return index
    return None


def _possible(shape: Shape, paths: Paths, place: int, timed: Timed) -> bool:
    """Whether a period may be the figure's: not the day on which sales were told of."""
    index = timed.index
    part = shape.signs[max(0, place - 2) : place] == "TF"  # "the first three months of the year"
    if part or is_nobodys(shape, place) or is_elsewhere(shape, paths, place, index):
        return False
    if (is_possessor(shape, place) and index != place + 1) or is_of_payment(shape, place, timed):
        return False  # "a rise of 4% over last year's $3 million"
    if timed.role != "prior" and (
        is_former(shape, place, timed) or _is_before(shape, place, timed)
    ):
        return False
    if timed.daily and not _is_traded(shape, place, timed):
        return False
    if is_when_foreseen(shape, place, timed.published):
        return False
    put = (timed.former or timed.estimate) and is_when_put(shape, place, index, former=timed.former)
    return not (put or _is_told(shape, place, timed))


def _is_before(shape: Shape, place: int, timed: Timed) -> bool:
    """Whether a period is only what came before what is told: "after a strong December"."""
    start = shape.items[place].start
    if shape.signs[place + 1 : place + 2] not in {"|", ","} or place > timed.index:
        return False
    return _AFTER.search(timed.text, max(0, start - _AFTER_WITHIN), start) is not None


def _is_traded(shape: Shape, place: int, timed: Timed) -> bool:
    """Whether a period may be that of a price: not of its contract, nor of another amount's clause."""
    index, start = timed.index, shape.items[place].start
    if is_of_contract(shape, place, index, timed.published):
        return False
    if not is_day(shape, place) and is_reach_of_most(timed.text, start):
        return False
    over = _OVER.search(timed.text, max(0, start - _OVER_WITHIN), start) is not None
    told = over or is_adverbial(shape, place) or is_of_metric(shape, place, index)
    return told and not is_of_aside(shape, place, index)


def _is_told(shape: Shape, place: int, timed: Timed) -> bool:
    """Whether a period is when something was said. What is no result may be of that month."""
    flow = timed.family(FLOWS)
    if timed.family(_EARNED) and is_point(shape, place):
        return True  # "posted sales of $3 million at the end of January"
    if place > timed.index and is_of_another(shape, place):
        return True
    if place < timed.index and flow and is_when_said(shape, place):
        return True
    if not flow or timed.daily or not is_day(shape, place):
        return False
    stood = _STOOD.search(timed.text, 0, shape.items[timed.index].start)
    told = said_then(shape, place) and not _is_level(shape, place, timed)
    return (stood is None or place < timed.index) and told


def _is_level(shape: Shape, place: int, timed: Timed) -> bool:
    """Whether a day is that of a level: "54% of all assets as on May 3", and no sales of a day."""
    level = timed.family(FLOWS) and not timed.family(_BOOKED) and timed.role == "reported"
    return level and is_as_of(shape, place, timed.text)


def _against(shape: Shape, place: int, timed: Timed) -> float:
    """What speaks against a period, beside its distance."""
    index = timed.index
    between = shape.signs[min(place, index) : max(place, index)]
    price = _BEFORE if place < index else 0.0
    if place < index and _OWN.fullmatch(shape.signs, place + 1, index):
        price -= _CLAUSE
    if is_day(shape, place) and not (timed.daily or _is_level(shape, place, timed)):
        price += _DAY
    if timed.role in AHEAD and not timed.estimate and is_over(shape, place, timed.published):
        price += _DAY  # "will raise it to $300 million, from $270 million for the fourth quarter"
    if _PREDICATE.search(between):
        price += _CLAUSE
    if index < place and _BREAK.search(between) and not _BEHALF.search(shape.signs[:place]):
        price += _LATER
    taken = place < index and _TAKEN.search(shape.signs[:place])
    if taken and _BEHIND.match(shape.signs, index + 1):
        price += _CLAUSE
    if not has_key(shape, place):
        price += _CLAUSE  # "the weakest since 2020"
    return price

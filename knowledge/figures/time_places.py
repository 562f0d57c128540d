"""Where a period of a sentence stands: when something was told, or what a figure is about."""

from __future__ import annotations

import re
from datetime import date

from knowledge.figures.figure import AHEAD
from knowledge.figures.paths import Paths
from knowledge.figures.shape import Shape
from knowledge.figures.timed import FLOWS, Timed
from knowledge.language.mentions import Period, PeriodMention

_IN, _NOUN = re.compile(r"[irbf][.]{0,2}$"), re.compile(r"[.]?M")
_SAID, _SAID_WITHIN = re.compile(r"[iO.]{0,2}T[NP.,]{0,4}[OES]"), 6
_LONG = frozenset({"month", "quarter", "half", "nine_months", "year"})
_STATED = re.compile(r"T[.F]{0,3}[MI][.V]{0,4}")
_NOTHING = Period("")
_OPENS = 2  # the place before which a sentence still opens: "For the week"
_LASTING = frozenset({"quarter", "half", "nine_months"})
_DAYS, _SHORT = frozenset({"day", "week"}), frozenset({"day", "week", "month"})
_OF_NOUN = re.compile(r"[$%#x][.]{0,2},.*[^$#]F[.]?$")
_OF_GOAL = re.compile(r"[.]?[GE]F?[.]?[$%#]")
_STRETCH = re.compile(r"[A-Za-z]{3,}\.? ?(?:[-–]|to|through) ?[A-Z]")
_PUT = re.compile(r"[AEG][^$%#|;KB]{0,4}$")
_MEANT = re.compile(r"[rF][.]?$")
_NOW = frozenset({"this", "last", "past", "next", "since", "early", "late", "over"})
_AGO = ("last ", "previous ", "prior ", "the prior ", "the previous ", "a year ")
_AMOUNTS, _SPACE = frozenset("$%#x"), 1
_TOLD = re.compile(r"S[id.]{0,2}$")
_DATED = frozenset("Ffoa")  # "sales of May 3", "the backlog as at May 3"
_AS_ON, _AS_WITHIN = (
    re.compile(r"\bas (?:on|of|at) (?:the )?$"),
    12,
)  # "54% of all assets as on May 3"
_DELIVERED = re.compile(r"[IMN][.]{0,2}r[.]?$")
_FOR = re.compile(r"[ri][.]?$")  # "rose 4% to $3 million, and costs 2% to $1 million, for the year"
_SET_AGAINST = re.compile(r"\b(?:than|as|from|since|against|versus|after|when)\b")
_FORESEEN = re.compile(r"[NP][.]?[EO][id]$")  # "the range it guided to in February"


def is_elsewhere(shape: Shape, paths: Paths, place: int, index: int) -> bool:
    """Whether a period stands in a relative clause, or with an amount aside, without the quantity.

    "Shares, down 4% in May, rose 2%".
    """
    aside = paths.depth[place]
    if not aside or paths.depth[index] == aside:
        return False
    if place < index and _WITH.match(shape.signs, place + 1):
        return False  # "who cut back in 2024, with inflows of $3 million"
    return any(
        deep == aside and sign in "R$%#x"
        for deep, sign in zip(paths.depth, shape.signs, strict=True)
    )


_WITH = re.compile(r",w[^|;,]*[$%#x]")
_POINT = re.compile(r"(?:end|start|beginning)\b", re.IGNORECASE)


def has_key(shape: Shape, place: int) -> bool:
    """Whether a period is one that a key can name, or only told by another one."""
    mention = shape.items[place].mention
    period = mention.period if isinstance(mention, PeriodMention) else None
    return period is None or bool(period.key)


def has_period(shape: Shape, place: int) -> bool:
    """Whether a time is one by itself, and not only told by another one: "the quarter"."""
    mention = shape.items[place].mention
    return isinstance(mention, PeriodMention) and mention.period is not None


def is_day(shape: Shape, place: int) -> bool:
    """Whether a period is a day."""
    mention = shape.items[place].mention
    return isinstance(mention, PeriodMention) and mention.grain == "day"


def is_nobodys(shape: Shape, place: int) -> bool:
    """Whether a period is only the reach of a superlative: "the most since 2020"."""
    mention = shape.items[place].mention
    return isinstance(mention, PeriodMention) and mention.period == _NOTHING


def is_point(shape: Shape, place: int) -> bool:
    """Whether a period is only the end or the start of a month, in which no sales are made."""
    mention = shape.items[place].mention
    return (
        isinstance(mention, PeriodMention)
        and mention.grain == "month"
        and _POINT.match(mention.text) is not None
    )


def is_short(shape: Shape, place: int) -> bool:
    """Whether a period is a day or a week that has a name, or opens the sentence."""
    mention = shape.items[place].mention
    if not isinstance(mention, PeriodMention) or mention.grain not in _DAYS:
        return False
    return mention.period is not None or place <= _OPENS


def is_relative(shape: Shape, place: int) -> bool:
    """Whether a period is told by how long ago it was: "last year"."""
    mention = shape.items[place].mention
    return isinstance(mention, PeriodMention) and mention.text.lower().startswith(_AGO)


def is_possessor(shape: Shape, place: int) -> bool:
    """Whether a period has the amount right behind it: "last year's $3 million"."""
    if shape.signs[place + 1 : place + 2] not in _AMOUNTS:
        return False
    return shape.items[place + 1].start - shape.items[place].end > _SPACE


def is_when_said(shape: Shape, place: int) -> bool:
    """Whether a sentence opens with the month in which it was said: "In July it had forecast"."""
    mention = shape.items[place].mention
    short = isinstance(mention, PeriodMention) and mention.grain in _SHORT
    return short and _SAID.match(shape.signs[: place + 1 + _SAID_WITHIN]) is not None


def is_when_put(shape: Shape, place: int, index: int, *, former: bool) -> bool:
    """Whether a date is that on which an estimate was made: "up from 9% expected on April 1".

    A month is it only of a `former` estimate, and not as what it is made for.
    """
    mention = shape.items[place].mention
    said = _PUT.search(shape.signs[:index]) or _PUT.search(shape.signs[index + 1 : place])
    if not isinstance(mention, PeriodMention) or said is None:
        return False
    if _MEANT.search(shape.signs[:place]):
        return False
    return mention.grain in (_SHORT if former else _DAYS)


def is_of_another(shape: Shape, place: int) -> bool:
    """Whether a period behind belongs to what was announced then, or to the next metric.

    "in line with a forecast announced in May", "and 2015 sales missed forecasts".
    """
    mention = shape.items[place].mention
    short = isinstance(mention, PeriodMention) and mention.grain in {"month", "day"}
    before = shape.signs[:place]
    if _OF_GOAL.match(shape.signs, place + 1):
        return True  # "$7 million, half of its full-year goal of $14 million"
    if _OF_NOUN.search(before) and _NOUN.match(shape.signs, place + 1):
        return True  # "$700 million, half of last year's budget"
    return (short and _TOLD.search(before) is not None) or (
        before.endswith("&") and _NOUN.match(shape.signs, place + 1) is not None
    )


def is_of_aside(shape: Shape, place: int, index: int) -> bool:
    """Whether a period behind is that of another amount, of a clause of its own.

    "Gold fell to $2,895 after a record high of $2,942 on Tuesday", "after hitting a high on Tuesday".
    """
    clause = shape.signs.rfind("|", index, place) if index < place else -1
    aside = shape.signs[clause:place]
    return clause > 0 and (aside[1:2] in {"V", "C"} or not set(aside).isdisjoint("$%#x"))


def is_adverbial(shape: Shape, place: int) -> bool:
    """Whether a long period tells when: "in April", "this year", and no "April contract"."""
    mention = shape.items[place].mention
    if not isinstance(mention, PeriodMention) or mention.grain not in _LONG:
        return True
    if place == 0 and mention.start == 0:
        return True  # "January saw inflows of $3 million"
    if _NOUN.match(shape.signs, place + 1):
        return False
    return _IN.search(shape.signs[:place]) is not None or mention.text.split()[0].lower() in _NOW


def is_of_contract(shape: Shape, place: int, index: int, published: date | None) -> bool:
    """Whether a month before an amount is that of delivery: "gold futures for April rose 2%"."""
    mention = shape.items[place].mention
    month = isinstance(mention, PeriodMention) and mention.grain == "month"
    behind = month and place < index and not is_over(shape, place, published)
    return behind and _DELIVERED.search(shape.signs, 0, place) is not None


def is_of_metric(shape: Shape, place: int, index: int) -> bool:
    """Whether a quarter or half narrows what a figure states: "its fourth-quarter average price"."""
    mention = shape.items[place].mention
    lasting = isinstance(mention, PeriodMention) and mention.grain in _LASTING
    return lasting and _STATED.fullmatch(shape.signs, place, index) is not None


def is_when_foreseen(shape: Shape, place: int, published: date | None) -> bool:
    """Whether a period is the past one in which something was forecast: "it guided to in May"."""
    return is_over(shape, place, published) and bool(_FORESEEN.search(shape.signs, 0, place))


def is_over(shape: Shape, place: int, published: date | None) -> bool:
    """Whether a period has ended before the publication."""
    mention = shape.items[place].mention
    period = mention.period if isinstance(mention, PeriodMention) else None
    return bool(published and period and period.end and period.end < published)


def is_stretch(shape: Shape, place: int) -> bool:
    """Whether a period is told by its first and its last month: "from April to December"."""
    mention = shape.items[place].mention
    return isinstance(mention, PeriodMention) and _STRETCH.search(mention.text) is not None


def is_as_of(shape: Shape, place: int, text: str) -> bool:
    """Whether a day is the one that a level is told for: "as of May 3", "as on May 3"."""
    start = shape.items[place].start
    return _AS_ON.search(text, max(0, start - _AS_WITHIN), start) is not None


def said_then(shape: Shape, place: int) -> bool:
    """Whether a day is when something was said or done, not what a figure is about."""
    return shape.signs[max(0, place - 1) : place] not in _DATED


def reaches(shape: Shape, place: int, timed: Timed) -> bool:
    """Whether the only period of a sentence may be that of a quantity far before it."""
    if place < timed.index:
        return True
    if timed.role in AHEAD:
        return _FOR.search(shape.signs[:place]) is not None
    if timed.daily or (is_day(shape, place) and timed.family(FLOWS)):
        return False
    between = timed.text[shape.items[timed.index].end : shape.items[place].start]
    over = not has_period(shape, place) or is_over(shape, place, timed.published)
    return over and is_adverbial(shape, place) and _SET_AGAINST.search(between) is None

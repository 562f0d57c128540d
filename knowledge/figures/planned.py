"""Deeds that are announced: what somebody says that he will pay, buy, sell or invest.

An amount that is agreed or announced is a fact, though the deed is still to be done; what is
earned, made or used by then is only expected. So "Norwind will buy the mill for $3 million" states
a price, and its scope says that it is planned.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from knowledge.figures.figure import Role
from knowledge.figures.parts import Part, Scene
from knowledge.figures.shape import Shape
from knowledge.language.changes import Cue
from knowledge.language.mentions import Period, PeriodMention
from knowledge.language.metrics import metrics

_PLAN = "plan"
_OF_HEADLINE = "plan of a headline"
_BARS = ";|"
_DEEDS = frozenset({"layoffs", "hires", "pay", "fee", "price", "duration"})
_FAMILIES = frozenset({"deal", "ownership", "capital", "listing", "payout", "legal", "public"})
_SHALL = "shall"  # "a dividend of $3 shall be paid" is a motion
_PROPOSED = re.compile(r"\bpropos(?:es?|ed|ing|als?)\b", re.IGNORECASE)
_PAYOUT = "payout"


def standing(scene: Scene, part: Part, metric: str) -> tuple[Role, bool]:
    """The role of a figure of a deed that is not yet done, and whether that is announced.

    A payout that is only proposed may still be refused by those who are to get it.
    """
    if _is_proposed(scene.reading.text, part, metric):
        return "forecast", False
    announced = _is_announced(scene.shape, part, metric)
    return ("reported" if announced else part.role), announced


def _is_proposed(text: str, part: Part, metric: str) -> bool:
    """Whether an amount is to be paid to the owners if they agree: "it proposed a dividend of $3"."""
    if part.role not in {"reported", "forecast"} or _PAYOUT not in metrics()[metric].families:
        return False
    end = part.quantity.start
    return _PROPOSED.search(text, text.rfind(";", 0, end) + 1, end) is not None


def _is_announced(shape: Shape, part: Part, metric: str) -> bool:
    """Whether a figure that lies ahead is the amount of a deed which is announced.

    Not where more than a plan stands before it: "it is expected to sell", "it may sell".
    """
    if part.role != "forecast" or part.frame is None or part.frame.estimate or not _is_deed(metric):
        return False
    start = max(shape.signs.rfind(bar, 0, part.index) for bar in _BARS)
    places = (place for place in shape.places("EAG") if start < place < part.index)
    told = [shape.items[place].mention for place in places]
    if not told:
        return part.frame.name == _OF_HEADLINE
    return all(isinstance(cue, Cue) and _is_plan(cue) for cue in told)


def _is_plan(cue: Cue) -> bool:
    """Whether a word says what somebody has decided to do."""
    return cue.role == _PLAN and cue.text.lower() != _SHALL


@cache
def _is_deed(metric: str) -> bool:
    """Whether figures of a metric are of what somebody does once."""
    return metric in _DEEDS or not _FAMILIES.isdisjoint(metrics()[metric].families)


def told_of(shape: Shape, period: Period | None) -> Period | None:
    """The period of a deed, if its sentence gives it: no year that the article looks ahead to."""
    mentions = (shape.items[place].mention for place in shape.places("T"))
    told = (mention.period for mention in mentions if isinstance(mention, PeriodMention))
    return period if period in told else None


def is_spread(period: Period | None, published: date | None) -> bool:
    """Whether a plan is for a time to come, longer than a day: "it will invest $3 million by 2030"."""
    if period is None or published is None or period.start is None or period.end is None:
        return False
    return period.start < period.end and period.end > published

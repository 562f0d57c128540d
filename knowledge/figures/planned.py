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
_OF_HEADLINE, _BEHIND = "plan of a headline", "forecast behind"
_BARS = ";|"
_DEEDS = frozenset(
    {"layoffs", "hires", "pay", "fee", "price", "duration"}
    | {"down_payment", "face_value", "exercise_price"}
)
_FAMILIES = frozenset({"deal", "ownership", "capital", "listing", "payout", "legal", "public"})
_SHALL = "shall"  # "a dividend of $3 shall be paid" is a motion
_PROPOSED = re.compile(r"\bpropos(?:es?|ed|ing|als?)\b", re.IGNORECASE)
_PAYOUT = "payout"
_WOULD = "would"
_RATES, _NEAR = frozenset({"interest_rate", "yield"}), 80
_BEARS = re.compile(
    r"\b(?:bear|carry|pay|accrue)(?:ing)? (?:an? )?(?:\w+ ){0,3}(?:interest|coupon)\b"
)
# Before "would": "Norwind said on Monday that the group".
_TOLD = re.compile(r"S(?:d?T|[.])?R?[^;|EAGSVC$%]{1,12}$")
_SAID = re.compile(r"said\b|told\b|\w+ed\b", re.IGNORECASE)  # "says it would" is no plan
_SHARE_PRICE, _AT = "share_price", re.compile(r"[aFr][.]{0,2}$")  # "to sell shares AT $2 each"


def standing(scene: Scene, part: Part, metric: str) -> tuple[Role, bool]:
    """The role of a figure of a deed that is not yet done, and whether that is announced.

    A payout that is only proposed may still be refused by those who are to get it.
    """
    if _is_proposed(scene.reading.text, part, metric):
        return "forecast", False
    announced = _is_announced(scene, part, metric)
    return ("reported" if announced else part.role), announced


def _is_proposed(text: str, part: Part, metric: str) -> bool:
    """Whether an amount is to be paid to the owners if they agree: "it proposed a dividend of $3"."""
    if part.role not in {"reported", "forecast"} or _PAYOUT not in metrics()[metric].families:
        return False
    end = part.quantity.start
    return _PROPOSED.search(text, text.rfind(";", 0, end) + 1, end) is not None


def _is_announced(scene: Scene, part: Part, metric: str) -> bool:
    """Whether a figure that lies ahead is the amount of a deed which is announced.

    Not where more than a plan stands before it: "it is expected to sell", "it may sell".
    """
    if part.role != "forecast" or part.frame is None or part.frame.estimate:
        return False
    if not _is_deed(metric) and not _is_term(scene, part, metric):
        return False
    shape = scene.shape
    start = max(shape.signs.rfind(bar, 0, part.index) for bar in _BARS)
    told = [place for place in shape.places("EAG") if start < place < part.index]
    if not told and part.frame.name == _BEHIND:  # "a further $3 million | will be paid"
        told = [shape.signs.index("E", part.index)]
    if not told:
        return part.frame.name == _OF_HEADLINE
    return all(_is_plan(shape, place) for place in told)


def _is_plan(shape: Shape, place: int) -> bool:
    """Whether a word says what somebody has decided to do: "will", "said that it would"."""
    cue = shape.items[place].mention
    if not isinstance(cue, Cue):
        return False
    word = cue.text.lower()
    return (cue.role == _PLAN and word != _SHALL) or (word == _WOULD and _is_told(shape, place))


def _is_told(shape: Shape, place: int) -> bool:
    """Whether a clause tells what somebody said before: what he then "would" do, he will."""
    found = _TOLD.search(shape.signs, 0, place)
    cue = shape.items[found.start()].mention if found else None
    return isinstance(cue, Cue) and _SAID.match(cue.text) is not None


def _is_term(scene: Scene, part: Part, metric: str) -> bool:
    """Whether shares change hands at a price, or a debt is to bear interest at a rate."""
    if metric == _SHARE_PRICE:
        return _AT.search(scene.shape.signs, 0, part.index) is not None
    text, end = scene.reading.text, part.quantity.start
    return metric in _RATES and _BEARS.search(text, max(0, end - _NEAR), end) is not None


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

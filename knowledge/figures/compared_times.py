"""Times that belong to what a figure is compared with."""

from __future__ import annotations

import re
from datetime import date, timedelta

from knowledge.figures.shape import Shape
from knowledge.figures.time_places import is_over, is_relative, is_stretch
from knowledge.figures.timed import Timed
from knowledge.language.mentions import PeriodMention

_AMOUNTS = frozenset("$%#x")
# What is compared with: "up from $650 million last June", "versus a 9% rise in 2020".
_FORMER = re.compile(r"(?:K[^|;,$%#xT]{0,8}|f[.]{0,3})[$%#x][.iadPVNCMF]{0,5}$")
# What a rise began with: "rising from 2% in January 2015 | to 30%".
_START = re.compile(r"f[^|;,$%#x]{0,6}[$%#x](?:[o&.]{1,2}[$%#x])?[.iad]{0,3}$")
_TO = re.compile(r"o[.]{0,3}")
# What is said of another: "twice the $9 million it booked in 2019".
_TOLD_OF = re.compile(r"[$%#x][.M]{0,2}(?:[PN]?V|[PN][.])[.]?[idr][.]{0,2}$")
_COMPARED = re.compile(r"[Kf][.iP]{0,2}$")
_ABOVE = re.compile(r"B[.]?P$")  # "above its last year's range"
_THAN = re.compile(r"(?:f|K[.i]?)$")
_LONG_AGO = timedelta(days=300)  # what ended so long ago is of the year before
_BESIDE = re.compile(r"(?:f[.]?|K[.i]{0,2})$")  # "a jump from that of 2015, and $3 million"


def is_former(shape: Shape, place: int, timed: Timed) -> bool:
    """Whether a period is that of what the figure is compared with: "from 2019's", "than in 2019"."""
    index = timed.index
    if shape.signs[max(0, place - 1) : place] == "(" and shape.signs[place + 1 : place + 2] == ";":
        return index != place + 2  # "$24 million (2023: $7 million)"
    if place < index:
        return _stands_before(shape, place, timed)
    between = shape.signs[index + 1 : place]
    # A former time before a former amount is that amount's: "to 3.2% from December's 3.1%".
    own = _THAN.search(between) and shape.signs[place + 1 : place + 2] in _AMOUNTS
    if own or _TOLD_OF.search(between) or _ABOVE.search(between):
        return True
    if timed.role in {"reported", "change"}:
        return bool(_FORMER.search(between) or _COMPARED.search(between))
    if is_over(shape, place, timed.published) and _FORMER.search(between):
        return True
    return _THAN.search(between) is not None and between[-1] != "f"  # "$9 million from 2024"


def _is_older(shape: Shape, place: int, timed: Timed) -> bool:
    """Whether a period ends before another one of the sentence, or long before the publication.

    "In the second quarter it earned $9 million against $5 million in the first, and sales rose 3%".
    """
    end = _end(shape, place)
    if end is None:
        return False
    others = (_end(shape, other) for other in shape.places("T") if other < place)
    late = timed.published is not None and end + _LONG_AGO < timed.published
    return late or any(other is not None and end < other for other in others)


def _end(shape: Shape, place: int) -> date | None:
    """The last day of the period at a place."""
    mention = shape.items[place].mention
    period = mention.period if isinstance(mention, PeriodMention) else None
    return period.end if period else None


def _stands_before(shape: Shape, place: int, timed: Timed) -> bool:
    """The same for a period that stands before the figure, with the amount that it is of or none."""
    before = shape.signs[:place]
    if _START.search(before) and _TO.fullmatch(shape.signs, place + 1, timed.index):
        return True
    if _FORMER.search(before) and (is_relative(shape, place) or _is_older(shape, place, timed)):
        return True  # "compared with $5 million last year, with margins of 3%"
    return _BESIDE.search(before) is not None and not is_stretch(shape, place)

"""Of what growth is where the word stands alone: of what was told just before, or of an economy.

"It sold 900 vans, marking a growth of 5%" is of vans; "its 2024 growth forecast" in an article
on the economy of a country is of that.
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.figures.meaning import GROWTH
from knowledge.figures.measured import measures
from knowledge.figures.parts import Part, Statement
from knowledge.figures.what import What

_ECONOMY = re.compile(r"\b(?:GDP|gross domestic product|econom(?:y|ies|ic|ists?))\b", re.IGNORECASE)
# What stands before "growth" as a word for time or place, and says nothing of what grows
_PLAIN = re.compile(
    r"(?:^|[^\w\s]\s*|\b(?:the|its|their|his|of|a|an|in|for|and|on|to|by|as|with|that|expect\w*|see\w*"
    r"|forecast\w*|annual|yearly|quarterly|full-year|year|yoy|overall|global|world|worldwide|robust"
    r"|strong|weak|solid|slow\w*|fast\w*|further|real|potential|economic|stronger|weaker|higher"
    r"|lower|underlying|headline|trend|\d{4}|[A-Z][\w’'.]*)\s+)$"
)
_SUBJECT = re.compile(
    r"M(?:[iFa][.NPT]{1,4})?[.TVCEyf]{0,5}$"
)  # "revenue saw a strong | 5% growth"
_GOES_ON = re.compile(r"[$%#](?:\([^()]{1,5}\))?,?[^$%#;|,MNIPp]{0,6}")
_BACK = 24  # characters before the word
_ASIDE = frozenset({GROWTH, "other", "share_of", "gdp_growth"})


def grown_of(here: Statement, part: Part, what: What) -> What:
    """The same growth as of what it is of; as it was, where nothing tells that."""
    if what.metric != GROWTH or what.place == part.index:
        return what
    item = here.scene.shape.items[what.place]
    if item.metric is None or item.metric.key != GROWTH:
        return what
    if (of := _before(here, part, what.place)) is not None:
        return of
    text, start = here.scene.reading.text, item.start
    if not _PLAIN.search(text, max(0, start - _BACK), start):
        return what
    return replace(what, metric="gdp_growth") if _is_on_economy(here) else what


def _before(here: Statement, part: Part, place: int) -> What | None:
    """What stands before, and is all that there is to grow: "900 vans, a growth of 5%"."""
    shape, last = here.scene.shape, here.parts[-1] if here.parts else None
    if place > part.index and shape.signs[place + 1 : place + 2] in {"i", "F"}:
        return None  # "900 vans, and 5% growth in orders"
    told = _SUBJECT.search(shape.signs, 0, min(place, part.index))
    if told is not None and place > part.index:
        word = shape.items[told.start()].metric
        sure = word is not None and word.kind == "noun" and word.strength > 1
        return What(word.key, told.start(), 1.5) if word is not None and sure else None
    if last is None or last.what is None or last.what.metric in _ASIDE:
        return None
    if not _GOES_ON.fullmatch(shape.signs, last.index, min(place, part.index)):
        return None
    same = What(last.what.metric, last.what.place, last.what.price + 1)
    return same if measures(shape, part.index, same.metric) else None


def _is_on_economy(here: Statement) -> bool:
    """Whether sentence, title or the sentence before speak of an economy, and of no company."""
    texts, number = here.spoken.texts, here.scene.number
    near = (here.scene.reading.text, *texts[:1], *texts[max(0, number - 1) : number])
    other = any(part.what and part.what.metric not in _ASIDE for part in here.parts)
    return not other and here.spoken.titled() is None and any(map(_ECONOMY.search, near))

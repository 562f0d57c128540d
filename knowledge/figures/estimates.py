"""Whose estimates are meant, a company's own or analysts', and whether a target is of a price.

"Norwind estimates its losses at", "its target of 300,000 vans" are its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.figures.sources import source_kind
from knowledge.language.changes import Cue
from knowledge.language.mentions import Quantity
from knowledge.language.metrics import MONEY, unit_kind
from knowledge.language.names import NameMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.figures.shape import Item

_OWN = re.compile(r"(?<=[NP])((?:[.]|d?T|d[.]){0,2})A(?P<that>R?)")  # "Norwind on Monday estimated"
_STREET = re.compile(
    r"\b(?:Wall |the )Street(?:['’]s(?= [$€£\d])"
    r"|(?= (?:was|is|were|are|had been) (?:looking|modell?ing|expecting|anticipating|forecasting)\b)"
    r"|(?= had (?:expected|forecast|anticipated|pencill?ed|projected)\b))"
    r"|\b(?:LSEG |Refinitiv )?SmartEstimate\b"
)
_TARGET = re.compile(r"(?P<before>[$#%][.]?)?M(?=F?[.B]{0,2}(?P<behind>[$#%]))?")
_RATES = frozenset({"inflation", "interest_rate"})
NO_SHARE = 1_000_000
"""No share costs as much, nor any good or foreign currency."""
_ENDED = re.compile(r"(?:ed|ing|s|said|told|wrote)$", re.IGNORECASE)
_ROUGH, _ARTICLES, _NEAR = "estimated", (" an ", " some "), 6
_RECKONED = ("estimated to", "thought to", "reckoned to", "believed to")
_IS = re.compile(r" (?:be|have|hold|own|contain|employ|control|house|number|sit)\b")
_FIRST, _BESIDE = frozenset({"initial", "original"}), 3
_BROUGHT = frozenset({"estimated", "reckoned", "calculated"})  # no noun: "Norwind estimates rose"


def street(text: str) -> Iterator[tuple[int, int]]:
    """The spans of names that stand for what analysts reckon: "Wall Street was looking for"."""
    if "Street" in text or "SmartEstimate" in text:
        yield from (match.span() for match in _STREET.finditer(text))


def judged(items: Sequence[Item], text: str) -> list[Item]:
    """The items of a sentence, with the words for what lies ahead as what they mean in it."""
    return _told_ahead(_plain_targets(_own_estimates(items)), text)


def _plain_targets(items: Sequence[Item]) -> list[Item]:
    """The items, with a target as an aim where the amount behind it can be no price of a share."""
    found = list(items)
    signs = "".join(item.sign for item in found)
    for match in _TARGET.finditer(signs):
        place = match.end() - 1
        at = match.start() if match["before"] else match.start("behind")
        amount = found[at].mention if at >= 0 else None
        word = found[place].metric
        plain = word is not None and word.key == "price_target" and word.strength == 1
        if plain and isinstance(amount, Quantity) and not _may_be_price(amount, found):
            found[place] = found[place]._replace(sign="G", mention=None, metric=None)
    return found


def _may_be_price(amount: Quantity, items: Sequence[Item]) -> bool:
    """Whether a target of this amount may be that of a share, or that of inflation."""
    kind = unit_kind(amount.unit, amount.per)
    if kind == "percent":
        return any(item.metric is not None and item.metric.key in _RATES for item in items)
    return kind in MONEY and abs(amount.value) < NO_SHARE


def _told_ahead(items: Sequence[Item], text: str) -> list[Item]:
    """The items, with what is only to be said as a plain deed: "will announce", "plans to unveil".

    What is reckoned to be so already is a fact, and only its number is not exact: "it has an
    estimated 300 shops", "a field thought to hold 3 million barrels".
    """
    found = list(items)
    for place, item in enumerate(found):
        if not isinstance(item.mention, Cue):
            continue
        said = item.sign == "S" and place > 0 and found[place - 1].sign == "E"
        plain = (said and _is_base(item.mention)) or (item.sign in "EA" and _is_rough(item, text))
        if plain or (item.mention.text.lower() in _FIRST and _is_first(found, place)):
            found[place] = item._replace(sign=".")
    return found


def _is_first(items: Sequence[Item], place: int) -> bool:
    """Whether a word says that something was the first, but not that another replaced it.

    "The initial price is $3", but "from an initial $3", "its initial estimate".
    """
    compared = any(item.sign in "fK" for item in items[max(0, place - _BESIDE) : place])
    return not compared and all(
        item.sign not in "EAG" for item in items[place + 1 : place + 1 + _BESIDE]
    )


def _is_rough(item: Item, text: str) -> bool:
    """Whether a word of reckoning tells how exact the number of something present is."""
    word = text[item.start : item.end].lower()
    if word == _ROUGH:
        before = text[max(0, item.start - _NEAR) : item.start].lower()
        return before.endswith(_ARTICLES) and text[item.end + 1 : item.end + 2].isdecimal()
    return word.endswith(_RECKONED) and _IS.match(text, item.end) is not None


def _is_base(cue: Cue) -> bool:
    """Whether a verb of speech has no ending: "announce", but neither "said" nor "says"."""
    return "verb" in cue.parts and not _ENDED.search(cue.text.split()[0])


def _own_estimates(items: Sequence[Item]) -> list[Item]:
    """The items, with what a company estimates itself as what it expects.

    Not what an analyst or a data provider estimates, nor the estimates of a company.
    """
    found = list(items)
    signs = "".join(item.sign for item in found)
    for match in _OWN.finditer(signs):
        place, who = match.end() - 1 - len(match["that"]), found[match.start() - 1].mention
        cue = found[place].mention
        told = isinstance(cue, Cue) and "verb" in cue.parts
        sure = isinstance(cue, Cue) and (bool(match["that"]) or cue.text.lower() in _BROUGHT)
        if isinstance(who, NameMention) and (not sure or source_kind(who.text)):
            continue
        if told and not (isinstance(who, NameMention) and who.kind == "person"):
            found[place] = found[place]._replace(sign="E")
    return found

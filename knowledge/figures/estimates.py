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
_BROUGHT = frozenset({"estimated", "reckoned", "calculated"})  # no noun: "Norwind estimates rose"


def street(text: str) -> Iterator[tuple[int, int]]:
    """The spans of names that stand for what analysts reckon: "Wall Street was looking for"."""
    if "Street" in text or "SmartEstimate" in text:
        yield from (match.span() for match in _STREET.finditer(text))


def plain_targets(items: Sequence[Item]) -> list[Item]:
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


def told_ahead(items: Sequence[Item]) -> list[Item]:
    """The items, with what is only to be said as a plain deed: "will announce", "plans to unveil"."""
    found = list(items)
    for place, item in enumerate(found[1:], 1):
        if item.sign == "S" and found[place - 1].sign == "E" and _is_base(item.mention):
            found[place] = item._replace(sign=".")
    return found


def _is_base(cue: object) -> bool:
    """Whether a verb of speech has no ending: "announce", but neither "said" nor "says"."""
    return isinstance(cue, Cue) and "verb" in cue.parts and not _ENDED.search(cue.text.split()[0])


def own_estimates(items: Sequence[Item]) -> list[Item]:
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

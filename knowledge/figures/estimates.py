"""Whose estimates are meant: a company's own ("Norwind estimates its losses at") or analysts'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.figures.sources import source_kind
from knowledge.language.changes import Cue
from knowledge.language.names import NameMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.figures.shape import Item

_OWN = re.compile(r"(?<=[NP])((?:[.]|d?T|d[.]){0,2})A(?P<that>R?)")  # "Norwind on Monday estimated"
_BROUGHT = frozenset({"estimated", "reckoned", "calculated"})  # no noun: "Norwind estimates rose"


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

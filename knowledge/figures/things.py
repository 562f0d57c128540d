"""Which market, country or central bank a plain word stands for.

"The metal", "the central bank", "the pair", "the country", "the East African nation", "Europe's largest economy".
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.figures.group import Group
from knowledge.figures.scene import Named, Scene
from knowledge.language.name_markets import market_kind
from knowledge.language.name_words import POSSESSIVES, cue
from knowledge.language.words import place

Thing = tuple[int, int, Group]

_COUNTRY, _BANK = "country", "bank"
_KINDS = {
    "pair": "currency",
    **dict.fromkeys(("metal", "commodity", "grain", "oilseed"), "commodity"),
    _BANK: _BANK,
    **dict.fromkeys((_COUNTRY, "nation", "kingdom", "republic", "island"), _COUNTRY),
}
_POINTING = frozenset(("the", "this", "that"))
_WIDE = frozenset(("continent", "region"))
_STATES = frozenset(("economy", _COUNTRY, "nation", "democracy"))
_RANKED = 3  # words from "Europe's" to "economy"
# "the country that grew", "the metal and": told by what follows
_LINKED = frozenset("that which who whose of and or -".split())


@dataclass(slots=True)
class Heard:
    """The market of each kind that was named last, and the country that most names were of."""

    last: dict[str, Group] = field(default_factory=dict)
    counts: Counter[int] = field(default_factory=Counter)  # of each country, by its group
    named: int = 0  # how often any country was

    def hear(self, named: Named) -> None:
        """Take up a name."""
        if named.group.kind == "market":
            self.last[market_kind(named.mention.text)] = named.group
        elif named.group.kind == "place" and _is_country(named):
            self.named += 1
            self.counts[id(named.group)] += 1
            most = self.last.get(_COUNTRY, named.group)
            for group in (most, named.group):
                self.last.pop(_COUNTRY, None)
                if 2 * self.counts[id(group)] > self.named:
                    self.last[_COUNTRY] = group
                    break
        elif named.mention.text.lower() in cue("central_bank"):
            self.last[_BANK] = named.group


def _is_country(named: Named) -> bool:
    known = place(named.mention.text)
    return known is not None and known.country == known.name


def is_central_bank(scene: Scene, index: int) -> bool:
    """Whether a bank is the one of a state: "the central bank", no company."""
    return scene.lower(index - 1) == "central" and scene.lower(index) == _BANK


def things(scene: Scene, heard: Heard) -> Iterator[Thing]:
    """The words of a sentence that stand for a market or country, with what each means."""
    told = dict(_ranked(scene)) if _COUNTRY in heard.last else {}
    for first, last in told.items():
        yield first, last, heard.last[_COUNTRY]
    coming = deque(scene.names)
    starts = {named.first for named in scene.names}  # "the metal Norwind mines" is told by a name
    for index, token in enumerate(scene.tokens):
        while coming and coming[0].first < index:
            heard.hear(coming.popleft())
        kind = _KINDS.get(token.lower)
        if kind is None:
            continue
        first = _adjective(scene, index) if kind == _COUNTRY else index - 1
        if kind == _BANK:
            first -= 1
            if not is_central_bank(scene, index):
                continue
        if scene.lower(first) not in _POINTING:
            continue
        behind = scene.lower(index + 1)
        if kind in heard.last and behind not in _LINKED and index + 1 not in starts:
            yield first, index + 1, heard.last[kind]
    for named in coming:
        heard.hear(named)


def _adjective(scene: Scene, index: int) -> int:
    """The token before a noun and the adjective of a wide place: that of "the East African" nation."""
    for named in scene.names:
        if named.last == index and _is_wide(named):
            return named.first - 1
    return index - 1


def _is_wide(named: Named) -> bool:
    known = place(named.mention.text)
    return known is not None and known.kind in _WIDE


def _ranked(scene: Scene) -> Iterator[tuple[int, int]]:
    """The tokens of "Europe's largest" before "economy"; that noun may be a word of a metric."""
    owners = {named.last: named.first for named in scene.names if _is_wide(named)}
    for index, token in enumerate(scene.tokens):
        if token.lower not in POSSESSIVES:
            continue
        first = owners.get(index, index - 2 if scene.lower(index - 1) == "world" else None)
        if first is None:
            continue
        for last in range(index + 2, index + 2 + _RANKED):
            if scene.lower(last) in _STATES and scene.ranks(index + 1, last):
                yield first, last
                break

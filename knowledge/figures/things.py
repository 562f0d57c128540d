"""Which market or country a plain word stands for: "the metal", "the pair", "the country"."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.figures.group import Group
from knowledge.figures.scene import Named, Scene
from knowledge.language.name_markets import market_kind
from knowledge.language.words import place

Thing = tuple[int, int, Group]

_COUNTRY = "country"
_KINDS = {
    "pair": "currency",
    **dict.fromkeys(("metal", "commodity", "grain", "oilseed"), "commodity"),
    **dict.fromkeys((_COUNTRY, "nation", "kingdom", "republic", "island"), _COUNTRY),
}
_POINTING = frozenset(("the", "this", "that"))
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


def _is_country(named: Named) -> bool:
    known = place(named.mention.text)
    return known is not None and known.country == known.name


def things(scene: Scene, heard: Heard) -> Iterator[Thing]:
    """The words of a sentence that stand for a market or country, with what each means."""
    coming = deque(scene.names)
    starts = {named.first for named in scene.names}  # "the metal Norwind mines" is told by a name
    for index, token in enumerate(scene.tokens):
        while coming and coming[0].first < index:
            heard.hear(coming.popleft())
        kind = _KINDS.get(token.lower)
        if kind is None or scene.lower(index - 1) not in _POINTING:
            continue
        behind = scene.lower(index + 1)
        if kind in heard.last and behind not in _LINKED and index + 1 not in starts:
            yield index - 1, index + 1, heard.last[kind]
    for named in coming:
        heard.hear(named)

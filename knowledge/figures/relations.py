"""What an article says its companies are: their trade, their home, and whose unit they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.figures.group import Group
from knowledge.figures.scene import Named, Scene, description, homes
from knowledge.figures.sources import BODIES
from knowledge.language.name_words import POSSESSIVES, cue

_UNITS = frozenset("unit subsidiary brand arm division affiliate subsidiaries".split())
_BE = frozenset("is was remains became".split())
_ARTICLES = frozenset("a an the one".split())
# "market research firm X", "X, a pollster"
_ASKS = frozenset(
    "research analytics data ratings rating consulting survey polling advisory industry lobby "
    "trade exporters producers growers farmers dealers retailers employers consumer".split()
)
_HOUSES = BODIES | frozenset(
    "firm company group agency provider house institute tracker service body organisation "
    "organization".split()
)
_RESEARCHERS = frozenset(
    "researcher pollster consultancy think-tank brokerage forecaster lobby".split()
)
_MATERIAL = frozenset("data figures survey surveys estimates poll statistics".split())
_SOURCED = frozenset(("from", "by", "of"))
_SURE = 3  # what is surely a company may report of itself
_REACH = 7
_PARENT = 3  # words: "parent company,"
_BEFORE = 5


@dataclass(slots=True)
class Facts:
    """What is said of one entity."""

    trades: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    parent: Group | None = None
    reports: bool = False  # whether it is said to research, and so to report of others


def facts(scenes: Sequence[Scene]) -> dict[int, Facts]:
    """The facts of each group (by `id(group)`) that the sentences state."""
    found: dict[int, Facts] = {}
    for scene in scenes:
        for number, named in enumerate(scene.names):
            said = found.get(id(named.group))
            if said is None:
                said = found[id(named.group)] = Facts()
            _described(scene, named, said)
            said.reports = said.reports or _researches(scene, named)
            parent = _parent(scene, number) or (named.group.of.root() if named.group.of else None)
            if parent is not None and parent is not named.group and said.parent is None:
                said.parent = parent
    return found


def _described(scene: Scene, named: Named, said: Facts) -> None:
    """Add the description beside a name.

    ", the Shenzhen-based carmaker," behind it; "is a carmaker"; "Chinese carmaker" before it;
    "Sweden's" before it.
    """
    after = named.last
    said_of = scene.lower(after) == "," or scene.lower(after) in _BE
    if scene.trades and said_of and scene.lower(after + 1) in _ARTICLES:
        told = description(scene.tokens, after + 2)
        if told is not None:
            said.trades.add(told.trade)
            said.places |= told.places
    nearest = max(0, named.first - _BEFORE) if named.first - 1 in scene.trades else named.first
    for start in range(nearest, named.first):
        told = description(scene.tokens, start)
        if told is not None and told.last == named.first:
            said.trades.add(told.trade)
            said.places |= told.places
            break
    if scene.lower(named.first - 1) in POSSESSIVES and named.first > 1:
        said.places |= homes(scene.tokens[named.first - 2].text)


def _researches(scene: Scene, named: Named) -> bool:
    """Whether the words before or behind a name say that it researches."""
    if named.group.sure < _SURE and _gathers(scene, named):
        return True
    at = named.last + 1
    said = scene.lower(named.last) == "," and scene.lower(at) in _ARTICLES
    for last in (named.first - 1, *(range(at, at + _BEFORE) if said else ())):
        word = scene.lower(last)
        if word in _RESEARCHERS or (word in _HOUSES and scene.lower(last - 1) in _ASKS):
            return True
    return False


def _gathers(scene: Scene, named: Named) -> bool:
    """Whether figures are said to come from a name: "data from X showed", "a survey by X found"."""
    linked = scene.lower(named.first - 1) in _SOURCED
    return linked and scene.lower(named.first - 2) in _MATERIAL


def _parent(scene: Scene, number: int) -> Group | None:
    """Whose unit, brand, product or officer a name is said to be; None if nobody's.

    "Alphabet's YouTube"; "YouTube, a unit of Alphabet"; "Norfox, a brand owned by a Norwind
    subsidiary"; "Una, owned by Norwind".
    """
    named = scene.names[number]
    if number and scene.names[number - 1].mention.possessive:
        owner = scene.names[number - 1]
        if owner.last + 1 == named.first and owner.group.kind == "company":
            return owner.group
    following = scene.names[number + 1] if number + 1 < len(scene.names) else None
    if following is not None and named.mention.possessive:
        between = [token.lower for token in scene.tokens[named.last + 1 : following.first]]
        if between[:1] == ["parent"] and len(between) <= _PARENT:
            return following.group  # "Norfox's parent, Norwind"
    if following is None or following.group.kind == "place" or scene.lower(named.last) != ",":
        return None
    between = [token.lower for token in scene.tokens[named.last + 1 : following.first]]
    if len(between) > _REACH or not between:
        return None
    if _UNITS.intersection(between) and ("of" in between or "by" in between):
        return following.group
    owned = between[0] == "owned" or between[:2] == ["which", "is"] or "owned" in between
    return following.group if owned and "by" in between and _UNITS | cue("joint") else None

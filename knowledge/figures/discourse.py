"""Who "it", "the company" and "the Shenzhen-based carmaker" are: one walk over an article.

The rules, each with its example:

1. "It" before any name of its sentence is the subject of the sentence before.
   "Norwind lost $5 million. It sold 700 boats."
   If that sentence ends by telling who another company is, "It" goes on with that one.
   "Velora is a unit of Norwind, once the largest boatbuilder. It built 700 boats."
2. "it" behind names is the last of them that may be a subject, not what stands behind a
   preposition or a verb. "Norwind, which bought Velora, said it expects a loss."
3. "the carmaker" is whom the article calls so; else the nearest subject of which it says
   nothing else. "Tesla fell. Rival Nissan, a carmaker, rose. The carmaker sold 3 million."
4. "the Finnish company" is who is said to be at home there; else as "it".
5. "the iPhone maker" is whose product it is by the article or the table, else its topic.
6. "he" and "she" are the last person named, never a company.
7. "it" is nobody in "it is clear that".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from knowledge.figures.asides import closed, closing, is_object, told_of
from knowledge.figures.described import descriptions, is_of_shares
from knowledge.figures.group import Group, can_act, is_cited, is_institution
from knowledge.figures.relations import Facts
from knowledge.figures.scene import UNITS, Description, Named, Scene
from knowledge.figures.things import Heard, things
from knowledge.language.name_words import is_demonym, makers

Found = tuple[int, int, Group]

_PRONOUNS = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "their", "them"))
_PERSONS = frozenset(("he", "she", "his", "her", "him"))
_ALL = _PRONOUNS | _PLURAL | _PERSONS
_BE = frozenset("is was 's ’s be remains seems became would".split())
_THAT = frozenset(("that", "to", "whether"))
_MAKING = frozenset("make makes making made find finds finding found consider considers".split())
_OTHERS = frozenset("rival supplier backer distributor franchisee".split())  # "the Apple supplier"
_MEMORY = 12
_FRESH = 2  # sentences after which an article that named nobody is back at its topic
# Mentions of what is named in passing, of who has shares that trade, and of an article's subject.
_MINOR, _TRADED, _MAJOR = 1, 2, 3


@dataclass(slots=True)
class Memory:
    """Whom the article spoke of: the last subject, and earlier ones, the latest first."""

    topic: Group | None
    named: Mapping[str, Group]
    subject: Group | None = None
    since: int = 0  # sentences since the subject was
    person: Group | None = None
    closing: Group | None = None  # whom the sentence before told of at its end
    kept: Group | None = None  # with whom the article went on by a pronoun
    recent: list[Group] = field(default_factory=list)

    def last(self) -> Group | None:
        """Whom the article spoke of last; its topic again where that was long ago."""
        if self.subject is None or (self.topic is not None and self.since > _FRESH):
            return self.topic
        return self.subject

    def note(self, group: Group) -> None:
        """The article now speaks of `group`."""
        self.subject, self.since = group, 0
        if group in self.recent:
            self.recent.remove(group)
        self.recent.insert(0, group)
        del self.recent[_MEMORY:]


def walk(
    scenes: Sequence[Scene],
    facts: Mapping[int, Facts],
    topic: Group | None,
    heads: Mapping[int, Group | None],
) -> tuple[list[list[Found]], list[Group | None]]:
    """For each sentence the pronouns and descriptions with whom they mean, and its subject.

    Below one of `heads`, by sentence, the article is about the company that it names.
    """
    named = {name.mention.head.lower(): name.group for scene in scenes for name in scene.names}
    memory, heard = Memory(topic, named), Heard()
    referents: list[list[Found]] = []
    subjects: list[Group | None] = []
    for number, scene in enumerate(scenes):
        if number in heads:
            memory.topic = memory.subject = heads[number] or topic
            memory.closing = memory.kept = None
        found, subject = _sentence(scene, memory, facts)
        told = {start for start, _, _ in found}
        found += (
            (scene.tokens[first].start, scene.tokens[last - 1].end, group)
            for first, last, group in things(scene, heard)
            if scene.tokens[first].start not in told
        )
        referents.append(sorted(found, key=itemgetter(0)))
        subjects.append(subject)
        memory.since += 1
        memory.closing = closing(scene)
        if subject is not None:
            memory.note(subject)
    return referents, subjects


def _sentence(
    scene: Scene, memory: Memory, facts: Mapping[int, Facts]
) -> tuple[list[Found], Group | None]:
    found: list[Found] = []
    near: Group | None = None
    subject: Group | None = None
    told: tuple[Group, int] | None = None
    aside = 0
    for at in _stations(scene):
        if isinstance(at, Named):
            told = told_of(scene, at) or told
            if at.group.kind == "person":
                memory.person = at.group
            elif at.group.kind == "place":
                near = at.group if _is_acting_place(scene, at) else near
            elif can_act(at.group) and at.acts and at.first >= aside:
                near = at.group
                subject = subject or near
                aside = closed(scene, at)
            continue
        opening = memory.closing if at == 0 else None
        place = at.first if isinstance(at, Description) else at
        near = None if is_object(scene, place) else near
        default = (told[0] if told and place < told[1] else near) or opening or memory.last()
        meant, first, last = _meant(scene, at, memory, facts, default)
        if meant is None:
            continue
        found.append((scene.tokens[first].start, scene.tokens[last - 1].end, meant))
        memory.kept = meant if at == 0 else memory.kept
        if meant.kind != "person":
            subject = subject or meant
            near = near or (None if scene.lower(first) in ("its", "their") else meant)
    return found, subject or (None if found else _only(scene))


def _is_acting_place(scene: Scene, named: Named) -> bool:
    """Whether a country leads its sentence: "China cut its imports"."""
    return (
        named.first == 0
        and not is_demonym(named.mention.text)
        and not named.mention.possessive
        and (scene.tokens[named.last].text.islower() if named.last < len(scene.tokens) else False)
    )


def _only(scene: Scene) -> Group | None:
    """The company of a sentence that names one only, wherever it stands.

    Not that of a person who is quoted: "said Ann Okafor of Norwind".
    """
    if any(named.group.kind == "person" for named in scene.names):
        return None
    named = {
        id(named.group): named.group
        for named in scene.names
        if named.group.kind == "company" and not named.witness
    }
    groups = [group for group in named.values() if can_act(group) and not is_cited(group)]
    return groups[0] if len(groups) == 1 else None


def _stations(scene: Scene) -> Iterator[Named | Description | int]:
    """Names, descriptions and pronouns (as token indexes) in order."""
    stations: list[tuple[int, int, Named | Description | int]] = [
        (named.first, 0, named) for named in scene.names
    ]
    if not scene.headline:
        stations += [(told.first, 1, told) for told in descriptions(scene)]
    stations += [
        (index, 2, index) for index, token in enumerate(scene.tokens) if token.lower in _ALL
    ]
    stations.sort(key=lambda station: station[:2])
    return (station[2] for station in stations)


def _meant(
    scene: Scene,
    at: Description | int,
    memory: Memory,
    facts: Mapping[int, Facts],
    default: Group | None,
) -> tuple[Group | None, int, int]:
    """Whom a pronoun or a description means, None if nobody is clear, and its tokens."""
    if isinstance(at, Description):
        return _described(scene, at, memory, facts, default), at.first, at.last
    lower = scene.lower(at)
    if lower in _PERSONS:
        return memory.person, at, at + 1
    if lower == "it" and (_is_empty(scene, at) or scene.tokens[at].text == "IT"):
        return None, at, at + 1
    if lower in _PLURAL:
        return (default if at == 0 and memory.person is None else None), at, at + 1
    return default, at, at + 1


def _is_empty(scene: Scene, at: int) -> bool:
    """Whether "it" stands for nobody: "it is clear that", "which makes it hard to"."""
    if scene.lower(at - 1) in _MAKING and scene.lower(at + 2) in _THAT:
        return True
    if scene.lower(at + 1) not in _BE:
        return False
    return any(scene.lower(index) in _THAT for index in range(at + 3, at + 6))


def _described(
    scene: Scene,
    told: Description,
    memory: Memory,
    facts: Mapping[int, Facts],
    default: Group | None,
) -> Group | None:
    """Whom a description means: who is described so, else whom nothing speaks against."""
    if told.product is not None:
        if scene.lower(told.last - 1) in _OTHERS:
            return memory.topic if memory.topic is not told.product else None
        if scene.lower(told.last - 1) in UNITS:
            return _unit(told.product, memory, facts)
        return _maker(told.product, memory, facts)
    said = facts.get(id(default))
    if said and said.parent is not None and said.parent is memory.topic:
        default = memory.topic  # "the company" is the whole, not its unit
    if default is not None and (topic := memory.topic) is not None:
        passing = _is_passing(scene, told, default, memory)
        default = topic if passing or _is_vague(default, topic, said) else default
    near = [named.group for named in scene.names[:_MEMORY] if named.acts]
    candidates, least = [default, *near, *memory.recent, memory.topic], 0 if told.alone else 1
    best, best_fit = None, -1
    for group in candidates:
        if group is None or group.kind in ("place", "person") or is_institution(group):
            continue
        if group.kind == "other" and group is not default and group is not memory.topic:
            continue
        fit = _fit(told, facts.get(id(group)))
        if fit > best_fit and fit >= least:
            best, best_fit = group, fit
    return best


def _is_passing(scene: Scene, told: Description, default: Group, memory: Memory) -> bool:
    """Whether who was spoken of is only named in passing, in an article on another."""
    topic, kept = memory.topic, default is memory.kept or default.kind == "person"
    if topic is None or kept or told.trade != "-" or told.places or len(default.places) > _MINOR:
        return False
    traded = memory.since and topic.kind == "company" and is_of_shares(scene, told)
    return len(topic.places) >= (_TRADED if traded else _MAJOR)


def _is_vague(default: Group, topic: Group, said: Facts | None) -> bool:
    """Whether the topic is surely a company, and who was spoken of not: "Mariana holds lithium"."""
    told = default.kind == "company" or default.sure or (said is not None and said.trades)
    return topic.kind == "company" and not told and len(default.places) <= len(topic.places)


def _unit(whole: Group, memory: Memory, facts: Mapping[int, Facts]) -> Group | None:
    """Whom "the Norwind affiliate" means: whose whole that is said to be, else the last named."""
    for group in memory.recent:
        said = facts.get(id(group))
        if said is not None and said.parent is whole:
            return group
    return next((group for group in memory.recent if group is not whole), None)


def _maker(product: Group, memory: Memory, facts: Mapping[int, Facts]) -> Group | None:
    """Whose product a name is: by the article, by the table, else the company of the article."""
    said = facts.get(id(product))
    if said is not None and said.parent is not None:
        return said.parent
    for form in product.forms:
        maker = memory.named.get(makers().get(form.lower(), ""))
        if maker is not None:
            return maker
    return memory.topic if memory.topic is not product else None


def _fit(told: Description, said: Facts | None) -> int:
    """How well a description fits what is known: -1 against, 0 open, more for what agrees."""
    if said is None:
        return 0
    fit = 0
    if told.trade != "-":
        special = said.trades - {"-"}
        if told.trade in special:
            fit += 2
        elif special:
            return -1
    if told.places and said.places:
        if not told.places & said.places:
            return -1
        fit += 2
    return fit

"""Of whom an article speaks as it goes on: its topic, whoever was last, and what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from knowledge.figures.cast import Cast, Entity, Referent
from knowledge.figures.extract import Draft
from knowledge.figures.owning import Known, Person
from knowledge.figures.shape import Shape
from knowledge.figures.sources import source_kind
from knowledge.language.metrics import metrics
from knowledge.language.name_words import cue, endings, is_word
from knowledge.language.names import NameMention
from knowledge.language.places import country_of, leaders, place

# "ASX midday update", "CME cattle futures": an exchange is only where all that happens
_TRADING = re.compile(
    r"\b(?:sector|preview|midday|points|futures|wrap|session|movers|gainers|losers)\b",
    re.IGNORECASE,
)
_HINT = 1  # what shows a company no surer than this may show a part of one
_LEAD = 3  # the first sentences tell what an article is about


@dataclass(slots=True)
class Spoken:
    """Of whom the article speaks: its topic, whoever it was last, and the figures said of them."""

    cast: Cast
    topic: int | None
    entity: int | None
    on_shares: bool = False
    section: bool = False  # whether the topic is that of a part of the article only
    last: Sequence[Draft] = ()
    place: int | None = None  # the country that was named last
    market: int | None = None  # the market that was named last
    home: int | None = None  # the country of the title and the lead
    texts: Sequence[str] = ()  # all sentences of the article
    level: str = ""  # the profit that is meant by the word alone, see `settled.profit_level`
    persons: dict[int, Person] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)  # of sources that were looked at

    def is_source(self, entity: Entity) -> str:
        """What kind of source one is who mostly reports the figures of others, else ""."""
        if entity.id == self.topic:
            return ""
        if entity.id not in self.kinds:
            names = (entity.name, *entity.aliases)
            told = "data" if entity.reports else ""
            self.kinds[entity.id] = told or next(filter(None, map(source_kind, names)), "")
        return self.kinds[entity.id]

    def titled(self) -> int | None:
        """The company that the article is about, if its title or the heading here names it."""
        found = self.cast.entities[self.topic] if self.topic is not None else None
        return found.id if found is not None and (found.in_title or self.section) else None

    def person(self, entity: Entity) -> Person:
        """The member of the cast as a candidate for owning a figure."""
        if entity.id not in self.persons:
            marks = tuple(mark for mark, there in self._marks(entity) if there)
            source = self.is_source(entity)
            self.persons[entity.id] = Person(entity.id, entity.kind, source, marks)
        return self.persons[entity.id]

    def _marks(self, entity: Entity) -> Iterator[tuple[str, bool]]:
        """What the article shows of a member of its cast."""
        words = entity.name.split()
        unknown = entity.kind == "other"
        yield "topic", entity.id == self.topic
        yield "titled", entity.in_title
        yield "body", any(name.lower() in cue("body") for name in (entity.name, *entity.aliases))
        yield "once", entity.count == 1
        yield "letters", unknown and len(words) == 1 and entity.name.isupper()
        plain = (is_word(word.lower()) or word.lower() in endings() for word in words)
        yield "common", (unknown or self._is_part(entity)) and all(plain)

    def _is_part(self, entity: Entity) -> bool:
        """Whether a word may be a part of whom the article is about: "Retail revenue"."""
        hinted = entity.kind == "company" and entity.sure <= _HINT and " " not in entity.name
        return hinted and not (entity.in_title or entity.id == self.topic)

    def hear(self, number: int, names: Sequence[NameMention]) -> None:
        """Take up the countries and markets of a sentence that was read."""
        for name in names:
            if name.kind not in ("place", "market"):
                continue
            entity = self.cast.entity_of(number, name)
            if entity is None:
                continue
            if entity.kind == "place":
                self.place = land(entity, self.cast.entities)
            elif entity.kind == "market":
                self.market = entity.id

    def known(self, shape: Shape, metric: str) -> tuple[Known, ...]:
        """Those of whom the article was speaking, each with all ways in which it was."""
        ways: dict[int, list[str]] = {}
        same = next((draft.entity for draft in self.last if draft.metric == metric), None)
        spoken = self.context(shape, metric)
        for way, entity in (
            ("spoken", spoken),
            ("topic", self.topic),
            ("titled", None if self._is_titled_too(spoken) else self.titled()),
            ("same", same if metric != "other" else None),
            ("heard", self.place),
            ("heard", self.market),
            ("home", self.home),
        ):
            if entity is not None:
                ways.setdefault(entity, []).append(way)
        return tuple(
            Known(entity, person.kind, tuple(found), person.marks)
            for entity, found in ways.items()
            for person in (self.person(self.cast.entities[entity]),)
        )

    def _is_titled_too(self, spoken: int | None) -> bool:
        """Whether the title names whom the article was speaking of, beside whom it is about."""
        if spoken is None or spoken == self.topic or self.section:
            return False
        return self.cast.entities[spoken].in_title

    def context(self, shape: Shape, metric: str) -> int | None:
        """Whom a figure is of if its sentence names nobody for it.

        A sentence that begins with what it measures ("Total revenue rose") goes on about the
        company of the title, whoever was named in between, unless the title names that one too.
        """
        first = shape.items[0].mention if shape.items else None
        if isinstance(first, Referent) and first.company:
            return first.entity.id  # "It sold more than ever, when sales rose to 900"
        titled = self.titled()
        head = shape.signs[:3].partition("M")
        measures = bool(head[1]) and not set(head[0]) & set("NP")
        deal = "deal" in metrics()[metric].families  # both of its sides stand in the title
        also = self.entity is not None and self.cast.entities[self.entity].in_title and not deal
        return titled if titled is not None and measures and not also else self.entity

    def alone(self) -> Spoken:
        """The same for a sentence that refers to nothing before it."""
        return replace(
            self,
            topic=None,
            entity=None,
            last=(),
            place=None,
            market=None,
            home=None,
            texts=(),
            persons={},
        )


def topic_of(members: Cast, title: str) -> int | None:
    """The company that an article is about: not the analyst who speaks of it in the title.

    "Norwind to gain from rate cut, Tolva Research says" is about Norwind, and what goes on at an
    exchange in a session is not about the exchange.
    """
    topic = members.topic
    if topic is None:
        return None
    names = (topic.name, *topic.aliases)
    tells = topic.reports or any(map(source_kind, names))
    if "exchange" in map(source_kind, names) and _TRADING.search(title):
        return None
    if not tells or title.startswith(names):
        return topic.id
    others = (
        entity.id
        for entity in members.entities
        if entity.in_title
        and entity.kind == "company"
        and not (entity.reports or source_kind(entity.name))
    )
    return next(others, None)


def home_of(members: Cast) -> int | None:
    """The country, or other place, that an article is about: the most named of title and lead.

    A city in the title stands for its country, if the article names that: "Seoul's exports".
    """
    places = [
        entity for entity in members.entities if entity.kind == "place" and entity.first <= _LEAD
    ]
    best = max(places, key=lambda entity: (entity.in_title, entity.count), default=None)
    return land(best, members.entities) if best is not None else None


def led_by(person: Entity, among: Sequence[Entity]) -> Entity | None:
    """The country, among these members of a cast, that a person leads; None for others.

    "Trump's 25% tariffs": those of the United States.
    """
    country = leaders().get(person.name.lower().rpartition(" ")[2])
    return _named(country, among) if country else None


def _named(country: str, among: Sequence[Entity]) -> Entity | None:
    """The member of a cast that is a country, as "U.S." and "Americans" are one, None without it."""
    for one in among:
        if one.kind == "place" and (known := place(one.name)) and known.name == country:
            return one
    return None


def land(entity: Entity, among: Sequence[Entity]) -> int:
    """The country that a city stands for, if it is among these members of a cast; else itself.

    "Ottawa has forecast a deficit": that is Canada's.
    """
    country = _named(country_of(entity.name), among)
    return entity.id if country is None else country.id

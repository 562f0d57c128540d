"""Of whom an article speaks as it goes on: its topic, whoever was last, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from knowledge.figures.cast import Cast, Entity, Referent
from knowledge.figures.extract import Draft
from knowledge.figures.shape import Shape
from knowledge.figures.who import source_kind


@dataclass(slots=True)
class Spoken:
    """Of whom the article speaks: its topic, whoever it was last, and the figures said of them."""

    cast: Cast
    topic: int | None
    entity: int | None
    on_shares: bool = False
    section: bool = False  # whether the topic is that of a part of the article only
    last: Sequence[Draft] = ()
    kinds: dict[int, str] = field(default_factory=dict)  # of sources that were looked at

    def is_source(self, entity: Entity) -> str:
        """What kind of source one is who mostly reports the figures of others, else ""."""
        if entity.id == self.topic:
            return ""
        if entity.id not in self.kinds:
            names = (entity.name, *entity.aliases)
            self.kinds[entity.id] = next(filter(None, map(source_kind, names)), "")
        return self.kinds[entity.id]

    def titled(self) -> int | None:
        """The company that the article is about, if its title or the heading here names it."""
        found = self.cast.entities[self.topic] if self.topic is not None else None
        return found.id if found is not None and (found.in_title or self.section) else None

    def context(self, shape: Shape) -> int | None:
        """Whom a figure is of if its sentence names nobody for it.

        A sentence that begins with what it measures ("Total revenue rose") goes on about the
        company of the title, whoever was named in between.
        """
        first = shape.items[0].mention if shape.items else None
        if isinstance(first, Referent) and first.company:
            return first.entity.id  # "It sold more than ever, when sales rose to 900"
        titled = self.titled()
        head = shape.signs[:3].partition("M")
        measures = bool(head[1]) and not set(head[0]) & set("NP")
        return titled if titled is not None and measures else self.entity

    def alone(self) -> Spoken:
        """The same for a sentence that refers to nothing before it."""
        return replace(self, topic=None, entity=None, last=())


def topic_of(members: Cast, title: str) -> int | None:
    """The company that an article is about: not the analyst who speaks of it in the title.

    "Norwind to gain from rate cut, Tolva Research says" is about Norwind.
    """
    topic = members.topic
    if topic is None:
        return None
    names = (topic.name, *topic.aliases)
    if not any(map(source_kind, names)) or title.startswith(names):
        return topic.id
    others = (
        entity.id
        for entity in members.entities
        if entity.in_title and entity.kind == "company" and not source_kind(entity.name)
    )
    return next(others, None)

"""One sentence while its figures are linked: its shape, its quantities, and who is named in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.figures.cast import Referent
from knowledge.figures.figure import Role
from knowledge.figures.owning import Person
from knowledge.figures.paths import Paths
from knowledge.figures.role import Frame
from knowledge.figures.shape import Item, Shape
from knowledge.figures.spoken import Spoken, led_by
from knowledge.figures.what import What
from knowledge.figures.who import Who
from knowledge.language.mentions import Period, Quantity
from knowledge.language.names import NameMention
from knowledge.language.reading import Reading


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence: its number, its reading, its shape and its distances."""

    number: int
    reading: Reading
    shape: Shape
    paths: Paths


@dataclass(slots=True)
class Part:
    """A quantity with what is known of it so far."""

    index: int
    quantity: Quantity
    frame: Frame | None
    role: Role
    what: What | None = None
    who: Who | None = None
    moves: bool = False  # whether it is a change, even if one to come
    revised: bool = False  # whether it is an estimate that another one has replaced
    nobody: bool = False  # whether it is of shares of some kind, which no name stands for
    rival: Who | None = None  # whose figure it is set against, where that is somebody else
    planned: bool = False  # whether it is of a deed that is announced, and still to be done
    told: Period | None = None  # the period that "respectively" gives it


@dataclass(slots=True)
class Statement:
    """A sentence, of whom the article speaks, and the quantities read so far."""

    scene: Scene
    spoken: Spoken
    parts: list[Part] = field(default_factory=list)
    persons: dict[int, Person | None] = field(default_factory=dict)  # by where they are named

    def person(self, item: Item) -> Person | None:
        """The member of the cast that a name, pronoun or description stands for."""
        if item.start not in self.persons:
            self.persons[item.start] = _person(self, item)
        return self.persons[item.start]

    def state(self, item: Item) -> Person | None:
        """The same for a figure of an economy: who leads a state stands for it."""
        found = self.person(item)
        if found is None or found.kind != "person":
            return found
        cast = self.spoken.cast.entities
        country = led_by(cast[found.entity], cast)
        return self.spoken.person(country) if country is not None else found


def _person(here: Statement, item: Item) -> Person | None:
    """The member of the cast that a name, pronoun or description stands for."""
    if isinstance(item.mention, NameMention):
        entity = here.spoken.cast.entity_of(here.scene.number, item.mention)
    elif isinstance(item.mention, Referent):
        entity = item.mention.entity
    else:
        return None
    if entity is None:
        return None
    topic = here.spoken.topic
    if isinstance(item.mention, Referent) and topic is not None and here.spoken.is_source(entity):
        # "The company" in what an analyst says is the company of the article.
        entity = here.spoken.cast.entities[topic]
    return here.spoken.person(entity)

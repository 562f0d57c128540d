"""The figures of one sentence: each quantity linked with its metric, owner, role and period."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from knowledge.figures.cast import Referent
from knowledge.figures.conversions import conversions, is_conversion
from knowledge.figures.extract import Draft
from knowledge.figures.figure import Role
from knowledge.figures.labels import label_of
from knowledge.figures.paths import Paths
from knowledge.figures.role import Frame, frame_of, is_linked
from knowledge.figures.scope import Narrowed, scope_of
from knowledge.figures.shape import Item, Shape, quantity_at
from knowledge.figures.spoken import Spoken
from knowledge.figures.what import SHARE_MOVE, What, kind_at, linked_metric, what_of
from knowledge.figures.when import Calendar, Timed, when_of
from knowledge.figures.who import CONTEXT, Asked, Person, Who, who_of
from knowledge.language.changes import Cue
from knowledge.language.mentions import Period, Quantity
from knowledge.language.metrics import unit_kind
from knowledge.language.names import NameMention
from knowledge.language.reading import Reading

_QUANTITIES = "$%#x"
_MOVES = re.compile(r"C[.bM]{0,3}$")  # "is expected to grow 4%": a forecast of a change
_JOINED = 1.5  # a metric word behind a linked quantity is its own only if joined to it
_SAME = 5.0  # the price of whose the same metric was in the sentence before
# "CVS advanced 13.6%": a company that moves by a percentage, without a word for what moves.
_MOVED = re.compile(r"[NP](?:\([^)]{0,5}\)|,[^,;|]{0,6},)?[.,]{0,3}C[.b]{0,3}$")
_LISTED = re.compile(r"C[.]{0,3}%(?:,?&?%)*,?&[.]{0,2}$")
# "That compared with ...": it goes on about the figure of the sentence before.
_GOES_ON = re.compile(r"[.RP|]{0,2}[CVKBt.]")


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence: its number, its reading, its shape and its distances."""

    number: int
    reading: Reading
    shape: Shape
    paths: Paths


@dataclass(slots=True)
class _Part:
    """A quantity with what is known of it so far."""

    index: int
    quantity: Quantity
    frame: Frame | None
    role: Role
    what: What | None = None
    who: Who | None = None


@dataclass(slots=True)
class _Sentence:
    scene: Scene
    spoken: Spoken
    parts: list[_Part] = field(default_factory=list)
    persons: dict[int, Person | None] = field(default_factory=dict)  # by where they are named

    def person(self, item: Item) -> Person | None:
        """The member of the cast that a name, pronoun or description stands for."""
        if item.start not in self.persons:
            self.persons[item.start] = _person(self, item)
        return self.persons[item.start]


def statements(scene: Scene, spoken: Spoken, calendar: Calendar) -> list[Draft]:
    """The figures of a sentence in order of position."""
    here = _Sentence(scene, spoken)
    for index in scene.shape.places(_QUANTITIES):
        if is_conversion(scene.shape, index):
            continue
        frame = frame_of(scene.shape, index)
        role: Role = (frame.role if frame else None) or "reported"
        if role == "prior" and not _comparable(here, index):
            role = "reported"
        part = _Part(index, quantity_at(scene.shape, index), frame, role)
        _link(here, part)
        here.parts.append(part)
    _pair(here)
    made: dict[int, Draft] = {}
    # What a prior figure is compared with is read first, for its period is told from that one's.
    for part in sorted(here.parts, key=lambda part: part.role == "prior"):
        made[part.index] = _draft(here, part, calendar, made)
    return [made[index] for index in sorted(made)]


def _comparable(here: _Sentence, index: int) -> bool:
    """Whether the sentence, or one before, has a figure that one could stand against."""
    quantity = quantity_at(here.scene.shape, index)
    if kind_at(here.scene.shape, index) != "count" or not quantity.unit:
        return True
    others = [
        quantity_at(here.scene.shape, place) for place in here.scene.shape.places(_QUANTITIES)
    ]
    alike = {quantity.unit, "", "percent", "times"}
    return len(others) == 1 or sum(other.unit in alike for other in others) > 1


def _link(here: _Sentence, part: _Part) -> None:
    """Find metric and owner: from the quantity before where they are shared, else by their paths."""
    scene, index = here.scene, part.index
    change = part.role == "change" or (
        part.role in {"forecast", "target"} and _MOVES.search(scene.shape.signs[:index]) is not None
    )
    before = here.parts[-1] if here.parts else None
    linked = before is not None and is_linked(scene.shape, index)
    if before is not None and linked:
        part.what = what_of(scene.shape, scene.paths, index, change=change, after=before.index)
        if part.what is not None and part.what.place > index and part.what.price > _JOINED:
            part.what = None
        if part.what is None and before.what is not None:
            part.what = linked_metric(scene.shape, before.what, index, change=change)
        part.who = before.who
    if part.what is None:
        part.what = what_of(scene.shape, scene.paths, index, change=change)
        moved = _moved(here, part)
        if moved is not None and (part.what is None or moved.price < part.what.price):
            part.what = moved
        part.what = part.what or _gone_on(here, part)
    if part.what is None and before is not None and before.what is not None:
        same = kind_at(scene.shape, before.index) == kind_at(scene.shape, index)
        part.what = linked_metric(scene.shape, before.what, index, change=change) if same else None
    if not linked or part.who is None:
        part.who = _owner(here, part)
        if before is not None and before.who is not None and _is_context(here, part.who):
            part.who = before.who
    if part.what is not None and part.what.metric == SHARE_MOVE and part.role == "reported":
        part.role = "change"


def _owner(here: _Sentence, part: _Part) -> Who | None:
    """Whose figure it is; one of a market or a country may go on about the sentence before."""
    found = _named(here, part)
    if found is None and part.what is not None:
        for draft in here.spoken.last:
            if draft.metric == part.what.metric and draft.entity is not None:
                return Who(draft.entity, _SAME)
    return found


def _is_context(here: _Sentence, who: Who | None) -> bool:
    """Whether the owner is only whoever the article was speaking of."""
    return who is not None and who.entity == here.spoken.entity and who.price >= CONTEXT


def _named(here: _Sentence, part: _Part) -> Who | None:
    context = here.spoken.context(here.scene.shape)
    if part.what is None and context != here.spoken.titled():
        context = None
    asked = Asked(part.index, part.what, context)
    scene = here.scene
    return who_of(scene.shape, scene.paths, asked, here.person)


def _person(here: _Sentence, item: Item) -> Person | None:
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
    if entity.id == here.spoken.topic:
        return Person(entity.id, entity.kind)
    return Person(entity.id, entity.kind, here.spoken.is_source(entity))


def _moved(here: _Sentence, part: _Part) -> What | None:
    """The move of a company's shares, where only a verb tells it in an article about shares."""
    shape = here.scene.shape
    if not here.spoken.on_shares or shape.signs[part.index] != "%" or part.role == "prior":
        return None
    before = shape.signs[: part.index]
    listed = _LISTED.search(before)
    if listed:
        before = before[: listed.start() + 1]
    named = [other.what.metric for other in here.parts if other.what is not None]
    if any(metric != SHARE_MOVE for metric in named):
        return None
    moved = _MOVED.search(before)
    return What(SHARE_MOVE, moved.start(), 2.0) if moved else None


def _gone_on(here: _Sentence, part: _Part) -> What | None:
    """The metric of the sentence before, which this one goes on about without naming it."""
    shape = here.scene.shape
    if "M" in shape.signs[: part.index] or not _GOES_ON.match(shape.signs):
        return None
    if not set(shape.signs[: part.index]) & set("KtB") and shape.signs[:1] != "P":
        return None
    kind = kind_at(shape, part.index)
    for draft in reversed(here.spoken.last):
        other = draft.quantity
        if draft.metric != "other" and unit_kind(other.unit, other.per) == kind:
            return What(draft.metric, part.index, 3.0)
    return None


def _pair(here: _Sentence) -> None:
    """Give each of several names its own figure: "X and Y rose 2% and 3%, respectively"."""
    signs = here.scene.shape.signs
    if "Y" not in signs:
        return
    end = signs.index("Y")
    parts = [part for part in here.parts if part.index < end]
    names = [place for place in here.scene.shape.places("NI") if place < end]
    for count in range(min(len(parts), len(names)), 1, -1):
        last, first = parts[-count:], names[-count:]
        if first[-1] < last[0].index and set(signs[first[0] + 1 : first[-1]]) <= set("NI,&."):
            for part, place in zip(last, first, strict=True):
                person = here.person(here.scene.shape.items[place])
                part.who = Who(person.entity, 0.5) if person else part.who
            return


def _draft(here: _Sentence, part: _Part, calendar: Calendar, made: dict[int, Draft]) -> Draft:
    scene = here.scene
    metric = part.what.metric if part.what else "other"
    base = None
    if part.role == "prior":
        base = _main(part.quantity, made).period if made else _last_period(here, calendar)
    timed = Timed(
        part.index,
        metric,
        part.role,
        base,
        estimate=part.frame is not None and part.frame.estimate,
        former=part.frame is not None and part.frame.former,
    )
    entity = part.who.entity if part.who else None
    owner = here.spoken.cast.entities[entity] if entity is not None else None
    narrowed = Narrowed(
        part.index,
        metric,
        part.what.place if part.what else None,
        frozenset((owner.name, *owner.aliases)) if owner else frozenset(),
        estimate=part.frame is not None and part.frame.estimate,
    )
    return Draft(
        sentence=scene.number,
        quantity=part.quantity,
        entity=entity,
        metric=metric,
        period=when_of(scene.shape, scene.paths, timed, calendar),
        role=part.role,
        direction=_direction(scene, part),
        scope=scope_of(scene.reading, scene.shape, narrowed),
        label=label_of(scene.reading, scene.shape, part.index) if metric == "other" else "",
        converted=conversions(scene.shape, part.index),
        confidence=_confidence(part),
    )


def _last_period(here: _Sentence, calendar: Calendar) -> Period | None:
    """The period of the figures of the sentence before."""
    for draft in reversed(here.spoken.last):
        if draft.period is not None:
            return draft.period
    return calendar.recent or calendar.main


def _main(quantity: Quantity, made: dict[int, Draft]) -> Draft:
    """The figure read so far that a prior one most likely stands against: alike, and near."""
    kind = unit_kind(quantity.unit, quantity.per)

    def distance(draft: Draft) -> tuple[bool, bool, int]:
        other = draft.quantity
        unlike = unit_kind(other.unit, other.per) != kind
        return (draft.role == "prior", unlike, abs(other.start - quantity.start))

    return min(made.values(), key=distance)


def _direction(scene: Scene, part: _Part) -> int:
    """Whether a change goes up (1) or down (-1), 0 where it is no change."""
    if part.role != "change":
        return part.quantity.direction
    nearest = min(
        scene.shape.places("C"),
        key=lambda place: scene.paths.between(place, part.index),
        default=None,
    )
    if nearest is None:
        return part.quantity.direction
    cue = scene.shape.items[nearest].mention
    return cue.direction if isinstance(cue, Cue) else 0


def _confidence(part: _Part) -> float:
    """Between 0 and 1, falling with the price of the links."""
    price = (part.what.price if part.what else 7.0) + max(0.0, part.who.price if part.who else 9.0)
    return round(1 / (1 + price / 6), 3)

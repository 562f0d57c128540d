"""An article -> its figures: every quantity with who, what, when, and in which role.

One walk over the sentences in order. What a sentence leaves open (no name, no period) is
taken from what the article was speaking of before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.coverage.article import Article
from knowledge.figures.cast import Cast, Referent, cast
from knowledge.figures.extract import Draft, Extract
from knowledge.figures.figure import Converted, Role
from knowledge.figures.paths import Paths, paths
from knowledge.figures.role import frame_of
from knowledge.figures.scope import label_of, scope_of
from knowledge.figures.shape import Item, Shape, shape
from knowledge.figures.what import What, what_of
from knowledge.figures.when import when_of
from knowledge.figures.who import Person, Who, who_of
from knowledge.language.changes import Cue
from knowledge.language.mentions import Period, Quantity
from knowledge.language.metrics import unit_kind
from knowledge.language.names import NameMention, article_names
from knowledge.language.reading import Reading, read
from knowledge.language.tokens import tokens


@dataclass(slots=True)
class _Context:
    """What the article is speaking of as the walk goes on."""

    entity: int | None
    period: Period | None = None


@dataclass(slots=True)
class _Scene:
    """One sentence during the walk: its shape, its distances, and its figures so far."""

    number: int
    reading: Reading
    cast: Cast
    shape: Shape
    paths: Paths
    drafts: list[Draft] = field(default_factory=list)


def extract(article: Article) -> Extract:
    """The article with its cast and its figures, in order of position."""
    published = article.published.date() if article.published else None
    cut = [tokens(sentence.text) for sentence in article.sentences]
    headlines = [sentence.kind == "headline" for sentence in article.sentences]
    names = article_names(list(zip(cut, headlines, strict=True)))
    roles = cast(article.sentences, names)
    context = _Context(roles.topic.id if roles.topic else None)
    drafts: list[Draft] = []
    shapes: dict[int, Shape] = {}
    for number, sentence in enumerate(article.sentences):
        reading = read(sentence.text, cut[number], names[number], published)
        if reading.quantities:
            # Each item of a list of headlines speaks for itself.
            alone = headlines[number] and number > 0
            scene = _sentence(number, reading, roles, _Context(None) if alone else context)
            drafts += scene.drafts
            shapes[number] = scene.shape
        subject = roles.subject(number)
        if subject is not None:
            context.entity = subject.id
    return Extract(article, roles, tuple(drafts), shapes)


def _sentence(number: int, reading: Reading, roles: Cast, context: _Context) -> _Scene:
    """One sentence with its figures; updates the period that the article speaks of."""
    form = shape(reading, roles.referents[number])
    scene = _Scene(number, reading, roles, form, paths(form))
    places = [index for index in form.places("$%#x") if not _is_conversion(scene, index)]
    frames = {index: frame_of(form, index) for index in places}
    roles_: dict[int, Role] = {i: f.role if f else "reported" for i, f in frames.items()}
    # What a prior figure is compared with is read first, for its period is told from that one's.
    for index in sorted(places, key=lambda place: (roles_[place] == "prior", place)):
        scene.drafts.append(_draft(scene, index, roles_[index], context))
    scene.drafts.sort(key=lambda draft: draft.quantity.start)
    stated = [draft.period for draft in scene.drafts if draft.period and draft.role == "reported"]
    if stated:
        context.period = stated[-1]
    return scene


def _draft(scene: _Scene, index: int, role: Role, context: _Context) -> Draft:
    quantity = _quantity(scene, index)
    what = what_of(scene.shape, scene.paths, index, change=role == "change")
    sibling = _sibling(scene, quantity, role) if what is None else None
    who = who_of(
        scene.shape,
        scene.paths,
        index,
        what.place if what else index,
        lambda item: _person(scene, item),
        context.entity,
    )
    metric = what.metric if what else sibling.metric if sibling else "other"
    base = _main(scene, quantity).period if role == "prior" and scene.drafts else None
    return Draft(
        sentence=scene.number,
        quantity=quantity,
        entity=who.entity if who else sibling.entity if sibling else None,
        metric=metric,
        period=when_of(
            scene.shape, scene.paths, index, prior=role == "prior", base=base or context.period
        ),
        role=role,
        direction=_direction(scene, index, role),
        scope=scope_of(scene.reading, scene.shape, what.place if what else None, quantity),
        label=label_of(scene.reading, scene.shape, index) if metric == "other" else "",
        converted=_conversions(scene, index),
        confidence=_confidence(what, who),
    )


def _quantity(scene: _Scene, index: int) -> Quantity:
    mention = scene.shape.items[index].mention
    if not isinstance(mention, Quantity):
        raise TypeError(f"no quantity at {index} of {scene.shape.signs!r}")
    return mention


def _person(scene: _Scene, item: Item) -> Person | None:
    """The member of the cast that a name, pronoun or description stands for."""
    if isinstance(item.mention, NameMention):
        entity = scene.cast.entity_of(scene.number, item.mention)
    elif isinstance(item.mention, Referent):
        entity = item.mention.entity
    else:
        return None
    return Person(entity.id, entity.kind) if entity else None


def _main(scene: _Scene, quantity: Quantity) -> Draft:
    """The figure read so far that a prior one most likely stands against: alike, and near."""
    kind = unit_kind(quantity.unit, quantity.per)

    def distance(draft: Draft) -> tuple[bool, bool, int]:
        other = draft.quantity
        unlike = unit_kind(other.unit, other.per) != kind
        return (draft.role == "prior", unlike, abs(other.start - quantity.start))

    return min(scene.drafts, key=distance)


def _sibling(scene: _Scene, quantity: Quantity, role: Role) -> Draft | None:
    """The figure before in the sentence that a quantity without a metric is compared with."""
    kind = unit_kind(quantity.unit, quantity.per)
    for draft in reversed(scene.drafts):
        other = draft.quantity
        if unit_kind(other.unit, other.per) == kind or (not quantity.unit and role == "prior"):
            return draft
    return None


def _direction(scene: _Scene, index: int, role: Role) -> int:
    """Whether a change goes up (1) or down (-1), 0 where it is no change."""
    quantity = _quantity(scene, index)
    if role != "change":
        return quantity.direction
    nearest = min(
        scene.shape.places("C"),
        key=lambda place: scene.paths.between(place, index),
        default=None,
    )
    if nearest is None:
        return quantity.direction
    cue = scene.shape.items[nearest].mention
    return cue.direction if isinstance(cue, Cue) else 0


def _is_conversion(scene: _Scene, index: int) -> bool:
    """Whether the amount stands in brackets behind the same amount in another currency."""
    signs = scene.shape.signs
    if index < 2 or signs[index] != "$" or signs[index - 1] not in "(.,":
        return False
    opened = index - 1 if signs[index - 1] == "(" else index - 2
    if opened < 1 or signs[opened] != "(" or signs[opened - 1] != "$":
        return False
    return _quantity(scene, opened - 1).unit != _quantity(scene, index).unit


def _conversions(scene: _Scene, index: int) -> tuple[Converted, ...]:
    """The amounts in other currencies that stand in brackets right behind."""
    found = []
    for place in range(index + 2, min(index + 4, len(scene.shape.items))):
        if _is_conversion(scene, place) and scene.shape.signs[index + 1] == "(":
            quantity = _quantity(scene, place)
            found.append(
                Converted(quantity.value, quantity.unit, quantity.text, quantity.start, quantity.end)
            )
    return tuple(found)


def _confidence(what: What | None, who: Who | None) -> float:
    """Between 0 and 1, falling with the price of the links."""
    price = (what.price if what else 7.0) + max(0.0, who.price if who else 9.0)
    return round(1 / (1 + price / 6), 3)

"""The figures of one sentence: each quantity linked with its metric, owner, role and period."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.figures.against import set_against
from knowledge.figures.compared import (
    estimated,
    is_expectation,
    is_met,
    is_of_forecast,
    is_revised,
    last_period,
    main,
    told_before,
)
from knowledge.figures.conversions import conversions, is_conversion
from knowledge.figures.denominators import denominated
from knowledge.figures.extract import Draft
from knowledge.figures.figure import AHEAD, PLANNED
from knowledge.figures.heads import is_growth, is_move_of, of_index
from knowledge.figures.inferred import (
    dealt,
    gone_on,
    grown,
    led,
    like_before,
    moved,
    mover,
    of_whole,
)
from knowledge.figures.labels import label_of
from knowledge.figures.linked import linked_metric
from knowledge.figures.meaning import SHARE_MOVE, kind_at
from knowledge.figures.owning import ECONOMY, Asked
from knowledge.figures.paired import pair
from knowledge.figures.parts import Part, Scene, Statement
from knowledge.figures.paths import told_aside
from knowledge.figures.planned import is_spread, standing, told_of
from knowledge.figures.role import compared_from, grows_at, is_linked, is_move
from knowledge.figures.role_of import first_role, is_change, is_multiplied, meant
from knowledge.figures.scope import Narrowed, scope_of
from knowledge.figures.settled import settled
from knowledge.figures.shape import Shape, quantity_at
from knowledge.figures.spoken import Spoken
from knowledge.figures.timed import Timed, lasts
from knowledge.figures.times import Calendar
from knowledge.figures.unworded import unworded
from knowledge.figures.unworded_money import unworded_money
from knowledge.figures.what import (
    What,
    plain,
    stands_in,
    what_of,
)
from knowledge.figures.when import when_of
from knowledge.figures.who import Who, who_of
from knowledge.language.changes import Cue

_QUANTITIES = "$%#x"
_CLAUSES = frozenset("|;")
_DOUBT, _NOBODY = 8.0, 9.0  # what doubt about the owner, or that it is nobody, costs confidence
# "is expected to grow 4%", "to lift its sales by $3 million": a forecast of a change
_MOVES = re.compile(r"C(?:[.bdM]{0,3}|[^$%#;|,o]{0,8}b[.]{0,3})$")
_TO_SHARE = re.compile(r"[$#][^$%#x]*C[.]{0,2}o[.]{0,2}")  # "of $7,000 or less fell to | 6%"
_JOINED = 1.5  # a metric word behind a linked quantity is its own only if joined to it


def statements(scene: Scene, spoken: Spoken, calendar: Calendar) -> list[Draft]:
    """The figures of a sentence in order of position."""
    here = Statement(scene, spoken)
    for index in scene.shape.places(_QUANTITIES):
        if is_conversion(scene.shape, index):
            continue
        frame, role = first_role(here, index)
        part = Part(index, quantity_at(scene.shape, index), frame, role)
        part.revised = is_revised(here, part)
        part.role = "prior" if part.revised else role
        _link(here, part)
        set_against(here, part)
        here.parts.append(part)
    pair(here)
    made: dict[int, Draft] = {}
    # What a prior figure is compared with is read first, for its period is told from that one's.
    for part in sorted(here.parts, key=lambda part: part.role == "prior"):
        made[part.index] = _draft(here, part, calendar, made)
    return [made[index] for index in sorted(made)]


def _link(here: Statement, part: Part) -> None:
    """Find metric and owner: from the quantity before where they are shared, else by their paths."""
    scene, index = here.scene, part.index
    change = part.moves = (
        part.role == "change"
        or is_multiplied(part.quantity)
        or _is_expected_move(scene.shape, part)
    )
    before = here.parts[-1] if here.parts else None
    linked = before is not None and _is_linked(scene, before, index)
    if before is not None and linked:
        after = compared_from(scene.shape, before.index, index)
        part.what = what_of(scene.shape, scene.paths, index, change=change, after=after)
        if part.what is not None and part.what.place > index and part.what.price > _JOINED:
            part.what = part.what if is_move_of(scene.shape, index) else None
        if part.what is None and before.what is not None:
            part.what = linked_metric(scene.shape, before.what, index, change=change)
        part.who = before.who
    if part.what is None and not (linked and _is_nameless(scene.shape, before, part)):
        part.what = (
            _own_metric(here, part, change=change)
            or like_before(here, part, change=change)
            or led(here, part)
            or plain(scene.shape, index)
            or unworded(here, part)
            or unworded_money(here, part)
        )
    part.what = settled(here, part, part.what) if part.what else None
    if part.nobody:
        part.who = None
    elif not linked or part.who is None:
        part.who = _owner(here, part)
        if before is not None and before.who is not None and _is_context(part.who):
            part.who = before.who
    if part.what is not None and part.role == "reported" and is_change(here, part, part.what):
        part.role = "change"
    elif part.what is not None:
        part.role = meant(here, part, part.what.metric)
        part.role, part.planned = standing(scene, part, part.what.metric)


def _is_nameless(shape: Shape, before: Part | None, part: Part) -> bool:
    """Whether an amount is compared with one that no word names a metric of, as none does its own."""
    if before is None or before.what is not None or part.role != "prior":
        return False
    return kind_at(shape, before.index) == kind_at(shape, part.index)


def _is_expected_move(shape: Shape, part: Part) -> bool:
    """Whether it is by how much something is, or was, expected to move."""
    if part.role not in AHEAD and not (part.frame is not None and part.frame.former):
        return False
    return (
        _MOVES.search(shape.signs[: part.index]) is not None
        or is_move(shape, part.index)
        or grows_at(shape, part.index)
    )


def _own_metric(here: Statement, part: Part, *, change: bool) -> What | None:
    """The metric of a part that shares none: by its paths, or by how the statement goes on."""
    scene = here.scene
    part.what = what_of(scene.shape, scene.paths, part.index, change=change)
    move = grown(here, part) or moved(here, part)
    if move is not None and (part.what is None or move.price < part.what.price):
        part.what = move
    told = of_whole(here, part) or mover(here, part) or dealt(here, part)
    found = told or part.what or gone_on(here, part)
    if found is not None and stands_in(scene.shape, found):
        return like_before(here, part, change=change) or found
    return found


def _is_linked(scene: Scene, before: Part, index: int) -> bool:
    """Whether an amount shares the metric of the one before, which is not only said aside."""
    if scene.shape.signs[index] == "%" and _TO_SHARE.fullmatch(
        scene.shape.signs, before.index, index
    ):
        return False
    aside = told_aside(scene.shape, scene.paths, before.index)
    within = aside in (0, told_aside(scene.shape, scene.paths, index))
    return within and is_linked(scene.shape, index)


def _owner(here: Statement, part: Part) -> Who | None:
    """Whose figure it is; None if the text gives nobody."""
    scene = here.scene
    what = part.what
    if what is not None and _CLAUSES & set(scene.shape.signs[part.index : what.place]):
        # "Norwind fell 2% and Lumora 3% as shares slid": the word of another clause.
        what = replace(what, place=part.index)
    metric = what.metric if what else "other"
    known = here.spoken.known(scene.shape, metric)
    index = what is not None and of_index(scene.shape, metric, what.place)
    asked = Asked.of(part.index, what, known, of_index=index)
    resolve = here.state if asked.sphere == ECONOMY else here.person
    return who_of(scene.shape, scene.paths, asked, resolve)


def _is_context(who: Who | None) -> bool:
    """Whether the owner is only whoever the article was speaking of."""
    return who is not None and not who.named


def _names(here: Statement, part: Part) -> frozenset[str]:
    """The names of the owner, and of whom the figure is set against: none of them narrows it."""
    cast = here.spoken.cast.entities
    owners = [cast[w.entity] for w in (part.who, part.rival) if w and w.entity is not None]
    return frozenset(name for owner in owners for name in (owner.name, *owner.aliases))


def _draft(here: Statement, part: Part, calendar: Calendar, made: dict[int, Draft]) -> Draft:
    scene = here.scene
    metric = part.what.metric if part.what else "other"
    base = None
    estimate = part.frame is not None and part.frame.estimate and not part.revised
    met = part.role in AHEAD and is_met(scene.shape, part.index)
    if part.role == "prior":
        base = main(part.quantity, made).period if made else last_period(here, calendar)
    elif estimate or met:
        base = estimated(here, part.quantity, metric, made)
    entity = part.who.entity if part.who else None
    names = _names(here, part)
    expected = is_expectation(scene, part)
    # "Sales of $3 million, against $2 million earlier": those of a year before, and no forecast.
    former = (
        expected
        or (part.frame is not None and part.frame.former and not lasts(metric))
        or is_of_forecast(scene.shape.signs, part, made)
    )
    narrowed = Narrowed(
        part.index,
        metric,
        part.what.place if part.what else None,
        names,
        estimate=estimate,
        former=expected,
    )
    scope = scope_of(scene.reading, scene.shape, narrowed)
    timed = Timed(
        part.index,
        metric,
        "forecast" if part.planned else part.role,
        base,
        scope=scope,
        yearly=part.quantity.per == "year",
        estimate=estimate or met,
        former=former,
        published=calendar.published,
        text=scene.reading.text,
        start=part.quantity.start,
    )
    told = part.told or told_before(scene, part, made)
    period = told or when_of(scene.shape, scene.paths, timed, calendar)
    if part.planned:
        period = told_of(scene.shape, period)
    if part.planned and is_spread(period, calendar.published):
        part.role = "forecast"
    elif part.planned:
        scope = f"{scope}, {PLANNED}" if scope else PLANNED
    if part.role == "reported" and lasts(metric) and calendar.lies_ahead(period):
        part.role = "forecast"  # "lifting output to 500,000 cars by 2030"
    if part.role == "reported" and lasts(metric):
        period = calendar.in_company(period)
    return Draft(
        sentence=scene.number,
        quantity=denominated(part, metric, made, names),
        entity=entity,
        metric=_as_moved(metric, part.role),
        period=period,
        role=part.role,
        direction=_direction(scene, part),
        scope=scope,
        label=label_of(scene.reading, scene.shape, part.index) if metric == "other" else "",
        converted=conversions(scene.shape, part.index),
        confidence=_confidence(part),
    )


def _as_moved(metric: str, role: str) -> str:
    """The metric of a figure in its role: points by which an index moved are a move, as percents are."""
    return SHARE_MOVE if metric == "index_level" and role == "change" else metric


def _direction(scene: Scene, part: Part) -> int:
    """Whether a change goes up (1) or down (-1), 0 where it is no change."""
    once = part.role == "prior" and is_move(scene.shape, part.index)
    if part.role != "change" and not (part.moves or once):
        return part.quantity.direction
    if part.what is not None and is_growth(scene.shape, part.what.place) and part.role == "change":
        return -1 if part.quantity.value < 0 else 1  # "growth slowed to 20%"
    nearest = min(
        scene.shape.places("C"),
        key=lambda place: scene.paths.between(place, part.index),
        default=None,
    )
    if nearest is None:
        return part.quantity.direction
    cue = scene.shape.items[nearest].mention
    return cue.direction if isinstance(cue, Cue) else 0


def _confidence(part: Part) -> float:
    """Between 0 and 1, falling with the price of the links."""
    price = (part.what.price if part.what else 7.0) + (
        _DOUBT * part.who.doubt if part.who else _NOBODY
    )
    return round(1 / (1 + price / 6), 3)

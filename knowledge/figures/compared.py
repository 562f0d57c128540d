"""What a figure stands against: which one it is compared with, and what that tells of its time."""

from __future__ import annotations

import re

from knowledge.figures.extract import Draft
from knowledge.figures.figure import AHEAD, is_estimate
from knowledge.figures.former_times import before
from knowledge.figures.meaning import kind_at
from knowledge.figures.parts import Part, Scene, Statement
from knowledge.figures.role import Frame
from knowledge.figures.shape import Shape, quantity_at
from knowledge.figures.times import Calendar
from knowledge.language.changes import Cue
from knowledge.language.mentions import Period, PeriodMention, Quantity
from knowledge.language.metrics import unit_kind

_QUANTITIES = "$%#x"
_TONS = frozenset({"tons", "tonnes"})  # "174 million metric tons, up from 173 million tons"
_COMPARES = re.compile(r"[.RPMNT,i]{0,6}[CVt.]{0,3}K")  # "That compares with ..."
_AGAINST = re.compile("K[^$%#x]*[$%#x]")
# "Slower growth, compared with 47% in the prior quarter": the other one is not given
_OF_BEFORE = re.compile(r"K[^$%#x]*[$%#x][^|;$%#x]{0,6}t")
_EXPECTED = re.compile(r"forecast|expect|guid|project|estimat|target|plan", re.IGNORECASE)
_GUIDED = re.compile(r"[KB][.]{0,2}P[.MN]{0,3}E[^$%#;|]{0,6}$")  # "compared with its guidance of"
_TIME_BEHIND = re.compile(r"(?:[(][$%#x][)])?[.iF]{0,3}t")
_TIME_BEFORE = re.compile(r"[Kf][.]?t[.MFV]{0,3}$")  # "against last year's loss of"
_FORESEEN = re.compile(r"[EAG][^;|R]*$")  # "now sees 3%, up from the previous"
_NAMED_SO = re.compile(r"[^,;|R]*[EAG]")  # "the former 3% goal"
_MISSED = re.compile(r"[BK][^$%#;|]{0,4}GF?[.B]{0,2}$")  # "missed its target of 30,000"
_MET = re.compile(r"[BFKa][.NP]{0,4}$")  # "it met the | $24 million ..."
_GOAL_BEHIND = re.compile(r"[.]?G")  # "... target"
_GUIDED_BEHIND = re.compile(r"[.M]{0,2}R?[NP][.]{0,2}E")  # "... that Norwind guided to"
_REVISED = re.compile(r"[Kf][^$%#;|]{0,4}[AE][^$%#;|]{0,3}$")
# What came before: "rose 4% after a 5% rise in the previous month", "after falling 5% the month before"
_BEFORE_THAT = re.compile(r"[.yCM]{0,3}(?:i[.]{0,2})?t")
_OPENING = re.compile(r"[|.](?=[^|;$%#]{0,7}$)")
_AFTER = re.compile(r"after|following", re.IGNORECASE)


def comparable(here: Statement, index: int) -> bool:
    """Whether the sentence, or one before, has a figure that one could stand against."""
    shape = here.scene.shape
    quantity, signs = quantity_at(shape, index), shape.signs
    places = shape.places(_QUANTITIES)
    if len(places) == 1 and not _COMPARES.match(signs):
        # "A complaint against tariffs of 10%" compares nothing.
        return not _AGAINST.search(signs) or _OF_BEFORE.search(signs) is not None
    if is_bracketed(shape, index):
        other = quantity_at(shape, index - 2)
        same = (other.unit, other.per) == (quantity.unit, quantity.per)
        fallen = quantity.value < 0 and kind_at(shape, index) != "percent"
        return same and (fallen or not quantity.direction)  # "a result of 3 million (-2)"
    if kind_at(shape, index) != "count" or not quantity.unit:
        return True
    others = [quantity_at(shape, place) for place in places]
    alike = {quantity.unit, "", "percent", "times"}
    alike |= _TONS if quantity.unit in _TONS else set()
    return len(others) == 1 or sum(other.unit in alike for other in others) > 1


def is_bracketed(shape: Shape, index: int) -> bool:
    """Whether a quantity stands alone in brackets right behind another: "18 million (15)"."""
    around = shape.signs[max(0, index - 1) : index + 2 : 2]
    return around == "()" and index > 1 and shape.signs[index - 2] in _QUANTITIES


def is_said_former(scene: Scene, frame: Frame | None, index: int) -> bool:
    """Whether words say by themselves that a value no longer holds: "had expected $3 million"."""
    if frame is None or not frame.former:
        return False
    return "K" in scene.shape.signs[:index] or _once_expected(scene.shape)


def _once_expected(shape: Shape) -> bool:
    """Whether a word for former times is one for what was expected then: "had forecast"."""
    cues = (shape.items[place].mention for place in shape.places("O"))
    return any(isinstance(cue, Cue) and _EXPECTED.search(cue.text) for cue in cues)


def is_expectation(scene: Scene, part: Part) -> bool:
    """Whether a former value is what was expected, and not what was: "had forecast $3 million"."""
    if part.revised:
        return True
    if part.frame is None or not part.frame.former:
        return False
    if _FORESEEN.search(scene.shape.signs, 0, part.index) or _NAMED_SO.match(
        scene.shape.signs, part.index + 1
    ):
        return True
    return _once_expected(scene.shape)


def is_revised(here: Statement, part: Part) -> bool:
    """Whether an estimate is the one from which another was raised or cut, or a company's own.

    "Growth is now put at 14%, up from an estimate of 9%"; what was not foreseen but earned
    is compared with an estimate that still stands, be it not "its guidance of 9%".
    """
    shape = here.scene.shape
    if part.frame is not None and _GUIDED.search(shape.signs, 0, part.index):
        return True
    if part.frame is None or not part.frame.estimate:
        return False
    found = _REVISED.search(shape.signs[: part.index])
    if found is None:
        return False
    cue = shape.items[found.start()].mention
    turned = isinstance(cue, Cue) and cue.direction != 0 and cue.text.endswith("from")
    plain = shape.signs[found.start()] == "f"
    return (turned or plain) and any(other.role in AHEAD for other in here.parts)


def is_met(shape: Shape, index: int) -> bool:
    """Whether a result is set against a target or guidance: "it missed its target of 30,000"."""
    if _MISSED.search(shape.signs, 0, index):
        return True
    behind = _GOAL_BEHIND, _GUIDED_BEHIND
    told = any(what.match(shape.signs, index + 1) for what in behind)
    return told and _MET.search(shape.signs, 0, index) is not None


def estimated(
    here: Statement, quantity: Quantity, metric: str, made: dict[int, Draft]
) -> Period | None:
    """The period of the figure that an estimate is of: the nearest before it that is alike."""
    kind = unit_kind(quantity.unit)
    for draft in (*reversed(made.values()), *reversed(here.spoken.last)):
        alike = unit_kind(draft.quantity.unit) == kind
        if draft.period and draft.role != "prior" and draft.metric == metric != "other":
            return draft.period
        if draft.period and draft.role != "prior" and metric == "other" and alike:
            return draft.period
    return None


def last_period(here: Statement, calendar: Calendar) -> Period | None:
    """The period of the figures of the sentence before."""
    for draft in reversed(here.spoken.last):
        if draft.period is not None:
            return draft.period
    return calendar.recent or calendar.main


def is_of_forecast(signs: str, part: Part, made: dict[int, Draft]) -> bool:
    """Whether the figure that a prior one stands against lies ahead: then it is an old forecast.

    Not where its own time is told: "to 9 million euros from 7 million A YEAR EARLIER".
    """
    if part.role != "prior" or not made or main(part.quantity, made).role not in AHEAD:
        return False
    own = _TIME_BEHIND.match(signs, part.index + 1) or _TIME_BEFORE.search(signs[: part.index])
    return own is None


def main(quantity: Quantity, made: dict[int, Draft]) -> Draft:
    """The figure read so far that a prior one most likely stands against: alike, and near."""
    kind = unit_kind(quantity.unit, quantity.per)

    def distance(draft: Draft) -> tuple[bool, bool, bool, int]:
        other = draft.quantity
        unlike = unit_kind(other.unit, other.per) != kind
        guessed = is_estimate(draft.scope)  # analysts' figures stand beside, not against it
        return (draft.role == "prior", unlike, guessed, abs(other.start - quantity.start))

    return min(made.values(), key=distance)


def told_before(scene: Scene, part: Part, made: dict[int, Draft]) -> Period | None:
    """The period of what came before another figure: "after a 5% rise in the previous month".

    None if the words do not say that it did.
    """
    shape, text = scene.shape, scene.reading.text
    found = _BEFORE_THAT.match(shape.signs, part.index + 1) if made else None
    mention = shape.items[found.end() - 1].mention if found else None
    if not isinstance(mention, PeriodMention) or mention.period is not None:
        return None
    opens = (shape.items[at.start()].start for at in _OPENING.finditer(shape.signs, 0, part.index))
    if not any(_AFTER.match(text, start) for start in opens):
        return None
    return before(mention, main(part.quantity, made).period, own=False)

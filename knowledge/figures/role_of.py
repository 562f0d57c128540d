"""The role of a part beside its frame: by the part before it, by its metric, and by its place."""

from __future__ import annotations

import re

from knowledge.figures.compared import comparable, is_bracketed, is_said_former
from knowledge.figures.figure import AHEAD, Role
from knowledge.figures.heads import is_growth
from knowledge.figures.meaning import SHARE_MOVE, kind_at
from knowledge.figures.parts import Part, Scene, Statement
from knowledge.figures.role import Frame, frame_of, grows_at, is_moved_by
from knowledge.figures.shape import Shape, quantity_at
from knowledge.figures.what import What
from knowledge.language.mentions import Quantity
from knowledge.language.metrics import metrics

# "4% in the first quarter, 5% in the second and 6% in the third": what is said of one
_LISTED = re.compile(r"[.iTNrFaPM]{0,6},?&[.iTNrFaP]{0,3}|[.]?[iTNra][.iTNrFaP]{0,4},")
_SAME = re.compile(r"[.]?o[.]{0,2}|,&[.]{0,2}")
# "savings of $60 million in 2022 | and | yearly savings of | $90 million"
_AND_OF = re.compile(r"[.iTNrFaPM]{0,6},?&[.]{0,3}MF[.]{0,2}")
_COMMA_OF = re.compile(r",&MF[.]?")  # "growth of 5%, and revenue of $3 million"
_AGAIN = re.compile(r"(?:[(][.]{1,3}[)])?,?&[.]{0,2}")
# What follows from it: "..., bringing the total to"; not "..., compared with", "..., including"
_PARTICIPLE = re.compile(
    r"[^,;:()]{0,60}(?:, (?:thus |thereby |further )?|\bbefore )"
    r"(?:bringing|taking|lifting|raising|cutting|reducing|lowering|pushing|driving|sending"
    r"|resulting|leading|falling|rising|climbing|dropping|slowing|easing|accelerating"
    r"|increasing|decreasing|growing|shrinking|reaching|hitting|totall?ing|amounting"
    r"|translating|implying|equalling|giving|valuing|saving|generating|returning|recovering)\b"
    r"[^,;:()]{0,60}"
)
# "..., a MARGIN of", "... and an operating RESULT between"
_NOUNS = re.compile(r"[.iTFrMPd]{0,6},?&?[.]{0,3}M{1,2}(?:[(][^()]{1,4}[)])?[.]{0,2}[Fd][.F]{0,3}")
_TOLD_AGAIN = frozenset({"prior", "change"})
_NO_FACTS = frozenset({"forecast", "target", "change"})
_SINCE = re.compile(
    r"\b(?:most|worst|first|\w+est) since"
    r" (?:an?|the|its|their)(?: \w+){0,2} $",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|the other|its|their|his|her|this|that|these) $", re.IGNORECASE)
_THING = re.compile(
    r" (?!(?:[^\W\d]+ ){0,2}(?:mark|level|threshold|milestone|target|goal|range|limit|cap)\b)[^\W\d]"
)
_REACHED = re.compile(r"[.M]{0,3}(?:G|R?[NP][.]{0,2}[EA])")
_OF_THING = frozenset({"$.", "$M", "$N", "%.", "%M", "%N"})
_SINCE_WITHIN, _NEAR = 60, 24  # characters before an amount
# "A 3.6 point combined ratio | improvement"
_MOVE_BEHIND = re.compile(r"[.]{0,2}M{1,2}C")
# What is only supposed: "if it holds | the 230 level"
_SUPPOSED = re.compile(
    r"\b(?:if|unless|until|(?:as|so) long as|once|in case|provided|can|could|(?-i:may)|might|would)\b"
    r"[^,;]*(?:, followed by [^,;]*)?$"
    r"|\bon (?:dips|declines|rallies|rises) \w+ $",
    re.IGNORECASE,
)
# Where a condition begins, not a question as in "to see if".
_IF_BEFORE = re.compile(
    r"(?:^|[-,;:–—(\"“'‘] ?|\b(?:but|and|or|that|even|only|position|what) )$", re.IGNORECASE
)
_BREAKS = frozenset(",;:")
_TRADED = frozenset(
    {"index_level", "share_price", "commodity_price", "exchange_rate", "put_call_ratio"}
)
_ODDS, _LENGTH, _NARROWING = "probability", "duration", re.compile(r"-[a-z]")
_AIM_BEFORE = re.compile(r"\b(?:target|goal|objective) (?:of|at|is|was) (?:about |around )?$")
_AIM_BEHIND = re.compile(r" (?:inflation |annual |medium-term ){0,2}(?:target|goal|objective)\b")
# "lost more than | $2 billion | in market value", "$9 billion | was wiped off its market value"
_TAKEN = re.compile(
    r"\b(?:los(?:e|es|t|ing)|shed(?:s|ding)?|add(?:s|ed|ing)?|gain(?:s|ed|ing)?|eras(?:es?|ed|ing)"
    r"|wip(?:es?|ed|ing)(?: out| away)?|destroy(?:s|ed|ing)?|regain(?:s|ed|ing)?|recover(?:s|ed|ing)?)"
    r"(?: (?:more|less|than|about|around|nearly|almost|roughly|some|over|as|much|up|to|another|an|estimated)){0,4} $"
)
_TAKEN_OFF = re.compile(
    r" (?:was |were |has been |have been |is |being )?(?:wiped|shaved|knocked|erased|lopped|stripped)\b"
)
_ITS_WORTH = frozenset({"market_value"})
_LOSS_OF = re.compile(r"MF[.]{0,2}$")
_WORTHS = frozenset({"value", "capital", "holding"})


def first_role(here: Statement, index: int) -> tuple[Frame | None, Role]:
    """The frame of a quantity and its role as far as the words and the part before it tell."""
    scene = here.scene
    frame = frame_of(scene.shape, index)
    role: Role = (frame.role if frame else None) or "reported"
    if frame is None and (
        is_multiplied(quantity_at(scene.shape, index)) or grows_at(scene.shape, index)
    ):
        role = "change"
    before = here.parts[-1] if here.parts else None
    if frame is None and role == "reported" and before and _goes_on(here, before, index):
        frame, role = before.frame, before.role
    former = is_said_former(scene, frame, index)
    if role == "prior" and not former and not comparable(here, index):
        again = before is not None and before.role in AHEAD and is_bracketed(scene.shape, index)
        role = before.role if before and again else "reported"  # "to sell 40,000 litres (36 tons)"
    return frame, "prior" if role == "reported" and _is_since(scene, index) else role


def is_multiplied(quantity: Quantity) -> bool:
    """Whether the words say that something grew or fell so many times: "doubled"."""
    return quantity.unit == "times" and quantity.direction != 0


def _is_since(scene: Scene, index: int) -> bool:
    """Whether an amount is the last one that was as high: "the highest since a [[$8 billion]] profit in 2014"."""
    before = scene.reading.text[: scene.shape.items[index].start]
    return _SINCE.search(before[-_SINCE_WITHIN:]) is not None


def _is_listed(here: Statement, before: Part, index: int) -> bool:
    """Whether a quantity goes on with a list of others of its kind that are no facts."""
    signs = here.scene.shape.signs
    former = before.frame is not None and before.frame.former
    alike = signs[before.index] == signs[index] and (before.role in _NO_FACTS or former)
    return alike and _LISTED.fullmatch(signs, before.index + 1, index) is not None


def _goes_on(here: Statement, before: Part, index: int) -> bool:
    """Whether a quantity has the role of the one before: in a list, or where that leads or says it again.

    "Expects profit to grow 5% to $8 million, or $2 a share".
    """
    if _is_listed(here, before, index):
        return True
    signs = here.scene.shape.signs
    same = _SAME.fullmatch(signs, before.index + 1, index)
    alike = signs[before.index] == signs[index]
    same = same or (_AND_OF if alike else _COMMA_OF).fullmatch(signs, before.index + 1, index)
    if before.role in _TOLD_AGAIN and _is_again(here, before, index):
        return True
    if before.role not in AHEAD or before.revised:
        return False
    if any(before.index < place < index for place in here.scene.shape.having):
        return False  # "it expects revenue of $9 million and | had | debt of $2 million"
    listed = same or _NOUNS.fullmatch(signs, before.index + 1, index)
    return listed is not None or _leads_on(here, before, index)


def _leads_on(here: Statement, before: Part, index: int) -> bool:
    """Whether a participle says what the amount before leads to: "to pay $2, bringing the total to $5"."""
    scene = here.scene
    between = scene.reading.text[before.quantity.end : scene.shape.items[index].start]
    return "ing" in between and _PARTICIPLE.fullmatch(between) is not None


def _is_again(here: Statement, before: Part, index: int) -> bool:
    """Whether an amount says the one before in another way: "against $28 million, or 5 cents"."""
    signs = here.scene.shape.signs
    if signs[index] in "%x" or _AGAIN.fullmatch(signs, before.index + 1, index) is None:
        return False
    items = here.scene.shape.items
    told = (item for item in items[before.index + 1 : index] if item.sign == "&")
    return any(here.scene.reading.text[item.start : item.end].lower() == "or" for item in told)


def _is_known(here: Statement, part: Part) -> bool:
    """Whether an amount only says which thing is meant: "plans to close | the | $5 million | plant"."""
    shape, text, start = here.scene.shape, here.scene.reading.text, part.quantity.start
    thing = _THING.match(text, part.quantity.end) is not None
    named = shape.signs[part.index : part.index + 2] in _OF_THING
    counted = shape.signs[part.index] == "#" and bool(part.quantity.noun)
    if _REACHED.match(shape.signs, part.index + 1):
        return False  # "their | 25% | margin target", "the | 25% | growth that Norwind foresees"
    definite = _DEFINITE.search(text, max(0, start - _NEAR), start) is not None
    return definite and (counted or (named and thing))


def meant(here: Statement, part: Part, metric: str) -> Role:
    """The role of a figure where its metric or its place tells.

    A price target is one as soon as it is set.
    """
    if part.role in {"reported", "forecast"} and metric == "price_target":
        return "target"
    if part.role != "change" and metric == "inflation" and _is_aim(here, part):
        return "target"
    if part.role in AHEAD and not (part.frame and part.frame.estimate) and _is_known(here, part):
        return "reported"
    if part.role == "reported" and (
        _is_in_condition(here, part) or (metric in _TRADED and _is_supposed(here, part))
    ):
        return "forecast"
    if part.role == "reported" and metric in _ITS_WORTH and _is_taken(here, part):
        return "change"
    inflated = metric == "inflation" and part.quantity.unit == "percent"  # a rise of prices
    plain = {"change": inflated, "forecast": _is_present(part, metric)}.get(part.role, False)
    return "reported" if plain else part.role


def _is_taken(here: Statement, part: Part) -> bool:
    """Whether an amount is what a worth has lost or gained: "lost | $2 billion | in market value"."""
    text, (start, end) = here.scene.reading.text, (part.quantity.start, part.quantity.end)
    before = _TAKEN.search(text, max(0, start - _SINCE_WITHIN), start)
    return before is not None or _TAKEN_OFF.match(text, end) is not None


def _is_present(part: Part, metric: str) -> bool:
    """Whether what is foreseen is so now: the odds of something, or "its five-year plan"."""
    narrowing = metric == _LENGTH and _NARROWING.search(part.quantity.text) is not None
    return metric == _ODDS or narrowing


def _is_aim(here: Statement, part: Part) -> bool:
    """Whether a rate of inflation is the one that a central bank wants: "above its 2% target"."""
    text, (start, end) = here.scene.reading.text, (part.quantity.start, part.quantity.end)
    said = _AIM_BEFORE.search(text, max(0, start - _NEAR), start) or _AIM_BEHIND.match(text, end)
    return said is not None and not (part.frame is not None and part.frame.former)


def _is_in_condition(here: Statement, part: Part) -> bool:
    """Whether an amount is one that may come about: "if it were to sell 300 vans"."""
    text, end = here.scene.reading.text, part.quantity.start
    start = max(text.rfind("if ", 0, end), text.rfind("If ", 0, end))
    told = start >= 0 and _IF_BEFORE.search(text, max(0, start - _NEAR), start) is not None
    return told and _BREAKS.isdisjoint(text[start:end]) and not _is_known(here, part)


def _is_supposed(here: Statement, part: Part) -> bool:
    """Whether an amount stands in a condition: "as long as the index remains below 230"."""
    before = here.scene.reading.text[: part.quantity.start]
    return _SUPPOSED.search(before) is not None


def is_change(here: Statement, part: Part, what: What) -> bool:
    """Whether the metric says that its amount is a change: "a revenue growth of 2%"."""
    shape, key = here.scene.shape, what.metric
    stated = key != "exchange_rate" and kind_at(shape, part.index) in metrics()[key].units
    if key == "index_level" and part.quantity.unit == "points":
        return is_moved_by(shape, part.index)
    # What is not stated in percent can only have moved by a percentage: "Rebar lost 0.9%".
    moved_by = not stated and part.quantity.unit == "percent"
    grown = not stated and is_growth(shape, what.place)
    grown = grown or _is_moved_by_points(shape, part)
    return key == SHARE_MOVE or moved_by or grown or _is_loss_of(shape, what, part.index)


def _is_moved_by_points(shape: Shape, part: Part) -> bool:
    """Whether it is by how many points what stands behind it moved: "a 3.6 point margin gain"."""
    points = kind_at(shape, part.index) == "percentage_point"
    return points and _MOVE_BEHIND.match(shape.signs, part.index + 1) is not None


def _is_loss_of(shape: Shape, what: What, index: int) -> bool:
    """Whether an amount is by how much a worth fell: "a loss of $8 billion in market value"."""
    found = _LOSS_OF.search(shape.signs, 0, index)
    word = shape.items[found.start()].metric if found else None
    worth = bool(_WORTHS.intersection(metrics()[what.metric].families))
    return worth and what.place > index and word is not None and word.key == "net_loss"

"""Metric and owner of quantities whose sentence has no word for them, told from what stands near."""

from __future__ import annotations

import re

from knowledge.figures.clauses import is_possessive
from knowledge.figures.heads import SINGLE, is_barred
from knowledge.figures.linked import linked_metric
from knowledge.figures.meaning import (
    A_SHARE,
    GROWTH,
    SHARE_MOVE,
    SHARE_OF,
    SMALL,
    key_of,
    kind_at,
)
from knowledge.figures.measured import counts_another, measures
from knowledge.figures.parts import Part, Statement
from knowledge.figures.shape import Shape
from knowledge.figures.what import What, is_purpose
from knowledge.language.changes import Cue
from knowledge.language.metrics import unit_kind

# "Norwind advanced 13.6%": a company that moves by a percentage, without a word for what moves.
_MOVED = re.compile(r"[NP](?:\([^)]{0,5}\)|,[^,;|]{0,6},)?[.,]{0,3}(?:R?|a[.])[.]{0,2}C[.bd]{0,3}$")
_LISTED = re.compile(r"C[.]{0,3}[%$](?:,?&?%)*,?&[.]{0,2}$")
_PRICED = re.compile(r"(?:[$](?:,?&|[(]))?%[),]{0,2}[.]?[oa][.]?[$]|[$][.,]?[oa][.]?[$]")
_KINDS = {SMALL: {"per_share", "money"}}  # "$0.97 a share. Analysts expected $0.95."
# Kinds that go on with each other: "4.30 per share, above its forecast of 3.70", "9%, up 2 points"
_ALIKE = {SMALL: ("per_share",), "percentage_point": ("percent",)}
# "That compared with ...": it goes on about the figure of the sentence before.
_GOES_ON = re.compile(r"[.RP|NA]{0,2}[CVKBt.ibE]|A[.MbNETVr]{0,7}[$%#]")
_ELLIPTIC = re.compile(r"N[.]?[CVE$%#]")  # "Norwind's | fell to"
# So do sentences that begin like "The increase represents" or "The core rate was" or "This is a rise".
_SAID = re.compile(
    r"(?:(?:this|that|it) (?:is|was|represents|represented|marks|marked|means|meant) an? (?:[\w-]+ )?|"
    r"(?:the|this|that) (?:[\w-]+ )?)(?:increase|decrease|rise|fall|drop|decline|gain|growth|jump|"
    r"slump|surge|dip|improvement|reduction|figure|number|total|result|amount|reading|tally|rate|"
    r"projection|forecast|estimate|target|previous|earlier|latest)\b",
    re.IGNORECASE,
)
# "Energy saw the biggest drop, down 2%": whatever moves among moves of shares
_WHOEVER = re.compile(r"^[^$%#M;]*C[.b]{0,3}$")
# A metric of some part moves: "Sales at Volta, its van unit, rose 3%", "Sales of its drug fell 3%"
_METRIC_MOVES = re.compile(
    r"M[iFafr][.NP]{1,4},[^;|$%#RVC]*,C[.b]{0,3}$|(?:^|[,;|])[.NPTF]{0,4}M[iFafr][.NPTiFafr]{1,8}C[.b]{0,3}$"
)
# "The tin contract on | the LME | rose", "failures of | Norwind | fell"
_IN_PHRASE = re.compile(r"I[.M]{0,2}[diaF][.NP]{0,3}$|[.]F[.]?$")
_HEAD = re.compile(r"[.N]{0,4}(?P<metric>M)[.]?C")
_DOES = re.compile(
    r" (?:have|are|were|had|do|did|say|said|saw|see|expect|expected|believe|plan|planned|think|want|"
    r"wanted|prefer|use|used|own|agreed|reported|beat|missed|voted|chose|cited|named|predict)\b"
)
# "growth of 5% is", "rose 5% and are": an amount that stands with what is before it
_NO_SUBJECT = re.compile(
    r"(?<!than )(?<!at least )\b(?!(?:and|but|while|that|about|nearly|roughly|around|some|over|only|almost|"
    r"just|than|least|with|said|found|showed|as|where|which)\b)[a-z]{1,20}\s?$",
    re.IGNORECASE,
)
_BACK = 24  # characters before an amount that are looked at
_MOVER = re.compile(r"(?:[.|]{0,2}d[^|;$%#CVS]{0,6},)?[.]{0,2}N[.]?C")  # "France fell"
_GREW = re.compile(r"[NP][.E]{0,3}(?P<verb>C)[.b]{0,3}$")
_GROW = re.compile(r"grow|grew|shr[iau]nk|expand", re.IGNORECASE)
_NEAR = 12  # signs before an amount
_BESIDE = 2.5  # from this price on a word behind is not what moves
_FOR = re.compile(r"r[.]{0,3}$")
_DEAL, _BOUGHT = "deal_value", 1.0
_A_DEAL = 1_000_000  # for less one buys a thing
_DEALT = frozenset("$#;|SCVR")  # what parts a verb from what is dealt in
_OF_MARKETS = frozenset({SHARE_MOVE, "index_level"})


def like_before(here: Statement, part: Part, *, change: bool) -> What | None:
    """The metric of the last figure before that is of the same kind: "but hand tools grew 1%"."""
    shape = here.scene.shape
    kind = kind_at(shape, part.index)
    for other in reversed(here.parts):
        alike = kind_at(shape, other.index) in {kind, *_ALIKE.get(kind, ())}
        if other.what is not None and other.what.metric == SINGLE:
            continue
        if other.what is not None and (
            counts_another(shape, other.what.place, part.index)
            or is_barred(shape, part.index, other.index)
            or is_purpose(shape, part.index, other.what.place)
        ):
            continue
        if other.what is not None and (kind == "times" or alike):
            same = What(other.what.metric, other.what.place, other.what.price + 1)
            fits = measures(shape, part.index, same.metric)
            return linked_metric(shape, other.what, part.index, change=change) or (
                same if fits else None
            )
    return None


def moved(here: Statement, part: Part) -> What | None:
    """The move of a company's shares, where only a verb tells it in an article about shares."""
    shape = here.scene.shape
    priced = _is_priced(shape, part.index)
    little = kind_at(shape, part.index) == SMALL and (priced or part.role == "change")
    if not (here.spoken.on_shares or priced) or part.role == "prior":
        return None
    if shape.signs[part.index] != "%" and not little:
        return None
    before = shape.signs[: part.index]
    listed = _LISTED.search(before)
    if listed:
        before = before[: listed.start() + 1]
    named = [other.what.metric for other in here.parts if other.what is not None]
    if any(metric != SHARE_MOVE for metric in named):
        return None
    found = _MOVED.search(before)
    if _METRIC_MOVES.search(before) or (found and _in_phrase(here, before[: found.start()])):
        return None
    if found and not here.scene.paths.depth[found.start()]:
        return What(SHARE_MOVE, found.start(), 2.0)
    market = any(draft.metric in _OF_MARKETS for draft in here.spoken.last)
    return What(SHARE_MOVE, part.index, 3.0) if market and _WHOEVER.match(before) else None


def _in_phrase(here: Statement, before: str) -> bool:
    """Whether a name only tells of what else moves: "failures of X fell", not "those of X fell"."""
    found = _IN_PHRASE.search(before)
    if found is None:
        return False
    item = here.scene.shape.items[found.start()]
    return here.scene.reading.text[item.start : item.end].lower() not in {"those", "that"}


def _is_priced(shape: Shape, index: int) -> bool:
    """Whether the price of a share follows to which it moved: "Norwind fell 6% | to $14"."""
    found = _PRICED.match(shape.signs, index)
    return found is not None and kind_at(shape, found.end() - 1) == SMALL


def _only_moves(shape: Shape, part: Part) -> bool:
    """Whether a part is a percentage by which something moved that no word before it names."""
    named = part.what is not None and part.what.place < part.index
    return part.moves and shape.signs[part.index] == "%" and not named


def grown(here: Statement, part: Part) -> What | None:
    """The growth of a company or country that itself grows: "Norwind will grow 15 percent"."""
    shape = here.scene.shape
    if not _only_moves(shape, part):
        return None
    found = _GREW.search(shape.signs, max(0, part.index - _NEAR), part.index)
    cue = shape.items[found.start("verb")].mention if found else None
    if found is None or not isinstance(cue, Cue) or not _GROW.match(cue.text):
        return None
    return What(GROWTH, found.start("verb"), 2.0)


def led(here: Statement, part: Part) -> What | None:
    """What moves at the head of the sentence: "Volumes grew, led by Asia with a 6% rise"."""
    shape = here.scene.shape
    found = _HEAD.match(shape.signs)
    if not part.moves or shape.signs[part.index] != "%" or found is None:
        return None
    place = found.end("metric") - 1
    word = shape.items[place].metric
    key = key_of(word, kind_at(shape, part.index), change=True) if word else None
    fits = key is not None and place < part.index and measures(shape, part.index, key)
    return What(key, place, 5.0) if key is not None and fits else None


def of_whole(here: Statement, part: Part) -> What | None:
    """The part of a whole that does something: "76% have beaten forecasts", "60% said no"."""
    shape, reading = here.scene.shape, here.scene.reading
    item = shape.items[part.index]
    if part.quantity.unit != "percent" or part.role == "change":
        return None
    behind = _DOES.match(reading.text, item.end)
    if behind is None or _NO_SUBJECT.search(reading.text[max(0, item.start - _BACK) : item.start]):
        return None
    words = (shape.items[place].metric for place in shape.words)
    asked = any(word is not None and word.key == "respondents" for word in words)
    return What("respondents" if asked else SHARE_OF, part.index, 1.0)


def mover(here: Statement, part: Part) -> What | None:
    """The metric that moved before where only somebody else moves: "France fell by 5%"."""
    shape = here.scene.shape
    if not _only_moves(shape, part):
        return None
    if part.what is not None and part.what.price < _BESIDE:
        return None  # "France posted a 5% rise in exports"
    before = _MOVER.match(shape.signs) is not None and "%" not in shape.signs[: part.index]
    for draft in reversed(here.spoken.last) if before else ():
        same = draft.metric not in {*_OF_MARKETS, "other"}
        if same and draft.role == "change" and draft.quantity.unit == "percent":
            return What(draft.metric, part.index, _BESIDE)
    return None


def dealt(here: Statement, part: Part) -> What | None:
    """The price of what is sold or bought whole: "It sold its old mill in Tolva for $3 million"."""
    shape, quantity = here.scene.shape, part.quantity
    big = kind_at(shape, part.index) == "money" and abs(quantity.value) >= _A_DEAL
    if not big or quantity.per or not _FOR.search(shape.signs, 0, part.index):
        return None
    words = (place for place in reversed(shape.words) if place < part.index)
    for place in words:
        word = shape.items[place].metric
        if word is None or not _DEALT.isdisjoint(shape.signs[place + 1 : part.index]):
            return None
        if word.kind == "verb" and _DEAL in word.keys:
            return What(_DEAL, place, _BOUGHT)
        if word.strength > 1:
            return None
    return None


def gone_on(here: Statement, part: Part) -> What | None:
    """The metric of the sentence before, which this one goes on about without naming it."""
    shape = here.scene.shape
    if _names_metric(shape, part) or not _goes_on(here, part):
        return None
    kinds = _KINDS.get(kind := kind_at(shape, part.index), {kind})
    for draft in reversed(here.spoken.last):
        other = draft.quantity
        fits = draft.metric != "other" and measures(shape, part.index, draft.metric)
        if kind == SMALL and not other.per and abs(other.value) >= A_SHARE:
            continue  # "$0.64 and $5 billion, respectively": of earnings for a share, not of sales
        moves = part.moves and kind == "percent" and draft.metric not in _OF_MARKETS
        if fits and (moves or unit_kind(other.unit, other.per) in kinds):
            return What(draft.metric, part.index, 3.0)
    return None


def _goes_on(here: Statement, part: Part) -> bool:
    """Whether a sentence begins so that it goes on about the figure of the one before."""
    shape = here.scene.shape
    if _SAID.match(here.scene.reading.text):
        return True
    if not _GOES_ON.match(shape.signs):
        return False
    elliptic = _ELLIPTIC.match(shape.signs) is not None and is_possessive(shape.items[0])
    compares = not set("KtBOA").isdisjoint(shape.signs[: part.index])
    return compares or elliptic or shape.signs[:1] == "P"


def _names_metric(shape: Shape, part: Part) -> bool:
    """Whether the words before an amount name a metric that it could be of."""
    kind = kind_at(shape, part.index)
    found = (shape.items[place].metric for place in shape.words if place < part.index)
    keys = (key_of(word, kind, change=False) for word in found if word is not None)
    return any(key is not None and not (part.moves and key == SHARE_OF) for key in keys)

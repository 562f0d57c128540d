"""The shape of a sentence: one sign for each mention and each other token, in order.

Frames and links are written over shapes, so that "Sales fell 3% to $2bn from $2.1bn" and
"Net profit rose 8 per cent to Rs 90 crore from Rs 83 crore" are the same to them.

    N name                     P pronoun or description of a company     p of a person
    M metric                   C change word (rose, drop)
    $ money   % percent        # counted or bare number   x multiple
    T period                   t period relative to another ("a year earlier")
    E expectation   A analysts' estimate   G target   O former ("previously")
    K comparison ("compared with", "versus", "than")      S speech verb
    B surprise ("beat", "missed")
    f from   o to   b by   F of   i in   a at   r for   w with   & and, or
    , ; ( ) "   punctuation    | while, but, although     R that, which, who
    . any other word
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.figures.entity import Referent
from knowledge.language.changes import Cue
from knowledge.language.mentions import PeriodMention, Quantity
from knowledge.language.metrics import MetricMention, unit_kind
from knowledge.language.names import NameMention
from knowledge.language.reading import Reading

Mention = Quantity | PeriodMention | MetricMention | Cue | NameMention | Referent

_WORD_SIGNS = {
    "from": "f", "to": "o", "by": "b", "of": "F", "in": "i", "within": "i", "at": "a",
    "for": "r", "with": "w", "and": "&", "or": "&", "plus": "&", ",": ",", ";": ";", ":": ";",
    "—": ",", "–": ",", "(": "(", ")": ")", "[": "(", "]": ")", '"': '"', "“": '"', "”": '"',
    "that": "R", "which": "R", "who": "R", "whose": "R", "where": "R", "while": "|", "but": "|",
    "although": "|", "though": "|", "whereas": "|", "after": "|", "as": "|", "because": "|",
    "when": "|", "despite": "|", "however": "|",
}  # fmt: skip
_QUANTITY_SIGNS = {"money": "$", "per_share": "$", "percent": "%", "percentage_point": "%"}
_CUE_SIGNS = {"change": "C", "comparison": "K", "surprise": "B", "prior": "O", "speech": "S"}
_OUTLOOK_SIGNS = {"estimate": "A", "target": "G"}


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a shape: its sign, its span, and the mention it stands for, if any."""

    sign: str
    start: int
    end: int
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A sentence's items in order; `signs` is their signs as one string, index for index."""

    items: tuple[Item, ...]
    signs: str

    def places(self, signs: str) -> list[int]:
        """The indexes of the items that have one of `signs`."""
        return [index for index, sign in enumerate(self.signs) if sign in signs]


def shape(reading: Reading, referents: tuple[Referent, ...] = ()) -> Shape:
    """The shape of a sentence that was read; where mentions overlap the surer kind wins."""
    items = _mentions(reading, referents)
    taken = [(item.start, item.end) for item in items]
    position = 0
    for token in reading.tokens:
        while position < len(taken) and taken[position][1] <= token.start:
            position += 1
        if position < len(taken) and taken[position][0] < token.end:
            continue
        sign = _WORD_SIGNS.get(token.lower)
        if sign is None:
            sign = "." if token.text[0].isalnum() else ""
        if sign:
            items.append(Item(sign, token.start, token.end))
    items.sort(key=lambda item: item.start)
    return Shape(tuple(items), "".join(item.sign for item in items))


def _mentions(reading: Reading, referents: tuple[Referent, ...]) -> list[Item]:
    """Items for the mentions, none overlapping: quantities first, cues last."""
    items: list[Item] = []
    items += (Item(_quantity_sign(q), q.start, q.end, q) for q in reading.quantities)
    _add(items, [Item(_period_sign(p), p.start, p.end, p) for p in reading.periods])
    _add(items, [Item("P" if r.company else "p", r.start, r.end, r) for r in referents])
    _add(items, [Item("M", *m.spans[0], m) for m in reading.metrics])
    _add(items, [Item("N", n.start, n.end, n) for n in reading.names])
    _add(items, [Item(_cue_sign(c), *c.spans[0], c) for c in reading.cues])
    return sorted(items, key=lambda item: item.start)


def _add(items: list[Item], more: list[Item]) -> None:
    """Append those of `more` that overlap none of `items`."""
    for item in more:
        if not any(item.start < other.end and other.start < item.end for other in items):
            items.append(item)


def _period_sign(period: PeriodMention) -> str:
    backward = period.period is None and period.relation in {"year_earlier", "previous"}
    return "t" if backward else "T"


def _cue_sign(cue: Cue) -> str:
    if cue.kind == "outlook":
        return _OUTLOOK_SIGNS.get(cue.role, "E")
    return _CUE_SIGNS.get(cue.kind, ".")


def _quantity_sign(quantity: Quantity) -> str:
    if quantity.unit == "times":
        return "x"
    return _QUANTITY_SIGNS.get(unit_kind(quantity.unit, quantity.per), "#")

"""What a quantity measures: the metric word of its sentence that is cheapest to reach."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from knowledge.figures.heads import (
    as_moves,
    is_barred,
    is_growth,
    is_move_of,
    is_no_head,
    is_where,
    tells_kind,
)
from knowledge.figures.meaning import (
    SHARE_PRICE,
    SURE,
    as_said,
    bare_meaning,
    key_of,
    kind_at,
    plain_meaning,
    reached,
)
from knowledge.figures.measured import counts_alone, measures
from knowledge.figures.part_of import is_whole, part_of
from knowledge.figures.paths import Paths, told_aside
from knowledge.figures.shape import Shape, quantity_at
from knowledge.figures.worth import whole_of
from knowledge.language.metrics import RATIOS, MetricMention, choose

# What a margin or price is of, where only the other word says so: "EBITDA rose, margins were 9%"
_ALSO_NAMED = (
    ("shares", SHARE_PRICE),
    ("ipo_price", "ipo_size"),
    ("yield", "debt_raised"),
    ("ebitda", "ebitda_margin"),
    ("operating_profit", "operating_margin"),
    ("gross_profit", "gross_margin"),
    ("imports", "trade_balance"),
    ("exports", "trade_balance"),
)
_NEAR = 40  # metric words on either side that are looked at: only hostile text has more
_LIMIT = 7.0  # beyond this price a metric word belongs to another statement
# "$3m in revenue", "a 5% rise in sales": a metric may stand behind its quantity, joined to it;
# further behind it mostly belongs to something else. "A $44 billion takeover" is one phrase.
_NEXT, _IN, _BEHIND, _FAR_BEHIND = 0.1, 0.3, 0.8, 3.0
_OF_METRIC = re.compile(r"[iF][.NPC]{0,2}M")
_JOINED = re.compile(r"(?:[.Cy]|\(y\)){0,3}[iFrw]?[.NPCTt]{0,3}[MI]")
_ADDED = re.compile(r"o[P.][MI]")  # "added $5 million | to its | budget"
_CONVERTED = re.compile(r"^\([^()]{1,9}\)")  # "4 billion euros | ($4.7 billion) | in fines"
_APART = frozenset(",;|R")  # signs that part a word from what it moves
_AND = re.compile(r"[.]{0,2}&[.]?")
_RAISED = re.compile(r"M[T.]?o")
_OWN_AMOUNT = re.compile(r"MF?[.]?[$]")
# "$30 million for its working capital and | $4 million for the rest": each purpose behind its own
_PURPOSES = re.compile(r"[$%#][^$%#;|]{0,8}r[^$%#;|CVr]{0,4}$")
_NEXT_PURPOSE = re.compile(r"[^$%#;|CVr]{0,4}(?:,&?|&)[.]{0,3}[$%#][.]?r")
_ASIDE = 2.5  # for a word that is said aside, of an amount that is not
_WEAKNESS = 0.7  # for each step below full strength of the metric word
_LAST_RESORT = 3.5  # for a word of no strength, which stands in where there is no other
_COUNTED = 0.9  # what a quantity counts is plain, but "sold 500 phones" tells more
_PLAIN = 1.6  # a metric word that stands right before its quantity
_RATE_NOTE = re.compile(r"\(?[$.N#]?q[$#]")  # "($1 = 0.96 euros)"
_NO_PRICE = 10_000_000  # what costs as much is a company rather than a product


@dataclass(frozen=True, slots=True)
class What:
    """The metric of a quantity: its key, where its word stands in the shape, and the price."""

    metric: str
    place: int
    price: float


def what_of(
    shape: Shape, paths: Paths, index: int, *, change: bool = False, after: int = -1
) -> What | None:
    """The metric of the quantity at `index`; None if no metric word is near enough.

    With `change` any metric fits a percentage, for it is by how much the metric moved. Only
    words behind the place `after` count.
    """
    kind = kind_at(shape, index)
    if _RATE_NOTE.match(shape.signs):
        return What("exchange_rate", index, 0.5)
    near = _near(shape, index)
    best = _counted(shape, index, kind, linked=after >= 0)
    for place in near:
        mention = shape.items[place].metric
        if mention is None or place <= after or shape.signs[place] not in "MI":
            continue
        if place > index and tells_kind(shape, place, kind):
            continue
        grows = change or is_growth(shape, place) or (place > index and is_move_of(shape, index))
        key = reached(shape, index, mention) if grows and place < index else None
        key = key or key_of(mention, kind, change=grows, named=_named(shape, near, place))
        if key == "price" and abs(quantity_at(shape, index).value) >= _NO_PRICE:
            key = next(
                (r.key for r in mention.readings if r.key != "price" and kind in r.units), None
            )
        if key is None and place < index:
            key = bare_meaning(shape, index, mention)
        key = as_said(shape, index, mention, key, change=change) if key else None
        if key is None or not measures(shape, index, key):
            continue
        price = _price(shape, paths, index, place)
        if price < (best.price if best else _LIMIT):
            best = What(key, place, price)
    best = best or (_supported(shape, near, index) if after < 0 else None)
    if kind == "percent" and not change and not (best and is_growth(shape, best.place)):
        plain = best is not None and best.price < _PLAIN and best.place < index
        part = part_of(
            shape, index, best.metric if best and best.place < index else "", plain=plain
        )
        return What(part, index, 1.0) if part else best
    return _of_worth(shape, index, best)


def _near(shape: Shape, index: int) -> tuple[int, ...]:
    """The places near an amount whose words say something of a metric."""
    here = bisect_left(shape.words, index)
    return shape.words[max(0, here - _NEAR) : here + _NEAR]


def _price(shape: Shape, paths: Paths, index: int, place: int) -> float:
    """What it costs to take the metric word at `place` for the amount at `index`."""
    mention = shape.items[place].metric
    if mention is None or is_barred(shape, index, place) or is_no_head(shape, index, place):
        return _LIMIT
    if mention.key == "funding" and mention.kind == "verb" and _RAISED.match(shape.signs, place):
        return _LIMIT  # "raised to $37": a change
    if _moves_another(shape, index, place) or _is_weak(shape, paths, index, place):
        return _LIMIT
    price = paths.between(place, index) + _WEAKNESS * (3 - mention.strength)
    aside = told_aside(shape, paths, place)
    if aside not in (0, told_aside(shape, paths, index)):
        if any(paths.depth[other] == aside for other in shape.places("$%#x")):
            return _LIMIT  # "Norwind, which listed at $24, rose": a word of its own amount
        price += _ASIDE
    if place > index:
        between = as_moves(shape, index)[: place - index]
        behind = _behind(between, mention, money=shape.signs[index] == "$")
        if behind == _FAR_BEHIND and (
            counts_alone(shape, index, mention) or _is_paid(shape, index, mention)
        ):
            return _LIMIT  # "three lessons for investors amid a volatile market"
        price += behind
    return price


def _is_paid(shape: Shape, index: int, mention: MetricMention) -> bool:
    """Whether an amount is paid for what stands before: "for $3 million and will | build a hall"."""
    return mention.kind == "verb" and mention.strength == 1 and shape.signs[:index].endswith("r")


def _moves_another(shape: Shape, index: int, place: int) -> bool:
    """Whether it is by how much the word behind moved, or the word is of what comes next.

    "A 5% jump in profit", "oil fell 2% and gold was 1% lower", "to $43 on a turnover of $208,000".
    """
    if index < place and shape.signs[index] == "$" and _OWN_AMOUNT.match(shape.signs, place):
        return True
    if shape.signs[place] == "I" and _AND.fullmatch(shape.signs, index + 1, place):
        return True
    if _numbers(shape, index, place) or is_purpose(shape, index, place):
        return True
    if shape.signs[index] == "%" and is_whole(shape, index, place):
        return True
    return place < index and shape.signs[index] == "%" and is_move_of(shape, index)


def _numbers(shape: Shape, index: int, place: int) -> bool:
    """Whether an amount is how many there are of what an index has: "the | 11 | S&P 500 sectors"."""
    return shape.signs[index : place + 1] == "#I"


def is_purpose(shape: Shape, index: int, place: int) -> bool:
    """Whether a word says what the amount before is for, and the one at `index` is for another."""
    behind = _NEXT_PURPOSE.match(shape.signs, place + 1)
    own = behind is not None and shape.signs.find(shape.signs[index], place) == index
    return own and _PURPOSES.search(shape.signs, 0, place) is not None


def _is_weak(shape: Shape, paths: Paths, index: int, place: int) -> bool:
    """Whether a word that needs support is not what moves: "Among its markets, Chile fell 5%"."""
    kind, mention = kind_at(shape, index), shape.items[place].metric
    if mention is None or mention.strength > 1 or kind not in RATIOS:
        return False
    first, last = sorted((place, index))
    between = (n for n in range(first + 1, last) if paths.depth[n] in (0, paths.depth[place]))
    stated = any(kind in reading.units for reading in mention.readings)
    return not stated and any(shape.signs[n] in _APART for n in between)


def _named(shape: Shape, near: tuple[int, ...], place: int) -> frozenset[str]:
    """The metrics that the other metric words around name, where that can tell anything."""
    mention = shape.items[place].metric
    if mention is None or mention.strength == SURE or len(mention.readings) == 1:
        return frozenset()
    others = (other for other in near if other != place and not is_where(shape, other))
    found = [(shape.signs[other], shape.items[other].metric) for other in others]
    keys = frozenset(
        (choose(other, "count") or other.key) if sign == "#" else other.key
        for sign, other in found
        if other is not None
    )
    if "funding" in keys:
        keys -= {"deal_value"}  # "a deal to raise money that values the company at"
    return keys | {also for key, also in _ALSO_NAMED if key in keys}


def _supported(shape: Shape, near: tuple[int, ...], index: int) -> What | None:
    """The metric of the nearest word that stands in where no other is near: "support at 5,430"."""
    kind = kind_at(shape, index)
    for place in sorted(near, key=lambda place: abs(place - index)):
        mention = shape.items[place].metric
        if mention is not None and not mention.strength and not _numbers(shape, index, place):
            key = key_of(mention, kind, change=False, named=_named(shape, near, place))
            if key is not None and measures(shape, index, key):
                return What(key, place, _LAST_RESORT)
    return None


def stands_in(shape: Shape, what: What) -> bool:
    """Whether a metric is told by a word of no strength: "which makes lamps ... to $8 million"."""
    mention = shape.items[what.place].metric
    return mention is not None and not mention.strength


def plain(shape: Shape, index: int) -> What | None:
    """What an amount is without a metric word, by its unit or what stands around it."""
    meaning = plain_meaning(shape, index)
    return What(meaning[0], index, meaning[1]) if meaning else None


def _of_worth(shape: Shape, index: int, best: What | None) -> What | None:
    """Of "a deal valued at $3m" the deal, where the nearest word only says that it is of worth."""
    whole = whole_of(shape, index, best.place) if best else None
    return What(whole[0], whole[1], best.price) if best and whole else best


def _behind(between: str, mention: MetricMention, *, money: bool) -> float:
    """What speaks against a metric word behind its quantity."""
    between = _CONVERTED.sub("", between)
    if len(between) == 1 and mention.strength > 1:
        return _NEXT
    if len(between) == 1 and mention.kind == "noun" and money:
        return _NEXT - _WEAKNESS  # "a $5 million contract"
    if _OF_METRIC.fullmatch(between):
        return _IN
    added = money and mention.kind == "noun" and _ADDED.fullmatch(between) is not None
    return _BEHIND if added or _JOINED.fullmatch(between) else _FAR_BEHIND


def _counted(shape: Shape, index: int, kind: str, *, linked: bool) -> What | None:
    """What the quantity counts, if that names a metric: "9,000 jobs", "800,000 users"."""
    mention = shape.items[index].metric
    key = key_of(mention, kind, change=False) if mention else None
    if mention is None or key is None or (linked and mention.strength == 1):
        return None
    if key == "index_level" and not measures(shape, index, key):
        return None  # "15 data points"
    return What(key, index, _COUNTED + _WEAKNESS * (3 - mention.strength))

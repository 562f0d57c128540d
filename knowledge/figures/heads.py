"""Which of several metric words is the head: "revenue | growth", "growth in | orders", "industry | revenue"."""

from __future__ import annotations

import re

from knowledge.figures.meaning import GROWTH, SHARE_MOVE
from knowledge.figures.shape import Shape, quantity_at
from knowledge.language.changes import Cue
from knowledge.language.metrics import MetricMention, choose, metrics, unit_kind

_MOVE_OF = re.compile(  # "led to a 13 percent (yoy) jump in profit"
    r"(?:[.yT]|[(][yt.][)]){0,4}C(?:[iF][.NPT]{0,4})?M"
)
_NARROWED = re.compile(r"M(?:[(][.M]{1,2}[)])?$")
_LED = re.compile(r"M[.]?(?P<link>[iFdfrao])[.NPTM]{0,4}$")
_GROWS = re.compile(r"M(?:[(][.M]{1,2}[)])?$")  # "earnings per share (EPS) | growth"
_GROWTH = re.compile(r"(?:(?:[(][.M]{1,2})?[)])?M")
_DOES = re.compile(r"M{0,2}(?:[iFo][.NPT]{1,4}|[.]M){0,2}[.T]{0,2}[CVE]|[.N]{0,3}b[.]{0,2}(?=[%$])")
_WITH = re.compile(r"w[.]?$")
_PHRASE = 8  # signs of a phrase about what moves
SINGLE = "stop_loss"  # what an order has one of
_AMOUNTS = frozenset("$#%")
_COMPOUND = re.compile(r"[MI]M|M[.]M")
_GOODS = "commodity_price"
_MARKET, _TRADED = "market_size", "market"
_INDICES = frozenset(("index", "indices"))
_WHERE = re.compile(r"[iodM][.NPT]{1,4}$")
_OF_SIZE = ("M", "$", "F", "R", "C", ".M")  # "in a market | worth $3 million", "in the market of"
_REACH = 24  # signs: no phrase of an amount and what moves is longer
_GROWTH_IN = frozenset({"Mi", "MF"})
_PLACED = re.compile(r"[iadfF][.NPT]{0,4}$")
_RESULTS = frozenset({"earnings", "results", "quarterly results", "quarterly earnings"})
_OPEN = (" of", " on", " in", " to", " for", " from", " at")


def is_growth(shape: Shape, place: int) -> bool:
    """Whether the metric word at a place is of growth: "revenue growth", "ad revenue | growth"."""
    behind = _GROWTH.match(shape.signs, place + 1)
    after = shape.items[behind.end() - 1].metric if behind else None
    found = shape.items[place].metric
    named = after is not None and after.key == GROWTH
    return named or (found is not None and found.text.lower().endswith(GROWTH))


def of_index(shape: Shape, metric: str, place: int) -> bool:
    """Whether what moves is an index that has no name: "the main | share | index rose 2%"."""
    if metric != SHARE_MOVE or shape.signs[place] != "M":
        return False
    if any(getattr(item.mention, "kind", "") == _TRADED for item in shape.items[:place]):
        return False  # "Norwind's S&P 500 tech index"
    found = shape.items[place + shape.signs.startswith("M", place + 1)].metric
    return found is not None and found.text.lower().rpartition(" ")[2] in _INDICES


def is_move_of(shape: Shape, index: int) -> bool:
    """Whether what moves by an amount is told behind it: "a 5% jump in profit"."""
    return _MOVE_OF.match(as_moves(shape, index)) is not None


def as_moves(shape: Shape, index: int) -> str:
    """The signs behind an amount, where "growth in" its metric is a change as "a rise in" it is."""
    behind = shape.signs[index + 1 : index + _REACH]
    word = shape.items[index + 1].metric if behind[:2] in _GROWTH_IN else None
    return f"C{behind[1:]}" if word is not None and word.text.lower() == GROWTH else behind


def tells_kind(shape: Shape, place: int, kind: str) -> bool:
    """Whether a word only tells of what kind the one behind it is: "a drop in | industry | revenue"."""
    found = _COMPOUND.match(shape.signs, place)
    if found is None:
        return False
    word, head = shape.items[place].metric, shape.items[found.end() - 1].metric
    if found[0] == "M.M" and (word is None or word.key != _GOODS):
        return False  # "crude | steel | production", but "costs | hurt | profit"
    if word is None or head is None or {word.kind, head.kind} != {"noun"}:
        return False
    if word.text.lower().endswith(_OPEN) or head.key == GROWTH or "other" in head.keys:
        return False  # "tariffs on | imports", "the inflation | target"
    return choose(head, kind) is not None


def is_no_head(shape: Shape, index: int, place: int) -> bool:
    """Whether a word beside the amount at `index` goes with another that is the head.

    "5% | growth | in orders", "ad revenue | growth", "marketing (M) | expenses".
    """
    word = shape.items[place].metric
    if place == index + 1 and as_moves(shape, index)[:1] == "C":
        return True
    if is_where(shape, place) or _is_place(shape, index, place) or _is_event(shape, place):
        return True
    if _is_participle(shape, place):
        return True
    grows = word is not None and word.key == GROWTH and _GROWS.search(shape.signs, 0, place)
    if grows or _is_narrowed(shape, place) or _has_own(shape, index, place):
        return True
    return place < index and (_is_inside(shape, index, place) or _is_in_gap(shape, place))


def _is_participle(shape: Shape, place: int) -> bool:
    """Whether a verb only says by whom: "the loans | held | by banks rose 5%"."""
    word, before = shape.items[place].metric, shape.items[place - 1].metric if place else None
    if word is None or before is None or word.kind != "verb" or before.kind != "noun":
        return False
    surer = before.strength >= word.strength and word.strength < 3  # noqa: PLR2004
    return surer and shape.signs[place + 1 : place + 2] == "b"


def is_barred(shape: Shape, index: int, place: int) -> bool:
    """Whether a bar parts a word from an amount: each value of a row has a label of its own."""
    low, high = sorted((index, place))
    between = shape.items[low:high] if ";" in shape.signs[low:high] else ()
    return any(item.start == item.end for item in between)


def is_where(shape: Shape, place: int) -> bool:
    """Whether a market is only where something happens: "bought bonds in the open | market"."""
    word = shape.items[place].metric
    if word is None or word.key != _MARKET or shape.signs.startswith(_OF_SIZE, place + 1):
        return False
    found = _WHERE.search(shape.signs, max(0, place - _PHRASE), place)
    led = shape.items[found.start()].metric if found else None  # "a stake in the open | market"
    return found is not None and (led is None or led.text.lower().endswith((" in", " on")))


def _is_place(shape: Shape, index: int, place: int) -> bool:
    """Whether a word for what is counted is only where something moves: "sales at its | stores"."""
    word = shape.items[place].metric
    if word is None or shape.signs[index] != "%" or word.strength > 1 or not _is_thing(word):
        return False
    return _PLACED.search(shape.signs, max(0, place - _PHRASE), place) is not None


def _is_event(shape: Shape, place: int) -> bool:
    """Whether results are only when something happens: "up 6% ahead of | earnings |, ..."."""
    word = shape.items[place].metric
    if word is None or word.text.lower() not in _RESULTS or shape.signs[place - 1 : place] != "B":
        return False
    return shape.signs[place + 1 : place + 2] in {"", ",", "."}


def _is_inside(shape: Shape, index: int, place: int) -> bool:
    """Whether a word is in a phrase about another that moves: "demand for | loans | rose".

    A word that says little ("the cost of ...") leaves it to the one behind.
    """
    led = _LED.search(shape.signs, max(0, place - _PHRASE), place)
    does = _DOES.match(shape.signs, place + 1, index + 1) if led else None
    if led is None or does is None:
        return False
    head, word = shape.items[led.start()].metric, shape.items[place].metric
    cue = shape.items[does.end() - 1].mention
    goes_on = isinstance(cue, Cue) and cue.text.endswith("ing")
    goes_on = goes_on and not _WITH.search(shape.signs, max(0, led.start() - 2), led.start())
    if head is None or word is None or goes_on:
        return False  # "sales in a market | growing | 5%", but "with sales at stores | falling"
    plain = head.kind == word.kind == "noun" and head.strength >= word.strength
    vague = led["link"] == "F" and head.strength == 1 and not _is_thing(word)
    fits = choose(head, unit_kind(quantity_at(shape, index).unit)) is not None
    return plain and fits and not vague and head.key != GROWTH


def _is_narrowed(shape: Shape, place: int) -> bool:
    """Whether a word for costs only ends a phrase that says which: "marketing (M) | expenses"."""
    head, found = shape.items[place].metric, _NARROWED.search(shape.signs, 0, place)
    word = shape.items[found.start()].metric if found and head and head.key == "costs" else None
    return word is not None and "spending" in metrics()[word.key].families


def _has_own(shape: Shape, index: int, place: int) -> bool:
    """Whether a word for one price has another amount: "with a | stop-loss | at 90, targeting"."""
    word = shape.items[place].metric
    return (
        word is not None
        and word.key == SINGLE
        and not _AMOUNTS.isdisjoint(shape.signs[place + 1 : index])
    )


def _is_in_gap(shape: Shape, place: int) -> bool:
    """Whether a word stands within the words of another: "turnover of the big | market | of the town"."""
    before = shape.items[max(0, place - _PHRASE) : place]
    words = (item.metric for item in before if item.metric is not None)
    end = shape.items[place].end
    return any(outer.kind == "noun" and outer.end > end for outer in words)


def _is_thing(word: MetricMention) -> bool:
    """Whether a word is for things that are only counted: "homes", "plants"."""
    return word.readings[0].units == {"count"}

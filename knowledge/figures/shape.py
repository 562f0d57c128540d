"""The shape of a sentence: one sign for each mention and each other token, in order.

Frames and links are written over shapes, so that "Sales fell 3% to $2bn from $2.1bn" and
"Net profit rose 8 per cent to Rs 90 crore from Rs 83 crore" are the same to them.

    N name                     P pronoun or description of a company     p of a person
    I name that is itself a metric (a stock index)
    M metric                   C change word (rose, drop)     V level verb (reached, posted)
    $ money   % percent        # counted or bare number   x multiple
    T period                   t period relative to another ("a year earlier")
    y pace ("year on year")
    E expectation   A analysts' estimate   G target   O former ("previously")
    K comparison ("compared with", "versus", "than")      S speech verb
    B surprise ("beat", "missed")
    f from   o to   b by   F of   i in   a at   r for   w with   & and, or
    d on, under, among, including
    , ; ( ) " - punctuation    | while, but, although     R that, which, who
    Y respectively             q "="                     . any other word
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import compress, count
from typing import NamedTuple

from knowledge.figures.board import Board
from knowledge.figures.entity import Referent
from knowledge.figures.estimates import judged, street
from knowledge.figures.market_words import counters, moves, names_part
from knowledge.figures.naming import is_joint, price_word
from knowledge.figures.word_signs import amounts_of, past_plan, period_sign, word_sign
from knowledge.language.changes import Cue
from knowledge.language.mentions import PeriodMention, Quantity
from knowledge.language.metrics import MetricMention, unit_kind
from knowledge.language.name_markets import GUESSED, market_kind
from knowledge.language.name_words import cue
from knowledge.language.names import NameMention
from knowledge.language.printed_rows import is_row
from knowledge.language.reading import Reading
from knowledge.language.spans import run_of

Mention = Quantity | PeriodMention | MetricMention | Cue | NameMention | Referent

_QUANTITY_SIGNS = {
    "money": "$", "per_share": "$", "percent": "%", "percentage_point": "%", "times": "x",
}  # fmt: skip
_CUE_SIGNS = {
    "change": "C", "level": "V", "comparison": "K", "surprise": "B", "prior": "O", "speech": "S",
}  # fmt: skip
_TURN = re.compile(r"(?i:(?:increase|rise|jump|decline|drop|fall)s? from|(?:higher|lower) than)$")
# Metrics that are told by a name: "the Nikkei 225", "the US Consumer Price Index".
_NAMED = frozenset({"index_level", "inflation", "put_call_ratio"})  # and the yield of "JGBs"
_LISTED = "ebitda"  # "earnings before interest, taxes, depreciation, and amortization" is one word
_WIDE = frozenset(("global", "world", "worldwide"))
_OWN, _HAVING = frozenset(("we", "our", "us", "ours")), frozenset(("has", "have", "had"))
_TAILS = frozenset({"price", "prices", "futures", "index", "rate"})
_PLAIN = frozenset({"from", "in", "on", "over", "the"})
_TIMED = frozenset({"year_earlier", "previous"})
_OUTLOOK_SIGNS = {"estimate": "A", "target": "G"}


class Item(NamedTuple):
    """One place of a shape: its sign, its span, and the mention it stands for, if any.

    `metric` is what the words say of a metric: those of a metric word, those of a name that is
    itself one ("the Nikkei"), and those that a quantity counts ("9,000 jobs").
    """

    sign: str
    start: int
    end: int
    mention: Mention | None = None
    metric: MetricMention | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A sentence's items in order; `signs` is their signs as one string, index for index.

    `words` are the indexes of the items that say something of a metric; `others` the places of
    actors without a name ("investors"), `having` of verbs of having, `wide` of words for the
    world, `kin` of what one company is to another ("rival"); `own` is for "our sales".
    """

    items: tuple[Item, ...]
    signs: str
    words: tuple[int, ...]
    others: tuple[int, ...] = ()
    having: tuple[int, ...] = ()
    own: bool = False
    wide: tuple[int, ...] = ()
    kin: tuple[int, ...] = ()

    def places(self, signs: str) -> list[int]:
        """The indexes of the items that have one of `signs`."""
        return list(_places(self.signs, signs))


@lru_cache(maxsize=1024)
def _places(shape: str, signs: str) -> tuple[int, ...]:
    """The same for the signs alone: every figure of a sentence asks it again."""
    return tuple(compress(count(), map(signs.__contains__, shape)))


def shape(reading: Reading, referents: tuple[Referent, ...] = ()) -> Shape:
    """The shape of a sentence that was read; where mentions overlap the surer kind wins."""
    items = _mentions(reading, referents)
    taken = [(item.start, item.end) for item in items]
    amounts = amounts_of(reading.quantities)
    position = 0
    for number, token in enumerate(reading.tokens):
        while position < len(taken) and taken[position][1] <= token.start:
            position += 1
        if position < len(taken) and taken[position][0] < token.end:
            continue
        if sign := word_sign(reading.tokens, number, amounts):
            items.append(Item(sign, token.start, token.end))
    items = judged(sorted(items, key=lambda item: item.start), reading.text)
    items = _parted(items) if is_row(reading.text) else items
    metrics = tuple(index for index, item in enumerate(items) if item.metric is not None)
    lowers = {token.start: token.lower for token in reading.tokens}
    starts = [lowers.get(item.start, "") for item in items]
    others, having, wide, kin = (
        tuple(compress(count(), map(words.__contains__, starts)))
        for words in (cue("actors"), _HAVING, _WIDE, cue("kin"))
    )
    signs, own = "".join(item.sign for item in items), not _OWN.isdisjoint(lowers.values())
    return Shape(tuple(items), signs, metrics, others, having, own, wide, kin)


def quantity_at(shape: Shape, index: int) -> Quantity:
    """The quantity at a place. Raises TypeError if the place has none."""
    mention = shape.items[index].mention
    if not isinstance(mention, Quantity):
        raise TypeError(f"no quantity at {index} of {shape.signs!r}")
    return mention


def _parted(items: Sequence[Item]) -> list[Item]:
    """The items of a row of labels and values, with a bar behind each value."""
    bars = [Item(";", item.end, item.end) for item in items if isinstance(item.mention, Quantity)]
    return sorted([*items, *bars[:-1]], key=lambda item: (item.start, item.sign == ";"))


def _mentions(reading: Reading, referents: tuple[Referent, ...]) -> list[Item]:
    """Items for the mentions, none overlapping: quantities first, cues last."""
    board = Board(bytearray(len(reading.text)))
    for quantity in reading.quantities:
        if not _names(quantity, reading):
            board.put(_quantity(quantity, reading.metrics))
    for period in reading.periods:
        board.put(Item(period_sign(period), period.start, period.end, period))
    for referent in referents:
        sign = "P" if referent.company else "p"
        board.put(Item(sign, referent.start, referent.end, referent))
    _put_market_words(board, reading)
    _put_estimates(board, reading)
    _put_names_and_metrics(board, reading, _turns(reading))
    for told in reading.cues:
        if told.text.lower() != "from":
            # Where a metric word took the end of the cue ("aims | to build") its head remains.
            sign, (start, end) = _cue_sign(told), run_of(told.spans)
            if sign == "K" and told.direction and _TURN.match(told.text):
                sign, (start, end) = "C", told.spans[0]  # "a 5% increase | from"
                if told.text.endswith("than"):
                    board.put(Item("K", *told.spans[-1], told))  # "$3 million higher | than"
            head = told.text.split(" ", 1)[0].lower()
            if board.put(Item(sign, start, end, told)) or (told.role in _TIMED and head in _PLAIN):
                continue  # of "from last year" the period is left, and "from" is a word
            # Where a name took the head ("Wall Street | estimate") its last word remains.
            board.put(Item(sign, *told.spans[0], told)) or board.put(
                Item(sign, *told.spans[-1], told)
            )
    return sorted(board.items, key=lambda item: item.start)


def _put_market_words(board: Board, reading: Reading) -> None:
    """Put what means something of its own in reports on markets."""
    for start, end in counters(reading):
        board.put(Item(".", start, end))
    for moved in moves(reading):
        board.put(Item("C", *moved.spans[0], moved))


def _put_estimates(board: Board, reading: Reading) -> None:
    """Put the words for estimates that a metric word is only a part of: "the market forecast"."""
    for start, end in street(reading.text):
        board.put(Item("A", start, end))
    for told in reading.cues:
        if told.role == "estimate" and any(
            told.start <= metric.start and metric.end <= told.end for metric in reading.metrics
        ):
            board.put(Item("A", *run_of(told.spans), told))


def _names(quantity: Quantity, reading: Reading) -> bool:
    """Whether a quantity is a part of a metric's name ("the 10-year yield")."""
    if quantity.noun:
        return False
    runs = (run_of(mention.spans) for mention in reading.metrics)
    return any(start <= quantity.start and quantity.end < end for start, end in runs)


def _turns(reading: Reading) -> frozenset[tuple[int, int]]:
    """Where "up", "lower" and their like stand, which also close a metric's words ("closed up")."""
    return frozenset(
        cue.spans[0] for cue in reading.cues if cue.kind == "change" and cue.parts == ("other",)
    )


def _put_names_and_metrics(
    board: Board, reading: Reading, turns: frozenset[tuple[int, int]]
) -> None:
    """Put names and metric words; of two that overlap the longer, of equals the metric word.

    A name that means a metric by itself ("the Nikkei", "Brent futures") is both.
    """
    markets = [name for name in reading.names if name.kind == "market"]
    for market in markets:
        _put_market(board, market, reading)
    plans = {told.spans[0] for told in reading.cues if told.kind == "outlook"}
    turned = plans | {told.spans[0] for told in reading.cues if told.kind == "change"}
    for mention in reading.metrics:
        spans = past_plan(mention.spans, turned if mention.key == "interest_rate" else plans)
        start, end = run_of(spans[:-1] if len(spans) > 1 and spans[-1] in turns else spans)
        name = next((n for n in reading.names if n.start < end and start < n.end), None)
        if not mention.strength:
            if name is None:
                board.put(Item(".", start, end, None, mention))
        elif name is None:
            timed = any(time.start <= start < time.end for time in reading.periods)
            timed = timed or (mention.kind == "verb" and board.has("P", start, end))
            # Of "full-year profit" the period has the first words, of "priced its IPO" the pronoun.
            _put_word(board, mention, mention.spans[-1] if timed else (start, end))
        elif mention.key in _NAMED or (mention.key == "yield" and name.kind == "place"):
            board.put(Item("I", min(start, name.start), max(end, name.end), name, mention))
        elif not (name.start <= start and end <= name.end and name.end - name.start > end - start):
            board.put(Item("M", start, end, mention, mention))
    for name in reading.names:
        if name.kind != "market" and not is_joint(reading.text, name):
            board.put(Item("N", name.start, name.end, name))


def _put_word(board: Board, mention: MetricMention, span: tuple[int, int]) -> None:
    """Put a metric word; of a verb whose phrase has a place taken ("cut | its | rates") the verb."""
    end = mention.end if mention.key == _LISTED and span[0] == mention.start else span[1]
    placed = board.put(Item("M", span[0], end, mention, mention))
    if not placed and mention.kind == "verb":
        board.put(Item("M", *mention.spans[0], mention, mention))


def _put_market(board: Board, name: NameMention, reading: Reading) -> None:
    """Put what is traded on a market with the metric words that it overlaps or stands before.

    Without any it is the metric of its price by itself, if it surely is a market.
    """
    start, end, found = name.start, name.end, None
    if names_part(reading, end):
        return
    for mention in reading.metrics:
        first, last = run_of(mention.spans)
        if mention.start < start and end < mention.end:
            last = mention.end  # "the most-active corn contract"
        tailed = first < end or mention.text.lower().split()[-1] in _TAILS
        if first <= end + 1 and start <= last and tailed:
            start, end = min(start, first), max(end, last)
            found = mention if found is None or mention.strength > found.strength else found
    if found is None and name.weight <= GUESSED:
        return
    if found is None or found.key not in _NAMED:
        price = price_word(market_kind(name.text))
        found = replace(price, spans=((start, end),), text=name.text)
    board.put(Item("I", start, end, name, found))


def _quantity(quantity: Quantity, metrics: tuple[MetricMention, ...]) -> Item:
    """A quantity, with what it counts if that says the metric."""
    counted = None
    if quantity.noun or quantity.unit == "times":  # "9 | times earnings"
        inside = [m for m in metrics if quantity.start <= m.start < quantity.end]
        counted = inside[-1] if inside and _is_head(inside[-1], quantity) else None
    sign = _QUANTITY_SIGNS.get(unit_kind(quantity.unit, quantity.per), "#")
    return Item(sign, quantity.start, quantity.end, quantity, counted)


def _is_head(mention: MetricMention, quantity: Quantity) -> bool:
    """Whether a word is what is counted, not only of what kind it is: "60 | airport | vehicles"."""
    head, last = (text.lower().rpartition(" ")[2] for text in (quantity.noun, mention.text))
    return head.endswith(last) or head in mention.text.lower()


def _cue_sign(cue: Cue) -> str:
    if cue.kind == "outlook":
        return _OUTLOOK_SIGNS.get(cue.role, "E")
    return _CUE_SIGNS.get(cue.kind, ".")

"""What the whole statement says of a metric that its word alone says too little of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from knowledge.figures.around import by_words
from knowledge.figures.dealings import dealt_in
from knowledge.figures.growing import grown_of
from knowledge.figures.heads import is_barred
from knowledge.figures.investors import flow_of
from knowledge.figures.meaning import SHARE_MOVE, SHARE_PRICE, kind_at
from knowledge.figures.measured import measures
from knowledge.figures.parts import Part, Statement
from knowledge.figures.raising import raised
from knowledge.figures.shape import Shape
from knowledge.figures.what import What
from knowledge.language.changes import Cue
from knowledge.language.metrics import MetricMention, choose, metric
from knowledge.language.names import NameMention
from knowledge.language.reading import Reading

# "It cut its fixed costs by $40 million"
_CUT = re.compile(r"C[.PNT]{0,4}M[.]{0,2}b[.]{0,2}$")
_PLAIN_PROFIT = {"net_profit": 1, "net_loss": -1}
_SPECIFIC = frozenset({"operating_profit", "operating_loss", "pretax_profit", "pretax_loss"})
_NET = frozenset({"net_profit", "net_loss", "eps"})
_PROFITS = ("profit", "profits", "loss", "losses")
_SHARE_PRICES = frozenset({SHARE_PRICE, "ipo_price"})
_PRICES = frozenset({"price", "average_price", "share_price"})
_SURE = 3
_REACH = 120  # characters before a word for profit
_PAID = frozenset({"deal_value", "price", "fee", "offer_price", "stake_value"})
_PAY = re.compile(r"pa(?:y|id)", re.IGNORECASE)
_OFFICER = re.compile(
    r"\b(?:chief executive|ceo|cfo|coo|chair(?:man|woman)?|boss|bosses|executives?|directors?|bankers"
    r"|founders?|staff|employees|workers|managers)\b(?! of)",
    re.IGNORECASE,
)
# As in: the operating result (EBIT) for the quarter was | a loss of
_SAID_OF = re.compile(r"M(?:[(][.M]{1,3}[)])?[.TVCoir]{1,6}$")
_VALUES = frozenset({"valuation", "market_value"})
_VALUED = ("valued", "worth")
_OF_VALUE = re.compile(r"M(?:[Fridwo][.NPT]{1,5}){1,2},?[.]?$")
_IS = re.compile(r"(?:, | (?:is|are|was|were|be|been) )$")
_WORTH = frozenset({"orders", "deal"})
_LEVEL = re.compile(r"\b(operating|pre-?tax) (?:profit|income|earnings)\b", re.IGNORECASE)
_LEVELS = {"operating": "operating_profit"} | dict.fromkeys(("pretax", "pre-tax"), "pretax_profit")
# "Its van division booked a loss of": what a part of a company makes is told before taxes.
_PART = re.compile(r"\b(?:division|segment|unit|arm|business)\b[^.;:]*$", re.IGNORECASE)
_BEARS = re.compile(r"\b(?:bear|carr(?:y|ies)|pay)(?:s|ing)?\b[^.;%]{0,40}\binterest\b[^.;%]*$")
_PAPER = re.compile(
    r" (?:per annum )?(?:[\w-]+ ){0,4}?(?:notes|bonds|debentures) (?:due|maturing|expiring)\b"
)
# "Insurers face a larger storm bill", "Tarn estimates $3 million of wildfire losses"
_DISASTER = re.compile(
    r"\b(?:wildfires?|hurricanes?|catastrophes?|earthquakes?|floods?|storms?)\b.*\b(?:insur\w+|losses)\b"
    r"|\binsur\w+\b.*\b(?:wildfires?|hurricanes?|catastrophes?|earthquakes?|floods?|storms?)\b",
    re.IGNORECASE,
)
_BARE = frozenset({"profit", "loss", "surplus", "deficit", "profits", "losses"})


def settled(here: Statement, part: Part, what: What) -> What:
    """The metric of a part in the light of its statement.

    Costs that are cut by an amount are savings of it; a "profit" that stands against an
    operating loss is an operating profit; what a person lost is a loss of holdings; the growth of
    a country is that of its economy.
    """
    if sure := _surely(here, part, what):
        return replace(what, metric=sure)
    if what.metric in _SHARE_PRICES:
        what = _of_metric(what, _as_traded(here, part, what))
    what = grown_of(here, part, what)
    if _is_paid_to_person(here, part, what):
        return replace(what, metric="pay")
    if kind_at(here.scene.shape, part.index) == "money":
        flow = flow_of(here.scene.reading.text, what.metric, part.quantity.start)
        what = _of_metric(what, flow)
        what = _of_metric(what, raised(here, part, what))
    if here.scene.shape.signs[part.index] == "$":
        what = _of_metric(what, dealt_in(here, part, what))
    what = _of_metric(what, _as_dealt(here.scene.shape, what))
    what = _of_metric(what, _as_compared(here, part, what))
    what = _of_metric(what, _as_valued(here, part, what))
    what = _of_metric(what, _as_said_of(here, what))
    return _of_metric(what, _as_named_first(here, what))


def _surely(here: Statement, part: Part, what: What) -> str:
    """The metric that costs, growth, a yield or a loss is by what stands around; "" if no other."""
    if what.metric == "costs":
        return "savings" if _is_cut(here, part) else ""
    if what.metric == "growth":
        return "gdp_growth" if _is_of_place(here, what) else ""
    if what.metric == "yield":
        return "interest_rate" if _is_coupon(here, part) else by_words(here, part, what.metric)
    if what.metric != "net_loss":
        return by_words(here, part, what.metric)
    return "paper_loss" if _is_persons(here, what) else _of_disaster(here, what)


def _is_coupon(here: Statement, part: Part) -> bool:
    """Whether a percentage is what paper bears: "1.5% | notes due 2030", "bears interest at 2%"."""
    text, quantity = here.scene.reading.text, part.quantity
    if quantity.unit != "percent" or part.role == "change":
        return False
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    return _BEARS.search(before) is not None or (
        _PAPER.match(text, quantity.end) is not None and "yield" not in before
    )


def _of_disaster(here: Statement, what: What) -> str:
    """The losses of insurers, in an article whose title is on a disaster; "" in others."""
    word = here.scene.shape.items[what.place].metric
    lost = word is not None and word.text.lower().endswith(("loss", "losses"))
    told = lost and any(map(_DISASTER.search, here.spoken.texts[:1]))
    return "insured_losses" if told else ""


def _as_traded(here: Statement, part: Part, what: What) -> str:
    """A move where a price cannot be: "3% above its last close"; points of an index behind points."""
    if part.quantity.unit == "percent":
        return SHARE_MOVE
    level = what.metric == SHARE_PRICE and not part.quantity.unit and _is_after_level(here)
    return "index_level" if level else what.metric


def _of_metric(what: What, metric: str) -> What:
    """What is said, as of a metric: it is that already in most cases."""
    return what if what.metric == metric else replace(what, metric=metric)


def profit_level(readings: Sequence[Reading]) -> str:
    """The level of profit at which an article begins, where it never names the net profit; "" for none.

    What it goes on to call "profit" is that one: "Operating profit rose 5% ... profit was $3 million".
    """
    words = [word for reading in readings for word in reading.metrics]
    if any(word.key in _NET and (word.strength == _SURE or word.key == "eps") for word in words):
        return ""
    first = next((word for word in words if _is_profit(word)), None)
    if first is None or (first.key in _SPECIFIC and first.strength == _SURE):
        return first.key if first is not None else ""
    # A title without a number is not read: "Operating profit of Norwind seen at a peak".
    lead = (_LEVEL.search(reading.text) for reading in islice(readings, 2) if not reading.metrics)
    return next((_LEVELS[found[1].lower()] for found in lead if found), "")


def _is_profit(word: MetricMention) -> bool:
    """Whether a word is for a profit or loss of any level."""
    return word.kind == "noun" and (word.key in _PLAIN_PROFIT or word.key in _SPECIFIC)


def _as_named_first(here: Statement, what: What) -> str:
    """The level of profit at which the article began, where the word is no more than "profit"."""
    word = here.scene.shape.items[what.place].metric
    level = here.spoken.level or _level_of_part(here, what)
    if not level or what.metric not in _PLAIN_PROFIT or word is None:
        return what.metric
    if not word.text.lower().endswith(_PROFITS) or word.strength == _SURE:
        return what.metric
    same = metric(level).sign == _PLAIN_PROFIT[what.metric]
    return level if same else metric(level).opposite


def _level_of_part(here: Statement, what: What) -> str:
    """The level at which the profit of a part of a company is told, "" for that of a whole."""
    if what.metric not in _PLAIN_PROFIT:
        return ""
    text, end = here.scene.reading.text, here.scene.shape.items[what.place].end
    part = _PART.search(text, max(0, end - _REACH), end)
    return "operating_profit" if part and any(map(_LEVEL.search, here.spoken.texts)) else ""


def _as_dealt(shape: Shape, what: What) -> str:
    """What is dealt in where a row gives a volume and a price: "Volume: 183 Unit price: 14.06 EUR"."""
    volume = what.metric == "units_sold"
    priced = volume and any(is_barred(shape, what.place, place) for place in _prices(shape))
    return "shares" if priced else what.metric


def _as_valued(here: Statement, part: Part, what: What) -> str:
    """The metric of what is said to be of a value: "Its stake in the mill is | valued at $3m"."""
    shape = here.scene.shape
    word = shape.items[what.place].metric
    if word is None or what.metric not in _VALUES or not word.text.lower().startswith(_VALUED):
        return what.metric
    found = _OF_VALUE.search(shape.signs, 0, what.place)
    head = shape.items[found.start()].metric if found else None
    if head is None or head.kind != "noun":
        return what.metric
    said = _IS.search(here.scene.reading.text, 0, shape.items[what.place].start)
    key = choose(head, kind_at(shape, part.index))
    if key is None or not said or not measures(shape, part.index, key):
        return what.metric
    sure = said[0] != ", " or not _WORTH.isdisjoint(metric(key).families)
    return key if sure else what.metric


def _prices(shape: Shape) -> Iterator[int]:
    """The places of the words for a price."""
    for place in shape.words:
        word = shape.items[place].metric
        if word is not None and not _PRICES.isdisjoint(word.keys):
            yield place


def _is_cut(here: Statement, part: Part) -> bool:
    """Whether a verb says that something is cut by the amount."""
    shape = here.scene.shape
    found = _CUT.search(shape.signs, 0, part.index)
    cue = shape.items[found.start()].mention if found else None
    money = kind_at(shape, part.index) in {"money", "small"}
    return money and isinstance(cue, Cue) and cue.direction < 0


def _is_after_level(here: Statement) -> bool:
    """Whether the number follows points of an index: "up 25 points, or 0.9%, at 2,658.8"."""
    return any(part.what is not None and part.what.metric == "index_level" for part in here.parts)


def _is_of_place(here: Statement, what: What) -> bool:
    """Whether a country or region stands right before the word: "India's growth", "UK growth"."""
    names = [item.mention for item in here.scene.shape.items[max(0, what.place - 2) : what.place]]
    of_place = [isinstance(name, NameMention) and name.kind == "place" for name in names]
    whose = len(names) > 1 and isinstance(names[0], NameMention)  # "Norwind's India growth"
    return bool(of_place) and of_place[-1] and not whose


def _is_persons(here: Statement, what: What) -> bool:
    """Whether a person stands before the verb: "Reyes lost $2 million"."""
    shape = here.scene.shape
    word = shape.items[what.place].metric
    if word is None or word.kind != "verb" or not what.place:
        return False
    subject = shape.items[what.place - 1]
    named = isinstance(subject.mention, NameMention) and subject.mention.kind == "person"
    return named or subject.sign == "p"


def _is_paid_to_person(here: Statement, part: Part, what: What) -> bool:
    """Whether an amount is what a person is paid: "it paid its chief executive $3 million"."""
    shape = here.scene.shape
    word = shape.items[what.place].metric
    if word is None or what.metric not in _PAID or not _PAY.match(word.text):
        return False
    between = shape.items[what.place + 1 : part.index]
    persons = [isinstance(i.mention, NameMention) and i.mention.kind == "person" for i in between]
    text = here.scene.reading.text[shape.items[what.place].start : part.quantity.start]
    return any(persons) or _OFFICER.search(text) is not None


def _as_compared(here: Statement, part: Part, what: What) -> str:
    """The level of profit of the figure that a plain "profit" or "loss" stands against."""
    word = here.scene.shape.items[what.place].metric
    if part.role != "prior" or what.metric not in _PLAIN_PROFIT or not here.parts:
        return what.metric
    against = here.parts[-1].what
    if against is None or against.metric not in _SPECIFIC or word is None or word.strength == _SURE:
        return what.metric
    same = metric(against.metric).sign == _PLAIN_PROFIT[what.metric]
    return against.metric if same else metric(against.metric).opposite


def _as_said_of(here: Statement, what: What) -> str:
    """The level of profit of a result that "was a loss of" an amount."""
    shape = here.scene.shape
    word = shape.items[what.place].metric
    if what.metric not in _PLAIN_PROFIT or word is None or word.text.lower() not in _BARE:
        return what.metric
    found = _SAID_OF.search(shape.signs, 0, what.place)
    inside = 2 if found and shape.signs.startswith("(M", found.start() + 1) else 0
    subject = shape.items[found.start() + inside].metric if found else None
    if subject is None or subject.strength < _SURE:
        return what.metric
    level = metric(subject.key)
    if "profit" not in level.families or not (level.opposite or level.key == "ebitda"):
        return what.metric
    same = level.sign == _PLAIN_PROFIT[what.metric] or not level.opposite
    return level.key if same else level.opposite

"""Metric words in a sentence or a question, and what the metrics are.

One phrase may mean several metrics: "sold" counts units or gives money. A mention holds all
readings in the order of the table, and `choose` picks by the unit of the quantity beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from knowledge.errors import TableError
from knowledge.language.phrases import Match, Phrases, is_joined
from knowledge.tables import table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.language.tokens import Token

UnitKind = Literal["money", "per_share", "percent", "percentage_point", "count", "times"]
WordKind = Literal["noun", "verb", "adjective", "question"]
Kinship = Literal["same", "opposite", "sibling", ""]

UNIT_KINDS: frozenset[str] = frozenset(get_args(UnitKind))
MONEY = frozenset({"money", "per_share"})
PERCENTAGES = frozenset({"percent", "percentage_point"})
RATIOS = PERCENTAGES | {"times"}
"""The kinds of a share, and of a change of anything."""
# A thing that can also be mere scope ("its Berlin plant") is what a question asks for only
# shortly after one of these words.
_ASKING_WORDS = frozenset({"many", "number", "/"})
_ASKED_WITHIN = 5
_CURRENCY_CODE = re.compile(r"[A-Z]{3}")
_POSSESSIVES = frozenset({"'s", "’s"})
_PEOPLE = frozenset(
    "analyst analysts strategist strategists economist economists trader traders investor investors "
    "manager managers expert experts specialist specialists executive executives veteran researcher "
    "researchers consultant consultants adviser advisers advisor advisors tycoon magnate".split()
)
_THINK = frozenset("expect expected forecast predicted see saw want wanted had have were".split())
_PARTS = frozenset("segment division unit arm operations miner miners smelter smelters".split())
_ALSO_PARTS = frozenset({"group", "business", "venture", "enterprise", "leader", "major", "player"})
_SHARE_WORDS = frozenset({"share", "ads", "adr", "stock", "unit"})


@dataclass(frozen=True, slots=True)
class Metric:
    """A row of `data/metrics.csv`. `sign` is -1 for a loss and the like, else 1."""

    key: str
    label: str
    families: tuple[str, ...]
    units: frozenset[str]
    sign: int
    opposite: str
    description: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One metric that a phrase can mean, with the kinds of unit that it needs for that."""

    key: str
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class MetricMention:
    """A phrase that names a metric, with all that it can mean, the likeliest first.

    `spans` are the offsets of its words; a phrase with a gap ("pay ... for") has several.
    `start` and `end` enclose them. `text` is the words as printed, joined by single spaces.
    `strength` is 3 for a phrase that always means its metric ("net profit"), 2 for one that
    mostly does ("sales"), 1 for one that needs support from the rest ("pay").
    """

    readings: tuple[Reading, ...]
    spans: tuple[tuple[int, int], ...]
    text: str
    kind: WordKind
    strength: int

    @property
    def start(self) -> int:
        """Where its first word starts."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.spans[-1][1]

    @property
    def key(self) -> str:
        """The likeliest metric when nothing is known of the unit."""
        return self.readings[0].key

    @property
    def keys(self) -> tuple[str, ...]:
        """All metrics that it can mean, the likeliest first."""
        return tuple(dict.fromkeys([reading.key for reading in self.readings]))


@dataclass(frozen=True, slots=True)
class _WordRow:
    kind: str
    strength: int
    readings: tuple[Reading, ...]
    asked: bool
    thing: bool = False


@cache
def metrics() -> dict[str, Metric]:
    """All metrics by key, in the order of the table."""
    return {
        row["key"]: Metric(
            key=row["key"],
            label=row["label"],
            families=words(row["family"]),
            units=frozenset(words(row["units"])),
            sign=int(row["sign"]),
            opposite=row["opposite"],
            description=row["description"],
        )
        for row in table("metrics")
    }


def metric(key: str) -> Metric:
    """The metric with that key. Raises TableError if the table has none."""
    try:
        return metrics()[key]
    except KeyError:
        raise TableError(f"metrics.csv: no metric {key!r}; add a row or correct the key") from None


def metric_label(key: str) -> str:
    """What a reader is told for a key.

    >>> metric_label("net_loss")
    'net loss'
    """
    return metric(key).label


@lru_cache(maxsize=8192)
def related(a: str, b: str) -> Kinship:
    """How two metrics stand to each other, "" if they have nothing in common.

    >>> related("net_profit", "net_loss"), related("net_profit", "ebitda"), related("fine", "age")
    ('opposite', 'sibling', '')
    """
    if a == b:
        return "same"
    one, other = metric(a), metric(b)
    if one.opposite == b or other.opposite == a:
        return "opposite"
    return "sibling" if set(one.families) & set(other.families) else ""


@lru_cache(maxsize=4096)
def unit_kind(unit: str, per: str = "") -> UnitKind:
    """The kind of a quantity's unit; `per` is its denominator ("share"), if any.

    >>> unit_kind("USD"), unit_kind("USD", "share"), unit_kind("percent"), unit_kind("vehicles")
    ('money', 'per_share', 'percent', 'count')
    """
    if unit in RATIOS:
        return cast("UnitKind", unit)
    if _CURRENCY_CODE.fullmatch(unit):
        return "per_share" if per in _SHARE_WORDS else "money"
    return "count"


def choose(mention: MetricMention, kind: str) -> str | None:
    """The metric that the phrase means beside a quantity of that kind of unit.

    A percentage beside a metric that is not stated in percent is its change, so the first
    reading stands ("revenue rose 5%"); None if the unit fits no reading.
    """
    for reading in mention.readings:
        if kind in reading.units:
            return reading.key
    return mention.readings[0].key if kind in RATIOS else None


def metric_mentions(sentence: Sequence[Token]) -> list[MetricMention]:
    """The metric words of a sentence of an article, in order; [] if it has none."""
    return _mentions(_phrases("text"), sentence)


def question_metrics(sentence: Sequence[Token]) -> list[MetricMention]:
    """The metric words of a question, in order; also ways to ask that articles do not use.

    Those that `surest` leaves out are not among them.
    """
    return surest(question_mentions(sentence))


def question_mentions(sentence: Sequence[Token]) -> list[MetricMention]:
    """The same with every turn of phrase, for who knows which words ask for nothing.

    Without what is only counted by: "euros PER GIGAWATT".
    """
    by = {token.end + 1 for token in sentence if token.lower == "per"}
    return [one for one in _mentions(_phrases("question"), sentence) if one.start not in by]


def surest(mentions: Sequence[MetricMention]) -> list[MetricMention]:
    """The metric words of a question without a turn of phrase that says little by itself.

    "How much did X drop" is left out when a surer word ("sales") says what is asked for.
    """
    if not any(mention.strength > 1 for mention in mentions):
        return list(mentions)
    return [mention for mention in mentions if mention.kind != "question" or mention.strength > 1]


def _mentions(phrases: Phrases[_WordRow], sentence: Sequence[Token]) -> list[MetricMention]:
    return [
        _mention(match, sentence)
        for match in phrases.find(sentence)
        if match.rows[0].readings
        and (not match.rows[0].asked or _is_asked(match, sentence))
        and not _describes(match, sentence)
        and not (match.rows[0].kind == "verb" and is_joined(sentence, match.indices[0]))
    ]


def _describes(match: Match[_WordRow], sentence: Sequence[Token]) -> bool:
    """Whether the words only say of what kind a company or person is, or whose something is.

    "Food delivery firm", "bond investors", "the country's biggest lender".
    """
    after = match.indices[-1] + 1
    if after >= len(sentence) or any(row.kind != "noun" for row in match.rows):
        return False
    word = sentence[after].lower
    if word in _PEOPLE and after + 1 < len(sentence) and sentence[after + 1].lower in _THINK:
        return False  # "what profit analysts expected"
    if match.rows[0].strength == 1 and word in _PARTS:
        return True  # "the copper segment"
    return word in _described() or (match.rows[0].thing and word in _POSSESSIVES)


@cache
def _described() -> frozenset[str]:
    """The nouns for companies, and those for people whose work a noun before them tells."""
    nouns = {row["noun"] for row in table("descriptions")} - _ALSO_PARTS
    return frozenset(nouns | {f"{noun}s" for noun in nouns} | _PEOPLE)


def _is_asked(match: Match[_WordRow], sentence: Sequence[Token]) -> bool:
    """Whether a question counts the thing: "how many stores", "number of stores", "/stores"."""
    start = match.indices[0]
    before = {token.lower for token in sentence[max(0, start - _ASKED_WITHIN) : start]}
    return start == 0 or not before.isdisjoint(_ASKING_WORDS)


def _mention(match: Match[_WordRow], sentence: Sequence[Token]) -> MetricMention:
    printed = [sentence[index] for index in match.indices]
    return MetricMention(
        readings=tuple(reading for row in match.rows for reading in row.readings),
        spans=tuple((token.start, token.end) for token in printed),
        text=" ".join(token.text for token in printed),
        kind=cast("WordKind", match.rows[0].kind),
        strength=match.rows[0].strength,
    )


def _reading(cell: str) -> Reading:
    """The reading written as `key` (all units of the metric) or `key:unit;unit`."""
    key, _, units = cell.partition(":")
    known = metric(key).units
    asked = frozenset(units.split(";")) if units else known
    if not asked <= UNIT_KINDS:
        raise TableError(f"metric_words.csv: unknown kind of unit in {cell!r}")
    return Reading(key, asked)


@cache
def _phrases(side: str) -> Phrases[_WordRow]:
    entries: list[tuple[str, str, _WordRow]] = []
    for line in table("metric_words"):
        asked = line["side"] == "asked"
        if line["side"] not in {side, "both", "asked"}:
            continue
        readings = tuple(_reading(cell) for cell in words(line["readings"]))
        row = _WordRow(
            line["kind"], int(line["strength"]), readings, asked and side == "question", asked
        )
        entries.extend((phrase, line["kind"], row) for phrase in words(line["phrases"]))
    return Phrases(entries)

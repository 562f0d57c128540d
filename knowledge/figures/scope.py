"""What narrows a figure: the words that stand with its metric ("cloud", "in China")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.figures.figure import ESTIMATE, FORMER
from knowledge.figures.goods import good_of
from knowledge.figures.investors import investors_of
from knowledge.figures.maturity import maturity_of
from knowledge.figures.meaning import SHARE_OF
from knowledge.figures.scope_units import (
    PART,
    REACH,
    belongs,
    is_article,
    is_possessive,
    leads_in,
    narrows,
    unit_of,
    word_at,
)
from knowledge.figures.shape import Item, Shape
from knowledge.language.mentions import Quantity
from knowledge.language.metrics import metrics
from knowledge.language.names import NameMention
from knowledge.language.reading import Reading

# The words of a metric phrase that narrow it ("adjusted profit") beside those that name it.
_NEAR = 40  # signs before an amount in which its maturity is looked for
_KINDS = frozenset(
    "adjusted core underlying organic statutory headline diluted basic comparable recurring "
    "cloud advertising ad subscription services service product software licence license data "
    "retail segment annual full-year yearly interim special quarterly domestic".split()
)
_MATURITY = re.compile(r"\b[\w-]+[- ](?:year|month|week|day)\b|\b\d{1,2}\b")
# What is "Austin | , Texas-based" is no part of a company.
_HOME = re.compile(r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?-[a-z]")
_VERB = re.compile(r"[a-z]+(?:ed|es|[^s]s)$")
_PARTICIPLES = frozenset(
    {"adjusted", "connected", "consolidated", "diluted", "managed", "combined"}
)
_SOLD = frozenset({"sales", "profit", "volume", "orders", "audience"})
_STATED, _FROM = re.compile(r"[F.V]{0,3}"), re.compile(r"[if][.]?N")  # "of $3 million | from X"
_DEALS = frozenset({"deal", "ownership"})
# "$3 million for North America and | for Europe | $2 million"
_OWN_PART = re.compile(r"[$%#x][,&]{1,2}([ri])([.N]{1,4})$")
_EFFECTS = re.compile(
    "(?:boost|contribution|effect|headwind|hit|impact|improvement|opportunity|shortfall|tailwind|uplift)s?"
)
_BASIS = re.compile(
    r"""\bon\ an?\ (?P<kind>[a-z-]+(?:\ [a-z]+)?)\ basis\b
      | \b(?:excluding|barring|stripping\ out|adjusted\ for|before)\ (?:[a-z-]+\ ){0,3}
        (?:items|charges|effects|one-offs|exceptionals)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WITH_DEBT = re.compile(
    r"\b(?:including|inclusive of|counting|together with) (?:the |its |their |net |assumed |existing )*debt\b",
    re.IGNORECASE,
)
_BASES = frozenset(
    "adjusted underlying organic comparable core diluted statutory headline gaap non-gaap".split()
)
_ADJUSTED = frozenset({"profit", "per_share", "margin"})


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the scope is sought of: the quantity, the metric and its place, and the owner's names."""

    index: int
    metric: str
    place: int | None
    owner: frozenset[str] = frozenset()
    estimate: bool = False
    former: bool = False


def scope_of(reading: Reading, shape: Shape, asked: Narrowed) -> str:
    """The words that narrow a figure, as printed; "" if none do.

    "its digital ad revenue in China rose" -> "digital ad, China"; a counted noun phrase gives
    its own ("1,433 new energy vehicles" -> "new energy"); "37% of group revenue" -> "group
    revenue". An estimate of analysts says so, and so does a former forecast.
    """
    parts = [_modifiers(shape.items[asked.index])]
    place = asked.place
    if asked.metric == SHARE_OF:
        parts.append(_whole(reading, shape, asked.index))
    if place is not None and place != asked.index:
        parts += [
            _before(reading, shape, place, asked.owner),
            _inside(shape.items[place]),
            _listed(reading, shape, asked) or _behind(reading, shape, place, asked.owner),
            _effect(reading, shape, place),
            unit_of(reading, shape, place, asked.index, asked.owner),
            _beside(reading, shape, asked.index) or _where(shape, asked),
            _basis(reading, shape, asked),
        ]
    if not _DEALS.isdisjoint(metrics()[asked.metric].families):
        parts.append(_object(shape, asked))
    item = shape.items[asked.index]
    word = shape.items[asked.index if place is None else place]
    parts.append(good_of(reading.text, asked.metric, (word.start, word.end), item.end, asked.owner))
    parts.append(investors_of(reading.text, asked.metric, item.start, item.end))
    if runs := _runs_for(reading, shape, asked):
        parts = [_MATURITY.sub("", part).strip(" -") for part in parts] + [runs]
    if asked.estimate:
        parts.append(ESTIMATE)
    if asked.former:
        parts.append(FORMER)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _runs_for(reading: Reading, shape: Shape, asked: Narrowed) -> str:
    """The maturity of the bond that a yield is of: "10-year"."""
    item = shape.items[asked.index]
    near = shape.items[max(0, asked.index - _NEAR) : asked.index]
    alike = [(other.start, other.end) for other in near if other.sign == item.sign]
    return maturity_of(reading.text, asked.metric, item.start, alike)


def _modifiers(item: Item) -> str:
    """What stands before the head of a counted noun phrase."""
    return item.mention.noun.rpartition(" ")[0] if isinstance(item.mention, Quantity) else ""


def _inside(item: Item) -> str:
    """The words of the metric phrase itself that narrow it: "adjusted" of "adjusted EBITDA"."""
    if item.metric is None or isinstance(item.mention, NameMention):
        return ""
    return " ".join(word for word in item.metric.text.split() if word.lower() in _KINDS)


def _before(reading: Reading, shape: Shape, place: int, owner: frozenset[str]) -> str:
    """The run of content words right before a metric word, and a name there that is no owner."""
    first = place
    while first > 0 and place - first < REACH and narrows(reading, shape, first - 1):
        first -= 1
    head = word_at(reading, shape, place).partition(" ")[0]
    if PART.fullmatch(head) or (first < place and PART.fullmatch(word_at(reading, shape, first))):
        while first > 0 and place - first < REACH and belongs(reading, shape, first - 1, owner):
            first -= 1  # "capital markets segment revenue"
    if first > 0 and shape.signs[first - 1] in "NPR|" and not is_possessive(shape.items[first - 1]):
        while first < place and _is_verb(reading, shape.items[first]):
            first += 1
    words = (
        reading.text[shape.items[first].start : shape.items[place - 1].end] if first < place else ""
    )
    name = shape.items[first - 1].mention if first > 0 else None
    if isinstance(name, NameMention) and name.text not in owner and not name.possessive:
        return f"{name.text} {words}".strip()
    return words


def _is_verb(reading: Reading, item: Item) -> bool:
    word = reading.text[item.start : item.end]
    return bool(_VERB.fullmatch(word)) and word not in _PARTICIPLES


def _behind(reading: Reading, shape: Shape, place: int, owner: frozenset[str]) -> str:
    """The place, line of business or things behind a metric word: "sales in China", "of trucks"."""
    link = shape.signs[place + 1 : place + 2]
    if link not in tuple("iFrfa"):
        return ""
    first = place + 2
    while first < len(shape.items) and leads_in(reading, shape.items[first]):
        first += 1
    last = first
    while last < len(shape.items) and last - first < REACH and narrows(reading, shape, last):
        last += 1
    if last < len(shape.items) and shape.signs[last] == "N":
        name = shape.items[last].mention
        own = isinstance(name, NameMention) and (name.text in owner or name.possessive)
        if isinstance(name, NameMention) and not own and not _HOME.match(reading.text, name.end):
            last += 1
            last += last < len(shape.items) and bool(PART.fullmatch(word_at(reading, shape, last)))
    part = last > first and PART.fullmatch(word_at(reading, shape, last - 1))
    if last == first or (link == "a" and not part):
        return ""
    return reading.text[shape.items[first].start : shape.items[last - 1].end]


def _effect(reading: Reading, shape: Shape, place: int) -> str:
    """The noun behind a metric word by which the figure is only a part of it: "profit boost"."""
    behind = word_at(reading, shape, place + 1) if place + 1 < len(shape.items) else ""
    return behind if _EFFECTS.fullmatch(behind) else ""


def _listed(reading: Reading, shape: Shape, asked: Narrowed) -> str:
    """The part that stands before the second amount of a list: "and for Europe $2 million"."""
    found = _OWN_PART.search(shape.signs[: asked.index])
    if found is None or "N" not in found[2]:
        return ""
    first, last = found.start(2), asked.index
    while first < last - 1 and leads_in(reading, shape.items[first]):
        first += 1
    return reading.text[shape.items[first].start : shape.items[last - 1].end].strip()


def _basis(reading: Reading, shape: Shape, asked: Narrowed) -> str:
    """On what basis an amount is stated: "on an adjusted basis", "excluding items", with debt."""
    families = metrics()[asked.metric].families
    if not _DEALS.isdisjoint(families) and _WITH_DEBT.search(reading.text):
        return "including debt" if len(shape.places("$")) == 1 else ""
    if _ADJUSTED.isdisjoint(families):
        return ""
    found = _BASIS.search(reading.text)
    if found is None or (found["kind"] and found["kind"].lower() not in _BASES):
        return ""
    start = shape.items[asked.index].start
    between = reading.text[min(found.end(), start) : max(found.start(), start)]
    own = found.start() < start or not re.search(r"\d", between.partition(" ")[2])
    return (found["kind"] or "adjusted") if own else ""


def _beside(reading: Reading, shape: Shape, index: int) -> str:
    """The part that an amount of a list is of: "2% in vans, 37% in trucks"."""
    sign = shape.signs[index]
    if shape.signs[index + 1 : index + 2] != "i" or shape.signs.count(f"{sign}i") == 1:
        return ""
    first = last = index + 2
    while last < len(shape.items) and last - first < REACH and (
        shape.signs[last] == "N" or narrows(reading, shape, last)
    ):  # fmt: skip
        last += 1
    return (
        reading.text[shape.items[first].start : shape.items[last - 1].end] if last > first else ""
    )


def _where(shape: Shape, asked: Narrowed) -> str:
    """The country or city that an amount is from: "revenue of $3 million from Norway"."""
    place, index = asked.place, asked.index
    if place is None or _SOLD.isdisjoint(metrics()[asked.metric].families):
        return ""
    if not _STATED.fullmatch(shape.signs, place + 1, index) or not _FROM.match(
        shape.signs, index + 1
    ):
        return ""
    name = next(item.mention for item in shape.items[index + 1 :] if item.sign == "N")
    named = isinstance(name, NameMention) and name.kind == "place" and name.text not in asked.owner
    return name.text if named and isinstance(name, NameMention) else ""


def _whole(reading: Reading, shape: Shape, index: int) -> str:
    """What a percentage is a share of, as printed."""
    if shape.signs[index + 1 : index + 2] == "M":
        item = shape.items[index + 1]
        return reading.text[item.start : item.end].removeprefix("of ")
    first = index + 2
    while first < len(shape.items) and is_article(reading, shape.items[first]):
        first += 1
    last = first
    while last < len(shape.items) and last - first < REACH and shape.signs[last] in ".MNI":
        last += 1
        if shape.signs[last - 1] == "M":
            break
    return (
        reading.text[shape.items[first].start : shape.items[last - 1].end] if last > first else ""
    )


def _object(shape: Shape, asked: Narrowed) -> str:
    """The name that is bought or held: "acquired X for", "a stake in X", "takeover of X"."""
    for item in shape.items[asked.index if asked.place is None else asked.place :]:
        name = item.mention
        if isinstance(name, NameMention) and name.kind != "place" and name.text not in asked.owner:
            return name.text
    return ""

"""The part of a company that a sentence is about: a segment, division, unit or market."""

from __future__ import annotations

import re

from knowledge.figures.shape import Item, Shape
from knowledge.language.names import NameMention
from knowledge.language.reading import Reading
from knowledge.language.words import is_stop

REACH = 4  # words before or behind a metric that can belong to it
PART = re.compile(r"segments?|divisions?|units?|business|unit|arm|markets?|categor(?:y|ies)")
_BY_ITSELF = re.compile(r"segment|division|unit|arm")  # "the business" may be all of it
_LOOSE = frozenset(
    "more less most least nearly almost up down over some about around even roughly approximately "
    "total overall aggregate final preliminary actual entire whole full record unaudited".split()
)
_NAMED_ASIDE = re.compile(r"[.NM&]{1,5}")


def unit_of(reading: Reading, shape: Shape, place: int, index: int, owner: frozenset[str]) -> str:
    """The part whose metric stands at a place, its amount at `index`, as printed; "" for none.

    "In its energy segment, ...", "its beauty business posted revenue of ...".
    """
    return (
        _division(reading, shape)
        or _subject(reading, shape, index, owner)
        or _unit(reading, shape, place, owner)
    )


def _division(reading: Reading, shape: Shape) -> str:
    """The part of the company that a sentence begins with: "In its energy segment, ..."."""
    end = shape.signs.find(",")
    if shape.signs[:1] != "i" or not 1 < end <= REACH * 2 or set(shape.signs[:end]) & set("$%#"):
        return ""
    words = [
        reading.text[item.start : item.end]
        for item in shape.items[1:end]
        if item.sign in ".NM" and not is_stop(reading.text[item.start : item.end].lower())
    ]
    return " ".join(words[:REACH]) if any(PART.fullmatch(w.lower()) for w in words) else ""


def _subject(reading: Reading, shape: Shape, index: int, owner: frozenset[str]) -> str:
    """The part of the company that is the subject, past what is said of it aside.

    "Its beauty business, which brings in a third of sales, reported revenue of $3 million."
    "Its largest segment, power tools, posted sales of $3 million" has the name of it aside.
    """
    end = shape.signs.find(",")
    close = shape.signs.find(",", end + 1, index)
    if end < 1 or close < 0:
        return ""
    if _NAMED_ASIDE.fullmatch(shape.signs, end + 1, close) and PART.fullmatch(
        word_at(reading, shape, end - 1)
    ):
        return reading.text[shape.items[end + 1].start : shape.items[close - 1].end]
    return _called(reading, shape, end - 1, owner)


def _unit(reading: Reading, shape: Shape, place: int, owner: frozenset[str]) -> str:
    """The part of the company whose metric it is: "its beauty business posted revenue"."""
    last = place - 1
    while last >= 0 and (
        shape.signs[last] not in ",;|R$%#" or shape.signs[last : last + 2] == ",w"
    ):
        word = word_at(reading, shape, last)
        if shape.signs[last] == "." and PART.fullmatch(word) and shape.signs[last + 1] in "VC.S":
            break
        last -= 1
    else:
        return ""
    return _called(reading, shape, last, owner)


def _called(reading: Reading, shape: Shape, last: int, owner: frozenset[str]) -> str:
    """What a part that ends at a place is called: "beauty business", or just "segment"."""
    word = word_at(reading, shape, last)
    if not PART.fullmatch(word):
        return ""
    first = last
    while first > 0 and last - first < REACH and belongs(reading, shape, first - 1, owner):
        first -= 1
    alone = first == last and not _BY_ITSELF.fullmatch(word)
    return "" if alone else reading.text[shape.items[first].start : shape.items[last].end]


def belongs(reading: Reading, shape: Shape, place: int, owner: frozenset[str]) -> bool:
    """Whether a word or name belongs to what a part of a company is called."""
    name = shape.items[place].mention
    if isinstance(name, NameMention):
        return not name.possessive and name.text not in owner
    return shape.signs[place] in "&M" or narrows(reading, shape, place)


def leads_in(reading: Reading, item: Item) -> bool:
    """Whether a word only leads to a part: an article, or whose it is ("the company's")."""
    return is_article(reading, item) or is_possessive(item)


def narrows(reading: Reading, shape: Shape, place: int) -> bool:
    """Whether a plain word can narrow what stands beside it."""
    item = shape.items[place]
    word = reading.text[item.start : item.end].lower()
    return item.sign == "." and word not in _LOOSE and not is_stop(word)


def is_article(reading: Reading, item: Item) -> bool:
    """Whether a word is an article, or stands in its place ("all", "group")."""
    return item.sign in ".P" and reading.text[item.start : item.end].lower() in {
        "the", "its", "a", "an", "their", "all", "group", "total",
    }  # fmt: skip


def is_possessive(item: Item) -> bool:
    """Whether a name or pronoun stands in the possessive."""
    if isinstance(item.mention, NameMention):
        return item.mention.possessive
    return item.sign == "P"


def word_at(reading: Reading, shape: Shape, place: int) -> str:
    """What stands at a place, in lower case."""
    item = shape.items[place]
    return reading.text[item.start : item.end].lower()

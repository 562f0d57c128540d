"""What narrows a figure: the words that stand with its metric ("cloud", "in China")."""

from __future__ import annotations

from knowledge.figures.shape import Shape
from knowledge.language.mentions import Quantity
from knowledge.language.names import NameMention
from knowledge.language.reading import Reading
from knowledge.language.words import is_stop

_REACH = 4  # words before a metric that can belong to it
_LABEL = 6  # words of a label


def scope_of(reading: Reading, shape: Shape, place: int | None, quantity: Quantity) -> str:
    """The words that narrow the metric at `place`, as printed; "" if none do.

    "its digital ad revenue in China rose" -> "digital ad, China"; a counted noun phrase gives
    its own ("1,433 new energy vehicles" -> "new energy").
    """
    parts = [_modifiers(quantity)]
    if place is not None:
        parts += [_before(reading, shape, place), _behind(reading, shape, place)]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def label_of(reading: Reading, shape: Shape, index: int) -> str:
    """The printed words that say what a quantity without a known metric is, up to six."""
    item = shape.items[index]
    behind: list[str] = []
    for token in reading.tokens:
        if token.start >= item.end:
            if not token.text[0].isalnum() or len(behind) == _LABEL:
                break
            behind.append(token.text)
    return " ".join(behind)


def _modifiers(quantity: Quantity) -> str:
    """What stands before the head of a counted noun phrase."""
    return quantity.noun.rpartition(" ")[0]


def _before(reading: Reading, shape: Shape, place: int) -> str:
    """The run of content words right before a metric word."""
    first = place
    while first > 0 and place - first < _REACH and _narrows(reading, shape, first - 1):
        first -= 1
    if first == place:
        return ""
    return reading.text[shape.items[first].start : shape.items[place - 1].end]


def _behind(reading: Reading, shape: Shape, place: int) -> str:
    """The place or line of business that follows a metric word ("sales in China")."""
    follow = shape.items[place + 1 : place + 3]
    if len(follow) == 2 and follow[0].sign in "iFr" and follow[1].sign == "N":
        mention = follow[1].mention
        if isinstance(mention, NameMention) and mention.kind in {"place", "product"}:
            return mention.text
    return ""


def _narrows(reading: Reading, shape: Shape, place: int) -> bool:
    item = shape.items[place]
    return item.sign == "." and not is_stop(reading.text[item.start : item.end])

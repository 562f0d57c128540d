"""The printed words that say what a figure is whose metric is in no table."""

from __future__ import annotations

import re
from bisect import bisect_left

from knowledge.figures.shape import Shape
from knowledge.language.mentions import Quantity
from knowledge.language.printed_rows import is_row
from knowledge.language.reading import Reading
from knowledge.language.tokens import Token
from knowledge.language.words import is_stop

_LONGEST = 6  # words of a label
_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
_CLAUSE = 80  # words before a figure that are looked at; nobody writes longer clauses
_TIME = re.compile(r"[.y]?[id]?[Tty]")
_TURNS = "CVKEAGO"
_STARTS = frozenset("of in for on per".split())  # "70 percent of the lettable area"
_STOPS = frozenset(
    "is was are were be been being has had have will would could can may to at by from with and or "
    "that which who as than while but after before when if since until , ; ( ) : .".split()
)


def label_of(reading: Reading, shape: Shape, index: int) -> str:
    """What a quantity is, as printed: what it counts, else what follows it, else its subject.

    "162 new highs" -> "new highs"; "70 percent of the lettable area" -> "of the lettable area";
    "The call money rate was at 5.8%" -> "call money rate".
    """
    item = shape.items[index]
    quantity = item.mention
    if isinstance(quantity, Quantity) and quantity.noun:
        return quantity.noun
    bar = shape.signs.rfind(";", 0, index)
    if is_row(reading.text):  # the label before it, up to the value of another
        return _plain(reading.text[shape.items[bar].end if bar >= 0 else 0 : item.start])
    timed = _TIME.match(shape.signs, index + 1) is not None
    turns = frozenset(shape.items[place].start for place in shape.places(_TURNS))
    return (not timed and _behind(reading, item.end)) or _before(reading, item.start, turns)


def _plain(cell: str) -> str:
    """The label of a row without its marks: "(1): Volume: " -> "Volume"."""
    return " ".join(_WORDS.findall(cell)[-_LONGEST:])


def _start(token: Token) -> int:
    return token.start


def _behind(reading: Reading, end: int) -> str:
    """The noun phrase that follows at once; "" if a verb, a conjunction or a mark does."""
    found: list[str] = []
    first_behind = bisect_left(reading.tokens, end, key=_start)
    for token in reading.tokens[first_behind : first_behind + _LONGEST + 1]:
        first = not found
        if len(found) == _LONGEST or not token.text[0].isalpha():
            break
        if token.lower in _STOPS or (first and token.lower not in _STARTS and is_stop(token.lower)):
            break
        found.append(token.text)
    while found and is_stop(found[-1].lower()):
        found.pop()
    return " ".join(found)


def _before(reading: Reading, start: int, turns: frozenset[int]) -> str:
    """The words before the verb of the clause that ends at the quantity.

    `turns` are the offsets of the words that say how it moved: none of them is its subject.
    """
    clause: list[str] = []
    behind = bisect_left(reading.tokens, start, key=_start)
    for token in reading.tokens[max(0, behind - _CLAUSE) : behind]:
        if token.text in {";", ":", "|", ","}:
            clause = []
        else:
            clause.append("is" if token.start in turns else token.text)
    phrase: list[str] = []
    for text in clause:
        if text.lower() in _STOPS:
            if phrase:
                break
        elif text[0].isalnum() and (phrase or not is_stop(text.lower())):
            phrase.append(text)
    while phrase and is_stop(phrase[-1].lower()):
        phrase.pop()
    return " ".join(phrase[:_LONGEST])

"""Which of several amounts is of which of several names, metrics or periods of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.figures.meaning import key_of, kind_at
from knowledge.figures.measured import measures
from knowledge.figures.parts import Part, Statement
from knowledge.figures.shape import Shape
from knowledge.figures.what import What
from knowledge.figures.who import Who
from knowledge.language.mentions import Period, PeriodMention

# "Sales and profit were $9m and $2m": two words, and two amounts in the same order
_TWO = re.compile(r"M[.NP]{0,3}&[.NP]{0,3}M[^$%#;|M]*(?P<first>[$%#])[.]?&[.]?(?=[$%#])")
# "Yields of 6%, 9% and 7% in 2018, 2019 and 2020": as many periods as amounts, in the same order
_DATED = re.compile(r"(?P<one>[$%#])(?:,?&?(?P=one))+[.FM]{0,3}i[.]{0,2}T(?:,?&?T)+(?![^,;|&])")


def pair(here: Statement) -> None:
    """Give each of several names, metrics or periods its own figure.

    "X and Y rose 2% and 3%, respectively", "Sales and profit were $9m and $2m, respectively",
    "$9m and $2m were received in 2019 and 2020, respectively".
    """
    shape = here.scene.shape
    if "Y" not in shape.signs:
        _pair_two(here)
        _pair_times(here)
        return
    end = shape.signs.index("Y")
    parts = [part for part in here.parts if part.index < end]
    for part, place in _paired(shape, parts, "NI", end):
        person = here.person(shape.items[place])
        part.who = Who(person.entity, 0.5) if person else part.who
    for part, place in _paired(shape, parts, "M", end):
        mention, kind = shape.items[place].metric, kind_at(shape, part.index)
        key = key_of(mention, kind, change=part.moves) if mention else None
        if key is not None and measures(shape, part.index, key):
            part.what = What(key, place, 0.5)
    for part, place in _paired(shape, parts, "T", end, behind=True):
        part.told = _period_at(shape, place)


def _period_at(shape: Shape, place: int) -> Period | None:
    """The period that the mention at a place names."""
    time = shape.items[place].mention
    return time.period if isinstance(time, PeriodMention) else None


def _pair_times(here: Statement) -> None:
    """Give each of several amounts in a row its own of as many periods: "6% and 9% in 2018 and 2019"."""
    shape = here.scene.shape
    for found in _DATED.finditer(shape.signs):
        times = [place for place in shape.places("T") if found.start() <= place < found.end()]
        parts = [part for part in here.parts if found.start() <= part.index < found.end()]
        if len(times) == len(parts):
            for part, place in zip(parts, times, strict=True):
                part.told = _period_at(shape, place)


def _pair_two(here: Statement) -> None:
    """Give each of two metrics its own of two amounts: "Sales and profit rose 3% and 4%"."""
    shape = here.scene.shape
    found = _TWO.search(shape.signs)
    if found is None:
        return
    places = [place for place in shape.places("M") if found.start() <= place < found.end()]
    amounts = [part for part in here.parts if found.start("first") <= part.index <= found.end()]
    for part, place in zip(amounts, places, strict=False):
        mention, kind = shape.items[place].metric, kind_at(shape, part.index)
        key = key_of(mention, kind, change=part.moves) if mention else None
        if key is not None and measures(shape, part.index, key):
            part.what = What(key, place, 0.5)


def _paired(
    shape: Shape, parts: Sequence[Part], signs: str, end: int, *, behind: bool = False
) -> list[tuple[Part, int]]:
    """The last amounts, each with its own of as many words in a row before them; [] if none.

    With `behind` the words may stand behind the amounts, too.
    """
    words = [place for place in shape.places(signs) if place < end]
    for count in range(min(len(parts), len(words)), 1, -1):
        last, first = parts[-count:], words[-count:]
        between = set(shape.signs[first[0] + 1 : first[-1]])
        apart = first[-1] < last[0].index or (behind and last[-1].index < first[0])
        if apart and between <= {*signs, ",", "&", "."}:
            return list(zip(last, first, strict=True))
    return []

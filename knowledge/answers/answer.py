"""An answer: what the coverage says, or that it does not say it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from knowledge.figures.figure import Figure

Status = Literal["answered", "ambiguous", "related", "not_covered"]
DerivedKind = Literal["percent_change", "difference", "ratio"]


@dataclass(frozen=True, slots=True)
class Derived:
    """A value that the bot computed itself; `operands` index the answer's `figures`."""

    kind: DerivedKind
    value: Decimal
    unit: str
    operands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question, with the evidence.

    status "answered" claims `figures[0]` (and shows the others: the comparison, other
    articles that give another value, or the ranking of a comparison). "ambiguous" asks back
    among `choices` (company names). "related" shows figures that may help and claims nothing.
    "not_covered" says so; `choices` then holds the nearest company names, `covered` what the
    coverage does have on the company asked for. `note` is one sentence that the reply must
    show ("The coverage gives net loss, not net profit."). `text` is the reply in plain text.
    `company` and `metric` are what the question was understood to ask for ("" if not).
    """

    question: str
    status: Status
    figures: tuple[Figure, ...] = ()
    derived: tuple[Derived, ...] = ()
    note: str = ""
    choices: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    company: str = ""
    metric: str = ""
    period: str = ""
    text: str = ""

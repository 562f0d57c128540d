"""The values that the recognisers return: mentions with spans.

A span is half-open: `sentence[start:end]` is the mention as printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Bound = Literal["exact", "about", "at_least", "at_most", "between"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit, and where the sentence says it.

    `value` is exact, with the scale applied. `unit` is an ISO 4217 code, "percent",
    "percentage_point", "times" ("doubled" is 2 times), a counted noun in the plural
    ("vehicles"), or "" for a bare number. `noun` is the counted noun phrase as printed
    ("new energy vehicles"). `per` is the denominator as a word ("share", "year", "day",
    "barrel"), or "". With bound "between", `value` is the lower and `upper` the upper end.
    `direction` is -1 when the mention itself says a fall ("-5%", "minus 3 percent", "halved"),
    1 when it says a rise ("+5%", "doubled"), else 0; `value` is signed only for a printed
    minus.
    Raises ValueError if the span is empty.
    """

    value: Decimal
    unit: str
    text: str
    start: int
    end: int
    bound: Bound = "exact"
    upper: Decimal | None = None
    per: str = ""
    noun: str = ""
    direction: int = 0

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"empty span {self.start}:{self.end}")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that a figure is about.

    `key` is "2021", "2021-H1", "2021-Q1", "2021-9M", "2021-03", "2021-05-04", "2021-05-04/7D"
    (the week up to 4 May) or "" when unknown; a fiscal period has `fiscal=True`, the key as printed ("2025-Q3" for Q3FY25) and
    `start`/`end` None unless the text gives the dates. `end` is the last day, inclusive.
    A point in time ("at the end of March") is the period that ends there.
    """

    key: str
    start: date | None = None
    end: date | None = None
    fiscal: bool = False


Relation = Literal["year_earlier", "previous", "same", ""]


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period as a sentence gives it.

    `period` is resolved against the date of publication; it is None when the mention is
    relative to another one in its sentence ("a year earlier", "the previous quarter"), and
    then `relation` says how. `grain` is "year", "half", "quarter", "nine_months", "month",
    "week", "day" or "other". `forward` is True for "by 2030", "next year", "will ... in 2026"
    type mentions that can only lie ahead of the publication.
    """

    text: str
    start: int
    end: int
    period: Period | None
    relation: Relation = ""
    grain: str = "other"
    forward: bool = False

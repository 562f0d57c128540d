"""A figure: a quantity with its company, metric, period and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from knowledge.language.mentions import Bound, Period

Role = Literal["reported", "prior", "change", "forecast", "target"]
STATED: frozenset[Role] = frozenset({"reported", "prior"})  # roles of what is or was
AHEAD: frozenset[Role] = frozenset({"forecast", "target"})  # roles of what is still to come
ESTIMATE = "analysts' estimate"  # in a scope: it is the number of others
FORMER = "former forecast"  # in a scope: it is no longer expected
PLANNED = "planned"  # in a scope: the deed is announced, and still to be done


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """The article that a figure stands in, as far as an answer shows it."""

    id: int
    title: str
    url: str
    published: datetime | None
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Converted:
    """An amount that the article itself gives in another currency; `text` as printed.

    `sentence[start:end] == text`, in the sentence of the figure that it converts.
    """

    value: Decimal
    unit: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One stated number with everything that the article says about it.

    `id` is stable: the same sentence at the same place gives the same id in every build.
    `company` is the full name as the coverage gives it ("" where the text gives none).
    `metric` is a key of `data/metrics.csv`, or "other" with the printed `label`.
    `period` is a key as in `mentions.Period`, "" where unknown, with its dates if known.
    `scope` is what narrows the figure ("pure electric", "China", "adjusted"); `noun` is what is
    counted, as printed ("new energy vehicles"), "" for other units.
    `sentence[start:end] == text`. `before` and `after` are the neighbouring sentences.
    `confidence` is between 0 and 1: how sure the extraction is of company and metric.
    """

    id: str
    company: str
    metric: str
    value: Decimal
    unit: str
    text: str
    bound: Bound
    upper: Decimal | None
    per: str
    converted: tuple[Converted, ...]
    period: str
    period_start: date | None
    period_end: date | None
    role: Role
    direction: int
    scope: str
    label: str
    noun: str
    sentence: str
    start: int
    end: int
    article: ArticleRef
    before: str = ""
    after: str = ""
    confidence: float = 1.0


def is_estimate(scope: str) -> bool:
    """Whether a scope says that a figure is what others expect, and not the company's own."""
    return ESTIMATE in scope


def plain_scope(scope: str) -> str:
    """A scope without whose expectation a figure is, or was."""
    for told in (ESTIMATE, FORMER, PLANNED):
        scope = scope.replace(told, "")
    return scope.strip(" ,")


def lies_ahead(figure: Figure) -> bool:
    """Whether a figure is of what is still to come, be it expected or only planned."""
    return figure.role in AHEAD or figure.scope.endswith(PLANNED)


def units_given(figure: Figure) -> frozenset[str]:
    """The units in which the article itself gives a figure: its own and those it is converted to."""
    return frozenset((figure.unit, *(other.unit for other in figure.converted)))


def stated_period(figure: Figure) -> Period:
    """The period of a figure as one that another can be compared with; fiscal if it has no dates."""
    fiscal = figure.period_start is None
    return Period(figure.period, figure.period_start, figure.period_end, fiscal)

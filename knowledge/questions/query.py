"""What a question asks for, as far as its words tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from knowledge.figures.figure import Role
from knowledge.language.mentions import Period, Relation
from knowledge.language.metrics import MetricMention
from knowledge.language.words import Word
from knowledge.questions.light import Light

Want = Literal["value", "change", "compare", "list"]
Order = Literal["most", "least"]
Tense = Literal["past", "present", ""]


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a question: its span, and the companies that go by it, likeliest first.

    `words` are its content words; `typed` is what stands in the question, `name` what it was
    read as (another spelling where it was mistyped).
    """

    typed: str
    name: str
    start: int
    end: int
    companies: tuple[int, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood.

    `kinds` are the unit kinds that the wording admits (empty: any). `noun` are the words of
    what is counted ("how many VEHICLES"). `role` is the role that the wording asks for, ""
    for none; `tense` is that of its verb and time words ("did", "right now"); `without` are words
    that the figure must not be narrowed by ("not the ADJUSTED one"); `estimate` says that it is analysts' number,
    `ahead` that what is asked for lies ahead ("how fast WILL it grow"). `relation` is set by "a year earlier". `currency` is an ISO code if one is asked
    for. `grain` is the length of a period that is asked for without a date ("last QUARTER"), `relative` its words where the day of an article dates it
    ("LAST YEAR"). `words` are all content words that are neither a name nor a period; `manner` are the
    spans of those that only say how it is asked ("TOTAL NUMBER of", "how far did it FALL"); `unknown` are
    typed words that neither the coverage nor the language knows. `mended` is the text as it was
    read, "" where no text was. `light` are the words that need not stand in the evidence.
    """

    text: str
    want: Want
    names: tuple[Named, ...]
    metrics: tuple[MetricMention, ...]
    kinds: frozenset[str]
    noun: tuple[Word, ...]
    period: Period | None
    grain: str
    relative: str
    relation: Relation
    role: Role | Literal[""]
    estimate: bool
    direction: int
    currency: str
    tense: Tense
    without: tuple[Word, ...]
    order: Order
    words: tuple[Word, ...]
    manner: tuple[tuple[int, int], ...]
    unknown: tuple[str, ...]
    mended: str = ""
    light: tuple[Light, ...] = ()
    ahead: bool = False

    @property
    def metric_spans(self) -> list[tuple[int, int]]:
        """The spans of the words that name its metrics."""
        return [span for mention in self.metrics for span in mention.spans]

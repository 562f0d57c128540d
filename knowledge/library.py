"""The library as its users see it: build a knowledge database, open it, ask it.

report = build([Path("coverage")], Path("knowledge.db"))
with Knowledge.open(Path("knowledge.db")) as knowledge:
    answer = knowledge.ask("How much did BluePark lose?")
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from knowledge.answers.answer import Answer
from knowledge.answers.answering import Answerer
from knowledge.answers.checking import checks
from knowledge.answers.wording import plain_text
from knowledge.building import build, decide, whole
from knowledge.errors import StoreError, TooLong
from knowledge.figures.figure import ArticleRef, Figure
from knowledge.questions.topic import asked
from knowledge.store import periods, review
from knowledge.store.read import Store
from knowledge.values import Alias, Asked, BuildReport, Check, Correction, Progress, Status

__all__ = [
    "Alias",
    "Asked",
    "BuildReport",
    "Check",
    "Correction",
    "Knowledge",
    "Progress",
    "Status",
    "StoreError",
    "TooLong",
    "build",
    "decide",
    "whole",
]

LONGEST_QUESTION = 4000
"""Characters; Discord's longest message."""

LONGEST_CHECKED = 20_000
"""Characters of a text that is held against the coverage."""


def _too_long(question: str) -> str:
    return (
        f"The question is {len(question):,} characters long, the limit is {LONGEST_QUESTION:,}; "
        "ask it in fewer words."
    )


class Knowledge:
    """An open knowledge database; it is only read. Safe to use from several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._answerer = Answerer(store)

    @classmethod
    def open(cls, path: Path) -> Knowledge:
        """The knowledge in `path`. Raises StoreError: missing, damaged, or of another version."""
        return cls(Store(path))

    def close(self) -> None:
        """Close the database; a later call raises StoreError."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def ask(self, question: str, *, previous: Answer | None = None) -> Answer:
        """The answer to a question in plain words; `previous` is what a follow-up refers to.

        A question longer than `LONGEST_QUESTION` is not read; the answer says so.
        """
        if len(question) > LONGEST_QUESTION:
            return self._told(Answer(question, "not_covered", note=_too_long(question)))
        return self._told(self._answerer.ask(question, previous))

    def explain(self, question: str) -> str:
        """The query as understood and the candidates with what each explains, as text."""
        if len(question) > LONGEST_QUESTION:
            return _too_long(question)
        return self._answerer.explain(question)

    def lookup(self, company: str, metric: str, period: str = "") -> Answer:
        """The answer for a company (any name of it), a metric key and a period as typed."""
        return self._told(self._answerer.lookup(company, metric, period))

    def compare(self, metric: str, companies: Sequence[str], period: str = "") -> Answer:
        """The companies ranked by a metric, the largest first."""
        return self._told(self._answerer.compare(metric, companies, period))

    def companies(self, typed: str = "", limit: int = 25) -> list[str]:
        """Company names that fit what was typed, best first, tolerant of typos."""
        return self._store.companies_like(typed, limit)

    def metrics(self, company: str = "") -> list[str]:
        """Keys of the metrics that the coverage has (for a company), most frequent first."""
        return self._store.metrics(company)

    def periods(self, company: str, metric: str = "") -> list[str]:
        """Period keys that the coverage has for a metric of a company, or of any, newest first."""
        if not company:
            return periods.periods_of(self._store, metric)
        return self._store.periods(company, metric)

    def figures(
        self,
        *,
        company: str = "",
        metric: str = "",
        article: int | None = None,
        limit: int = -1,
        offset: int = 0,
    ) -> list[Figure]:
        """Figures, newest article first, narrowed by company (full name), metric or article."""
        return self._store.figures_of(company, metric, article, limit, offset)

    def figure(self, id: str) -> Figure | None:
        """The figure with that id, None if the coverage has it no more."""
        found = self._store.figures("f.id = ?", (id,))
        return found[0] if found else None

    def articles(self, company: str = "", limit: int = -1, offset: int = 0) -> list[ArticleRef]:
        """Articles, newest first (those with a figure of the company, if one is given)."""
        return self._store.articles(company, limit, offset)

    def check(self, text: str) -> list[Check]:
        """Every figure that a text states, each held against the coverage.

        Raises TooLong for a text longer than `LONGEST_CHECKED`.
        """
        if len(text) > LONGEST_CHECKED:
            raise TooLong(
                f"the text is {len(text):,} characters long, the limit is {LONGEST_CHECKED:,}; "
                "check it in parts"
            )
        found = checks(text, self._answerer)
        self._store.vouch([check.coverage for check in found if check.coverage is not None])
        return found

    def asked(self, question: str) -> Asked:
        """What a question asks for, as far as it is understood."""
        return asked(self._answerer.query(question[:LONGEST_QUESTION]), self._store.company_name)

    def owner(self, name: str) -> str:
        """The full name of the company that goes by exactly this name, "" if none does."""
        return review.owner(self._store, name)

    def least_sure(self, limit: int, without: Iterable[str] = ()) -> list[Figure]:
        """The figures that the extraction was least sure of, but for some identifiers."""
        return review.least_sure(self._store, limit, without)

    def conflicts(self, limit: int = 50) -> list[tuple[Figure, ...]]:
        """Figures of one thing to which articles give different values, newest first."""
        return review.conflicts(self._store, limit)

    def missing(self, ids: Sequence[str]) -> frozenset[str]:
        """Those identifiers of figures that the coverage no longer has, not even hidden."""
        return review.missing(self._store, ids)

    def decided(self) -> int:
        """The number of the decisions that it follows, as in `Status`, without counting."""
        return self._store.decided()

    def status(self) -> Status:
        """What the database holds."""
        return self._store.status()

    def _told(self, answer: Answer) -> Answer:
        """The answer in words, its figures vouched for."""
        self._store.vouch(answer.figures)
        return replace(answer, text=plain_text(answer))

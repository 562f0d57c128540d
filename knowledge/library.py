"""The library as its users see it: build a knowledge database, open it, ask it.

    report = build([Path("coverage")], Path("knowledge.db"))
    with Knowledge.open(Path("knowledge.db")) as knowledge:
        answer = knowledge.ask("How much did BluePark lose?")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Literal

from knowledge.answers.answer import Answer
from knowledge.coverage.article import Unread
from knowledge.figures.figure import ArticleRef, Figure


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `files` counts files looked at, `unread` names those it could not use."""

    files: int
    articles: int
    figures: int
    companies: int
    unread: tuple[Unread, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a company, given by a person."""

    name: str
    company: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided about one figure; attached to its sentence, not to a build.

    `figure` is the figure's id. `action` is "confirm", "correct" or "hide"; `changes` holds the
    corrected fields by name ("value", "metric", "company", "period") as text.
    """

    figure: str
    action: Literal["confirm", "correct", "hide"]
    changes: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Status:
    """What a knowledge database holds, and when it was built."""

    articles: int
    figures: int
    companies: int
    built: datetime
    schema: int


@dataclass(frozen=True, slots=True)
class Check:
    """A figure found in somebody's text, held against the coverage.

    `verdict` is "agrees", "differs" or "not_covered"; `coverage` is the figure compared with.
    """

    figure: Figure
    verdict: Literal["agrees", "differs", "not_covered"]
    coverage: Figure | None = None


Progress = Callable[[int, int], None]


def build(
    paths: Iterable[Path],
    db: Path,
    *,
    aliases: Iterable[Alias] = (),
    corrections: Iterable[Correction] = (),
    workers: int = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """The report of a build of `db` from the files and folders in `paths`.

    Written beside `db` and moved into place whole; on any error the old file stays.
    `progress(done, total)` is called as files are finished.
    Raises StoreError if `db` cannot be written.
    """
    raise NotImplementedError


class Knowledge:
    """An open knowledge database; it is only read. Safe to use from several threads."""

    @classmethod
    def open(cls, path: Path) -> Knowledge:
        """The knowledge in `path`. Raises StoreError: missing, damaged, or of another version."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the database; a later call raises StoreError."""

    def __enter__(self) -> Knowledge:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def ask(self, question: str, *, previous: Answer | None = None) -> Answer:
        """The answer to a question in plain words; `previous` is what a follow-up refers to."""
        raise NotImplementedError

    def lookup(self, company: str, metric: str, period: str = "") -> Answer:
        """The answer for a company (any name of it), a metric key and a period as typed."""
        raise NotImplementedError

    def compare(self, metric: str, companies: Sequence[str], period: str = "") -> Answer:
        """The companies ranked by a metric, the largest first."""
        raise NotImplementedError

    def companies(self, typed: str = "", limit: int = 25) -> list[str]:
        """Company names that fit what was typed, best first, tolerant of typos."""
        raise NotImplementedError

    def metrics(self, company: str = "") -> list[str]:
        """Keys of the metrics that the coverage has (for a company), most frequent first."""
        raise NotImplementedError

    def periods(self, company: str, metric: str = "") -> list[str]:
        """Period keys that the coverage has for a company and metric, newest first."""
        raise NotImplementedError

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
        raise NotImplementedError

    def figure(self, id: str) -> Figure | None:
        """The figure with that id, None if the coverage has it no more."""
        raise NotImplementedError

    def articles(self, company: str = "", limit: int = -1, offset: int = 0) -> list[ArticleRef]:
        """Articles, newest first (those with a figure of the company, if one is given)."""
        raise NotImplementedError

    def check(self, text: str) -> list[Check]:
        """Every figure that a text states, each held against the coverage."""
        raise NotImplementedError

    def status(self) -> Status:
        """What the database holds."""
        raise NotImplementedError

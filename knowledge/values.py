"""What goes into a build and comes out of the library, beside figures and answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from knowledge.coverage.article import Unread
from knowledge.figures.figure import Figure


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
    corrected fields by name as text: "company", or a column of `store.decide.FIELDS`. What a
    person types becomes such fields in `figures.corrected`.
    """

    figure: str
    action: Literal["confirm", "correct", "hide"]
    changes: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Status:
    """What a knowledge database holds, when it was built, and which decisions it follows.

    `decided` is the `revision` that the build or `decide` was given.
    """

    articles: int
    figures: int
    companies: int
    built: datetime
    schema: int
    decided: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """A figure found in somebody's text, held against the coverage.

    `verdict` is "agrees", "differs" or "not_covered"; `coverage` is the figure compared with.
    """

    figure: Figure
    verdict: Literal["agrees", "differs", "not_covered"]
    coverage: Figure | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for, as far as it was understood; `rest` are the words left over.

    `company` is the full name, "" if none was recognised; `metric` a key; `period` a key.
    """

    company: str
    metric: str
    period: str
    rest: tuple[str, ...]


Progress = Callable[[int, int], None]

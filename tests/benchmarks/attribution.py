"""How many figures are right in company, metric, period and role, by a reading with the eye.

`data/attributed.csv` has figures drawn at random from the articles beside the repository. A
figure is known again by a digest of the characters around it in its sentence, so that the table
holds no text of theirs and lasts while sentences are cut in the same places.
"""

from __future__ import annotations

import csv
import hashlib
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from knowledge.building import build
from knowledge.figures.companies import normal_name
from knowledge.figures.figure import Figure
from knowledge.language.period_calendar import from_key
from knowledge.store.read import Store
from tests.benchmarks.gold import EVAL

FIELDS = ("company", "metric", "period", "role")
SETS = ("bulk", "dev", "tech")
_TABLE = Path(__file__).parent / "data" / "attributed.csv"
_BEFORE, _BEHIND = 60, 40  # letters and digits around a figure that tell it from all others
_AHEAD = {"forecast", "target"}


@dataclass(frozen=True, slots=True)
class Read:
    """A figure as it was read by eye; `names` are all under which one may ask for it.

    `looked_at` is unset where no rule was ever mended by it.
    """

    key: str
    figure: bool
    names: tuple[str, ...]
    metrics: tuple[str, ...]
    period: str
    role: str
    looked_at: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one set or more: how many figures were held against the reading, and how many are right.

    `right` counts each field, "all" those right in every field, and "none" the numbers that are
    no figure and that the extraction rightly leaves out.
    """

    right: Counter[str]
    held: Counter[str]

    def share(self, field: str) -> float:
        """The share that is right, between 0 and 1."""
        return self.right[field] / self.held[field] if self.held[field] else 0.0


def readings(name: str) -> list[Read]:
    """The figures of a set that were read by eye."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return [
            Read(
                key=row["key"],
                figure=row["figure"] == "yes",
                names=tuple(name for name in row["names"].split("|") if name),
                metrics=tuple(row["metric"].split("|")),
                period=row["period"],
                role=row["role"],
                looked_at=row["looked_at"] == "yes",
            )
            for row in rows
            if row["set"] == name
        ]


def digest(figure: Figure) -> str:
    """What a figure is known by: the letters and digits before it, of it, and behind it."""
    before = _plain(figure.sentence[: figure.start])[-_BEFORE:]
    behind = _plain(figure.sentence[figure.end :])[:_BEHIND]
    told = "\n".join((before, _plain(figure.text), behind))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def agreement(name: str) -> dict[bool, Agreement]:
    """How far the extraction agrees with the reading of a set, by `Read.looked_at`.

    Raises OSError if the set is absent.
    """
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "read.db"
        source = EVAL / name
        build([source if name == "bulk" else source / "coverage"], db)
        with closing(Store(db)) as store:
            found = {digest(figure): figure for figure in _figures(store)}
    agreed = {looked_at: Agreement(Counter(), Counter()) for looked_at in (True, False)}
    for read in readings(name):
        one = agreed[read.looked_at]
        for field, ok in _judged(read, found.get(read.key)):
            one.held[field] += 1
            one.right[field] += ok
    return agreed


def _figures(store: Store) -> Iterable[Figure]:
    return store.figures("1")


def _judged(read: Read, figure: Figure | None) -> Iterator[tuple[str, bool]]:
    if not read.figure:
        yield "none", figure is None
        return
    verdicts = {field: figure is not None and _RIGHT[field](read, figure) for field in FIELDS}
    yield from verdicts.items()
    yield "all", all(verdicts.values())


def _company(read: Read, figure: Figure) -> bool:
    """Whether the owner is one of the names, or a longer or shorter form of one."""
    if not read.names:
        return True  # the reader found no owner; the bot may know one from the article
    got = set(normal_name(figure.company).split())
    wanted = [set(normal_name(name).split()) for name in read.names]
    return bool(got) and any(got <= one or one <= got for one in wanted)


def _metric(read: Read, figure: Figure) -> bool:
    """Whether the metric is one of those read; "other" leaves open what a table may have."""
    return figure.metric in read.metrics or "other" in read.metrics


def _period(read: Read, figure: Figure) -> bool:
    """Whether the period is the one read, by its key or by its dates; none read leaves it open."""
    if not read.period or ".." in read.period:
        return True
    key = figure.period
    day = max(len(key), len(read.period)) > len("2025-02")
    if key == read.period or (day and key[:7] == read.period[:7]):
        return True
    known = from_key(read.period)
    return known is not None and (known.start, known.end) == (
        figure.period_start,
        figure.period_end,
    )


def _role(read: Read, figure: Figure) -> bool:
    return read.role == figure.role or {read.role, figure.role} <= _AHEAD


_RIGHT = {"company": _company, "metric": _metric, "period": _period, "role": _role}


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()

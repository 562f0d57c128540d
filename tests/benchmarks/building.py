"""How fast coverage is built, by one and by two processes, and how much memory that takes.

Every build has a process of its own, so that none finds what another has kept. Beside two
processes stands the ceiling: what the machine gives to two builds of one half each that know
nothing of each other. Processor time is told beside the clock, which other programs disturb.
"""

from __future__ import annotations

import importlib
import importlib.util
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from knowledge.language.quantities import quantities
from knowledge.library import build
from tests.benchmarks.asking import Row, timed, told
from tests.benchmarks.generated import write

ARTICLES_A_SECOND, TIMES_QUANTULUM, TIMES_ONE, REBUILD, BYTES = 150, 20, 1.7, 5, 100
"""The targets: see the issue "Fast at any size"."""
_SAMPLE = 200  # sentences that quantulum3 is given
_COMPANIES = 1000  # in the coverage by which memory is measured, whatever its size
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took: seconds by the clock, of the processors, and its peak memory in MB."""

    articles: int
    sentences: int
    clock: float
    processor: float
    peak: float


def apart(*calls: Callable[[], Made]) -> list[Made]:
    """What the calls give, each in a fresh process, all at once."""
    with ProcessPoolExecutor(len(calls), get_context("spawn")) as pool:
        # All are started and have loaded the program before the first begins.
        list(pool.map(_started, range(len(calls))))
        return [made.result() for made in [pool.submit(call) for call in calls]]


def _started(_number: int) -> None:
    time.sleep(0.5)


@dataclass(frozen=True, slots=True)
class Build:
    """A build to be measured; a call of it is one."""

    paths: tuple[Path, ...]
    workers: int = 1

    def __call__(self) -> Built:
        """Build into a folder that is thrown away."""
        before = _processor()
        with tempfile.TemporaryDirectory() as folder:
            db = Path(folder) / "k.db"
            report = build(self.paths, db, workers=self.workers)
            with closing(sqlite3.connect(db)) as rows:
                ((sentences,),) = rows.execute("SELECT count(*) FROM sentence")
        processor = _processor() - before
        # Bytes on macOS, kilobytes elsewhere.
        scale = 1e6 if sys.platform == "darwin" else 1e3
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
        return Built(report.articles, sentences, report.seconds, processor, peak)


def _processor() -> float:
    """Seconds that this process and those that it has ended took of the processors."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def speed(name: str, coverage: Path) -> Iterator[Row]:
    """Articles a second by one process and by two; the ceiling; quantulum3 on the same sentences."""
    (one,) = apart(Build((coverage,)))
    rate = one.articles / one.clock
    size = sum(path.stat().st_size for path in coverage.rglob("*") if path.is_file()) / 1e6
    beside = f"{size / one.clock:.2f} MB/s, {one.articles / one.processor:,.1f} by processor time"
    yield told(
        f"build {name}, one process", rate, "articles/s", _aim(rate / ARTICLES_A_SECOND, beside)
    )
    (two,) = apart(Build((coverage,), workers=2))
    gain, ceiling = one.clock / two.clock, _ceiling(coverage)
    beside = f"{gain:.2f} x one process, {gain / ceiling:.2f} of the ceiling"
    rate = two.articles / two.clock
    yield told(f"build {name}, two processes", rate, "articles/s", _aim(gain / TIMES_ONE, beside))
    beside = f"{two.processor / one.processor:.2f} x the processor time of one"
    yield told("  ceiling: two builds of one half each", ceiling, "x one", beside)
    yield from _quantulum(coverage, one)


def _ceiling(coverage: Path) -> float:
    """How much faster two builds of a half each are at once than one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        halves = [Path(folder) / half for half in ("a", "b")]
        for half in halves:
            half.mkdir()
        lines = (line for file in sorted(coverage.rglob("*.jsonl")) for line in file.open("rb"))
        files = [(half / "half.jsonl").open("wb") for half in halves]
        for line, file in zip(lines, cycle(files), strict=False):
            file.write(line)
        for file in files:
            file.close()
        builds = [Build((half,)) for half in halves]
        alone = sum(apart(half)[0].clock for half in builds)
        return alone / max(made.clock for made in apart(*builds))


def _quantulum(coverage: Path, one: Built) -> Iterator[Row]:
    if importlib.util.find_spec("quantulum3") is None:
        yield "quantulum3, sentences of the same", "skipped", "not installed"
        return
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "k.db"
        build([coverage], db, workers=2)
        with closing(sqlite3.connect(db)) as rows:
            step = max(1, one.sentences // _SAMPLE)
            asked = (
                "SELECT text FROM (SELECT text, row_number() OVER (ORDER BY id) AS n FROM sentence)"
            )
            texts = [text for (text,) in rows.execute(f"{asked} WHERE n % ? = 0", (step,))]
    other = 1 / timed(importlib.import_module("quantulum3.parser").parse, texts)
    yield told("  quantulum3, a sample of the same", other, "sentences/s")
    own = 1 / timed(quantities, texts)
    beside = _aim(own / other / TIMES_QUANTULUM, f"{own / other:.1f} x quantulum3")
    yield told("  quantities alone, as quantulum3 finds them", own, "sentences/s", beside)
    whole = one.sentences / one.processor
    beside = f"{whole / other:.1f} x quantulum3, with names, periods, metrics, owners and writing"
    yield told("  the whole build", whole, "sentences/s", beside)


def memory(sizes: Iterable[int]) -> Iterator[Row]:
    """How the peak memory of a build grows with the articles, at the same number of names.

    What is kept of words fills up in the first ten thousand articles; growth is what comes later.
    """
    before: tuple[int, float] | None = None
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), count, _COMPANIES)
            (built,) = apart(Build((Path(folder),)))
        beside = ""
        if before is not None:
            grown = (built.peak - before[1]) * 1e6 / (count - before[0])
            beside = f"{grown:,.0f} bytes an article more (target: up to {BYTES})"
        yield told(f"peak memory, build of {count:,} articles", built.peak, "MB", beside)
        before = count, built.peak


def again(coverage: Path, db: Path) -> Iterator[Row]:
    """A rebuild of what has not changed, and of one file of ten that has."""
    seconds = build([coverage], db).seconds
    beside = f"target: up to {REBUILD} s"
    yield told("rebuild 10,000 articles, nothing changed", seconds, "s", beside)
    changed = next(coverage.glob("*.jsonl"))
    lines = changed.read_text(encoding="utf-8")
    try:
        changed.write_text(lines.replace("plants", "mills"), encoding="utf-8")
        seconds = build([coverage], db).seconds
    finally:
        changed.write_text(lines, encoding="utf-8")
    yield told("rebuild 10,000 articles, one of ten files changed", seconds, "s")


def _aim(share: float, beside: str) -> str:
    return f"{beside}; {share:.2f} of the target"

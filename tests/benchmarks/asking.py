"""How fast questions are answered by kind and size, and what others take for a part of the work."""

from __future__ import annotations

import importlib
import importlib.util
import multiprocessing
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from rapidfuzz import fuzz, process

from bot.garbage import settle
from knowledge.library import Knowledge
from tests.benchmarks.generated import KINDS, questions

FIGURES = 10  # in a generated article
_WARM = 10  # questions before the first that is timed
_ASKED = 250
_PEERS = 30  # questions that the others are given: the first of the same
Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """Seconds of each question by kind, to open and to swap; megabytes while serving."""

    times: dict[str, list[float]]
    opened: float
    swapped: float
    memory: float

    def all(self) -> list[float]:
        """The seconds of all questions."""
        return [each for kind in self.times.values() for each in kind]


def told(name: str, value: float, unit: str, beside: str = "") -> Row:
    """A line of the table."""
    return name, f"{value:,.2f} {unit}", beside


def ask_all(sizes: Sequence[int], database: Callable[[int], Path]) -> Iterable[Row]:
    """Times of questions by kind, of opening and of a swap; memory; the same questions to others.

    `database` gives the file with so many figures. Each size has a process of its own.
    """
    smallest: Asked | None = None
    context = multiprocessing.get_context("spawn")
    for figures in sizes:
        db = database(figures)
        with context.Pool(1) as pool:
            found: Asked = pool.apply(measure, (db, figures // FIGURES))
        smallest = smallest or found
        yield from _rows(f"{figures:,} figures", found, smallest)
        with context.Pool(1) as pool:
            yield from pool.apply(others, (db, figures // FIGURES, median(found.all())))


def _rows(name: str, found: Asked, smallest: Asked) -> Iterable[Row]:
    first = {**smallest.times, "all": smallest.all()}
    for kind, each in {**found.times, "all": found.all()}.items():
        cuts = quantiles(each, n=100)
        grown = cuts[49] / median(first[kind])
        beside = f"median; p99 {cuts[98] * 1e3:,.2f} ms; {grown:.2f} x the smallest"
        yield told(f"ask, {name}, {kind}", cuts[49] * 1e3, "ms", beside)
    grown = found.opened / smallest.opened
    yield told(f"open, {name}", found.opened * 1e3, "ms", f"{grown:.2f} x the smallest")
    yield told(f"swap, {name}", found.swapped * 1e3, "ms")
    grown = found.memory / smallest.memory
    yield told(f"memory serving, {name}", found.memory, "MB", f"{grown:.2f} x the smallest")


def measure(db: Path, articles: int) -> Asked:
    """Ask a database; times of questions are those of the thread, so that others disturb less."""
    Knowledge.open(db).close()  # the tables of the language are read once a process
    start = time.perf_counter()
    knowledge = Knowledge.open(db)
    opened = time.perf_counter() - start
    knowledge.ask("Did A or B have more revenue in 2020?")
    settle()  # as the bot does when it starts to serve
    times: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for number, question in enumerate(questions(_ASKED + _WARM, articles, articles)):
        start = time.thread_time()
        knowledge.ask(question.text)
        if number >= _WARM:
            times[question.kind].append(time.thread_time() - start)
    start = time.perf_counter()
    fresh = Knowledge.open(db)
    knowledge.close()
    swapped = time.perf_counter() - start
    with fresh:
        return Asked(times, opened, swapped, _resident())


def _resident() -> float:
    """The memory of this process in megabytes; NaN where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return float("nan")
    return next(int(line.split()[1]) for line in status.splitlines() if "VmRSS" in line) / 1e3


def others(db: Path, articles: int, own: float) -> list[Row]:
    """What others take to find no more than a name or a sentence, beside `own` seconds."""
    asked = [question.text for question in questions(_PEERS, articles, articles)]
    return [_fuzzy(db, asked, own), _bm25(db, asked, own)]


def _fuzzy(db: Path, asked: Sequence[str], own: float) -> Row:
    names = _column(db, "SELECT name FROM company")
    seconds = timed(lambda text: process.extractOne(text, names, scorer=fuzz.WRatio), asked)
    beside = f"{seconds / own:.1f} x ask"
    return told(f"rapidfuzz WRatio over {len(names):,} names", seconds * 1e3, "ms", beside)


def _bm25(db: Path, asked: Sequence[str], own: float) -> Row:
    if importlib.util.find_spec("bm25s") is None:
        return "bm25s", "skipped", "pip install 'coverage-bot[bench]'"
    bm25s = importlib.import_module("bm25s")
    texts = _column(db, "SELECT text FROM sentence")
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)

    def ask(text: str) -> object:
        cut = bm25s.tokenize(text, show_progress=False)
        return index.retrieve(cut, k=3, show_progress=False)

    seconds = timed(ask, asked)
    beside = f"{seconds / own:.1f} x ask"
    return told(f"bm25s over {len(texts):,} sentences", seconds * 1e3, "ms", beside)


def _column(db: Path, sql: str) -> list[str]:
    connection = sqlite3.connect(f"{db.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return [row[0] for row in connection.execute(sql)]
    finally:
        connection.close()


def timed(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Seconds of processor time a text, the first left out."""
    work(texts[0])
    start = time.process_time()
    for text in texts[1:]:
        work(text)
    return (time.process_time() - start) / (len(texts) - 1)

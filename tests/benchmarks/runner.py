"""Builds, asks, opens: how fast and how large, in one run and one table.

    python -m tests.benchmarks                     # small sizes, about a minute
    python -m tests.benchmarks ask --figures 1000 10000 100000 1000000
    python -m tests.benchmarks build memory peers

Sections: build, rebuild, memory, ask (with open, swap and memory while serving), peers. Databases
of generated coverage are kept in `--work` and used again while the program is the same. Times of
questions are those of the processor, so that other programs disturb them less.
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median, quantiles

from rapidfuzz import fuzz, process

from knowledge.language.quantities import quantities
from knowledge.library import Knowledge, build
from tests.benchmarks.generated import KINDS, article, questions, write
from tests.benchmarks.gold import EVAL

_FIGURES = 10  # in a generated article
_WARM = 10  # questions before the first that is timed
_ASKED = 250
_SECTIONS = ("build", "rebuild", "memory", "ask", "peers")
Row = tuple[str, str, str]


def told(name: str, value: float, unit: str, beside: str = "") -> Row:
    """A line of the table."""
    return name, f"{value:,.2f} {unit}", beside


def building(options: argparse.Namespace) -> Iterable[Row]:
    """Articles a second, on real and on generated coverage, with one and two processes."""
    for name, paths in (("bulk", [EVAL / "bulk"]), ("generated", [_coverage(options, 10_000)])):
        if not paths[0].exists():
            yield f"build {name}", "skipped", f"no {paths[0].name} beside the repository"
            continue
        rates = []
        for workers in (1, 2):
            with tempfile.TemporaryDirectory() as folder:
                report = build(paths, Path(folder) / "k.db", workers=workers)
            rates.append(report.articles / report.seconds)
            size = sum(path.stat().st_size for path in paths[0].rglob("*") if path.is_file())
            beside = (
                f"{size / 1e6 / report.seconds:.2f} MB/s, {rates[-1] / rates[0]:.2f} x one process"
            )
            yield told(f"build {name}, {workers} processes", rates[-1], "articles/s", beside)


def rebuilding(options: argparse.Namespace) -> Iterable[Row]:
    """A rebuild of what has not changed, and of one file of ten that has."""
    db, coverage = _database(options, 100_000), _coverage(options, 100_000)
    seconds = build([coverage], db).seconds
    yield told("rebuild 10,000 articles, nothing changed", seconds, "s")
    changed = next(coverage.glob("*.jsonl"))
    lines = changed.read_text(encoding="utf-8")
    try:
        changed.write_text(lines.replace("plants", "mills"), encoding="utf-8")
        seconds = build([coverage], db).seconds
    finally:
        changed.write_text(lines, encoding="utf-8")
    yield told("rebuild 10,000 articles, one of ten files changed", seconds, "s")


def _peak(count: int) -> float:
    """The peak memory of a build of so many articles about a thousand companies, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "coverage", count, 1000)
        build([Path(folder) / "coverage"], Path(folder) / "k.db")
    # Bytes on macOS, kilobytes elsewhere.
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def remembering(_options: argparse.Namespace) -> Iterable[Row]:
    """How the peak memory of a build grows with the articles, at the same number of names."""
    peaks = []
    for count in (1000, 3000):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            peaks.append(pool.apply(_peak, (count,)))
        yield told(f"peak memory, build of {count:,} articles", peaks[-1], "MB")
    grown = (peaks[1] - peaks[0]) * 1e6 / 2000
    yield told("growth of the peak memory", grown, "bytes an article")


def asking(options: argparse.Namespace) -> Iterable[Row]:
    """Times of questions by kind, of opening and of a swap; memory while serving."""
    medians = []
    for figures in options.figures:
        db, name = _database(options, figures), f"{figures:,} figures"
        context = multiprocessing.get_context("spawn")
        with context.Pool(1) as pool:
            opened, times, served = pool.apply(_asked, (db, figures // _FIGURES))
        everything = [each for kind in times.values() for each in kind]
        medians.append(median(everything))
        for kind, each in {**times, "all": everything}.items():
            cuts = quantiles(each, n=100)
            yield told(
                f"ask, {name}, {kind}", cuts[49] * 1e3, "ms", f"p99 {cuts[98] * 1e3:,.2f} ms"
            )
        yield told(f"open, {name}", opened * 1e3, "ms")
        yield told(f"memory serving, {name}", served, "MB")
    yield told("growth of ask, smallest to largest", medians[-1] / medians[0], "x")


def _asked(db: Path, articles: int) -> tuple[float, dict[str, list[float]], float]:
    """Seconds to open, seconds of each question by kind, and megabytes at the end."""
    Knowledge.open(db).close()  # the tables of the language are read once a process
    start = time.perf_counter()
    knowledge = Knowledge.open(db)
    opened = time.perf_counter() - start
    times: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for number, question in enumerate(questions(_ASKED + _WARM, articles, articles)):
        start = time.thread_time()
        knowledge.ask(question.text)
        if number >= _WARM:
            times[question.kind].append(time.thread_time() - start)
    return opened, times, _resident()


def _resident() -> float:
    """The memory of this process in megabytes; NaN where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return float("nan")
    return next(int(line.split()[1]) for line in status.splitlines() if "VmRSS" in line) / 1e3


def peers(options: argparse.Namespace) -> Iterable[Row]:
    """What others take for a part of the work: the extra `bench` installs them."""
    yield from _fuzzy(options)
    yield from _bm25(options)
    yield from _quantulum()


def _fuzzy(options: argparse.Namespace) -> Iterable[Row]:
    size = max(options.figures) // _FIGURES
    names = sorted({article(number, size)["title"] for number in range(min(size, 100_000))})
    asked = [question.text for question in questions(20, size, size)]
    seconds = _timed(lambda text: process.extractOne(text, names, scorer=fuzz.WRatio), asked)
    yield told(f"rapidfuzz WRatio over {len(names):,} titles", seconds * 1e3, "ms a question")


def _bm25(options: argparse.Namespace) -> Iterable[Row]:
    if importlib.util.find_spec("bm25s") is None:
        yield "bm25s", "skipped", "pip install 'coverage-bot[bench]'"
        return
    bm25s = importlib.import_module("bm25s")
    size = min(max(options.figures) // _FIGURES, 10_000)
    texts = [text for number in range(size) for text in article(number, size)["text"].split("\n\n")]
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)

    def ask(text: str) -> object:
        cut = bm25s.tokenize(text, show_progress=False)
        return index.retrieve(cut, k=3, show_progress=False)

    asked = [question.text for question in questions(50, size, size)]
    yield told(f"bm25s over {len(texts):,} sentences", _timed(ask, asked) * 1e3, "ms a question")


def _quantulum() -> Iterable[Row]:
    texts = [text for number in range(40) for text in article(number, 40)["text"].split("\n\n")]
    own = 1 / _timed(quantities, texts)
    if importlib.util.find_spec("quantulum3") is None:
        yield told("quantities", own, "sentences/s", "quantulum3 skipped: not installed")
        return
    parser = importlib.import_module("quantulum3.parser")
    other = 1 / _timed(parser.parse, texts)
    yield told("quantities", own, "sentences/s", f"{own / other:.1f} x quantulum3")
    yield told("quantulum3", other, "sentences/s")


def _timed(work: Callable[[str], object], texts: list[str]) -> float:
    """Seconds of processor time a text, the first left out."""
    work(texts[0])
    start = time.process_time()
    for text in texts[1:]:
        work(text)
    return (time.process_time() - start) / (len(texts) - 1)


def _coverage(options: argparse.Namespace, figures: int) -> Path:
    folder: Path = options.work / f"coverage-{figures}"
    if not folder.exists():
        write(folder, figures // _FIGURES, figures // _FIGURES)
    return folder


def _database(options: argparse.Namespace, figures: int) -> Path:
    """The database of generated coverage; what stands from an earlier run is taken over."""
    db: Path = options.work / f"{figures}.db"
    build([_coverage(options, figures)], db, workers=options.workers)
    return db


def main() -> None:
    """Measure what is asked for and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(_SECTIONS))
    parser.add_argument("--figures", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--workers", type=int, default=1, help="processes that build databases")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "coverage-bench")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    known = dict(zip(_SECTIONS, (building, rebuilding, remembering, asking, peers), strict=True))
    wrong = sorted(set(options.sections) - known.keys())
    if wrong:
        parser.error(f"unknown section {wrong[0]}; there are {', '.join(_SECTIONS)}")
    for section in options.sections or ["ask"]:
        for name, value, beside in known[section](options):
            print(f"{name:<52} {value:>28}  {beside}", flush=True)

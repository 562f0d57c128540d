"""Builds, asks, opens: how fast and how large, in one run and one table.

    python -m tests.benchmarks                     # small sizes, about a minute
    python -m tests.benchmarks ask --figures 1000 10000 100000 1000000
    python -m tests.benchmarks build memory peers
    python -m tests.benchmarks soak --minutes 30

Sections: build, rebuild, memory, ask (with open, swap and memory while serving), peers, soak. Databases
of generated coverage are kept in `--work` and used again while the program is the same. Times of
questions are those of the processor, so that other programs disturb them less.
"""

from __future__ import annotations

import argparse
import importlib.util
import tempfile
from collections.abc import Iterable
from pathlib import Path

from knowledge.language.quantities import quantities
from knowledge.library import build
from tests.benchmarks import building
from tests.benchmarks.asking import FIGURES, Row, ask_all, timed, told
from tests.benchmarks.generated import article, write
from tests.benchmarks.gold import EVAL

_SECTIONS = ("build", "rebuild", "memory", "ask", "peers", "soak")


def builds(options: argparse.Namespace) -> Iterable[Row]:
    """Articles a second, on real and on generated coverage, with one and two processes."""
    for name, path in (("bulk", EVAL / "bulk"), ("generated", _coverage(options, 10_000))):
        if path.exists():
            yield from building.speed(name, path)
        else:
            yield f"build {name}", "skipped", f"no {path.name} beside the repository"


def rebuilds(options: argparse.Namespace) -> Iterable[Row]:
    """A rebuild of what has not changed, and of one file of ten that has."""
    yield from building.again(_coverage(options, 100_000), _database(options, 100_000))


def remembering(options: argparse.Namespace) -> Iterable[Row]:
    """How the peak memory of a build grows with the articles, at the same number of names."""
    yield from building.memory(options.articles)


def asking(options: argparse.Namespace) -> Iterable[Row]:
    """Times of questions by kind, of opening and of a swap; memory; the same to others."""
    if options.databases is None:
        yield from ask_all(options.figures, lambda figures: _database(options, figures))
    else:
        yield from ask_all(options.figures, lambda figures: options.databases / f"{figures}.db")


def soaking(options: argparse.Namespace) -> Iterable[Row]:
    """Memory and file handles of the whole bot under a long mixed load."""
    # What it needs of Discord is not loaded for the other sections.
    soak = importlib.import_module("tests.benchmarks.soak")
    yield from soak.soak(options.minutes)


def peers(_options: argparse.Namespace) -> Iterable[Row]:
    """What another finder of quantities takes: the extra `bench` installs it."""
    texts = [text for number in range(40) for text in article(number, 40)["text"].split("\n\n")]
    own = 1 / timed(quantities, texts)
    if importlib.util.find_spec("quantulum3") is None:
        yield told("quantities", own, "sentences/s", "quantulum3 skipped: not installed")
        return
    parser = importlib.import_module("quantulum3.parser")
    other = 1 / timed(parser.parse, texts)
    yield told("quantities", own, "sentences/s", f"{own / other:.1f} x quantulum3")
    yield told("quantulum3", other, "sentences/s")


def _coverage(options: argparse.Namespace, figures: int) -> Path:
    folder: Path = options.work / f"coverage-{figures}"
    if not folder.exists():
        write(folder, figures // FIGURES, figures // FIGURES)
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
    parser.add_argument(
        "--articles",
        type=int,
        nargs="+",
        default=[10_000, 20_000, 40_000],
        help="how many for memory",
    )
    parser.add_argument("--workers", type=int, default=1, help="processes that build databases")
    parser.add_argument("--databases", type=Path, help="folder with FIGURES.db, built before")
    parser.add_argument("--minutes", type=float, default=30, help="how long a soak takes")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "coverage-bench")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    parts = (builds, rebuilds, remembering, asking, peers, soaking)
    known = dict(zip(_SECTIONS, parts, strict=True))
    wrong = sorted(set(options.sections) - known.keys())
    if wrong:
        parser.error(f"unknown section {wrong[0]}; there are {', '.join(_SECTIONS)}")
    for section in options.sections or ["ask"]:
        for name, value, beside in known[section](options):
            print(f"{name:<52} {value:>28}  {beside}", flush=True)

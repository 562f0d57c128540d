"""`coverage-bot build`: coverage into a knowledge database, with a report."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from bot.terminal_reply import printable
from knowledge.library import BuildReport, Progress, build

_MOST_WORKERS = 8


def build_command(paths: list[Path], db: Path, *, as_json: bool) -> int:
    """Build `db` and print what was read and what was not; exit status 1 if nothing was."""
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    with shown_progress("Reading the coverage") as progress:
        report = build(paths, db, workers=workers, progress=progress)
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False))
    else:
        _print_report(report, db)
    return 0 if report.articles else 1


def _print_report(report: BuildReport, db: Path) -> None:
    for unread in report.unread:
        told = f"not read: {unread.path}: {unread.reason}".replace("\n", "\\n")
        print(printable(told), file=sys.stderr)
    counts = (
        (report.articles, "article", "articles"),
        (report.figures, "figure", "figures"),
        (report.companies, "company", "companies"),
    )
    told = ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in counts)
    files = "1 file" if report.files == 1 else f"{report.files:,} files"
    missed = f", {len(report.unread)} not read" if report.unread else ""
    print(printable(f"{db}: {told} from {files}{missed} in {report.seconds:.1f} s"))


@contextmanager
def shown_progress(what: str) -> Iterator[Progress | None]:
    """A progress bar on standard error while the block runs; None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield advance

"""Files -> knowledge.db: read, extract, write to the side, move into place whole."""

from __future__ import annotations

import glob
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import DatabaseError

from knowledge.coverage.article import Unread
from knowledge.coverage.read import coverage_files
from knowledge.errors import StoreError, trouble
from knowledge.reading import Read, Same, content_digest, rarely_collected, read_all
from knowledge.store import overlay
from knowledge.store.connections import Connections
from knowledge.store.decide import lay_over
from knowledge.store.former import FileRow, Inputs, file_row
from knowledge.store.seal import vouch
from knowledge.store.write import Counts, Writer, counted, stamp
from knowledge.values import Alias, BuildReport, Correction, Progress


@dataclass(frozen=True, slots=True)
class _Order:
    """What a build is told, as `build` has it."""

    paths: tuple[Path, ...]
    aliases: tuple[Alias, ...]
    corrections: tuple[Correction, ...]
    revision: int
    without: frozenset[int]
    workers: int
    progress: Progress

    def inputs(self) -> Inputs:
        """What the build depends on, before any file."""
        return Inputs(self.aliases, self.without)


def build(
    paths: Iterable[Path],
    db: Path,
    *,
    aliases: Iterable[Alias] = (),
    corrections: Iterable[Correction] = (),
    revision: int = 0,
    without: Collection[int] = (),
    workers: int = 1,
    former: Path | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """The report of a build of `db` from the files and folders in `paths`.

    `revision` numbers the decisions in `aliases` and `corrections`, see `decide`; articles whose
    identifiers are in `without` are left out. What has not changed since this same program
    built `former` (`db` itself, if not given) is taken from there. Written beside `db` and
    moved into place whole; on any error the old file stays. `progress(done, total)` is called
    as files are finished.
    Raises StoreError if `db` cannot be written.
    """
    started = time.monotonic()
    order = _Order(
        tuple(paths), tuple(aliases), tuple(corrections), revision, frozenset(without), workers,
        progress or _silent,
    )  # fmt: skip
    before = order.inputs()
    for path in coverage_files(order.paths):
        before.add(str(path), content_digest(path))
    with rarely_collected(), _beside(db) as side:
        counts, unread = _built(order, side, former or db, before)
    return BuildReport(
        files=before.files,
        articles=counts.articles,
        figures=counts.figures,
        companies=counts.companies,
        unread=tuple(sorted(unread, key=lambda one: one.path)),
        seconds=time.monotonic() - started,
    )


def _silent(_done: int, _total: int) -> None:
    """No progress is told."""


def _built(order: _Order, side: Path, former: Path, before: Inputs) -> tuple[Counts, list[Unread]]:
    """A build that takes over what it can; if that fails, the former one is damaged: without it."""
    try:
        return _copied(order, side, former, before) or _written(order, side, former, before.files)
    except DatabaseError:
        side.unlink(missing_ok=True)
        return _written(order, side, None, before.files)


def _copied(
    order: _Order, side: Path, former: Path, before: Inputs
) -> tuple[Counts, list[Unread]] | None:
    """The former database with the decisions of now, if nothing else has changed; else None."""
    try:
        with closing(Connections(former)) as rows:
            same = rows.rows(
                "SELECT 1 FROM meta WHERE key = 'inputs' AND value = ?", (before.digest() or None,)
            )
            files = rows.rows("SELECT articles, unread FROM file") if same else []
    except StoreError:
        return None
    if not same:
        return None
    shutil.copyfile(former, side)
    counts = _decided(side, order.aliases, order.corrections, order.revision, built=True)
    order.progress(before.files, before.files)
    return counts, [one for row in files for one in file_row(row[0], row[1]).unread]


def _written(
    order: _Order, side: Path, former: Path | None, total: int
) -> tuple[Counts, list[Unread]]:
    """A new database, with the articles of the former one that have not changed."""
    unread: list[Unread] = []
    articles: list[tuple[int, str]] = []
    first, done, inputs = 0, 0, order.inputs()
    writer = Writer(side, order.aliases, former)
    try:
        for read in read_all(coverage_files(order.paths), writer.former, order.workers):
            unread += read.unread
            articles += _write(writer, read, order.without)
            if read.last:
                inputs.add(read.path, read.digest)
                row = FileRow(tuple(articles), tuple(unread[first:]))
                writer.note(read.path, read.digest, row)
                first, done = len(unread), done + 1
                articles.clear()
                order.progress(done, total)
        counts = writer.finish(order.corrections, order.revision, inputs.digest(), order.workers)
        return counts, unread
    finally:
        writer.close()


def _write(writer: Writer, read: Read, without: Collection[int]) -> list[tuple[int, str]]:
    """Write the articles of a file; their identifiers and marks."""
    for found in read.found:
        if found.id in without:
            continue
        if isinstance(found, Same):
            writer.copy(found.id, read.path)
        else:
            writer.add(found)
    return [(found.id, found.mark) for found in read.found]


def decide(
    db: Path,
    *,
    aliases: Iterable[Alias] = (),
    corrections: Iterable[Correction] = (),
    revision: int = 0,
) -> None:
    """Bring `db` to these decisions, in place of those that it was built with.

    No file is read again, and `db` is not copied: what changes stands in an overlay beside it.
    Only where the decisions change which companies there are, a copy is changed and moved into
    place whole. Raises StoreError if `db` cannot be read, or cannot be written.
    """
    aliases, corrections = tuple(aliases), tuple(corrections)
    try:
        Connections(db).close()
    except StoreError:
        # A damaged overlay is made anew; anything else is told by opening what was built.
        overlay.beside(db).unlink(missing_ok=True)
        Connections(db).close()
    if _overlaid(db, aliases, corrections, revision):
        return
    with _beside(db) as side:
        shutil.copyfile(db, side)
        _decided(side, aliases, corrections, revision, built=False)


def _overlaid(
    db: Path, aliases: tuple[Alias, ...], corrections: tuple[Correction, ...], revision: int
) -> bool:
    """Whether an overlay tells the decisions, and stands beside the database now."""
    with _beside(overlay.beside(db)) as side:
        told = overlay.write(db, side, aliases, corrections, revision)
        if not told:
            side.unlink()
    return told


def whole(db: Path, target: Path) -> None:
    """Write a copy of `db` to `target` that holds what its overlay says. Raises StoreError."""
    try:
        shutil.copyfile(db, target)
        with closing(sqlite3.connect(target, isolation_level=None)) as connection:
            overlay.fold(connection, db)
    except (OSError, DatabaseError) as error:
        raise StoreError(f"{target}: cannot be written {trouble(error)}") from error


def _decided(
    side: Path,
    aliases: Iterable[Alias],
    corrections: Iterable[Correction],
    revision: int,
    *,
    built: bool,
) -> Counts:
    """Lay decisions over a copy; with `built` it counts as a build of now."""
    with closing(sqlite3.connect(side, isolation_level=None)) as connection:
        if built:
            vouch(connection)
        connection.execute("PRAGMA journal_mode=MEMORY")  # a copy needs no file to undo it
        connection.execute("BEGIN")
        if built:
            stamp(connection)
        lay_over(connection, aliases, corrections, revision)
        connection.execute("COMMIT")
        return counted(connection)


@contextmanager
def _beside(db: Path) -> Iterator[Path]:
    """A new file in the folder of `db`, moved into its place if all goes well and it is there.

    It is on the disk before it takes the place, so that no power failure leaves half of it. What
    a build that was killed has left behind is removed.
    """
    try:
        db.parent.mkdir(parents=True, exist_ok=True)
        _sweep(db)
        handle, name = tempfile.mkstemp(prefix=f".{db.name}.{os.getpid()}-", dir=db.parent)
        os.close(handle)
        Path(name).unlink()  # SQLite makes it with the rights of any new file
    except OSError as error:
        raise StoreError(f"{db}: cannot be written here {trouble(error)}") from error
    side = Path(name)
    try:
        yield side
        if side.exists():
            _sync(side)
            side.replace(db)
            _sync(db.parent)
    except (OSError, DatabaseError) as error:
        stays = "; the old one stays" if db.exists() else ""
        raise StoreError(f"{db}: cannot be written {trouble(error)}{stays}") from error
    finally:
        with suppress(OSError):
            side.unlink(missing_ok=True)


def _sweep(db: Path) -> None:
    """Remove what builds of `db` have left whose processes are no more."""
    for left in db.parent.glob(f".{glob.escape(db.name)}.*-*"):
        process = left.name.removeprefix(f".{db.name}.").partition("-")[0]
        if process.isdigit() and not _runs(int(process)):
            with suppress(OSError):
                left.unlink()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _sync(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

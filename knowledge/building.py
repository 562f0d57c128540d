"""Files -> knowledge.db: read, extract, write to the side, move into place whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from sqlite3 import DatabaseError

from knowledge.coverage.article import Unread
from knowledge.coverage.read import coverage_files, reading
from knowledge.errors import StoreError, UnreadableFile
from knowledge.figures.drafts import extract
from knowledge.figures.extract import Extract
from knowledge.store.decide import lay_over
from knowledge.store.schema import article_id
from knowledge.store.write import Writer
from knowledge.values import Alias, BuildReport, Correction, Progress

_CHUNK = 8  # files that a worker takes at a time


@dataclass(frozen=True, slots=True)
class _Read:
    """What one file gave."""

    extracts: tuple[Extract, ...]
    unread: tuple[Unread, ...]


def build(
    paths: Iterable[Path],
    db: Path,
    *,
    aliases: Iterable[Alias] = (),
    corrections: Iterable[Correction] = (),
    revision: int = 0,
    without: Collection[int] = (),
    workers: int = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """The report of a build of `db` from the files and folders in `paths`.

    `revision` numbers the decisions in `aliases` and `corrections`, see `decide`; articles whose
    identifiers are in `without` are left out. Written beside `db` and moved into place whole; on any error the old file stays.
    `progress(done, total)` is called as files are finished.
    Raises StoreError if `db` cannot be written.
    """
    started = time.monotonic()
    files = list(coverage_files(paths))
    unread: list[Unread] = []
    with _beside(db) as side:
        writer = Writer(side, aliases)
        try:
            for done, read in enumerate(_read_all(files, workers), start=1):
                unread += read.unread
                for found in read.extracts:
                    if article_id(found.article.key) not in without:
                        writer.add(found)
                if progress is not None:
                    progress(done, len(files))
            counts = writer.finish(corrections, revision)
        finally:
            writer.close()
    return BuildReport(
        files=len(files),
        articles=counts.articles,
        figures=counts.figures,
        companies=counts.companies,
        unread=tuple(unread),
        seconds=time.monotonic() - started,
    )


def decide(
    db: Path,
    *,
    aliases: Iterable[Alias] = (),
    corrections: Iterable[Correction] = (),
    revision: int = 0,
) -> None:
    """Bring `db` to these decisions, in place of those that it was built with.

    No file is read again: a copy is changed and moved into place whole.
    Raises StoreError if `db` cannot be read or written.
    """
    with _beside(db) as side:
        shutil.copyfile(db, side)
        with closing(sqlite3.connect(side, isolation_level=None)) as connection:
            connection.execute("BEGIN")
            lay_over(connection, aliases, corrections, revision)
            connection.execute("COMMIT")


def _read(path: Path) -> _Read:
    try:
        found = reading(path)
    except UnreadableFile as error:
        return _Read((), (Unread(str(path), str(error)),))
    return _Read(tuple(extract(article) for article in found.articles), found.unread)


def _read_all(files: Sequence[Path], workers: int) -> Iterator[_Read]:
    """What each file gives, in order; read by several processes if more than one is asked for."""
    if workers <= 1 or len(files) <= _CHUNK:
        yield from map(_read, files)
        return
    with get_context("spawn").Pool(workers) as pool:
        yield from pool.imap(_read, files, chunksize=_CHUNK)


@contextmanager
def _beside(db: Path) -> Iterator[Path]:
    """A new file in the folder of `db`, moved into its place if all goes well."""
    try:
        db.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{db.name}.", dir=db.parent)
        os.close(handle)
    except OSError as error:
        raise StoreError(f"{db}: cannot be written here ({error.strerror})") from error
    side = Path(name)
    try:
        side.unlink()
        yield side
        os.replace(side, db)
    except (OSError, DatabaseError) as error:
        raise StoreError(f"{db}: cannot be written ({error}); the old one stays") from error
    finally:
        side.unlink(missing_ok=True)

"""Files -> knowledge.db: read, extract, write to the side, move into place whole."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from sqlite3 import DatabaseError

from knowledge.coverage.article import Unread
from knowledge.coverage.read import coverage_files, reading
from knowledge.errors import StoreError, UnreadableFile
from knowledge.figures.drafts import extract
from knowledge.figures.extract import Extract
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
    workers: int = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """The report of a build of `db` from the files and folders in `paths`.

    Written beside `db` and moved into place whole; on any error the old file stays.
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
                    writer.add(found)
                if progress is not None:
                    progress(done, len(files))
            counts = writer.finish(corrections)
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

"""Filling the table `posting`, see `postings`. Only what writes a database needs it."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from multiprocessing import get_context
from pathlib import Path

from knowledge.store.postings import BM25, POSTINGS, quoted

Posting = tuple[str, bytes, bytes]
"""A word, the sentences that have it, the best first, and their weights: a row of `posting`."""
Reading = Callable[[], Iterable[Posting]]


def postings(connection: sqlite3.Connection) -> Iterator[Posting]:
    """The rows of `posting`: the sentences of every rare word, once the full-text index stands."""
    run = connection.cursor().execute
    rare = connection.execute("SELECT stem FROM stem WHERE count <= ?", (POSTINGS,)).fetchall()
    for (stem,) in rare:
        rows = run(
            f"SELECT rowid, {BM25} FROM passage WHERE passage MATCH ? ORDER BY 2, 1",
            (quoted(stem),),
        ).fetchall()
        if rows:
            ids = array("q", [row[0] for row in rows])
            weights = array("d", [row[1] for row in rows])
            yield stem, _bytes(ids), _bytes(weights)


def postings_of(path: Path) -> list[Posting]:
    """The same of a database that nobody writes, for a process of its own to read."""
    with closing(sqlite3.connect(path)) as connection:
        return list(postings(connection))


@contextmanager
def read_beside(connection: sqlite3.Connection, path: Path) -> Iterator[Reading]:
    """What gives the rows of `posting`, which another process reads while this one goes on.

    It reads a copy of the database at `path`, which has to be committed: so neither waits for
    the other. If it is ended from outside, they are read here.
    """
    copy = path.with_name(f"{path.name}.read")
    shutil.copyfile(path, copy)
    try:
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            read = pool.submit(postings_of, copy)

            def told() -> Iterable[Posting]:
                try:
                    return read.result()
                except BrokenProcessPool:
                    return postings(connection)

            yield told
    finally:
        copy.unlink(missing_ok=True)


def _bytes(values: array[int] | array[float]) -> bytes:
    """The values in the order of bytes that every machine reads: little end first."""
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()

"""The open file of a knowledge database: a few connections to it, shared by all threads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Lock
from typing import Any, NoReturn, TypeVar
from urllib.parse import quote

from knowledge.errors import StoreError
from knowledge.store import overlay
from knowledge.store.schema import SCHEMA

_CONNECTIONS = 4  # a question that waits for the disk must not hold up the others
_CACHE = -8000  # KiB of pages that each connection keeps
_STATEMENTS = 256  # that each connection keeps compiled
_HEADER = 100  # bytes at the start of a database: https://www.sqlite.org/fileformat.html
_MAGIC = b"SQLite format 3\0"
_TRIES = 5
_REMEDY = "delete it: a bot makes it again from what was decided, and so does any `desk` decision"

Result = TypeVar("Result")

BAD = (sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError, MemoryError)
"""What reading a damaged database raises: SQLite's errors, and those of cells that are none."""


class Connections:
    """The rows of one database file, read by any number of threads.

    All connections are opened at once, so that they stay with the file that was there then,
    even when another one takes its place. The file is taken to be immutable: a build moves a
    new one into place and never writes into this one. So nothing locks, and nothing can be
    locked out; and no page is mapped into memory, so that a file cut short is an error and
    does not end the program.
    """

    def __init__(self, path: Path) -> None:
        """Raises StoreError: missing, damaged, cut short, or of another version."""
        self._path = path
        self.overlaid = False
        """Whether decisions of after the build are seen: see `overlay`."""
        # Taken itself, for that is quicker; the condition is for those that find none idle.
        self._lock = Lock()
        self._free = Condition(self._lock)
        self._waiting = 0
        self._closed = False
        self._idle: list[sqlite3.Connection] = []
        try:
            self._open()
        except StoreError:
            self.close()
            raise

    def _open(self) -> None:
        """Open all connections to the same files, though others may be moved into their places."""
        for _ in range(_TRIES):
            before = self._identity()
            self._idle = [self._connected() for _ in range(_CONNECTIONS)]
            if self._identity() == before:
                with self.reading():
                    self._check()
                    for connection in self._idle:
                        connection.execute(f"PRAGMA cache_size={_CACHE}")
                self._see_decided()
            if self._identity() == before:
                return
            for connection in self._idle:
                connection.close()
        raise StoreError(f"{self._path}: exchanged again and again while it was opened; try again")

    def _see_decided(self) -> None:
        """Let every connection see what was decided since the build."""
        try:
            seen = [overlay.attach(connection, self._path) for connection in self._idle]
        except sqlite3.Error as error:
            path = overlay.beside(self._path)
            raise StoreError(f"{path}: damaged ({error}); {_REMEDY}") from error
        self.overlaid = any(seen)

    def _identity(self) -> tuple[object, ...]:
        try:
            state = self._path.stat()
        except OSError as error:
            raise StoreError(
                f"{self._path}: no such database ({error.strerror}); "
                "build it with `coverage-bot build`"
            ) from error
        return state.st_dev, state.st_ino, overlay.number(self._path)

    def _connected(self) -> sqlite3.Connection:
        if self._path.is_dir():
            raise StoreError(
                f"{self._path}: cannot be opened (it is a folder); name the file in it"
            )
        uri = f"file:{quote(str(self._path.resolve()))}?mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(
                uri, uri=True, check_same_thread=False, cached_statements=_STATEMENTS
            )
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: cannot be opened ({error})") from error
        connection.row_factory = sqlite3.Row
        return connection

    def _check(self) -> None:
        try:
            with self._path.open("rb") as file:
                head = file.read(_HEADER)
                size = file.seek(0, 2)
        except OSError as error:
            raise StoreError(f"{self._path}: cannot be read ({error.strerror})") from error
        if not head.startswith(_MAGIC):
            raise StoreError(
                f"{self._path}: not a knowledge database; build it with `coverage-bot build`"
            )
        page = int.from_bytes(head[16:18], "big")
        if size < (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big"):
            self.damaged("it is cut short")
        found = dict(self.rows("SELECT key, value FROM meta WHERE key = 'schema'"))
        if found.get("schema") != str(SCHEMA):
            raise StoreError(
                f"{self._path}: schema version {found.get('schema', 'none')}, this program reads "
                f"{SCHEMA}; rebuild it with `coverage-bot build`"
            )

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """All rows of a query. Raises StoreError: closed, or damaged."""
        return self._all(sql, values, sqlite3.Row)

    def tuples(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query as plain tuples, which take less time. Raises as `rows` does."""
        return self._all(sql, values, None)

    def _all(self, sql: str, values: Sequence[object], made: type[sqlite3.Row] | None) -> list[Any]:
        connection = self._take()
        try:
            found = connection.execute(sql, values)
            found.row_factory = made
            return found.fetchall()
        except UnicodeEncodeError:
            # Half a character, as only a hostile question has it; no database holds one.
            found = connection.execute(sql, [_encodable(value) for value in values])
            found.row_factory = made
            return found.fetchall()
        except (sqlite3.Error, MemoryError, ValueError) as error:  # it may fail on its own message
            self.damaged(error)
        finally:
            self._give(connection)

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            while not self._idle and not self._closed:
                self._waiting += 1
                self._free.wait()
                self._waiting -= 1
            if self._closed:
                raise StoreError(f"{self._path}: it is closed; open it again")
            return self._idle.pop()

    def _give(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if self._closed:
                connection.close()
                return
            self._idle.append(connection)
            if self._waiting:
                self._free.notify()

    def close(self) -> None:
        """Close all connections; those in use when their query ends."""
        with self._lock:
            self._closed = True
            for connection in self._idle:
                connection.close()
            self._idle.clear()
            self._free.notify_all()

    def damaged(self, why: object) -> NoReturn:
        """Raise the StoreError for what cannot be read."""
        cause = why if isinstance(why, BaseException) else None
        raise StoreError(
            f"{self._path}: not a knowledge database or damaged ({why}); "
            "rebuild it with `coverage-bot build`"
        ) from cause

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A block that makes values of rows: what a damaged cell raises becomes a StoreError."""
        try:
            yield
        except BAD as error:
            self.damaged(error)


def _encodable(value: object) -> object:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value

"""Putting knowledge into service: a new build, the former one, or what was decided since.

Each exchange is whole: `knowledge.db` is at every moment the old or the new file, and questions
are answered from the one that they began with.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import structlog

from bot.desk import Decisions, Desk
from bot.errors import ReloadError
from bot.shelf import Shelf
from knowledge.errors import KnowledgeError, StoreError
from knowledge.library import Knowledge, decide
from knowledge.store import overlay

_log = structlog.get_logger("bot")
_Mark = tuple[int | None, ...]


class Exchange:
    """Exchanges the knowledge on a shelf, one exchange at a time."""

    def __init__(self, db: Path, shelf: Shelf, desk: Desk) -> None:
        self._db = db
        self._shelf = shelf
        self._desk = desk
        self._lock = asyncio.Lock()
        self._mark = _mark(db)
        self._told = ""
        with shelf.reading() as known:
            self._decided = known.decided()

    @property
    def built(self) -> Path:
        """Where a build stands before it is taken over."""
        return self._db.with_name(self._db.name + ".next")

    @property
    def former(self) -> Path:
        """Where the knowledge of before the last exchange is kept."""
        return self._db.with_name(self._db.name + ".former")

    async def heed(self) -> None:
        """Take notice of what others did: decided at the desk, or exchanged the file.

        Called before each question. What cannot be done is logged, and the knowledge in service
        stays; the next decision tries again.
        """
        if self._lock.locked():
            return
        try:
            if _mark(self._db) not in {self._mark, None}:
                await self._exchanged(_nothing)
            elif self._desk.audit.revision() != self._decided:
                await self.renew()
        except (ReloadError, sqlite3.DatabaseError) as error:
            self._forgo(error)

    def _forgo(self, error: Exception) -> None:
        """Go on with the knowledge in service; try again when something else has changed."""
        self._mark = _mark(self._db)
        with contextlib.suppress(sqlite3.DatabaseError):
            self._decided = self._desk.audit.revision()
        if str(error) != self._told:
            self._told = str(error)
            _log.error("not heeded", reason=self._told)

    async def renew(self) -> None:
        """Lay what was decided at the desk over the knowledge. Raises ReloadError."""
        try:
            await self._exchanged(_nothing)
        except ReloadError as error:
            raise ReloadError(f"It is kept, but not in effect yet: {error}") from error

    async def take_over(self) -> None:
        """Put the build into service and keep the former file. Raises ReloadError."""
        if not self.built.exists():
            raise ReloadError("This build is no longer there; reload again.")
        await self._exchanged(lambda: _replace(self.built, self._db, self.former))

    async def roll_back(self) -> None:
        """Put the former knowledge back; the present one is then the former.

        Raises ReloadError where there is none.
        """
        if not self.former.exists():
            raise ReloadError("There is no former knowledge to go back to.")
        await self._exchanged(lambda: _replace(self.former, self._db, self.former))

    async def _exchanged(self, change: Callable[[], None]) -> None:
        async with self._lock:
            try:
                decisions = self._desk.decisions()
                known = await asyncio.to_thread(_opened, self._db, change, decisions)
            except (KnowledgeError, OSError, sqlite3.DatabaseError) as error:
                raise ReloadError(str(error)) from error
            self._shelf.swap(known)
            self._decided, self._mark = decisions.revision, _mark(self._db)


def _nothing() -> None:
    """No other file is put into place."""


def _opened(db: Path, change: Callable[[], None], decisions: Decisions) -> Knowledge:
    """The knowledge after a change of the file, with what was decided laid over it."""
    change()
    try:
        known = Knowledge.open(db)
    except StoreError:
        if not overlay.beside(db).exists():
            raise
        known = _decided(db, decisions)  # it may be the overlay alone, and that is made anew
    if known.decided() == decisions.revision:
        return known
    known.close()
    return _decided(db, decisions)


def _decided(db: Path, decisions: Decisions) -> Knowledge:
    decide(
        db,
        aliases=decisions.aliases,
        corrections=decisions.corrections,
        revision=decisions.revision,
    )
    return Knowledge.open(db)


def put(new: Path, db: Path) -> None:
    """Put a knowledge database into the place of another, which is kept as `.former`.

    A running bot takes it over with its next question. Raises StoreError, OSError.
    """
    _replace(new, db, db.with_name(db.name + ".former"))


def _replace(new: Path, db: Path, former: Path) -> None:
    """Move `new` to `db` and keep the file of before as `former`; `db` is never missing."""
    Knowledge.open(new).close()
    side = former.with_name(former.name + ".side")
    side.unlink(missing_ok=True)
    if db.exists():
        try:
            os.link(db, side)
        except OSError:
            shutil.copyfile(db, side)
    new.replace(db)
    overlay.beside(db).unlink(missing_ok=True)  # it was of the build before
    if side.exists():
        side.replace(former)


def _mark(path: Path) -> _Mark | None:
    """What changes when another file is put into the place of a file; None without a file."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_ino, state.st_mtime_ns, state.st_size, overlay.number(path)

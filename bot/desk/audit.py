"""The audit log: who changed what, when, from what to what, and why; written with the change."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlite_utils import Database

from bot.desk.errors import DeskError
from knowledge.errors import trouble


@dataclass(frozen=True, slots=True)
class By:
    """Who does something: an id that stays, a name for people, and the server, if it is one."""

    who: str
    name: str
    server: int | None = None


@dataclass(slots=True)
class Change:
    """A change under way: the block that makes it says what was before and after."""

    number: int
    before: object = None
    after: object = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log; `before` and `after` are JSON, "" for nothing."""

    number: int
    at: str
    by: By
    action: str
    subject: str
    before: str
    after: str
    why: str


def now() -> str:
    """The present moment as it is stored: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Audit:
    """The log of an open desk."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @contextmanager
    def change(
        self, by: By, action: str, subject: str, *, why: str = "", decides: bool = False
    ) -> Iterator[Change]:
        """A transaction that makes one change and its line in the log, both or neither.

        Others who write wait, so that what the block reads is still so when it writes.
        Raises DeskError where the database is locked for long, full or damaged.
        """
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                change = Change(self._last() + 1)
                yield change
                self._add(change, by, action, subject, why, decides=decides)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.conn.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.DatabaseError as error:
            raise DeskError(
                f"Nothing was kept: the desk cannot be written {trouble(error)}."
            ) from error

    def note(
        self,
        by: By,
        action: str,
        subject: str,
        why: str = "",
        *,
        before: object = None,
        after: object = None,
    ) -> None:
        """Log what changed nothing in the desk: a reload, a refused attempt."""
        with self.change(by, action, subject, why=why) as change:
            change.before, change.after = before, after

    def _last(self) -> int:
        return int(self._db.execute("SELECT coalesce(max(id), 0) FROM audit").fetchone()[0])

    def _add(
        self, change: Change, by: By, action: str, subject: str, why: str, *, decides: bool
    ) -> None:
        self._db.table("audit").insert(
            {
                "id": change.number, "at": now(), "who": by.who, "name": by.name,
                "server": by.server, "action": action, "subject": subject,
                "before": _json(change.before), "after": _json(change.after), "why": why,
                "decides": int(decides),
            }
        )  # fmt: skip

    def revision(self) -> int:
        """The number of the last change that the answers depend on; 0 before the first."""
        row = self._db.execute("SELECT max(id) FROM audit WHERE decides = 1").fetchone()
        return int(row[0] or 0)

    def entries(self, limit: int = 50, subject: str = "") -> list[Entry]:
        """The last lines of the log, newest first; about one subject, if it is given."""
        rows = self._db.table("audit").rows_where(
            "? IN ('', subject)", (subject,), order_by="id desc", limit=limit
        )
        return [
            Entry(
                row["id"], row["at"], By(row["who"], row["name"], row["server"]),
                row["action"], row["subject"], row["before"], row["after"], row["why"],
            )
            for row in rows
        ]  # fmt: skip


def _json(value: object) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False)

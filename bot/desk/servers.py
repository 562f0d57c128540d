"""The settings of each server; what is not set is as the operator has set it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

import structlog
from sqlite_utils import Database

from bot.desk.audit import Audit, By

_log = structlog.get_logger("bot")
_HOME = "home server"

Field = Literal["moderators", "private", "cooldown_uses", "cooldown_seconds", "language"]


@dataclass(frozen=True, slots=True)
class Server:
    """The settings of one server; None stands for the operator's.

    `moderators` is the id of the role that may curate, beside those who administer the server.
    """

    moderators: int | None = None
    private: bool | None = None
    cooldown_uses: int | None = None
    cooldown_seconds: float | None = None
    language: str | None = None


class Servers:
    """The servers of an open desk."""

    def __init__(self, db: Database, audit: Audit) -> None:
        self._db = db
        self._audit = audit

    def of(self, server: int | None) -> Server:
        """The settings of a server; nothing set for one that nobody has set up.

        Where the desk cannot be read, the operator's settings hold: questions are answered on.
        """
        try:
            rows = list(self._db.table("server").rows_where("id = ?", (server,)))
        except sqlite3.DatabaseError as error:
            _log.error("desk not read", reason=str(error))
            rows = []
        if not rows:
            return Server()
        private = rows[0]["private"]
        return Server(
            moderators=rows[0]["moderators"],
            private=None if private is None else bool(private),
            cooldown_uses=rows[0]["cooldown_uses"],
            cooldown_seconds=rows[0]["cooldown_seconds"],
            language=rows[0]["language"],
        )

    def set(self, server: int, field: Field, value: float | str | None, by: By) -> None:
        """Set one setting of a server; None goes back to the operator's."""
        with self._audit.change(by, f"settings {field}", str(server)) as change:
            change.before = getattr(self.of(server), field)
            change.after = value
            self._db.table("server").insert({"id": server}, pk="id", ignore=True)
            self._db.table("server").update(server, {field: value})

    def home(self) -> int | None:
        """The home server that the bot was started with last, None if it had none."""
        last = [row for row in self._audit.entries(1, _HOME) if row.after]
        return int(last[0].after) if last else None

    def set_home(self, server: int | None) -> None:
        """Keep the home server that the operator names now."""
        if server != self.home():
            by = By("operator", "operator", server)
            with self._audit.change(by, "settings home", _HOME) as change:
                change.before, change.after = self.home(), server

    def all(self) -> list[int]:
        """The ids of the servers that are set up, or listened in."""
        rows = self._db.query("SELECT id FROM server UNION SELECT server FROM listening ORDER BY 1")
        return [int(row["id"]) for row in rows]

    def channels(self, server: int) -> list[int]:
        """The channels of a server where the bot listens."""
        rows = self._db.table("listening").rows_where("server = ?", (server,), order_by="channel")
        return [int(row["channel"]) for row in rows]

    def listens(self, server: int, channel: int) -> bool:
        """Whether a moderator lets the bot listen in the channel."""
        table = self._db.table("listening")
        return bool(table.count_where("server = ? AND channel = ?", (server, channel)))

    def listen(self, server: int, channel: int, by: By, *, on: bool) -> None:
        """Let the bot listen in a channel, or no more."""
        with self._audit.change(by, "listen", str(channel)) as change:
            change.before, change.after = self.listens(server, channel), on
            table = self._db.table("listening")
            if on:
                table.insert({"server": server, "channel": channel}, ignore=True)
            else:
                table.delete_where("server = ? AND channel = ?", (server, channel))

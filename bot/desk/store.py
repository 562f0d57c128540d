"""The open desk: one database, one part for each thing that people do."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from bot.desk.aliases import Aliases
from bot.desk.audit import Audit
from bot.desk.corrections import Corrections
from bot.desk.coverage import Coverage
from bot.desk.errors import DeskError
from bot.desk.inbox import Inbox
from bot.desk.layout import migrations
from bot.desk.members import Members
from bot.desk.servers import Servers
from knowledge.errors import trouble
from knowledge.library import Alias, Correction

_WAIT = 2.0  # seconds that a change, and with it the bot, waits for another process
_KEPT = 30


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything that the answers depend on; `revision` grows with each change."""

    aliases: tuple[Alias, ...] = ()
    corrections: tuple[Correction, ...] = ()
    revision: int = 0


class Desk:
    """desk.db: what people did here. Used from the thread that opened it only.

    Several processes may have it open: the bot, and the command line beside it.
    """

    def __init__(self, path: Path, *, days: int = _KEPT) -> None:
        """Open or make the database. Raises DeskError where that is not possible.

        `days` is how long what members say is kept.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # It has the key of the members' hashes: nobody else on the machine may read it.
            path.touch(mode=0o600, exist_ok=True)
            self._db = Database(sqlite3.connect(path, timeout=_WAIT))
            self._db.enable_wal()
            migrations.apply(self._db)
        except (OSError, sqlite3.DatabaseError) as error:
            raise DeskError(f"{path}: the desk cannot be opened {trouble(error)}") from error
        self.audit = Audit(self._db)
        self.aliases = Aliases(self._db, self.audit)
        self.corrections = Corrections(self._db, self.audit)
        self.coverage = Coverage(self._db, self.audit)
        self.servers = Servers(self._db, self.audit)
        self.members = Members(self._db, days)
        self.inbox = Inbox(self._db, self.audit)
        self.members.purge()

    def decisions(self) -> Decisions:
        """What was decided so far, to be laid over the knowledge."""
        return Decisions(
            tuple(given.alias for given in self.aliases.all()),
            tuple(made.correction for made in self.corrections.all()),
            self.audit.revision(),
        )

    def listens(self, server: int, channel: int) -> bool:
        """Whether a moderator lets the bot listen in the channel."""
        return self.servers.listens(server, channel)

    def add_verdict(
        self, figure: str, verdict: str, reason: str, server: int | None, member: int | None = None
    ) -> None:
        """Keep what a member said of an answer."""
        self.members.add_verdict(figure, verdict, reason, server, member)

    def verdicts(self) -> list[dict[str, object]]:
        """What members said of answers, newest first."""
        return list(self._db.table("verdicts").rows_where(order_by="id desc"))

    def close(self) -> None:
        """Close the database."""
        self._db.close()

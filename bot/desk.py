"""desk.db: what people did here. It is never rebuilt; every change of its layout is a migration."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database, Migrations

migrations = Migrations("desk")


@migrations()
def _listening_and_verdicts(db: Database) -> None:
    """Make the channels where the bot listens, and what members said of answers."""
    db.table("listening").create({"server": int, "channel": int}, pk=("server", "channel"))
    db.table("verdicts").create(
        {"id": int, "figure": str, "verdict": str, "reason": str, "server": int, "at": str}, pk="id"
    )


class Desk:
    """The open desk database; used from the bot's own thread only."""

    def __init__(self, path: Path) -> None:
        self._db = Database(path)
        self._db.enable_wal()
        migrations.apply(self._db)
        self._listening = {(row["server"], row["channel"]) for row in self._db["listening"].rows}

    def listens(self, server: int, channel: int) -> bool:
        """Whether a moderator lets the bot listen in the channel."""
        return (server, channel) in self._listening

    def listen(self, server: int, channel: int, *, on: bool) -> None:
        """Let the bot listen in a channel, or no more."""
        if on:
            self._db.table("listening").insert({"server": server, "channel": channel}, ignore=True)
            self._listening.add((server, channel))
        elif self.listens(server, channel):
            self._db.table("listening").delete((server, channel))
            self._listening.discard((server, channel))

    def add_verdict(self, figure: str, verdict: str, reason: str, server: int | None) -> None:
        """Keep what a member said of an answer; nothing about the member."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"figure": figure, "verdict": verdict, "reason": reason, "server": server, "at": at}
        self._db.table("verdicts").insert(row)

    def verdicts(self) -> list[dict[str, object]]:
        """What members said of answers, newest first."""
        return list(self._db["verdicts"].rows_where(order_by="id desc"))

    def close(self) -> None:
        """Close the database."""
        self._db.close()

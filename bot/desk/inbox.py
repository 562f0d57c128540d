"""What members' questions and verdicts leave for moderators to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from bot.desk.audit import Audit, By, now
from bot.desk.errors import DeskError


@dataclass(frozen=True, slots=True)
class Group:
    """Unanswered questions about one thing, with the newest of them."""

    topic: str
    label: str
    company: str
    metric: str
    typed: str
    count: int
    example: str
    last: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """A figure whose answer members marked wrong: how often, and their reasons, newest first."""

    figure: str
    wrong: int
    right: int
    reasons: tuple[str, ...]
    last: str


class Inbox:
    """The unanswered questions and verdicts of an open desk."""

    def __init__(self, db: Database, audit: Audit) -> None:
        self._db = db
        self._audit = audit

    def unanswered(self, limit: int = -1, offset: int = 0) -> list[Group]:
        """Groups of questions, the most asked first; without those that are ignored."""
        rows = self._db.query(
            "SELECT topic, label, company, metric, typed, count(*) AS count,"
            # Of a group with max(), SQLite takes the other columns from the row that has it.
            " question AS example, max(at || printf('%012d', id)) AS newest, max(at) AS last"
            " FROM unanswered WHERE topic NOT IN (SELECT topic FROM ignored)"
            " GROUP BY topic ORDER BY count DESC, last DESC, topic LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return [Group(**{name: row[name] for name in row if name != "newest"}) for row in rows]

    def count(self) -> int:
        """How many groups there are."""
        row = self._db.execute(
            "SELECT count(DISTINCT topic) FROM unanswered"
            " WHERE topic NOT IN (SELECT topic FROM ignored)"
        ).fetchone()
        return int(row[0])

    def group(self, topic: str) -> Group:
        """One group. Raises DeskError where it is done with, or too old."""
        found = [group for group in self.unanswered() if group.topic == topic]
        if not found:
            raise DeskError("These questions are done with, or no longer kept.")
        return found[0]

    def ignore(self, topic: str, by: By, why: str = "") -> Group:
        """Leave a group out from now on."""
        with self._audit.change(by, "ignore", topic, why=why) as change:
            group = self.group(topic)
            change.after = group.label
            self._db.table("ignored").insert(
                {"topic": topic, "label": group.label, "by": by.name, "at": now()}
            )
        return group

    def settle(self, topic: str, by: By, why: str = "") -> None:
        """Forget the questions of a group: they can be answered now."""
        with self._audit.change(by, "unanswered settled", topic, why=why) as change:
            change.before = self.group(topic).label
            self._db.table("unanswered").delete_where("topic = ?", (topic,))

    def complaints(self, limit: int = -1, offset: int = 0) -> list[Complaint]:
        """Figures that members marked wrong and nobody closed, the most often marked first."""
        rows = self._db.query(
            "SELECT figure, sum(verdict = 'wrong') AS wrong, sum(verdict = 'right') AS right,"
            " max(at) AS last FROM verdicts WHERE closed = 0 GROUP BY figure"
            " HAVING wrong > 0 ORDER BY wrong DESC, last DESC, figure LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return [
            Complaint(row["figure"], row["wrong"], row["right"], self._reasons(row), row["last"])
            for row in rows
        ]

    def _reasons(self, row: dict[str, Any]) -> tuple[str, ...]:
        found = self._db.query(
            "SELECT reason FROM verdicts WHERE figure = ? AND closed = 0 AND verdict = 'wrong'"
            " AND reason != '' ORDER BY id DESC",
            (row["figure"],),
        )
        return tuple(str(entry["reason"]) for entry in found)

    def close(self, figure: str, by: By, why: str = "") -> int:
        """Close what members said of a figure; how many verdicts that were."""
        with self._audit.change(by, "feedback close", figure, why=why) as change:
            done = self._db.execute(
                "UPDATE verdicts SET closed = 1 WHERE figure = ? AND closed = 0", (figure,)
            )
            change.after = done.rowcount
        return done.rowcount

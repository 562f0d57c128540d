"""What is kept of members: unanswered questions and what they said of answers.

A member is kept as a keyed hash, the key is in desk.db; nothing is kept longer than the operator
says, and nothing at all where that is 0 days.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from bot.desk.audit import now
from knowledge.answers.figure_wording import metric_words
from knowledge.library import Asked

_HASH = 32  # hex digits: 128 bits


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question asked for: an id that stays, and words for people."""

    id: str
    label: str
    company: str
    metric: str
    typed: str


def topic_of(asked: Asked) -> Topic:
    """The topic of a question: company, metric and the words left over, in any order.

    >>> topic_of(Asked("", "net_loss", "", ("huawei",))).label
    'huawei · net loss'

    """
    typed = " ".join(sorted(asked.rest))
    words = [asked.company, typed, metric_words(asked.metric) if asked.metric else ""]
    label = " · ".join(word for word in words if word) or "no words"
    digest = hashlib.sha256(label.casefold().encode()).hexdigest()[:16]
    return Topic(digest, label, asked.company, asked.metric, " ".join(asked.rest))


class Members:
    """What an open desk keeps of members. With `days` 0 it keeps nothing."""

    def __init__(self, db: Database, days: int) -> None:
        self._db = db
        self._days = days

    @property
    def days(self) -> int:
        """For how many days what members say is kept."""
        return self._days

    def hashed(self, member: int) -> str:
        """What stands for a member: it can be told again, but not turned back without the key."""
        # Read each time: a restored desk has its own.
        row = self._db.execute("SELECT value FROM secret WHERE name = 'members'").fetchone()
        return hmac.new(bytes(row[0]), str(member).encode(), hashlib.sha256).hexdigest()[:_HASH]

    def add_unanswered(self, topic: Topic, question: str, member: int, server: int | None) -> None:
        """Keep a question that got no answer."""
        if not self._days:
            return
        self._db.table("unanswered").insert(
            {
                "topic": topic.id, "label": topic.label, "company": topic.company,
                "metric": topic.metric, "typed": topic.typed, "question": question,
                "member": self.hashed(member), "server": server, "at": now(),
            }
        )  # fmt: skip

    def add_verdict(
        self, figure: str, verdict: str, reason: str, server: int | None, member: int | None
    ) -> None:
        """Keep what a member said of an answer."""
        if not self._days:
            return
        hashed = self.hashed(member) if member is not None else ""
        self._db.table("verdicts").insert(
            {
                "figure": figure, "verdict": verdict, "reason": reason, "server": server,
                "at": now(), "member": hashed, "closed": 0,
            }
        )  # fmt: skip

    def kept(self, member: int) -> list[dict[str, Any]]:
        """Everything kept of a member, newest first: "at", "kind" and "text".

        The kind is "question", or the verdict of an answer: "right" or "wrong".
        """
        return list(
            self._db.query(
                "SELECT at, 'question' AS kind, question AS text FROM unanswered WHERE member = ?1"
                " UNION ALL SELECT at, verdict, reason FROM verdicts"
                " WHERE member = ?1 ORDER BY at DESC",
                (self.hashed(member),),
            )
        )

    def forget(self, member: int) -> int:
        """Delete everything kept of a member; how many entries that were."""
        return self._delete("member = ?", self.hashed(member))

    def purge(self, moment: datetime | None = None) -> int:
        """Delete what is older than the operator keeps it; how many entries that were."""
        oldest = (moment or datetime.now(UTC)) - timedelta(days=self._days)
        limit = oldest.isoformat(timespec="seconds") if self._days else "9999"
        return self._delete("at < ?", limit)

    def _delete(self, where: str, value: str) -> int:
        with self._db.atomic():
            return sum(
                self._db.execute(f"DELETE FROM {table} WHERE {where}", (value,)).rowcount  # noqa: S608 - texts of our own
                for table in ("unanswered", "verdicts")
            )

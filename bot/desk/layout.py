"""The layout of desk.db: every change of it is a migration, and none is ever changed again."""

from __future__ import annotations

import secrets

from sqlite_utils import Database, Migrations

migrations = Migrations("desk")


@migrations()
def _listening_and_verdicts(db: Database) -> None:
    """Make the channels where the bot listens, and what members said of answers."""
    db.table("listening").create({"server": int, "channel": int}, pk=("server", "channel"))
    db.table("verdicts").create(
        {"id": int, "figure": str, "verdict": str, "reason": str, "server": int, "at": str}, pk="id"
    )


@migrations()
def _audit(db: Database) -> None:
    """Make the log of who changed what; `decides` marks what the answers depend on."""
    db.table("audit").create(
        {
            "id": int, "at": str, "who": str, "name": str, "server": int, "action": str,
            "subject": str, "before": str, "after": str, "why": str, "decides": int,
        },
        pk="id",
    )  # fmt: skip
    db.table("audit").create_index(("decides", "id"))


@migrations()
def _decisions(db: Database) -> None:
    """Make other names of companies, and what was decided about figures."""
    db.table("alias").create(
        {"key": str, "name": str, "company": str, "by": str, "at": str}, pk="key"
    )
    db.table("correction").create(
        {
            "figure": str, "action": str, "changes": str, "before": str, "sentence": str,
            "title": str, "url": str, "why": str, "by": str, "at": str, "version": int,
        },
        pk="figure",
    )  # fmt: skip


@migrations()
def _coverage(db: Database) -> None:
    """Make the files that moderators added, and the articles that they took out."""
    db.table("added").create(
        {"digest": str, "name": str, "data": bytes, "articles": str, "by": str, "at": str},
        pk="digest",
    )
    db.table("removed").create(
        {"article": int, "title": str, "url": str, "by": str, "at": str}, pk="article"
    )


@migrations()
def _servers(db: Database) -> None:
    """Make the settings of servers; what is not set there is as the operator has set it."""
    db.table("server").create(
        {
            "id": int, "moderators": int, "private": int, "cooldown_uses": int,
            "cooldown_seconds": float,
        },
        pk="id",
    )  # fmt: skip


@migrations()
def _members(db: Database) -> None:
    """Make unanswered questions, the key that hides members, and mark verdicts with both."""
    db.table("unanswered").create(
        {
            "id": int, "topic": str, "label": str, "company": str, "metric": str, "typed": str,
            "question": str, "member": str, "server": int, "at": str,
        },
        pk="id",
    )  # fmt: skip
    db.table("unanswered").create_index(("topic",))
    db.table("unanswered").create_index(("member",))
    db.table("ignored").create({"topic": str, "label": str, "by": str, "at": str}, pk="topic")
    db.table("secret").create({"name": str, "value": bytes}, pk="name")
    db.table("secret").insert({"name": "members", "value": secrets.token_bytes(32)})
    db.table("verdicts").add_column("member", str)
    db.table("verdicts").add_column("closed", int, not_null_default=0)


@migrations()
def _language(db: Database) -> None:
    """Add the language of the replies to the settings of servers."""
    db.table("server").add_column("language", str)


@migrations()
def _merges(db: Database) -> None:
    """Mark the names that were a company of the coverage, and mean another one now."""
    db.table("alias").add_column("merges", int, not_null_default=0)

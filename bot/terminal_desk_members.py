"""The actions of `coverage-bot desk` on members' questions, servers and the log."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from bot.desk.errors import DeskError
from bot.desk.servers import Field
from bot.reply_desk import questions_csv
from bot.terminal_desk_session import Rows, Session
from knowledge.answers.speech import LANGUAGES


def unanswered(session: Session, options: argparse.Namespace) -> Rows:
    """Questions without an answer."""
    if options.csv:
        text = questions_csv(session.desk.inbox.unanswered()).decode("utf-8-sig")
        return text.rstrip("\n")
    return [
        {
            "id": group.topic, "count": group.count, "about": group.label, "last": group.last,
            "example": group.example,
        }
        for group in session.desk.inbox.unanswered()
    ]  # fmt: skip


def ignore(session: Session, options: argparse.Namespace) -> Rows:
    """Leave such questions out."""
    return f"ignored: {session.desk.inbox.ignore(options.topic, session.by, options.why).label}"


def feedback(session: Session, _: argparse.Namespace) -> Rows:
    """Figures that members marked wrong."""
    return [
        {
            "id": row.figure, "wrong": row.wrong, "right": row.right, "last": row.last,
            "reasons": "; ".join(row.reasons),
        }
        for row in session.desk.inbox.complaints()
    ]  # fmt: skip


def settle(session: Session, options: argparse.Namespace) -> Rows:
    """Close what members said of a figure."""
    count = session.desk.inbox.close(options.figure, session.by, options.why)
    return f"closed: {count}"


def forget(session: Session, options: argparse.Namespace) -> Rows:
    """Delete what is kept of a member."""
    count = session.desk.members.forget(options.member)
    session.desk.audit.note(session.by, "forget", "a member", after=count)
    return f"deleted: {count}"


def listen(session: Session, options: argparse.Namespace) -> Rows:
    """Let the bot listen in a channel, or no more."""
    on = options.switch == "on"
    if on and not session.settings.listening:
        raise DeskError("the operator has not allowed listening: set COVERAGE_BOT_LISTENING=true")
    session.desk.servers.listen(options.server, options.channel, session.by, on=on)
    return f"listening in {options.channel}: {options.switch}"


def settings(session: Session, options: argparse.Namespace) -> Rows:
    """The settings of servers, after a change if one is given."""
    servers = session.desk.servers
    if options.field and options.value is None:
        raise DeskError(f"give a value for {options.field}, - for the operator's")
    if options.field:
        servers.set(options.server, options.field, _value(options), session.by)
    wanted = [options.server] if options.server is not None else servers.all()
    return [
        {
            "server": server, "moderators": own.moderators, "private": own.private,
            "cooldown_uses": own.cooldown_uses, "cooldown_seconds": own.cooldown_seconds,
            "language": own.language,
            "listening": ", ".join(map(str, servers.channels(server))),
        }
        for server, own in ((server, servers.of(server)) for server in wanted)
    ]  # fmt: skip


def _value(options: argparse.Namespace) -> float | str | None:
    if options.value == "-":
        return None
    if options.field != "language":
        return _number(options)
    if options.value not in LANGUAGES:
        raise DeskError(f"language: one of {', '.join(LANGUAGES)}, not {options.value!r}")
    return str(options.value)


def _number(options: argparse.Namespace) -> float:
    kinds: dict[Field, Callable[[str], float]] = {"cooldown_seconds": float}
    try:
        value = kinds.get(options.field, int)(options.value)
    except ValueError:
        raise DeskError(f"{options.field}: {options.value!r} is no number") from None
    if value < (1 if options.field == "cooldown_uses" else 0):
        raise DeskError(f"{options.field}: {options.value} is too small")
    return value


def audit(session: Session, options: argparse.Namespace) -> Rows:
    """The last changes."""
    return [
        {
            "at": entry.at, "by": entry.by.name, "server": entry.by.server,
            "action": entry.action, "subject": entry.subject, "before": entry.before,
            "after": entry.after, "why": entry.why,
        }
        for entry in session.desk.audit.entries(options.limit)
    ]  # fmt: skip

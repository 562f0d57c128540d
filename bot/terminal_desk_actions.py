"""What each action of `coverage-bot desk` does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from bot.cli import UsageError
from bot.desk import Desk
from bot.errors import BotError
from bot.settings import SettingError, load
from bot.terminal_desk_coverage import add, articles, reload, remove, restore, rollback, status
from bot.terminal_desk_figures import (
    alias,
    aliases,
    conflicts,
    decide,
    decisions,
    figures,
    unalias,
    undo,
)
from bot.terminal_desk_members import (
    audit,
    feedback,
    forget,
    ignore,
    listen,
    settings,
    settle,
    unanswered,
)
from bot.terminal_desk_session import Rows, Session, show, who

ACTIONS: dict[str, Callable[[Session, Any], Rows]] = {
    "aliases": aliases, "alias": alias, "unalias": unalias, "figures": figures,
    "confirm": decide, "correct": decide, "hide": decide, "undo": undo,
    "decisions": decisions, "conflicts": conflicts, "unanswered": unanswered,
    "ignore": ignore, "feedback": feedback, "settle": settle, "forget": forget,
    "articles": articles, "status": status, "add": add, "remove": remove,
    "restore": restore, "reload": reload, "rollback": rollback, "settings": settings,
    "listen": listen, "audit": audit,
}  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Do what was asked and print the outcome; exit status 1 for an empty list."""
    try:
        given = {name: getattr(options, name) for name in ("db", "desk") if getattr(options, name)}
        own = load().model_copy(update=given)
        desk = Desk(own.desk, days=own.retention_days)
    except (SettingError, BotError) as error:
        raise UsageError(str(error)) from None
    try:
        rows = ACTIONS[options.action](Session(own, desk, who()), options)
    except BotError as error:
        raise UsageError(str(error)) from None
    finally:
        desk.close()
    show(rows, as_json=options.json)
    return 0 if rows else 1

"""`coverage-bot desk`: what moderators do in Discord, from the command line, for scripts."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Generic for the type checker alone.
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001


def add_desk(commands: _Commands) -> None:
    """Add the grammar of `desk`, whose actions are functions of `bot.terminal_desk_actions`."""
    desk = commands.add_parser("desk", help="curate: names, figures, coverage, questions, settings")
    desk.add_argument("--db", type=Path, metavar="FILE", help="default: as in the settings")
    desk.add_argument("--desk", type=Path, metavar="FILE", help="default: as in the settings")
    desk.add_argument("--json", action="store_true", help="print JSON lines, for scripts")
    actions = desk.add_subparsers(metavar="ACTION", required=True)
    _add_names(actions)
    _add_figures(actions)
    _add_members(actions)
    _add_coverage(actions)
    _add_settings(actions)
    log = _action(actions, "audit", "the last changes, newest first")
    log.add_argument("--limit", type=int, default=50)


def _action(actions: _Commands, name: str, said: str) -> argparse.ArgumentParser:
    action = actions.add_parser(name, help=said, description=said)
    action.set_defaults(action=name, command=_run)
    return action


def _why(action: argparse.ArgumentParser, *, required: bool = True) -> None:
    action.add_argument("--why", required=required, default="", help="the reason, for the log")


def _add_names(actions: _Commands) -> None:
    _action(actions, "aliases", "the names that were given")
    add = _action(actions, "alias", "give a company another name")
    add.add_argument("name")
    add.add_argument("company")
    add.add_argument("--merge", action="store_true", help="the name is a company too: merge them")
    _why(add, required=False)
    remove = _action(actions, "unalias", "take a name back")
    remove.add_argument("name")
    _why(remove, required=False)


def _add_figures(actions: _Commands) -> None:
    figures = _action(actions, "figures", "the figures read least surely, or those of an article")
    figures.add_argument("--article", type=int, metavar="ID")
    figures.add_argument("--limit", type=int, default=20)
    for name, said in (("confirm", "say that a figure is right"), ("hide", "hide a figure")):
        action = _action(actions, name, said)
        action.add_argument("figure", metavar="ID")
        _why(action)
    correct = _action(actions, "correct", "correct a figure")
    correct.add_argument("figure", metavar="ID")
    correct.add_argument("--value", default="", help="the number, as the sentence prints it")
    correct.add_argument("--metric", default="", help="its key or name")
    correct.add_argument("--company", default="", help="any of its names, - for nobody's")
    correct.add_argument("--period", default="", help="such as 2021-Q1, - for none")
    _why(correct)
    undo = _action(actions, "undo", "take a decision about a figure back")
    undo.add_argument("figure", metavar="ID")
    _why(undo)
    _action(actions, "decisions", "what was decided about figures")
    _action(actions, "conflicts", "figures on which articles differ")


def _add_members(actions: _Commands) -> None:
    unanswered = _action(
        actions, "unanswered", "questions without an answer, by what they asked for"
    )
    unanswered.add_argument("--csv", action="store_true", help="print CSV for a spreadsheet")
    ignore = _action(actions, "ignore", "leave such questions out from now on")
    ignore.add_argument("topic", metavar="ID")
    _why(ignore, required=False)
    _action(actions, "feedback", "figures that members marked wrong")
    settle = _action(actions, "settle", "close what members said of a figure")
    settle.add_argument("figure", metavar="ID")
    _why(settle, required=False)
    forget = _action(actions, "forget", "delete everything that is kept of a member")
    forget.add_argument("member", type=int, metavar="ID")


def _add_coverage(actions: _Commands) -> None:
    _action(actions, "articles", "the articles in service")
    _action(actions, "status", "what is in service, and what was changed of it")
    add = _action(actions, "add", "add files of coverage; `reload` takes them into service")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    remove = _action(actions, "remove", "take an article out at the next `reload`")
    remove.add_argument("article", type=int, metavar="ID")
    _why(remove)
    restore = _action(actions, "restore", "put an article back at the next `reload`")
    restore.add_argument("article", type=int, metavar="ID")
    reload = _action(actions, "reload", "read the coverage again; a running bot takes it over")
    reload.add_argument("--accept-loss", action="store_true", help="even if much would be lost")
    _action(actions, "rollback", "bring the knowledge of before the last reload back")


def _add_settings(actions: _Commands) -> None:
    listen = _action(actions, "listen", "let the bot answer unasked in a channel, or no more")
    listen.add_argument("server", type=int, metavar="SERVER")
    listen.add_argument("channel", type=int, metavar="CHANNEL")
    listen.add_argument("switch", choices=["on", "off"])
    settings = _action(actions, "settings", "the settings of a server; with a value, set one")
    settings.add_argument("server", type=int, metavar="SERVER", nargs="?")
    settings.add_argument(
        "field",
        nargs="?",
        choices=["moderators", "private", "cooldown_uses", "cooldown_seconds", "language"],
        metavar="FIELD",
        help="moderators (a role's id), private (0 or 1), cooldown_uses, cooldown_seconds, language",
    )
    settings.add_argument(
        "value", nargs="?", help="a number, or en, de, fr, es; - for the operator's"
    )


def _run(options: argparse.Namespace) -> int:
    from bot.terminal_desk_actions import run

    return run(options)

"""The command line `coverage-bot`: what can be asked of it, and how it ends.

Exit status: 0 done; 1 nothing read, nothing found, or a line of a batch was no question;
2 a wrong argument, setting or database; 130 interrupted; 141 the reader of the output left.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from bot.terminal_desk import add_desk
from knowledge.errors import KnowledgeError

PROGRAM = "coverage-bot"

_DESCRIPTION = """Ask a publication's coverage for its numbers, each with the sentence that states it.
Everything but "run" works in the terminal, without a token or a network."""
_EPILOG = """Start with:  coverage-bot chat"""

if TYPE_CHECKING:
    # Generic for the type checker alone.
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

Command = Callable[[argparse.Namespace], int]


class UsageError(Exception):
    """The command cannot be done as it was given; one line says why and what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of the command in `argv` (default: the program's own arguments)."""
    _speak_utf8()
    options = parser().parse_args(argv)
    command: Command = options.command
    try:
        status = command(options)
        sys.stdout.flush()
    except (KnowledgeError, UsageError) as error:
        return complain(str(error))
    except BrokenPipeError:
        # The reader (`head`, a closed pager) has what it wanted; the rest goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        complain("interrupted")
        return 130
    return status


def complain(message: str) -> int:
    """Exit status 2, after saying on standard error in one line what is wrong."""
    print(f"{PROGRAM}: {' '.join(message.split())}", file=sys.stderr)
    return 2


def _speak_utf8() -> None:
    """Make the streams carry any text, and a line of input stay one line."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(newline="\n")


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    top = argparse.ArgumentParser(
        PROGRAM,
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"{PROGRAM} {version(PROGRAM)}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for add in (_add_build, _add_ask, _add_chat, _add_figures, _add_quantities, _add_run):
        add(commands)
    add_desk(commands)
    _add_browse(commands)
    _add_copies(commands)
    return top


def _add_build(commands: _Commands) -> None:
    build = commands.add_parser("build", help="read coverage into a knowledge database")
    build.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
    _add_db(build)
    build.add_argument("--json", action="store_true", help="report as JSON")
    build.set_defaults(command=_build)


def _add_ask(commands: _Commands) -> None:
    ask = commands.add_parser("ask", help="ask one question, or a file of them")
    ask.add_argument("question", nargs="*", metavar="QUESTION", help="in your own words")
    ask.add_argument(
        "--batch",
        metavar="FILE",
        help='JSON lines {"id", "question"}, - for standard input; prints one answer a line',
    )
    _add_db(ask)
    ask.add_argument("--json", action="store_true", help="print the answer as JSON")
    ask.add_argument("--explain", action="store_true", help="show how the answer was found")
    ask.set_defaults(command=_ask)


def _add_chat(commands: _Commands) -> None:
    chat = commands.add_parser("chat", help="talk with the bot here, as in the channel")
    chat.add_argument("--db", type=Path, metavar="FILE", help="default: the sample coverage")
    chat.set_defaults(command=_chat)


def _add_figures(commands: _Commands) -> None:
    figures = commands.add_parser("figures", help="list the figures of a database")
    _add_db(figures)
    figures.add_argument("--company", metavar="NAME", help="of this company, by any of its names")
    figures.add_argument("--metric", metavar="KEY", help="of this metric, for instance revenue")
    figures.add_argument("--format", choices=["table", "jsonl", "csv"], default="table")
    figures.set_defaults(command=_figures)


def _add_quantities(commands: _Commands) -> None:
    quantities = commands.add_parser(
        "quantities", help="read sentences on standard input, print their quantities as JSON"
    )
    quantities.set_defaults(command=_quantities)


def _add_run(commands: _Commands) -> None:
    run = commands.add_parser("run", help="connect to Discord; settings as in .env.example")
    run.set_defaults(command=_run)


def _add_browse(commands: _Commands) -> None:
    browse = commands.add_parser("browse", help="look at the knowledge in Datasette")
    _add_db(browse)
    browse.add_argument("--host", default="127.0.0.1", help="default: this machine alone")
    browse.add_argument("--port", type=int, default=8001)
    browse.set_defaults(command=_browse)


def _add_copies(commands: _Commands) -> None:
    for name, said in (
        ("backup", "copy both databases into a folder, also while the bot runs"),
        ("restore", "bring both databases back from such a folder"),
    ):
        copy = commands.add_parser(name, help=said)
        copy.add_argument("folder", type=Path, metavar="FOLDER")
        copy.add_argument("--db", type=Path, metavar="FILE", help="default: as in the settings")
        copy.add_argument("--desk", type=Path, metavar="FILE", help="default: as in the settings")
        copy.set_defaults(command=_backup if name == "backup" else _restore)


def _add_db(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--db", type=Path, required=True, metavar="FILE", help="the knowledge database"
    )


def _build(options: argparse.Namespace) -> int:
    from bot.terminal_build import build_command

    return build_command(options.paths, options.db, as_json=options.json)


def _ask(options: argparse.Namespace) -> int:
    from bot.terminal_ask import ask_batch, ask_one

    question = " ".join(options.question).strip()
    if bool(question) == bool(options.batch):
        raise UsageError("ask: give either a question or --batch FILE")
    if options.batch:
        if options.explain:
            raise UsageError("ask: --explain works with one question, not with --batch")
        return ask_batch(options.batch, options.db)
    return ask_one(question, options.db, as_json=options.json, explain=options.explain)


def _chat(options: argparse.Namespace) -> int:
    from bot.chat import chat

    return chat(options.db)


def _figures(options: argparse.Namespace) -> int:
    from bot.terminal_figures import figures_command

    return figures_command(options.db, options.company, options.metric, options.format)


def _quantities(_options: argparse.Namespace) -> int:
    from bot.terminal_quantities import quantities_command

    return quantities_command(sys.stdin, sys.stdout)


def _run(_options: argparse.Namespace) -> int:
    from bot.terminal_run import run_command

    return run_command()


def _browse(options: argparse.Namespace) -> int:
    from bot.terminal_browse import browse_command

    return browse_command(options.db, options.host, options.port)


def _backup(options: argparse.Namespace) -> int:
    from bot.terminal_backup import backup_command

    return backup_command(options.folder, options.db, options.desk)


def _restore(options: argparse.Namespace) -> int:
    from bot.terminal_backup import restore_command

    return restore_command(options.folder, options.db, options.desk)

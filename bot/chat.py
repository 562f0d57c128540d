"""`coverage-bot chat`: the conversation in a terminal, or in a pipe as plain text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.command_table import COMMANDS, command
from bot.terminal_places import history_file, sample_knowledge
from bot.terminal_reply import plain_table, printable, rich_answer, rich_table
from bot.terminal_talk import LEAVE, Listing, Said, Talk
from knowledge.answers.answer import Answer
from knowledge.answers.wording import plain_text
from knowledge.errors import KnowledgeError
from knowledge.library import Knowledge

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import Completer

Show = Callable[[Said], None]


def chat(db: Path | None) -> int:
    """Talk until the input ends or the person leaves; without `db`, on the sample coverage."""
    with Knowledge.open(db or sample_knowledge()) as knowledge:
        talk = Talk(knowledge)
        if sys.stdin.isatty() and sys.stdout.isatty():
            converse(talk, str(db) if db else "The sample coverage")
        else:
            for line in sys.stdin:
                if leaves(line):
                    break
                _answer(talk, line, _print_plain)
    return 0


def leaves(line: str) -> bool:
    """Whether a line ends the conversation.

    >>> leaves("/quit"), leaves("exit"), leaves("exit of BluePark")
    (True, True, False)

    """
    return line.strip().removeprefix("/").casefold() in LEAVE


def _answer(talk: Talk, line: str, show: Show) -> None:
    try:
        for said in talk.said_to(line):
            show(said)
    except KnowledgeError as error:
        show(str(error))


def plain(said: Said) -> str:
    """What is said, as plain text."""
    match said:
        case Answer():
            return printable(plain_text(said))
        case Listing():
            return f"{printable(said.title)}\n{plain_table(said.columns, said.rows) or 'none'}"
        case _:
            return printable(said)


def _print_plain(said: Said) -> None:
    print(plain(said), end="\n\n", flush=True)  # noqa: T201


def converse(talk: Talk, name: str) -> None:
    """Prompt, answer, repeat: with completion, history and colour."""
    from rich.console import Console, Group
    from rich.text import Text

    console = Console()

    def show(said: Said) -> None:
        match said:
            case Answer():
                drawn = rich_answer(said)
            case Listing():
                table = rich_table(said.columns, said.rows)
                drawn = Group(Text(printable(said.title), style="bold"), table)
            case _:
                drawn = Text(printable(said))
        console.print(drawn, end="\n\n")

    status = talk.knowledge.status()
    told = (
        f"{status.articles:,} articles, {status.figures:,} figures, {status.companies:,} companies"
    )
    show(f"{name}: {told}. Ask in plain words, or /help; /quit leaves.")
    for line in _lines(_session(talk.knowledge)):
        if leaves(line):
            break
        _answer(talk, line, show)


def _lines(session: PromptSession[str]) -> Iterable[str]:
    while True:
        try:
            yield session.prompt("> ")
        except KeyboardInterrupt:
            continue  # Ctrl-C drops the line, as in a shell.
        except EOFError:
            return


def _session(knowledge: Knowledge) -> PromptSession[str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    file = history_file()
    history = FileHistory(str(file)) if file else InMemoryHistory()
    return PromptSession(
        history=history, completer=_completer(knowledge), complete_while_typing=True
    )


def _completer(knowledge: Knowledge) -> Completer:
    """Offers what `completions` finds, in the words of prompt_toolkit."""
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document

    class Names(Completer):
        def get_completions(
            self, document: Document, _event: CompleteEvent
        ) -> Iterable[Completion]:
            typed, found = completions(document.text_before_cursor, knowledge)
            return [Completion(text, -len(typed), display_meta=meta) for text, meta in found]

    return Names()


def completions(line: str, knowledge: Knowledge) -> tuple[str, list[tuple[str, str]]]:
    """The piece of a line that can be completed, and what it may become, each with a note.

    A slash completes commands, an option completes the companies of the coverage, and a word
    of a question of two letters or more completes names that begin with it.
    """
    name, space, typed = line.removeprefix("/").partition(" ")
    if line.startswith("/") and not space:
        rows = [(f"/{row.name}", row.description) for row in COMMANDS if row.name.startswith(name)]
        return line, rows
    row = command(name) if line.startswith("/") else None
    if row is not None and row.name != "ask":
        piece = typed.rpartition(",")[2].lstrip()
        return piece, [(found, "") for found in knowledge.companies(piece, limit=8)]
    word = line.rpartition(" ")[2]
    if len(word) < 2:  # noqa: PLR2004 - one letter fits too many names
        return word, []
    names = knowledge.companies(word, limit=8)
    wanted = word.casefold()
    fitting = [n for n in names if any(w.casefold().startswith(wanted) for w in n.split())]
    return word, [(found, "") for found in fitting]

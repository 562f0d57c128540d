"""`coverage-bot ask`: one question, or a batch of them as JSON lines."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TextIO

from bot.terminal_reply import printable
from knowledge.answers.as_json import answer_json
from knowledge.answers.wording import plain_text
from knowledge.errors import KnowledgeError
from knowledge.library import Knowledge


class BatchError(KnowledgeError):
    """A batch of questions cannot be read; names the file."""


class BatchQuestion(NamedTuple):
    """One line of a batch: its question, or why there is none."""

    id: object
    question: str
    error: str = ""


def ask_one(question: str, db: Path, *, as_json: bool, explain: bool) -> int:
    """Print the answer to one question."""
    with Knowledge.open(db) as knowledge:
        answer = knowledge.ask(question)
        if as_json:
            print(json.dumps(answer_json(answer), ensure_ascii=False))
        else:
            print(printable(plain_text(answer, _bold if _shows_colour(sys.stdout) else str)))
        if explain:
            # With --json the answer alone stays on standard output.
            shown = sys.stderr if as_json else sys.stdout
            print(f"\n{printable(knowledge.explain(question))}", file=shown)
    return 0


def _bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[22m"


def _shows_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def ask_batch(path: str, db: Path) -> int:
    """Print one JSON answer for each line of a file of questions ("-": standard input).

    A line that is no question gets an object with "line" and "error" in its place, is named on
    standard error, and makes the exit status 1; the other lines are answered.
    """
    status = 0
    with Knowledge.open(db) as knowledge, _lines(path) as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            asked = batch_question(line)
            if asked.error:
                status = 1
                print(f"coverage-bot: {path} line {number}: {asked.error}", file=sys.stderr)
                told = {"id": asked.id, "line": number, "error": asked.error}
            else:
                told = dict(answer_json(knowledge.ask(asked.question), asked.id))
            # Someone who types questions or pipes them one by one waits for each answer.
            print(json.dumps(told, ensure_ascii=False), flush=path == "-")
    return status


def batch_question(line: str) -> BatchQuestion:
    """The question of one line, or what is wrong with it.

    >>> batch_question('{"id": 7, "question": "BluePark loss"}')
    BatchQuestion(id=7, question='BluePark loss', error='')
    >>> batch_question('{"id": 8}').error
    'needs a "question" that is a text'

    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return BatchQuestion(None, "", f"not JSON ({error})")
    if not isinstance(row, dict):
        return BatchQuestion(None, "", 'not a JSON object {"id", "question"}')
    question = row.get("question")
    if not isinstance(question, str) or not question.strip():
        return BatchQuestion(row.get("id"), "", 'needs a "question" that is a text')
    return BatchQuestion(row.get("id"), question)


@contextmanager
def _lines(path: str) -> Iterator[Iterator[str]]:
    if path == "-":
        yield iter(sys.stdin)
        return
    try:
        with Path(path).open(encoding="utf-8-sig") as lines:
            yield lines
    except UnicodeDecodeError:
        raise BatchError(f"{path}: not UTF-8 text; save the questions as UTF-8") from None
    except OSError as error:
        if error.filename != path:
            raise
        raise BatchError(f"{path}: cannot be read ({error.strerror})") from None

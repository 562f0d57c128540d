"""What stands in a file that somebody sent: read in another process, before anything is kept."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import DeskError
from bot.settings import tokenless_environment
from knowledge.figures.figure import ArticleRef, Figure
from knowledge.library import Knowledge

_SECONDS = 120  # a file that takes longer is refused
_NAME = "file"  # the name that the sender gave it is never used for a path


@dataclass(frozen=True, slots=True)
class Found:
    """The articles and figures of a file; `unread` are the parts that could not be read."""

    articles: tuple[ArticleRef, ...]
    figures: tuple[Figure, ...]
    unread: tuple[str, ...]


async def inspected(data: bytes) -> Found:
    """What stands in a file with this content; its type is told from the content alone.

    Raises DeskError where nothing of it can be read.
    """
    return await asyncio.to_thread(_inspected, data)


def _inspected(data: bytes) -> Found:
    with tempfile.TemporaryDirectory(prefix="coverage-bot-") as folder:
        file, db = Path(folder) / _NAME, Path(folder) / "found.db"
        file.write_bytes(data)
        outcome = _built(file, db)
        changes = outcome.get("changes")
        if changes is None:
            raise DeskError(
                f"It cannot be read: {outcome.get('error', 'reading it was given up')}."
            )
        unread = tuple(
            line.replace(f"{file}: ", "").replace(str(file), "") for line in changes["unread"]
        )
        if not changes["articles"]:
            raise DeskError(f"It cannot be read: {'; '.join(unread) or 'no article was found'}.")
        with Knowledge.open(db) as known:
            return Found(tuple(known.articles()), tuple(known.figures()), unread)


def _built(file: Path, db: Path) -> dict[str, Any]:
    """The last line that the reading process told; empty where it told nothing in time."""
    order = {
        "paths": [str(file)], "db": str(db), "former": str(db.with_name("none")),
        "aliases": [], "corrections": [], "revision": 0, "without": [],
    }  # fmt: skip
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bot.reload_job"],
            input=json.dumps(order),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_SECONDS,
            env=tokenless_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {}
    lines = done.stdout.splitlines()
    outcome: dict[str, Any] = json.loads(lines[-1]) if lines else {}
    return outcome

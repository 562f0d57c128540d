"""A reload: build in another process while answers go on, then exchange the knowledge whole."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from bot.errors import ReloadError
from bot.settings import Settings
from bot.shelf import Shelf
from knowledge.errors import KnowledgeError
from knowledge.library import Knowledge


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reload found: what was read, and what is new, gone and changed, each as a line."""

    files: int
    articles: int
    figures: int
    figures_before: int
    unread: tuple[str, ...] = ()
    articles_added: tuple[str, ...] = ()
    articles_gone: tuple[str, ...] = ()
    articles_changed: tuple[str, ...] = ()
    figures_new: tuple[str, ...] = ()
    figures_gone: tuple[str, ...] = ()
    figures_changed: tuple[str, ...] = ()
    figures_new_count: int = 0
    figures_gone_count: int = 0
    figures_changed_count: int = 0

    @classmethod
    def of(cls, entry: dict[str, Any]) -> Changes:
        """The changes that the other process told."""
        known = {row.name for row in fields(cls)}
        given: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value
            for key, value in entry.items()
            if key in known
        }
        return cls(**given)


@dataclass(slots=True)
class _Job:
    """A running build: its process, and how far it is."""

    process: subprocess.Popen[str]
    progress: tuple[int, int] = (0, 0)
    outcome: dict[str, Any] = field(default_factory=dict)

    def follow(self, order: dict[str, object]) -> None:
        """Hand over the order and read what the process tells, to its end."""
        assert self.process.stdin is not None  # noqa: S101 - both are pipes, see `prepare`
        assert self.process.stdout is not None  # noqa: S101
        with self.process as process, contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(order))
            self.process.stdin.close()
            for line in self.process.stdout:
                entry = json.loads(line)
                if "progress" in entry:
                    self.progress = tuple(entry["progress"])
                else:
                    self.outcome = entry
            process.wait()


class Reloads:
    """Rebuilds the knowledge, one reload at a time.

    `prepare` builds beside the database and changes nothing in service; `take_over` puts the
    build into service. Whatever fails, the former knowledge goes on answering.
    """

    def __init__(self, settings: Settings, shelf: Shelf) -> None:
        self._settings = settings
        self._shelf = shelf
        self._job: _Job | None = None
        self._task: asyncio.Task[Changes] | None = None

    @property
    def progress(self) -> tuple[int, int]:
        """Files done and files in all of the reload under way; (0, 0) before it knows."""
        return self._job.progress if self._job else (0, 0)

    @property
    def built(self) -> Path:
        """Where a build stands before it is taken over."""
        return self._settings.db.with_name(self._settings.db.name + ".next")

    @property
    def former(self) -> Path:
        """Where the knowledge of before the last reload is kept."""
        return self._settings.db.with_name(self._settings.db.name + ".former")

    def start(self) -> asyncio.Task[Changes]:
        """Start a reload; its task gives the changes. Raises ReloadError: one is under way."""
        if self._task is not None and not self._task.done():
            done, total = self.progress
            how_far = f" ({done} of {total} files)" if total else ""
            raise ReloadError(f"A reload is under way already{how_far}.")
        self._task = asyncio.create_task(self.run(), name="reload")
        return self._task

    async def run(self) -> Changes:
        """Prepare and take over. Raises ReloadError, which says why."""
        try:
            changes = await self.prepare()
            await asyncio.to_thread(self.take_over)
        finally:
            # What stands in the way of it is told by the build itself.
            with contextlib.suppress(OSError):
                self.built.unlink()
        return changes

    async def prepare(self) -> Changes:
        """Build beside the database, in another process, and compare. Raises ReloadError."""
        order: dict[str, object] = {
            "paths": [str(path) for path in self._settings.coverage],
            "db": str(self.built),
            "former": str(self._settings.db),
        }
        self._job = _Job(_start([sys.executable, "-m", "bot.reload_job"]))
        try:
            await asyncio.to_thread(self._job.follow, order)
            outcome = self._job.outcome
        finally:
            self._job = None
        if "changes" not in outcome:
            why = outcome.get("error", "the build stopped before its end")
            raise ReloadError(f"The reload failed, nothing has changed: {why}")
        return Changes.of(outcome["changes"])

    def take_over(self) -> None:
        """Put the prepared build into service and keep the former file. Raises ReloadError."""
        db = self._settings.db
        try:
            Knowledge.open(self.built).close()
            if db.exists():
                db.replace(self.former)
            self.built.replace(db)
            self._shelf.swap(Knowledge.open(db))
        except (KnowledgeError, OSError) as error:
            if not db.exists() and self.former.exists():
                self.former.replace(db)
            raise ReloadError(f"The reload failed, nothing has changed: {error}") from error

    async def stop(self) -> None:
        """End a build under way; the bot is stopping."""
        if self._job is not None:
            self._job.process.kill()


def _start(command: Sequence[str]) -> subprocess.Popen[str]:
    """The process of a build."""
    return subprocess.Popen(  # noqa: S603 - our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )

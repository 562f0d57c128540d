"""A reload: build in another process while answers go on, then exchange the knowledge whole."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from bot.desk import By, Desk
from bot.desk.audit import Audit
from bot.errors import ReloadError
from bot.exchange import Exchange
from bot.settings import Settings, tokenless_environment


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reload found: what was read, and what is new, gone and changed, each as a line.

    `figures_removed_count` of the gone figures stood in articles that a moderator took out.
    A `held` build is not in service yet: it would lose more than the operator allows unasked.
    """

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
    figures_removed_count: int = 0
    corrections_gone: tuple[str, ...] = ()
    held: bool = False

    @property
    def lost_share(self) -> float:
        """The share of the figures of before that is gone, but for those taken out on purpose."""
        lost = self.figures_gone_count - self.figures_removed_count
        return lost / self.figures_before if self.figures_before else 0.0

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
        # A process that is killed leaves half a line; then there is no outcome.
        with self.process as process, contextlib.suppress(BrokenPipeError, ValueError):
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

    `prepare` builds beside the database and changes nothing in service; `Exchange.take_over` puts
    the build into service. Whatever fails, the former knowledge goes on answering.
    """

    def __init__(self, settings: Settings, exchange: Exchange, desk: Desk) -> None:
        self._settings = settings
        self._exchange = exchange
        self._desk = desk
        self._job: _Job | None = None
        self._task: asyncio.Task[Changes] | None = None

    @property
    def progress(self) -> tuple[int, int]:
        """Files done and files in all of the reload under way; (0, 0) before it knows."""
        return self._job.progress if self._job else (0, 0)

    @property
    def built(self) -> Path:
        """Where a build stands before it is taken over."""
        return self._exchange.built

    @property
    def former(self) -> Path:
        """Where the knowledge of before the last reload is kept."""
        return self._exchange.former

    @property
    def running(self) -> bool:
        """Whether a reload is under way."""
        return self._task is not None and not self._task.done()

    def start(self) -> asyncio.Task[Changes]:
        """Start a reload; its task gives the changes. Raises ReloadError: one is under way."""
        if self.running:
            done, total = self.progress
            how_far = f" ({done} of {total} files)" if total else ""
            raise ReloadError(f"A reload is under way already{how_far}.")
        self._task = asyncio.create_task(self.run(), name="reload")
        return self._task

    async def again(self) -> asyncio.Task[Changes]:
        """Start a reload that takes in what was done until now: after the one under way."""
        while self._task is not None and not self._task.done():
            await asyncio.wait({self._task})
        return self.start()

    async def run(self) -> Changes:
        """Prepare and take over, unless too much would be lost: then the build is held.

        Raises ReloadError, which says why.
        """
        held = False
        try:
            changes = await self.prepare()
            held = changes.lost_share > self._settings.reload_loss_share
            if not held:
                await self._exchange.take_over()
        except ReloadError as error:
            raise ReloadError(f"The reload failed, nothing has changed: {error}") from error
        finally:
            if not held:
                self.discard()
        return replace(changes, held=held)

    def discard(self) -> None:
        """Delete a build that is not wanted."""
        # What cannot be deleted is in nobody's way: the next build replaces it, or says why not.
        with contextlib.suppress(OSError):
            self.built.unlink()

    async def prepare(self) -> Changes:
        """Build beside the database, in another process, and compare. Raises ReloadError."""
        try:
            order, names = await self._order()
            self._job = _Job(_start([sys.executable, "-m", "bot.reload_job"]))
        except (OSError, sqlite3.DatabaseError) as error:
            raise ReloadError(f"the build cannot be started: {error}") from error
        try:
            await asyncio.to_thread(self._job.follow, order)
            outcome = self._job.outcome
        finally:
            self._job = None
        if "changes" not in outcome:
            raise ReloadError(outcome.get("error", "the build stopped before its end"))
        return self._told(Changes.of(outcome["changes"]), names)

    async def _order(self) -> tuple[dict[str, object], dict[str, str]]:
        """What the other process is to do, and the names of the added files by their paths."""
        added = self._desk.coverage.write_files(added_folder(self._settings.desk))
        names = {file.digest: file.name for file in self._desk.coverage.added()}
        decisions = self._desk.decisions()
        order: dict[str, object] = {
            "paths": [str(path) for path in (*self._settings.coverage, *added)],
            "db": str(self.built),
            "former": str(self._settings.db),
            "aliases": [[alias.name, alias.company] for alias in decisions.aliases],
            "corrections": [
                [made.figure, made.action, made.changes] for made in decisions.corrections
            ],
            "revision": decisions.revision,
            "without": [row.article for row in self._desk.coverage.removed()],
        }
        return order, {str(path): f"{names[path.name]} (added)" for path in added}

    def _told(self, changes: Changes, names: dict[str, str]) -> Changes:
        """The changes in words: added files by their names, corrections by what they were of."""
        unread = list(changes.unread)
        for path, name in names.items():
            unread = [line.replace(path, name) for line in unread]
        gone = [
            f"{made.title}: “{made.sentence}” ({made.correction.action} by {made.by})"
            for made in self._desk.corrections.all()
            if made.correction.figure in changes.corrections_gone
        ]
        return replace(changes, unread=tuple(unread), corrections_gone=tuple(gone))

    async def stop(self) -> None:
        """End a build under way; the bot is stopping."""
        if self._job is not None:
            self._job.process.kill()


def note_reload(audit: Audit, by: By, changes: Changes) -> None:
    """Log what a reload did: the figures before and after it, and whether it waits to be asked."""
    action = "reload held" if changes.held else "reload"
    audit.note(by, action, "coverage", before=changes.figures_before, after=changes.figures)


def added_folder(desk: Path) -> Path:
    """Where the files that moderators added are written for a build."""
    return desk.with_name(desk.name + ".added")


def _start(command: Sequence[str]) -> subprocess.Popen[str]:
    """The process of a build."""
    return subprocess.Popen(  # noqa: S603 - our own module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=tokenless_environment(),
    )

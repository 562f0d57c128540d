"""`coverage-bot backup` and `restore`: both databases, whole, also while the bot runs.

Copies are made with SQLite's own backup, which sees one state of a database that others write.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from bot.cli import UsageError
from bot.desk import Desk
from bot.errors import BotError
from bot.exchange import put
from bot.settings import SettingError, Settings, load
from knowledge.errors import KnowledgeError, trouble
from knowledge.library import Knowledge, whole

_WAIT = 30.0
KNOWLEDGE, DESK = "knowledge.db", "desk.db"


def backup_command(folder: Path, db: Path | None, desk: Path | None) -> int:
    """Copy both databases into a folder; what was there is replaced, each whole."""
    settings = _settings(db, desk)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copied(settings.desk, folder / DESK)
        with tempfile.TemporaryDirectory(dir=folder) as beside:
            # What was decided since the build is written into the copy: one file holds everything.
            copy = Path(beside) / KNOWLEDGE
            whole(settings.db, copy)
            copy.chmod(0o600)
            copy.replace(folder / KNOWLEDGE)
        for source, name in ((settings.desk, DESK), (settings.db, KNOWLEDGE)):
            print(f"{source} -> {folder / name}")
    except (OSError, sqlite3.DatabaseError, KnowledgeError) as error:
        raise UsageError(f"{folder}: the backup failed {_why(error)}") from error
    return 0


def restore_command(folder: Path, db: Path | None, desk: Path | None) -> int:
    """Bring both databases back from a folder; the present ones are kept beside them.

    A running bot takes them over with its next question. Nothing is changed unless both are whole.
    """
    settings = _settings(db, desk)
    for name in (DESK, KNOWLEDGE):
        if not (folder / name).is_file():
            raise UsageError(f"{folder}: there is no {name} here; name a folder that `backup` made")
    try:
        _check_desk(folder / DESK)
        Knowledge.open(folder / KNOWLEDGE).close()
        if settings.desk.exists():
            _copied(settings.desk, settings.desk.with_name(settings.desk.name + ".former"))
        _written_over(folder / DESK, settings.desk)
        Desk(settings.desk, days=settings.retention_days).close()
        side = settings.db.with_name(settings.db.name + ".restored")
        _copied(folder / KNOWLEDGE, side)
        put(side, settings.db)
    except (OSError, sqlite3.DatabaseError, KnowledgeError, BotError) as error:
        raise UsageError(f"{folder}: the restore failed {_why(error)}") from error
    print(f"restored from {folder}; the former ones are beside, named .former")
    return 0


def _why(error: Exception) -> str:
    return trouble(error) if isinstance(error, OSError | sqlite3.Error) else f"({error})"


def _settings(db: Path | None, desk: Path | None) -> Settings:
    given = {name: path for name, path in (("db", db), ("desk", desk)) if path is not None}
    try:
        return load().model_copy(update=given)
    except SettingError as error:
        raise UsageError(str(error)) from None


def _copied(source: Path, target: Path) -> None:
    """Copy a database in the state that it has now, then move the copy into place."""
    side = target.with_name(f".{target.name}.side")
    side.unlink(missing_ok=True)
    try:
        with closing(_opened(source)) as one, closing(sqlite3.connect(side)) as other:
            one.backup(other)
            # One file holds everything: a copy has no log beside it.
            other.execute("PRAGMA journal_mode=DELETE")
        os.chmod(side, 0o600)  # noqa: PTH101 - a desk has the key of the members' hashes
        side.replace(target)
    finally:
        side.unlink(missing_ok=True)


def _written_over(source: Path, target: Path) -> None:
    """Write a database over one that a bot may have open, in one transaction."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(_opened(source)) as one, closing(sqlite3.connect(target, timeout=_WAIT)) as other:
        one.backup(other)


def _opened(path: Path) -> sqlite3.Connection:
    """A database to read from. Raises sqlite3.DatabaseError where there is none."""
    return sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True, timeout=_WAIT)


def _check_desk(path: Path) -> None:
    """Raises sqlite3.DatabaseError where the file is no whole desk."""
    with closing(_opened(path)) as db:
        told = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
    if told != "ok" or not {"audit", "correction", "alias"} <= tables:
        raise sqlite3.DatabaseError(f"{path}: damaged, or no desk")

"""desk.db: migrations, one change one line of the log, several processes at once."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot import client
from bot.desk import By, Desk, DeskError
from bot.desk.layout import migrations
from bot.errors import StartError
from bot.settings import Settings

MOD = By("1", "mod", 5)
WRITER = """
import sys
from pathlib import Path
from bot.desk import By, Desk
desk = Desk(Path(sys.argv[1]))
for number in range(40):
    desk.aliases.add(f"{sys.argv[2]} {number}", "Acme Inc.", "", By("2", sys.argv[2]))
"""


def test_a_desk_of_the_first_layout_is_brought_up_and_loses_nothing(tmp_path: Path) -> None:
    old = Database(tmp_path / "desk.db")
    migrations.apply(old, stop_before="_audit")
    old.table("listening").insert({"server": 5, "channel": 7})
    old.table("verdicts").insert({"figure": "f", "verdict": "wrong", "reason": "no", "at": "9999"})
    old.close()
    for _ in range(2):
        desk = Desk(tmp_path / "desk.db")
        assert desk.listens(5, 7)
        assert [complaint.reasons for complaint in desk.inbox.complaints()] == [("no",)]
        desk.close()


def test_nobody_else_on_the_machine_can_read_it(tmp_path: Path) -> None:
    Desk(tmp_path / "desk.db").close()
    assert stat.S_IMODE((tmp_path / "desk.db").stat().st_mode) == 0o600


def test_a_change_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.db")
    desk.aliases.add("Dock", "Acme Inc.", "", MOD)
    with pytest.raises(DeskError, match="already a name of Acme"):
        desk.aliases.add("Dock", "Brook Ltd.", "", MOD)
    assert len(desk.audit.entries()) == 1
    assert desk.decisions().revision == 1
    desk.close()


def test_two_processes_write_at_once_and_no_change_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    Desk(path).close()
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name])  # noqa: S603
        for name in ("ann", "bob")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    desk = Desk(path)
    assert len(desk.aliases.all()) == 80
    assert [entry.number for entry in desk.audit.entries(100)] == list(range(80, 0, -1))
    assert desk.decisions().revision == 80
    desk.close()


def test_members_are_hashed_with_a_key_of_each_desk(tmp_path: Path) -> None:
    one, other = Desk(tmp_path / "one.db"), Desk(tmp_path / "other.db")
    assert one.members.hashed(77) == one.members.hashed(77) != other.members.hashed(77)
    assert len(one.members.hashed(77)) == 32
    one.close()
    other.close()


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_desk_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(content)
    with pytest.raises(DeskError, match="cannot be opened"):
        Desk(path)
    assert path.read_bytes() == content


def test_wal_lets_others_read_during_a_change(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.db")
    with desk.audit.change(MOD, "settings private", "5"):
        other = sqlite3.connect(tmp_path / "desk.db")
        assert other.execute("SELECT count(*) FROM audit").fetchone() == (0,)
        other.close()
    assert len(desk.audit.entries()) == 1
    desk.close()


def test_a_bot_without_its_desk_does_not_start(make_settings: Callable[..., Settings]) -> None:
    settings = make_settings(token="x")  # noqa: S106 - no token of anybody
    settings.desk.write_bytes(b"not a database")
    with pytest.raises(StartError, match="the desk cannot be opened"):
        client.run(settings)

"""A running bot whose disk, desk or coverage fails goes on with what it has, and says what is wrong."""

from __future__ import annotations

import asyncio
import resource
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import structlog

from bot.client import CoverageBot
from bot.desk import By
from bot.desk.errors import DeskError
from bot.errors import ReloadError
from bot.reload import _Job, _start
from bot.settings import Settings
from tests.faults.conftest import COMPANIES, VERSIONS, Record, ask, heavy, write_coverage

MOD = By("1", "mod")


@pytest.fixture
def bot(db: Path, tmp_path: Path, new: Path) -> Iterator[CoverageBot]:
    """A bot that is not connected; its coverage has changed since its knowledge was built."""
    settings = Settings(
        _env_file=None, db=db, desk=tmp_path / "desk.db", coverage=(new,), reload_loss_share=1
    )
    with structlog.testing.capture_logs():
        bot = CoverageBot(settings)
        yield bot
        bot.shelf.close()
        bot.desk.close()


async def losses(bot: CoverageBot) -> set[str]:
    return {await bot.consult(lambda known, name=name: ask(known, name)) for name in COMPANIES}  # type: ignore[misc]


@contextmanager
def full_disk(limit: int) -> Iterator[None]:
    """No file of this process, or of one that it starts, may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_full_disk(bot: CoverageBot) -> None:
    bot.desk.audit.note(MOD, "before", "x")
    with full_disk(4096):
        with pytest.raises(ReloadError, match=r"nothing has changed: .*cannot be written"):
            await bot.reloads.start()
        with pytest.raises(DeskError, match="Nothing was kept"):
            bot.desk.audit.note(MOD, "note", "x" * 100_000)
        assert await losses(bot) == {VERSIONS["old"]}
    bot.desk.audit.note(MOD, "after", "x")
    assert [entry.action for entry in bot.desk.audit.entries(1)] == ["after"]
    await bot.reloads.start()
    assert await losses(bot) == {VERSIONS["new"]}


async def test_a_locked_desk(bot: CoverageBot) -> None:
    with closing(sqlite3.connect(bot.settings.desk)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert await losses(bot) == {VERSIONS["old"]}
        with pytest.raises(DeskError, match=r"Nothing was kept: .*locked"):
            bot.desk.audit.note(MOD, "note", "x")
    bot.desk.audit.note(MOD, "note", "y")


async def test_a_desk_that_is_damaged_while_the_bot_runs(bot: CoverageBot) -> None:
    for path in bot.settings.desk.parent.glob("desk.db*"):
        path.write_bytes(b"noise" * 5000)
    assert await losses(bot) == {VERSIONS["old"]}
    assert bot.private_in(5) is False
    with pytest.raises(DeskError, match="Nothing was kept"):
        bot.desk.audit.note(MOD, "note", "x")
    with pytest.raises(ReloadError):
        await bot.reloads.start()


@pytest.mark.parametrize("content", [b"", b"noise" * 4000, b"SQLite format 3\0" + bytes(5000)])
async def test_a_damaged_file_put_into_the_place_of_the_knowledge(
    bot: CoverageBot, content: bytes
) -> None:
    side = bot.settings.db.with_suffix(".side")
    side.write_bytes(content)
    side.replace(bot.settings.db)
    assert await losses(bot) == {VERSIONS["old"]}
    await bot.reloads.start()
    assert await losses(bot) == {VERSIONS["new"]}


async def test_coverage_that_is_gone(bot: CoverageBot, new: Path) -> None:
    shutil.rmtree(new)
    bot.reloads._settings = bot.settings.model_copy(update={"reload_loss_share": 0.2})
    changes = await bot.reloads.start()
    assert changes.held
    assert "there is no such file" in changes.unread[0]
    assert await losses(bot) == {VERSIONS["old"]}


@pytest.mark.parametrize(
    ("program", "outcome"),
    [
        ("import sys; sys.stdin.read(); sys.stdout.write('{\"chang')", {}),
        ("raise SystemExit(1)", {}),
        ("import os; os.kill(os.getpid(), 9)", {}),
    ],
)
def test_a_build_that_ends_in_the_middle_of_a_line(
    program: str, outcome: dict[str, object]
) -> None:
    job = _Job(_start([sys.executable, "-c", program]))
    job.follow({"paths": ["x" * 100_000]})
    assert job.outcome == outcome


async def test_no_question_is_older_than_the_last_reload(
    bot: CoverageBot, record_property: Record
) -> None:
    """Questions while real reloads run: none fails, none is answered from what was replaced."""
    begun, finished, reloads, at_once = 0, 0, heavy(2, 20), heavy(15, 500)
    told: list[tuple[int, int, int]] = []

    async def questions(number: int) -> None:
        last = False
        while not last:
            oldest, last = finished, finished == reloads
            text = await bot.consult(lambda known: ask(known, COMPANIES[number % len(COMPANIES)]))
            told.append((oldest, int(text.split()[0]) - 20, begun))
            await asyncio.sleep(0.02)

    # The first reload comes before the questions: until then the knowledge is another's.
    for number in range(reloads + 1):
        write_coverage(bot.settings.coverage[0], f"{number + 20} million yuan")
        begun = number
        assert (await bot.reloads.start()).articles == 12
        finished = number
        if not number:
            asking = [asyncio.create_task(questions(place)) for place in range(at_once)]
    await asyncio.gather(*asking)
    record_property("questions", f"{len(told)}, {at_once} at once, {reloads} reloads")
    assert len(told) > reloads * at_once
    assert all(oldest <= answered <= newest for oldest, answered, newest in told)

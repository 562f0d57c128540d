"""A build or a reload that is killed at any moment leaves the old knowledge or the new one, whole.

What the desk has confirmed is kept, whatever is killed.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from bot.desk import Desk
from knowledge.library import build
from tests.faults.conftest import VERSIONS, Record, heavy, losses

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")

# Each line on standard input is done by a process of its own, whose number is printed first.
_SERVER = """
import os, sys

{imports}

while line := os.read(0, 4096).decode():
    number = os.fork()
    if number:
        os.waitpid(number, 0)
        print("ended", flush=True)
        continue
    os.setpgid(0, 0)
    print(os.getpid(), flush=True)
    {work}
    os._exit(0)
"""
_BUILD = _SERVER.format(
    imports="from pathlib import Path\nfrom knowledge.library import build",
    work="build([Path(line.strip())], Path(sys.argv[1]))",
)
_TERMINAL = _SERVER.format(
    imports="from bot.cli import main\nimport bot.reload, bot.terminal_desk_actions",
    work='main(["desk", "--db", sys.argv[1], "--desk", sys.argv[2], "reload", "--accept-loss"])',
)
_BOT = _SERVER.format(
    imports="""
import asyncio
from pathlib import Path
from bot.desk import By, Desk
from bot.exchange import Exchange
from bot.reload import Reloads
from bot.settings import Settings
from bot.shelf import Shelf
from knowledge.library import Knowledge

async def reload(db, desk, coverage):
    settings = Settings(_env_file=None, db=db, desk=desk, coverage=(coverage,), reload_loss_share=1)
    desk = Desk(settings.desk)
    exchange = Exchange(db, Shelf(Knowledge.open(db)), desk)
    task = Reloads(settings, exchange, desk).start()
    while not task.done():
        desk.audit.note(By("1", "mod"), "note", str(os.getpid()))
        print("kept", os.getpid(), desk.audit.entries(1)[0].number, flush=True)
        await asyncio.sleep(0.005)
    task.result()
""",
    work="asyncio.run(reload(*map(Path, [sys.argv[1], sys.argv[2], line.strip()])))",
)


@contextmanager
def _serving(program: str, *places: Path, **settings: str) -> Iterator[tuple[IO[str], IO[str]]]:
    """A server's input and output."""
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", program, *map(str, places)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **settings},
    ) as server:  # fmt: skip
        assert server.stdin is not None
        assert server.stdout is not None
        yield server.stdin, server.stdout
        server.stdin.close()


def _killed(pipes: tuple[IO[str], IO[str]], order: Path, after: float) -> tuple[float, list[str]]:
    """Have an order done and kill it; how long it took, and what it had said until then."""
    asks, says = pipes
    asks.write(f"{order}\n")
    asks.flush()
    group, start = int(says.readline()), time.monotonic()
    if after >= 0:
        time.sleep(after)
        with suppress(ProcessLookupError):  # it may have ended
            os.killpg(group, signal.SIGKILL)
    told = []
    # A process that is killed leaves half a line, and the end follows on it.
    while not (line := says.readline()).endswith("ended\n"):
        assert line, "the server has ended"
        told.append(line)
    return time.monotonic() - start, told


def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new(
    db: Path, old: Path, new: Path, record_property: Record
) -> None:
    chance, outcomes = random.Random(3), Counter[str]()
    with _serving(_BUILD, db) as server:
        took, _ = _killed(server, new, after=-1)
        for _ in range(heavy(12, 200)):
            build([old], db)
            _killed(server, new, chance.uniform(0, took * 1.2))
            (loss,) = losses(db)
            outcomes[loss] += 1
    record_property("killed builds", dict(outcomes))
    assert outcomes.keys() <= set(VERSIONS.values())
    assert outcomes[VERSIONS["old"]], outcomes
    build([new], db)
    assert [path.name for path in db.parent.iterdir()] == [db.name], "what was left is swept up"


@pytest.mark.parametrize("program", [_BOT, _TERMINAL], ids=["bot", "terminal"])
def test_a_reload_killed_at_any_moment_leaves_the_old_or_the_new(
    program: str, db: Path, old: Path, new: Path, record_property: Record
) -> None:
    chance, outcomes, kept_all = random.Random(4), Counter[str](), 0
    desk, folder = db.parents[1] / "desk.db", db.parents[1] / "coverage"
    folder.symlink_to(new)
    with _serving(program, db, desk, COVERAGE_BOT_COVERAGE=str(folder)) as server:
        took, _ = _killed(server, folder, after=-1)
        assert losses(db) == {VERSIONS["new"]}, "a reload that nobody kills succeeds"
        for number in range(heavy(4, 200)):
            folder.unlink()
            folder.symlink_to(old if number % 2 else new)
            _, told = _killed(server, folder, chance.uniform(0, took * 1.1))
            (loss,) = losses(db)
            outcomes[loss] += 1
            with closing(Desk(desk)) as opened:
                kept = {(entry.subject, entry.number) for entry in opened.audit.entries(10**6)}
            for line in told:
                if line.startswith("kept") and line.endswith("\n"):
                    assert (line.split()[1], int(line.split()[2])) in kept
                    kept_all += 1
    record_property("killed reloads", {**outcomes, "confirmed writes kept": kept_all})
    assert outcomes.keys() <= set(VERSIONS.values())


def test_a_build_whose_process_is_killed_says_so(db: Path, new: Path) -> None:
    text = _RUN.format(paths=str(new), db=str(db))
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", text], capture_output=True, text=True, check=False, timeout=60
    )
    assert "ended from outside" in done.stdout, done
    assert losses(db) == {VERSIONS["old"]}


_RUN = """
import os, signal
from pathlib import Path
import knowledge.reading as reading
from knowledge.errors import StoreError
from knowledge.library import build

if __name__ == "__main__":
    pool = reading.ProcessPoolExecutor
    class Killed(pool):
        def submit(self, *order):
            future = super().submit(*order)
            for process in list(self._processes.values()):
                os.kill(process.pid, signal.SIGKILL)
            return future
    reading.ProcessPoolExecutor = Killed
    try:
        build([Path({paths!r})], Path({db!r}), workers=2)
    except StoreError as error:
        print(error)
"""

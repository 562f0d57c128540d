"""A build that is killed at any moment leaves the old knowledge or the new one, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge.library import build
from tests.faults.conftest import VERSIONS, heavy, losses

_BUILDER = """
import sys
from pathlib import Path
from knowledge.library import build
print("ready", flush=True)
for line in sys.stdin:
    paths, workers = line.rstrip().rsplit(" ", 1)
    build([Path(paths)], Path(sys.argv[1]), workers=int(workers))
    print("done", flush=True)
"""


def _started(db: Path) -> subprocess.Popen[str]:
    builder = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", _BUILDER, str(db)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert builder.stdout is not None
    assert builder.stdout.readline() == "ready\n"
    return builder


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new(
    db: Path, old: Path, new: Path
) -> None:
    chance = random.Random(3)
    took = _time_of_a_build(db, new)
    outcomes = {"old": 0, "new": 0}
    for _ in range(heavy(8, 200)):
        build([old], db)
        with _started(db) as builder:
            assert builder.stdin is not None
            builder.stdin.write(f"{new} 1\n")
            builder.stdin.flush()
            time.sleep(chance.uniform(0, took * 1.2))
            os.killpg(builder.pid, signal.SIGKILL)
        (loss,) = losses(db)
        outcomes["old" if loss == VERSIONS["old"] else "new"] += 1
        assert loss in VERSIONS.values()
    assert outcomes["old"], outcomes
    build([new], db)
    assert [path.name for path in db.parent.iterdir()] == [db.name], "what was left is swept up"


def _time_of_a_build(db: Path, new: Path) -> float:
    with _started(db) as builder:
        assert builder.stdin is not None
        assert builder.stdout is not None
        start = time.monotonic()
        builder.stdin.write(f"{new} 1\n")
        builder.stdin.flush()
        assert builder.stdout.readline() == "done\n"
        return time.monotonic() - start


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
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

"""Many questions at once while the knowledge is exchanged again and again."""

from __future__ import annotations

import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copyfile

from bot.shelf import Shelf
from knowledge.library import Knowledge, build
from tests.faults.conftest import COMPANIES, Record, ask, heavy, write_coverage


def test_no_question_fails_and_none_is_answered_from_what_was_replaced(
    tmp_path: Path, record_property: Record
) -> None:
    """As many threads as questions at once, each asking until the last reload is done."""
    reloads, at_once = heavy(8, 20), heavy(32, 500)
    built = []
    for number in range(reloads + 1):
        folder = write_coverage(tmp_path / f"coverage{number}", f"{number + 11} million yuan")
        built.append(tmp_path / f"{number}.db")
        build([folder], built[-1])
    db = tmp_path / "knowledge.db"
    copyfile(built[0], db)
    shelf, begun, finished = Shelf(Knowledge.open(db)), [0], [0]
    told, ready = list[tuple[int, int, int]](), threading.Barrier(at_once + 1)

    def questions(number: int) -> int:
        """Ask; keep the oldest and newest that it may be answered from, and what it was."""
        ready.wait()
        for count in itertools.count(1):
            oldest, company = finished[0], COMPANIES[(number + count) % len(COMPANIES)]
            with shelf.reading() as knowledge:
                text = ask(knowledge, company)
            told.append((oldest, int(text.split()[0]) - 11, begun[0]))
            if oldest == reloads:
                return count
        raise AssertionError

    with ThreadPoolExecutor(at_once) as pool:
        asking = [pool.submit(questions, number) for number in range(at_once)]
        ready.wait()
        for number in range(1, reloads + 1):
            side = db.with_suffix(".next")
            copyfile(built[number], side)
            begun[0] = number
            side.replace(db)
            shelf.swap(Knowledge.open(db))
            finished[0] = number
            time.sleep(0.02)
        asked = sum(future.result() for future in asking)
    record_property(
        "questions", f"{asked}, {at_once} at once, of {len({n for _, n, _ in told})} versions"
    )
    assert len(told) == asked
    assert all(oldest <= answered <= newest for oldest, answered, newest in told)
    assert len({answered for _, answered, _ in told}) > reloads // 2, "they were asked meanwhile"
    assert shelf._volume.readers == 0
    shelf.close()


def test_threads_share_a_few_connections(tmp_path: Path) -> None:
    build([write_coverage(tmp_path / "coverage", "11 million yuan")], tmp_path / "k.db")
    files = Path("/proc/self/fd")
    with Knowledge.open(tmp_path / "k.db") as knowledge:
        before = len(list(files.iterdir())) if files.is_dir() else 0
        for _ in range(40):
            threads = [
                threading.Thread(target=ask, args=(knowledge, COMPANIES[0])) for _ in range(4)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        after = len(list(files.iterdir())) if files.is_dir() else 0
    assert after == before

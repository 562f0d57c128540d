"""Many questions at once while the knowledge is exchanged again and again."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copyfile

from bot.shelf import Shelf
from knowledge.library import Knowledge, build
from tests.faults.conftest import COMPANIES, ask, heavy, write_coverage


def test_no_question_fails_and_none_is_answered_from_what_was_replaced(tmp_path: Path) -> None:
    reloads = heavy(8, 20)
    built = []
    for number in range(reloads + 1):
        folder = write_coverage(tmp_path / f"coverage{number}", f"{number + 11} million yuan")
        built.append(tmp_path / f"{number}.db")
        build([folder], built[-1])
    db = tmp_path / "knowledge.db"
    copyfile(built[0], db)
    shelf, finished = Shelf(Knowledge.open(db)), [0]

    def question(number: int) -> tuple[int, int]:
        """What was in service when it was asked at the latest, and what it was answered from."""
        known = finished[0]
        with shelf.reading() as knowledge:
            text = ask(knowledge, COMPANIES[number % len(COMPANIES)])
        return known, int(text.split()[0]) - 11

    def reload() -> None:
        for number in range(1, reloads + 1):
            side = db.with_suffix(".next")
            copyfile(built[number], side)
            side.replace(db)
            shelf.swap(Knowledge.open(db))
            finished[0] = number
            threading.Event().wait(0.02)

    with ThreadPoolExecutor(32) as pool:
        swapping = pool.submit(reload)
        asked = list(pool.map(question, range(heavy(150, 500))))
        swapping.result()
    assert all(known <= answered for known, answered in asked)
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

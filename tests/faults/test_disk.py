"""The disk is full, read-only, gone; the old knowledge stays, and the message says what to do."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.errors import StoreError
from knowledge.library import Knowledge, build, decide
from tests.faults.conftest import VERSIONS, losses

_LIMITED = """
import resource, sys
from pathlib import Path
from knowledge.errors import StoreError
from knowledge.library import build
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    build([Path(sys.argv[1])], Path(sys.argv[2]))
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("limit", [0, 1000, 4096, 40_000, 100_000])
def test_a_full_disk(db: Path, new: Path, limit: int) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _LIMITED, str(new), str(db), str(limit)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert "knowledge.db: cannot be written" in done.stdout
    assert "the old one stays" in done.stdout
    assert done.stderr == ""
    assert losses(db) == {VERSIONS["old"]}
    assert [path.name for path in db.parent.iterdir()] == [db.name]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_folder(db: Path, new: Path) -> None:
    db.parent.chmod(0o555)
    try:
        with pytest.raises(StoreError, match="cannot be written here"):
            build([new], db)
        assert losses(db) == {VERSIONS["old"]}
    finally:
        db.parent.chmod(0o755)


def test_a_file_where_the_folder_should_be(db: Path, new: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written here"):
        build([new], db / "below" / "knowledge.db")


def test_a_folder_where_the_database_should_be(tmp_path: Path, new: Path) -> None:
    (tmp_path / "knowledge.db" / "full").mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be written"):
        build([new], tmp_path / "knowledge.db")
    with pytest.raises(StoreError, match=r"knowledge\.db: cannot be"):
        Knowledge.open(tmp_path / "knowledge.db")


def test_decisions_on_a_database_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.db"
    path.write_text("not a database", encoding="utf-8")
    with pytest.raises(StoreError, match="not a knowledge database"):
        decide(path)
    assert path.read_text(encoding="utf-8") == "not a database"


def test_files_stay_open_no_longer_than_needed(db: Path, new: Path) -> None:
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else 0
    for _ in range(20):
        build([new], db)
        assert losses(db) == {VERSIONS["new"]}
    after = len(list(Path("/proc/self/fd").iterdir())) if before else 0
    assert after == before < limit

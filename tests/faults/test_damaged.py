"""A database that is damaged, locked, of another version, or exchanged while it is read."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.errors import StoreError
from knowledge.figures.figure import Figure
from knowledge.library import Knowledge, build
from tests.faults.conftest import COMPANIES, VERSIONS, Record, ask, heavy, losses

CONTENTS = {
    "empty": b"",
    "text": b"this is not a database\n" * 100,
    "header alone": b"SQLite format 3\0",
    "zeros": bytes(8192),
    "header and noise": b"SQLite format 3\0" + random.Random(1).randbytes(50_000),
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_what_is_no_database(tmp_path: Path, content: bytes, old: Path) -> None:
    path = tmp_path / "knowledge.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"knowledge\.db.*`coverage-bot build`"):
        Knowledge.open(path)
    build([old], path)
    assert losses(path) == {VERSIONS["old"]}, "it is rebuilt in its place"


def test_another_program_s_database(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE shopping (item)")
    with pytest.raises(StoreError, match="not a knowledge database or damaged"):
        Knowledge.open(path)


@pytest.mark.parametrize("version", ["0", "1", "99", "", "two"])
def test_another_version(db: Path, version: str) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (version,))
        connection.commit()
    with pytest.raises(StoreError, match=r"schema version .*rebuild it"):
        Knowledge.open(db)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_database_cut_short(db: Path, share: float) -> None:
    content = db.read_bytes()
    db.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(StoreError, match="cut short"):
        Knowledge.open(db)


def test_bytes_flipped_at_random(db: Path, old: Path, record_property: Record) -> None:
    chance, content = random.Random(5), db.read_bytes()
    digits = [place for place, byte in enumerate(content) if byte in b"0123456789"]
    with Knowledge.open(db) as knowledge:
        outcomes, right = Counter[str](), {*knowledge.figures()}
    assert _used(db)[0] <= right
    for _ in range(heavy(60, 1000)):
        damaged = bytearray(content)
        for _ in range(flips := chance.choice((1, 1, 10, 1000))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        for _ in range(5 if flips == 1 else 0):
            damaged[chance.choice(digits)] = chance.choice(b"0123456789")
        db.write_bytes(damaged)
        told, problem = _used(db)
        outcomes["refused" if problem else "answered"] += 1
        assert told - right == set(), "what is told is what was written"
        assert not problem or ("knowledge.db" in problem and "coverage-bot build" in problem)
    record_property("databases", dict(outcomes))
    assert outcomes["answered"], outcomes
    assert outcomes["refused"], outcomes
    build([old], db)
    assert losses(db) == {VERSIONS["old"]}, "a build takes nothing from a damaged database"


def _used(db: Path) -> tuple[set[Figure], str]:
    """The figures that a user is told, and why others cannot be; "" if all goes well."""
    told: set[Figure] = set()
    try:
        with Knowledge.open(db) as knowledge:
            for company in COMPANIES[:2]:
                told |= {*knowledge.ask(f"How much did {company} lose in 2021?").figures}
            told |= {*knowledge.compare("net_loss", COMPANIES[:3]).figures}
            knowledge.companies("anvl")
            told |= {*knowledge.figures(limit=5)}
            knowledge.status()
    except StoreError as error:
        return told, str(error)
    return told, ""


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("figure", "value", "replace(value, '11', '17')"),
        ("figure", "unit", "'JPY'"),
        ("figure", "period", "'2020-Q1'"),
        ("figure", "role", "'prior'"),
        ("figure", "bound", "'about'"),
        ("company", "name", "replace(name, 'Anvil', 'Anvel')"),
        ("sentence", "text", "replace(text, 'first', 'third')"),
        ("article", "title", "replace(title, 'reports', 'repeats')"),
        ("article", "published", "replace(published, '2021', '2011')"),
        ("article", "url", "replace(url, 'example', 'exemple')"),
    ],
)
def test_a_value_that_became_another_is_not_told(
    db: Path, table: str, column: str, value: str
) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute(f"UPDATE {table} SET {column} = {value}")  # noqa: S608
        connection.commit()
    with Knowledge.open(db) as knowledge:
        with pytest.raises(StoreError, match=r"not as it was written.*`coverage-bot build`"):
            knowledge.ask("How much did Anvil Works lose?")
        with pytest.raises(StoreError, match="not as it was written"):
            knowledge.figures()


def test_a_figure_that_the_database_lost_is_not_told(db: Path) -> None:
    with Knowledge.open(db) as knowledge:
        figures = [replace(figure, id=f"{figure.id}0") for figure in knowledge.figures(limit=3)]
        with pytest.raises(StoreError, match="is not found again"):
            knowledge._store.vouch(figures)


def test_a_figure_that_does_not_fit_its_sentence(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("UPDATE sentence SET text = replace(text, '11 million', '17 million')")
        connection.commit()
    with (
        Knowledge.open(db) as knowledge,
        pytest.raises(StoreError, match="does not fit its sentence"),
    ):
        ask(knowledge, COMPANIES[0])


def test_a_database_damaged_while_it_is_read(db: Path) -> None:
    with Knowledge.open(db) as knowledge:
        ask(knowledge, COMPANIES[0])
        with db.open("r+b") as file:
            file.truncate(8192)
        with pytest.raises(StoreError, match="damaged"):
            knowledge.figures()


def test_a_locked_database_is_read(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert losses(db) == {VERSIONS["old"]}


def test_a_database_deleted_or_exchanged_while_it_is_read(db: Path, new: Path) -> None:
    with Knowledge.open(db) as knowledge:
        build([new], db)
        assert {ask(knowledge, name) for name in COMPANIES} == {VERSIONS["old"]}
        db.unlink()
        assert knowledge.status().articles == 12


def test_a_closed_database(db: Path) -> None:
    knowledge = Knowledge.open(db)
    knowledge.close()
    knowledge.close()
    with pytest.raises(StoreError, match="closed"):
        knowledge.status()


def test_a_read_only_file_in_a_read_only_folder(db: Path) -> None:
    db.chmod(0o444)
    db.parent.chmod(0o555)
    try:
        assert losses(db) == {VERSIONS["old"]}
    finally:
        db.parent.chmod(0o755)

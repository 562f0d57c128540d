"""The same coverage gives the same knowledge: in any order, in any number of steps and processes."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.library import Alias, Correction, Knowledge, build
from knowledge.store import write as write_
from knowledge.store.rows import Rows
from knowledge.store.schema import TABLES
from knowledge.store.write import Writer
from tests.benchmarks.generated import article

_VARYING = {"built", "inputs"}


def dump(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the time of the build and the names of the files."""
    with closing(sqlite3.connect(db)) as connection:
        found = {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)  # noqa: S608
            for table in TABLES
            if table != "file"
        }
        found["passage"] = connection.execute(
            "SELECT rowid, rank FROM passage WHERE passage MATCH 'loss OR revenue' ORDER BY rowid"
        ).fetchall()
        found["naming"] = connection.execute(
            "SELECT rowid FROM naming WHERE naming MATCH 'b* OR m*' ORDER BY rowid"
        ).fetchall()
    found["meta"] = [row for row in found["meta"] if row[0] not in _VARYING]
    return found


def write(folder: Path, numbers: Iterable[int], companies: int = 9, *, later: int = 0) -> Path:
    """Generated articles, one a file; `later` are written anew with other numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        text = json.dumps(article(number, companies, 2 if number < later else 1))
        (folder / f"{number:03}.json").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def coverage(tmp_path: Path) -> Path:
    folder = write(tmp_path / "coverage", range(24))
    # Older and newer prints of the same articles, one with the same date, in other files.
    for number, date, loss in ((3, "2001-01-01", 5), (4, "2030-01-01", 6), (5, "", 7)):
        changed = article(number, 9)
        changed["date"] = date or changed["date"]
        changed["text"] += f"\n\nThe loss of the unit was {loss} million yuan."
        (folder / f"x{number}.json").write_text(json.dumps(changed), encoding="utf-8")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    return folder


def test_the_order_of_the_files_does_not_matter(coverage: Path, tmp_path: Path) -> None:
    files = sorted(coverage.iterdir())
    build(files, tmp_path / "a.db")
    expected = dump(tmp_path / "a.db")
    assert expected["figure"]
    for seed in range(3):
        random.Random(seed).shuffle(files)
        build(files, tmp_path / f"{seed}.db")
        assert dump(tmp_path / f"{seed}.db") == expected


@pytest.mark.parametrize("many", [1, 10**9])
def test_processes_do_not_matter(
    coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(write_, "_MANY", many)
    lines = [json.dumps(article(number, 9)) for number in range(100, 400)]
    (coverage / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    one = build([coverage], tmp_path / "one.db", workers=1)
    two = build([coverage], tmp_path / "two.db", workers=2)
    assert one.articles == 324
    assert (one.files, one.articles, one.figures) == (two.files, two.articles, two.figures)
    assert one.unread == two.unread
    assert dump(tmp_path / "one.db") == dump(tmp_path / "two.db")


STEPS = [
    ("an article more", lambda folder: write(folder, [30])),
    ("articles changed", lambda folder: write(folder, range(6), later=6)),
    ("an article gone", lambda folder: (folder / "007.json").unlink()),
    ("the newest print gone", lambda folder: (folder / "x4.json").unlink()),
    ("a file mended", lambda folder: write(folder, [31]) and (folder / "broken.json").unlink()),
    ("a file moved", lambda folder: (folder / "008.json").rename(folder / "z.json")),
    ("nothing", lambda _: None),
]


@pytest.mark.parametrize("change", [step for _, step in STEPS], ids=[name for name, _ in STEPS])
def test_what_is_taken_over_is_what_would_be_read(
    change: object, coverage: Path, tmp_path: Path
) -> None:
    build([coverage], tmp_path / "kept.db")
    assert callable(change)
    change(coverage)
    again = build([coverage], tmp_path / "kept.db")
    fresh = build([coverage], tmp_path / "fresh.db")
    assert dump(tmp_path / "kept.db") == dump(tmp_path / "fresh.db")
    assert (again.files, again.articles, again.unread) == (
        fresh.files,
        fresh.articles,
        fresh.unread,
    )


def test_decisions_are_laid_over_what_is_taken_over(coverage: Path, tmp_path: Path) -> None:
    build([coverage], tmp_path / "kept.db")
    with Knowledge.open(tmp_path / "kept.db") as knowledge:
        figures = knowledge.figures(limit=2)
    hidden = [Correction(figures[0].id, "hide")]
    alias = [Alias("The Twelve", figures[1].company)]
    for corrections, aliases in ((hidden, ()), ((), ()), (hidden, alias), ((), alias)):
        build([coverage], tmp_path / "kept.db", corrections=corrections, aliases=aliases)
        build([coverage], tmp_path / "fresh.db", corrections=corrections, aliases=aliases)
        assert dump(tmp_path / "kept.db") == dump(tmp_path / "fresh.db")
        (tmp_path / "fresh.db").unlink()


def test_only_what_has_changed_is_read(
    coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [json.dumps(article(number, 9)) for number in range(100, 400)]
    (coverage / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build([coverage], tmp_path / "k.db")
    added: list[int] = []
    real = Writer.add

    def add(writer: Writer, found: Rows) -> bool:
        added.append(found.id)
        return real(writer, found)

    monkeypatch.setattr(Writer, "add", add)
    build([coverage], tmp_path / "k.db")
    assert added == []
    with (coverage / "many.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n" + json.dumps(article(500, 9)))
    build([coverage], tmp_path / "k.db")
    assert len(added) == 4, "the new one, and the three prints that another has replaced"


def test_a_former_database_elsewhere(coverage: Path, tmp_path: Path) -> None:
    build([coverage], tmp_path / "former.db")
    told: list[tuple[int, int]] = []
    report = build(
        [coverage], tmp_path / "next.db", former=tmp_path / "former.db",
        progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    assert told == [(report.files, report.files)]
    assert dump(tmp_path / "next.db") == dump(tmp_path / "former.db")


def test_progress_counts_every_file(coverage: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    report = build([coverage], tmp_path / "k.db", progress=lambda *step: told.append(step))
    assert told == [(number, report.files) for number in range(1, report.files + 1)]

"""What articles say of companies is the same whether it is looked up at once or one by one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.answers.passage import Passage
from knowledge.library import build
from knowledge.store.connections import Connections
from knowledge.store.loading import Loader

_TEXT = (
    "Amber Steel Corp. had sales of $400 million in 2020. Birch Foods Inc., its customer, had sales of "
    "$90 million. Amber Steel employs 900 people. Birch Foods Inc. is not listed."
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("members")
    row = {"title": "Amber Steel reports", "url": "https://news.example/1", "text": _TEXT}
    other = {
        "title": "Cedar Rail grows",
        "url": "https://news.example/2",
        "text": "It sold 7 cars.",
    }
    (folder / "coverage.jsonl").write_text(f"{json.dumps(row)}\n{json.dumps(other)}", "utf-8")
    build([folder], folder / "knowledge.db")
    return folder / "knowledge.db"


def _passages(rows: Connections, asked: frozenset[int]) -> list[Passage]:
    found = rows.tuples("SELECT DISTINCT sentence_id FROM figure ORDER BY 1")
    return Loader(rows).passages([row[0] for row in found], asked)


@pytest.mark.parametrize(
    ("name", "topics"),
    [("Amber Steel Corp.", [1.0]), ("Birch Foods Inc.", [2 / 3]), ("Cedar Rail", []), ("Elm", [])],
)
def test_a_company_is_a_member_of_the_articles_that_name_it(
    db: Path, name: str, topics: list[float]
) -> None:
    rows = Connections(db)
    known = rows.tuples("SELECT id FROM company WHERE name = ?", (name,))
    company = known[0][0] if known else 0
    together, alone = (_passages(rows, frozenset(asked)) for asked in ({company}, ()))
    for one, other in zip(together, alone, strict=True):
        assert one.present[company] == other.present[company]
    steel = [one.present[company] for one in together if one.title == "Amber Steel reports"]
    assert {member.topic for member in steel if member is not None} == set(topics)
    rows.close()

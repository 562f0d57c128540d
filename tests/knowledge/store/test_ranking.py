"""A ranking of all companies looks at few of them, and at the right ones."""

from __future__ import annotations

import json

import pytest

from knowledge.library import Knowledge, build


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("ranking")
    rows = [
        {
            "title": f"{name} Motors reports",
            "url": f"https://news.example/{number}",
            "date": f"{2020 + number % 2}-04-20",
            "text": f"{name} Motors had revenue of ${100 + number} million in {2019 + number % 2}.",
        }
        for number, name in enumerate(_names())
    ]
    path = folder / "coverage.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    build([path], folder / "knowledge.db")
    return Knowledge.open(folder / "knowledge.db")


def _names() -> list[str]:
    return [f"{first}{last}" for first in ("Bal", "Cor", "Dun", "Fes", "Gar", "Hol") for last in
            ("abo", "eco", "ido", "ofu", "ugo", "aka", "elo", "imo", "ona", "upo")]  # fmt: skip


@pytest.mark.parametrize(("period", "first", "second"), [
    ("", 159, None), ("2020", 159, 157), ("2019", 158, 156),
])  # fmt: skip
def test_the_largest_of_more_companies_than_are_looked_at_lead(
    period: str, first: int, second: int | None, known: Knowledge
) -> None:
    found = [figure.text for figure in known.compare("revenue", [], period).figures]
    assert found[0] == f"${first} million"
    assert second is None or found[1] == f"${second} million"
    assert len(found) == 10


def test_there_is_no_company_of_a_metric_that_nobody_has(known: Knowledge) -> None:
    assert known.compare("dividend", []).status == "not_covered"

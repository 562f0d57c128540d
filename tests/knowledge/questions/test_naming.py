"""The names of a question, by a small coverage of companies with awkward names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.building import build
from knowledge.questions.parse import parse
from knowledge.store.read import Store

TEXT = """Results of the week

Tarn Financial Corp reported a net profit of $4 million for the fourth quarter of 2024.

Marove Group said its revenue rose to $9 million in 2024. Marove employs 300 people.

South Hessel Mining Ltd sold 4,000 tonnes of tin in 2024.

Splash Corp lost $3 million in 2024. Splash has 40 staff. Setin Plc earned $2 million in 2024.

The Canadian dollar weakened 0.3% to 1.43 per U.S. dollar on Monday.
"""

NAMES = [
    ("marove's revenue", ["marove"]),
    ("revenue of marovee", ["marove"]),
    ("tarn financial q4 2024 profit", ["tarn financial"]),
    ("profit of tarn in the financial year 2024", ["tarn"]),
    ("tin sales in south africa", []),
    ("MAROV revenue", []),
    ("tin sold in the north", []),
    # a phrase of everyday is no name, and neither are two words that only together look like one
    ("how much did marove splash out on tin in 2024", ["marove"]),
    ("what did splash lose", ["splash"]),
    ("what price did marove set in 2024", ["marove"]),
    ("usd cad monday", ["Canadian dollar"]),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("names")
    (folder / "week.txt").write_text(TEXT, encoding="utf-8")
    build([folder / "week.txt"], Path(folder) / "names.db")
    with closing(Store(folder / "names.db")) as opened:
        yield opened


@pytest.mark.parametrize(("question", "names"), NAMES)
def test_names_are_found(store: Store, question: str, names: list[str]) -> None:
    assert [named.name for named in parse(question, store).names] == names

"""Names as people type them -> the names of the coverage."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.building import build
from knowledge.questions.parse import parse
from knowledge.store.read import Store

COVERAGE = """Hawthorne Financial and SharedIn post profits

By Mira Dahl
12 May 2021

Hawthorne Financial Inc said its profit rose to $12 million in the first quarter. Hawthorne
Financial employs 900 people.

SharedIn Corp said its revenue rose to $7 million. SharedIn has 40,000 members.

Velmarkrupp AG said its orders fell to $3 billion. Velmarkrupp builds ships.

Quellis Chemical Co said its sales rose to $5 million. Quellis Chemical makes paint.

Oriel Tamberline Inc said its debt fell to $2 million. Oriel Tamberline sells boats.
"""

NAMED = [
    ("hawthorne fin profit", ["hawthorne financial"]),
    ("quellis chem sales", ["quellis chemical"]),
    ("oriel tamb debt", ["oriel tamberline"]),  # no word of the language, and the only one
    ("velmark orders", ["velmarkrupp"]),
    ("velm orders", []),  # too short to tell whose
    ("shardin revenue", ["Sharedin"]),
    ("sharedin revenue", ["Sharedin"]),
    ("norwind fin profit", []),  # of nobody whom the coverage has
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("typed")
    (folder / "names.txt").write_text(COVERAGE, encoding="utf-8")
    build([folder / "names.txt"], folder / "knowledge.db")
    opened = Store(folder / "knowledge.db")
    yield opened
    opened.close()


@pytest.mark.parametrize(("question", "expected"), NAMED)
def test_shortened_and_mistyped_names_are_found(
    question: str, expected: list[str], store: Store
) -> None:
    assert [named.name for named in parse(question, store).names] == expected

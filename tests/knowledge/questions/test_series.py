"""The things that a question names in a row."""

from __future__ import annotations

import pytest

from knowledge.questions.parse import parse
from knowledge.questions.series import series
from knowledge.store.read import Store

CASES = [
    ("how many new cloud and desktop customers did it win", ["cloud", "desktop"]),
    ("how much did its units (bakery, dairy, meat) each earn", ["bakery", "dairy", "meat"]),
    ("tea, coffee and cocoa sales in 2020", ["tea", "coffee", "cocoa"]),
    ("how many tea and coffee shops does it have together", []),  # one number for both
    ("revenue and profit in 2020", []),  # what is measured, not of what
    ("sales in March and April", []),
    ("bakery, please: sales", []),
]


@pytest.mark.parametrize(("question", "things"), CASES)
def test_series(question: str, things: list[str], store: Store) -> None:
    assert [side.text for side in series(parse(question, store))] == things

"""The amounts that a question gives itself."""

from __future__ import annotations

import pytest

from knowledge.questions.typed import typed_amounts

CASES = [
    ("it made $2.5bn in 2019, and before?", [("2500000000", "USD")]),
    ("raised the target to 115, from what", [("115", "")]),
    ("who owns the other 12%?", [("12", "percent")]),
    ("the 5 biggest of 40 shops", []),  # small counts stand anywhere
    ("sales in the third quarter of 2020?", []),
]


@pytest.mark.parametrize(("question", "amounts"), CASES)
def test_typed_amounts(question: str, amounts: list[tuple[str, str]]) -> None:
    assert [(str(one.value), one.unit) for one in typed_amounts(question)] == amounts

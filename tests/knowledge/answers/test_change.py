"""By how much something changed, computed from two figures, on small coverages made for the purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.answers.test_decide import asked

QUARTER = """Ostrava Foods misses forecasts as ad revenue shrinks

By Ann Author / 2021-05-05

Ostrava Foods Inc. said revenue rose 6% to $90 million in the first quarter, below analysts' estimate of $100 million.

Its advertising revenue fell to $8 million in the first quarter, from $10 million a year earlier.

For the second quarter Ostrava Foods expects revenue of $110 million, above the consensus estimate of $88 million.
"""


@pytest.mark.parametrize(
    ("question", "change"),
    [
        # not the 6% by which it grew
        ("by what percent did Ostrava Foods' Q1 2021 revenue miss the estimate?", -10),
        ("in %, how far was Ostrava Foods' Q1 2021 revenue below the consensus?", -10),
        # two forecasts
        ("by how many percent did Ostrava Foods' Q2 2021 revenue guidance beat consensus?", 25),
        # of a part, not of the whole
        ("by what percent did Ostrava Foods' ad revenue shrink in Q1 2021?", -20),
    ],
)
def test_what_is_measured_by_what(question: str, change: int, tmp_path: Path) -> None:
    answer = asked(question, (QUARTER,), tmp_path)
    assert answer.status == "answered", answer.text
    assert [round(derived.value) for derived in answer.derived] == [change]

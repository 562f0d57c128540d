"""Whose figure another one is set against; the articles are of Thursday, 6 May 2021."""

from __future__ import annotations

import pytest

from tests.knowledge.figures.stating import stated

_BEFORE = "# Norwind first-quarter profit rises / Lumora is a rival. / "
# Sentences; each figure with its owner, period, role and scope.
CASES = [
    # a rival's is of the same time
    (
        "Norwind sold 300 vans in April, compared with 250 at Lumora.",
        [("Norwind", "2021-04", "reported", ""), ("Lumora", "2021-04", "reported", "")],
    ),
    (
        "Norwind raised $6 million in funding in 2020, versus $9 million for Lumora.",
        [("Norwind", "2020", "reported", ""), ("Lumora", "2020", "reported", "")],
    ),
    (
        "Norwind sold 300 vans in April, compared with Lumora, which sold about 250.",
        [("Norwind", "2021-04", "reported", ""), ("Lumora", "2021-04", "reported", "")],
    ),
    # unless a time of its own stands with it
    (
        "Norwind sold 300 vans in the first quarter, compared with 250 for Lumora a year earlier.",
        [("Norwind", "2021-Q1", "reported", ""), ("Lumora", "2020-Q1", "prior", "")],
    ),
    # whoever counted the estimates, the former figure is the company's own
    (
        "Norwind earned $1.52 per share in the fourth quarter of 2020, surpassing the $1.23"
        " consensus as per Lumora, and up from $1.11 in the fourth quarter of 2019.",
        [
            ("Norwind", "2020-Q4", "reported", ""),
            ("Norwind", "2020-Q4", "forecast", "analysts' estimate"),
            ("Norwind", "2019-Q4", "prior", ""),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_against(sentence: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = stated(_BEFORE + sentence)
    assert [(one.company, one.period, one.role, one.scope) for one in found] == expected

"""Somebody's text held against the coverage."""

from __future__ import annotations

import pytest

from knowledge.library import Knowledge

# (the figure as typed, the verdict, the figure of the coverage as printed)
CASES = [
    (
        "BluePark lost 898 million yuan in Q1 2021.",
        [("898 million yuan", "agrees", "898 million yuan")],
    ),
    (
        "bluepark lost 500 million yuan in the first quarter of 2021",
        [("500 million yuan", "differs", "898 million yuan")],
    ),
    ("BluePark had a net loss of $139 million.", [("$139 million", "agrees", "898 million yuan")]),
    (
        "Kestrel made revenue of 238 million euros in the second quarter of 2021.",
        [("238 million euros", "agrees", "238 million euros")],
    ),
    (
        "Lumora raised $155 million and employs 340 people. Sokon sold 1,500 cars.",
        [
            ("$155 million", "agrees", "$155 million"),
            ("340 people", "agrees", "340 employees"),
            ("1,500 cars", "differs", "1,433 new energy vehicles"),
        ],
    ),
    ("Lumora employs 341 people.", [("341 people", "agrees", "340 employees")]),
    ("Tesla lost $1 billion.", [("$1 billion", "not_covered", "")]),
    ("Sokon made revenue of 3 billion yuan.", [("3 billion yuan", "not_covered", "")]),
    ("BluePark lost 300 million yuan in 2015.", [("300 million yuan", "not_covered", "")]),
    (
        "BluePark made a net profit of 898 million yuan in Q1 2021.",
        [("898 million yuan", "differs", "898 million yuan")],
    ),
    ("Hello, is anybody here?", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_checks(text: str, expected: list[tuple[str, str, str]], known: Knowledge) -> None:
    found = [
        (check.figure.text, check.verdict, check.coverage.text if check.coverage else "")
        for check in known.check(text)
    ]
    assert found == expected

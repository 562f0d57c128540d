"""Questions that ask how far something moved, and those that do not."""

from __future__ import annotations

import pytest

from knowledge.language.changes import cues
from knowledge.language.metrics import question_metrics
from knowledge.language.tokens import tokens
from knowledge.questions.moves import asks_move, pace_kinds

CASES = [
    ("how much did Kestrel's sales drop?", True),
    ("how badly did Kestrel shares fall", True),
    ("how much market value did Kestrel lose", True),
    ("what percent bigger is Kestrel than Oriel", True),
    ("which fell harder, Kestrel or Oriel?", True),
    ("who grew its sales the most, Kestrel or Oriel?", True),
    ("which was up more on Monday, Kestrel or Oriel?", True),
    ("who rose more premarket, Kestrel or Oriel", True),
    ("which stock did better in 2020, Kestrel or Oriel", True),
    ("who had the worst week, Kestrel or Oriel", True),
    ("how much more did Kestrel lose than Oriel?", False),
    ("who lost more money, Kestrel or Oriel?", False),
    ("who added more users, Kestrel or Oriel?", False),
    ("who gained more points, Kestrel or Oriel?", True),
    ("who ends up worth more, Kestrel or Oriel?", False),
    ("once Kestrel breaks up which half sells more", False),
    ("whose profit fell by at least a third?", False),
    ("", False),
]


@pytest.mark.parametrize(("question", "expected"), CASES)
def test_asks_move(question: str, expected: bool) -> None:  # noqa: FBT001
    cut = tokens(question)
    assert asks_move(cut, cues(cut), question_metrics(cut)) is expected


PACES = [
    ("did Kestrel or Oriel grow faster?", {"percent", "percentage_point"}),
    ("which fell harder, Kestrel or Oriel?", set()),
    ("whose vans are faster?", set()),
]


@pytest.mark.parametrize(("question", "expected"), PACES)
def test_pace_kinds(question: str, expected: set[str]) -> None:
    cut = tokens(question)
    assert pace_kinds(cut, cues(cut)) == expected

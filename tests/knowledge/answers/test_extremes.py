"""A high or a low is told from where something stood else, in the same sentence and in others."""

from __future__ import annotations

import pytest

from knowledge.answers.answering import Answerer
from knowledge.answers.extremes import extreme_feature
from tests.knowledge.answers.asking import answerer_of, asked_of

ARTICLE = """Norwind shares near their peak

By Ann Author / 2021-05-04

Norwind shares were trading 4% higher at $51.20 on Tuesday, a dollar short of their record high of $52.60. Velmex shares stood at $8.10, not far from their 52-week low. Telmar shares closed at $30, their highest since March, after reaching $33 earlier. Orsetta shares fell as low as $2.40.
"""

# A question, a figure, the feature.
FEATURES = [
    ("record high share price of Norwind", "$52.60", "extreme_told"),
    ("record high share price of Norwind", "$51.20", "extreme_untold"),
    ("Norwind share price", "$52.60", "extreme_unasked"),
    ("Norwind share price", "$51.20", ""),
    ("how far are Norwind shares below their high?", "$51.20", ""),
    ("how low did Velmex shares go?", "$8.10", "extreme_untold"),
    ("how high did Telmar shares go?", "$30", "extreme_told"),
    ("how high did Telmar shares go?", "$33", "extreme_told"),
    ("how low did Orsetta shares go?", "$2.40", "extreme_told"),
    ("Norwind share price up from its low", "$51.20", ""),
]


@pytest.fixture(scope="module")
def norwind(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_of(tmp_path_factory.mktemp("norwind"), ARTICLE)


@pytest.mark.parametrize(("question", "text", "feature"), FEATURES)
def test_an_extreme_is_told(question: str, text: str, feature: str, norwind: Answerer) -> None:
    query, found = asked_of(norwind, question, text)
    assert extreme_feature(query, found.passage, found.figure) == feature


def test_only_an_extreme_is_claimed_as_one(norwind: Answerer) -> None:
    assert norwind.ask("how low did Velmex shares go?").status != "answered"

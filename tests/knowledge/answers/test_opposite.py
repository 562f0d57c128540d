"""A loss is told where a profit is asked for only if the coverage has no such profit."""

from __future__ import annotations

import pytest

from knowledge.answers.answering import Answerer
from knowledge.answers.opposite import is_given, opposite_query
from tests.knowledge.answers.asking import answerer_of

NORWIND = """Norwind's year

By Ann Author / 2021-05-04

Norwind's operating profit rose to $202 million in 2020. The paint segment booked an operating loss of $11 million in 2020. Telmar had an operating loss of $7 million in 2020.
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_of(tmp_path_factory.mktemp("articles"), NORWIND)


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("operating profit of Norwind 2020", True),
        ("operating profit of Norwind 2019", False),
        ("operating profit of Telmar 2020", False),
    ],
)
def test_what_is_given_needs_no_opposite(question: str, *, given: bool, known: Answerer) -> None:
    query = known.query(question)
    assert is_given(query, known.candidates(query)) is given


def test_what_has_no_opposite(known: Answerer) -> None:
    assert opposite_query(known.query("revenue of Norwind 2020")) is None

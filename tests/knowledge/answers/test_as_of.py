"""What "last year" means: the year before the article that answers."""

from __future__ import annotations

import pytest

from knowledge.answers.answering import Answerer
from tests.knowledge.answers.asking import answerer_of

ARTICLES = (
    """Tarnvik lifts its payout

By Ann Author / 2020-03-04

Tarnvik opened 9 stores in 2019 and wants to open 12 stores in 2020.
""",
    """Tarnvik pays more

By Ann Author / 2022-03-04

Tarnvik proposed a dividend of 30 cents per share for 2022, after 23 cents in 2021. Tarnvik opened 31 stores in 2021 and wants to open 44 stores in 2022.
""",
)
ASKED = [
    ("what did tarnvik pay as dividend last year", "23 cents"),
    ("what dividend does tarnvik pay this year", "30 cents per share"),
    ("how many stores did tarnvik open last year", "31 stores"),
    ("how many stores does tarnvik want to open this year", "44 stores"),
    ("how many stores did tarnvik open in 2019", "9 stores"),
]


@pytest.fixture(scope="module")
def tarnvik(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_of(tmp_path_factory.mktemp("tarnvik"), *ARTICLES)


@pytest.mark.parametrize(("question", "expected"), ASKED)
def test_the_year_is_that_of_the_article(question: str, expected: str, tarnvik: Answerer) -> None:
    answer = tarnvik.ask(question)
    assert (answer.status, answer.figures[0].text) == ("answered", expected)

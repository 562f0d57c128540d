"""Questions that ask for no number, or do not tell of what, get none."""

from __future__ import annotations

import pytest

from knowledge.answers.accounting import may_be_claimed
from knowledge.answers.answering import Answerer
from tests.knowledge.answers.asking import answerer_of, asked_of

ARTICLE = """Norwind digs near the moon lake

By Ann Author / 2021-05-04

Norwind Mines had revenue of $7 million in 2020. Two drills of Norwind Mines run all day. Norwind sold 333 tons of ore in 2020. Its shares rose 4% on Monday.

The moon lake is far away. A road there would cost $19 million.
"""

# A question, a figure, whether it may be claimed.
QUESTIONS = [
    ("what was the revenue of Norwind in 2020?", "$7 million", True),
    ("do you know the revenue of Norwind in 2020?", "$7 million", True),
    ("can you tell me Norwind's revenue in 2020", "$7 million", True),
    ("is there a revenue of Norwind for 2020?", "$7 million", True),
    # a time, advice, a yes
    ("what year was Norwind's revenue highest?", "$7 million", False),
    ("should I buy Norwind for its revenue?", "$7 million", False),
    ("does Norwind have revenue?", "$7 million", False),
    ("will Norwind shares rise tomorrow?", "4%", False),
    ("is Norwind a good company?", "$7 million", False),
    # nothing tells of what
    ("what is 2 + 2", "Two drills", False),
    ("how far is the moon?", "$19 million", False),
    ("the moon lake road cost", "$19 million", True),
    # tons are nobody's
    ("how many followers does Norwind have?", "333 tons", False),
    ("how many tons of ore did Norwind sell in 2020?", "333 tons", True),
]


@pytest.fixture(scope="module")
def norwind(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_of(tmp_path_factory.mktemp("norwind"), ARTICLE)


@pytest.mark.parametrize(("question", "text", "may"), QUESTIONS)
def test_a_number_is_claimed_only_where_one_is_asked_for(
    question: str, text: str, *, may: bool, norwind: Answerer
) -> None:
    query, candidate = asked_of(norwind, question, text)
    assert may_be_claimed(query, candidate) is may

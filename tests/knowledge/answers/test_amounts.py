"""What is told beside an amount, with the words of its metric, is not claimed for it."""

from __future__ import annotations

import pytest

from knowledge.answers.accounting import accounted
from knowledge.answers.answering import Answerer
from tests.knowledge.answers.asking import answerer_of, asked_of

ARTICLE = """Norwind in the year 2020

By Ann Author / 2021-05-04

Norwind had sales of $9 million in April, the fourth straight month of sales above $8 million. Norwind said clerks had overstated its profit by $2 million in 2020.

Norwind wants to lift its capacity from 12 GW now to 31 GW in 2030. Norwind said it sees sales of $70 million in 2022. Analysts see a profit of Norwind of $12 million in 2022.

Shares of Norwind rose 3% on Monday. Norwind lent Tolva $45 million, on which interest is due. Norwind has 300 red boats and 20 blue barges. Norwind has 50 hectares in Chile and 13 hectares in Spain. Excluding the docks, costs of Norwind came to $17 million in 2020.
"""

# A question, a figure, whether it may be claimed.
RULES = [
    ("Norwind sales April 2021", "$8 million", False),
    ("Norwind sales April 2021", "$9 million", True),
    ("which sales was Norwind above for the fourth straight month", "$8 million", True),
    ("Norwind profit 2020", "$2 million", False),
    ("how much was the profit of Norwind overstated in 2020", "$2 million", True),
    ("what capacity does Norwind want in 2030?", "12 GW", False),
    ("what capacity does Norwind want in 2030?", "31 GW", True),
    ("analysts' estimate of Norwind sales in 2022", "$70 million", False),
    ("Norwind sales forecast 2022", "$70 million", True),
    ("analysts' estimate of Norwind profit in 2022", "$12 million", True),
    ("how much are Norwind shares up so far this year?", "3%", False),
    ("how much were Norwind shares up on Monday?", "3%", True),
    ("how many barges has Norwind?", "300 red boats", False),
    ("how many barges has Norwind?", "20 blue barges", True),
    ("costs of Norwind in 2020 including the docks", "$17 million", False),
    ("costs of Norwind in 2020 without the docks", "$17 million", True),
    ("how many hectares has Norwind in Spain?", "50 hectares", False),
    ("how many hectares has Norwind in Spain?", "13 hectares", True),
]


@pytest.fixture(scope="module")
def norwind(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_of(tmp_path_factory.mktemp("norwind"), ARTICLE)


@pytest.mark.parametrize(("question", "text", "may"), RULES)
def test_only_an_amount_may_be_claimed(
    question: str, text: str, *, may: bool, norwind: Answerer
) -> None:
    query, candidate = asked_of(norwind, question, text)
    assert accounted(query, candidate) is may

"""What is of another sort than what is asked for is not claimed, though it is of the same thing."""

from __future__ import annotations

import pytest

from knowledge.answers.accounting import accounted
from knowledge.answers.answering import Answerer
from tests.knowledge.answers.asking import answerer_of, asked_of

ARTICLE = """Norwind in the year 2020

By Ann Author / 2021-05-04

In its turbine business, Norwind had revenue of $3 million in 2020. Norwind expects to sell 900 boats in 2021. Telmar Fund sold around 11,000 shares of Norwind for $20 per share. Arklow Fund is selling its 9% stake in Norwind. Norwind had cash of $5 million at the end of 2020. Sign-ups grew after three years of decline at Norwind.

Norwind had net sales of $60 million in 2018. Norwind bought half of Arklow for $4 million. Norwind employs about 4,300 people.

Volume jumped to 7,400 vans at Norwind from a daily average of 2,100 vans. The mobile unit of Tolva, a maker of chips, earned $8 million in 2017.

Norwind and Velmex are rivals. Norwind built ships for both. The two had combined sales of $8 million in 2019.
"""

# A question, a figure, whether it may be claimed.
RULES = [
    ("revenue of Norwind 2020", "$3 million", False),
    ("revenue of Norwind from turbines 2020", "$3 million", True),
    ("how many boats did Norwind sell in 2021?", "900 boats", False),
    ("how many boats does Norwind expect to sell in 2021?", "900 boats", True),
    ("how many shares of Norwind does Telmar Fund still hold?", "11,000 shares", False),
    ("how many shares of Norwind did Telmar Fund sell?", "11,000 shares", True),
    ("what stake in Norwind does Arklow Fund hold?", "9%", True),
    ("cash of Norwind at the end of September 2020", "$5 million", False),
    ("cash of Norwind at the end of December 2020", "$5 million", True),
    ("cash of Norwind 2020", "$5 million", True),
    ("how many customers does Norwind have?", "three years", False),
    ("how many years did sign-ups at Norwind decline?", "three years", True),
    ("net profit of Norwind 2018", "$60 million", False),
    ("what did Norwind make in 2018?", "$60 million", True),
    ("how much will Norwind pay for the other half of Arklow?", "$4 million", False),
    ("how much did Norwind pay for half of Arklow?", "$4 million", True),
    ("average daily volume of vans at Norwind", "7,400 vans", False),
    ("average daily volume of vans at Norwind", "2,100 vans", True),
    ("volume of vans at Norwind", "7,400 vans", True),
    ("Norwind users", "4,300 people", False),
    ("Norwind staff", "4,300 people", True),
    ("profit of Tolva's chips unit 2017", "$8 million", False),
    ("profit of Tolva's mobile unit 2017", "$8 million", True),
    ("sales of Norwind 2019", "$8 million", False),
    ("combined sales of Norwind 2019", "$8 million", True),
]


@pytest.fixture(scope="module")
def norwind(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_of(tmp_path_factory.mktemp("norwind"), ARTICLE)


@pytest.mark.parametrize(("question", "text", "may"), RULES)
def test_only_its_like_may_be_claimed(
    question: str, text: str, *, may: bool, norwind: Answerer
) -> None:
    query, candidate = asked_of(norwind, question, text)
    assert accounted(query, candidate) is may

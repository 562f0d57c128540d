"""What needs no saying in the sentence itself, and who is next where the best may not be claimed."""

from __future__ import annotations

import pytest

from knowledge.answers.accounting import may_be_claimed
from knowledge.answers.answering import Answerer
from knowledge.answers.beside import contenders
from tests.knowledge.answers.asking import answerer_of, asked_of

NORWAY = """Norway wants more wind

By Ann Author / 2021-05-04

Oslo is for wind. The number of new jobs was 143,000 in January. Peru has 40,000 miners.
"""
FRANCE = """France looks for savings

By Ann Author / 2021-05-04

France spent 110 billion euros on its railways in 2020.
"""
NORWIND = """Norwind's year

By Ann Author / 2021-05-04

Operating profit of the turbine division of Norwind fell to $26 million in 2020. Norwind delivered 65,800 boats from its Bergen factory in March 2021. Tolva Bank has a price target of $145 for Norwind.

In its home market of Norway, Norwind had revenue of $4 million in 2019. Norwind had revenue of $32 million in 2019.
"""

# A question, a figure, whether it may be claimed.
RULES = [
    ("how many new jobs were there in Norway in January?", "143,000", True),
    ("how many new jobs were there in Peru in January?", "143,000", False),
    ("how much did Paris spend on railways in 2020?", "110 billion euros", True),
    ("how much did Lima spend on railways in 2020?", "110 billion euros", False),
    ("profit of Norwind's turbine division 2020", "$26 million", True),
    ("net profit of Norwind's turbine division 2020", "$26 million", False),
    (
        "how many boats did Norwind deliver from its Bergen plant in March 2021?",
        "65,800 boats",
        True,
    ),
    (
        "how many boats did Norwind deliver from its Lagos plant in March 2021?",
        "65,800 boats",
        False,
    ),
    ("what price target does Tolva Bank have for Norwind now?", "$145", True),
]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_of(tmp_path_factory.mktemp("articles"), NORWAY, FRANCE, NORWIND)


@pytest.mark.parametrize(("question", "text", "may"), RULES)
def test_what_needs_no_saying(question: str, text: str, *, may: bool, known: Answerer) -> None:
    query, candidate = asked_of(known, question, text)
    assert may_be_claimed(query, candidate) is may


def test_the_next_that_may_be_claimed_takes_the_place_of_the_best(known: Answerer) -> None:
    query = known.query("revenue of Norwind 2019")
    ranked = known.candidates(query)
    part = [c for c in ranked if c.figure.text == "$4 million"]
    whole = [c for c in ranked if c.figure.text == "$32 million"]
    assert contenders(query, [*part, *whole])[0] is whole[0]
    assert contenders(query, part)[0] is part[0]

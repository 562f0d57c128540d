"""Questions that give an amount themselves, on small coverages made for the purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answers.answering import Answerer
from knowledge.answers.rank import decision
from knowledge.building import build
from knowledge.questions.parse import parse
from knowledge.store.read import Store
from tests.knowledge.answers.test_decide import asked

HARVEST = """Quorvane reports

By Ann Author / 2021-05-05

Quorvane Labs Inc. lifted its net profit in the first quarter of 2021 to $30 million, or 12 cents per share, from $24 million, or 9 cents per share, a year earlier.

Quorvane Labs offered 90 million euros ($108 million) for its rival Telmara, and later 70 million euros ($84 million) for Brimstead.
"""
TARGETS = """Analysts on Quorvane

By Ann Author / 2021-05-06

Elmsford Partners raised its price target on Quorvane Labs Inc. to $115 from $95.

Northmoor Securities raised its price target on Quorvane Labs Inc. to $120 from $99.
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        # what it gives is not what it asks for
        ("quorvane earned $30m in q1 2021, what was it the year before?", 24_000_000),
        ("quorvane made 30 million dollars in q1 2021, how much the year before?", 24_000_000),
        # a bare number
        ("elmsford took quorvane to 115, from what?", 95),
        ("price target of northmoor for quorvane before they bumped it to 120?", 99),
        # the very amount in other money
        ("quorvane's 70m euro offer, what is that in dollars?", 84_000_000),
        ("quorvane offered 90 million euros, how many dollars is that", 108_000_000),
        # no such amount
        ("quorvane's 75m euro offer, what is that in dollars?", None),
    ],
)
def test_what_the_question_gives(question: str, value: int | None, tmp_path: Path) -> None:
    answer = asked(question, (HARVEST, TARGETS), tmp_path)
    found = answer.figures[0].value if answer.status == "answered" else None
    assert found == value, answer.text


FINED = """Quorvane is fined

By Ann Author / 2021-05-07

Quorvane Labs Inc. was fined 3 million euros ($3.4 million) over its labels. Quorvane Labs was fined 2 million euros over its leaflets.
"""


def test_only_what_has_the_currency_asked_for_is_a_rival(tmp_path: Path) -> None:
    (tmp_path / "fined.txt").write_text(FINED, encoding="utf-8")
    build([tmp_path], tmp_path / "knowledge.db")
    store = Store(tmp_path / "knowledge.db")
    leads = {}
    for currency in ("dollars", "euros"):
        query = parse(f"how much was quorvane fined, in {currency}?", store)
        leads[currency] = decision(query, Answerer(store).candidates(query))["lead"]
    store.close()
    assert leads["euros"] < leads["dollars"] == 1

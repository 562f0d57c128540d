"""Of which prices a rise is."""

from __future__ import annotations

import pytest

from knowledge.answers.answering import Answerer
from knowledge.answers.gauges import gauge_of
from tests.knowledge.answers.asking import answerer_of, asked_of

GAUGES = [
    ("norway inflation in may", "consumer"),
    ("norway cpi may", "consumer"),
    ("what did factory gate prices do in norway", "producer"),
    ("norway ppi", "producer"),
    ("core pce in may", "spending"),
    ("how much more was food inflation", "food"),
    ("inflation expected in two years", "expected"),
]

ARTICLE = """Prices rise in Norway

By Ann Author / 2021-06-12

The consumer price index of Norway rose 2.4% in May, up from 2.2% in April, mostly on food prices. Food prices rose 5.1%. The report eclipsed a 1.3% fall in producer prices in Norway. Norway's inflation was 2.1% in March. Norwegian households now put inflation expected in two years at 3.6%.
"""
# A question, a figure, whether it is of other prices.
ASKED = [
    ("norway inflation may", "2.4%", False),
    ("norway cpi april", "2.2%", False),
    ("norway ppi may", "2.4%", True),
    ("norway food inflation may", "2.4%", True),
    ("norway food inflation may", "5.1%", False),
    ("norway inflation may", "5.1%", True),
    ("norway factory gate inflation may", "1.3%", False),
    ("norway inflation may", "1.3%", True),
    ("norway inflation march", "2.1%", False),
    ("norway cpi april", "3.6%", True),
    ("norway inflation forecast", "3.6%", False),
    ("norway cpi forecast", "3.6%", True),
]


@pytest.mark.parametrize(("text", "gauge"), GAUGES)
def test_a_gauge_is_read(text: str, gauge: str) -> None:
    assert gauge_of(text) == gauge


@pytest.fixture(scope="module")
def prices(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_of(tmp_path_factory.mktemp("prices"), ARTICLE)


@pytest.mark.parametrize(("question", "text", "other"), ASKED)
def test_it_is_of_other_prices(question: str, text: str, *, other: bool, prices: Answerer) -> None:
    _, candidate = asked_of(prices, question, text)
    assert ("gauge_other" in candidate.features) is other

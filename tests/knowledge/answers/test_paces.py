"""What a rate of change is against."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.answers.answering import Answerer
from knowledge.answers.paces import pace_of
from knowledge.building import build
from knowledge.store.read import Store

PACES = [
    ("norwind sales growth qoq", "quarter"),
    ("Inflation rose 2% y/y.", "year"),
    ("Prices rose 0.3% month-on-month.", "month"),
    ("Sales were up 4% from a year ago.", "year"),
    ("Sales were up 4% on the quarter.", "quarter"),
    ("Revenue grew 9% compared with the same period a year earlier.", "year"),
    ("Output slipped sequentially.", "quarter"),
    ("Stocks fell from the previous week.", "week"),
    ("Sales of the year to March", ""),
    ("a 5 mm bolt", ""),
]


@pytest.mark.parametrize(("text", "pace"), PACES)
def test_a_pace_is_read(text: str, pace: str) -> None:
    assert pace_of(text) == pace


ARTICLE = """Prices rise in Canada

By Ann Author / 2021-06-12

Consumer prices in Canada rose 0.6% in May from April, taking the annual inflation rate to 2.4%, up from 2.1% in April. Analysts had expected that inflation stayed at 2.2% in May, and that inflation on the month slowed to 0.1% from 0.3%. Inflation was 1.7% in March.
"""
# A question, a figure, and how that stands to the length of time asked for.
ASKED = [
    ("canada inflation may yoy", "0.6%", "pace_other"),
    ("canada inflation may yoy", "2.4%", "pace_same"),
    # what it is compared with is against the same
    ("canada inflation april yoy", "2.1%", "pace_same"),
    ("canada inflation april mom", "2.1%", "pace_other"),
    # another clause tells nothing of it
    ("expected canada inflation may mom", "2.2%", "pace_untold"),
    ("expected canada inflation may mom", "0.1%", "pace_same"),
    ("canada inflation march mom", "1.7%", "pace_untold"),
]


@pytest.fixture(scope="module")
def prices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    folder = tmp_path_factory.mktemp("prices")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    build([folder], folder / "knowledge.db")
    store = Store(folder / "knowledge.db")
    yield Answerer(store)
    store.close()


@pytest.mark.parametrize(("question", "text", "feature"), ASKED)
def test_a_rate_stands_to_the_pace_asked_for(
    question: str, text: str, feature: str, prices: Answerer
) -> None:
    found = prices.candidates(prices.query(question))
    candidate = next(c for c in found if c.figure.text == text)
    assert [name for name in candidate.features if name.startswith("pace_")] == [feature]

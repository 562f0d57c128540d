"""Which figure of a sentence the words of a question are about, as features."""

from __future__ import annotations

import pytest

from knowledge.answers.answering import Answerer
from tests.knowledge.answers.asking import answerer_of

ARTICLE = """Norwind reports for 2020

By Ann Author / 2021-05-04

The Asian market accounted for 31% of Norwind's sales in 2020, while Southern Europe accounted for 44.5%. Norwind raised its forecast for revenue in 2021 to $90 million from $80 million. Norwind was valued at $700 million last May. Its travel business had revenue of $4 million. It raised $30 million in a Series B round, taking total funding to $95 million. It let 38 cabins to 41 tenants. The cost spirit at Norwind was 7.3.
"""
FORECAST, BEFORE = "what revenue does Norwind forecast for 2021", "Norwind revenue a year earlier"
WORTH = "what was Norwind worth in its funding round"

# A question, a figure, a feature, and its value (at most, where it is below a half).
FEATURES = [
    ("Norwind share of sales in Southern Europe", "44.5%", "narrow_near", 1.0),
    ("Norwind share of sales in Southern Europe", "31%", "narrow_near", 0.4),
    ("Norwind share of sales in Southern Europe", "44.5%", "narrow_far", 0.0),
    ("Norwind share of sales in Brazil", "31%", "narrow_missing", 1.0),
    ("Norwind sales", "31%", "narrow_none", 1.0),
    (WORTH, "$700 million", "metric_first", 1.0),
    (WORTH, "$30 million", "metric_later", 1.0),
    (WORTH, "44.5%", "metric_none", 1.0),
    # a metric that answers for another, in its direction
    ("market value of Norwind", "$700 million", "metric_near", 1.0),
    ("deliveries of Norwind", "$700 million", "metric_near", 0.0),
    # a metric says the word that names it, and no other
    ("Norwind turnover", "$4 million", "words_unsaid", 0.3),
    ("Norwind turnover", "$700 million", "words_unsaid", 1.0),
    ("Norwind revenue", "$4 million", "scope_asked", 0.0),
    ("Norwind travel revenue", "$4 million", "scope_asked", 0.9),
    ("how much has Norwind raised to date", "$95 million", "sum_told", 1.0),
    ("how much has Norwind raised to date", "$30 million", "sum_untold", 1.0),
    ("how much did Norwind raise", "$95 million", "sum_unasked", 1.0),
    ("how much did Norwind raise", "$30 million", "sum_unasked", 0.0),
    (FORECAST, "$80 million", "former", 1.0),
    (FORECAST, "$80 million", "former_same", 1.0),
    (FORECAST, "$90 million", "former", 0.0),
    (BEFORE, "$80 million", "former", 0.0),
    # what has no metric is asked for by its own words
    ("how many tenants does Norwind have", "41 tenants", "metric_counted", 1.0),
    ("how many tenants does Norwind have", "38 cabins", "metric_counted", 0.0),
    ("Norwind cost spirit", "7.3", "metric_printed", 1.0),
    ("Norwind revenue spirit", "7.3", "metric_printed", 0.0),
]


@pytest.fixture(scope="module")
def norwind(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_of(tmp_path_factory.mktemp("norwind"), ARTICLE)


@pytest.mark.parametrize(("question", "text", "feature", "value"), FEATURES)
def test_a_figure_has_the_words_that_stand_with_it(
    question: str, text: str, feature: str, value: float, norwind: Answerer
) -> None:
    ranked = norwind.candidates(norwind.query(question))
    found = next(c for c in ranked if c.figure.text == text).features.get(feature, 0.0)
    assert found >= value if value >= 0.5 else found <= value

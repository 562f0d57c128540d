"""Answers in words: what a reader is told for a figure, a comparison, a computed value, a gap."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from knowledge.answers import wording
from knowledge.answers.answer import Answer, Derived
from knowledge.answers.as_json import answer_json, number_json
from knowledge.answers.figure_wording import number_words
from knowledge.answers.period_wording import in_period, period_words, seen_from
from knowledge.figures.figure import ArticleRef, Converted, Figure

SENTENCE = "Its net loss grew to 898 million yuan ($139 million) from 477 million yuan a year ago."
ARTICLE = ArticleRef(
    1,
    "Carmakers bleed",
    "https://example.com/cars",
    datetime(2021, 5, 4, 17, 50, tzinfo=UTC),
    ("An Example", "Bo Sample"),
)
LOSS = Figure(
    id="loss",
    company="BluePark",
    metric="net_loss",
    value=Decimal("898E6"),
    unit="CNY",
    noun="",
    text="898 million yuan",
    bound="exact",
    upper=None,
    per="",
    converted=(Converted(Decimal("139E6"), "USD", "$139 million", 39, 51),),
    period="2021-Q1",
    period_start=date(2021, 1, 1),
    period_end=date(2021, 3, 31),
    role="reported",
    direction=1,
    scope="",
    label="net loss",
    sentence=SENTENCE,
    start=21,
    end=37,
    article=ARTICLE,
)
PRIOR = replace(
    LOSS,
    id="prior",
    value=Decimal("477E6"),
    text="477 million yuan",
    converted=(),
    period="2020-Q1",
    period_start=date(2020, 1, 1),
    role="prior",
    start=58,
    end=74,
)
GROWTH = Derived("percent_change", Decimal("88.2599"), "percent", (0, 1))
ANSWER = Answer("bluepark loss", "answered", (LOSS, PRIOR), (GROWTH,), company="BluePark")

HEADLINES: list[tuple[dict[str, Any], str]] = [
    ({}, "BluePark: net loss 898 million yuan ($139 million), first quarter of 2021"),
    ({"converted": (), "period": ""}, "BluePark: net loss 898 million yuan"),
    (
        {"converted": (), "period": "2025-Q3", "period_start": None},
        "BluePark: net loss 898 million yuan, third quarter of fiscal 2025",
    ),
    (
        {"converted": (), "scope": "cars", "role": "forecast"},
        "BluePark: net loss (cars) (forecast) 898 million yuan, first quarter of 2021",
    ),
    (
        {"converted": (), "bound": "at_most", "period": "2021"},
        "BluePark: net loss up to 898 million yuan, 2021",
    ),
    (
        {"converted": (), "bound": "between", "text": "3 and 5 million yuan", "period": "2021"},
        "BluePark: net loss between 3 and 5 million yuan, 2021",
    ),
    (
        {"converted": (), "text": "25,900", "noun": "cars", "period": "2021"},
        "BluePark: net loss 25,900 cars, 2021",
    ),
    (
        {"converted": (), "role": "change", "unit": "percent", "text": "12%", "direction": -1},
        "BluePark: net loss down 12%, first quarter of 2021",
    ),
    (
        {"converted": (), "role": "change", "unit": "percent", "text": "-12%", "direction": -1},
        "BluePark: net loss down 12%, first quarter of 2021",
    ),
    (
        {"converted": (), "company": "", "metric": "other", "label": "downloads", "period": "2021"},
        "Downloads 898 million yuan, 2021",
    ),
    (
        {"converted": (), "text": "$3", "per": "share", "period": "2021"},
        "BluePark: net loss $3 per share, 2021",
    ),
]


@pytest.mark.parametrize(("changes", "told"), HEADLINES)
def test_headline_says_company_metric_number_and_period(changes: dict[str, Any], told: str) -> None:
    assert wording.headline(replace(LOSS, **changes)) == told


PERIODS = [
    ("2021", "2021", "in 2021"),
    ("2021-H2", "second half of 2021", "in the second half of 2021"),
    ("2021-Q4", "fourth quarter of 2021", "in the fourth quarter of 2021"),
    ("2021-9M", "first nine months of 2021", "in the first nine months of 2021"),
    ("2021-12", "December 2021", "in December 2021"),
    ("2021-12-31", "31 December 2021", "on 31 December 2021"),
    ("", "", ""),
    ("2021-13", "2021-13", "in 2021-13"),
]


@pytest.mark.parametrize(("key", "alone", "within"), PERIODS)
def test_periods_are_said_in_words(key: str, alone: str, within: str) -> None:
    assert (period_words(key), in_period(key)) == (alone, within)


SEEN = [
    ("2020-Q1", "2021-Q1", "a year earlier"),
    ("2020-Q4", "2021-Q1", "a quarter earlier"),
    ("2020-12", "2021-01", "a month earlier"),
    ("2020-H2", "2021-H1", "a half-year earlier"),
    ("2020", "2021", "a year earlier"),
    ("2020-9M", "2021-9M", "a year earlier"),
    ("2022", "2021", "a year later"),
    ("2019-Q1", "2021-Q1", "in the first quarter of 2019"),
    ("2020", "2021-Q1", "in 2020"),
    ("2020-05-04", "2021-05-04", "a year earlier"),
    ("2021-05-03", "2021-05-04", "on 3 May 2021"),
    ("2021-04-04", "2021-05-04", "on 4 April 2021"),
]


@pytest.mark.parametrize(("key", "base", "told"), SEEN)
def test_a_period_is_seen_from_another(key: str, base: str, told: str) -> None:
    assert seen_from(key, base) == told


NUMBERS = [
    ("421000000", "421 million"),
    ("1234567890", "1.23 billion"),
    ("2500000000000", "2.5 trillion"),
    ("999999", "999,999"),
    ("1716.4", "1,716"),
    ("88.2599", "88.3"),
    ("3", "3"),
    ("0.5", "0.5"),
    ("0.0412", "0.041"),
    ("0", "0"),
    ("-12.34", "-12.3"),
]


@pytest.mark.parametrize(("value", "told"), NUMBERS)
def test_computed_numbers_are_rounded_for_reading(value: str, told: str) -> None:
    assert number_words(Decimal(value)) == told


DERIVED = [
    (GROWTH, "+88.3 %, computed"),
    (replace(GROWTH, value=Decimal("-5.06")), "−5.1 %, computed"),
    (replace(GROWTH, kind="ratio", value=Decimal("1.88"), unit="times"), "1.9 times, computed"),
    (
        replace(GROWTH, kind="difference", value=Decimal("421E6"), unit="CNY"),
        "+421 million CNY, computed",
    ),
]


@pytest.mark.parametrize(("derived", "told"), DERIVED)
def test_computed_values_say_so(derived: Derived, told: str) -> None:
    assert wording.derived_words(derived) == told


def test_a_comparison_carries_its_computed_change() -> None:
    assert wording.comparisons(ANSWER) == ["477 million yuan a year earlier (+88.3 %, computed)"]


def test_a_value_computed_from_others_shows_its_operands() -> None:
    sokon = replace(LOSS, id="sokon", company="Sokon", text="575 million yuan", converted=())
    ratio = Derived("ratio", Decimal("1.56"), "times", (0, 1))
    answer = Answer("who lost more", "answered", (LOSS, sokon), (ratio,))
    assert wording.comparisons(answer) == [
        "1.6 times, computed from 898 million yuan ($139 million) and 575 million yuan"
    ]


def test_the_reply_quotes_a_sentence_once_and_names_its_source() -> None:
    assert wording.plain_text(ANSWER, lambda number: f"[{number}]").split("\n") == [
        "BluePark: net loss 898 million yuan ($139 million), first quarter of 2021",
        "477 million yuan a year earlier (+88.3 %, computed)",
        "“Its net loss grew to [898 million yuan] ($139 million) from 477 million yuan a year ago.”",
        "Carmakers bleed · An Example, Bo Sample · 4 May 2021 · https://example.com/cars",
    ]


def test_another_article_is_shown_below_the_first() -> None:
    second = replace(ARTICLE, id=2, title="Later", url="", published=None, authors=())
    sentence = "BluePark lost 900 million yuan."
    other = replace(
        LOSS, id="b", text="900 million yuan", converted=(), article=second, sentence=sentence
    )
    other = replace(other, start=14, end=30)
    shown = wording.plain_text(replace(ANSWER, figures=(LOSS, other), derived=())).split("\n")
    assert shown[3:] == [
        "• BluePark: net loss 900 million yuan, first quarter of 2021",
        f"“{sentence}”",
        "Later",
    ]


UNCLAIMED = [
    (
        Answer("?", "ambiguous", choices=("Acme Bank", "Acme Motors", "Acme Oil")),
        "Which company do you mean: Acme Bank, Acme Motors or Acme Oil?",
    ),
    (
        Answer("?", "not_covered", company="BluePark", metric="dividend", covered=("net_loss",)),
        "The coverage gives no dividend of BluePark.\nOn BluePark it has: net loss.",
    ),
    (  # it does, only not as was asked
        Answer(
            "?", "not_covered", company="BluePark", metric="dividend", covered=("dividend (2020)",)
        ),
        "The coverage does not answer this about BluePark.\nOn BluePark it has: dividend (2020).",
    ),
    (
        Answer("?", "not_covered", company="Acme Co. Ltd."),
        "The coverage does not answer this about Acme Co. Ltd.",
    ),
    (
        Answer("?", "not_covered", choices=("BluePark", "Sokon")),
        "The coverage does not answer this.\nNearest names: BluePark, Sokon.",
    ),
    (
        Answer("?", "not_covered", company="Sokon", metric="units_sold", period="2020-Q1"),
        f"The coverage gives no {wording.metric_words('units_sold')} of Sokon "
        "in the first quarter of 2020.",
    ),
    (
        Answer("?", "related", (LOSS,), company="BluePark", note="It gives a loss."),
        "It gives a loss.\nThe coverage does not answer this about BluePark.\n"
        f"These sentences may help:\n“{SENTENCE}”\n{wording.source_line(ARTICLE)}",
    ),
]


@pytest.mark.parametrize(("answer", "told"), UNCLAIMED)
def test_what_is_not_known_is_said_plainly(answer: Answer, told: str) -> None:
    assert wording.plain_text(answer) == told


def test_marks_do_not_change_the_sentence() -> None:
    nested = replace(LOSS, start=21, end=32, text="898 million")
    marked = wording.marked(SENTENCE, [LOSS, PRIOR, nested], lambda text: f"<{text}>")
    assert marked.replace("<", "").replace(">", "") == SENTENCE
    assert marked.count("<") == 2


def test_an_answer_without_figures_has_no_layout() -> None:
    with pytest.raises(ValueError, match="without figures"):
        wording.layout(Answer("?", "not_covered"))
    assert wording.comparisons(Answer("?", "not_covered")) == []


def test_json_has_the_published_fields() -> None:
    told = answer_json(replace(ANSWER, text="reply"), "q1")
    assert (told["id"], told["status"], told["text"]) == ("q1", "answered", "reply")
    figures = told["figures"]
    assert isinstance(figures, list)
    published = (
        "company metric value unit text bound period role scope sentence start end article".split()
    )
    assert set(published) <= set(figures[0])
    assert (figures[0]["value"], figures[1]["value"]) == (898000000, 477000000)
    assert figures[0]["article"] == {
        "title": "Carmakers bleed",
        "url": "https://example.com/cars",
        "published": "2021-05-04T17:50:00+00:00",
        "authors": ["An Example", "Bo Sample"],
    }
    assert told["derived"] == [
        {"kind": "percent_change", "value": 88.2599, "unit": "percent", "from": [0, 1]}
    ]


VALUES = [("8.98E+8", 898000000), ("82.79", 82.79), ("16.50", 16.5), ("1E+20", 10**20)]


@pytest.mark.parametrize(("value", "number"), VALUES)
def test_json_numbers_are_the_value(value: str, number: float) -> None:
    told = number_json(Decimal(value))
    assert (told, type(told)) == (number, type(number))

"""Short questions after an answer."""

from __future__ import annotations

import pytest

from knowledge.answers.follow_up import asks_why
from knowledge.library import Knowledge

# What is asked one after the other, and how each answer leads ("" where nothing is claimed).
TALKS = [
    [
        ("How much did BluePark lose in Q1 2021?", "898 million yuan"),
        ("and a year earlier?", "477 million yuan"),
    ],
    [
        ("How much did BluePark lose in Q1 2021?", "898 million yuan"),
        ("what about Sokon?", "575 million yuan"),
        ("and a year earlier?", "462 million yuan"),
    ],
    [("loss bluepark q1", "898 million yuan"), ("in dollars?", "$139 million")],
    [("loss bluepark q1", "898 million yuan"), ("in 2020?", "477 million yuan")],
    [("loss bluepark q1", "898 million yuan"), ("and in 2016?", "")],
    [("loss bluepark q1", "898 million yuan"), ("and revenue?", "")],
    [("loss bluepark q1", "898 million yuan"), ("what about Tesla?", "")],
    [("loss bluepark q1", "898 million yuan"), ("and Huawei?", "")],
    [("Kestrel loss 2021", "12 million euros"), ("and 2020?", "70 million euros")],
    [("Kestrel profit Q3 2021", "4 million euros"), ("and revenue?", "251 million euros")],
    [("Lumora revenue 2021", "$46 million"), ("how many employees?", "340 employees")],
    [
        ("loss bluepark q1", "898 million yuan"),
        ("who lost more, Sendra or Corvo?", "$52 million"),
    ],
    [("loss bluepark q1", "898 million yuan"), ("how many jobs will Almiro cut?", "1,150 jobs")],
    [("loss bluepark q1", "898 million yuan"), ("what's the weather in Rotterdam?", "")],
]


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: " / ".join(said for said, _ in talk))
def test_a_talk(talk: list[tuple[str, str]], known: Knowledge) -> None:
    previous = None
    for question, text in talk:
        answer = known.ask(question, previous=previous)
        lead = answer.figures[0].text if answer.status == "answered" else ""
        assert lead == text, question
        previous = answer


def test_without_an_answer_before_nothing_is_meant(known: Knowledge) -> None:
    assert known.ask("and a year earlier?").status == "not_covered"


@pytest.mark.parametrize("question", ["why?", "how do you know that?", "source?"])
def test_why_shows_how_it_was_understood_and_where_it_stands(
    question: str, known: Knowledge
) -> None:
    first = known.ask("How much did BluePark lose in Q1 2021?")
    answer = known.ask(question, previous=first)
    assert answer.figures == first.figures
    assert "metric net loss, period first quarter of 2021" in answer.note
    assert first.figures[0].article.title in answer.note
    assert first.figures[0].sentence in answer.text


def test_a_name_that_the_coverage_does_not_know_is_not_the_company_before(known: Knowledge) -> None:
    before = known.ask("How much did BluePark lose in Q1 2021?")
    assert "BluePark" not in known.ask("Tesla revenue", previous=before).text.splitlines()[0]


WHY = [
    ("why?", True),
    ("why is that", True),
    ("how do you know?", True),
    ("where is this from, what's the source?", True),
    ("why did Kestrel's sales fall?", False),
    ("how much?", False),
    ("", False),
]


@pytest.mark.parametrize(("question", "expected"), WHY)
def test_asks_why(question: str, expected: bool) -> None:  # noqa: FBT001
    assert asks_why(question) is expected

"""What is claimed, asked back or shown, on small coverages made for the purpose."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from knowledge.answers.answer import Answer, Derived
from knowledge.library import Knowledge, build

MOTORS = """Harbour Motors sells more cars

By Ann Author / 2021-05-04

Harbour Motors Inc. had revenue of $80 million in 2020. It sold 5,000 cars in 2020.
"""
FOODS = """Harbour Foods lifts its sales

By Ann Author / 2021-05-05

Harbour Foods Inc. had revenue of $95 million in 2020. It has 1,200 employees.
"""
TWO_REPORTS = (
    """Veldane grows

By Ann Author / 2021-03-01

Veldane Corp. had revenue of $40 million in 2020.
""",
    """Veldane corrects its accounts

By Ann Author / 2021-06-01

Veldane Corp. had revenue of $36 million in 2020.
""",
)
COMPARED = """Ostrava's profit rises

By Ann Author / 2021-05-05

Ostrava Foods AG made a net profit of $30 million in the first quarter of 2021. That compared with $24 million a year earlier.
"""


def asked(question: str, articles: Sequence[str], folder: Path) -> Answer:
    for number, text in enumerate(articles):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    build([folder], folder / "knowledge.db")
    with Knowledge.open(folder / "knowledge.db") as knowledge:
        return knowledge.ask(question)


def test_a_name_of_two_companies_is_asked_back(tmp_path: Path) -> None:
    answer = asked("Harbour revenue 2020", (MOTORS, FOODS), tmp_path)
    assert answer.status == "ambiguous"
    assert set(answer.choices) == {"Harbour Motors Inc.", "Harbour Foods Inc."}
    assert (answer.metric, answer.period) == ("revenue", "2020")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("how many cars did Harbour sell in 2020?", "5,000 cars"),
        ("how many employees does Harbour have?", "1,200 employees"),
        ("Harbour Foods revenue 2020", "$95 million"),
        ("Harbour Motors revenue 2020", "$80 million"),
    ],
)
def test_nothing_is_asked_back_where_only_one_can_be_meant(
    question: str, text: str, tmp_path: Path
) -> None:
    answer = asked(question, (MOTORS, FOODS), tmp_path)
    assert answer.status == "answered", answer.text
    assert answer.figures[0].text == text


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_newest_article_leads_and_the_former_is_shown(
    order: tuple[int, int], tmp_path: Path
) -> None:
    answer = asked("Veldane revenue 2020", [TWO_REPORTS[at] for at in order], tmp_path)
    assert [figure.text for figure in answer.figures] == ["$36 million", "$40 million"]
    assert answer.note == "Articles give different values; the newest comes first."
    assert answer.derived == ()


def test_what_the_next_sentence_compares_with_stands_beside(tmp_path: Path) -> None:
    answer = asked("Ostrava Foods net profit Q1 2021", (COMPARED,), tmp_path)
    assert [figure.text for figure in answer.figures] == ["$30 million", "$24 million"]
    assert answer.derived == (Derived("percent_change", Decimal(25), "percent", (0, 1)),)


@pytest.mark.parametrize(
    "question",
    [
        "by how many percent did Ostrava Foods' net profit grow in Q1 2021?",
        "how fast did Ostrava Foods' net profit grow?",
    ],
)
def test_a_change_is_computed_from_two_sentences(question: str, tmp_path: Path) -> None:
    answer = asked(question, (COMPARED,), tmp_path)
    assert answer.status == "answered", answer.text
    assert answer.derived == (Derived("percent_change", Decimal(25), "percent", (0, 1)),)
    assert all(figure.sentence in answer.text for figure in answer.figures)


SUITOR = """Verdano circles Kordia

By Ann Author / 2021-05-05

Verdano Group, which bought the rival Lumexa for $4.4 billion in 2019, is in talks with Kordia. Verdano Group had 900 employees in 2017.

Verdano's net profit was $80 million in 2020, while its adjusted net profit was $95 million.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("how much did Verdano pay for Lumexa?", "$4.4 billion"),
        ("how much is Verdano paying for Kordia?", ""),  # a deal with somebody else
        ("how many employees did Verdano have in 2017?", "900 employees"),
        ("how many employees does Verdano have now?", ""),  # long ago
        ("Verdano net profit 2020, not the adjusted one", "$80 million"),
        ("Verdano adjusted net profit 2020", "$95 million"),
    ],
)
def test_a_figure_is_held_to_what_the_question_says_of_it(
    question: str, text: str, tmp_path: Path
) -> None:
    answer = asked(question, (SUITOR,), tmp_path)
    claimed = answer.figures[0].text if answer.status == "answered" else ""
    assert claimed == text


RANGE = """Veldane sees sales rise

By Ann Author / 2021-05-05

Veldane Corp. expects revenue of $40 million to $45 million in 2021.
"""


@pytest.mark.parametrize(
    ("question", "value", "upper"),
    [
        ("Veldane's revenue forecast for 2021", Decimal(40_000_000), Decimal(45_000_000)),
        ("top end of Veldane's revenue forecast for 2021", Decimal(45_000_000), None),
        ("Veldane revenue forecast 2021, at most?", Decimal(45_000_000), None),
    ],
)
def test_the_end_of_a_range_is_given_where_it_is_asked_for(
    question: str, value: Decimal, upper: Decimal | None, tmp_path: Path
) -> None:
    lead = asked(question, (RANGE,), tmp_path).figures[0]
    assert (lead.value, lead.upper) == (value, upper)
    assert "$40 million to $45 million" in lead.sentence


SPOKEN_OF = """Velmor sells its tools

By Ann Author / 2021-05-05

Dara Quillen founded Velmor Tools Inc. in 1990. In 2019 Quillen bought Orsetta for $40 million.
"""


def test_a_person_is_known_by_either_name(tmp_path: Path) -> None:
    answer = asked("how much did dara pay for orsetta?", (SPOKEN_OF,), tmp_path)
    assert (answer.status, answer.figures[0].text) == ("answered", "$40 million")


SUED = """Orsetta denies what the court was told

By Ann Author / 2021-05-05

Orsetta denied the charges after the state sued to block Velmor's $40 million all-cash takeover of the tool maker.
"""


def test_a_side_of_a_deal_may_stand_outside_its_scope(tmp_path: Path) -> None:
    answer = asked("how much is velmor paying for orsetta?", (SUED,), tmp_path)
    assert (answer.status, answer.figures[0].text) == ("answered", "$40 million")


def test_a_deal_with_somebody_else_is_not_claimed(tmp_path: Path) -> None:
    text = SUED.replace("the tool maker", "Tarn Tools, which Orsetta had wanted")
    answer = asked("how much is velmor paying for orsetta?", (text,), tmp_path)
    assert answer.status != "answered"


IN_SHORT = """Ellerbek's orders climb to $731 million

By Ann Author / 2021-05-05

- Crane orders of Ellerbek at $731 million in first quarter

Ports ordered more cranes. The orders of Ellerbek Corp. came to $731 million, helped by a weak currency and by subsidies.
"""


def test_a_whole_sentence_is_quoted_where_a_line_says_the_same(tmp_path: Path) -> None:
    answer = asked("crane orders of Ellerbek in the first quarter of 2021", (IN_SHORT,), tmp_path)
    assert answer.status == "answered"
    assert answer.figures[0].value == Decimal(731_000_000)
    assert answer.figures[0].sentence.endswith("by subsidies.")


def test_a_line_is_quoted_where_nothing_else_says_it(tmp_path: Path) -> None:
    only = IN_SHORT.replace("came to $731 million", "climbed")
    answer = asked("crane orders of Ellerbek in the first quarter of 2021", (only,), tmp_path)
    assert answer.status == "answered"
    assert "731" in answer.figures[0].sentence

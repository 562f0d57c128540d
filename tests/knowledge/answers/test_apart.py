"""What a sentence says of another part, or only as a cause, is claimed for nobody who asks for it."""

from __future__ import annotations

import pytest

from knowledge.library import Knowledge, build

ARTICLE = """Norwind's quarterly revenue rises

By Ann Author / 2021-05-04

Norwind Corp. is based in Oslo. Revenue of its turbine business rose 1% to $17 million in the first quarter, while revenue of its capital markets segment was up 9%. Norwind's advisory fees grew. Net profit climbed to $4 million in the first quarter of 2021. Norwind's group sales amounted to $90 million in 2020, driven by growth at both Norwind Home and Velmex. The company holds 5,000 treasury shares. The number of shares is 700,000.
"""

# A question; the figure claimed, "" for none.
CASES = [
    ("Norwind turbine revenue in the first quarter in dollars", "$17 million"),
    ("Norwind capital markets revenue in the first quarter in dollars", ""),
    ("how much did Norwind make from advisory fees in the first quarter?", ""),
    ("Norwind net profit in the first quarter of 2021", "$4 million"),
    ("Norwind sales 2020", "$90 million"),
    ("Velmex sales 2020", ""),
    ("how many treasury shares does Norwind hold?", "5,000 treasury shares"),
]


@pytest.fixture(scope="module")
def norwind(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("norwind")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    build([folder], folder / "knowledge.db")
    return Knowledge.open(folder / "knowledge.db")


@pytest.mark.parametrize(("question", "text"), CASES)
def test_only_what_is_said_of_the_part_is_claimed(
    question: str, text: str, norwind: Knowledge
) -> None:
    answer = norwind.ask(question)
    claimed = answer.figures[0].text if answer.status == "answered" else ""
    assert claimed == text, answer.text

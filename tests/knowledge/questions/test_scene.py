"""The parts of a question that only tell on what occasion."""

from __future__ import annotations

import pytest

from knowledge.questions.scene import scenes

SCENES = [
    ("how far did Anvil fall when its founder quit", "when its founder quit"),
    ("after the strike news, how much was Anvil up", "after the strike news"),
    ("how high did tin go after the Monday headlines", "after the Monday headlines"),
    ("how much did Anvil lend to rescue the mill", "to rescue the mill"),
    ("what would it be worth if it was legal", "if it was legal"),
    ("how far did the euro go on cpi day", "on cpi day"),
    ("points that Oslo lost the day of the jobs report", "the day of the jobs report"),
    ("points that Oslo lost the day Anvil failed", "the day Anvil failed"),
    ("how far did Anvil drop on its new guidance", " on its new guidance"),
    ("how far did Anvil drop on its worst day", ""),
    ("what was it the day before", ""),
    ("profit on the first day", ""),
    # a line of the accounts, a time of its own, what is wanted
    ("Anvil profit before tax", ""),
    ("Anvil loss before exceptional items", ""),
    ("how much did Anvil fall the week after the strike", ""),
    ("what did it earn after all costs", ""),
    ("how much will Anvil spend to build a mill", ""),
]


@pytest.mark.parametrize(("question", "expected"), SCENES)
def test_the_occasion(question: str, expected: str) -> None:
    assert " ".join(question[one.start : one.end] for one in scenes(question)) == expected

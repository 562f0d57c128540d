"""Which words of a question need not stand in the evidence, and what accounts for them."""

from __future__ import annotations

import pytest

from knowledge.language.plain_words import stops
from knowledge.language.tokens import tokens
from knowledge.questions.light import light
from knowledge.tables import table, words

LIGHT = [
    ("where did Anvil put its margin", ["put"]),
    ("what does Anvil boast its margin is", ["boast"]),
    ("how huge was the outlay, roughly", ["huge"]),
    ("the staggering bill that day", ["staggering", "day"]),
    # behind an article it is a noun, and behind "how many NOUN" it says which are counted
    ("how big was the hit", []),
    ("what did the claim of Anvil come to", []),
    ("how many workers left Anvil", []),
    ("how many calls did Anvil take", ["take"]),
    ("how many sites", []),
    ("starting salary at Anvil", []),
    # a noun that only takes others together, a word that ties two, and who is cited
    ("how big is the pile of Anvil debt", ["pile"]),
    ("how many Peru linked cargoes", ["linked"]),
    ("what does its boss hope to earn", ["boss", "hope"]),
    ("Anvil margin according to the spokeswoman", ["spokeswoman"]),
    ("pay of the Anvil boss", []),
    # what narrows stays
    ("Anvil's net sales in Peru", []),
    ("what share of debt did Anvil sell", []),
    ("the day before", []),
]


@pytest.mark.parametrize(("question", "expected"), LIGHT)
def test_words_that_narrow_nothing(question: str, expected: list[str]) -> None:
    cut = tokens(question)
    many = question.startswith("how many")
    counted = (cut[2].start, cut[2].end) if many else (-1, -1)
    found = {question[one.start : one.end] for one in light(cut, counted) if not one.told}
    assert {word for word in found if word not in stops()} == {*expected}


def test_what_a_figure_may_account_for_is_known() -> None:
    rows = table("light_words")
    assert {row["part"] for row in rows} == {
        *("any", "verb", "pointing", "year", "head", "heap", "joint", "speaker", "particle")
    }
    doubled = [
        (word, row["told"])
        for row in rows
        for word in words(row["words"])
        if sum(word in words(o["words"]) and o["told"] == row["told"] for o in rows) > 1
    ]
    assert [pair for pair in doubled if pair[1]] == []


SUMMED_UP = [
    ("jobs lost in the Anvil saga", ["saga"]),
    ("lowest price in Anvil's pricing study", ["study"]),
    ("what is the Anvil shake-up meant to save", ["shake-up"]),
    ("how big was the deal", []),  # it may be what is asked for
    ("the Anvil project team", ["team"]),
]


@pytest.mark.parametrize(("question", "expected"), SUMMED_UP)
def test_a_noun_may_only_sum_up_the_word_before_it(question: str, expected: list[str]) -> None:
    found = [one for one in light(tokens(question)) if one.told == "named"]
    assert [question[one.start : one.end] for one in found] == expected


NARROW = "net gross average adjusted iran debt campus cut sell quit join hire region sale fall"


@pytest.mark.parametrize("word", NARROW.split())
def test_what_narrows_is_never_light(word: str) -> None:
    asked = f"did Anvil {word} it"
    assert [one for one in light(tokens(asked)) if asked[one.start : one.end] == word] == []

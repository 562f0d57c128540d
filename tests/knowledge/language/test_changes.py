"""Words of change, comparison, outlook and speech in sentences."""

from __future__ import annotations

import pytest

from knowledge.errors import TableError
from knowledge.language.changes import _CueRow, cues
from knowledge.language.phrases import variants
from knowledge.language.tokens import tokens
from knowledge.tables import table, words

# A sentence; of each cue its words, kind, direction and role.
CASES = [
    ("Sales rose 3%.", [("rose", "change", 1, "")]),
    ("Profit plunged.", [("plunged", "change", -1, "")]),
    ("The loss narrowed.", [("narrowed", "change", -1, "")]),
    ("Output nearly doubled.", [("doubled", "change", 1, "")]),
    ("A 3% decline.", [("decline", "change", -1, "")]),
    ("Prices were unchanged.", [("unchanged", "change", 0, "")]),
    ("Orders stood at 90.", [("stood at", "level", 0, "")]),
    (
        "It fell to 3 from 4 a year earlier.",
        [
            ("fell", "change", -1, ""),
            ("from", "comparison", 0, ""),
            ("a year earlier", "comparison", 0, "year_earlier"),
        ],
    ),
    ("Up from 40.", [("Up from", "comparison", 1, "")]),
    (
        "It lost 4, compared with 3.",
        [("lost", "change", -1, ""), ("compared with", "comparison", 0, "")],
    ),
    ("Ostrander expects 3%.", [("expects", "outlook", 0, "forecast")]),
    ("Analysts expected 3%.", [("Analysts expected", "outlook", 0, "estimate")]),
    ("The average estimate was 3.", [("average estimate", "outlook", 0, "estimate")]),
    ("It is set to open.", [("is set to", "outlook", 0, "forecast")]),
    ("It may open.", [("may", "outlook", 0, "possible")]),
    ("It opened in May.", []),
    ("It aims to open.", [("aims to", "outlook", 0, "target")]),
    ("It plans to open.", [("plans to", "outlook", 0, "plan")]),
    ("Its previous forecast was 3.", [("previous forecast", "prior", 0, "")]),
    ("It missed by 3.", [("missed", "surprise", -1, "")]),
    ("That was better than expected.", [("better than expected", "surprise", 1, "")]),
    ("“Three,” said Ms Okafor.", [("said", "speech", 0, "")]),
    ("The firm set up a contract with the states.", []),
    ("More than 300 people came from the north.", []),
    ("", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_cues(sentence: str, expected: list[tuple[str, str, int, str]]) -> None:
    found = cues(tokens(sentence))
    assert [(cue.text, cue.kind, cue.direction, cue.role) for cue in found] == expected
    for cue in found:
        assert sentence[cue.start : cue.end] == cue.text


def test_a_word_that_is_noun_and_verb_has_both_parts() -> None:
    (rise,) = cues(tokens("Rise of 3%."))
    (rose,) = cues(tokens("It rose."))
    assert (rise.parts, rose.parts) == (("verb", "noun"), ("verb",))


def test_a_cue_of_no_known_kind_is_refused() -> None:
    with pytest.raises(TableError, match="unknown cue 'hunch'"):
        _CueRow("verb", "hunch", 0, "")  # type: ignore[arg-type]  # a damaged table


class TestTable:
    """What must hold of every row."""

    def test_rows_are_known(self) -> None:
        for row in table("change_words"):
            assert row["part"] in {"noun", "verb", "other", "none"}, row
            assert row["direction"] in {"-1", "0", "1"}, row
            assert bool(row["cue"]) == (row["part"] != "none"), row
            assert not row["role"] or row["cue"] in {"outlook", "comparison"}, row

    def test_no_phrase_stands_twice(self) -> None:
        """A form may be noun and verb ("rise"), but one part of speech has it once."""
        owner: dict[tuple[str, str], str] = {}
        for row in table("change_words"):
            for phrase in words(row["phrases"]):
                for variant in variants(phrase, row["part"]):
                    form = (" ".join(variant), row["part"])
                    assert owner.setdefault(form, phrase) == phrase, (form, phrase)

    def test_no_phrase_is_cue_and_no_cue(self) -> None:
        forms: dict[bool, set[str]] = {True: set(), False: set()}
        for row in table("change_words"):
            for phrase in words(row["phrases"]):
                forms[row["part"] == "none"] |= {
                    " ".join(variant) for variant in variants(phrase, row["part"])
                }
        assert not forms[True] & forms[False]

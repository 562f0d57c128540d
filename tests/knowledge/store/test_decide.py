"""What people decided, laid over a database: it can be changed and taken back, and survives."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import StoreError
from knowledge.figures.corrected import WrongCorrection, changes
from knowledge.figures.figure import Figure
from knowledge.library import Alias, Correction, Knowledge, build, decide

COVERAGE = {
    "anvil.md": """---
title: Anvil Works sells more
date: 2021-04-30
url: https://example.com/anvil
---
Anvil Works Inc. had revenue of $20 million in the first quarter of 2021 and debt of $35 million.
""",
    "brook.md": """---
title: Brook Dairy earns less
date: 2021-05-04
url: https://example.com/brook
---
Brook Dairy Ltd. reported a net profit of $14 million in 2020.
""",
}


@pytest.fixture
def coverage(tmp_path: Path) -> Path:
    folder = tmp_path / "coverage"
    folder.mkdir()
    for name, text in COVERAGE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def db(coverage: Path, tmp_path: Path) -> Path:
    path = tmp_path / "knowledge.db"
    build([coverage], path)
    return path


def revenue(db: Path) -> Figure:
    with Knowledge.open(db) as knowledge:
        return knowledge.figures(company="Anvil Works Inc.", metric="revenue")[0]


TYPED = [
    ({"metric": "net loss"}, {"metric": "net_loss"}),
    ({"metric": "units_sold"}, {"metric": "units_sold"}),
    ({"period": "2020"}, {"period": "2020", "period_start": "2020-01-01", "period_end": "2020-12-31"}),
    ({"period": "-"}, {"period": "", "period_start": "", "period_end": ""}),
    ({"company": "Brook Dairy"}, {"company": "Brook Dairy"}),
    ({"company": "-"}, {"company": ""}),
    ({"value": "$35 million"}, {"value": "35000000", "text": "$35 million"}),
    ({"value": "$20 million = 20,000 EUR"}, {"value": "20000", "unit": "EUR"}),
    ({"value": "$20 million", "metric": "revenue", "period": "Q1 2021"}, {}),
    ({"company": "Anvil Works Inc."}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "fields"), TYPED)
def test_what_is_typed_becomes_fields(
    db: Path, typed: dict[str, str], fields: dict[str, str]
) -> None:
    made = dict(changes(revenue(db), **typed))
    assert {name: made.get(name) for name in fields} == fields
    assert bool(made) == bool(fields)


REFUSED = [
    ({"value": "$21 million"}, "does not print"),
    ({"value": "Works"}, "cannot read"),
    ({"metric": "happiness"}, "no metric"),
    ({"period": "soon"}, "no period"),
    ({"period": "Q1"}, "with its year"),
]


@pytest.mark.parametrize(("typed", "why"), REFUSED)
def test_what_the_sentence_does_not_say_is_refused(
    db: Path, typed: dict[str, str], why: str
) -> None:
    with pytest.raises(WrongCorrection, match=why):
        changes(revenue(db), **typed)


def test_a_corrected_number_still_stands_in_its_sentence(db: Path) -> None:
    figure = revenue(db)
    decide(db, corrections=[Correction(figure.id, "correct", changes(figure, value="$35 million"))])
    corrected = revenue(db)
    assert corrected.id == figure.id
    assert corrected.sentence[corrected.start : corrected.end] == corrected.text == "$35 million"
    assert corrected.value == 35_000_000
    assert corrected.confidence == 1


def test_decisions_are_the_same_laid_over_or_built_in(coverage: Path, db: Path) -> None:
    figure = revenue(db)
    corrections = [
        Correction(figure.id, "correct", changes(figure, company="Cask Partners", period="2019")),
    ]
    aliases = [Alias("铁砧", "Anvil Works Inc."), Alias("Nobody", "No Such Company")]
    decide(db, aliases=aliases, corrections=corrections, revision=7)
    again = db.with_name("again.db")
    build([coverage], again, aliases=aliases, corrections=corrections, revision=7)
    with Knowledge.open(db) as one, Knowledge.open(again) as other:
        assert one.figures() == other.figures()
        assert one.companies() == other.companies()
        assert one.status().decided == other.status().decided == 7
        for known in (one, other):
            assert known.owner("铁砧") == "Anvil Works Inc."
            assert known.owner("Nobody") == ""
            assert known.figures(company="Cask Partners")[0].period == "2019"


def test_decisions_can_be_taken_back(db: Path) -> None:
    with Knowledge.open(db) as knowledge:
        before = knowledge.figures(), knowledge.companies()
    figure = revenue(db)
    decide(
        db,
        aliases=[Alias("Hammer", "Anvil Works Inc.")],
        corrections=[Correction(figure.id, "hide")],
    )
    with Knowledge.open(db) as knowledge:
        assert knowledge.figure(figure.id) is None
        assert knowledge.missing([figure.id, "gone"]) == {"gone"}
        assert knowledge.owner("Hammer") == "Anvil Works Inc."
    decide(db)
    with Knowledge.open(db) as knowledge:
        assert (knowledge.figures(), knowledge.companies()) == before
        assert knowledge.owner("Hammer") == ""


def test_a_question_by_a_given_name_is_answered(db: Path) -> None:
    decide(db, aliases=[Alias("铁砧", "Anvil Works Inc.")])
    with Knowledge.open(db) as knowledge:
        asked = knowledge.asked("What was the revenue of 铁砧 in the first quarter of 2021?")
        assert (asked.company, asked.metric, asked.period) == (
            "Anvil Works Inc.",
            "revenue",
            "2021-Q1",
        )
        assert knowledge.lookup("铁砧", "revenue", "2021-Q1").figures[0].text == "$20 million"


def test_a_correction_of_a_figure_that_is_gone_does_nothing(db: Path) -> None:
    with Knowledge.open(db) as knowledge:
        before = knowledge.figures()
    decide(db, corrections=[Correction("gone", "hide"), Correction("gone too", "confirm")])
    with Knowledge.open(db) as knowledge:
        assert knowledge.figures() == before


def test_articles_can_be_left_out(coverage: Path, db: Path) -> None:
    article = revenue(db).article.id
    assert build([coverage], db, without=[article]).articles == 1


def test_what_cannot_be_decided_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        decide(tmp_path / "none.db")
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database at all")
    with pytest.raises(StoreError):
        decide(broken)
    assert broken.read_bytes() == b"no database at all"


def test_articles_that_contradict_each_other_are_found(coverage: Path, db: Path) -> None:
    text = COVERAGE["brook.md"].replace("$14 million", "$12 million").replace("/brook", "/later")
    (coverage / "later.md").write_text(text.replace("05-04", "06-01"), encoding="utf-8")
    build([coverage], db)
    with Knowledge.open(db) as knowledge:
        [group] = knowledge.conflicts()
        assert [figure.text for figure in group] == ["$12 million", "$14 million"]


def test_the_least_sure_come_first_and_the_decided_are_left_out(db: Path) -> None:
    with Knowledge.open(db) as knowledge:
        found = knowledge.least_sure(10)
        assert [figure.confidence for figure in found] == sorted(f.confidence for f in found)
        assert knowledge.least_sure(10, [found[0].id]) == found[1:]

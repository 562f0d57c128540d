"""An overlay shows just what a copy with the same decisions holds, and leaves the build alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from shutil import copyfile

import pytest

from knowledge import building
from knowledge.errors import StoreError
from knowledge.library import Alias, Correction, Knowledge, build, decide
from knowledge.store import overlay

QUESTIONS = [
    "What was the revenue of Anvil Works in 2020?",
    "What was the profit of Brook Dairy in 2020?",
    "What was the debt of Anvil Works?",
    "Which companies had revenue of more than 1 million?",
    "What was the revenue of Forge in 2021?",
]
TEXT = """---
title: {name} in figures
date: 2021-0{month}-10
url: https://example.com/{month}
---
{name} had revenue of ${value} million in 2020 and $9 million in 2019.

{name} had debt of $4{value} million in 2020. It reported a net profit of $3 million in 2020.
"""
NAMES = ["Anvil Works Inc.", "Brook Dairy Ltd.", "Cinder Rail Inc."]
ANVIL, BROOK, _ = NAMES


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("overlay")
    for month, name in enumerate(NAMES, start=1):
        text = TEXT.format(name=name, month=month, value=10 * month)
        (folder / f"{month}.md").write_text(text, encoding="utf-8")
    with_decisions = [Alias("Milk", BROOK)]
    build([folder], folder / "plain.db")
    build([folder], folder / "decided.db", aliases=with_decisions, revision=1,
          corrections=[hidden(folder / "plain.db", BROOK, "net_profit")])  # fmt: skip
    return folder


def figure_of(db: Path, company: str, metric: str) -> str:
    with Knowledge.open(db) as known:
        return known.figures(company=company, metric=metric)[0].id


def hidden(db: Path, company: str, metric: str) -> Correction:
    return Correction(figure_of(db, company, metric), "hide")


def corrected(db: Path, company: str, metric: str, **changes: str) -> Correction:
    return Correction(figure_of(db, company, metric), "correct", tuple(changes.items()))


def contents(db: Path) -> dict[str, object]:
    """Everything that a reader can ask for."""
    with Knowledge.open(db) as known:
        status = known.status()
        return {
            "figures": known.figures(),
            "status": (status.articles, status.figures, status.companies, status.decided),
            "companies": known.companies(),
            "like": [known.companies(name) for name in ("anvil", "forge", "milk", "smithy")],
            "metrics": [known.metrics(name) for name in ("", *NAMES)],
            "periods": [known.periods(name) for name in NAMES],
            "articles": [known.articles(name) for name in ("", *NAMES)],
            "owners": [known.owner(name) for name in ("Forge", "Milk", "Anvil", "鍛冶屋")],
            "sure": [figure.id for figure in known.least_sure(99)],
            "conflicts": known.conflicts(),
            "answers": [known.ask(question) for question in QUESTIONS],
            "lookup": [known.lookup(name, "revenue") for name in (*NAMES, "Forge")],
            "ranked": known.compare("revenue", NAMES),
        }


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


Decisions = tuple[Sequence[Alias], Sequence[tuple[str, str, dict[str, str] | None]]]
CASES: dict[str, Decisions] = {
    "nothing": ((), ()),
    "a name": ([Alias("Forge", ANVIL)], ()),
    "names in other scripts": ([Alias("鍛冶屋", ANVIL), Alias("Milk", BROOK)], ()),
    "a name of nobody": ([Alias("Forge", "Nobody Heard Of It")], ()),
    "a value and a period": ((), [(ANVIL, "revenue", {"value": "999", "period": "2021"})]),
    "another metric": ((), [(ANVIL, "revenue", {"metric": "ebitda"})]),
    "another company": ((), [(ANVIL, "debt", {"company": BROOK})]),
    "a company by its new name": (
        [Alias("Forge", ANVIL)],
        [(BROOK, "debt", {"company": "Forge"})],
    ),
    "hidden": ((), [(ANVIL, "revenue", None)]),
    "several": (
        [Alias("Forge", ANVIL)],
        [(ANVIL, "revenue", None), (BROOK, "revenue", {"metric": "orders"}), (BROOK, "debt", {})],
    ),
}
COPIED: dict[str, Decisions] = {
    "a new company": ((), [(ANVIL, "debt", {"company": "Dockyard Ltd."})]),
    "a company without a figure left": (
        (),
        [(BROOK, "all", {"company": ANVIL})],
    ),
}


def made(db: Path, decisions: Decisions) -> tuple[Sequence[Alias], list[Correction]]:
    aliases, decided = decisions
    found = []
    for company, metric, changes in decided:
        with Knowledge.open(db) as known:
            figures = known.figures(company=company)
        wanted = [figure for figure in figures if figure.metric == metric]
        for figure in figures if metric == "all" else wanted[:1]:
            action = "hide" if changes is None else "correct" if changes else "confirm"
            found.append(Correction(figure.id, action, tuple((changes or {}).items())))  # type: ignore[arg-type]
    return aliases, found


@pytest.mark.parametrize("base", ["plain.db", "decided.db"])
@pytest.mark.parametrize("case", CASES)
def test_it_shows_what_a_copy_holds(built: Path, tmp_path: Path, base: str, case: str) -> None:
    aliases, corrections = made(built / "plain.db", CASES[case])
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    copyfile(built / base, one)
    copyfile(built / base, other)
    before = digest(one)
    decide(one, aliases=aliases, corrections=corrections, revision=7)
    building._decided(other, aliases, corrections, 7, built=False)
    assert overlay.beside(one).exists()
    assert digest(one) == before
    assert contents(one) == contents(other)
    whole = tmp_path / "whole.db"
    building.whole(one, whole)
    assert contents(whole) == contents(other)


@pytest.mark.parametrize("case", COPIED)
def test_what_changes_the_companies_changes_a_copy(built: Path, tmp_path: Path, case: str) -> None:
    aliases, corrections = made(built / "plain.db", COPIED[case])
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    copyfile(built / "plain.db", one)
    copyfile(built / "plain.db", other)
    decide(one, aliases=[Alias("Forge", ANVIL)], revision=6)
    decide(one, aliases=aliases, corrections=corrections, revision=7)
    building._decided(other, aliases, corrections, 7, built=False)
    assert contents(one) == contents(other)
    decide(one, revision=8)
    decide(other, revision=8)
    assert (
        contents(one)["figures"]
        == contents(other)["figures"]
        == contents(built / "plain.db")["figures"]
    )


def test_it_belongs_to_its_build_alone(built: Path, tmp_path: Path) -> None:
    db = tmp_path / "knowledge.db"
    copyfile(built / "plain.db", db)
    decide(db, aliases=[Alias("Forge", ANVIL)], revision=3)
    copyfile(built / "decided.db", db)
    with Knowledge.open(db) as known:
        assert known.owner("Forge") == ""
        assert known.status().decided == 1


def test_who_reads_stays_with_what_was_decided_when_it_was_opened(
    built: Path, tmp_path: Path
) -> None:
    db = tmp_path / "knowledge.db"
    copyfile(built / "plain.db", db)
    with Knowledge.open(db) as known:
        decide(db, corrections=[hidden(db, ANVIL, "revenue")], revision=3)
        assert known.figures(company=ANVIL, metric="revenue")[-1]
        assert known.status().decided == 0
    with Knowledge.open(db) as known:
        assert known.status().decided == 3


def test_a_damaged_overlay_is_told_and_made_anew(built: Path, tmp_path: Path) -> None:
    db = tmp_path / "knowledge.db"
    copyfile(built / "plain.db", db)
    decide(db, aliases=[Alias("Forge", ANVIL)], revision=3)
    overlay.beside(db).write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match=r"decided: damaged .*; delete it"):
        Knowledge.open(db)
    decide(db, aliases=[Alias("Forge", ANVIL)], revision=4)
    with Knowledge.open(db) as known:
        assert known.owner("Forge") == ANVIL

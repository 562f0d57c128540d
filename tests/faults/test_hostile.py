"""Hostile text is only text: query syntax, names of files and companies, markup, garbage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.errors import StoreError
from knowledge.figures.drafts import extract
from knowledge.library import Knowledge, build
from tests.faults.conftest import COMPANIES, VERSIONS, ask, losses

INJECTED = (
    "'; DROP TABLE figure; --",
    '" OR 1=1 --',
    'revenue" OR text:"',
    "revenue NEAR(a b)",
    "revenue AND OR NOT",
    "revenue* ^loss",
    "{text title}: loss",
    "loss)",
    "((loss",
    "-loss +loss",
    '"',
    '""',
    "%_%",
    "a\0b",
    "\ud800",
    "?1 :a @b $c",
    "sqlite_master",
    "*",
    "NULL",
    "\x1b[31m",
    "x" * 5000,
)


@pytest.mark.parametrize("text", INJECTED)
def test_query_syntax_is_only_text(text: str, db: Path) -> None:
    with Knowledge.open(db) as knowledge:
        for question in (text, f"How much did {text} lose?", f"{COMPANIES[0]} loss {text} 2021"):
            knowledge.ask(question)
            knowledge.explain(question)
        knowledge.companies(text)
        knowledge.metrics(text)
        knowledge.periods(text, text)
        assert knowledge.figures(company=text) == []
        assert knowledge.articles(company=text) == []
        assert knowledge.figure(text) is None
        assert knowledge.owner(text) == ""
        knowledge.lookup(text, text, text)
        knowledge.compare("net_loss", [text, COMPANIES[0]])
        knowledge.check(text)
        assert ask(knowledge, COMPANIES[0]) == VERSIONS["old"]


def test_hostile_names_of_files_and_companies(tmp_path: Path, old: Path) -> None:
    for number, name in enumerate(
        ("a\nb.json", "..json", "' OR 1=1.json", "%s{0}.json", "é\u202e.json")
    ):
        article = {
            "title": f"Robert'); DROP TABLE figure;-- Inc. {number}",
            "url": "javascript:alert(1)",
            "date": "2021-05-04",
            "text": "Robert'); DROP TABLE figure;-- Inc. lost $1 million in 2020.",
        }
        (old / name).write_text(json.dumps(article), encoding="utf-8")
    report = build([old], tmp_path / "k.db")
    assert report.files == 17 - 1, "a hidden file is left out"
    with Knowledge.open(tmp_path / "k.db") as knowledge:
        assert ask(knowledge, COMPANIES[0]) == VERSIONS["old"]


GARBAGE = {
    "prose.json": (b"}}} this is no JSON: sales rose 5% in 2020", 0, ["damaged JSON"]),
    "cut.json": (b'{"title": "A", "text": "x', 0, ["damaged JSON: Unterminated"]),
    "quotes.json": (b"{'title': 'A', 'text': 'Acme lost $5m.'}", 0, ["damaged JSON"]),
    "null.json": (b"null", 0, ["the JSON holds no article"]),
    "text.json": (b'"Acme lost $5m."', 0, ["the JSON holds no article"]),
    "list.json": (b"[]", 0, ["the JSON holds no article"]),
    "lines.jsonl": (b"garbage\n" * 7, 0, ["damaged JSON"]),
    "late.jsonl": (
        b"garbage\n" * 6 + b'{"title": "A", "text": "Acme lost $5m."}\nmore\n',
        1,
        [f"(line {number})" for number in (1, 2, 3, 4, 5, 6, 8)],
    ),
    "between.jsonl": (
        b'{"title": "A", "text": "Acme lost $5m."}\n[1]\n"b"\n{"c": 1}\n\xff\xfe\n',
        1,
        ["(line 2)", "(line 3)", "(line 4)", "(line 5)"],
    ),
    "page.json": (b"<html><body><p>Acme lost $5 million in 2020.</p></body></html>", 1, []),
}


@pytest.mark.parametrize("name", GARBAGE)
def test_what_is_no_json_is_reported_with_the_reason(tmp_path: Path, name: str) -> None:
    data, articles, told = GARBAGE[name]
    (tmp_path / name).write_bytes(data)
    report = build([tmp_path / name], tmp_path / "k.db")
    assert report.articles == articles
    assert len(report.unread) == len(told)
    for unread, said in zip(report.unread, told, strict=True):
        assert said in f"{unread.path}: {unread.reason}"


def test_a_reader_that_fails_costs_its_article_alone(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(article: object) -> object:
        if "part 7" in str(getattr(article, "title", "")):
            raise RecursionError("too deep")
        return extract(article)  # type: ignore[arg-type]

    monkeypatch.setattr("knowledge.reading.extract", failing)
    report = build([old], tmp_path / "k.db")
    assert report.articles == 11
    ((unread),) = report.unread
    assert "RecursionError: too deep" in unread.reason


def test_a_failed_build_of_nothing_says_so(tmp_path: Path) -> None:
    report = build([tmp_path / "absent"], tmp_path / "k.db")
    assert report.articles == 0
    assert "there is no such file" in report.unread[0].reason
    with Knowledge.open(tmp_path / "k.db") as knowledge:
        assert knowledge.ask("How much did Anvil lose?").figures == ()
    with pytest.raises(StoreError):
        losses(tmp_path / "absent.db")

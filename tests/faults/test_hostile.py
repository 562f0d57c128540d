"""Hostile text is only text: query syntax, names of files and companies, markup, garbage."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from bot.cli import main
from bot.desk import By, Desk
from bot.replies import reply_to
from bot.reply_view import layout_view
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


# Articles from outside: markup that runs, frames, signs that reorder, links that deceive.
_PAGE = """<html><head><title>Acme falls</title><script>var x = "Acme lost $9 billion in 2020.";</script>
<style>.a:before{content:"Acme lost $8 billion in 2020."}</style></head><body><article>
<h1>Acme falls</h1><iframe srcdoc="&lt;p&gt;Acme lost $7 billion in 2020.&lt;/p&gt;"></iframe>
<p onclick="alert('Acme lost $6 billion in 2020.')">Acme Corp. lost $5 million in 2020.</p>
<noscript><p>Acme lost $4 billion in 2020.</p></noscript><!-- Acme lost $3 billion in 2020. -->
<object data="data:text/html,Acme lost $2 billion in 2020."></object>
<template><p>Acme lost $1 billion in 2020.</p></template></article></body></html>"""


def test_a_page_is_read_and_nothing_in_it_is_run(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(_PAGE, encoding="utf-8")
    build([tmp_path / "a.html"], tmp_path / "k.db")
    with Knowledge.open(tmp_path / "k.db") as knowledge:
        assert {figure.text for figure in knowledge.figures()} == {"$5 million"}


_BOMB = "<!DOCTYPE r [<!ENTITY a0 'lol'>" + "".join(
    f"<!ENTITY a{number} '{f'&a{number - 1};' * 10}'>" for number in range(1, 12)
)
_OUTSIDE = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>"


@pytest.mark.parametrize("head", [_BOMB, _OUTSIDE], ids=["bomb", "from outside"])
@pytest.mark.parametrize(
    "body",
    [
        "<rss><channel><item><title>&a11;&x;</title><description>Acme lost $5 million.</description>"
        "</item></channel></rss>",
        "<feed><entry><title>&a11;&x;</title><content>Acme lost $5 million.</content></entry></feed>",
        "<html><body><p>Acme lost $5 million. &a11;&x;</p></body></html>",
    ],
    ids=["rss", "atom", "html"],
)
def test_entities_are_not_expanded(tmp_path: Path, head: str, body: str) -> None:
    (tmp_path / "a.xml").write_text(f"<?xml version='1.0'?>{head}]>{body}", encoding="utf-8")
    build([tmp_path / "a.xml"], tmp_path / "k.db")
    assert (tmp_path / "k.db").stat().st_size < 1_000_000
    host = Path("/etc/hostname")
    name = host.read_bytes().strip() if host.is_file() else b""
    assert not name or name not in (tmp_path / "k.db").read_bytes()


_DECEPTIVE = (
    "**Acme** Corp. lost $5 million in 2020, said @everyone <@1> <#2> \u202eevil\u202c \x07"
    "[here](https://user:secret@evil.example/) `code` ||hidden|| https://a.example/<b>."
)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://user:secret@evil.example/",
        "file:///etc/passwd",
        "//x",
        "a b",
    ],
)
def test_what_an_article_says_stays_text_in_a_reply(tmp_path: Path, url: str) -> None:
    article = {"title": _DECEPTIVE[:90], "url": url, "date": "2021-05-04", "text": _DECEPTIVE}
    (tmp_path / "a.json").write_text(json.dumps(article), encoding="utf-8")
    build([tmp_path / "a.json"], tmp_path / "k.db")
    with Knowledge.open(tmp_path / "k.db") as knowledge:
        answer = knowledge.ask("How much did Acme lose in 2020?")
        assert answer.figures
        view = layout_view(reply_to(answer))
        shown = json.dumps(view.to_components(), ensure_ascii=False)  # type: ignore[no-untyped-call]
    assert "@everyone" not in shown
    assert "<@1>" not in shown
    assert "||hidden" not in shown
    assert not [
        sign
        for sign in shown
        if unicodedata.category(sign) in {"Cc", "Cs"} or sign in "\u202e\u202d\u202a\u202b"
    ]
    assert f'"url": "{url}"' not in shown
    assert f"](<{url}>)" not in shown


def test_names_of_files_stay_on_their_line_and_in_their_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "coverage"
    folder.mkdir()
    for name in ("a\nb.txt", "..\u202etxt", "\x1b[31m.txt", "...", "-rf", "%s{}"):
        (folder / name).write_bytes(b"")
    assert main(["build", str(folder), "--db", str(tmp_path / "k.db")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert all(line.startswith("not read: ") for line in lines), lines
    assert not [line for line in lines if "\x1b" in line or "\u202e" in line]
    desk = Desk(tmp_path / "desk.db")
    try:
        for name in ("../../evil.txt", "/etc/evil", "a\nb", "\x00"):
            desk.coverage.add(name, name.encode(), [1], By("1", "mod"))
        written = desk.coverage.write_files(tmp_path / "added")
    finally:
        desk.close()
    assert {path.parent for path in written} == {tmp_path / "added"}
    assert all(path.name.isalnum() for path in written)

"""Hostile text: nothing escapes, and time grows with the length, not with its square."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from knowledge.coverage.read import read_bytes
from knowledge.errors import StoreError, UnreadableFile
from knowledge.figures.drafts import extract
from knowledge.library import Knowledge, build
from tests.faults.conftest import COMPANIES, VERSIONS, ask, heavy, losses

TEXTS = {
    "open brackets": "(",
    "nested brackets": "([{<«",
    "closing brackets": ")]}>»",
    "quotes": "\"'“”‘’",
    "opened quotes": "“he said ",
    "digits": "9",
    "digits apart": "1 ",
    "grouped digits": "1,000,",
    "decimals": "1.2.3",
    "signs": "-–—+",
    "currencies": "$€£¥",
    "amounts": "$1bn ",
    "ranges": "1 to 2 to ",
    "percents": "3%, ",
    "fractions": "1/2",
    "dates": "May 4, 2021 ",
    "years": "2021-2022-",
    "hyphens": "a-",
    "dots": ".",
    "sentences": "A. ",
    "initials": "U.S.",
    "capitals": "A",
    "names": "Ab Cd ",
    "and names": "Ab and ",
    "one word": "x",
    "combining": "é",
    "zero width": "a\u200b",
    "direction": "\u202ea\u202c",
    "emoji": "🦄",
    "line ends": "\n",
    "lines": "a\n",
    "tabs": "\t",
    "hundreds": "one hundred and ",
    "per": "per share per ",
    "and": "and ",
    "loss": "loss loss of $1 ",
    "tags": "<p><b>",
    "ends of tags": "</p>",
    "comments": "<!--",
    "entities": "&amp;",
    "json": '{"a":',
    "front matter": "---\n",
    "headings": "# a\n",
    "links": "[a](b)",
    "urls": "https://a.b/c?d=e&",
    "addresses": "a@b.",
    "handles": "@a #b ",
}  # fmt: skip
_LARGEST = 12.0  # times as long for four times the text: linear, with room for a busy machine
_FREE = 0.4  # seconds that say nothing yet


def _extracted(text: str) -> None:
    """Read and extract an article with that text, and a file that is nothing else."""
    article = json.dumps({"title": "A hostile text", "date": "2021-05-04", "text": text})
    for data in (article.encode(), text.encode()):
        with suppress(UnreadableFile):
            for found in read_bytes("hostile", data):
                extract(found)


def _grows(work: Callable[[str], object], unit: str, length: int) -> float:
    """How many times as long it takes for four times the text."""
    times = []
    for size in (length, 4 * length):
        start = time.thread_time()
        work((unit * (size // len(unit) + 1))[:size])
        times.append(time.thread_time() - start)
    return times[1] / max(times[0], _FREE / 4)


@pytest.mark.parametrize("unit", TEXTS.values(), ids=TEXTS)
def test_time_to_read_grows_with_the_length(unit: str) -> None:
    assert _grows(_extracted, unit, heavy(4_000, 250_000)) < _LARGEST


@pytest.mark.parametrize("unit", TEXTS.values(), ids=TEXTS)
def test_time_to_answer_grows_with_the_length(unit: str, shared: Knowledge) -> None:
    assert _grows(lambda text: shared.ask(text[:20_000]), unit, heavy(1_000, 5_000)) < _LARGEST


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder = tmp_path_factory.mktemp("shared")
    (folder / "a.txt").write_text("Anvil Works lost $4 million in 2020.", encoding="utf-8")
    build([folder / "a.txt"], folder / "k.db")
    return Knowledge.open(folder / "k.db")


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

"""Hostile text: nothing escapes, and time grows with the length, not with its square."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest

from knowledge.coverage.compose import LONGEST_ARTICLE, LONGEST_TITLE
from knowledge.coverage.read import LARGEST_FILE, read_bytes
from knowledge.coverage.sentences import sentences
from knowledge.errors import TooLong, UnreadableFile
from knowledge.figures.drafts import extract
from knowledge.language.changes import cues
from knowledge.language.metrics import metric_mentions, question_metrics
from knowledge.language.names import article_names
from knowledge.language.periods import periods
from knowledge.language.quantities import quantities
from knowledge.language.tokens import Token, tokens
from knowledge.library import LONGEST_CHECKED, LONGEST_QUESTION, Knowledge, build
from knowledge.questions.asking import asking
from tests.faults.conftest import Record, heavy

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
_SIZES: list[int] = [heavy(3_000, 125_000) << power for power in range(0, 4, heavy(2, 1))]
_LARGEST = 3.0  # times as long as the text has grown by: far below its square
_FREE = 0.2  # seconds that say nothing yet


def _read(text: str) -> list[object]:
    with suppress(UnreadableFile):
        return [extract(found) for found in read_bytes("hostile", text.encode())]
    return []


Given = TypeVar("Given")

# What reads the characters, and what reads the tokens of one sentence.
CHARACTERS: dict[str, Callable[[str], object]] = {
    "tokens": tokens,
    "sentences": sentences,
    "quantities": quantities,
    "periods": lambda text: periods(text, None),
}
TOKENS: dict[str, Callable[[list[Token]], object]] = {
    "names": lambda cut: article_names([(cut, False)]),
    "metrics": metric_mentions,
    "metrics of a question": question_metrics,
    "cues": cues,
    "asking": asking,
}
READERS: dict[str, Callable[[str], object]] = {
    "text": _read,
    "json": lambda text: _read(json.dumps({"title": "T", "date": "2021-05-04", "text": text})),
    "json lines": lambda text: _read("\n".join([json.dumps({"title": "T", "text": text})] * 2)),
    "html": lambda text: _read("<html><body><p>" + text + "</p></body></html>"),
    "markdown": lambda text: _read("---\ntitle: T\n---\n" + text),
    "feed": lambda text: _read(
        "<rss><channel><item><title>T</title><description>"
        + text
        + "</description></item></channel></rss>"
    ),
}


def _texts(unit: str) -> Iterator[str]:
    """The unit over and over, in each of the sizes."""
    for size in _SIZES:
        yield (unit * (size // len(unit) + 1))[:size]


def _grown(times: list[float]) -> float:
    """How much more the time has grown than the text."""
    return times[-1] / max(times[0], _FREE) / (_SIZES[-1] / _SIZES[0])


def _timed(work: Callable[[Given], object], given: Given) -> float:
    start = time.process_time()
    work(given)
    return time.process_time() - start


def _check(times: dict[str, dict[str, list[float]]], record: Record) -> None:
    """Hold the times of each part and text against the limit, and tell the slowest."""
    for part, measured in times.items():
        slowest = max(measured, key=lambda name: measured[name][-1])
        record(part, f"{slowest} {measured[slowest][-1]:.2f} s at {_SIZES[-1]:,}")
    assert not {
        f"{part}, {name}": seconds
        for part, measured in times.items()
        for name, seconds in measured.items()
        if _grown(seconds) > _LARGEST
    }


def test_time_to_recognise_grows_with_the_length(record_property: Record) -> None:
    times: dict[str, dict[str, list[float]]] = {part: {} for part in (*CHARACTERS, *TOKENS)}
    for name, unit in TEXTS.items():
        for text in _texts(unit):
            for part, work in CHARACTERS.items():
                times[part].setdefault(name, []).append(_timed(work, text))
            cut = tokens(text)
            for part, look in TOKENS.items():
                times[part].setdefault(name, []).append(_timed(look, cut))
    _check(times, record_property)


@pytest.mark.parametrize("reader", READERS)
def test_time_to_read_grows_with_the_length(reader: str, record_property: Record) -> None:
    times = {
        name: [_timed(READERS[reader], text) for text in _texts(unit)]
        for name, unit in list(TEXTS.items())[:: 1 if reader == "text" else heavy(4, 1)]
    }
    _check({reader: times}, record_property)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    folder = tmp_path_factory.mktemp("shared")
    (folder / "a.txt").write_text("Anvil Works lost $4 million in 2020.", encoding="utf-8")
    build([folder / "a.txt"], folder / "k.db")
    with Knowledge.open(folder / "k.db") as knowledge:
        yield knowledge


def test_no_question_takes_long(shared: Knowledge, record_property: Record) -> None:
    asks: dict[str, Callable[[str], object]] = {
        "ask": shared.ask,
        "explain": shared.explain,
        "asked": shared.asked,
        "lookup": lambda text: shared.lookup(text, text, text),
        "compare": lambda text: shared.compare("net_loss", [text, "Anvil"], text),
        "companies": shared.companies,
        "owner": shared.owner,
    }
    for part, work in asks.items():
        times = {
            name: max(
                _timed(work, (unit * 1_000_000)[:size])
                for size in (heavy(800, LONGEST_QUESTION), heavy(10_000, 1_000_000))
            )
            for name, unit in TEXTS.items()
        }
        slowest = max(times, key=lambda name: times[name])
        record_property(part, f"{slowest} {times[slowest]:.2f} s")
        assert times[slowest] < 5, (part, slowest)


def test_what_is_too_long_is_said_so(shared: Knowledge) -> None:
    answer = shared.ask("loss " * LONGEST_QUESTION)
    assert answer.status == "not_covered"
    assert "The question is 20,000 characters long, the limit is 4,000" in answer.text
    assert "the limit is 4,000" in shared.explain("loss " * LONGEST_QUESTION)
    with pytest.raises(TooLong, match="the limit is 20,000; check it in parts"):
        shared.check("x" * (LONGEST_CHECKED + 1))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"x" * (LARGEST_FILE + 1), "20,000,001 bytes, the limit is 20,000,000; split the file"),
        (
            b"Title\n\n" + b"word " * (LONGEST_ARTICLE // 4),
            "characters long, the limit is 1,000,000",
        ),
        (
            json.dumps({"title": "t" * (LONGEST_TITLE + 1), "text": "A loss."}).encode(),
            "the title is 2,001 characters long, the limit is 2,000",
        ),
    ],
)
def test_a_file_an_article_and_a_title_have_a_limit(data: bytes, told: str) -> None:
    with pytest.raises(UnreadableFile, match=told):
        read_bytes("large", data)


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    ((unread),) = build([path], tmp_path / "k.db").unread
    assert "the limit is 20,000,000" in unread.reason

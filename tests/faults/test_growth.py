"""Hostile text: time grows with its length, not with the square of it."""

from __future__ import annotations

import gc
import json
import math
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import pytest

from knowledge.coverage.compose import LONGEST_ARTICLE, LONGEST_TITLE
from knowledge.coverage.read import LARGEST_FILE, read_bytes
from knowledge.errors import TooLong, UnreadableFile
from knowledge.figures.drafts import extract
from knowledge.library import LONGEST_CHECKED, LONGEST_QUESTION, Knowledge, build
from tests.faults.conftest import Record, heavy
from tests.faults.hostile import FILES, TEXTS, file, text
from tests.faults.scanning import Given, Scanner, scanners, seconds, unmeasured

Asked = TypeVar("Asked")

# How long the texts are, and every how manieth of them is tried: each function has its own part.
SIZES = heavy([(16_000, 5)], [(128_000, 1), (960_000, 10)])
_GROWTH = 16  # times as long as the short text that the long one is compared with
_MOST = 3.0  # times as long as the text has grown by; its square would be 16
_FREE = 1e-6  # seconds a character that say nothing yet: a square takes longer in any case
_TRIES = 4


def _grows(measured: Callable[[int], float], size: int) -> float:
    """How much more the time grows than the length, as the least of several tries.

    Each try has another length, so that nothing is found again that was kept.
    """
    least = math.inf
    for more in range(_TRIES):
        long = measured(size + _GROWTH * more)
        if long < _FREE * size:
            return 0
        least = min(least, long / measured(size // _GROWTH + more) / _GROWTH)
        if least < _MOST:
            break
    return least


def _texts(of: str, share: int) -> list[str]:
    """The texts that are tried with a function or a format."""
    return [name for place, name in enumerate(TEXTS) if (crc32(of.encode()) + place) % share == 0]


@pytest.fixture
def _undisturbed() -> Iterator[None]:
    """Nothing is tidied up while time is measured."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    folder = tmp_path_factory.mktemp("shared")
    (folder / "a.txt").write_text("Anvil Works lost $4 million in 2020.", encoding="utf-8")
    build([folder / "a.txt"], folder / "k.db")
    with Knowledge.open(folder / "k.db") as knowledge:
        yield knowledge


def test_every_function_that_scans_text_is_measured() -> None:
    assert unmeasured() == set()


@pytest.mark.parametrize(("size", "share"), SIZES)
@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.usefixtures("_undisturbed")
def test_time_to_scan_grows_with_the_length(
    name: str, size: int, share: int, shared: Knowledge, record_property: Record
) -> None:
    given: dict[int, Given] = {}
    times: dict[str, float] = {}
    grown: dict[str, float] = {}
    for scanner in scanners():
        if name not in _texts(scanner.name, share):
            continue

        def measured(size: int, scanner: Scanner = scanner) -> float:
            of_size = given.setdefault(size, Given(text(name, size), shared._store))
            times[f"{scanner.name} {size}"] = took = seconds(scanner, of_size)
            return took

        if (more := _grows(measured, size)) > _MOST:
            grown[scanner.name] = more
    slowest = max(times, key=lambda call: times[call])
    record_property("scanned", f"{len(times)} times, longest {times[slowest]:.2f} s: {slowest}")
    assert not grown


@pytest.mark.parametrize(("size", "share"), SIZES)
@pytest.mark.parametrize("form", FILES)
@pytest.mark.usefixtures("_undisturbed")
def test_time_to_read_grows_with_the_length(
    form: str, size: int, share: int, record_property: Record
) -> None:
    names = _texts(form, share * heavy(1, 3))
    grown = {
        name: more
        for name in names
        if (more := _grows(lambda size: _reading(form, text(name, size)), size)) > _MOST  # noqa: B023
    }
    record_property("read", len(names))
    assert not grown


def _reading(form: str, content: str) -> float:
    """The seconds that a file takes to be read, and its articles to be extracted."""
    return _timed(_read, file(form, content))


def _read(data: bytes) -> None:
    with suppress(UnreadableFile):
        for found in read_bytes("hostile", data):
            extract(found)


def _timed(work: Callable[[Asked], object], asked: Asked) -> float:
    start = time.process_time()
    work(asked)
    return time.process_time() - start


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
    share = heavy(5, 1)
    for number, (part, work) in enumerate(asks.items()):
        times = {
            name: max(
                _timed(work, text(name, size))
                for size in (heavy(800, LONGEST_QUESTION), heavy(10_000, 1_000_000))
            )
            for name in list(TEXTS)[number % share :: share]
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

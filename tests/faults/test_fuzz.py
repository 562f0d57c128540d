"""Made-up input on every way into the program: no exception escapes."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faults.conftest import Record, heavy
from tests.faults.fuzz import NAMES, SEEDS, targets

WAYS = settings(max_examples=heavy(40, 1000), deadline=None)
RUNS = int(os.environ.get("COVERAGE_FUZZ_RUNS", "0"))

Ways = dict[str, Callable[[bytes], object]]
# What the recognisers look for, in any order, among signs that nobody expects.
_PIECES = (
    "$5 million", "3%", "1,200", "€", "bn", "loss of", "revenue", "rose", "from", "to", "per share",
    "in Q1 2021", "last year", "May 4", "Sokon", "BluePark", "Acme Inc.", "who", "how much", "?",
    "not", "between", "and", "-", "—", "“", "”", "(", ")", "\u202e", "\u200b", "é", "🦄", "\x00",
    "٣", "½", "²", "<b>", "](", "||", "@everyone", "'; --", "\ud800", "9" * 30, "0x1F", "1e400",
)  # fmt: skip
PROSE = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), max_size=30).map(
    lambda pieces: " ".join(pieces).encode("utf-8", "surrogatepass")
)


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Ways:
    return targets(tmp_path_factory.mktemp("fuzz"))


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A file of some format with parts cut out, doubled or replaced."""
    data = bytearray(SEEDS[draw(st.sampled_from(NAMES))].encode())
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(data)))
        end = draw(st.integers(place, min(len(data), place + 40)))
        data[place:end] = draw(
            st.one_of(PROSE, st.binary(max_size=20), st.just(data[place:end] * 2))
        )
    return bytes(data)


@WAYS
@given(st.one_of(files(), PROSE, st.binary(max_size=400)))
def test_no_file_trips_a_reader(ways: Ways, data: bytes) -> None:
    ways["reader"](data)


@WAYS
@given(PROSE)
def test_no_prose_trips_the_extraction(ways: Ways, data: bytes) -> None:
    ways["extraction"](data)


@WAYS
@given(PROSE)
def test_no_question_trips_the_answers(ways: Ways, data: bytes) -> None:
    ways["question"](data)


@WAYS
@given(PROSE)
def test_no_option_of_a_command_trips_it(ways: Ways, data: bytes) -> None:
    ways["options"](data)


@pytest.mark.skipif(not RUNS, reason="COVERAGE_FUZZ_RUNS says how often")
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="the extra `faults`")
@pytest.mark.parametrize("target", ["reader", "extraction", "question", "options"])
def test_a_guided_fuzzer_finds_nothing(target: str, record_property: Record) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.faults.fuzz", target, "--runs", str(RUNS)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    record_property(target, done.stderr.strip().splitlines()[-1])
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]

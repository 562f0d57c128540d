"""Made-up input on every way into the program: no exception escapes."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.command_table import COMMANDS as COMMAND_TABLE
from bot.terminal_desk_actions import ACTIONS
from tests.faults.conftest import Record, heavy
from tests.faults.fuzz import NAMES, SEEDS, TARGETS, Target, target
from tests.faults.ways import Slash, Terminal

WAYS = settings(max_examples=heavy(40, 1000), deadline=None)
COMMANDS = settings(max_examples=heavy(2, 60), deadline=None)  # each uses every command
RUNS = int(os.environ.get("COVERAGE_FUZZ_RUNS", "0"))

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
_VALUE = st.one_of(
    st.just(b""), st.sampled_from([b"yes", b"7", b"2021-Q1", b"Sokon", b"net loss"]), PROSE
)
VALUES = st.lists(_VALUE, min_size=1, max_size=6).map(b"\n".join)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@pytest.fixture(scope="module")
def way(request: pytest.FixtureRequest, folder: Path) -> Target:
    return target(request.param, folder)


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


@pytest.mark.parametrize("way", ["reader"], indirect=True)
@WAYS
@given(st.one_of(files(), PROSE, st.binary(max_size=400)))
def test_no_file_trips_a_reader(way: Target, data: bytes) -> None:
    way(data)


@pytest.mark.parametrize("way", ["extraction", "question", "chat", "settings"], indirect=True)
@WAYS
@given(PROSE)
def test_no_text_trips_what_it_is_given_to(way: Target, data: bytes) -> None:
    way(data)


@pytest.fixture(scope="module")
def slash(folder: Path) -> Iterator[Slash]:
    target("reader", folder)
    bot = Slash(folder / "k.db", folder)
    yield bot
    bot.close()


@pytest.fixture(scope="module")
def terminal(folder: Path) -> Terminal:
    target("reader", folder)
    return Terminal(folder / "k.db", folder)


@COMMANDS
@given(VALUES, st.integers(0, 255))
def test_no_option_of_a_slash_command_trips_it(slash: Slash, values: bytes, way: int) -> None:
    for number in range(len(slash.commands)):
        slash.use(bytes([number, way]) + values)


@COMMANDS
@given(VALUES)
def test_no_option_of_the_command_line_trips_it(terminal: Terminal, values: bytes) -> None:
    for number in range(len(terminal.commands)):
        terminal.use(bytes([number, 0]) + values)


def test_every_command_is_tried(slash: Slash, terminal: Terminal) -> None:
    assert {row.name for row in COMMAND_TABLE} < set(slash.commands)
    assert {"alias add", "figures review", "settings cooldown"} < set(slash.commands)
    assert {("desk", name) for name in ACTIONS} - {*terminal.commands} == {
        ("desk", "reload"), ("desk", "rollback"), ("desk", "add"),
    }  # fmt: skip


@pytest.mark.skipif(not RUNS, reason="COVERAGE_FUZZ_RUNS says how often")
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="the extra `faults`")
@pytest.mark.parametrize("name", TARGETS)
def test_a_guided_fuzzer_finds_nothing(name: str, record_property: Record) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.faults.fuzz", name, "--runs", str(RUNS)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    record_property(name, done.stderr.strip().splitlines()[-1])
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]

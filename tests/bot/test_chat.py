"""The chat: lines in, answers out; in a pipe, at a prompt, and on the sample coverage."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from bot.chat import completions, converse, leaves, plain
from bot.command_table import COMMANDS
from bot.terminal_arguments import CompanyPeriod, company_period, leading_metric, trailing_metric
from bot.terminal_places import history_file, sample_knowledge
from bot.terminal_reply import Column, plain_table, printable, rich_answer, rich_table
from bot.terminal_talk import Listing, Talk
from knowledge.answers.answer import Answer
from knowledge.library import Knowledge, build

CARS = """Harbour Motors loses more

Ada Reed / May 04, 2021 09:00 AM / Business

Harbour Motors Co. Ltd.'s net loss grew to 310 million yuan ($48 million) in the first quarter, \
from 250 million yuan a year ago.

Quill Robotics Inc. posted a net loss of 90 million yuan in the first quarter of 2021.
"""
BANKS = """Two banks named alike

May 02, 2021 / Finance

Meadow Bank of Norway earned a net profit of $80 million in 2020.

Meadow Bank of Iceland earned a net profit of $30 million in 2020.
"""
PROGRAM = "import sys; from bot.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chat")
    (folder / "cars.txt").write_text(CARS, encoding="utf-8")
    (folder / "banks.txt").write_text(BANKS, encoding="utf-8")
    path = folder / "knowledge.db"
    build([folder / "cars.txt", folder / "banks.txt"], path)
    return path


@pytest.fixture
def knowledge(db: Path) -> Iterator[Knowledge]:
    with Knowledge.open(db) as opened:
        yield opened


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def said(talk: Talk, line: str) -> str:
    return "\n".join(plain(part) for part in talk.said_to(line))


# what is said to a line

LINES = [
    ("how much did harbour motors lose in q1?", "310 million yuan ($48 million)"),
    ("/ask how much did harbour motors lose?", "310 million yuan"),
    ("/loss Harbour Motors", "net loss 310 million yuan"),
    ("/loss harbour motors Q1 2021", "first quarter of 2021"),
    ("/loss Harbour Motors, 2020-Q1", "250 million yuan"),
    ("/LOSS Quill Robotics", "90 million yuan"),
    ("/figure Quill Robotics, net loss", "90 million yuan"),
    ("/figure quill robotics net_loss 2021-Q1", "90 million yuan"),
    ("/compare net loss, Harbour Motors, Quill Robotics", "310 million yuan"),
    ("/compare net loss Harbour Motors, Quill Robotics", "90 million yuan"),
    ("/compare cheese, Harbour Motors", "What is to be compared?"),
    ("/company Harbour Motors", "Harbour Motors loses more"),
    ("/company Zzyzx Unheard", "no company with a name like “Zzyzx Unheard”"),
    ("/latest", "Newest articles\nDate"),
    ("/latest Quill Robotics", "90 million yuan"),
    ("/latest Zzyzx Unheard", "no company with a name like"),
    ("/loss", "/loss company [period], for instance: /loss "),
    ("/los Harbour Motors", "There is no command /los. Did you mean /loss?"),
    ("/", "/help lists them"),
    ("/dividend", "There is no command /dividend."),
]


@pytest.mark.parametrize(("line", "told"), LINES)
def test_a_line_is_answered(line: str, told: str, knowledge: Knowledge) -> None:
    assert told in said(Talk(knowledge), line)


def test_an_empty_line_gets_nothing(knowledge: Knowledge) -> None:
    assert Talk(knowledge).said_to("  \n") == []


def test_help_names_every_command(knowledge: Knowledge) -> None:
    told = said(Talk(knowledge), "/help")
    assert [row.name for row in COMMANDS if f"/{row.name}" not in told] == []


def test_a_follow_up_keeps_its_subject(knowledge: Knowledge) -> None:
    talk = Talk(knowledge)
    said(talk, "How much did Harbour Motors lose in the first quarter of 2021?")
    assert "Quill Robotics" in said(talk, "what about Quill Robotics?")


def test_a_name_of_several_companies_is_asked_back_and_chosen_by_number(
    knowledge: Knowledge,
) -> None:
    talk = Talk(knowledge)
    (asked,) = talk.said_to("/profit Meadow Bank")
    assert isinstance(asked, Answer)
    assert asked.status == "ambiguous"
    number = 1 + [*asked.choices].index("Meadow Bank of Iceland")
    assert "$30 million" in said(talk, str(number))


def test_a_number_out_of_range_is_a_question(knowledge: Knowledge) -> None:
    talk = Talk(knowledge)
    talk.said_to("/profit Meadow Bank")
    (told,) = talk.said_to("99")
    assert isinstance(told, Answer)
    assert told.status != "answered"


# arguments

ARGUMENTS = [
    ("BluePark", CompanyPeriod("BluePark", "")),
    ("BluePark 2021-Q1", CompanyPeriod("BluePark", "2021-Q1")),
    ("BluePark, Q1 2020", CompanyPeriod("BluePark", "Q1 2020")),
    ("Una Brands first half of 2021", CompanyPeriod("Una Brands", "first half of 2021")),
    ("Acme, Inc.", CompanyPeriod("Acme, Inc.", "")),
    ("Acme, Inc., 2020", CompanyPeriod("Acme, Inc.", "2020")),
    ("2020", CompanyPeriod("2020", "")),
    ("", CompanyPeriod("", "")),
]


@pytest.mark.parametrize(("typed", "found"), ARGUMENTS)
def test_company_and_period_are_taken_apart(typed: str, found: CompanyPeriod) -> None:
    assert company_period(typed) == found


KNOWN = ["revenue", "net_loss", "units_sold"]
METRICS = [
    ("net loss, BluePark, Sokon", ("net_loss", "BluePark, Sokon")),
    ("net_loss BluePark", ("net_loss", "BluePark")),
    ("loss BluePark", ("net_loss", "BluePark")),
    ("Revenue", ("revenue", "")),
    ("BluePark", ("", "BluePark")),
    ("", ("", "")),
]


@pytest.mark.parametrize(("typed", "found"), METRICS)
def test_a_metric_leads(typed: str, found: tuple[str, str]) -> None:
    assert leading_metric(typed, KNOWN) == found


def test_a_metric_ends() -> None:
    assert trailing_metric("Harbour Motors net loss", KNOWN) == ("net_loss", "Harbour Motors")


# completion

COMPLETED = [
    ("/lo", "/lo", "/loss"),
    ("/", "/", "/funding"),
    ("/loss harb", "harb", "Harbour Motors Co. Ltd."),
    ("/compare net loss, Qui", "Qui", "Quill Robotics Inc."),
    ("what did Har", "Har", "Harbour Motors Co. Ltd."),
]


@pytest.mark.parametrize(("line", "piece", "found"), COMPLETED)
def test_commands_and_names_are_completed(
    line: str, piece: str, found: str, knowledge: Knowledge
) -> None:
    typed, offered = completions(line, knowledge)
    assert typed == piece
    assert found in [text for text, _ in offered]


@pytest.mark.parametrize("line", ["/zzz", "what did x", "how much zzyzx"])
def test_nothing_is_completed_where_nothing_fits(line: str, knowledge: Knowledge) -> None:
    assert completions(line, knowledge)[1] == []


# drawing


def drawn(thing: object) -> str:
    out = StringIO()
    Console(file=out, width=200, force_terminal=True, color_system="standard").print(thing)
    return out.getvalue()


def test_the_number_is_marked_in_its_sentence(knowledge: Knowledge) -> None:
    text = drawn(rich_answer(knowledge.ask("harbour motors loss q1 2021")))
    assert "grew to \x1b[1;33m310 million yuan\x1b[0m" in text
    assert "(+24 %, computed)" in text


def test_an_article_cannot_steer_the_terminal() -> None:
    evil = "up \x1b[2J\x07[red]5%\u202e"
    assert printable(evil) == "up [2J[red]5%"
    table = drawn(rich_table([Column("Sentence")], [(evil,)]))
    assert "\x1b[2J" not in table
    assert "[red]" in table
    assert plain_table([Column("Sentence")], [(evil,)]) == "Sentence\nup [2J[red]5%"


def test_a_table_without_rows_says_so() -> None:
    assert plain(Listing("Articles", [], [])) == "Articles\nnone"


@pytest.mark.parametrize(
    ("line", "leaving"), [("/quit\n", True), (" EXIT ", True), ("/exit now", False), ("", False)]
)
def test_leaving(line: str, *, leaving: bool) -> None:
    assert leaves(line) == leaving


# in a pipe and at a prompt


def surroundings(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "TERM": "xterm",
    }


def test_in_a_pipe_it_is_plain_text_without_a_prompt(db: Path, tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - the program itself
        [sys.executable, "-c", PROGRAM, "chat", "--db", str(db)],
        input="/loss Harbour Motors\n\nwhat about Quill Robotics?\n/quit\n/loss Harbour Motors\n",
        capture_output=True,
        encoding="utf-8",
        env=surroundings(tmp_path),
        timeout=60,
        check=True,
    )
    assert done.stdout.count("310 million yuan ($48 million), first quarter") == 1
    assert "90 million yuan" in done.stdout
    assert "\x1b" not in done.stdout
    assert "> " not in done.stdout
    assert not done.stderr


def test_at_a_prompt_it_answers_and_remembers(
    knowledge: Knowledge, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        # A line, one that Ctrl-C drops, and an end that is typed after the leaving.
        keys.send_text("/loss Harbour Motors\r/loss Quill\x03/quit\r/loss Quill Robotics\r")
        converse(Talk(knowledge), "Two files")
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith("Two files: 2 articles, ")
    assert "net loss 310 million yuan ($48 million), first quarter of 2021" in told
    assert "90 million" not in told
    history = (home / "state" / "coverage-bot" / "chat_history").read_text(encoding="utf-8")
    assert "+/loss Harbour Motors" in history


def test_the_end_of_the_keys_ends_the_chat(knowledge: Knowledge, home: Path) -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("\x04")
        converse(Talk(knowledge), "Two files")
    assert (home / "state").is_dir()


# the sample coverage


def test_the_samples_are_read_once_and_an_older_reading_is_removed(home: Path) -> None:
    older = home / "cache" / "coverage-bot" / "samples-0.db"
    older.parent.mkdir(parents=True)
    older.write_bytes(b"")
    path = sample_knowledge()
    assert path.parent == older.parent
    assert not older.exists()
    built = path.stat().st_mtime_ns
    assert sample_knowledge().stat().st_mtime_ns == built
    with Knowledge.open(path) as knowledge:
        assert knowledge.status().articles > 5


def test_where_nothing_can_be_kept_the_samples_work_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = home / "file"
    file.write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file))
    monkeypatch.setenv("XDG_STATE_HOME", str(file))
    assert history_file() is None
    path = sample_knowledge()
    assert path.is_file()
    path.unlink()
    path.parent.rmdir()

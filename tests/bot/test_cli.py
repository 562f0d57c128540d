"""The command line from outside: what it prints, on which stream, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main

COVERAGE = """Harbour Motors loses more

Ada Reed / May 04, 2021 09:00 AM / Business

Harbour Motors Co. Ltd.'s net loss grew to 310 million yuan ($48 million) in the first quarter, \
from 250 million yuan a year ago.

Quill Robotics Inc. posted revenue of $12.5 million in 2020.
"""
QUESTION = "How much did Harbour Motors lose in the first quarter of 2021?"


@pytest.fixture(scope="module")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coverage")
    (folder / "cars.txt").write_text(COVERAGE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def db(coverage: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("db") / "knowledge.db"
    assert main(["build", str(coverage), "--db", str(path)]) == 0
    return str(path)


def run(
    *arguments: str, stdin: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does, without settings of the surroundings."""
    kept = {name: value for name, value in os.environ.items() if "COVERAGE_BOT" not in name}
    return subprocess.run(  # noqa: S603 - the program itself
        [
            sys.executable,
            "-c",
            "import sys; from bot.cli import main; sys.exit(main())",
            *arguments,
        ],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env=kept,
        timeout=60,
        check=False,
    )


def one_line(stderr: str) -> str:
    """The complaint, which must be one line and no traceback."""
    assert stderr.startswith("coverage-bot: ")
    assert stderr.count("\n") == 1
    return stderr


# build


def test_build_reports_what_it_read(
    coverage: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = tmp_path / "k.db"
    assert main(["build", str(coverage), "--db", str(db)]) == 0
    told = capsys.readouterr()
    assert "1 article, " in told.out
    assert "from 1 file in" in told.out
    assert not told.err
    assert db.is_file()


def test_build_reports_as_json_and_names_what_it_could_not_read(
    coverage: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "damaged.json"
    damaged.write_text('{"title": ', encoding="utf-8")
    paths = [str(coverage), str(damaged)]
    assert main(["build", *paths, "--db", str(tmp_path / "k.db"), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["files"], report["articles"]) == (2, 1)
    assert [Path(unread["path"]).name for unread in report["unread"]] == ["damaged.json"]
    assert report["unread"][0]["reason"]
    assert main(["build", *paths, "--db", str(tmp_path / "k.db")]) == 0
    assert "not read: " in capsys.readouterr().err


def test_build_of_nothing_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing"
    assert main(["build", str(missing), "--db", str(tmp_path / "k.db")]) == 1
    assert "missing" in capsys.readouterr().err


# ask


def test_ask_prints_number_period_comparison_sentence_and_source(
    db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", QUESTION, "--db", db]) == 0
    told = capsys.readouterr().out
    assert "net loss 310 million yuan ($48 million), first quarter of 2021" in told
    assert "250 million yuan a year earlier (+24 %, computed)" in told
    assert "grew to 310 million yuan ($48 million) in the first quarter, from 250" in told
    assert "Harbour Motors loses more · Ada Reed · 4 May 2021" in told
    assert "\x1b" not in told, "no escape codes where nobody looks"


def test_ask_takes_words_without_quotation_marks(
    db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "loss", "harbour", "motors", "--db", db]) == 0
    assert "310 million yuan" in capsys.readouterr().out


def test_ask_as_json(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", QUESTION, "--db", db, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["id"], told["status"], told["question"]) == (None, "answered", QUESTION)
    figure = told["figures"][0]
    assert (figure["value"], figure["unit"], figure["period"]) == (310000000, "CNY", "2021-Q1")
    assert figure["sentence"][figure["start"] : figure["end"]] == figure["text"]
    assert told["derived"][0]["from"] == [0, 1]
    assert main(["ask", QUESTION, "--db", db]) == 0
    assert capsys.readouterr().out == told["text"] + "\n"


def test_ask_explains_itself(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", QUESTION, "--db", db, "--explain"]) == 0
    plain = capsys.readouterr().out
    assert main(["ask", QUESTION, "--db", db, "--json", "--explain"]) == 0
    as_json = capsys.readouterr()
    assert json.loads(as_json.out)["status"] == "answered"
    assert as_json.err.strip()
    assert as_json.err.strip() in plain


def test_nothing_covered_is_an_answer(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "What dividend did Harbour Motors pay?", "--db", db, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["status"] in {"related", "not_covered"}
    assert told["text"].startswith("The coverage ")


BATCH = [
    ('{"id": "a", "question": "harbour motors loss"}', "a", "answered"),
    ("no json", None, "not JSON"),
    ('["question"]', None, "not a JSON object"),
    ('{"id": 5}', 5, 'needs a "question"'),
    ('{"id": 6, "question": " "}', 6, 'needs a "question"'),
    ('{"id": {"n": 7}, "question": "quill robotics revenue"}', {"n": 7}, "answered"),
]


def check_batch(out: str) -> None:
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["id"] for row in rows] == [asked for _, asked, _ in BATCH]
    for number, (row, (_, _, told)) in enumerate(zip(rows, BATCH, strict=True), start=1):
        assert told in row.get("status", row.get("error"))
        assert row.get("line", number) == number


def test_a_batch_answers_every_line_that_is_a_question(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text("\ufeff" + "\n".join(line for line, _, _ in BATCH), encoding="utf-8")
    assert main(["ask", "--batch", str(file), "--db", db]) == 1
    told = capsys.readouterr()
    check_batch(told.out)
    assert told.err.count("\n") == 4
    assert "questions.jsonl line 2: not JSON" in told.err


def test_a_batch_can_come_from_standard_input(db: str) -> None:
    done = run("ask", "--batch", "-", "--db", db, stdin="\n".join(line for line, _, _ in BATCH))
    assert done.returncode == 1
    check_batch(done.stdout)


# what goes wrong


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask", "x", "--db", "missing.db"], "missing.db"),
        (["chat", "--db", "missing.db"], "missing.db"),
        (["figures", "--db", "missing.db"], "missing.db"),
        (["ask", "x", "--db", "text.db"], "text.db"),
        (["ask", "x", "--db", "."], "."),
        (["ask", "--db", "missing.db"], "either a question or --batch"),
        (["ask", "x", "--batch", "f", "--db", "missing.db"], "either a question or --batch"),
        (["ask", "--explain", "--batch", "f", "--db", "missing.db"], "--explain"),
        (["run"], "no token: set COVERAGE_BOT_TOKEN"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str], told: str, tmp_path: Path
) -> None:
    (tmp_path / "text.db").write_text("no database, but a text that is long enough" * 50)
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert told in one_line(done.stderr)
    assert not done.stdout
    assert not (tmp_path / "missing.db").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "COMMAND"),
        (["ask", "x"], "--db"),
        (["build", "--db", "x"], "PATH"),
        (["figures", "--db", "x", "--format", "xml"], "xml"),
        (["sing"], "sing"),
    ],
)
def test_a_wrong_argument_is_named(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "told"), [(None, "cannot be read"), (b'{"question": "\xe9"}', "not UTF-8")]
)
def test_a_file_of_questions_that_cannot_be_read_is_named(
    content: bytes | None,
    told: str,
    db: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "questions.jsonl"
    if content:
        file.write_bytes(content)
    assert main(["ask", "--batch", str(file), "--db", db]) == 2
    complaint = one_line(capsys.readouterr().err)
    assert str(file) in complaint
    assert told in complaint


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "COVERAGE_BOT_TOKEN=secret\nCOVERAGE_BOT_LOG_LEVEL=loud\n", encoding="utf-8"
    )
    done = run("run", cwd=tmp_path)
    assert done.returncode == 2
    assert "COVERAGE_BOT_LOG_LEVEL" in one_line(done.stderr)
    assert "secret" not in done.stderr


def test_an_unknown_setting_is_named_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("COVERAGE_BOT_TOKN=secret\n", encoding="utf-8")
    done = run("run", cwd=tmp_path)
    assert done.returncode == 2
    assert "did you mean COVERAGE_BOT_TOKEN" in one_line(done.stderr)
    assert "secret" not in done.stderr


def test_a_reader_that_leaves_is_no_error() -> None:
    program = "import sys; from bot.cli import main; sys.exit(main(['quantities']))"
    with subprocess.Popen(  # noqa: S603 - the program itself
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as child:
        assert child.stdin
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        child.stdin.write("up 5%\n" * 5000)
        child.stdin.close()
        assert child.stderr.read() == ""
        assert child.wait(timeout=60) == 141


# figures


def test_figures_as_a_table(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--db", db]) == 0
    heading, *rows = capsys.readouterr().out.splitlines()
    assert heading.split() == ["Company", "Metric", "Figure", "Period", "Role", "Article"]
    assert any("net loss" in row and "310 million yuan ($48 million)" in row for row in rows)


def test_figures_as_json_lines_of_one_company_and_metric(
    db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["figures", "--db", db, "--company", "harbour motors", "--metric", "net_loss"]
    assert main([*arguments, "--format", "jsonl"]) == 0
    told = capsys.readouterr()
    figures = [json.loads(line) for line in told.out.splitlines()]
    assert {(figure["value"], figure["role"]) for figure in figures} == {
        (310000000, "reported"),
        (250000000, "prior"),
    }
    assert len({figure["company"] for figure in figures}) == 1


def test_figures_as_csv(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--db", db, "--metric", "revenue", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["value"], row["unit"], row["period"]) for row in rows] == [
        ("12500000", "USD", "2020")
    ]


@pytest.mark.parametrize(
    ("option", "value"), [("--company", "Zzyzx Unheard"), ("--metric", "cheese")]
)
def test_figures_of_an_unknown_name(
    option: str, value: str, db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figures", "--db", db, option, value]) == 2
    assert value in one_line(capsys.readouterr().err)


# quantities


def test_quantities_come_a_line_for_a_line() -> None:
    done = run("quantities", stdin="It lost 575 million yuan.\r\n\nNo number\rhere.\nUp to 3%")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [[(q["value"], q["unit"], q["text"]) for q in row] for row in rows] == [
        [(575000000, "CNY", "575 million yuan")],
        [],
        [],
        [(3, "percent", "3%")],
    ]
    assert rows[3][0]["bound"] == "at_most"
    assert set(rows[0][0]) == {"value", "unit", "text", "start", "end", "bound", "upper"}
    assert done.returncode == 0


# the start


def test_a_question_waits_for_no_library_that_it_does_not_need(db: str) -> None:
    heavy = {"discord", "rich", "prompt_toolkit", "trafilatura", "pydantic", "feedparser"}
    program = (
        "import sys; from bot.cli import main; status = main(sys.argv[1:]);"
        f"print(sorted(set(sys.modules) & {heavy!r}), file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run(  # noqa: S603 - the program itself
        [sys.executable, "-c", program, "ask", "harbour motors loss", "--db", db],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert done.stderr.strip() == "[]"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith("coverage-bot ")

"""The rules of the house that a test can hold: storeys, sizes, tables, settings, documents."""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
import shlex
import stat
import subprocess
import tomllib
from pathlib import Path

import pytest

from bot.chat import plain
from bot.cli import main, parser
from bot.command_table import COMMANDS
from bot.settings import PREFIX, Settings, load
from bot.terminal_talk import Talk
from knowledge.library import Knowledge, build
from knowledge.tables import table

ROOT = Path(__file__).resolve().parent.parent
LIBRARY = sorted((ROOT / "knowledge").rglob("*.py"))
MODULES = sorted([*LIBRARY, *(ROOT / "bot").rglob("*.py")])
TABLES = sorted((ROOT / "knowledge" / "data").glob("*.csv"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
MOST_LINES = 300

# The library opens no connection, reads no environment and knows no Discord.
FORBIDDEN_IMPORTS = {"bot", "discord", "dotenv", "pydantic_settings"}
NETWORK = {"aiohttp", "httpx", "requests", "socket", "urllib.request"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def tracked() -> list[Path]:
    """The files of the project: those that git knows, or all where there is no git."""
    try:
        listed = subprocess.run(  # noqa: S603
            ["git", "-C", str(ROOT), "ls-files", "-z"],  # noqa: S607
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return [path for path in MODULES if path.is_file()]
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("path", LIBRARY, ids=name_of)
def test_the_library_knows_neither_discord_nor_the_bot(path: Path) -> None:
    roots = {name.partition(".")[0] for name in imports(path)}
    assert not roots & FORBIDDEN_IMPORTS
    assert not imports(path) & NETWORK


@pytest.mark.parametrize("path", LIBRARY, ids=name_of)
def test_the_library_reads_no_environment(path: Path) -> None:
    assert not re.search(r"\bos\.(environ|getenv)\b|\benviron\b", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_loads_and_says_what_it_is(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("#"), "a comment gives syntax and source"
    rows = table(path.stem)
    assert rows
    cells = [tuple(row.values()) for row in rows]
    assert len(cells) == len(set(cells)), "a row stands twice"
    keys = [row["key"] for row in rows if "key" in row]
    assert len(keys) == len(set(keys)), "a key has two rows"


def test_no_file_holds_a_path_of_somebody_s_machine() -> None:
    machine = re.compile(r"(?<![\w.~])/(?:home|root|Users|work)/\w")
    binary = {".png", ".jpg", ".gif"}
    found = {
        f"{name_of(path)}: {match.group()}"
        for path in tracked()
        if path.suffix not in binary
        for match in machine.finditer(path.read_text(encoding="utf-8", errors="replace"))
    }
    assert not found


def test_every_setting_stands_in_the_example_with_its_default() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^#?(\w+)=(.*)$", example, re.MULTILINE))
    assert set(shown) == {PREFIX + name.upper() for name in Settings.model_fields}


def test_the_example_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    file = tmp_path / ".env"
    file.write_text(example.replace(f"#{PREFIX}", PREFIX), encoding="utf-8")
    assert load(file) == load(None)


def test_the_readme_names_every_setting_file_and_command() -> None:
    subcommands = next(
        action.choices for action in parser()._actions if isinstance(action.choices, dict)
    )
    missing = [name for name in subcommands if f"coverage-bot {name}" not in README]
    missing += [f"/{row.name}" for row in COMMANDS if f"/{row.name}" not in README]
    assert not missing


def test_the_readme_names_no_command_that_does_not_exist() -> None:
    subcommands = next(
        action.choices for action in parser()._actions if isinstance(action.choices, dict)
    )
    named = set(re.findall(r"coverage-bot ([a-z]+)", README))
    assert named <= set(subcommands)


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_a_slash_command_keeps_the_limits_of_the_platform(row: object) -> None:
    command = next(entry for entry in COMMANDS if entry is row)
    assert re.fullmatch(r"[a-z]{1,32}", command.name)
    described = [(command.name, command.description)]
    described += [(option.name, option.description) for option in command.options]
    assert all(len(name) <= 32 and 0 < len(said) <= 100 for name, said in described)
    required = [option.required for option in command.options]
    assert required == sorted(required, reverse=True), "required options come first"


def shown_in_the_readme() -> list[tuple[str, str]]:
    """Each line typed in a transcript of the README, and what it shows as the reply."""
    blocks = re.findall(r"^```\n((?:>|\$) .*?)^```$", README, re.MULTILINE | re.DOTALL)
    typed = re.compile(r"^(?:> |\$ coverage-bot (?!build))(.*)\n((?:(?![>$] ).*\n)*)", re.MULTILINE)
    return [(line, told.strip()) for block in blocks for line, told in typed.findall(block)]


@pytest.mark.parametrize(("line", "told"), shown_in_the_readme())
def test_the_readme_shows_what_is_really_said(line: str, told: str, samples: Path) -> None:
    arguments = shlex.split(line)
    if arguments[0] != "ask":
        with Knowledge.open(samples) as knowledge:
            assert "\n".join(plain(said) for said in Talk(knowledge).said_to(line)) == told
        return
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main([*arguments[:-1], str(samples)]) == 0
    assert out.getvalue().strip() == told


def test_the_readme_shows_a_chat_and_a_command() -> None:
    assert len(shown_in_the_readme()) >= 3


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("samples") / "knowledge.db"
    report = build([ROOT / "knowledge" / "samples"], db)
    assert report.unread == ()
    return db


def test_every_dependency_says_what_it_is_for() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    project = tomllib.loads("\n".join(lines))["project"]
    for dependency in project["dependencies"]:
        line = next(line for line in lines if f'"{dependency}"' in line)
        assert "  # " in line, dependency


def test_the_checks_run_the_readme_s_test_command() -> None:
    file = ROOT / ".ci" / "run"
    assert file.stat().st_mode & stat.S_IXUSR
    command = re.search(r"^.*\[dev\].*&& \.venv/bin/(pytest.*)$", README, re.MULTILINE)
    assert command is not None
    assert f"\nstep {command[1]}\n" in file.read_text(encoding="utf-8")

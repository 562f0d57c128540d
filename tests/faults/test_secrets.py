"""The token is in no log, no traceback, no `repr`, no database and no file."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import discord
import pytest
import structlog
from pydantic import SecretStr

from bot import logs
from bot.cli import main
from bot.client import CoverageBot, run, serve
from bot.errors import StartError
from bot.reload import _start
from bot.settings import Settings
from tests.faults.conftest import COMPANIES
from tests.faults.discord_server import DiscordServer, Fault
from tests.faults.ways import Slash

TOKEN = "MTk4.marked-token-zanzibar.Cl2FMQ"  # noqa: S105 - nobody's


@pytest.fixture
def settings(db: Path, tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,
        token=SecretStr(TOKEN),
        db=db,
        desk=tmp_path / "desk.db",
        coverage=(tmp_path / "coverage",),
    )


@contextmanager
def logged(form: logs.Format) -> Iterator[None]:
    """The log as an operator sees it who wants to see everything."""
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    logs.configure("debug", form, [TOKEN])
    logging.getLogger("discord").setLevel(logging.DEBUG)
    yield
    structlog.reset_defaults()
    logging.getLogger().handlers[:] = handlers
    logging.getLogger().setLevel(level)
    logging.getLogger("discord").setLevel(logging.NOTSET)


@pytest.mark.parametrize("form", ["console", "json"])
async def test_the_token_is_nowhere(
    settings: Settings, server: DiscordServer, form: logs.Format, capsys: pytest.CaptureFixture[str]
) -> None:
    with logged(form):
        told = await _told(settings, server)
    printed = capsys.readouterr()
    told += [printed.out, printed.err]
    assert "refused the token" in "".join(told)
    assert "▒▒▒" in printed.err or "\\u2592" in printed.err
    assert not [text for text in told if "zanzibar" in text]
    assert not _files_with(b"zanzibar", settings.db.parents[1])


async def _told(settings: Settings, server: DiscordServer) -> list[str]:
    """What a bot says of itself that answers, is refused, and fails."""
    told: list[str] = []
    for refusal, fault in (
        (0, None), (4004, None), (0, Fault("/users/@me", 401)), (0, Fault("/users/@me", 403)),
        (4014, None),
    ):  # fmt: skip
        bot = CoverageBot(settings)
        server.refusal = refusal
        server.faults = [fault] if fault else []
        running = asyncio.create_task(serve(bot, TOKEN))
        await server.until(lambda bot=bot, running=running: bool(bot.guilds) or running.done())  # type: ignore[misc]
        if not running.done():
            told += [repr(bot), repr(bot.http), repr(bot.settings), str(bot.settings)]
            told += [repr(vars(bot.settings)), bot.settings.model_dump_json()]
            server.faults = [Fault("/channels", 400), Fault("/callback$", 400, times=2)]
            await server.ask(f"How much did {COMPANIES[0]} lose?")
            await server.command("ask", question="revenue?")
            await asyncio.sleep(0.5)
            logging.getLogger("discord").error("%s", {"Authorization": f"Bot {TOKEN}"})
            structlog.get_logger("bot").info("headers", headers=[{"Authorization": TOKEN}])
            await bot.close()
        try:
            await running
        except (StartError, discord.Forbidden):
            told.append(traceback.format_exc())
    return told


def _files_with(mark: bytes, folder: Path) -> set[str]:
    """The files below a folder that hold the mark."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return {path.name for path in files if mark in path.read_bytes()}


@pytest.mark.parametrize("token", [f"{TOKEN}\u200b", f"{TOKEN} x", f"{TOKEN}\nHost: x"])
def test_a_token_that_is_none_is_not_shown(settings: Settings, token: str) -> None:
    with pytest.raises(StartError, match="signs that no token has") as refused:
        run(settings.model_copy(update={"token": SecretStr(token)}))
    assert "zanzibar" not in repr(refused.value)


@pytest.mark.parametrize(
    "setting", ["COVERAGE_BOT_COOLDOWN_USES=many", "COVERAGE_BOT_TOKEM=x", "COVERAGE_BOT_DB=no.db"]
)
def test_a_wrong_setting_shows_no_token(tmp_path: Path, setting: str) -> None:
    (tmp_path / ".env").write_text(f"COVERAGE_BOT_TOKEN={TOKEN}\n{setting}\n", encoding="utf-8")
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main(['run']))"],
        cwd=tmp_path, env={"PYTHONPATH": root}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("coverage-bot: ")
    assert "zanzibar" not in done.stdout + done.stderr


def test_no_command_says_the_token(db: Path, tmp_path: Path) -> None:
    bot = Slash(db, tmp_path, TOKEN)
    try:
        for number in range(len(bot.commands)):
            bot.use(bytes([number, 0]) + b"token\nyes\n.env")
        sent = bot.sent()
    finally:
        bot.close()
    assert "Settings of this server" in sent
    assert "zanzibar" not in sent
    assert not _files_with(b"zanzibar", tmp_path)


@pytest.mark.parametrize(
    "arguments",
    ["--help", "run --help", "--version", "desk status", "desk settings 5", "desk settings 5 private 1",
     "build absent --db k.db", "ask loss --db absent.db", "backup copy",
     "figures --db knowledge.db --company token"],
)  # fmt: skip
def test_the_command_line_does_not_say_the_token(
    arguments: str, db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(db.parent)
    monkeypatch.setenv("COVERAGE_BOT_TOKEN", TOKEN)
    with suppress(SystemExit):  # of argparse
        main(arguments.split())
    said = capsys.readouterr()
    assert said.out or said.err
    assert "zanzibar" not in said.out + said.err
    assert not _files_with(b"zanzibar", db.parent)


def test_a_process_that_reads_files_does_not_know_the_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COVERAGE_BOT_TOKEN", TOKEN)
    with _start([sys.executable, "-c", "import os; print(dict(os.environ))"]) as process:
        told, _ = process.communicate()
    assert "PATH" in told
    assert "zanzibar" not in told

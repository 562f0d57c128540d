"""The ways into the program by options: slash commands, the command line, the settings.

Which commands and options there are is taken from the program itself, so that none is left out.
Each way takes bytes: the first chooses the command, the second whether an option of it is only
completed, and the lines after them are the options' values.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

import discord
import structlog
from discord import AppCommandOptionType as Kind
from discord import app_commands
from pydantic import SecretStr
from simcord.env import Env

from bot.chat import completions, plain
from bot.cli import main, parser
from bot.client import CoverageBot
from bot.command_table import COMMANDS
from bot.settings import PREFIX, SettingError, Settings, load
from bot.terminal_talk import Talk
from knowledge.library import Knowledge

_SAMPLES = Path(__file__).parents[2] / "knowledge" / "samples"
_SERVING = {"run", "browse", "chat"}  # they last until they are stopped
# Each starts a process that reads files, a second each; what files may do is the readers' part.
_BUILDING = {"reload", "rollback", "coverage add", "desk reload", "desk rollback", "desk add"}
_LONGEST = 100  # characters of a name in a folder


def lines(data: bytes) -> tuple[int, int, list[str]]:
    """The two numbers that choose, and the values."""
    command, way = data[:2].ljust(2, b"\0")
    return command, way, data[2:].decode("utf-8", "replace").split("\n")


class Asking:
    """A question without a command."""

    def __init__(self, db: Path) -> None:
        self._knowledge = Knowledge.open(db)

    def use(self, data: bytes) -> None:
        """Ask, and have it explained."""
        question = data.decode("utf-8", "replace")
        self._knowledge.ask(question)
        self._knowledge.explain(question)


class Chat:
    """The terminal's chat: questions and commands, each referring to what was said before."""

    def __init__(self, db: Path) -> None:
        self._knowledge = Knowledge.open(db)
        self._talk = Talk(self._knowledge)

    def use(self, data: bytes) -> None:
        """Say something, with or without a command, and let it be completed."""
        number, way, values = lines(data)
        command = COMMANDS[number % len(COMMANDS)]
        line = " ".join([f"/{command.name}"] * (way % 3 > 0) + values)
        completions(line, self._knowledge)
        for said in self._talk.said_to(line):
            plain(said)


class Slash:
    """The real bot in a simulated server, used by a moderator."""

    def __init__(self, db: Path, folder: Path, token: str = "") -> None:
        self._loop = asyncio.new_event_loop()
        shutil.copytree(_SAMPLES, folder / "coverage")
        shutil.copyfile(db, folder / "slash.db")
        settings = Settings(
            _env_file=None, token=SecretStr(token), db=folder / "slash.db", desk=folder / "slash-desk.db",
            coverage=(folder / "coverage",), cooldown_uses=10**9, server_uses=10**9,
            reload_loss_share=1, listening=True,
        )  # fmt: skip
        self._loop.run_until_complete(self._start(settings))

    async def _start(self, settings: Settings) -> None:
        self._bot = CoverageBot(settings, shards=1)
        self._env = Env(self._bot, check_errors=False, settle_timeout=60)
        await self._env.start()
        guild = self._env.create_guild()
        allowed = discord.Permissions(manage_guild=True)
        self._role = guild.create_role("Mods", permissions=allowed)
        self._channel = guild.create_text_channel("general")
        self._mod = guild.add_member(self._env.create_user("mod"), roles=[self._role])
        self.commands = {
            command.qualified_name: command
            for command in self._bot.tree.walk_commands()
            if isinstance(command, app_commands.Command) and command.qualified_name not in _BUILDING
        }

    def sent(self) -> str:
        """Everything that the bot has sent so far."""
        return str([(row.path, row.json) for row in self._env.http_requests])

    def close(self) -> None:
        """Stop the bot."""
        self._loop.run_until_complete(self._env.shutdown())
        self._loop.close()

    def use(self, data: bytes) -> None:
        """Use a command, or let its options be completed. Raises AssertionError for a fault."""
        number, way, values = lines(data)
        command = list(self.commands.values())[number % len(self.commands)]
        with structlog.testing.capture_logs() as entries:
            self._loop.run_until_complete(self._used(command, values, way))
        faults = [entry for entry in entries if entry["log_level"] in {"error", "critical"}]
        if faults:
            raise AssertionError(f"/{command.qualified_name} {values!r}: {faults}")

    async def _used(self, command: Any, values: list[str], way: int) -> None:  # noqa: ANN401
        given = {
            row.name: self._value(row, value)
            for row, value in zip(command.parameters, [*values, "", "", "", ""], strict=False)
            if value or row.required
        }
        completed = [row.name for row in command.parameters if row.autocomplete]
        name = command.qualified_name
        if completed and way % 2:
            option = completed[way // 2 % len(completed)]
            typed = str(given.pop(option, ""))
            await self._mod.autocomplete(self._channel, name, option, typed, **given)
        else:
            await self._mod.slash(self._channel, name, **given)

    def _value(self, row: app_commands.Parameter, value: str) -> object:
        """A value that Discord lets through for an option."""
        if row.choices:
            return row.choices[len(value) % len(row.choices)].value
        most = int(row.max_value or 1000)
        made: dict[Kind, object] = {
            Kind.boolean: value == "yes",
            Kind.integer: int(_between(row, len(value))),
            Kind.number: _between(row, len(value) / 7),
            Kind.channel: self._channel,
            Kind.role: self._role,
            Kind.attachment: (f"{value[:20]}.txt", value.encode("utf-8", "replace")),
            Kind.string: (value or "x")[:most].ljust(int(row.min_value or 0), "x"),
        }
        return made[row.type]


def _between(row: app_commands.Parameter, value: float) -> float:
    low, high = row.min_value, row.max_value
    return max(low if low is not None else value, min(value, high if high is not None else value))


class Terminal:
    """The command line, every command with every option; it writes into a folder of its own."""

    def __init__(self, db: Path, folder: Path) -> None:
        self._home = folder / "terminal"
        self._home.mkdir()
        self._db = self._home / "knowledge.db"
        shutil.copyfile(db, self._db)
        self.commands = dict(_leaves(parser(), ()))

    def use(self, data: bytes) -> None:
        """Use a command. Raises whatever escapes it."""
        number, _, values = lines(data)
        path = list(self.commands)[number % len(self.commands)]
        given = self._arguments(path, values)
        with self._within("\n".join(values)), suppress(SystemExit):  # of argparse, with its usage
            status = main(given)
            if status not in {0, 1, 2}:
                raise AssertionError(f"{given!r} ended with {status}")

    def _arguments(self, path: tuple[str, ...], values: list[str]) -> list[str]:
        """The command with the values as its options, the options' names beside them."""
        given = [*path]
        if path[0] == "desk":
            given[1:1] = ["--db", str(self._db), "--desk", "desk.db"]
        left = iter([*values, *[""] * 9])
        for action in self.commands[path]._actions:
            if isinstance(action, argparse._HelpAction):
                continue
            value = next(left)
            if action.dest == "db" and (action.required or not value):
                given += ["--db", str(self._db)]
            elif action.option_strings and action.nargs == 0:
                given += action.option_strings[:1] if value == "yes" else []
            elif action.option_strings:
                given += (
                    [f"{action.option_strings[0]}={self._file(action, value)}"] if value else []
                )
            else:
                given.append(self._file(action, value))
        return [value.replace("\0", "") for value in given]  # no argument has one

    def _file(self, action: argparse.Action, value: str) -> str:
        """A value as it is; where a file is meant, a file of its own with that content or name."""
        if action.type is not Path and action.dest != "batch":
            return value
        name = value.replace("/", "").replace("\0", "").strip(".")[:_LONGEST] or "x"
        if len(value) % 2:
            with suppress(OSError, ValueError):
                (self._home / name).write_text(value, encoding="utf-8")
        return name

    @contextmanager
    def _within(self, typed: str) -> Iterator[None]:
        """In the folder, with the streams of a terminal into which that is typed."""
        before, source = Path.cwd(), sys.stdin
        os.chdir(self._home)
        sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()))
        try:
            # One process builds: what is tried is not how fast.
            with (
                patch("os.cpu_count", return_value=1),
                redirect_stdout(io.StringIO()),
                redirect_stderr(io.StringIO()),
            ):
                yield
        finally:
            sys.stdin = source
            os.chdir(before)


def _leaves(
    top: argparse.ArgumentParser, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """The commands below a parser by their path, without those that are left out."""
    below = [row for row in top._actions if isinstance(row, argparse._SubParsersAction)]
    if not below:
        yield path, top
    for row in below:
        for name, command in row.choices.items():
            if name not in _SERVING and " ".join((*path, name)) not in _BUILDING:
                yield from _leaves(command, (*path, name))


def use_settings(data: bytes) -> None:
    """Read the settings of an environment. Raises whatever else than SettingError escapes."""
    number, _, values = lines(data)
    names = list(Settings.model_fields)
    names = [*names[number % len(names) :], *names]
    given = {
        f"{PREFIX}{name.upper()}": value.replace("\0", "")
        for name, value in zip(names, values, strict=False)
    }
    with patch.dict(os.environ, given), suppress(SettingError):
        load(None)

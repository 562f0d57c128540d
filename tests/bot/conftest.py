"""The real bot over a real database, driven as members drive it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import discord
import pytest
import structlog
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.env import Env

from bot.client import CoverageBot
from bot.settings import Settings
from knowledge.library import build
from tests.bot.payloads import check_request

COVERAGE = {
    "harbour.md": """---
title: Loss of Harbour Motors doubles
url: https://example.com/harbour
date: 2021-04-30
author: Ann Lee
---
Electric car maker Harbour Motors Co. Ltd. reported a net loss of 80 million yuan ($12.4 million) \
in the first quarter, up from 40 million yuan a year earlier.

The company sold 12,000 vehicles in the first quarter, compared with 9,000 a year earlier.

Revenue of Harbour Motors rose 25% to 1.5 billion yuan in the first quarter.
""",
    "delta.md": """---
title: Delta Foods raises $30 million
url: https://example.com/delta
date: 2021-05-04
author: Tom Roe
---
Delta Foods Inc. raised $30 million in a round led by Northgate Capital.

Delta Foods had revenue of $7 million in 2020 and $5 million in 2019.

Delta Energy Ltd. had revenue of $9 million in 2020.
""",
    "lantern.md": """---
title: Ten years of Lantern Steel
url: https://example.com/lantern
date: 2021-03-02
---
"""
    + "\n\n".join(
        f"Lantern Steel Ltd. had revenue of ${10 + year} million in {2010 + year}."
        for year in range(1, 11)
    )
    + "\n",
}


def write_coverage(folder: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the coverage above; copied by those who change it."""
    folder = tmp_path_factory.mktemp("built")
    db = folder / "knowledge.db"
    build([write_coverage(folder / "coverage", COVERAGE)], db)
    return db


@pytest.fixture
def make_settings(built: Path, tmp_path: Path) -> Callable[..., Settings]:
    """The settings of a bot of its own, with a copy of the coverage and the database."""

    def make(**changes: object) -> Settings:
        write_coverage(tmp_path / "coverage", COVERAGE)
        if not (tmp_path / "knowledge.db").exists():
            shutil.copy(built, tmp_path / "knowledge.db")
        given: dict[str, object] = {
            "db": tmp_path / "knowledge.db",
            "desk": tmp_path / "desk.db",
            "coverage": (tmp_path / "coverage",),
            "cooldown_uses": 1000,
            "server_uses": 10000,
            "reload_loss_share": 1.0,
            **changes,
        }
        return Settings(_env_file=None, **given)  # type: ignore[arg-type]

    return make


@dataclass(slots=True)
class World:
    """A server with a channel, a member and a moderator, and the bot in it."""

    env: Env
    bot: CoverageBot
    guild: GuildHandle
    channel: ChannelHandle
    alice: MemberActor
    mod: MemberActor

    @property
    def mention(self) -> str:
        return f"<@{self.env.backend.bot_user.id}>"

    def texts(self, components: object) -> str:
        """Everything that a message displays, one text a line."""
        return "\n".join(_texts(components))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("type") == 10:
            yield str(value["content"])
        for child in value.values():
            yield from _texts(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _texts(child)
    elif isinstance(value, discord.Component):
        yield from _texts(value.to_dict())


@pytest.fixture
def bot_settings(make_settings: Callable[..., Settings]) -> Settings:
    """The settings of the bot in `world`; a module or a test may override them."""
    return make_settings()


@pytest.fixture
def simcord_bot(bot_settings: Settings) -> CoverageBot:
    """The bot that the `simcord_env` of the plugin starts."""
    return CoverageBot(bot_settings, shards=1)


@pytest.fixture
def world(simcord_bot: CoverageBot, simcord_env: Env) -> Iterator[World]:
    """The world, with every request of the bot checked at the end."""
    guild = simcord_env.create_guild()
    moderators = guild.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
    yield World(
        env=simcord_env,
        bot=simcord_bot,
        guild=guild,
        channel=guild.create_text_channel("general"),
        alice=guild.add_member(simcord_env.create_user("alice")),
        mod=guild.add_member(simcord_env.create_user("mod"), roles=[moderators]),
    )
    for request in simcord_env.http_requests:
        if request.json is not None:
            check_request(request.method, request.path, request.json)


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[list[structlog.typing.EventDict]]:
    """The entries of the log, kept off the screen."""
    with structlog.testing.capture_logs() as entries:
        yield entries

"""The bot starts, syncs, and refuses to start in one clear line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import discord
import pytest
from pydantic import SecretStr
from simcord.env import Env

from bot.client import CoverageBot, intents, run
from bot.errors import StartError
from bot.settings import Settings
from knowledge.errors import StoreError
from tests.bot.conftest import World


def puts(env: Env) -> int:
    """How often the command tree was sent."""
    return sum(
        request.method == "PUT" and request.path.endswith("/commands")
        for request in env.http_requests
    )


async def test_the_tree_is_synced_only_when_it_changed(
    world: World, make_settings: Callable[..., Settings]
) -> None:
    assert puts(world.env) == 1
    await world.env.restart_bot(CoverageBot(make_settings(), shards=1))
    assert puts(world.env) == 1
    await world.env.restart_bot(CoverageBot(make_settings(listening=True), shards=1))
    assert puts(world.env) == 2


def test_nothing_privileged_is_asked_for(make_settings: Callable[..., Settings]) -> None:
    wanted = intents(make_settings())
    privileged = discord.Intents(members=True, presences=True, message_content=True)
    assert not wanted.value & privileged.value
    assert intents(make_settings(listening=True)).message_content


@pytest.mark.parametrize("token", [None, SecretStr(""), SecretStr("  ")])
def test_no_token_is_one_clear_line(
    make_settings: Callable[..., Settings], token: SecretStr | None
) -> None:
    with pytest.raises(StartError, match="COVERAGE_BOT_TOKEN"):
        run(make_settings(token=token))


def test_no_knowledge_is_one_clear_line(
    make_settings: Callable[..., Settings], tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match=r"missing\.db"):
        run(make_settings(token=SecretStr("a.b.c"), db=tmp_path / "missing.db"))

"""Installed by a user: the commands work in servers that the bot has never seen."""

from __future__ import annotations

from typing import Any

from simcord import interactions
from simcord.results import InteractionResult

from tests.bot.conftest import World


async def abroad(world: World, command: str, **options: str) -> InteractionResult:
    """A command used in a server without the bot, where members may do next to nothing."""
    backend, alice = world.env.backend, world.alice
    found = backend.find_command(command, None, type=1)
    assert found is not None
    data: dict[str, Any] = {
        "id": found["id"],
        "name": command,
        "type": 1,
        "options": [{"name": key, "type": 3, "value": value} for key, value in options.items()],
    }
    record, payload = interactions.base_payload(
        backend,
        type=2,
        channel_id=alice.user.dm_channel.id,
        guild_id=None,
        user_id=alice.id,
        data=data,
    )
    user = payload.pop("user")
    payload["member"] = {
        "user": user, "roles": [], "permissions": "0", "joined_at": "2021-01-01T00:00:00+00:00",
        "deaf": False, "mute": False, "flags": 0,
    }  # fmt: skip
    payload |= {
        "guild_id": "998877665544332211",
        "guild": {"id": "998877665544332211", "locale": "en-US", "features": []},
        "context": 0,
        "authorizing_integration_owners": {"1": str(alice.id)},
        "app_permissions": "0",
    }
    backend.emit("INTERACTION_CREATE", payload)
    await world.env.settle()
    return InteractionResult(world.env, record)


async def test_an_answer_comes_at_once_and_needs_no_follow_up(world: World) -> None:
    result = await abroad(world, "loss", company="Harbour Motors")
    assert result.response is not None
    assert not result.followups
    assert "# 80 million yuan" in world.texts(result.response.components)


async def test_without_the_right_to_attach_files_a_chart_is_told_in_words(world: World) -> None:
    result = await abroad(world, "chart", company="Harbour Motors", metric="net_loss")
    assert result.response is not None
    shown = world.texts(result.response.components)
    assert "may not attach files here" in shown
    assert "**80 million yuan**" in shown

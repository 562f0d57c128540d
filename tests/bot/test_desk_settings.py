"""/settings, the moderators' role and the home server: who may do what, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import discord
import pytest

from bot.client import CoverageBot
from bot.settings import Settings
from tests.bot.conftest import World
from tests.bot.desking import message, shown, told

pytestmark = pytest.mark.simcord(settle_timeout=120)

README = Path(__file__).parents[2] / "README.md"
MODERATORS = {
    "alias add", "alias list", "alias remove", "coverage add", "coverage list", "coverage remove",
    "coverage restore", "coverage status", "feedback", "figures conflicts", "figures decisions",
    "figures review", "reload", "rollback", "settings cooldown", "settings listening",
    "settings moderators", "settings private", "settings show", "unanswered",
}  # fmt: skip


async def test_members_see_no_command_of_moderators(world: World) -> None:
    assert not MODERATORS & set(world.alice.available_commands(world.channel))
    assert set(world.mod.available_commands(world.channel)) >= MODERATORS
    assert not MODERATORS & set(world.mod.user.available_commands())
    assert "privacy" in world.alice.available_commands(world.channel)


async def test_every_command_is_described_and_in_the_readme(world: World) -> None:
    readme = README.read_text(encoding="utf-8")
    for command in world.bot.tree.walk_commands():
        assert command.description
        assert f"/{command.qualified_name.split()[0]}" in readme


async def test_the_moderators_role_is_needed_where_a_server_names_one(world: World) -> None:
    role = world.guild.create_role("Desk")
    await told(world, world.mod.slash(world.channel, "settings moderators", role=role))
    refused = await told(world, world.mod.slash(world.channel, "alias list"))
    assert "🔒 Only members with the role Desk may use this here." in refused
    [entry] = world.bot.desk.audit.entries(1)
    assert (entry.action, entry.subject, entry.by.name) == ("refused", "/alias list", "mod")
    desk = world.guild.add_member(
        world.env.create_user("desk"), roles=[role, world.guild.roles["Mods"]]
    )
    assert "No other names" in await told(world, desk.slash(world.channel, "alias list"))
    boss = world.guild.create_role("Boss", permissions=discord.Permissions(administrator=True))
    chief = world.guild.add_member(world.env.create_user("chief"), roles=[boss])
    assert "No other names" in await told(world, chief.slash(world.channel, "alias list"))


async def test_a_button_is_refused_to_who_lost_the_role(world: World) -> None:
    page = await message(world.mod.slash(world.channel, "figures review"))
    role = world.guild.create_role("Desk")
    await told(world, world.mod.slash(world.channel, "settings moderators", role=role))
    refused = await world.mod.click(page, label="Hide")
    assert refused.modal is None
    assert "Only members with the role" in shown(world, refused)


async def test_private_by_default(world: World) -> None:
    asked = {"company": "Harbour Motors"}
    assert not (await world.alice.slash(world.channel, "loss", **asked)).ephemeral
    text = await told(world, world.mod.slash(world.channel, "settings private", private="yes"))
    assert "answers to commands: private" in text
    assert (await world.alice.slash(world.channel, "loss", **asked)).ephemeral
    assert not (await world.alice.slash(world.channel, "loss", private=False, **asked)).ephemeral
    await world.mod.slash(world.channel, "settings private", private="as the operator set it")
    assert not (await world.alice.slash(world.channel, "loss", **asked)).ephemeral


async def test_cooldown_of_a_server(world: World) -> None:
    text = await told(
        world, world.mod.slash(world.channel, "settings cooldown", questions=2, seconds=60.0)
    )
    assert "2 questions in 60 seconds" in text
    asked = [await told(world, world.alice.slash(world.channel, "help")) for _ in range(3)]
    assert ["asked a lot" in text for text in asked] == [False, False, True]
    [before] = [e for e in world.bot.desk.audit.entries() if e.action == "settings cooldown_uses"]
    assert (before.before, before.after) == ("", "2")


async def test_listening_needs_the_operators_leave(world: World) -> None:
    text = await told(
        world,
        world.mod.slash(world.channel, "settings listening", channel=world.channel, on=True),
    )
    assert "The operator has not allowed listening" in text


class TestListening:
    @pytest.fixture
    def bot_settings(self, make_settings: Callable[..., Settings]) -> Settings:
        return make_settings(listening=True)

    async def test_a_channel_is_turned_on_and_off(self, world: World) -> None:
        options = {"channel": world.channel}
        on = await told(
            world, world.mod.slash(world.channel, "settings listening", on=True, **options)
        )
        assert f"listening in: <#{world.channel.id}>" in on
        assert world.bot.desk.listens(world.guild.id, world.channel.id)
        off = await told(
            world, world.mod.slash(world.channel, "settings listening", on=False, **options)
        )
        assert "listening in: no channel" in off


class TestHome:
    """An operator may name one server where curation works; others have their own settings."""

    @pytest.fixture
    def simcord_bot(self, make_settings: Callable[..., Settings]) -> CoverageBot:
        return CoverageBot(make_settings(), shards=1)

    async def test_curation_works_at_home_alone(
        self, world: World, make_settings: Callable[..., Settings]
    ) -> None:
        away = world.env.create_guild("Away")
        mods = away.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
        stranger = away.add_member(world.env.create_user("stranger"), roles=[mods])
        hall = away.create_text_channel("hall")
        reborn = CoverageBot(make_settings(home_server=world.guild.id), shards=1)
        await world.env.restart_bot(reborn)
        assert set(world.mod.available_commands(world.channel)) >= MODERATORS
        there = set(stranger.available_commands(hall)) & MODERATORS
        assert there == {name for name in MODERATORS if name.startswith("settings ")}
        assert "No other names" in await told(world, world.mod.slash(world.channel, "alias list"))
        assert "## Settings" in await told(world, stranger.slash(hall, "settings show"))
        assert (await stranger.slash(hall, "loss", company="Harbour Motors")).response is not None

    async def test_a_former_home_keeps_no_commands(
        self, world: World, make_settings: Callable[..., Settings]
    ) -> None:
        away = world.env.create_guild("Away")
        mods = away.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
        stranger = away.add_member(world.env.create_user("stranger"), roles=[mods])
        hall = away.create_text_channel("hall")
        for home in (away.id, world.guild.id):
            reborn = CoverageBot(make_settings(home_server=home), shards=1)
            await world.env.restart_bot(reborn)
        assert "reload" in world.mod.available_commands(world.channel)
        assert "reload" not in stranger.available_commands(hall)

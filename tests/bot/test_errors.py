"""One handler for every error; the log has what operators need and nothing that is private."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import structlog
from discord import app_commands
from structlog.typing import EventDict

from bot import logs
from bot.errors import Gone, ReloadError, TooOften, expected, report
from bot.settings import Settings
from tests.bot.conftest import World

SECRET = "zanzibar pineapple"  # noqa: S105 - what a member asks is private, not a password


async def broken(world: World) -> str:
    """Ask while Discord refuses the answer once, and give what the member sees then."""
    world.env.inject_error("POST", "/interactions/*/callback", status=400, message=SECRET)
    result = await world.alice.slash(world.channel, "ask", question=SECRET)
    assert result.ephemeral
    assert result.response is not None
    world.env._errors_acknowledged = world.env.error_cursor
    return world.texts(result.response.components)


async def test_the_member_sees_one_friendly_line_with_the_id_of_the_log(
    world: World, quiet_log: list[EventDict]
) -> None:
    shown = await broken(world)
    match = re.fullmatch(r"😕 Something went wrong here\. .* `([0-9a-f]{8})`", shown)
    assert match
    [entry] = [entry for entry in quiet_log if entry["event"] == "fault"]
    assert entry["error_id"] == match[1]
    assert entry["command"] == "ask"
    assert entry["server"] == world.guild.id
    assert "Traceback" in entry["traceback"]
    assert "answering.py" in entry["traceback"]


async def test_what_was_asked_is_not_in_the_log(world: World, quiet_log: list[EventDict]) -> None:
    await broken(world)
    logged = repr(quiet_log)
    assert not any(word in logged for word in SECRET.split())


def test_messages_of_errors_are_blotted_and_frames_are_kept(quiet_log: list[EventDict]) -> None:
    try:
        int(SECRET)
    except ValueError as error:
        error_id = report(error, command="ask", server=None, private=[SECRET])
    [entry] = quiet_log
    assert entry["error_id"] == error_id
    assert "pineapple" not in entry["traceback"]
    assert "invalid literal for int" in entry["traceback"]
    assert "in test_messages_of_errors_are_blotted_and_frames_are_kept" in entry["traceback"]


EXPECTED = [
    (TooOften("member", datetime(2021, 1, 1, tzinfo=UTC)), "<t:1609459201:R>"),
    (TooOften("server", datetime(2021, 1, 1, tzinfo=UTC)), "This server"),
    (Gone("f1"), "no longer in it"),
    (ReloadError("disk full"), "disk full"),
    (app_commands.CheckFailure("no"), "Only moderators"),
    (app_commands.CommandNotFound("old", []), "has just changed"),
    (ValueError("x"), ""),
]


@pytest.mark.parametrize(("error", "told"), EXPECTED)
def test_what_members_are_told(error: Exception, told: str) -> None:
    assert told in expected(error)
    assert bool(expected(error)) == bool(told)


class TestCooldowns:
    """Too many questions are refused with the time to try again."""

    @pytest.fixture
    def bot_settings(self, make_settings: Callable[..., Settings]) -> Settings:
        return make_settings(cooldown_uses=2, cooldown_seconds=30, server_uses=3, server_seconds=60)

    async def ask(self, world: World, *, mod: bool = False) -> str:
        actor = world.mod if mod else world.alice
        result = await actor.slash(world.channel, "ask", question="revenue?")
        assert result.response is not None
        assert result.ephemeral == ("asked a lot" in world.texts(result.response.components))
        return world.texts(result.response.components)

    async def test_a_member_is_told_when_to_try_again(self, world: World) -> None:
        await self.ask(world)
        await self.ask(world)
        assert "You have asked a lot just now. Try again <t:" in await self.ask(world)
        await world.env.advance_time(31)
        assert "asked a lot" not in await self.ask(world)

    async def test_a_server_has_its_own(self, world: World) -> None:
        await self.ask(world)
        await self.ask(world)
        assert "asked a lot" not in await self.ask(world, mod=True)
        assert "This server has asked a lot" in await self.ask(world, mod=True)

    async def test_mentions_and_menus_count_and_buttons_that_only_look_do_not(
        self, world: World
    ) -> None:
        answer = await world.alice.slash(world.channel, "loss", company="Harbour Motors")
        assert answer.response is not None
        for _ in range(4):
            looked = await world.alice.click(answer.response, label="Context")
            assert looked.response is not None
            assert "asked a lot" not in world.texts(looked.response.components)
        question = await world.alice.send(world.channel, f"{world.mention} revenue?")
        refused = await world.alice.context_menu(world.channel, "Answer this", question)
        assert refused.response is not None
        assert "asked a lot" in world.texts(refused.response.components)
        await world.alice.send(world.channel, f"{world.mention} revenue?")
        last = world.channel.last_message
        assert last is not None
        assert "asked a lot" in world.texts(last.components)

    async def test_autocompletion_is_free(self, world: World) -> None:
        for _ in range(6):
            assert await world.alice.autocomplete(world.channel, "loss", "company", "h")
        assert "asked a lot" not in await self.ask(world)


def test_the_token_never_reaches_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    try:
        for form in ("console", "json"):
            logs.configure("info", form, ["tok.en.value"])
            structlog.get_logger("bot").info("hello", header="Bot tok.en.value")
            logging.getLogger("discord.http").warning("refused %s", "tok.en.value")
        printed = capsys.readouterr().err
    finally:
        structlog.reset_defaults()
        logging.getLogger().handlers[:] = handlers
        logging.getLogger().setLevel(level)
    assert (
        printed.count("▒▒▒") == 4
        or printed.count("\\u2592\\u2592\\u2592") + printed.count("▒▒▒") == 4
    )
    assert "tok.en.value" not in printed

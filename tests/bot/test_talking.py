"""Plain words without a command: mentions, direct messages, follow-ups, listening."""

from __future__ import annotations

from collections.abc import Callable

import discord
import pytest
from simcord.env import Env

from bot.client import CoverageBot
from bot.settings import Settings
from tests.bot.conftest import World

LOSS = "How much did Harbour Motors lose in the first quarter?"


def last(world: World) -> discord.Message:
    """The newest message, which must be the bot's."""
    message = world.channel.last_message
    assert message is not None
    assert message.author.id == world.env.backend.bot_user.id
    return message


async def test_a_mention_is_answered_with_a_reply_that_pings_nobody(world: World) -> None:
    question = await world.alice.send(world.channel, f"{world.mention} {LOSS}")
    answer = last(world)
    assert answer.reference is not None
    assert answer.reference.message_id == question.id
    assert "# 80 million yuan" in world.texts(answer.components)
    assert not answer.mentions


async def test_a_bare_mention_is_told_how_to_ask(world: World) -> None:
    await world.alice.send(world.channel, world.mention)
    assert "/help" in world.texts(last(world).components)


async def test_words_to_nobody_are_not_answered(world: World) -> None:
    await world.alice.send(world.channel, LOSS)
    await world.alice.send(world.channel, f"@everyone {LOSS}")
    message = world.channel.last_message
    assert message is not None
    assert message.author.id == world.alice.id


async def test_other_bots_are_not_answered(world: World) -> None:
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    await robot.send(world.channel, f"{world.mention} {LOSS}")
    message = world.channel.last_message
    assert message is not None
    assert message.author.id == robot.id


async def test_webhooks_are_not_answered(world: World) -> None:
    hook = world.guild.create_webhook(world.channel)
    await hook.send(f"{world.mention} {LOSS}")
    message = world.channel.last_message
    assert message is not None
    assert message.webhook_id is not None


async def test_which_company_is_meant_can_be_said_in_a_reply(world: World) -> None:
    await world.alice.slash(world.channel, "revenue", company="Delta", period="2020")
    asked = last(world)
    assert "Which company do you mean?" in world.texts(asked.components)
    await world.alice.send(world.channel, f"{world.mention} the energy one", reply_to=asked)
    assert "# $9 million" in world.texts(last(world).components)


async def test_a_reply_to_an_answer_keeps_its_subject(world: World) -> None:
    await world.alice.send(world.channel, f"{world.mention} {LOSS}")
    answer = last(world)
    await world.alice.send(world.channel, f"{world.mention} and a year earlier?", reply_to=answer)
    assert "# 40 million yuan" in world.texts(last(world).components)


async def test_a_follow_up_works_after_a_restart_of_the_bot(
    world: World, make_settings: Callable[..., Settings]
) -> None:
    result = await world.alice.slash(world.channel, "loss", company="Harbour Motors")
    assert result.response is not None
    await world.env.restart_bot(CoverageBot(make_settings(), shards=1))
    await world.mod.send(
        world.channel, f"{world.mention} and a year earlier?", reply_to=result.response
    )
    assert "# 40 million yuan" in world.texts(last(world).components)


async def test_direct_messages_are_a_conversation(world: World) -> None:
    await world.alice.send_dm(LOSS)
    channel = world.alice.user.dm_channel
    assert channel.last_message is not None
    assert "# 80 million yuan" in world.texts(channel.last_message.components)
    await world.alice.send_dm("and a year earlier?")
    assert channel.last_message is not None
    assert "# 40 million yuan" in world.texts(channel.last_message.components)


async def test_without_the_right_to_reply_the_answer_stands_alone(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=160002)
    await world.alice.send(world.channel, f"{world.mention} {LOSS}")
    answer = last(world)
    assert answer.reference is None
    assert "# 80 million yuan" in world.texts(answer.components)


async def test_where_the_bot_may_not_write_it_answers_directly(world: World) -> None:
    path = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50013, times=None)
    await world.alice.send(world.channel, f"{world.mention} {LOSS}")
    direct = world.alice.user.dm_channel.last_message
    assert direct is not None
    shown = world.texts(direct.components)
    assert "# 80 million yuan" in shown
    assert f"I may not write in <#{world.channel.id}>" in shown


@pytest.mark.parametrize(("status", "code"), [(400, 50083), (403, 160005)])
async def test_in_a_closed_thread_it_answers_directly(world: World, status: int, code: int) -> None:
    path = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", path, status=status, code=code, times=None)
    await world.alice.send(world.channel, f"{world.mention} {LOSS}")
    assert world.alice.user.dm_channel.last_message is not None


async def test_members_who_cannot_be_reached_at_all_cost_nothing(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, times=None)
    await world.alice.send(world.channel, f"{world.mention} {LOSS}")
    assert not world.env.errors


class TestListening:
    """Un-mentioned questions: only where the operator and a moderator allow it."""

    @pytest.fixture
    def bot_settings(self, make_settings: Callable[..., Settings]) -> Settings:
        return make_settings(listening=True)

    async def test_silent_until_a_moderator_turns_it_on(self, world: World) -> None:
        await world.alice.send(world.channel, LOSS)
        message = world.channel.last_message
        assert message is not None
        assert message.author.id == world.alice.id

    async def test_answers_what_the_coverage_has_and_is_silent_otherwise(
        self, world: World
    ) -> None:
        await world.mod.slash(world.channel, "listen", on=True)
        await world.alice.send(world.channel, LOSS)
        assert "# 80 million yuan" in world.texts(last(world).components)
        await world.alice.send(world.channel, "Who wants a coffee?")
        message = world.channel.last_message
        assert message is not None
        assert message.author.id == world.alice.id

    async def test_stays_on_after_a_restart_and_can_be_turned_off(
        self, world: World, make_settings: Callable[..., Settings]
    ) -> None:
        await world.mod.slash(world.channel, "listen", on=True)
        await world.env.restart_bot(CoverageBot(make_settings(listening=True), shards=1))
        await world.alice.send(world.channel, LOSS)
        assert "# 80 million yuan" in world.texts(last(world).components)
        await world.mod.slash(world.channel, "listen", on=False)
        await world.alice.send(world.channel, LOSS)
        message = world.channel.last_message
        assert message is not None
        assert message.author.id == world.alice.id

    async def test_members_do_not_see_the_command(self, world: World) -> None:
        assert "listen" not in world.alice.available_commands(world.channel)
        assert "listen" in world.mod.available_commands(world.channel)


async def test_without_the_operators_leave_there_is_no_listening(world: World) -> None:
    assert not world.bot.intents.message_content
    assert "listen" not in world.mod.available_commands(world.channel)


async def test_a_refused_intent_is_named(make_settings: Callable[..., Settings]) -> None:
    approved = discord.Intents.all()
    approved.message_content = False
    env = Env(CoverageBot(make_settings(listening=True), shards=1), approved_intents=approved)
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await env.start()

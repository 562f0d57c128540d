"""The buttons under an answer: they work, also after a restart, and cost no memory."""

from __future__ import annotations

import gc
from collections.abc import Callable

import discord
import pytest
from discord import ui
from simcord.results import InteractionResult, ResponseMessage

from bot.client import CoverageBot
from bot.settings import Settings
from tests.bot.conftest import World


async def answer(world: World, *, private: bool = False) -> ResponseMessage:
    result = await world.alice.slash(
        world.channel, "loss", company="Harbour Motors", private=private
    )
    assert result.response is not None
    return result.response


def shown(world: World, result: InteractionResult) -> str:
    assert result.response is not None
    return world.texts(result.response.components)


async def test_context_shows_the_sentences_around(world: World) -> None:
    result = await world.mod.click(await answer(world), label="Context")
    assert result.ephemeral
    text = shown(world, result)
    assert "> Electric car maker" in text
    assert "> The company sold 12,000 vehicles" in text


async def test_all_figures_shows_the_company(world: World) -> None:
    result = await world.mod.click(await answer(world), label="All figures")
    assert result.ephemeral
    text = shown(world, result)
    assert "## Harbour Motors Co. Ltd." in text
    assert "**12,000" in text


async def test_pages_turn_in_place(world: World) -> None:
    result = await world.alice.slash(world.channel, "company", company="Lantern Steel")
    assert result.response is not None
    first = world.texts(result.response.components)
    turned = await world.alice.click(result.response, label="Older")
    assert turned.response is not None
    assert turned.response.id == result.response.id
    assert shown(world, turned) != first
    back = await world.alice.click(turned.response, label="Newer")
    assert shown(world, back) == first


async def test_chart_shows_the_points_with_a_description(world: World) -> None:
    result = await world.mod.click(await answer(world), label="Chart")
    assert result.response is not None
    [picture] = result.response.attachments
    assert picture.filename == "chart.png"
    assert "## Harbour Motors Co. Ltd.: net loss" in shown(world, result)


async def test_share_shows_a_private_answer_to_all(world: World) -> None:
    private = await answer(world, private=True)
    result = await world.alice.click(private, label="Share in the channel")
    assert result.response is not None
    assert not result.response.ephemeral
    text = shown(world, result)
    assert "# 80 million yuan" in text
    assert "shared by alice" in text
    again = await world.mod.click(result.response, label="Context")
    assert again.ephemeral


async def test_right_is_kept(world: World) -> None:
    result = await world.mod.click(await answer(world), label="Right")
    assert result.ephemeral
    [verdict] = world.bot.desk.verdicts()
    assert (verdict["verdict"], verdict["reason"]) == ("right", "")


async def test_wrong_asks_for_the_reason_and_keeps_it(world: World) -> None:
    dialog = await world.mod.click(await answer(world), label="Wrong")
    assert dialog.modal is not None
    result = await world.mod.submit_modal(dialog, {"reason": "It was 90 million."})
    assert result.ephemeral
    [verdict] = world.bot.desk.verdicts()
    assert (verdict["verdict"], verdict["reason"]) == ("wrong", "It was 90 million.")


async def test_buttons_and_an_open_dialog_survive_a_restart(
    world: World, make_settings: Callable[..., Settings]
) -> None:
    message = await answer(world)
    dialog = await world.mod.click(message, label="Wrong")
    reborn = CoverageBot(make_settings(), shards=1)
    await world.env.restart_bot(reborn)
    assert (await world.alice.click(message, label="Context")).ephemeral
    await world.mod.submit_modal(dialog, {"reason": "late"})
    assert [verdict["reason"] for verdict in reborn.desk.verdicts()] == ["late"]


async def test_a_figure_that_is_gone_is_said_to_be_gone(world: World) -> None:
    message = await answer(world)
    for file in world.bot.settings.coverage[0].iterdir():
        if file.name.startswith("harbour"):
            file.unlink()
    await world.bot.reloads.start()
    result = await world.alice.click(message, label="Context")
    assert "no longer in it" in shown(world, result)


class TestNothingKept:
    """An operator may keep nothing at all."""

    @pytest.fixture
    def bot_settings(self, make_settings: Callable[..., Settings]) -> Settings:
        return make_settings(retention_days=0)

    async def test_verdicts_are_thanked_for_and_forgotten(self, world: World) -> None:
        await world.mod.click(await answer(world), label="Right")
        assert world.bot.desk.verdicts() == []


def alive() -> int:
    """How many views and interactions the process holds."""
    gc.collect()
    kinds = (ui.LayoutView, ui.Modal, discord.Interaction)
    return sum(isinstance(thing, kinds) for thing in gc.get_objects())


async def test_views_do_not_pile_up(world: World) -> None:
    for _ in range(5):
        await answer(world)
    before = alive()
    for _ in range(60):
        await world.alice.click(await answer(world), label="Context")
    assert alive() <= before + 3


async def test_answers_leave_nothing_in_memory(world: World) -> None:
    """What discord.py remembers of views does not grow with the answers."""
    store = world.bot._connection._view_store
    message = await answer(world, private=True)
    for label in ("Context", "All figures", "Wrong", "Share in the channel"):
        await world.alice.click(message, label=label)
    for _ in range(20):
        await answer(world)
    assert not store._views
    assert not store._synced_message_views
    assert not store._modals
    assert len(world.bot.conversations) == 1

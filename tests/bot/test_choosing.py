"""Going on from a reply: what a menu offers, and what a reply to an answer asks."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest
from simcord.results import ResponseMessage

from knowledge.library import build
from tests.bot.conftest import COVERAGE, World, write_coverage

MORE = {
    "orchard.md": """---
title: Orchard Bank earns more
url: https://example.com/orchard_(bank)
date: 2021-04-29
---
Orchard Bank Plc had a net profit of $40 million in the first quarter of 2021.

Orchard Bank Plc had an operating profit of $60 million in the first quarter of 2021.

Orchard Bank Plc had an operating profit of $55 million in the first quarter of 2020.

Orchard Bank Plc had a gross margin of 31% in 2020, and an operating margin of 12% in 2020.
"""
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the common coverage and of a bank."""
    folder = tmp_path_factory.mktemp("choosing")
    db = folder / "knowledge.db"
    build([write_coverage(folder / "coverage", COVERAGE | MORE)], db)
    return db


async def asked(world: World, command: str, **options: str) -> ResponseMessage:
    result = await world.alice.slash(world.channel, command, **options)
    assert result.response is not None
    return result.response


def last(world: World) -> discord.Message:
    message = world.channel.last_message
    assert message is not None
    assert message.author.id == world.env.backend.bot_user.id
    return message


async def test_which_of_several_metrics_is_asked_and_the_choice_is_remembered(world: World) -> None:
    question = await asked(world, "figure", company="Orchard Bank", metric="margin of")
    assert "\n# " not in world.texts(question.components)
    question = await asked(world, "figure", company="Orchard Bank", metric="operating")
    assert "Which figure of Orchard Bank Plc do you mean?" in world.texts(question.components)
    chosen = await world.alice.select(question, ["operating_margin"])
    assert chosen.response is not None
    assert chosen.response.id == question.id
    assert "# 12%" in world.texts(chosen.response.components)
    again = world.texts(
        (await asked(world, "figure", company="Orchard Bank", metric="operating")).components
    )
    assert "# 12%" in again
    assert "Operating margin is meant, as chosen before." in again


async def test_words_that_fit_one_metric_need_no_question(world: World) -> None:
    answer = await asked(world, "figure", company="Orchard Bank", metric="gross")
    assert "# 31%" in world.texts(answer.components)


async def test_what_is_not_covered_offers_what_is(world: World) -> None:
    nothing = await asked(world, "loss", company="Delta Foods", period="2020")
    assert "The coverage gives no net loss" in world.texts(nothing.components)
    chosen = await world.alice.select(nothing, ["revenue"])
    assert chosen.response is not None
    assert "# $7 million" in world.texts(chosen.response.components)


async def test_a_company_is_a_table_of_metrics_and_periods_to_choose_from(world: World) -> None:
    page = await asked(world, "company", company="Harbour Motors")
    shown = world.texts(page.components)
    assert "-# **net loss** · Q1 2021, Q1 2020" in shown
    chosen = await world.mod.select(page, ["net_loss"])
    assert chosen.ephemeral
    assert chosen.response is not None
    assert "# 80 million yuan" in world.texts(chosen.response.components)
    shared = await world.mod.click(chosen.response, label="Share in the channel")
    assert not shared.ephemeral


FOLLOW_UPS = [
    ("and a year earlier?", "# 40 million yuan"),
    ("in Q1 2020?", "# 40 million yuan"),
    ("in dollars?", "$12.4 million"),
    ("why?", "Understood: company Harbour Motors Co. Ltd."),
    ("and revenue?", "# 1.5 billion yuan"),
]


@pytest.mark.parametrize(("typed", "shown"), FOLLOW_UPS)
async def test_a_reply_goes_on_from_the_answer(world: World, typed: str, shown: str) -> None:
    answer = await asked(world, "loss", company="Harbour Motors")
    await world.mod.send(world.channel, f"{world.mention} {typed}", reply_to=answer)
    assert shown in world.texts(last(world).components)


async def test_a_reply_may_name_another_company(world: World) -> None:
    answer = await asked(world, "revenue", company="Delta Energy", period="2020")
    await world.mod.send(world.channel, f"{world.mention} what about Delta Foods?", reply_to=answer)
    assert "# $7 million" in world.texts(last(world).components)


async def test_a_reply_to_what_is_said_of_a_company_keeps_the_company(world: World) -> None:
    page = await asked(world, "company", company="Orchard Bank")
    await world.mod.send(world.channel, f"{world.mention} and the net profit?", reply_to=page)
    assert "# $40 million" in world.texts(last(world).components)


async def test_all_companies_are_compared_where_none_is_named(world: World) -> None:
    shown = world.texts((await asked(world, "compare", metric="revenue", period="2020")).components)
    assert "1\\. **$20 million** · Lantern Steel Ltd." in shown


async def test_an_address_with_brackets_is_a_link_too(world: World) -> None:
    answer = await asked(world, "profit", company="Orchard Bank")
    shown = world.texts(answer.components)
    assert "[Orchard Bank earns more](<https://example.com/orchard_%28bank%29>)" in shown


async def test_help_says_what_everybody_may_use(world: World) -> None:
    shown = world.texts((await asked(world, "help")).components)
    for name in ("loss", "chart", "privacy"):
        assert f"`/{name}`" in shown.partition("Moderators")[0]
    for name in world.mod.available_commands(world.channel):
        guarded = name not in world.alice.available_commands(world.channel)
        command = name.partition(" ")[0]
        assert (f"`/{command}`" in shown.partition("Moderators")[2]) == guarded

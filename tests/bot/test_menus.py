"""The menus on a message, and the commands that list."""

from __future__ import annotations

import discord
import pytest

from tests.bot.conftest import World

LISTS = [
    ("company", {"company": "Harbour"}, ["## Harbour Motors Co. Ltd.", "**80 million yuan**", "Newest articles"]),
    ("company", {"company": "Nobody Heard Of It"}, ["no company named Nobody"]),
    ("compare", {"metric": "revenue", "companies": "Delta Foods, Delta Energy", "period": "2020"}, ["**$9 million**", "**$7 million**"]),
    ("latest", {}, ["## Newest coverage", "Delta Foods raises $30 million"]),
    ("latest", {"company": "Harbour Motors"}, ["Loss of Harbour Motors doubles"]),
    ("help", {}, ["`/ask`", "**Try**", "Moderators (Manage Server) may use", "`/reload`", "3 articles"]),
    ("chart", {"company": "Harbour Motors", "metric": "net_loss"}, ["## Harbour Motors Co. Ltd.: net loss"]),
    ("chart", {"company": "Delta Energy", "metric": "revenue"}, ["for two periods, and has less"]),
    ("chart", {"company": "Delta Energy", "metric": "the weather"}, ["for two periods, and has less"]),
]  # fmt: skip


@pytest.mark.parametrize(("command", "options", "expected"), LISTS)
async def test_lists(
    world: World, command: str, options: dict[str, str], expected: list[str]
) -> None:
    result = await world.alice.slash(world.channel, command, **options)
    assert result.response is not None
    shown = world.texts(result.response.components)
    for part in expected:
        assert part in shown


async def test_every_number_in_a_list_stands_in_a_quoted_sentence(world: World) -> None:
    result = await world.alice.slash(world.channel, "company", company="Harbour Motors")
    assert result.response is not None
    for line in world.texts(result.response.components).splitlines():
        if line.startswith("**") and " · " in line:
            number = line.split("**")[1].removeprefix("up ")
            assert f"**{number}**" in world.texts(result.response.components).split(line)[1]


async def test_a_ranking_is_the_largest_first(world: World) -> None:
    result = await world.alice.slash(
        world.channel, "compare", metric="revenue", companies="", period="2020"
    )
    assert result.response is not None
    shown = world.texts(result.response.components)
    assert shown.index("**$9 million**") < shown.index("**$7 million**")
    assert [file.filename for file in result.response.attachments] == ["chart.png"]


async def test_a_chart_is_told_in_words_where_files_may_not_be_attached(world: World) -> None:
    me = world.bot.user
    assert me is not None
    bare = world.guild.create_text_channel(
        "bare", overwrites={me: discord.PermissionOverwrite(attach_files=False)}
    )
    result = await world.alice.slash(bare, "chart", company="Harbour Motors", metric="net loss")
    assert result.response is not None
    assert not result.response.attachments
    assert "may not attach files here" in world.texts(result.response.components)


async def test_answer_this_answers_in_private_with_a_button_to_share(world: World) -> None:
    message = await world.mod.send(world.channel, "how much did harbour motors lose in Q1?")
    result = await world.alice.context_menu(world.channel, "Answer this", message)
    assert result.ephemeral
    assert result.response is not None
    assert "# 80 million yuan" in world.texts(result.response.components)
    shared = await world.alice.click(result.response, label="Share in the channel")
    assert not shared.ephemeral


async def test_answer_this_needs_words(world: World) -> None:
    message = await world.mod.send(world.channel, "", attachments=[("a.txt", b"a")])
    result = await world.alice.context_menu(world.channel, "Answer this", message)
    assert result.response is not None
    assert "no words" in world.texts(result.response.components)


CHECKED = [
    (
        "Harbour Motors had a net loss of 80 million yuan in the first quarter of 2021.",
        ["✅ **80 million yuan** agrees with the coverage: **80 million yuan**"],
    ),
    (
        "Harbour Motors had revenue of 2 billion yuan in the first quarter of 2021.",
        [
            "❌ **2 billion yuan** differs: the coverage says **1.5 billion yuan**",
            "rose 25% to **1.5 billion",
        ],
    ),
    (
        "Lighthouse Foods had revenue of $3 million in 2020.",
        ["❔ **$3 million** is not in the coverage", "> Lighthouse Foods"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHECKED)
async def test_check_the_numbers(world: World, text: str, expected: list[str]) -> None:
    message = await world.mod.send(world.channel, text)
    result = await world.alice.context_menu(world.channel, "Check the numbers", message)
    assert result.ephemeral
    assert result.response is not None
    shown = world.texts(result.response.components)
    for part in expected:
        assert part in shown


async def test_check_the_numbers_of_a_message_without_any(world: World) -> None:
    message = await world.mod.send(world.channel, "Good morning!")
    result = await world.alice.context_menu(world.channel, "Check the numbers", message)
    assert result.response is not None
    assert "no number to check" in world.texts(result.response.components)

"""Slash commands for a figure: answers, autocompletion, privacy, asking back."""

from __future__ import annotations

import pytest

from bot.command_table import COMMANDS
from tests.bot.conftest import World

ANSWERS = [
    ("loss", {"company": "Harbour Motors"}, "# 80 million yuan"),
    ("loss", {"company": "harbour motrs"}, "# 80 million yuan"),
    ("loss", {"company": "Harbour Motors", "period": "2020-Q1"}, "# 40 million yuan"),
    ("revenue", {"company": "Harbour Motors"}, "# 1.5 billion yuan"),
    ("sales", {"company": "Harbour Motors"}, "# 12,000"),
    ("funding", {"company": "Delta Foods"}, r"# \$?30 million"),
    ("figure", {"company": "Delta Foods", "metric": "revenue", "period": "2019"}, "# $5 million"),
    ("figure", {"company": "Harbour Motors", "metric": "Net loss"}, "# 80 million yuan"),
    ("ask", {"question": "How much did Harbour Motors lose in the first quarter?"}, "# 80 million"),
]


@pytest.mark.parametrize(("command", "options", "number"), ANSWERS)
async def test_answers(world: World, command: str, options: dict[str, str], number: str) -> None:
    result = await world.alice.slash(world.channel, command, **options)
    assert result.response is not None
    assert not result.deferred
    assert not result.ephemeral
    assert number.replace(r"\$?", "$") in world.texts(result.response.components)


async def test_an_answer_quotes_the_sentence_and_names_its_source(world: World) -> None:
    result = await world.alice.slash(world.channel, "loss", company="Harbour Motors")
    assert result.response is not None
    shown = world.texts(result.response.components)
    assert "reported a net loss of **80 million yuan**" in shown
    assert "[Loss of Harbour Motors doubles](<https://example.com/harbour>)" in shown
    assert "Ann Lee · 30\u00a0April\u00a02021" in shown
    assert "▲ from 40 million yuan a year earlier (*+100 %, computed*)" in shown


UNCLAIMED = [
    ("loss", {"company": "Delta Foods"}),
    ("loss", {"company": "Nobody Heard Of It"}),
    ("sales", {"company": "Harbour Motors", "period": "2035"}),
    ("ask", {"question": "What is the weather like?"}),
    ("figure", {"company": "Harbour Motors", "metric": "no such metric"}),
]


@pytest.mark.parametrize(("command", "options"), UNCLAIMED)
async def test_nothing_is_claimed_without_coverage(
    world: World, command: str, options: dict[str, str]
) -> None:
    result = await world.alice.slash(world.channel, command, **options)
    assert result.response is not None
    assert "\n# " not in "\n" + world.texts(result.response.components)


async def test_private_answers_are_seen_by_the_asker_alone(world: World) -> None:
    result = await world.alice.slash(world.channel, "loss", company="Harbour Motors", private=True)
    assert result.ephemeral


AUTOCOMPLETED = [
    ("loss", "company", "harb", {}, "Harbour Motors Co. Ltd."),
    ("loss", "company", "", {}, "Harbour Motors Co. Ltd."),
    ("loss", "company", "habour moters", {}, "Harbour Motors Co. Ltd."),
    ("loss", "period", "", {"company": "Harbour Motors"}, "2021-Q1"),
    ("loss", "period", "first 2020", {"company": "Harbour Motors"}, "2020-Q1"),
    ("figure", "metric", "", {"company": "Harbour Motors"}, "net_loss"),
    ("figure", "metric", "loss", {}, "net_loss"),
    ("figure", "period", "", {"company": "Delta Foods", "metric": "revenue"}, "2019"),
    ("compare", "companies", "Delta Foods Inc., harb", {}, "Delta Foods Inc., Harbour Motors Co. Ltd."),
    ("compare", "period", "", {"metric": "revenue"}, "2019"),
    ("latest", "company", "delta f", {}, "Delta Foods Inc."),
]  # fmt: skip


@pytest.mark.parametrize(("command", "option", "typed", "filled", "offered"), AUTOCOMPLETED)
async def test_autocompletion(  # noqa: PLR0917 - the columns of the table
    world: World, command: str, option: str, typed: str, filled: dict[str, str], offered: str
) -> None:
    choices = await world.alice.autocomplete(world.channel, command, option, typed, **filled)
    assert offered in [choice["value"] for choice in choices]


async def test_periods_are_those_that_the_coverage_has(world: World) -> None:
    choices = await world.alice.autocomplete(
        world.channel, "loss", "period", "", company="Harbour Motors"
    )
    assert [choice["value"] for choice in choices] == ["2021-Q1", "2020-Q1"]
    assert choices[0]["name"] == "first quarter of 2021"


@pytest.mark.parametrize(
    "typed", ["@everyone" * 20, "😀" * 90, "'; drop table", '"', "\u202e", "*"]
)
async def test_any_text_may_be_typed(world: World, typed: str) -> None:
    await world.alice.autocomplete(world.channel, "loss", "company", typed)
    result = await world.alice.slash(world.channel, "loss", company=typed)
    assert result.response is not None


async def test_a_name_of_several_companies_is_asked_back_and_the_choice_is_remembered(
    world: World,
) -> None:
    asked = await world.alice.slash(world.channel, "revenue", company="Delta", period="2020")
    assert asked.response is not None
    assert "Which company do you mean?" in world.texts(asked.response.components)
    chosen = await world.alice.select(asked.response, ["Delta Energy Ltd."])
    assert chosen.response is not None
    assert "# $9 million" in world.texts(chosen.response.components)
    again = await world.alice.slash(world.channel, "revenue", company="Delta", period="2020")
    assert again.response is not None
    shown = world.texts(again.response.components)
    assert "# $9 million" in shown
    assert "Delta Energy Ltd. is meant, as chosen before." in shown
    other = await world.mod.slash(world.channel, "revenue", company="Delta", period="2020")
    assert other.response is not None
    assert "Which company do you mean?" in world.texts(other.response.components)


async def test_a_name_that_is_far_off_can_be_put_right_with_a_menu(world: World) -> None:
    result = await world.alice.slash(world.channel, "loss", company="harbor motrs")
    assert result.response is not None
    assert "\n# " not in world.texts(result.response.components)
    chosen = await world.alice.select(result.response, ["Harbour Motors Co. Ltd."])
    assert chosen.response is not None
    assert "# 80 million yuan" in world.texts(chosen.response.components)


async def test_commands_work_in_direct_messages(world: World) -> None:
    result = await world.alice.user.slash("loss", company="Harbour Motors")
    assert result.response is not None
    assert "# 80 million yuan" in world.texts(result.response.components)


async def test_every_command_of_the_table_is_there_and_described(world: World) -> None:
    names = {row.name for row in COMMANDS} | {"chart"}
    assert names <= set(world.alice.available_commands(world.channel))
    for command in world.bot.tree.get_commands():
        assert command.to_dict(world.bot.tree)["integration_types"]


async def test_members_commands_may_be_installed_by_a_user(world: World) -> None:
    for row in COMMANDS:
        command = world.bot.tree.get_command(row.name)
        assert command is not None
        sent = command.to_dict(world.bot.tree)
        assert sent["integration_types"] == [0, 1]
        assert sent["contexts"] == [0, 1, 2]

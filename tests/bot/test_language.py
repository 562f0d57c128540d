"""The language of a server: labels, notes, periods, refusals; never a sentence or a number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from discord import Locale, app_commands

from bot.client import CoverageBot
from bot.command_table import COMMANDS, Command
from bot.commands import charts
from bot.settings import Settings
from bot.translator import Descriptions
from knowledge.answers.speech import said
from tests.bot.conftest import World
from tests.bot.desking import message, told

pytestmark = pytest.mark.simcord(settle_timeout=60)

SENTENCE = "in the first quarter, up from 40 million yuan"
LANGUAGES = [
    ("Deutsch", ["Nettoverlust · erstes Quartal 2021", "ein Jahr zuvor (+100 %, berechnet)", "30. April 2021"], "Kontext"),
    ("Français", ["perte nette · premier trimestre de 2021", "un an plus tôt (+100 %, calculé)", "30 avril 2021"], "Contexte"),
    ("Español", ["pérdida neta · primer trimestre de 2021", "un año antes (+100 %, calculado)", "30 de abril de 2021"], "Contexto"),
]  # fmt: skip


async def set_language(world: World, language: str) -> str:
    using = world.mod.slash(world.channel, "settings language", language=language)
    return await told(world, using)


@pytest.mark.parametrize(("language", "parts", "label"), LANGUAGES)
async def test_a_server_reads_answers_in_its_language(
    world: World, language: str, parts: list[str], label: str
) -> None:
    assert f"language of the answers: {language}" in await set_language(world, language)
    answer = await message(world.alice.slash(world.channel, "loss", company="Harbour Motors"))
    text = world.texts(answer.components)
    words = text.replace("*", "").replace("\u00a0", " ")
    assert all(part.replace("\u00a0", " ") in words for part in parts)
    assert "# 80 million yuan" in text
    assert SENTENCE in text.replace("*", "")
    assert SENTENCE in (await told(world, world.alice.click(answer, label=label))).replace("*", "")


async def test_a_mention_and_a_refusal_too(world: World) -> None:
    await set_language(world, "Deutsch")
    await world.alice.send(world.channel, f"{world.mention} What did Huawei lose?")
    answer = world.channel.last_message
    assert answer is not None
    assert "Die Artikel" in world.texts(answer.components)
    [row] = world.bot.desk.inbox.unanswered()
    assert "net loss" in row.label
    asked = world.alice.slash(world.channel, "loss", company="Harbour Motors", period="soon")
    assert "„soon“ ist kein Zeitraum" in await told(world, asked)
    unknown = await told(world, world.alice.slash(world.channel, "company", company="Zzyzx"))
    assert "Die Artikel kennen kein Unternehmen namens Zzyzx." in unknown


async def test_other_servers_and_the_desk_stay_english(world: World) -> None:
    await set_language(world, "Deutsch")
    away = world.env.create_guild("Away")
    hall = away.create_text_channel("hall")
    guest = away.add_member(world.env.create_user("guest"))
    other = await told(world, guest.slash(hall, "loss", company="Harbour Motors"))
    assert "net loss · first quarter of 2021" in other
    review = await told(world, world.mod.slash(world.channel, "figures review"))
    assert "read as" in review
    back = await set_language(world, "as the operator set it")
    assert "language of the answers: English" in back
    changed = [e for e in world.bot.desk.audit.entries() if e.action == "settings language"]
    assert [(entry.before, entry.after) for entry in changed] == [('"de"', ""), ("", '"de"')]


COMMANDS_OF_MEMBERS = ["help", "latest", "company", "compare", "privacy"]
OPTIONS: dict[str, dict[str, str]] = {
    "company": {"company": "Delta Foods"},
    "compare": {"metric": "revenue", "companies": "Delta Foods, Delta Energy"},
}
ENGLISH = ["Everybody", "Newest", "ranked", "Kept about", "first quarter", "revenue (", "more"]


@pytest.mark.parametrize("name", COMMANDS_OF_MEMBERS)
async def test_every_command_of_members_is_in_the_language(world: World, name: str) -> None:
    await set_language(world, "Français")
    text = await told(world, world.alice.slash(world.channel, name, **OPTIONS.get(name, {})))
    lines = [line for line in text.splitlines() if not line.startswith((">", "- *"))]
    assert not [word for word in ENGLISH if any(word in line for line in lines)]


async def test_a_word_of_the_language_is_a_metric(world: World) -> None:
    await set_language(world, "Deutsch")
    asked = {"company": "Harbour Motors", "metric": "Umsatz"}
    assert "1.5 billion yuan" in await told(
        world, world.alice.slash(world.channel, "figure", **asked)
    )


class TestOperator:
    @pytest.fixture
    def bot_settings(self, make_settings: Callable[..., Settings]) -> Settings:
        return make_settings(language="ES")

    async def test_the_operator_sets_it_for_all_and_for_direct_messages(self, world: World) -> None:
        text = await told(world, world.alice.slash(world.channel, "loss", company="Harbour Motors"))
        assert "pérdida neta" in text


async def test_discord_shows_descriptions_in_its_languages(simcord_bot: CoverageBot) -> None:
    for extension in ("bot.commands.asking", "bot.commands.charts", "bot.commands.privacy"):
        await simcord_bot.load_extension(extension)
    command = simcord_bot.tree.get_command("loss")
    assert isinstance(command, app_commands.Command)
    payload = await command.get_translated_payload(simcord_bot.tree, Descriptions())
    assert payload["description_localizations"]["de"] == "Wie viel ein Unternehmen verlor"
    assert not payload["name_localizations"]
    options = {option["name"]: option for option in payload["options"]}
    assert options["company"]["description_localizations"]["fr"].startswith("L’entreprise")
    assert Locale.spain_spanish.value in options["period"]["description_localizations"]


@pytest.mark.parametrize("row", [*COMMANDS, charts.ROW], ids=lambda row: str(row.name))
def test_a_description_stands_in_the_table_and_fits(row: Command) -> None:
    assert said(f"command.{row.name}", "en") == row.description
    for language in ("en", "de", "fr", "es"):
        assert len(said(f"command.{row.name}", language)) <= 100

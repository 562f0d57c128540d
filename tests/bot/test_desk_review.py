"""/figures: confirm, correct, hide, each with a reason; it lasts, and says when it cannot."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from simcord.results import ResponseMessage

from bot.client import CoverageBot
from bot.desk.corrections import company_for
from bot.reply_review import Queue
from bot.settings import Settings
from knowledge.figures.figure import Figure
from knowledge.library import Knowledge
from tests.bot.conftest import COVERAGE, World, write_coverage
from tests.bot.desking import message, shown, told

pytestmark = pytest.mark.simcord(settle_timeout=120)


async def figures(world: World, text: str) -> list[Figure]:
    """The figures of the coverage that print a text."""
    found = await world.bot.consult(lambda known: known.figures())
    return [figure for figure in found if figure.text == text]


async def reviewed(world: World, text: str) -> ResponseMessage:
    """The review of a figure, found by turning over an article's."""
    [figure] = await figures(world, text)
    page = await message(
        world.mod.slash(world.channel, "figures review", article=str(figure.article.id))
    )
    while f"# {text}" not in world.texts(page.components):
        page = await message(world.mod.click(page, label="Skip"))
    return page


async def decide(world: World, page: ResponseMessage, label: str, **typed: str) -> str:
    """What is shown after a decision."""
    dialog = await world.mod.click(page, label=label)
    assert dialog.modal is not None
    return await told(world, world.mod.submit_modal(dialog, typed))


async def test_the_figures_of_an_article_come_one_by_one(world: World) -> None:
    choices = await world.mod.autocomplete(world.channel, "figures review", "article", "harbour")
    article = choices[0]["value"]
    page = await message(world.mod.slash(world.channel, "figures review", article=article))
    all_of_it = await world.bot.consult(lambda known: known.figures(article=int(article)))
    seen = []
    for figure in all_of_it:
        text = world.texts(page.components)
        seen.append(figure.text in text and "% sure" in text)
        page = await message(world.mod.click(page, label="Skip"))
    assert all(seen)
    assert "That was the last figure" in world.texts(page.components)


async def test_the_least_sure_come_first(world: World) -> None:
    first = (await world.bot.consult(lambda known: known.least_sure(1)))[0]
    page = await message(world.mod.slash(world.channel, "figures review"))
    assert f"# {first.text}" in world.texts(page.components).replace("\\", "")
    await decide(world, page, "Confirm", why="right")
    again = (await world.bot.consult(lambda known: known.least_sure(1, [first.id])))[0]
    page = await message(world.mod.slash(world.channel, "figures review"))
    assert again.sentence[:20] in world.texts(page.components).replace("\\", "")


async def test_hidden_is_no_longer_said_and_can_be_undone(world: World) -> None:
    page = await reviewed(world, "80 million yuan")
    await decide(world, page, "Hide", why="printed wrongly")
    assert not await figures(world, "80 million yuan")
    page = await message(world.mod.slash(world.channel, "figures decisions"))
    assert "hidden** by mod: printed wrongly" in world.texts(page.components)
    look = await message(world.mod.click(page, label="Look"))
    assert "80 million yuan" in await told(world, world.mod.click(look, label="Undo"))
    assert len(await figures(world, "80 million yuan")) == 1


async def test_corrected_stays_with_its_sentence_across_rebuilds(
    world: World, make_settings: Callable[..., Settings]
) -> None:
    page = await reviewed(world, "80 million yuan")
    await decide(
        world, page, "Correct", value="$12.4 million", metric="operating loss",
        company="Harbour Motors", period="2020", why="checked",
    )  # fmt: skip

    async def check(bot: CoverageBot) -> None:
        [figure] = await bot.consult(
            lambda known: [f for f in known.figures() if f.metric == "operating_loss"]
        )
        assert (figure.text, str(figure.value), figure.unit) == ("$12.4 million", "12400000", "USD")
        assert (figure.period, figure.company) == ("2020", "Harbour Motors Co. Ltd.")
        assert figure.sentence[figure.start : figure.end] == figure.text

    await check(world.bot)
    harbour = COVERAGE["harbour.md"] + "\nThe weather was fine on the day of the report.\n"
    write_coverage(world.bot.settings.coverage[0], {"harbour.md": harbour})
    await world.bot.reloads.start()
    await check(world.bot)
    reborn = CoverageBot(make_settings(), shards=1)
    await world.env.restart_bot(reborn)
    await check(reborn)


async def test_a_correction_whose_sentence_is_gone_is_told(world: World) -> None:
    page = await reviewed(world, "80 million yuan")
    await decide(world, page, "Confirm", why="checked")
    harbour = COVERAGE["harbour.md"].replace("80 million yuan", "85 million yuan")
    write_coverage(world.bot.settings.coverage[0], {"harbour.md": harbour})
    report = await told(world, world.mod.slash(world.channel, "reload"))
    assert "Decisions whose sentence is gone: 1" in report
    decisions = await told(world, world.mod.slash(world.channel, "figures decisions"))
    assert "has this sentence no more" in decisions


WRONG = [
    ({"value": "81 million yuan", "why": "?"}, "does not print"),
    ({"metric": "happiness", "why": "?"}, "no metric"),
    ({"period": "whenever", "why": "?"}, "no period"),
    ({"company": "Harbor Motots", "why": "?"}, "no company named “Harbor Motots”"),
    ({"why": "nothing typed"}, "Nothing was changed"),
]


@pytest.mark.parametrize(("typed", "why"), WRONG)
async def test_a_correction_that_cannot_be_is_refused(
    world: World, typed: dict[str, str], why: str
) -> None:
    page = await reviewed(world, "80 million yuan")
    assert why in await decide(world, page, "Correct", **typed)
    assert not world.bot.desk.corrections.all()


async def test_two_moderators_decide_about_one_figure_at_once(world: World) -> None:
    other = world.guild.add_member(world.env.create_user("nell"), roles=[world.guild.roles["Mods"]])
    [figure] = await figures(world, "80 million yuan")
    mine = await reviewed(world, "80 million yuan")
    article = str(figure.article.id)
    theirs = await message(other.slash(world.channel, "figures review", article=article))
    while "# 80 million yuan" not in world.texts(theirs.components):
        theirs = await message(other.click(theirs, label="Skip"))
    my_dialog = await world.mod.click(mine, label="Hide")
    their_dialog = await other.click(theirs, label="Confirm")
    await other.submit_modal(their_dialog, {"why": "it is right"})
    late = await world.mod.submit_modal(my_dialog, {"why": "it is wrong"})
    assert "nell decided about this figure meanwhile: confirm" in shown(world, late)
    [decision] = world.bot.desk.corrections.all()
    assert decision.correction.action == "confirm"
    assert len(await figures(world, "80 million yuan")) == 1


async def test_articles_that_differ_are_listed_newest_first(world: World) -> None:
    later = COVERAGE["harbour.md"].replace("80 million yuan", "95 million yuan")
    later = later.replace("/harbour", "/restated").replace("2021-04-30", "2021-05-20")
    write_coverage(world.bot.settings.coverage[0], {"restated.md": later})
    await world.bot.reloads.start()
    page = await message(world.mod.slash(world.channel, "figures conflicts"))
    text = world.texts(page.components)
    assert text.index("95 million yuan") < text.index("80 million yuan")
    review = await world.mod.click(page, label="Review 1b")
    assert "# 80 million yuan" in shown(world, review)


async def test_buttons_of_a_review_survive_a_restart(
    world: World, make_settings: Callable[..., Settings]
) -> None:
    page = await reviewed(world, "80 million yuan")
    dialog = await world.mod.click(page, label="Hide")
    reborn = CoverageBot(make_settings(), shards=1)
    await world.env.restart_bot(reborn)
    await world.mod.submit_modal(dialog, {"why": "late"})
    assert [made.why for made in reborn.desk.corrections.all()] == ["late"]


@pytest.mark.parametrize("text", ["", "x", "a.b", "a1", "s1.x", "f"])
def test_a_queue_that_no_button_has_is_one_figure_alone(text: str) -> None:
    assert Queue.of(text) == Queue("f")


async def test_a_company_that_only_the_article_prints_can_own_a_figure(world: World) -> None:
    [figure, *_] = await figures(world, "$30 million")

    def look(known: Knowledge) -> list[str]:
        named = ("led by Northgate", "delta foods", "-", " ")
        return [company_for(known, figure, name) for name in named]

    assert await world.bot.consult(look) == ["led by Northgate", "Delta Foods Inc.", "-", ""]


async def test_a_later_correction_wins_and_both_are_shown_and_listed(world: World) -> None:
    restated = """---
title: Harbour Motors corrects its loss
url: https://example.com/corrected
date: 2021-06-20
---
Harbour Motors Co. Ltd. restated its net loss for the first quarter of 2021 to 95 million yuan.
"""
    write_coverage(world.bot.settings.coverage[0], {"corrected.md": restated})
    await world.bot.reloads.start()
    asked = {"company": "Harbour Motors", "period": "2021-Q1"}
    text = await told(world, world.alice.slash(world.channel, "loss", **asked))
    assert "# 95 million yuan" in text
    assert "Articles give different values; the newest comes first." in text
    assert "80 million yuan" in text
    listed = await told(world, world.mod.slash(world.channel, "figures conflicts"))
    assert listed.index("95 million yuan") < listed.index("80 million yuan")

"""/unanswered, /feedback and /privacy: what members leave, and what is kept of them."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.desk import Desk
from bot.reply_desk import questions_csv
from bot.settings import Settings
from tests.bot.conftest import World
from tests.bot.desking import message, told

pytestmark = pytest.mark.simcord(settle_timeout=120)


async def ask(world: World, question: str) -> None:
    await world.alice.slash(world.channel, "ask", question=question)


async def test_questions_are_grouped_by_what_they_ask_for(world: World) -> None:
    await ask(world, "What was the net loss of Huawei?")
    await ask(world, "huawei net loss")
    await ask(world, "How many dragons does Zebra Corp keep?")
    text = await told(world, world.mod.slash(world.channel, "unanswered"))
    assert "3 questions about 2 things" in text
    assert "**1\\. huawei · net loss** · 2 times" in text


async def test_mentions_count_and_what_is_answered_does_not(world: World) -> None:
    await world.alice.send(world.channel, f"{world.mention} what did Huawei lose?")
    question = "What was the revenue of Harbour Motors in the first quarter of 2021?"
    status = (await world.bot.consult(lambda known: known.ask(question))).status
    await ask(world, question)
    assert world.bot.desk.inbox.count() == (1 if status == "answered" else 2)


async def test_an_alias_answers_the_questions_of_a_group(world: World) -> None:
    await ask(world, "What was the net loss of Dockside?")
    page = await message(world.mod.slash(world.channel, "unanswered"))
    dialog = await world.mod.click(page, label="1: add alias")
    given = {"name": "Dockside", "company": "Harbour Motors", "why": "asked for"}
    assert "now means **Harbour Motors" in await told(world, world.mod.submit_modal(dialog, given))
    assert "Every question was answered" in await told(
        world, world.mod.slash(world.channel, "unanswered")
    )


async def test_what_was_done_with_a_group_is_in_the_log(world: World) -> None:
    await ask(world, "What was the net loss of Dockside?")
    page = await message(world.mod.slash(world.channel, "unanswered"))
    dialog = await world.mod.click(page, label="1: add alias")
    given = {"name": "Dockside", "company": "Harbour Motors", "why": "asked for"}
    await told(world, world.mod.submit_modal(dialog, given))
    settled, named = world.bot.desk.audit.entries(2)
    assert (settled.action, settled.why) == ("unanswered settled", "asked for")
    assert "dockside" in settled.before
    assert named.action == "alias add"


async def test_a_group_can_be_ignored_for_good(world: World) -> None:
    await ask(world, "How many dragons does Zebra Corp keep?")
    page = await message(world.mod.slash(world.channel, "unanswered"))
    other = await message(world.mod.slash(world.channel, "unanswered"))
    assert "Every question was answered" in await told(
        world, world.mod.click(page, label="1: ignore")
    )
    await ask(world, "how many dragons does zebra corp keep")
    assert world.bot.desk.inbox.count() == 0
    gone = await told(world, world.mod.click(other, label="1: add alias"))
    assert "done with" in gone


async def test_the_questions_come_as_csv_that_runs_no_formula(world: World) -> None:
    await ask(world, '=HYPERLINK("https://example.com") dragons of Zebra Corp')
    page = await message(world.mod.slash(world.channel, "unanswered", as_file=True))
    [file] = page.attachments
    assert file.filename == "unanswered.csv"
    text = questions_csv(world.bot.desk.inbox.unanswered()).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][0] == "count"
    assert rows[1][-1].startswith("'=HYPERLINK")


async def wrong(world: World, reason: str) -> str:
    """A figure that a member marks wrong; its id."""
    [figure, *_] = await world.bot.consult(lambda known: known.figures(metric="net_loss"))
    world.bot.desk.add_verdict(figure.id, "wrong", reason, world.guild.id, world.alice.id)
    return figure.id


async def test_feedback_leads_to_the_review_and_can_be_closed(world: World) -> None:
    figure = await wrong(world, "It was 90 million.")
    page = await message(world.mod.slash(world.channel, "feedback"))
    text = world.texts(page.components)
    assert "1 wrong, 0 right" in text
    assert "“It was 90 million.”" in text
    review = await message(world.mod.click(page, label="1: review"))
    dialog = await world.mod.click(review, label="Hide")
    await told(world, world.mod.submit_modal(dialog, {"why": "members are right"}))
    assert await world.bot.consult(lambda known: known.figure(figure)) is None
    assert "that is hidden" in await told(world, world.mod.slash(world.channel, "feedback"))
    closed = await told(world, world.mod.click(page, label="1: done"))
    assert "Nobody has marked" in closed


async def test_members_see_and_delete_what_is_kept_of_them(world: World) -> None:
    await ask(world, "What was the net loss of Huawei?")
    await wrong(world, "It was 90 million.")
    page = await message(world.alice.slash(world.channel, "privacy"))
    text = world.texts(page.components)
    assert "Kept about you: 2" in text
    assert "What was the net loss of Huawei?" in text
    assert "Kept about you: 0" in await told(world, world.mod.slash(world.channel, "privacy"))
    assert "Deleted: 2" in await told(world, world.alice.click(page, label="Delete all of it"))
    assert world.bot.desk.inbox.count() == 0
    assert world.bot.desk.verdicts() == []


async def test_nothing_in_the_desk_names_the_member(world: World) -> None:
    await ask(world, "What was the net loss of Huawei?")
    await wrong(world, "no")
    with sqlite3.connect(world.bot.settings.desk) as db:
        told_of = "\n".join(db.iterdump())
    assert str(world.alice.id) not in told_of
    assert "alice" not in told_of


async def test_it_is_deleted_after_the_days_that_the_operator_set(world: World) -> None:
    await ask(world, "What was the net loss of Huawei?")
    members = world.bot.desk.members
    assert members.purge() == 0
    assert members.purge(datetime.now(UTC) + timedelta(days=members.days - 1)) == 0
    assert members.purge(datetime.now(UTC) + timedelta(days=members.days + 1)) == 1


class TestNothingKept:
    @pytest.fixture
    def bot_settings(self, make_settings: Callable[..., Settings]) -> Settings:
        settings = make_settings(retention_days=0)
        desk = Desk(settings.desk, days=30)
        desk.add_verdict("figure", "wrong", "from before", None, 1)
        desk.close()
        return settings

    async def test_nothing_is_kept_at_all(self, world: World) -> None:
        await ask(world, "What was the net loss of Huawei?")
        await wrong(world, "no")
        assert world.bot.desk.inbox.count() == 0
        assert world.bot.desk.verdicts() == []
        text = await told(world, world.alice.slash(world.channel, "privacy"))
        assert "Nothing is kept about you" in text
        for name in ("unanswered", "feedback"):
            assert "The operator keeps" in await told(world, world.mod.slash(world.channel, name))

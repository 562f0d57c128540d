"""/alias: in effect at once, refused with its owner, undone, logged, and only for moderators."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.client import CoverageBot
from bot.commands.aliases import give
from bot.desk import By, Desk, DeskError
from bot.settings import Settings
from knowledge.store import overlay
from tests.bot.conftest import World, write_coverage
from tests.bot.desking import told

pytestmark = pytest.mark.simcord(settle_timeout=120)
HARBOUR = "Harbour Motors Co. Ltd."


async def add(world: World, name: str, company: str = "Harbour Motors") -> str:
    return await told(
        world, world.mod.slash(world.channel, "alias add", name=name, company=company, why="seen")
    )


NAMES = ["海港汽车", "Гавань", "ميناء", "Harbor-Auto", "HMC 2"]


@pytest.mark.parametrize("name", NAMES)
async def test_a_name_in_any_script_works_at_once(world: World, name: str) -> None:
    assert "now means **Harbour Motors Co. Ltd.**" in await add(world, name)
    company = await told(world, world.alice.slash(world.channel, "company", company=name))
    assert "## Harbour Motors" in company
    asked = await world.bot.consult(lambda known: known.asked(f"What was the loss of {name}?"))
    assert (asked.company, asked.metric) == (HARBOUR, "net_loss")


async def test_a_name_of_another_company_is_refused_with_its_owner(world: World) -> None:
    assert "is already a name of Harbour Motors Co. Ltd." in await add(
        world, "Harbour Motors", "Delta Foods"
    )
    await add(world, "Dockside")
    assert "is already a name of Harbour Motors Co. Ltd." in await add(
        world, "dockside", "Delta Foods"
    )
    assert "is a name of Harbour Motors Co. Ltd. already" in await add(world, "Dockside")


REFUSED = [
    ("Dockside", "Nobody Heard Of It", "no company named"),
    ("net loss", HARBOUR, "something else in a question"),
    ("the", HARBOUR, "something else in a question"),
    ("2021", HARBOUR, "something else in a question"),
    ("!!!", HARBOUR, "letters or digits"),
]


@pytest.mark.parametrize(("name", "company", "why"), REFUSED)
async def test_what_cannot_be_a_name_is_refused(
    world: World, name: str, company: str, why: str
) -> None:
    assert why in await add(world, name, company)
    assert not world.bot.desk.aliases.all()


async def test_a_name_can_be_taken_back(world: World) -> None:
    await add(world, "Dockside")
    assert "Dockside" in await told(world, world.mod.slash(world.channel, "alias list"))
    choices = await world.mod.autocomplete(world.channel, "alias remove", "name", "dock")
    assert [choice["value"] for choice in choices] == ["Dockside"]
    gone = await told(world, world.mod.slash(world.channel, "alias remove", name="Dockside"))
    assert "no longer means" in gone
    assert await world.bot.consult(lambda known: known.owner("Dockside")) == ""
    again = await told(world, world.mod.slash(world.channel, "alias remove", name="Dockside"))
    assert "Nobody has given the name" in again
    empty = await told(world, world.mod.slash(world.channel, "alias list"))
    assert "No other names" in empty


async def test_a_name_survives_a_rebuild_and_a_restart(
    world: World, make_settings: Callable[..., Settings]
) -> None:
    await add(world, "海港汽车")
    await world.bot.reloads.start()
    assert await world.bot.consult(lambda known: known.owner("海港汽车")) == HARBOUR
    reborn = CoverageBot(make_settings(), shards=1)
    await world.env.restart_bot(reborn)
    assert await reborn.consult(lambda known: known.owner("海港汽车")) == HARBOUR


async def test_a_name_given_in_another_process_is_heeded(world: World) -> None:
    desk = Desk(world.bot.settings.desk)
    desk.aliases.add("Dockside", HARBOUR, "", By("terminal", "op"), "from a script")
    desk.close()
    assert await world.bot.consult(lambda known: known.owner("Dockside")) == HARBOUR


async def test_a_decision_that_a_stop_left_undone_is_made_up_for(
    world: World, make_settings: Callable[..., Settings]
) -> None:
    world.bot.desk.aliases.add("Dockside", HARBOUR, "", By("1", "mod"), "")
    reborn = CoverageBot(make_settings(), shards=1)
    await world.env.restart_bot(reborn)
    assert await reborn.consult(lambda known: known.owner("Dockside")) == HARBOUR


async def test_two_moderators_give_one_name_at_once(world: World) -> None:
    outcomes = await asyncio.gather(
        give(world.bot, "Dock", "Harbour Motors", By("1", "mod"), ""),
        give(world.bot, "Dock", "Delta Foods", By("2", "nell"), ""),
        return_exceptions=True,
    )
    assert sum(isinstance(outcome, str) for outcome in outcomes) == 1
    [refused] = [outcome for outcome in outcomes if isinstance(outcome, DeskError)]
    assert "already a name of" in str(refused)
    assert len(world.bot.desk.aliases.all()) == 1


async def test_every_change_is_in_the_log(world: World) -> None:
    await add(world, "Dockside")
    await told(world, world.mod.slash(world.channel, "alias remove", name="Dockside", why="wrong"))
    removed, added = world.bot.desk.audit.entries()
    assert (added.action, added.subject, added.after, added.why) == (
        "alias add", "Dockside", f'"{HARBOUR}"', "seen",
    )  # fmt: skip
    assert (removed.action, removed.before, removed.why) == (
        "alias remove",
        f'"{HARBOUR}"',
        "wrong",
    )
    assert (added.by.who, added.by.name, added.by.server) == (
        str(world.mod.id), "mod", world.guild.id,
    )  # fmt: skip


HALVES = {
    "harbour_auto.md": """---
title: Harbour Auto Works hires
url: https://example.com/works
date: 2021-06-01
---
Harbour Auto Works Ltd. had operating profit of $6 million in 2020, said Harbour Auto Works Ltd.
""",
}
WORKS = "Harbour Auto Works Ltd."


async def test_two_companies_of_the_coverage_can_be_merged_and_taken_apart(
    world: World, make_settings: Callable[..., Settings]
) -> None:
    write_coverage(world.bot.settings.coverage[0], HALVES)
    await world.bot.reloads.start()
    refused = await add(world, WORKS)
    assert f"is already a name of {WORKS}; if the two are one, merge them" in refused
    options = {"name": "Harbour Auto Works", "company": "Harbour Motors", "why": "one firm"}
    await told(world, world.mod.slash(world.channel, "alias add", merge=True, **options))

    async def both(bot: CoverageBot) -> list[tuple[str, str]]:
        looked = [(WORKS, "operating_profit"), (HARBOUR, "operating_profit"), (WORKS, "net_loss")]
        answers = await bot.consult(lambda known: [known.lookup(*query) for query in looked])
        return [(a.status, a.figures[0].company if a.figures else "") for a in answers]

    assert await both(world.bot) == [("answered", HARBOUR)] * 3
    listed = await told(world, world.mod.slash(world.channel, "alias list"))
    assert "Harbour Auto Works Ltd. (merged)" in listed
    reborn = CoverageBot(make_settings(), shards=1)
    await world.env.restart_bot(reborn)
    await reborn.reloads.start()
    assert await both(reborn) == [("answered", HARBOUR)] * 3
    await told(world, world.mod.slash(world.channel, "alias remove", name=WORKS, why="two firms"))
    assert (await both(reborn))[0] == ("answered", WORKS)
    assert (await both(reborn))[1][0] != "answered"
    removed, merged, *_ = [e for e in reborn.desk.audit.entries() if e.action.startswith("alias")]
    assert (merged.action, merged.subject, merged.why) == ("alias merge", WORKS, "one firm")
    assert (removed.action, removed.why) == ("alias remove", "two firms")


NOT_TWO = [
    ("Harbour Motors", "Harbour Motors", "these are not two"),
    ("Nobody At All", "Harbour Motors", "no company named “Nobody At All”"),
    ("Delta Foods", "Nobody At All", "no company named “Nobody At All”"),
]


@pytest.mark.parametrize(("name", "company", "why"), NOT_TWO)
async def test_only_two_companies_can_be_merged(
    world: World, name: str, company: str, why: str
) -> None:
    options = {"name": name, "company": company, "merge": True}
    assert why in await told(world, world.mod.slash(world.channel, "alias add", **options))
    assert not world.bot.desk.aliases.all()


def test_companies_are_not_merged_in_a_circle(world: World) -> None:
    names, by = world.bot.desk.aliases, By("1", "mod")
    names.merge("Delta Foods Inc.", HARBOUR, by)
    with pytest.raises(DeskError, match="is given to Harbour Motors"):
        names.merge(HARBOUR, "Delta Foods Inc.", by)


async def test_a_decision_leaves_the_knowledge_file_alone(world: World) -> None:
    before = world.bot.settings.db.stat()
    await add(world, "Dockside")
    after = world.bot.settings.db.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert await world.bot.consult(lambda known: known.owner("Dockside")) == HARBOUR
    assert overlay.number(world.bot.settings.db) is not None
    await world.bot.reloads.start()
    assert overlay.number(world.bot.settings.db) is None
    assert await world.bot.consult(lambda known: known.owner("Dockside")) == HARBOUR


async def test_a_damaged_overlay_is_made_again_with_the_next_decision(
    world: World, make_settings: Callable[..., Settings]
) -> None:
    await add(world, "Dockside")
    damaged = world.bot.settings.db.with_name("damaged")
    damaged.write_bytes(b"no database" * 500)
    damaged.replace(overlay.beside(world.bot.settings.db))
    assert "now means" in await add(world, "Pierside")
    reborn = CoverageBot(make_settings(), shards=1)
    await world.env.restart_bot(reborn)
    owners = await reborn.consult(lambda known: [known.owner("Dockside"), known.owner("Pierside")])
    assert owners == [HARBOUR, HARBOUR]

"""/coverage and /reload: added, taken out, asked before a loss, brought back."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.client import CoverageBot
from bot.desk import By
from bot.settings import Settings
from tests.bot.conftest import World
from tests.bot.desking import message, told

pytestmark = pytest.mark.simcord(settle_timeout=120)

MILL = b"""---
title: Mill Street Bakery bakes more
url: https://example.com/mill
date: 2021-05-07
---
Mill Street Bakery Inc. had revenue of $3 million in 2020.
"""
PAGE = b"""<html><head><title>Kite Air adds routes</title>
<script>document.title = "stolen"</script></head><body><article><h1>Kite Air adds routes</h1>
<p>Kite Air Ltd. had revenue of $44 million in 2020, it said on Friday in a statement.</p>
<iframe src="https://example.com/frame"></iframe></article></body></html>
"""


async def add(world: World, *files: tuple[str, bytes]) -> str:
    names = ("file", "second", "third")
    sent = dict(zip(names, files, strict=False))
    return await told(world, world.mod.slash(world.channel, "coverage add", **sent))


async def titles(world: World) -> set[str]:
    found = await world.bot.consult(lambda known: known.articles())
    return {article.title for article in found}


async def test_what_is_added_is_shown_and_comes_into_service(world: World) -> None:
    before = set(world.bot.settings.coverage[0].iterdir())
    text = await add(world, ("mill.md", MILL), ("page.exe", PAGE))
    assert "mill.md: 1 article" in text
    assert "**$3 million** · Mill Street Bakery" in text
    assert "had revenue of **$44 million**" in text
    assert "In service, among" in text
    assert {"Mill Street Bakery bakes more", "Kite Air adds routes"} <= await titles(world)
    assert set(world.bot.settings.coverage[0].iterdir()) == before
    listed = await told(world, world.mod.slash(world.channel, "coverage list"))
    assert "Mill Street Bakery bakes more" in listed
    assert "added by mod" in listed


async def test_two_moderators_add_coverage_at_once(world: World) -> None:
    other = world.guild.add_member(world.env.create_user("nell"), roles=[world.guild.roles["Mods"]])
    world.bot.desk.coverage.add("page.htm", PAGE, [1], By("2", "nell"))
    waiting = [asyncio.create_task(world.bot.reloads.again()) for _ in range(2)]
    sent = other.slash(world.channel, "coverage add", file=("mill.md", MILL))
    assert "In service, among" in await told(world, sent)
    for reload in waiting:
        assert not (await (await reload)).held
    assert {"Mill Street Bakery bakes more", "Kite Air adds routes"} <= await titles(world)


REFUSED = [
    ("picture.md", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "cannot be read"),
    ("empty.txt", b"", "cannot be read"),
    ("broken.json", b'{"title": ', "cannot be read"),
    ("large.md", b"x" * 200_000, "larger than 0.1 MiB"),
]


class TestSmall:
    @pytest.fixture
    def bot_settings(self, make_settings: Callable[..., Settings]) -> Settings:
        return make_settings(attachment_mib=0.1)

    @pytest.mark.parametrize(("name", "data", "why"), REFUSED)
    async def test_what_is_no_coverage_is_refused(
        self, world: World, name: str, data: bytes, why: str
    ) -> None:
        text = await add(world, (name, data))
        assert "Nothing was added" in text
        assert why in text
        assert not world.bot.desk.coverage.added()


def files_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


async def test_a_file_name_is_never_a_path(world: World, tmp_path: Path) -> None:
    before = files_below(tmp_path)
    sent = [
        (name, MILL.replace(b"mill", str(number).encode()))
        for number, name in enumerate(["../../evil.md", "/etc/passwd\nb", "con" * 60])
    ]
    assert "In service" in await add(world, *sent)
    kept = {f"desk.db.added/{file.digest}" for file in world.bot.desk.coverage.added()}
    own = {"desk.db.added", "knowledge.db.former", "desk.db-wal", "desk.db-shm"}
    assert len(kept) == 3
    assert kept <= files_below(tmp_path) - before <= kept | own


async def test_many_figures_come_as_a_file(world: World) -> None:
    sold = " ".join(f"Mill Street Bakery sold {n}00 cakes in {2000 + n}." for n in range(1, 10))
    page = await message(
        world.mod.slash(world.channel, "coverage add", file=("many.md", MILL + sold.encode()))
    )
    assert "more, in the file" in world.texts(page.components)
    assert [file.filename for file in page.attachments] == ["figures-1.txt"]


async def test_the_same_content_twice_is_kept_once(world: World) -> None:
    await add(world, ("mill.md", MILL))
    assert "(added before)" in await add(world, ("other.md", MILL))
    assert len(world.bot.desk.coverage.added()) == 1


async def test_an_article_can_be_taken_out_and_put_back(
    world: World, make_settings: Callable[..., Settings]
) -> None:
    [choice] = await world.mod.autocomplete(world.channel, "coverage remove", "article", "harbour")
    report = await told(
        world, world.mod.slash(world.channel, "coverage remove", article=choice["value"], why="old")
    )
    assert "Articles gone: 1" in report
    assert "Loss of Harbour Motors doubles" not in await titles(world)
    reborn = CoverageBot(make_settings(), shards=1)
    await world.env.restart_bot(reborn)
    await reborn.reloads.start()
    [again] = await world.mod.autocomplete(world.channel, "coverage restore", "article", "")
    await told(world, world.mod.slash(world.channel, "coverage restore", article=again["value"]))
    assert "Loss of Harbour Motors doubles" in {
        article.title for article in await reborn.consult(lambda known: known.articles())
    }


async def test_only_articles_of_the_list_can_be_chosen(world: World) -> None:
    for name in ("remove", "restore"):
        options = {"article": "Harbour"} | ({"why": "?"} if name == "remove" else {})
        text = await told(world, world.mod.slash(world.channel, f"coverage {name}", **options))
        assert "Choose an article" in text or "not taken out" in text


async def test_status_counts(world: World) -> None:
    await add(world, ("mill.md", MILL))
    text = await told(world, world.mod.slash(world.channel, "coverage status"))
    assert "articles" in text
    assert "other names: 0" in text
    assert "added: mill.md, by mod" in text


class TestGuard:
    @pytest.fixture
    def bot_settings(self, make_settings: Callable[..., Settings]) -> Settings:
        return make_settings(reload_loss_share=0.2)

    @staticmethod
    def lose(world: World) -> None:
        (world.bot.settings.coverage[0] / "harbour.md").unlink()

    async def test_a_reload_that_loses_much_asks_first(self, world: World) -> None:
        self.lose(world)
        held = await message(world.mod.slash(world.channel, "reload"))
        assert "former knowledge is still in service" in world.texts(held.components)
        assert "Loss of Harbour Motors doubles" in await titles(world)
        await told(world, world.mod.click(held, label="Take it over"))
        assert "Loss of Harbour Motors doubles" not in await titles(world)
        again = await told(world, world.mod.slash(world.channel, "rollback"))
        assert "Back to" in again
        assert "Loss of Harbour Motors doubles" in await titles(world)
        await told(world, world.mod.slash(world.channel, "rollback"))
        assert "Loss of Harbour Motors doubles" not in await titles(world)

    async def test_it_can_be_dropped_and_survives_a_restart_until_then(
        self, world: World, make_settings: Callable[..., Settings]
    ) -> None:
        self.lose(world)
        held = await message(world.mod.slash(world.channel, "reload"))
        reborn = CoverageBot(make_settings(reload_loss_share=0.2), shards=1)
        await world.env.restart_bot(reborn)
        assert reborn.reloads.built.exists()
        await world.mod.click(held, label="Keep the former")
        assert not reborn.reloads.built.exists()
        assert reborn.exchange.former != reborn.settings.db

    async def test_what_a_moderator_took_out_is_no_loss(self, world: World) -> None:
        found = await world.bot.consult(lambda known: known.articles())
        for article in found[:2]:
            options = {"article": str(article.id), "why": "old"}
            report = await told(world, world.mod.slash(world.channel, "coverage remove", **options))
            assert "Reloaded:" in report


async def test_without_a_former_knowledge_there_is_no_way_back(world: World) -> None:
    text = await told(world, world.mod.slash(world.channel, "rollback"))
    assert "no former knowledge" in text


async def test_decisions_made_during_a_reload_are_not_lost(world: World) -> None:
    running = world.bot.reloads.start()
    await told(
        world,
        world.mod.slash(world.channel, "alias add", name="Dockside", company="Harbour Motors"),
    )
    await running
    owner = await world.bot.consult(lambda known: known.owner("Dockside"))
    assert owner == "Harbour Motors Co. Ltd."


async def test_a_damaged_desk_stops_no_answer(world: World) -> None:
    with sqlite3.connect(world.bot.settings.desk) as other:
        for table in ("server", "unanswered", "audit"):
            other.execute(f"DROP TABLE {table}")
    other.close()
    result = await world.alice.slash(world.channel, "ask", question="What did Huawei lose?")
    assert result.response is not None
    options = {"name": "Dockside", "company": "Harbour Motors"}
    refused = await told(world, world.mod.slash(world.channel, "alias add", **options))
    assert "Nothing was kept: the desk cannot be written" in refused


async def test_a_locked_desk_is_waited_for_and_then_told(world: World) -> None:
    other = sqlite3.connect(world.bot.settings.desk)
    other.execute("BEGIN IMMEDIATE")
    options = {"name": "Dockside", "company": "Harbour Motors"}
    refused = await told(world, world.mod.slash(world.channel, "alias add", **options))
    assert "Nothing was kept: the desk cannot be written (database is locked)" in refused
    other.execute("ROLLBACK")
    other.close()
    assert "now means" in await told(world, world.mod.slash(world.channel, "alias add", **options))

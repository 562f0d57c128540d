"""/reload: in another process, without a lost question, and what went wrong is said."""

from __future__ import annotations

import asyncio
import json

import pytest

from bot.errors import ReloadError
from bot.reload import Changes
from bot.reply import Attachment, text_of
from bot.reply_reload import as_file, reloaded, under_way
from knowledge.library import Knowledge
from tests.bot.conftest import COVERAGE, World, write_coverage
from tests.bot.desking import told

pytestmark = pytest.mark.simcord(settle_timeout=120)

NEW = """---
title: Orchard Bank earns more
url: https://example.com/orchard
date: 2021-05-06
---
Orchard Bank Ltd. reported a net profit of $14 million in the first quarter.
"""


async def reload(world: World) -> str:
    result = await world.mod.slash(world.channel, "reload")
    assert result.ephemeral
    assert result.response is not None
    return world.texts(result.response.components)


async def test_reload_takes_in_what_is_new_and_says_what_changed(world: World) -> None:
    folder = world.bot.settings.coverage[0]
    write_coverage(folder, {"orchard.md": NEW})
    (folder / "delta.md").unlink()
    harbour = COVERAGE["harbour.md"].replace("80 million yuan", "82 million yuan")
    write_coverage(folder, {"harbour.md": harbour})
    shown = await reload(world)
    assert "### Reloaded: 3 articles" in shown
    assert "Articles added: 1**\n- Orchard Bank earns more" in shown
    assert "Articles changed: 1**\n- Loss of Harbour Motors doubles" in shown
    assert "Articles gone: 1**\n- Delta Foods raises" in shown
    assert "82 million yuan" in shown
    result = await world.alice.slash(world.channel, "profit", company="Orchard Bank")
    assert result.response is not None
    assert "# $14 million" in world.texts(result.response.components)


async def test_a_reload_without_changes_says_so(world: World) -> None:
    await reload(world)
    assert "Nothing has changed." in await reload(world)


async def test_files_that_cannot_be_read_are_named(world: World) -> None:
    (world.bot.settings.coverage[0] / "broken.txt").write_bytes(b"\x00\x01\x02" * 100)
    shown = await reload(world)
    assert "Files not read: 1" in shown
    assert "broken.txt" in shown


async def test_a_failed_reload_changes_nothing(world: World) -> None:
    world.bot.reloads.built.mkdir()  # nothing can be written there
    shown = await reload(world)
    assert "The reload failed, nothing has changed" in shown
    result = await world.alice.slash(world.channel, "loss", company="Harbour Motors")
    assert result.response is not None
    assert "# 80 million yuan" in world.texts(result.response.components)


async def test_a_second_reload_during_the_first_is_told_so(world: World) -> None:
    running = world.bot.reloads.start()
    with pytest.raises(ReloadError, match="under way"):
        world.bot.reloads.start()
    assert (await running).articles == 3


async def test_another_moderator_is_told_of_the_reload_under_way(world: World) -> None:
    other = world.guild.add_member(world.env.create_user("nell"), roles=[world.guild.roles["Mods"]])
    running = world.bot.reloads.start()
    assert "A reload is under way already" in await told(
        world, other.slash(world.channel, "reload")
    )
    await running
    [entry] = world.bot.desk.audit.entries(1)
    assert (entry.action, entry.by.name) == ("reload refused", "nell")


async def test_what_a_reload_did_is_in_the_log(world: World) -> None:
    (world.bot.settings.coverage[0] / "delta.md").unlink()
    await reload(world)
    world.bot.reloads.built.mkdir()
    await reload(world)
    failed, done = world.bot.desk.audit.entries(2)
    assert (done.action, done.by.name) == ("reload", "mod")
    assert int(done.before) > int(done.after) > 0
    assert failed.action == "reload failed"
    assert "nothing has changed" in failed.why


async def test_questions_during_a_reload_are_answered(world: World) -> None:
    running = world.bot.reloads.start()
    answered = 0
    while not running.done():
        answer = await world.bot.consult(lambda known: known.lookup("Harbour Motors", "net_loss"))
        answered += answer.figures[0].text == "80 million yuan"
        await asyncio.sleep(0)
    await running
    assert answered > 1


async def test_a_question_keeps_the_knowledge_that_it_began_with(world: World) -> None:
    shelf = world.bot.shelf
    with shelf.reading() as known:
        await world.bot.reloads.start()
        assert known.lookup("Harbour Motors", "net_loss").figures
        with shelf.reading() as newer:
            assert newer is not known


async def test_the_former_knowledge_is_kept_beside(world: World) -> None:
    await reload(world)
    with Knowledge.open(world.bot.reloads.former) as former:
        assert former.status().articles == 3
    assert not world.bot.reloads.built.exists()


async def test_only_moderators_see_the_command(world: World) -> None:
    assert "reload" not in world.alice.available_commands(world.channel)
    assert "reload" in world.mod.available_commands(world.channel)
    assert "reload" not in world.mod.user.available_commands()


async def test_the_native_permission_can_be_changed_by_the_admins(world: World) -> None:
    command = world.env.backend.find_command("reload", None, type=1)
    assert command is not None
    world.guild.set_command_permissions(int(command["id"]), {world.alice: True})
    result = await world.alice.slash(world.channel, "reload")
    assert result.ephemeral


def test_progress_is_shown() -> None:
    assert "5 of 10 files" in text_of(under_way((5, 10)))
    assert "…" in text_of(under_way((0, 0)))


def test_long_changes_come_as_a_file() -> None:
    lines = tuple(f"Company {number}: revenue ${number}" for number in range(40))
    changes = Changes.of(
        {"files": 9, "articles": 8, "figures": 7, "figures_before": 0, "unknown": 1}
        | {"figures_new": list(lines), "figures_new_count": 40, "unread": ["a.txt: empty"]}
    )
    reply = reloaded(changes)
    assert "and 38 more, in the file" in text_of(reply)
    [file] = [block for block in reply.blocks if isinstance(block, Attachment)]
    assert all(line in file.data.decode() for line in lines)
    assert as_file(changes).decode().count("\n  ") == 41
    json.dumps(str(changes))

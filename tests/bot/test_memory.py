"""Answers leave nothing behind: neither views nor anything else piles up.

The short version runs with the other tests; `LONG_RUN=10000 pytest -s tests/bot/test_memory.py`
gives that many answers and prints what they left.
"""

from __future__ import annotations

import gc
import os
import resource
from collections.abc import Callable
from pathlib import Path

import discord
import pytest
from discord import ui
from structlog.typing import EventDict

from bot.settings import Settings
from tests.bot.conftest import World
from tests.bot.simulated import forget

_ANSWERS = int(os.environ.get("LONG_RUN", "60"))
_ROUND = 10  # answers of a round of `ask`
_ROOM = 600  # objects that may come and go whatever the number of answers


def counted() -> tuple[int, int]:
    """How many views and interactions the process holds, and how many objects of any kind."""
    gc.collect()
    things = gc.get_objects()
    kinds = (ui.View, ui.LayoutView, ui.Modal, discord.Interaction)
    return sum(isinstance(thing, kinds) for thing in things), len(things)


def resident() -> float:
    """The memory of the process in MB, where the system tells; else its peak."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return int(status.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1e6


@pytest.fixture
def bot_settings(make_settings: Callable[..., Settings]) -> Settings:
    """No pauses: the clock of the simulated Discord stands still."""
    return make_settings(cooldown_seconds=0, server_seconds=0)


async def ask(world: World) -> None:
    """Ten answers: commands, a menu, plain words, buttons, a dialog, a picture."""
    alice, channel = world.alice, world.channel
    answer = await alice.slash(channel, "loss", company="Harbour Motors", private=True)
    assert answer.response is not None
    for label in ("Context", "All figures", "Chart", "Right", "Share in the channel"):
        await alice.click(answer.response, label=label)
    dialog = await alice.click(answer.response, label="Wrong")
    await alice.submit_modal(dialog, {"reason": "no"})
    asked = await alice.slash(channel, "revenue", company="Delta", period="2020")
    if asked.response is not None and "Which company" in world.texts(asked.response.components):
        await alice.select(asked.response, ["Delta Energy Ltd."])
    await alice.send(channel, f"{world.mention} What was the revenue of Harbour Motors?")
    await alice.autocomplete(channel, "loss", "company", "harb")


async def test_answers_leave_memory_and_views_flat(
    world: World, quiet_log: list[EventDict]
) -> None:
    rounds = max(_ANSWERS // _ROUND, 6)
    marks: list[tuple[int, int, float]] = []
    for number in range(rounds):
        if number in {rounds // 3, rounds - 1}:
            marks.append((*counted(), resident()))
        await ask(world)
        forget(world.env)
        quiet_log.clear()
    (views, objects, size), (later_views, later_objects, later_size) = marks
    given = (rounds - 1 - rounds // 3) * _ROUND
    print(  # noqa: T201 - the figures of the long run
        f"\n{given:,} answers: views {views} -> {later_views}, objects {objects:,} -> "
        f"{later_objects:,}, memory {size:.1f} -> {later_size:.1f} MB"
    )
    assert later_views <= views + 3
    assert later_objects <= objects + _ROOM + given // 100
    assert later_size <= size + 10

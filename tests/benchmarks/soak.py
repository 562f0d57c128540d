"""A long mixed load on the whole bot: does it keep its memory and its file handles?

    python -m tests.benchmarks soak --minutes 30

The real bot is connected to a small Discord on this machine. Members mention it and use commands,
moderators decide, the coverage changes and is reloaded, the gateway drops, and some of what is
sent is refused; one line a tenth of the time, and the growth from the second tenth to the last.
"""

from __future__ import annotations

import asyncio
import gc
import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import mean

import structlog
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.client import CoverageBot
from bot.desk import By
from bot.settings import Settings
from knowledge.library import build
from tests.benchmarks.generated import article, questions
from tests.faults.discord_server import CHANNEL, DiscordServer, Fault

_ARTICLES = 400
_PARTS = 10
_PAUSE = 0.1  # seconds between questions: a modest load, that others may work beside it
_TURN = 480  # questions until the coverage changes and is reloaded, and the gateway drops


@dataclass(frozen=True, slots=True)
class Sample:
    """What the process held after so many seconds."""

    seconds: float
    asked: int
    reloads: int
    megabytes: float
    files: int


def soak(minutes: float) -> Iterator[tuple[str, str, str]]:
    """The lines of the table: what the process held as the load went on."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with tempfile.TemporaryDirectory() as folder:
        samples = asyncio.run(_soaked(Path(folder), minutes * 60))
    for sample in samples:
        name = f"soak, {sample.seconds / 60:.1f} min, {sample.asked:,} questions"
        beside = f"{sample.files} file handles, {sample.reloads} reloads"
        yield name, f"{sample.megabytes:.1f} MB", beside
    half = len(samples) // 2
    early = mean(sample.megabytes for sample in samples[1:half])
    late = mean(sample.megabytes for sample in samples[half:])
    files = samples[-1].files - samples[1].files
    yield "soak, growth of the later half", f"{late - early:+.1f} MB", f"{files:+} file handles"


async def _soaked(folder: Path, seconds: float) -> list[Sample]:
    _cover(folder / "coverage", 0)
    build([folder / "coverage"], folder / "k.db")
    settings = Settings(
        _env_file=None, db=folder / "k.db", desk=folder / "desk.db",
        coverage=(folder / "coverage",), cooldown_uses=10**9, server_uses=10**9,
        reload_loss_share=1,
    )  # fmt: skip
    server = DiscordServer()
    await server.start()
    Route.BASE = f"http://{server.url}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = URL(f"ws://{server.url}/gateway")
    bot = CoverageBot(settings)
    running = asyncio.create_task(bot.start("a.b.c"))
    await server.until(lambda: bool(bot.guilds))
    try:
        return await _load(bot, server, folder / "coverage", seconds)
    finally:
        await bot.close()
        await running
        await server.stop()


async def _load(
    bot: CoverageBot, server: DiscordServer, coverage: Path, seconds: float
) -> list[Sample]:
    choice, asked = Random(1), [one.text for one in questions(2000, _ARTICLES, _ARTICLES)]
    samples: list[Sample] = []
    start, number, reloads = time.monotonic(), 0, 0
    while (gone := time.monotonic() - start) < seconds or len(samples) < _PARTS:
        if gone >= seconds * (len(samples) + 1) / _PARTS:
            samples.append(_sample(gone, number, reloads))
        question = choice.choice(asked)
        if number % 2:
            await server.ask(question)
        else:
            await server.command("ask", question=question)
        number += 1
        if number % _TURN == 0:
            reloads += 1
            await _turn(bot, server, coverage, reloads)
        await asyncio.sleep(_PAUSE)
    return samples


async def _turn(bot: CoverageBot, server: DiscordServer, coverage: Path, number: int) -> None:
    """Other coverage, a decision, a fault, a dropped gateway; what the server kept is forgotten."""
    _cover(coverage, number)
    await bot.reloads.start()
    bot.desk.audit.note(By("1", "mod"), "note", str(number))
    server.faults = [Fault(f"/channels/{CHANNEL}", 403, 50013), Fault("/callback$", 404, 10062)]
    await server.drop(4000)
    server.messages.clear()
    server.answers.clear()
    server.requests.clear()


def _cover(folder: Path, number: int) -> None:
    """The generated coverage, with other figures each time."""
    folder.mkdir(exist_ok=True)
    lines = [json.dumps(article(one, _ARTICLES, seed=number % 3 + 1)) for one in range(_ARTICLES)]
    (folder / "coverage.jsonl").write_text("\n".join(lines), encoding="utf-8")


def _sample(seconds: float, asked: int, reloads: int) -> Sample:
    """What this process holds; no numbers where the system does not tell."""
    gc.collect()
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        files = len(list(Path("/proc/self/fd").iterdir()))
    except OSError:
        return Sample(seconds, asked, reloads, float("nan"), 0)
    resident = next(int(line.split()[1]) for line in status.splitlines() if "VmRSS" in line)
    return Sample(seconds, asked, reloads, resident / 1e3, files)

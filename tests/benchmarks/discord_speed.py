"""How fast the bot answers and what it keeps in memory, through the whole bot.

    python -m tests.benchmarks.discord_speed --articles 9300 --questions 2000

Builds made-up coverage (about eleven figures an article), then drives the real bot with slash
commands, plain questions and autocompletion, and prints the times of the first response and how
the memory grew between the first half of the questions and the second.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import random
import tempfile
import time
import tracemalloc
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import quantiles

import simcord
import structlog
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.types import HttpLogEntry

from bot.client import CoverageBot
from bot.settings import Settings
from knowledge.library import build

_FIRST = "North South East West Upper Lower Grand Royal Blue Red".split()
_HEADS = (
    "Harbour Orchard Delta Lantern Granite Willow Falcon Meadow Copper Silver Juniper Saffron "
    "Cobalt Maple Quartz Raven Tundra Violet Wicker Zephyr"
).split()
_TAILS = "Motors Foods Bank Energy Steel Media Robotics Airlines Pharma Textiles".split()
_QUARTERS = ("first", "second", "third", "fourth")
Act = Callable[[], Awaitable[object]]


def company(choice: random.Random) -> str:
    """One of two thousand made-up companies."""
    return f"{choice.choice(_FIRST)} {choice.choice(_HEADS)} {choice.choice(_TAILS)}"


def article(choice: random.Random, number: int) -> dict[str, str]:
    """A made-up article on one company."""
    name, year, quarter = company(choice), choice.randint(2012, 2024), choice.randint(0, 3)
    loss, before = choice.randint(1, 900), choice.randint(1, 900)
    sentences = [
        f"{name} Ltd. reported a net loss of {loss} million yuan in the {_QUARTERS[quarter]} "
        f"quarter of {year}, up from {before} million yuan a year earlier."
    ]
    sentences += [
        f"Revenue of {name} was ${choice.randint(1, 900)} million in {year - back}, and it sold "
        f"{choice.randint(1, 900)}0 vehicles in {year - back}."
        for back in range(4)
    ]
    return {
        "title": f"{name} reports, part {number}",
        "url": f"https://example.com/{number}",
        "date": f"{year}-{3 * quarter + 3:02}-15",
        "text": "\n\n".join(sentences),
    }


def actions(member: MemberActor, channel: ChannelHandle, choice: random.Random) -> list[Act]:
    """What a member may do next, with a company drawn at random."""
    name, year = company(choice), str(choice.randint(2012, 2024))
    return [
        lambda: member.slash(channel, "loss", company=name),
        lambda: member.slash(channel, "revenue", company=name, period=year),
        lambda: member.slash(channel, "company", company=name),
        lambda: member.slash(
            channel, "ask", question=f"How many vehicles did {name} sell in {year}?"
        ),
        lambda: member.slash(
            channel, "ask", question=f"what was the {name.lower()} loss {year} q1"
        ),
        lambda: member.autocomplete(channel, "loss", "company", name[:6].lower()),
        lambda: member.autocomplete(channel, "loss", "period", "", company=name),
    ]


class Sent(list[HttpLogEntry]):
    """The requests of the bot, with the moments at which they left it."""

    def __init__(self) -> None:
        super().__init__()
        self.at: list[float] = []

    def append(self, entry: HttpLogEntry) -> None:
        """Keep a request and its moment."""
        super().append(entry)
        self.at.append(time.perf_counter())

    def clear(self) -> None:
        """Forget them all."""
        super().clear()
        self.at.clear()


async def measure(settings: Settings, questions: int) -> None:
    """Ask at random, and print the times and the memory."""
    choice = random.Random(7)
    async with simcord.run(CoverageBot(settings, shards=1), check_errors=False) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("general")
        member = guild.add_member(env.create_user("alice"))
        sent = env.backend.http_requests = Sent()
        times: dict[int, list[float]] = {}
        memory: list[int] = []
        for number in range(questions):
            if number in {questions // 2, questions - 1}:
                gc.collect()
                memory.append(tracemalloc.get_traced_memory()[0])
            kind = number % 7
            sent.clear()
            start = time.perf_counter()
            await actions(member, channel, choice)[kind]()
            times.setdefault(kind, []).append(sent.at[0] - start)
            # What the simulated Discord remembers is not the bot's.
            env.backend.transcript.clear()
    names = (
        "loss",
        "revenue",
        "company",
        "ask",
        "ask terse",
        "complete company",
        "complete period",
    )
    for kind, name in enumerate(names):
        print(f"{name:18}", told(times[kind]))
    print(f"{'all':18}", told([one for each in times.values() for one in each]))
    if tracemalloc.is_tracing():
        print(f"memory grew by {(memory[-1] - memory[0]) / (questions / 2):.0f} bytes a question")


def told(seconds: list[float]) -> str:
    """The median, the 99th percentile and the longest, in milliseconds."""
    cuts = quantiles(seconds, n=100)
    return f"median {cuts[49] * 1000:6.1f}   p99 {cuts[98] * 1000:6.1f}   max {max(seconds) * 1000:6.1f} ms"


def main() -> None:
    """Build, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=9300)
    parser.add_argument("--questions", type=int, default=2100)
    parser.add_argument("--db", type=Path, help="a database made before, to save its building")
    parser.add_argument("--memory", action="store_true", help="measure memory; slows the answers")
    options = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = options.db or folder / "knowledge.db"
        if not db.exists():
            choice = random.Random(1)
            lines = [json.dumps(article(choice, number)) for number in range(options.articles)]
            (folder / "coverage.jsonl").write_text("\n".join(lines), encoding="utf-8")
            print(build([folder / "coverage.jsonl"], db))
        settings = Settings(
            _env_file=None, db=db, desk=folder / "desk.db", cooldown_uses=10**6, server_uses=10**6
        )
        if options.memory:
            tracemalloc.start(1)
        asyncio.run(measure(settings, options.questions))


if __name__ == "__main__":
    main()

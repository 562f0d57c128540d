"""How soon the bot's first response leaves it, through the whole bot, for every command.

    python -m tests.benchmarks.discord_speed --figures 100000 --rounds 200

Builds made-up coverage (or takes over what stands in `--work`, as `tests.benchmarks` does), then
drives the real bot over a simulated Discord. The clock runs from the member's act to the bot's
first request, so the simulation's own work counts too. Times are those of the processor over
all threads, so that other programs disturb them less; the wall clock's stand beside them. The
status is 1 where anything takes longer than allowed.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

import simcord
import structlog
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.types import HttpLogEntry

from bot.client import CoverageBot
from bot.settings import Settings
from knowledge.library import build
from tests.benchmarks.generated import KINDS, Kind, Question, company, questions, write
from tests.bot.simulated import forget

_ALLOWED = 200.0  # milliseconds to the first response, at the 99th percentile
_FIGURES = 10  # in a generated article
_WARM = 3  # rounds before the first that is timed
_METRICS = ("net_loss", "revenue", "headcount", "dividend", "deal_value")
_FAMOUS = 40  # the companies with the most figures come first


class Watch(list[HttpLogEntry]):
    """The requests of the bot, and how long after the start the first one left it."""

    def __init__(self) -> None:
        super().__init__()
        self._start = (0.0, 0.0)
        self.taken = (0.0, 0.0)

    def start(self) -> None:
        """Forget what was sent, and start again."""
        super().clear()
        self._start = (time.process_time(), time.perf_counter())

    def append(self, entry: HttpLogEntry) -> None:
        """Keep a request; of the first also the milliseconds of the processor and of the clock."""
        if not self:
            began, since = self._start
            self.taken = (
                (time.process_time() - began) * 1e3,
                (time.perf_counter() - since) * 1e3,
            )
        super().append(entry)


@dataclass(slots=True)
class Asker:
    """A member who asks about made-up companies, about some of them more often."""

    member: MemberActor
    channel: ChannelHandle
    watch: Watch
    choice: Random
    companies: int
    asked: dict[Kind, list[Question]]

    def name(self) -> str:
        """A company."""
        return company(int(self.companies * self.choice.random() ** 2))

    def famous(self) -> str:
        """A company with many figures."""
        return company(self.choice.randrange(_FAMOUS))

    async def slash(self, command: str, **options: str) -> Any:  # noqa: ANN401 - a result of simcord
        """Use a command."""
        return await self.member.slash(self.channel, command, **options)

    async def completed(self, command: str, option: str, typed: str, **filled: str) -> None:
        """Type into an option."""
        await self.member.autocomplete(self.channel, command, option, typed, **filled)

    async def menu(self, name: str, text: str) -> None:
        """Use a menu on a message, which somebody sent before."""
        message = await self.member.send(self.channel, text)
        self.watch.start()
        await self.member.context_menu(self.channel, name, message)

    async def click(self, label: str) -> None:
        """Click a button under an answer, which was given before."""
        result = await self.slash("loss", company=self.famous())
        self.watch.start()
        await self.member.click(result.response, label=label)

    def question(self, kind: Kind) -> str:
        """A question of a kind, none twice."""
        return self.asked[kind].pop().text

    def claim(self) -> str:
        """A message with numbers."""
        return (
            f"{self.name()} had a net loss of 40 million yuan in 2020, revenue of $90 million in "
            f"the first quarter of 2021, and employs 9,300 people. {self.name()} lost $4 million."
        )


Act = Callable[[Asker], Awaitable[Any]]


def _one(command: str) -> Act:
    return lambda who: who.slash(command, company=who.name())


def _ask(kind: Kind) -> Act:
    return lambda who: who.slash("ask", question=who.question(kind))


def _quarter(who: Asker) -> str:
    return f"Q{who.choice.randint(1, 4)} {who.choice.randint(2014, 2024)}"


def _ranked(who: Asker) -> Awaitable[Any]:
    period = who.choice.choice(("", "2020", "Q1 2020"))
    return who.slash("compare", metric=who.choice.choice(_METRICS), companies="", period=period)


def _pair(who: Asker) -> Awaitable[Any]:
    return who.slash("compare", metric="revenue", companies=f"{who.name()}, {who.famous()}")


def _figure(who: Asker) -> Awaitable[Any]:
    return who.slash("figure", company=who.name(), metric=who.choice.choice(_METRICS))


def _mention(who: Asker) -> Awaitable[Any]:
    return who.member.user.send_dm(who.question("exact"))


ACTS: dict[str, Act] = {
    **{f"/{name}": _one(name) for name in ("loss", "profit", "revenue", "sales", "funding")},
    "/loss in a quarter": lambda who: who.slash("loss", company=who.name(), period=_quarter(who)),
    "/loss of a typo": lambda who: who.slash("loss", company=who.name()[1:].lower()),
    "/loss of nobody": lambda who: who.slash("loss", company="Nobody Heard Of It"),
    "/figure": _figure,
    "/company": _one("company"),
    "/company, much covered": lambda who: who.slash("company", company=who.famous()),
    "/compare two": _pair,
    "/compare all": _ranked,
    "/chart": lambda who: who.slash("chart", company=who.famous(), metric="net_loss"),
    "/latest": lambda who: who.slash("latest"),
    "/latest of a company": _one("latest"),
    "/help": lambda who: who.slash("help"),
    **{f"/ask, {kind}": _ask(kind) for kind in KINDS},
    "a direct message": _mention,
    "Answer this": lambda who: who.menu("Answer this", who.question("exact")),
    "Check the numbers": lambda who: who.menu("Check the numbers", who.claim()),
    "Context": lambda who: who.click("Context"),
    "All figures": lambda who: who.click("All figures"),
    "Chart": lambda who: who.click("Chart"),
    "complete a company": lambda who: who.completed("loss", "company", who.name()[:5].lower()),
    "complete no letters": lambda who: who.completed("loss", "company", ""),
    "complete a typo": lambda who: who.completed("loss", "company", who.name()[1:]),
    "complete a second": lambda who: who.completed("compare", "companies", f"{who.name()}, ha"),
    "complete a metric": lambda who: who.completed("figure", "metric", "re", company=who.name()),
    "complete any metric": lambda who: who.completed("compare", "metric", "ne"),
    "complete a period": lambda who: who.completed("loss", "period", "", company=who.name()),
    "complete any period": lambda who: who.completed("compare", "period", "20", metric="net_loss"),
}


async def measure(
    settings: Settings, articles: int, rounds: int, only: str
) -> dict[str, list[tuple[float, float]]]:
    """The milliseconds to each first response, by what was done; processor and clock."""
    acts = {name: act for name, act in ACTS.items() if only in name}
    count = (rounds + _WARM) * len(KINDS) * 3
    asked: dict[Kind, list[Question]] = {kind: [] for kind in KINDS}
    for question in questions(count, articles, articles):
        asked[question.kind].append(question)
    bot = CoverageBot(settings, shards=1)
    bot.warm_up()
    async with simcord.run(bot, check_errors=False) as env:
        guild = env.create_guild()
        channel, member = guild.create_text_channel("general"), env.create_user("alice")
        watch = Watch()
        env.backend.http_requests = watch
        who = Asker(guild.add_member(member), channel, watch, Random(7), articles, asked)
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in acts}
        for number in range(rounds + _WARM):
            for name, act in acts.items():
                watch.start()
                await act(who)
                if number >= _WARM:
                    times[name].append(watch.taken)
                forget(env)
    return times


def told(name: str, times: list[tuple[float, float]]) -> tuple[str, bool]:
    """A line of the table, and whether it keeps to what is allowed."""
    processor, clock = (quantiles(each, n=100) for each in zip(*times, strict=True))
    line = f"{name:<24} {processor[49]:>8.1f} {processor[98]:>8.1f}   {clock[49]:>8.1f} {clock[98]:>8.1f}"
    return line, processor[98] <= _ALLOWED


def main() -> None:
    """Build, ask and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=50, help="how often each thing is done")
    parser.add_argument("--only", default="", help="only what has this in its name")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "coverage-bench")
    options = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    articles, db = options.figures // _FIGURES, options.work / f"{options.figures}.db"
    coverage = options.work / f"coverage-{options.figures}"
    if not coverage.exists():
        write(coverage, articles, articles)
    build([coverage], db)
    with tempfile.TemporaryDirectory() as name:
        desk = Path(name) / "desk.db"
        settings = Settings(_env_file=None, db=db, desk=desk, cooldown_seconds=0, server_seconds=0)
        times = asyncio.run(measure(settings, articles, options.rounds, options.only))
    print(f"{'milliseconds':<24} {'median':>8} {'p99':>8}   {'clock':>8} {'p99':>8}")
    lines = [told(name, each) for name, each in times.items()]
    print("\n".join(line for line, _ in lines))
    sys.exit(not all(kept for _, kept in lines))


if __name__ == "__main__":
    main()

"""Discord fails: the bot lives on, logs once, and does not send twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
import structlog

from bot.client import CoverageBot, serve
from bot.errors import StartError
from bot.settings import Settings
from tests.faults.conftest import COMPANIES, VERSIONS
from tests.faults.discord_server import CHANNEL, DiscordServer, Fault

QUESTION = f"How much did {COMPANIES[0]} lose in the first quarter of 2021?"
POST, CALLBACK = rf"/channels/{CHANNEL}/messages$", "/callback$"
RETRIED = {"Via": "1.1"}  # Discord's own answers have it; without it a proxy blocks the bot


class Faulty:
    """A bot that is connected to a Discord of our own, and what it logged."""

    def __init__(self, server: DiscordServer, log: list[structlog.typing.EventDict]) -> None:
        self.server = server
        self.log = log

    def faults(self) -> list[str]:
        """What was logged of faults."""
        return [entry["event"] for entry in self.log if entry["log_level"] in {"error", "warning"}]

    def more(self, than: int) -> bool:
        """Whether more messages were sent than before."""
        return len(self.server.messages) > than

    async def settled(self) -> None:
        """Wait until nothing is sent any more."""
        seen = -1
        while seen != len(self.server.requests):
            seen = len(self.server.requests)
            await asyncio.sleep(0.3)

    async def answers(self, *, told: int = 1) -> None:
        """Make sure that the bot lives on: it answers both ways, once each."""
        before = len(self.server.messages)
        await self.server.ask(QUESTION)
        await self.server.until(partial(self.more, before))
        asked = await self.server.command("ask", question=QUESTION)
        await self.server.until(lambda: asked in self.server.answers)
        assert len(self.server.messages) == before + told
        assert VERSIONS["old"] in str(self.server.messages[-1]["sent"])
        assert VERSIONS["old"] in str(self.server.answers[asked])


@pytest.fixture
def bot(db: Path, tmp_path: Path) -> CoverageBot:
    return CoverageBot(
        Settings(_env_file=None, db=db, desk=tmp_path / "desk.db", cooldown_uses=1000)
    )


@pytest.fixture
async def faulty(bot: CoverageBot, server: DiscordServer) -> AsyncIterator[Faulty]:
    with structlog.testing.capture_logs() as entries:
        running = asyncio.create_task(bot.start("secret.of.the-bot"))
        try:
            await server.until(lambda: bool(bot.guilds) or running.done())
            entries.clear()
            server.requests.clear()
            yield Faulty(server, entries)
            assert not running.done(), "the bot lives on"
        finally:
            await bot.close()
            await running


async def test_without_a_fault_it_answers(faulty: Faulty) -> None:
    await faulty.answers()
    assert faulty.faults() == []


async def test_a_gateway_that_drops_is_resumed_and_nothing_is_missed(faulty: Faulty) -> None:
    for code in (4000, 1001, 4009):
        await faulty.answers()
        await faulty.server.drop(code)
        before = len(faulty.server.messages)
        await faulty.server.ask(QUESTION)  # while nobody listens
        await faulty.server.until(partial(faulty.more, before))
    await faulty.answers()
    assert faulty.server.sessions == ["new", "resumed", "resumed", "resumed"]
    assert len(faulty.server.messages) == 7
    assert faulty.faults() == []


FAULTS = {
    "rate limited": (Fault(POST, 429, headers=RETRIED), 1, 0),
    "rate limited by a proxy": (Fault(POST, 429), 1, 1),
    "server error": (Fault(POST, 500), 1, 0),
    "server error, but sent": (Fault(POST, 500, done=True), 1, 0),
    "unavailable": (Fault(POST, 503), 1, 1),
    "unavailable, but sent": (Fault(POST, 503, done=True), 1, 1),
    "unavailable for long": (Fault(POST, 503, times=9), 0, 1),
    "message deleted meanwhile": (Fault(POST, 400, 50035), 1, 0),
    "channel deleted meanwhile": (Fault(POST, 404, 10003, times=9), 0, 1),
    "permission taken away meanwhile": (Fault(POST, 403, 50013, times=9), 1, 0),
    "permission taken away, no direct messages": (Fault("messages$", 403, 50007, times=9), 0, 0),
}


@pytest.mark.parametrize(("fault", "sent", "logged"), FAULTS.values(), ids=FAULTS)
async def test_a_message_that_cannot_be_sent(
    faulty: Faulty, fault: Fault, sent: int, logged: int
) -> None:
    faulty.server.faults.append(fault)
    await faulty.server.ask(QUESTION)
    await faulty.server.until(lambda: len(faulty.server.messages) >= sent)
    await faulty.settled()
    assert len(faulty.server.messages) == sent
    assert len(faulty.faults()) == logged, faulty.log
    faulty.server.faults.clear()
    await faulty.answers()


INTERACTIONS = {
    "rate limited": (Fault(CALLBACK, 429, headers=RETRIED), 1, 0),
    "server error": (Fault(CALLBACK, 500), 1, 0),
    "server error, but sent": (Fault(CALLBACK, 502, done=True), 1, 0),
    "expired": (Fault(CALLBACK, 404, 10062, times=9), 0, 1),
    "refused": (Fault(CALLBACK, 400, 50035), 1, 1),
    "refused for long": (Fault(CALLBACK, 400, 50035, times=9), 0, 1),
    "permission taken away meanwhile": (Fault(CALLBACK, 403, 50001, times=9), 0, 1),
}


@pytest.mark.parametrize(("fault", "sent", "logged"), INTERACTIONS.values(), ids=INTERACTIONS)
async def test_a_command_that_cannot_be_answered(
    faulty: Faulty, fault: Fault, sent: int, logged: int
) -> None:
    faulty.server.faults.append(fault)
    await faulty.server.command("ask", question=QUESTION)
    # What takes effect at once may be sent once more when a second has passed.
    await faulty.server.until(
        lambda: (
            len(faulty.server.answers) >= sent
            and (fault.status < 500 or len(faulty.server.requests) > 1)
        )
    )
    await faulty.settled()
    assert len(faulty.server.answers) == sent
    assert len(faulty.faults()) == logged, faulty.log
    faulty.server.faults.clear()
    await faulty.answers()


STARTS = {
    "a wrong token": (Fault("/users/@me", 401), 0, "refused the token: check COVERAGE_BOT_TOKEN"),
    "unavailable": (Fault("/users/@me", 503, times=9), 0, "cannot reach Discord: 503"),
    "no gateway": (Fault("/gateway", 503, times=9), 0, "cannot reach Discord"),
    "a gateway that refuses the intents": (None, 4014, "message content intent"),
    "a gateway that refuses for good": (None, 4013, r"closed the connection.*4013"),
}


@pytest.mark.parametrize(("fault", "refusal", "told"), STARTS.values(), ids=STARTS)
async def test_a_start_that_fails_says_why_in_one_line(
    bot: CoverageBot, server: DiscordServer, fault: Fault | None, refusal: int, told: str
) -> None:
    server.refusal = refusal
    server.faults += [fault] if fault else []
    with pytest.raises(StartError, match=told):
        await asyncio.wait_for(serve(bot, "secret.of.the-bot"), 20)

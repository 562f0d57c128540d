"""A small coverage in two versions, and what the faults have in common."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from shutil import copyfile
from typing import TypeVar

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from knowledge.library import Knowledge, build
from tests.faults.discord_server import DiscordServer

VERSIONS = {"old": "11 million yuan", "new": "97 million yuan"}
COMPANIES = ("Anvil Works", "Brook Dairy", "Cinder Motors", "Dune Robotics", "Elm Software")

Amount = TypeVar("Amount")


def heavy(few: Amount, many: Amount) -> Amount:
    """How often a fault is made to happen: `many` where COVERAGE_FAULTS is set to "all"."""
    return many if os.environ.get("COVERAGE_FAULTS") == "all" else few


Record = Callable[[str, object], None]
"""Keeps a count for the report: pytest's `record_property`."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how often each fault was made to happen, and how it ended."""
    for report in terminalreporter.getreports("passed") if heavy(0, 1) else ():
        for name, value in getattr(report, "user_properties", ()):
            if report.when == "call":
                terminalreporter.write_line(f"{report.nodeid.split('::')[-1]}: {name}: {value}")


def write_coverage(folder: Path, loss: str) -> Path:
    """A coverage in which every company lost the same, in files that differ by nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(12):
        name = COMPANIES[number % len(COMPANIES)]
        article = {
            "title": f"{name} reports, part {number}",
            "url": f"https://example.com/{number}",
            "date": f"2021-05-{number + 1:02}",
            "text": f"{name} Ltd. reported a net loss of {loss} in the first quarter of 2021.",
        }
        (folder / f"{number:02}.json").write_text(json.dumps(article), encoding="utf-8")
    return folder


def losses(db: Path) -> set[str]:
    """The losses that a database answers with, over all companies."""
    with Knowledge.open(db) as knowledge:
        assert knowledge.status().articles == 12
        return {ask(knowledge, name) for name in COMPANIES}


def ask(knowledge: Knowledge, company: str) -> str:
    """The loss that a knowledge gives for a company."""
    answer = knowledge.ask(f"How much did {company} lose in the first quarter of 2021?")
    assert answer.figures, answer
    return answer.figures[0].text


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write_coverage(tmp_path / "old", VERSIONS["old"])


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return write_coverage(tmp_path / "new", VERSIONS["new"])


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build([write_coverage(folder / "old", VERSIONS["old"])], folder / "knowledge.db")
    return folder / "knowledge.db"


@pytest.fixture
def db(built: Path, tmp_path: Path) -> Path:
    path = tmp_path / "service" / "knowledge.db"
    path.parent.mkdir()
    copyfile(built, path)
    return path


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordServer]:
    server = DiscordServer()
    await server.start()
    monkeypatch.setattr(Route, "BASE", f"http://{server.url}/api/v10")
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(f"ws://{server.url}/gateway"))
    yield server
    await server.stop()

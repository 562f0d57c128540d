"""`coverage-bot run` as a service: it connects, answers SIGTERM, and names what is refused.

The bot runs in a process of its own against a small server here that speaks as much of
Discord's protocol as connecting takes.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import WSMsgType, web

TOKEN = "MTIz.abc.def-a-token-of-nobody"  # noqa: S105 - made up
_START = """
import sys
import discord.http
discord.http.Route.BASE = sys.argv[1]
from bot.cli import main
sys.exit(main(["run"]))
"""
_USER = {"id": "1", "username": "coverage", "discriminator": "0", "avatar": None, "bot": True}
_APPLICATION = {
    "id": "1", "name": "coverage", "description": "", "icon": None, "bot_public": True,
    "bot_require_code_grant": False, "verify_key": "", "flags": 0, "owner": _USER,
}  # fmt: skip


def told(body: object, status: int = 200) -> web.Response:
    """A response as Discord gives it, without a charset in its type."""
    headers = {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(body).encode(), status=status, headers=headers)


class Discord:
    """As much of Discord as a bot needs to come online."""

    def __init__(self) -> None:
        self.ready = asyncio.Event()
        self.commands: object = None
        self.status = 200
        self.close_code = 0
        self.base = ""

    async def start(self) -> web.AppRunner:
        app = web.Application()
        app.router.add_get("/users/@me", self.me)
        app.router.add_get("/oauth2/applications/@me", self.application)
        app.router.add_get("/gateway/bot", self.gateway)
        app.router.add_get("/applications/1/commands", self.listed)
        app.router.add_put("/applications/1/commands", self.synced)
        app.router.add_get("/socket", self.socket)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.base = site.name
        port = runner.addresses[0][1]
        self.base = f"http://127.0.0.1:{port}"
        return runner

    async def me(self, _request: web.Request) -> web.Response:
        body = _USER if self.status == 200 else {"message": "401: Unauthorized", "code": 0}
        return told(body, status=self.status)

    async def application(self, _request: web.Request) -> web.Response:
        return told(_APPLICATION)

    async def gateway(self, _request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        url = self.base.replace("http", "ws") + "/socket"
        return told({"url": url, "shards": 1, "session_start_limit": limit})

    async def listed(self, _request: web.Request) -> web.Response:
        return told([])

    async def synced(self, request: web.Request) -> web.Response:
        self.commands = await request.json()
        return told([])

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40000}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            sent = json.loads(message.data)
            if sent["op"] == 2 and self.close_code:
                await socket.close(code=self.close_code)
            elif sent["op"] == 2:
                await socket.send_json({"op": 0, "s": 1, "t": "READY", "d": self._ready()})
                self.ready.set()
            elif sent["op"] == 1:
                await socket.send_json({"op": 11})
        return socket

    def _ready(self) -> dict[str, object]:
        url = self.base.replace("http", "ws") + "/socket"
        application = {"id": "1", "flags": 0}
        return {
            "v": 10, "user": _USER, "guilds": [], "session_id": "s", "resume_gateway_url": url,
            "application": application, "shard": [0, 1],
        }  # fmt: skip


@pytest.fixture
async def discord_server() -> AsyncIterator[Discord]:
    """The server, running."""
    server = Discord()
    runner = await server.start()
    yield server
    await runner.cleanup()


async def started(
    server: Discord, built: Path, folder: Path, **extra: str
) -> asyncio.subprocess.Process:
    """`coverage-bot run` in a process of its own."""
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_BOT_")},
        "COVERAGE_BOT_TOKEN": TOKEN,
        "COVERAGE_BOT_DB": str(built),
        "COVERAGE_BOT_DESK": str(folder / "desk.db"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        **extra,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", _START, server.base,
        cwd=folder, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_comes_online_and_stops_cleanly(
    discord_server: Discord, built: Path, tmp_path: Path, number: signal.Signals
) -> None:
    process = await started(discord_server, built, tmp_path)
    await asyncio.wait_for(discord_server.ready.wait(), 30)
    assert isinstance(discord_server.commands, list)
    await asyncio.sleep(0.2)
    process.send_signal(number)
    _, log = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0, log.decode()
    assert "stopped" in log.decode()
    assert "Traceback" not in log.decode()
    assert TOKEN not in log.decode()


REFUSED = [
    ({"status": 401}, {}, "COVERAGE_BOT_TOKEN"),
    ({"close_code": 4014}, {"COVERAGE_BOT_LISTENING": "true"}, "COVERAGE_BOT_LISTENING"),
    ({}, {"COVERAGE_BOT_DB": "nowhere.db"}, "nowhere.db"),
]


@pytest.mark.parametrize(("behaviour", "extra", "named"), REFUSED)
async def test_what_is_refused_is_one_clear_line(  # noqa: PLR0917 - the columns of the table
    discord_server: Discord,
    built: Path,
    tmp_path: Path,
    behaviour: dict[str, int],
    extra: dict[str, str],
    named: str,
) -> None:
    for key, value in behaviour.items():
        setattr(discord_server, key, value)
    process = await started(discord_server, built, tmp_path, **extra)
    _, log = await asyncio.wait_for(process.communicate(), 40)
    lines = [line for line in log.decode().splitlines() if "[info" not in line]
    assert process.returncode == 2, log.decode()
    assert len(lines) == 1, log.decode()
    assert named in lines[0]
    assert TOKEN not in log.decode()

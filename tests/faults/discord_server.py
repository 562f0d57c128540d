"""A small Discord: its HTTP API and its gateway, as far as the bot uses them, with faults on order.

Real HTTP and WebSocket connections, so that discord.py's own retries and resumptions run too. What
it does is as Discord documents it: https://discord.com/developers/docs/topics/gateway#resuming,
.../resources/message#create-message (`enforce_nonce`), .../interactions/receiving-and-responding.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

BOT, GUILD, CHANNEL, MEMBER, APPLICATION = 900, 700, 800, 600, 900
_NOW = "2021-05-04T12:00:00+00:00"
_USER = {"discriminator": "0", "avatar": None, "global_name": None}
_BOT = {**_USER, "id": str(BOT), "username": "coverage", "bot": True}
_MEMBER = {**_USER, "id": str(MEMBER), "username": "alice"}
_ROLE = {
    "id": str(GUILD), "name": "@everyone", "color": 0, "hoist": False, "position": 0,
    "permissions": str(2**40 - 1), "managed": False, "mentionable": False,
    "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
}  # fmt: skip
_JOINED = {"roles": [], "joined_at": _NOW, "deaf": False, "mute": False, "flags": 0}
_GUILD = {
    "id": str(GUILD), "name": "newsroom", "owner_id": "1", "roles": [_ROLE], "emojis": [],
    "stickers": [], "features": [], "members": [{**_JOINED, "user": _BOT}], "member_count": 2,
    "channels": [{"id": str(CHANNEL), "type": 0, "name": "general", "position": 0}],
    "large": False, "unavailable": False, "threads": [], "presences": [], "voice_states": [],
    "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
    "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0,
    "mfa_level": 0, "nsfw_level": 0, "premium_tier": 0, "preferred_locale": "en-US",
    "system_channel_flags": 0, "premium_progress_bar_enabled": False, "afk_timeout": 60,
}  # fmt: skip
_APPLICATION = {
    "id": str(APPLICATION), "name": "coverage", "icon": None, "description": "", "verify_key": "",
    "flags": 0, "bot_public": True, "bot_require_code_grant": False, "owner": _MEMBER, "team": None,
}  # fmt: skip
_STARTS = {"total": 9, "remaining": 9, "reset_after": 0, "max_concurrency": 1}


@dataclass(slots=True)
class Fault:
    """What Discord answers to the next requests that fit, instead of what it would.

    With `done` the request takes effect all the same, and only its answer is lost.
    """

    path: str
    status: int
    code: int = 0
    times: int = 1
    done: bool = False
    headers: dict[str, str] = field(default_factory=dict)


class DiscordServer:
    """One server with one channel; `messages` are those that the bot has sent there.

    `answers` are those to interactions, `sessions` how each connection of the gateway began, and
    `refusal` is the code with which it closes a new one.
    """

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.answers: dict[str, dict[str, Any]] = {}
        self.requests: list[str] = []
        self.faults: list[Fault] = []
        self.sessions: list[str] = []
        self.refusal = 0
        self._events: list[dict[str, Any]] = []
        self._sent = 0
        self._numbers = 10_000
        self._socket: web.WebSocketResponse | None = None
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self) -> None:
        """Listen on a free port of this machine."""
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/gateway/", self._gateway)
        app.router.add_route("*", "/api/v10/{path:.*}", self._api)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close every connection."""
        await self.drop()
        if self._runner is not None:
            await self._runner.cleanup()

    # the gateway

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await self._send(socket, {"op": 10, "d": {"heartbeat_interval": 40_000}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            entry = json.loads(message.data)
            if entry["op"] == 1:
                await self._send(socket, {"op": 11})
            elif entry["op"] == 2 and self.refusal:
                await socket.close(code=self.refusal)
            elif entry["op"] == 2:
                self._socket = socket
                self.sessions.append("new")
                await self._identified()
            elif entry["op"] == 6:
                self._socket = socket
                self.sessions.append("resumed")
                self._events = [one for one in self._events if one["s"] > entry["d"]["seq"]]
                for event in self._events:
                    await self._send(socket, event)
                await self.dispatch("RESUMED", {})
        return socket

    async def _identified(self) -> None:
        self._events.clear()
        self._sent = 0
        ready = {
            "v": 10, "user": _BOT, "session_id": "s", "guilds": [{"id": str(GUILD)}],
            "resume_gateway_url": f"ws://{self.url}/gateway", "shard": [0, 1],
            "application": {"id": str(APPLICATION), "flags": 0},
        }  # fmt: skip
        await self.dispatch("READY", ready)
        await self.dispatch("GUILD_CREATE", _GUILD)

    async def dispatch(self, name: str, data: dict[str, Any]) -> None:
        """Send an event; without a connection it is kept until the bot resumes."""
        self._sent += 1
        self._events.append({"op": 0, "t": name, "s": self._sent, "d": data})
        if self._socket is not None and not self._socket.closed:
            await self._send(self._socket, self._events[-1])

    async def _send(self, socket: web.WebSocketResponse, entry: dict[str, Any]) -> None:
        await socket.send_str(json.dumps(entry))

    async def drop(self, code: int = 4000) -> None:
        """Drop the connection of the gateway."""
        if self._socket is not None:
            socket, self._socket = self._socket, None
            await socket.close(code=code)

    async def ask(self, question: str) -> str:
        """A member mentions the bot; the message's identifier."""
        self._numbers += 1
        await self.dispatch(
            "MESSAGE_CREATE",
            {
                **self._message(f"<@{BOT}> {question}"), "author": _MEMBER, "mentions": [_BOT],
                "guild_id": str(GUILD), "member": _JOINED,
            },
        )  # fmt: skip
        return str(self._numbers)

    async def command(self, name: str, **options: str) -> str:
        """A member uses a command; the interaction's identifier."""
        self._numbers += 1
        given = [{"type": 3, "name": key, "value": value} for key, value in options.items()]
        await self.dispatch(
            "INTERACTION_CREATE",
            {
                "id": str(self._numbers), "application_id": str(APPLICATION), "type": 2,
                "token": f"t{self._numbers}", "version": 1, "guild_id": str(GUILD),
                "channel_id": str(CHANNEL), "channel": _GUILD["channels"][0],  # type: ignore[index]
                "member": {**_JOINED, "user": _MEMBER, "permissions": "0"},
                "app_permissions": str(2**40 - 1), "locale": "en-US", "entitlements": [],
                "authorizing_integration_owners": {"0": str(GUILD)}, "context": 0,
                "attachment_size_limit": 10**7,
                "data": {"id": "5", "name": name, "type": 1, "options": given},
            },
        )  # fmt: skip
        return str(self._numbers)

    def _message(self, content: str) -> dict[str, Any]:
        return {
            "id": str(self._numbers), "channel_id": str(CHANNEL), "author": _BOT, "type": 0,
            "content": content, "timestamp": _NOW, "edited_timestamp": None, "tts": False,
            "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [],
            "embeds": [], "pinned": False, "components": [],
        }  # fmt: skip

    # the API

    async def _api(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body = await request.text()
        sent = json.loads(body) if body.startswith(("{", "[")) else {}
        self.requests.append(f"{request.method} {path}")
        for fault in self.faults:
            if fault.times and re.search(fault.path, path):
                fault.times -= 1
                if fault.done:
                    self._result(path, sent)
                told = {"code": fault.code, "message": "a fault", "retry_after": 0.05}
                return _json(told, fault.status, fault.headers)
        status, told = self._result(path, sent)
        return _json(told, status) if told else web.Response(status=204)

    def _result(self, path: str, sent: Any) -> tuple[int, Any]:  # noqa: ANN401 - JSON
        """The status and the answer to a request, and what it changes."""
        if path.endswith("/callback"):
            return self._answered(path, sent)
        if path.endswith("/messages"):
            return 200, self._posted(path, sent)
        if path.endswith("/commands"):
            own = {"id": "5", "application_id": str(APPLICATION), "version": "1"}
            return 200, [{"description": "", **command, **own} for command in sent or []]
        gateway = {"url": f"ws://{self.url}/gateway", "shards": 1, "session_start_limit": _STARTS}
        known = {
            "/gateway/bot": gateway,
            "/users/@me": _BOT,
            "/users/@me/channels": {"id": "801", "type": 1, "recipients": [_MEMBER]},
            "/oauth2/applications/@me": _APPLICATION,
        }
        return (200, known[path]) if path in known else (204, None)

    def _posted(self, path: str, sent: dict[str, Any]) -> dict[str, Any]:
        """The new message; or, with a nonce that was used before, the message of that time."""
        for message in self.messages:
            if sent.get("enforce_nonce") and message["nonce"] == sent.get("nonce"):
                return message
        self._numbers += 1
        posted = {**self._message(""), "nonce": sent.get("nonce"), "path": path, "sent": sent}
        self.messages.append(posted)
        return posted

    def _answered(self, path: str, sent: dict[str, Any]) -> tuple[int, Any]:
        """An interaction can be answered once."""
        identifier = path.split("/")[2]
        if identifier in self.answers:
            return 400, {"code": 40060, "message": "Interaction has already been acknowledged."}
        self.answers[identifier] = sent
        return 200, {
            "interaction": {"id": identifier, "type": 2, "response_message_ephemeral": False},
            "resource": {"type": 4, "message": self._message("")},
        }

    async def until(self, ready: Callable[[], bool]) -> None:
        """Wait until something has come about; at most a few seconds."""
        async with asyncio.timeout(15):
            while not ready():  # noqa: ASYNC110 - what is waited for is anything
                await asyncio.sleep(0.01)


def _json(told: object, status: int, headers: dict[str, str] | None = None) -> web.Response:
    """An answer of the API: discord.py reads it as JSON only without a charset."""
    return web.Response(
        body=json.dumps(told).encode(),
        status=status,
        content_type="application/json",
        headers=headers,
    )

"""The command tree is sent to Discord only when it differs from what Discord has."""

from __future__ import annotations

import json
from typing import Any, cast

import discord
import structlog
from discord import app_commands
from discord.http import Route

_log = structlog.get_logger("bot")

_DEFAULTS: dict[str, Any] = {
    "type": 1,
    "description": "",
    "required": False,
    "autocomplete": False,
    "nsfw": False,
    "options": [],
    "choices": [],
    "name_localizations": {},
    "description_localizations": {},
    "default_member_permissions": None,
    "min_length": None,
    "max_length": None,
    "min_value": None,
    "max_value": None,
}
Command = app_commands.Command[Any, Any, Any] | app_commands.Group | app_commands.ContextMenu
_LISTS = ("contexts", "integration_types", "channel_types")


def canonical(command: dict[str, Any]) -> str:
    """A command, or an option, as one comparable text: only what we send, defaults filled in.

    >>> canonical({"name": "help", "description": "", "id": "1", "version": "2"}) == canonical(
    ...     {"name": "help", "type": 1, "options": []}
    ... )
    True

    """
    kept = {key: command.get(key) or default for key, default in _DEFAULTS.items()}
    kept["name"] = command["name"]
    kept["options"] = [canonical(option) for option in command.get("options") or []]
    kept["default_member_permissions"] = _text(command.get("default_member_permissions"))
    for key in _LISTS:
        kept[key] = sorted(command.get(key) or [])
    return json.dumps(kept, sort_keys=True, default=str)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


async def _payload(command: Command, tree: app_commands.CommandTree[Any]) -> dict[str, Any]:
    """A command as it is sent, in all languages that it is described in."""
    if tree.translator is None:
        return dict(command.to_dict(tree))
    return dict(await command.get_translated_payload(tree, tree.translator))


async def sync_if_changed(
    client: discord.Client, tree: app_commands.CommandTree[Any], guild: discord.Object | None = None
) -> bool:
    """Send the commands to Discord if it has others; whether they were sent.

    With `guild`, the commands that stand in that server alone.
    """
    wanted = [await _payload(command, tree) for command in tree.get_commands(guild=guild)]
    where = f"guilds/{guild.id}/commands" if guild else "commands"
    route = Route(
        "GET", f"/applications/{{application_id}}/{where}", application_id=client.application_id
    )
    present = cast(
        "list[dict[str, Any]]",
        await client.http.request(route, params={"with_localizations": "true"}),
    )
    if sorted(map(canonical, wanted)) == sorted(map(canonical, present)):
        _log.info("commands unchanged", count=len(wanted))
        return False
    await tree.sync(guild=guild)
    _log.info("commands synced", count=len(wanted))
    return True

"""Dialogs of moderators: what they ask for, and what was typed into them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.reply_text import bare

_TITLE, _LABEL, _HINT, _LONGEST = 45, 45, 100, 4000


@dataclass(frozen=True, slots=True)
class Field:
    """One line or paragraph to fill in; `given` stands in it already."""

    name: str
    label: str
    given: str = ""
    hint: str = ""
    required: bool = False
    long: bool = False


def why(given: str = "") -> Field:
    """The field for the reason, which every decision needs."""
    return Field("why", "Why", given, "Kept in the log", required=True, long=True)


async def ask(
    interaction: discord.Interaction[Any], title: str, custom_id: str, *fields: Field
) -> None:
    """Show a dialog; its answer comes as an interaction with that custom_id."""
    modal = ui.Modal(title=bare(title, _TITLE), custom_id=custom_id, timeout=None)
    for field in fields:
        entry: ui.TextInput[Any] = ui.TextInput(
            custom_id=field.name,
            style=discord.TextStyle.paragraph if field.long else discord.TextStyle.short,
            default=bare(field.given, 300) or None,
            placeholder=bare(field.hint, _HINT) or None,
            required=field.required,
            max_length=1000,
        )
        modal.add_item(ui.Label(text=bare(field.label, _LABEL), component=entry))
    # A finished dialog is not remembered: see `bot.commands.buttons`.
    modal.stop()
    await interaction.response.send_modal(modal)


def typed(interaction: discord.Interaction[Any]) -> dict[str, str]:
    """What was typed into a submitted dialog, by field."""
    data: Any = interaction.data
    parts = [row.get("component") or {} for row in data.get("components", [])]
    return {str(part.get("custom_id")): str(part.get("value") or "") for part in parts}

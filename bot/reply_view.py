"""A reply as discord.py sends it: the components, the files, and nothing to remember."""

from __future__ import annotations

import io
from typing import Any

import discord
from discord import ui

from bot import reply as parts

_STYLES = {
    "primary": discord.ButtonStyle.primary,
    "secondary": discord.ButtonStyle.secondary,
    "success": discord.ButtonStyle.success,
    "danger": discord.ButtonStyle.danger,
}


def layout_view(reply: parts.Reply) -> ui.LayoutView:
    """The components of a reply, as a view that is already finished.

    discord.py keeps every unfinished view in memory for as long as the bot runs; ours need no
    memory, because a click is understood by its custom_id alone.
    """
    view = ui.LayoutView(timeout=None)
    container: ui.Container[Any] = ui.Container(accent_colour=reply.colour)
    for block in reply.blocks:
        container.add_item(_item(block))
    view.add_item(container)
    for row in reply.rows:
        view.add_item(_row(row))
    view.stop()
    return view


def files(reply: parts.Reply) -> list[discord.File]:
    """The files that are sent with a reply, pictures with their description."""
    return [
        discord.File(
            io.BytesIO(block.data),
            filename=block.name,
            description=block.alt if isinstance(block, parts.Picture) else None,
        )
        for block in reply.blocks
        if isinstance(block, parts.Picture | parts.Attachment)
    ]


def _item(block: parts.Block) -> ui.Item[Any]:
    match block:
        case parts.Text(content, None):
            return ui.TextDisplay(content)
        case parts.Text(content, parts.Button() as button):
            return ui.Section(content, accessory=_button(button))
        case parts.Picture(name, _, alt):
            gallery: ui.MediaGallery[Any] = ui.MediaGallery()
            return gallery.add_item(media=f"attachment://{name}", description=alt)
        case parts.Attachment(name, _):
            return ui.File(f"attachment://{name}")
        case _:
            return ui.Separator()


def _row(row: parts.Row) -> ui.ActionRow[Any]:
    if isinstance(row, parts.Menu):
        options = [
            discord.SelectOption(
                label=option.label, value=option.value, description=option.description or None
            )
            for option in row.options
        ]
        return ui.ActionRow(
            ui.Select(custom_id=row.custom_id, placeholder=row.placeholder, options=options)
        )
    return ui.ActionRow(*map(_button, row))


def _button(button: parts.Button) -> ui.Button[Any]:
    return ui.Button(
        label=button.label,
        custom_id=button.custom_id or None,
        url=button.url or None,
        style=discord.ButtonStyle.link if button.url else _STYLES[button.style],
        emoji=button.emoji or None,
        disabled=button.disabled,
    )

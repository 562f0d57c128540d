"""The only way a message leaves the bot: mentions off, and less where more is not allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.reply import Attachment, Picture, Reply, Text
from bot.reply_text import small
from bot.reply_view import files, layout_view
from knowledge.answers.speech import say

if TYPE_CHECKING:
    from discord.ui import LayoutView

UNSENT = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What sending raises where Discord refuses it, or cannot be reached."""
NO_MENTIONS = discord.AllowedMentions.none()


def allowed(reply: Reply, *, attach: bool) -> Reply:
    """The reply without its files where they may not be attached, saying so."""
    if attach or not any(isinstance(block, Picture | Attachment) for block in reply.blocks):
        return reply
    kept = [block for block in reply.blocks if not isinstance(block, Picture | Attachment)]
    return Reply((*kept, Text(small(say("send.no_files")))), reply.colour, reply.rows)


def may_attach(interaction: discord.Interaction[Any]) -> bool:
    """Whether a reply to the interaction may carry files."""
    return interaction.guild_id is None or interaction.app_permissions.attach_files


async def respond(
    interaction: discord.Interaction[Any], reply: Reply, *, private: bool = False
) -> None:
    """Answer an interaction: at once, or as a follow-up to a deferred one."""
    shown = allowed(reply, attach=may_attach(interaction))
    await respond_with(interaction, layout_view(shown), files(shown), private=private)


async def respond_with(
    interaction: discord.Interaction[Any],
    view: LayoutView,
    attached: list[discord.File],
    *,
    private: bool,
) -> None:
    """Answer an interaction with components that are made already."""
    if interaction.response.is_done():
        await interaction.followup.send(
            view=view, files=attached, ephemeral=private, allowed_mentions=NO_MENTIONS
        )
        return
    try:
        await interaction.response.send_message(
            view=view, files=attached, ephemeral=private, allowed_mentions=NO_MENTIONS
        )
    except discord.HTTPException as refused:
        # The answer is there: an error told otherwise, and the library sent it once more.
        if refused.code != _ANSWERED:
            raise


async def replace(interaction: discord.Interaction[Any], reply: Reply) -> None:
    """Show another reply in the message whose button was clicked."""
    shown = allowed(reply, attach=may_attach(interaction))
    await interaction.response.edit_message(
        view=layout_view(shown), attachments=files(shown), allowed_mentions=NO_MENTIONS
    )


async def answer_message(message: discord.Message, reply: Reply) -> None:
    """Reply to a message; where the bot may not write, tell its author directly.

    Without the right to read the history a reply cannot refer to the message, and is sent
    without the reference. An author who takes no direct messages is not told anything.
    """
    shown = allowed(reply, attach=_may_attach_in(message))
    try:
        await _send(message, shown, refer=True)
    except discord.HTTPException as refused:
        if not _is_refused(refused):
            raise
        await _send_otherwise(message, shown)


# What Discord says where an interaction has its answer already: Discord's JSON error codes.
_ANSWERED = 40060
# The same where the message is gone, or its thread archived or locked.
_GONE, _ARCHIVED, _LOCKED = 50035, 50083, 160005


def _is_refused(error: discord.HTTPException) -> bool:
    """Whether the bot may not write there, or not as a reply; other errors are faults."""
    return isinstance(error, discord.Forbidden) or error.code in {_GONE, _ARCHIVED, _LOCKED}


async def _send(message: discord.Message, reply: Reply, *, refer: bool) -> None:
    view, attached = layout_view(reply), files(reply)
    # A message has one reply: with the same nonce Discord makes no second one, whatever it told.
    once = message.id
    if refer:
        await message.reply(
            view=view, files=attached, allowed_mentions=NO_MENTIONS, mention_author=False,
            nonce=once,
        )  # fmt: skip
    else:
        await message.channel.send(
            view=view, files=attached, allowed_mentions=NO_MENTIONS, nonce=once
        )


async def _send_otherwise(message: discord.Message, reply: Reply) -> None:
    try:
        await _send(message, reply, refer=False)
    except discord.HTTPException as refused:
        if not _is_refused(refused):
            raise
        if message.guild is None:
            return
        where = Text(small(say("send.elsewhere", channel=f"<#{message.channel.id}>")))
        direct = Reply((*reply.blocks, where), reply.colour, reply.rows)
        try:
            await message.author.send(
                view=layout_view(direct),
                files=files(direct),
                allowed_mentions=NO_MENTIONS,
                nonce=message.id,
            )
        except discord.Forbidden:
            return


def _may_attach_in(message: discord.Message) -> bool:
    if message.guild is None:
        return True
    return message.channel.permissions_for(message.guild.me).attach_files

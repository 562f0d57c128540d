"""The bot's errors, and the one handler that turns any error into a reply and a line of the log.

The member sees one friendly line with an id; the log has the id, the command, the server and
the traceback. Neither ever has the token, and the log has no words of a question.
"""

from __future__ import annotations

import re
import secrets
import traceback
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.reply import Reply, Text
from bot.reply_text import plain
from knowledge.answers.speech import say

_QUIET = 0x8A8F98
_LONGEST = 1500
_log = structlog.get_logger("bot")


class BotError(Exception):
    """The base of every error that `bot` raises on purpose."""


class StartError(BotError):
    """The bot cannot start; the message says which setting or permission to change."""


class TooOften(BotError):
    """A member or a server asked too often; `again` is when to try again."""

    def __init__(self, who: str, again: datetime) -> None:
        super().__init__(f"{who} asked too often; again at {again:%H:%M:%S}")
        self.who = who
        self.again = again


class Gone(BotError):
    """What a button refers to is no longer in the coverage."""


class ReloadError(BotError):
    """A reload could not be done; the former knowledge stays in service."""


class DeskError(BotError):
    """Something at the moderators' desk cannot be done; the message says why and what to do."""


class NotAllowed(BotError, app_commands.CheckFailure):
    """Somebody may not do this; the message says who may."""


def unwrapped(error: BaseException) -> BaseException:
    """The error that a command raised, without the wrapping of discord.py."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    return error


def expected(error: BaseException) -> str:
    """What a member is told about an error that is no fault of the bot; "" for a fault."""
    match error:
        case TooOften():
            who = "member" if error.who == "member" else "server"
            return f"⏳ {say(f'error.often.{who}', when=f'<t:{_ceiling(error.again)}:R>')}"
        case Gone():
            return say("error.gone")
        case ReloadError() | DeskError() | NotAllowed():
            sign = "🔒" if isinstance(error, NotAllowed) else "⚠️"
            return f"{sign} {plain(str(error), _LONGEST)}"
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return say("error.changed")
        case app_commands.CheckFailure():
            return f"🔒 {say('error.moderators')}"
        case _:
            return ""


def _ceiling(moment: datetime) -> int:
    return int(moment.timestamp()) + 1


def said(text: str) -> Reply:
    """A reply of one line."""
    return Reply((Text(text),), _QUIET)


def report(
    error: BaseException, *, command: str, server: int | None, private: Iterable[str] = ()
) -> str:
    """Log a fault and return its id, which the member is shown; `private` is never logged."""
    error_id = secrets.token_hex(4)
    _log.error(
        "fault",
        error_id=error_id,
        command=command,
        server=server,
        error=type(error).__name__,
        traceback=_trace(error, private),
    )
    return error_id


def reply_for(
    error: BaseException, *, command: str, server: int | None, private: Iterable[str] = ()
) -> Reply:
    """What a member is shown for an error; a fault is logged on the way."""
    cause = unwrapped(error)
    told = expected(cause)
    if told:
        _log.info("refused", command=command, server=server, reason=type(cause).__name__)
        return said(told)
    error_id = report(cause, command=command, server=server, private=private)
    return said(f"😕 {say('error.fault', id=f'`{error_id}`')}")


def _trace(error: BaseException, private: Iterable[str]) -> str:
    """The traceback, with the words of private texts blotted out of the errors' messages."""
    words = {word for text in private for word in re.findall(r"\w{3,}", text)}
    longest_first = sorted(words, key=len, reverse=True)
    blot = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
    lines = "".join(traceback.format_exception(error)).splitlines()
    # Lines of code are indented and are the bot's own; only messages can hold what was typed.
    return "\n".join(line if line.startswith("  ") else blot.sub("▒", line) for line in lines)


def typed(interaction: discord.Interaction[Any]) -> list[str]:
    """Every text that a person typed into an interaction: none of it may be logged."""
    return list(_strings(interaction.data or {}))


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, dict):
        for key, entry in value.items():
            if key in {"value", "content", "custom_id"} and isinstance(entry, str):
                yield entry
            else:
                yield from _strings(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _strings(entry)

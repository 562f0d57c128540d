"""The custom_ids of buttons and menus: all that they need to work again after a restart.

Syntax: `cov:<action>:<argument>`; the argument of most is a figure's id. Nothing is remembered
between the reply and the click, so a reply keeps working for as long as it stands.
"""

from __future__ import annotations

import re
from typing import Literal

from bot.reply import MAX_CUSTOM_ID
from bot.reply_text import length

Action = Literal[
    "context", "all", "chart", "share", "right", "wrong", "pick", "measure", "reason", "none"
]
# Buttons, menus and dialogs of moderators, and of /privacy: see `bot.commands.curating`.
DeskAction = Literal[
    "review", "confirm", "correct", "hide", "decide", "undo", "conflicts", "decisions",
    "unanswered", "name", "given", "ignore", "feedback", "settled",
    "articles", "swap", "leave", "forget",
]  # fmt: skip
PREFIX = "cov"
PATTERN = re.compile(rf"{PREFIX}:(?P<action>[a-z]+):(?P<argument>.*)", re.DOTALL)
# What separates the parts of an argument; a question that holds it has a blank instead.
_PART = "|"


def custom_id(action: Action | DeskAction, *parts: str) -> str:
    """The custom_id of an action; parts that no longer fit are left empty from the end.

    >>> custom_id("context", "f1")
    'cov:context:f1'
    >>> custom_id("pick", "net_loss", "2021", "x" * 100) == custom_id("pick", "net_loss", "2021", "")
    True

    """
    kept = [part.replace(_PART, " ") for part in parts]
    for index in range(len(kept) - 1, -1, -1):
        made = f"{PREFIX}:{action}:{_PART.join(kept)}"
        if length(made) <= MAX_CUSTOM_ID:
            return made
        kept[index] = ""
    return f"{PREFIX}:{action}:{_PART.join(kept)}"


def parts(argument: str) -> list[str]:
    """The parts of an argument.

    >>> parts("net_loss|2021|")
    ['net_loss', '2021', '']

    """
    return argument.split(_PART)

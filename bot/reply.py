"""A reply: what a Discord message shows, as plain values that fit Discord's limits.

Replies use Components V2 and never embeds; CONTRIBUTING.md has the reasons.
Limits: https://docs.discord.com/developers/components/reference (August 2026).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from bot.reply_text import ELLIPSIS, length
from knowledge.answers.speech import say

MAX_TEXT = 4000
MAX_COMPONENTS = 40
MAX_LABEL = 80
MAX_CUSTOM_ID = 100
MAX_OPTION = 100
MAX_OPTIONS = 25
MAX_PLACEHOLDER = 150
MAX_ALT_TEXT = 1024
MAX_ROW = 5

Style = Literal["primary", "secondary", "success", "danger"]


@dataclass(frozen=True, slots=True)
class Button:
    """A button: with a `custom_id` it acts, with a `url` it is a link; never both."""

    label: str
    custom_id: str = ""
    url: str = ""
    style: Style = "secondary"
    emoji: str = ""
    disabled: bool = False

    def __post_init__(self) -> None:
        if bool(self.custom_id) == bool(self.url):
            raise ValueError(f"button {self.label!r} needs a custom_id or a url")
        if not 0 < length(self.label) <= MAX_LABEL or length(self.custom_id) > MAX_CUSTOM_ID:
            raise ValueError(f"button {self.label!r} ({self.custom_id!r}) is too long")


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a select menu; `value` is what comes back."""

    label: str
    value: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """A select menu of one choice."""

    custom_id: str
    placeholder: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of Discord markdown, with a button or link at its side if one is given."""

    content: str
    button: Button | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line between two parts."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG shown in the reply, with its description for those who cannot see it."""

    name: str
    data: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent with the reply."""

    name: str
    data: bytes


Block = Text | Rule | Picture | Attachment
Row = tuple[Button, ...] | Menu


@dataclass(frozen=True, slots=True)
class Reply:
    """What one message shows: blocks in a frame of a colour, rows of buttons below it."""

    blocks: tuple[Block, ...]
    colour: int | None = None
    rows: tuple[Row, ...] = field(default=())

    def with_rows(self, *rows: Row) -> Reply:
        """The same reply with these rows of buttons added below."""
        return replace(self, rows=(*self.rows, *rows))


def text_of(reply: Reply) -> str:
    """All that the reply displays as text, one block a line."""
    return "\n".join(block.content for block in reply.blocks if isinstance(block, Text))


def _components(block: Block) -> int:
    """How many components a block is: a text with a button is section, text and button."""
    return 3 if isinstance(block, Text) and block.button is not None else 1


def fitted(reply: Reply) -> Reply:
    """The reply within Discord's totals: blocks that no longer fit are left out from the end.

    The builders keep to their own shares; this is the last guard, and it says when it cut.
    """
    rows = sum(1 if isinstance(row, Menu) else 1 + len(row) for row in reply.rows)
    components = 1 + rows + sum(_components(block) for block in reply.blocks)
    text = sum(length(block.content) for block in reply.blocks if isinstance(block, Text))
    if components <= MAX_COMPONENTS and text <= MAX_TEXT:
        return reply
    # A component and a line are kept for the word that something was cut.
    more = f"-# {ELLIPSIS} {say('reply.cut')}"
    components_left, text_left = MAX_COMPONENTS - 2 - rows, MAX_TEXT - len(more)
    kept: list[Block] = []
    for block in reply.blocks:
        components_left -= _components(block)
        text_left -= length(block.content) if isinstance(block, Text) else 0
        if components_left < 0 or text_left < 0:
            break
        kept.append(block)
    return replace(reply, blocks=(*kept, Text(more)))

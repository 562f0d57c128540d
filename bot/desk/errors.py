"""What goes wrong at the desk: each message says what, and what to do."""

from __future__ import annotations

from bot.errors import DeskError

__all__ = ["DeskError", "Meanwhile"]


class Meanwhile(DeskError):
    """Somebody else decided about the same thing first."""

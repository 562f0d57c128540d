"""Charts as PNG pictures; needs the optional extra `chart` (Pillow)."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec


@cache
def can_draw() -> bool:
    """Whether the extra `chart` is installed."""
    return find_spec("PIL") is not None

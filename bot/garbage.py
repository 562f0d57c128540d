"""How the bot lives with Python's collector of garbage while it serves."""

from __future__ import annotations

import gc

_OBJECTS = 10_000  # new ones between two looks; Python's own 700 are fewer than a question makes


def settle() -> None:
    """Keep all that is loaded by now for good, and look for garbage more rarely.

    The collector need not walk what stays each time, which would take as long as several answers.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])

"""Every word and phrase by which a question's words find a sentence's, with its key."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.language.places import places
from knowledge.language.stems import groups
from knowledge.tables import table
from knowledge.tables import words as entries

PLACE, EMBLEM = "@", "~"
"""What the keys of places begin with, and those of what in a text stands for a country."""
_OF_PLACE, _OF_EMBLEM = 0.95, 0.9  # how surely one of its words means a place


def vocabulary() -> Iterator[tuple[str, str, float]]:
    """Every word and phrase with its key and the key's strength; a phrase of asking has none."""
    for group in groups():
        if group.strength < 1:
            yield from ((word, group.key, group.strength) for word in group.words)
    for item in places():
        for name in (item.name, *item.demonyms, *item.abbreviations):
            # The two letters of a state are too short to be told from a word ("in", "or").
            if item.kind != "state" or len(name) > len("CA"):
                yield name, f"{PLACE}{item.name.lower()}", _OF_PLACE
    for row in table("emblems"):
        key = f"{EMBLEM}{row['country'].lower()}"
        yield from ((name, key, _OF_EMBLEM) for name in entries(row["names"]))
    for row in table("stop_words"):
        yield from ((word, "", 0.0) for word in entries(row["words"]) if " " in word)

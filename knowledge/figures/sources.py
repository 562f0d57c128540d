"""Those who mostly report the figures of others: analysts, data providers, agencies, exchanges."""

from __future__ import annotations

from functools import cache, lru_cache

from knowledge.tables import table, words

BODIES = frozenset("association federation confederation chamber council".split())
"""What those of one trade found to speak for it, and to count it."""
_OFFICE = BODIES | frozenset("statistics statistical census customs ministry bureau".split())
_EXCHANGES = frozenset({"Exchange", "Bourse", "bourse"})
_ANALYSTS = frozenset({"Research", "Securities", "Economics", "Ratings", "Broking", "Analytics"})


@lru_cache(maxsize=8192)
def source_kind(name: str) -> str:
    """What a source is ("analyst", "data", "office" and the like), "" for no source.

    >>> source_kind("Goldman Sachs"), source_kind("Tolva Research"), source_kind("Tolva")
    ('analyst', 'analyst', '')
    >>> source_kind("Statistics Norway"), source_kind("Oslo Stock Exchange")
    ('office', 'exchange')
    """
    known = sources().get(name.lower())
    if known is None and not _OFFICE.isdisjoint(name.lower().split()):
        return "office"
    last = name.rpartition(" ")[2] if known is None and " " in name else ""
    if last in _EXCHANGES:
        return "exchange"
    if last in _ANALYSTS:
        return "analyst"
    return known or ""


@cache
def sources() -> dict[str, str]:
    """The names in lower case -> what they are.

    >>> sources()["goldman sachs"]
    'analyst'
    """
    return {name: row["kind"] for row in table("sources") for name in words(row["names"])}

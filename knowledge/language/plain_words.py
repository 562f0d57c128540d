"""Plain words: those that are no names, and among them those that carry no content."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from knowledge.tables import table
from knowledge.tables import words as entries


def is_common(word: str) -> bool:
    """Whether the press prints the word in small letters (`data/common_words.csv`).

    >>> is_common("Shares"), is_common("Nissan")
    (True, False)
    """
    return word.lower().replace("’", "'") in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in table("common_words"))


def is_english(word: str) -> bool:
    """Whether a word (lower case) is English, and so no typing error (`data/english_words.csv`).

    >>> is_english("drifting"), is_english("driffting")
    (True, False)
    """
    return word in _english()


@cache
def _english() -> frozenset[str]:
    return frozenset(row["word"] for row in table("english_words"))


def is_stop(word: str) -> bool:
    """Whether a word (lower case) carries no content in an article.

    >>> is_stop("the"), is_stop("revenue")
    (True, False)
    """
    return stops().get(word) == "both" or not any(map(str.isalnum, word))


@cache
def stops() -> Mapping[str, str]:
    """The single stop words, each with the side it is silent on (`data/stop_words.csv`)."""
    return {
        word: row["side"]
        for row in table("stop_words")
        for word in entries(row["words"])
        if " " not in word
    }

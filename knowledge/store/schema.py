"""The tables of `knowledge.db`, and its identifiers.

Identifiers are derived from content, so the same coverage gives the same rows in whatever
order its files come.
"""

from __future__ import annotations

import hashlib

SCHEMA = 4
_POSITION_BITS = 16  # the sentences of an article are numbered below 65,536


def article_id(key: str) -> int:
    """The identifier of an article: 47 bits of a hash of its key."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:6], "big") >> 1


def company_id(normal: str) -> int:
    """The identifier of a company: 47 bits of a hash of its normalised name."""
    return article_id(f"company:{normal}")


def sentence_id(article: int, position: int) -> int:
    """The identifier of a sentence: its article's, and its position there."""
    return (article << _POSITION_BITS) | position


def figure_id(article_key: str, sentence: str, start: int) -> str:
    """The identifier of a figure: of its article and sentence, and where its mention starts.

    It does not change when other sentences of the article do, so what people decide about a
    figure stays attached to it.
    """
    digest = hashlib.sha256(f"{article_key}\n{sentence}".encode()).hexdigest()
    return f"{digest[:16]}.{start:x}"


TABLES: dict[str, dict[str, type]] = {
    "meta": {"key": str, "value": str},
    "article": {
        "id": int, "key": str, "title": str, "url": str, "published": str, "source": str,
        "authors": str, "path": str, "digest": str, "mark": str, "keys": str,
    },
    "company": {"id": int, "name": str, "kind": str, "figures": int},
    "alias": {"key": str, "company_id": int, "weight": float},
    "sentence": {
        "id": int, "article_id": int, "position": int, "kind": str, "paragraph": int,
        "text": str, "signs": str, "starts": str, "keys": str, "context": str,
    },
    "entity": {
        "article_id": int, "number": int, "name": str, "kind": str, "count": int,
        "topic": int, "aliases": str, "company_id": int,
    },
    "figure": {
        "id": str, "article_id": int, "sentence_id": int, "entity": int, "company_id": int,
        "metric": str, "value": str, "unit": str, "text": str, "bound": str, "upper": str,
        "per": str, "converted": str, "period": str, "period_start": str, "period_end": str,
        "role": str, "direction": int, "scope": str, "label": str, "noun": str, "start": int, "end": int,
        "confidence": float, "day": int, "seal": int,
    },
    "word": {"word": str, "stem": str, "count": int},
    "stem": {"stem": str, "count": int},
    "posting": {"stem": str, "ids": bytes, "weights": bytes},
    "spelling": {"first": str, "length": int, "words": str},
    "shown": {"id": int, "company_id": int},
    "given": {"key": str, "company_id": int},
    "file": {"path": str, "digest": str, "articles": str, "unread": str},
}  # fmt: skip
# What people decided can be undone: `figure_before` has the figures as they were read, `given`
# the names (and, with an empty key, the companies) that only people know. See `decide`.
TABLES["figure_before"] = TABLES["figure"]
INSERT = {
    name: f"INSERT OR REPLACE INTO {name} VALUES ({', '.join('?' * len(columns))})"
    for name, columns in TABLES.items()
}
"""How a row is written into each table."""

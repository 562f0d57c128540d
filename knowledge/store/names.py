"""Company names that fit what a person has typed so far."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from knowledge.figures.companies import normal_name
from knowledge.store.connections import Connections
from knowledge.store.lexicon import Words

_POOL = 200  # names that are compared with what was typed
_SHOWN = (
    "SELECT name FROM shown JOIN company ON company.id = shown.company_id AND company.figures > 0"
)
_MADE = "SELECT name FROM company WHERE figures > 0 AND id IN (SELECT company_id FROM given)"
# Those that go by exactly this name, and those that people gave a name that begins so.
_CALLED = (
    "SELECT name, 0 AS given, -weight AS place FROM alias JOIN company ON id = company_id"
    " WHERE key = ?1 AND figures > 0 AND kind IN ('company', 'other')"
    " UNION ALL SELECT name, 1, 0 FROM given JOIN company ON id = company_id"
    " WHERE substr(key, 1, length(?1)) = ?1 AND figures > 0 ORDER BY given, place, name LIMIT 64"
)
_FIT = 60  # of 100: a worse fit is not shown


def companies_like(rows: Connections, words: Words, typed: str, limit: int) -> list[str]:
    """Companies with figures whose names fit what was typed, best first.

    Names that have every word typed, the last one perhaps unfinished; else names that have one
    of them; each word also as the coverage spells it.
    """
    normal = normal_name(typed).split()
    if not normal:
        if typed.strip():
            return []
        return [row[0] for row in rows.rows(f"{_SHOWN} ORDER BY shown.id LIMIT ?", (limit,))]
    called = [str(row[0]) for row in rows.rows(_CALLED, (" ".join(normal),))]
    # Companies that people made are few, and in no index.
    pool = {row[0]: None for row in rows.rows(_MADE)}
    for terms in _attempts(normal, words):
        found = rows.rows(
            f"{_SHOWN} WHERE shown.id IN"
            " (SELECT rowid FROM naming WHERE naming MATCH ? ORDER BY rowid LIMIT ?)",
            (terms, _POOL),
        )
        pool.update((row[0], None) for row in found)
        if len(found) >= limit:
            break
    best = process.extract(
        normal_name(typed), list(pool), scorer=fuzz.WRatio, processor=normal_name,
        score_cutoff=_FIT, limit=limit,
    )  # fmt: skip
    return list(dict.fromkeys([*called, *(name for name, _, _ in best)]))[:limit]


def _attempts(typed: list[str], words: Words) -> Iterable[str]:
    """Full-text queries, the narrowest first."""
    yield " AND ".join(_begins(word) for word in typed)
    joined = "".join(typed)
    yield _begins(joined)
    spelled = [_spelled(word, words) for word in typed]
    yield " AND ".join(_either(word, near) for word, near in zip(typed, spelled, strict=True))
    parts = [joined[:cut] + " " + joined[cut:] for cut in range(3, len(joined) - 2)]
    yield " OR ".join(
        [_either(word, near) for word, near in zip(typed, spelled, strict=True)]
        + ["(" + " AND ".join(_begins(word) for word in part.split()) + ")" for part in parts[:12]]
    )


def _spelled(word: str, words: Words) -> str:
    """The word as the coverage spells it, "" if it does so already or has none like it."""
    if len(word) < 4 or not word.isalpha() or words.knows(word):  # noqa: PLR2004 - as in spelling
        return ""
    return words.nearest(word) or ""


def _either(word: str, near: str) -> str:
    return f"({_begins(word)} OR {_begins(near)})" if near else _begins(word)


def _begins(word: str) -> str:
    return '"' + word.replace('"', '""') + '"*'

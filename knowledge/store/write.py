"""Filling a new knowledge database: articles one by one, then companies across them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from knowledge.coverage.article import Article
from knowledge.figures.companies import Companies, name_keys, normal_name
from knowledge.figures.extract import Draft, Extract
from knowledge.language.words import stem
from knowledge.store.decide import lay_over
from knowledge.store.schema import (
    SCHEMA,
    TABLES,
    article_id,
    company_id,
    create,
    figure_id,
    index,
    sentence_id,
)
from knowledge.values import Alias, Correction

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SHORT = 2  # a derived acronym of two letters would be found in too many questions
_INSERT = {
    name: f"INSERT OR REPLACE INTO {name} VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - table names of our own
    for name, columns in TABLES.items()
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a finished database holds."""

    articles: int
    figures: int
    companies: int


class Writer:
    """A knowledge database in the making; `finish` makes it complete.

    The same article twice (by key) is one article: the one published last stays, and of two
    with the same date the one with the larger digest, so that no order of files matters.
    """

    def __init__(self, path: Path, aliases: Iterable[Alias] = ()) -> None:
        self._aliases = tuple(aliases)
        self._db = create(path)
        self._connection: sqlite3.Connection = self._db.conn
        self._connection.execute("BEGIN")
        self._words: Counter[str] = Counter()

    def add(self, extract: Extract) -> bool:
        """Write one article; False if a newer version of it stands already."""
        article = extract.article
        identifier = article_id(article.key)
        published = article.published.isoformat() if article.published else ""
        old = self._connection.execute(
            "SELECT published, digest FROM article WHERE id = ?", (identifier,)
        ).fetchone()
        if old is not None:
            if (published, article.digest) <= tuple(old):
                return False
            self._remove(identifier)
        self._insert(
            "article",
            [
                (
                    identifier, article.key, article.title, article.url, published,
                    article.source, json.dumps(article.authors, ensure_ascii=False),
                    article.path, article.digest,
                )
            ],
        )  # fmt: skip
        self._insert_sentences(identifier, extract)
        self._insert_cast(identifier, extract)
        self._insert("figure", (_figure_row(identifier, article, draft) for draft in extract.drafts))
        return True

    def _insert(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._connection.executemany(_INSERT[table], rows)

    def _insert_sentences(self, article: int, extract: Extract) -> None:
        rows = []
        for position, sentence in enumerate(extract.article.sentences):
            rows.append(
                (
                    sentence_id(article, position), article, position, sentence.kind,
                    sentence.paragraph, sentence.text, *_shape(extract, position),
                )
            )  # fmt: skip
            self._words.update(set(_WORD.findall(sentence.text.lower())))
        self._insert("sentence", rows)

    def _insert_cast(self, article: int, extract: Extract) -> None:
        topic = extract.cast.topic
        self._insert(
            "entity",
            (
                (
                    article, entity.id, entity.name, entity.kind, entity.count,
                    int(topic is not None and topic.id == entity.id),
                    json.dumps(entity.aliases, ensure_ascii=False), None,
                )
                for entity in extract.cast.entities
            ),
        )  # fmt: skip

    def _remove(self, article: int) -> None:
        for text, in self._connection.execute(
            "SELECT text FROM sentence WHERE article_id = ?", (article,)
        ):
            self._words.subtract(set(_WORD.findall(text.lower())))
        for table in ("figure", "entity", "sentence"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE article_id = ?",  # noqa: S608 - table names of our own
                (article,),
            )
        self._connection.execute("DELETE FROM article WHERE id = ?", (article,))

    def finish(self, corrections: Iterable[Correction] = (), revision: int = 0) -> Counts:
        """Merge companies across articles, apply what people decided, add the indexes, close."""
        self._link_companies()
        self._insert(
            "word",
            (
                (word, stem(word), count)
                for word, count in sorted(self._words.items())
                if count > 0
            ),
        )
        built = datetime.now(UTC).isoformat(timespec="seconds")
        self._insert("meta", [("schema", str(SCHEMA)), ("built", built)])
        index(self._db)
        lay_over(self._connection, self._aliases, corrections, revision)
        self._connection.execute("COMMIT")
        self._connection.execute("ANALYZE")
        counts = Counts(
            self._count("article"), self._count("figure"), self._count("company WHERE figures > 0")
        )
        self.close()
        return counts

    def _count(self, table: str) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608

    def close(self) -> None:
        """Close the database as it stands."""
        self._connection.close()

    def _entities(self) -> Iterator[tuple[str, str, str, int]]:
        """Every name of the coverage with its kind, its other forms and its count."""
        yield from self._connection.execute(
            "SELECT name, kind, aliases, sum(count) FROM entity GROUP BY name, kind, aliases"
            " ORDER BY name, kind, aliases"
        )

    def _link_companies(self) -> None:
        known = Companies(self._aliases)
        for name, kind, aliases, count in self._entities():
            known.add(name, json.loads(aliases), kind, count)
        known.finish()
        kinds: dict[str, Counter[str]] = defaultdict(Counter)
        keys: dict[str, Counter[str]] = defaultdict(Counter)
        links = {}
        for name, kind, aliases, count in self._entities():
            company = known.company(name, kind)
            links[name, kind] = company_id(normal_name(company))
            kinds[company][kind] += count
            for form in (name, *json.loads(aliases)):
                keys[company][normal_name(form)] += count
        self._insert_companies(kinds, keys)
        self._connection.execute("CREATE TEMP TABLE link (name, kind, company_id)")
        self._connection.executemany(
            "INSERT INTO link VALUES (?, ?, ?)",
            ((name, kind, identifier) for (name, kind), identifier in links.items()),
        )
        self._connection.execute("CREATE INDEX temp.link_name ON link (name, kind)")
        self._connection.execute(
            "UPDATE entity SET company_id = (SELECT company_id FROM link"
            " WHERE link.name = entity.name AND link.kind = entity.kind)"
        )
        self._connection.execute(
            "UPDATE figure SET company_id = (SELECT company_id FROM entity"
            " WHERE entity.article_id = figure.article_id AND entity.number = figure.entity)"
        )
        self._connection.execute(
            "UPDATE company SET figures ="
            " (SELECT count(*) FROM figure WHERE figure.company_id = company.id)"
        )

    def _insert_companies(
        self, kinds: dict[str, Counter[str]], keys: dict[str, Counter[str]]
    ) -> None:
        self._insert(
            "company",
            (
                (company_id(normal_name(name)), name, counts.most_common(1)[0][0], 0)
                for name, counts in sorted(kinds.items())
            ),
        )
        self._insert(
            "alias",
            (
                (key, company_id(normal_name(name)), float(weight))
                for name, printed in sorted(keys.items())
                for key, weight in _alias_weights(name, printed).items()
            ),
        )


def _alias_weights(name: str, printed: Counter[str]) -> dict[str, float]:
    """The keys under which a company is found: printed forms by count, then derived ones."""
    weights = {key: 0.5 for key in name_keys(name) if len(key) > _SHORT}
    weights.update({key: float(count) for key, count in printed.items() if key})
    return weights


def _shape(extract: Extract, position: int) -> tuple[str, str]:
    shape = extract.shapes.get(position)
    if shape is None:
        return "", "[]"
    return shape.signs, json.dumps([item.start for item in shape.items], separators=(",", ":"))


def _figure_row(identifier: int, article: Article, draft: Draft) -> tuple[object, ...]:
    quantity, period = draft.quantity, draft.period
    text = article.sentences[draft.sentence].text
    return (
        figure_id(article.key, text, quantity.start), identifier,
        sentence_id(identifier, draft.sentence), draft.entity, None,
        draft.metric, str(quantity.value), quantity.unit, quantity.text, quantity.bound,
        "" if quantity.upper is None else str(quantity.upper), quantity.per,
        json.dumps([(str(c.value), c.unit, c.text, c.start, c.end) for c in draft.converted])
        if draft.converted else "",
        period.key if period else "",
        period.start.isoformat() if period and period.start else None,
        period.end.isoformat() if period and period.end else None,
        draft.role, draft.direction, draft.scope, draft.label, quantity.noun,
        quantity.start, quantity.end, draft.confidence,
    )  # fmt: skip

"""An extracted article -> the rows that a database keeps of it. Pure, for any process to do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from knowledge.answers.passage import key_places
from knowledge.coverage.article import Article
from knowledge.coverage.keys import content_hash
from knowledge.figures.extract import Draft, Extract
from knowledge.store.schema import article_id, figure_id, sentence_id
from knowledge.store.seal import UNSEALED

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# "Corvo's" prints the word Corvo. What stands before it is looked at last: that is faster.
_OF = re.compile(r"['’]s\b(?<=\w['’]s)")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Row = tuple[object, ...]
Places = Callable[[str], Mapping[str, Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Rows:
    """What the tables of the same names get from one article.

    `version` tells which of two articles with one key stays: the larger. `words` has each word
    once for every sentence with it.
    """

    id: int
    mark: str
    version: tuple[str, str, str]
    article: Row
    sentences: tuple[Row, ...]
    entities: tuple[Row, ...]
    figures: tuple[Row, ...]
    words: Sequence[str]


def rows(extract: Extract) -> Rows:
    """The rows of one article; companies are linked when all articles are there."""
    article = extract.article
    identifier = article_id(article.key)
    published = article.published.isoformat() if article.published else ""
    day = article.published.toordinal() if article.published else 0
    marked = mark(article)
    places = cache(key_places)  # a sentence is one of its own and what stands before the next
    return Rows(
        identifier,
        marked,
        (published, article.digest, article.path),
        (
            identifier, article.key, article.title, article.url, published, article.source,
            json.dumps(article.authors, ensure_ascii=False), article.path, article.digest,
            marked, _lines(places(article.title)),
        ),
        tuple(
            _sentence(identifier, extract, number, places)
            for number in range(len(article.sentences))
        ),
        tuple(_entities(identifier, extract)),
        tuple(_figure(identifier, article, draft, day) for draft in extract.drafts),
        words(sentence.text for sentence in article.sentences),
    )  # fmt: skip


def mark(article: Article) -> str:
    """A hash of everything in an article that its rows come from, but for the path of its file."""
    return content_hash(
        [
            article.key, article.title, article.url, str(article.published), article.source,
            article.digest, *article.authors, "", *article.tags, "",
            *(f"{s.kind}{s.paragraph} {s.text}" for s in article.sentences),
        ]
    )  # fmt: skip


def words(texts: Iterable[str]) -> tuple[str, ...]:
    """Each word (lower case) once for every text that it stands in."""
    return tuple(chain.from_iterable(map(_printed, texts)))


def _printed(text: str) -> set[str]:
    plain = text.lower()
    if "'s" in plain or "’s" in plain:
        plain = _OF.sub("", plain)
    return set(_WORD.findall(plain))


def _sentence(article: int, extract: Extract, number: int, places: Places) -> Row:
    sentence = extract.article.sentences[number]
    shape = extract.shapes.get(number)
    signs, starts, keys, context = "", "[]", "", ""
    if shape is not None:
        signs = shape.signs
        starts = f"[{','.join([str(item.start) for item in shape.items])}]"  # JSON, made faster
        keys = _json(places(sentence.text))
        if number:
            context = _lines(places(extract.article.sentences[number - 1].text))
    return (
        sentence_id(article, number), article, number, sentence.kind, sentence.paragraph,
        sentence.text, signs, starts, keys, context,
    )  # fmt: skip


def _lines(keys: Iterable[str]) -> str:
    """The keys one a line, each between two line ends, so that SQL can look for one."""
    return "\n".join(("", *keys, ""))


def _json(value: object) -> str:
    return _ENCODER.encode(value)


def _entities(article: int, extract: Extract) -> Iterator[Row]:
    topic = extract.cast.topic
    for entity in extract.cast.entities:
        yield (
            article, entity.id, entity.name, entity.kind, entity.count,
            int(topic is not None and topic.id == entity.id),
            json.dumps(entity.aliases, ensure_ascii=False), None,
        )  # fmt: skip


def _figure(id: int, article: Article, draft: Draft, day: int) -> Row:
    quantity, period = draft.quantity, draft.period
    text = article.sentences[draft.sentence].text
    return (
        figure_id(article.key, text, quantity.start), id,
        sentence_id(id, draft.sentence), draft.entity, None,
        draft.metric, str(quantity.value), quantity.unit, quantity.text, quantity.bound,
        "" if quantity.upper is None else str(quantity.upper), quantity.per,
        json.dumps([(str(c.value), c.unit, c.text, c.start, c.end) for c in draft.converted])
        if draft.converted else "",
        period.key if period else "",
        period.start.isoformat() if period and period.start else None,
        period.end.isoformat() if period and period.end else None,
        draft.role, draft.direction, draft.scope, draft.label, quantity.noun,
        quantity.start, quantity.end, draft.confidence, day, UNSEALED,
    )  # fmt: skip

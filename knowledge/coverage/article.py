"""What the readers make of a file: articles, with boilerplate left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["headline", "text"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, verbatim except that runs of white space are one space.

    `kind` is "headline" for a title or an item of a list of headlines, "text" otherwise.
    `paragraph` counts from 0; a title is a paragraph of its own.
    """

    text: str
    kind: Kind = "text"
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One article as the publication gives it.

    `sentences` starts with the title (kind "headline") where there is one. A list of
    headlines on a portal page is an article of its own whose sentences are all headlines.
    `published` is None where the file gives no date; then relative periods stay unresolved.
    `key` identifies the article across formats and updates (its URL, else its title and date).
    """

    key: str
    title: str
    sentences: tuple[Sentence, ...]
    url: str = ""
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    source: str = ""
    path: str = ""
    digest: str = ""
    tags: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a part of one, that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: its articles, and the parts of it that could not be read."""

    articles: tuple[Article, ...]
    unread: tuple[Unread, ...] = ()

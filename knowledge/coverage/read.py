"""A file of the coverage -> its articles: the one way in, whatever the format."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from knowledge.coverage.article import Article, Reading, Unread
from knowledge.coverage.compose import Draft, compose
from knowledge.coverage.encoding import decoded
from knowledge.coverage.feed import feed_drafts, is_feed
from knowledge.coverage.html_page import html_drafts, is_html
from knowledge.coverage.json_lines import Damage, is_json, json_drafts
from knowledge.coverage.markdown import is_markdown, markdown_drafts
from knowledge.coverage.text import text_drafts
from knowledge.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LARGEST_FILE = 20_000_000
"""Bytes; a larger file is reported, not read."""

_JSON_NAMES = (".json", ".jsonl", ".ndjson")


def read_file(path: Path) -> list[Article]:
    """The articles of a file. See `reading`, which also tells of damaged parts."""
    return list(reading(path).articles)


def read_bytes(name: str, data: bytes) -> list[Article]:
    """The articles in the content of a file; `name` stands in `Article.path` and errors.

    The format is told from the content; what is called JSON and is nothing else that can be
    told is damaged JSON, not prose. Raises UnreadableFile, and nothing else.
    """
    return list(reading_bytes(name, data).articles)


def reading(path: Path) -> Reading:
    """The articles of a file, and those of its parts that could not be read.

    Raises UnreadableFile, saying what and why, if nothing of it can be read.
    """
    return reading_bytes(str(path), _content(path))


def parts(path: Path) -> Iterator[Draft | Damage]:
    """The parts of a file, one by one, before any is composed to an article: see `composed`.

    Raises UnreadableFile as `reading` does, but for parts that cannot be composed.
    """
    return _parts(str(path), _content(path))


def composed(found: Iterable[Draft | Damage], name: str) -> Reading:
    """The articles that parts of the file `name` are, and what of them could not be read."""
    read = [_article(draft, name) for draft in found]
    return Reading(
        tuple(part for part in read if isinstance(part, Article)),
        tuple(part for part in read if isinstance(part, Unread)),
    )


def _content(path: Path) -> bytes:
    """What a file holds. Raises UnreadableFile if it is no file, too large or not to be opened."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            kind = "a folder" if stat.S_ISDIR(state.st_mode) else "not a regular file"
            raise UnreadableFile(f"{path}: this is {kind}")
        data = path.read_bytes() if state.st_size <= LARGEST_FILE else b""
    except FileNotFoundError as error:
        raise UnreadableFile(f"{path}: there is no such file or folder") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableFile(f"{path}: it cannot be opened: {why}") from error
    if state.st_size > LARGEST_FILE:
        raise UnreadableFile(f"{path}: {_too_large(state.st_size)}")
    return data


def reading_bytes(name: str, data: bytes) -> Reading:
    """The articles in the content of a file, and those of its parts that could not be read.

    Raises UnreadableFile if nothing of it can be read.
    """
    read = composed(_parts(name, data), name)
    if not read.articles:
        why = read.unread[0].reason if read.unread else "no article was found"
        raise UnreadableFile(f"{name}: {why}")
    return read


def _parts(name: str, data: bytes) -> Iterator[Draft | Damage]:
    if len(data) > LARGEST_FILE:
        raise UnreadableFile(f"{name}: {_too_large(len(data))}")
    try:
        yield from _drafts(decoded(data), name)
    except UnreadableFile as error:
        raise UnreadableFile(f"{name}: {error}") from error


def _article(draft: Draft | Damage, name: str) -> Article | Unread:
    if isinstance(draft, Damage):
        return Unread(f"{name} ({draft.where})" if draft.where else name, draft.reason)
    try:
        return compose(draft, name)
    except UnreadableFile as error:
        return Unread(f"{name} ({draft.title})" if draft.title else name, str(error))


def _drafts(text: str, name: str) -> Iterable[Draft | Damage]:
    if is_json(text):
        return json_drafts(text)
    if is_feed(text):
        return feed_drafts(text)
    if is_html(text):
        return html_drafts(text)
    if is_markdown(text):
        return markdown_drafts(text)
    if name.lower().endswith(_JSON_NAMES):
        return json_drafts(text)
    return text_drafts(text)


def _too_large(size: int) -> str:
    return f"{size:,} bytes, the limit is {LARGEST_FILE:,}; split the file"


def coverage_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named by paths and those below folders, each once; folders in sorted order.

    Hidden files and folders below a folder are left out; a loop of links is walked once. A path
    that does not exist, or a folder that cannot be listed, is yielded like a file, so that
    `reading` says why.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _below(path, seen)


def _below(path: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    try:
        state = path.stat()
    except (OSError, ValueError):
        yield path
        return
    mark = (state.st_dev, state.st_ino)
    if mark in seen:
        return
    seen.add(mark)
    if not stat.S_ISDIR(state.st_mode):
        yield path
        return
    try:
        names = sorted(name for name in os.listdir(path) if not name.startswith("."))  # noqa: PTH208
    except OSError:
        yield path
        return
    for name in names:
        yield from _below(path / name, seen)

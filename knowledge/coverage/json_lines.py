"""JSON (one article, a list of them) and JSON lines -> drafts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.coverage.markup import html_lines, looks_like_markup
from knowledge.coverage.paragraphs import paragraphs
from knowledge.coverage.records import field, field_names, record_draft
from knowledge.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.coverage.compose import Draft

_OPENING = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_FIRST_LINES = 5
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Damage:
    """A part of a file that is no article: where it stands in the file, and why."""

    where: str
    reason: str


def is_json(text: str) -> bool:
    """Whether a text sets out as JSON or JSON lines, damaged or not."""
    if _OPENING.match(text):
        return True
    first = text.lstrip()[:20_000].split("\n", _FIRST_LINES)[1:_FIRST_LINES]
    return sum(line.startswith('{"') for line in first) >= 1


def json_drafts(text: str) -> Iterator[Draft | Damage]:
    """The drafts in a JSON or JSON-lines file, and a Damage for each record that is none.

    Raises UnreadableFile if the file is damaged as a whole.
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield from _line_drafts(text, error)
        return
    found = list(_records(whole, _DEEPEST))
    if not found:
        raise UnreadableFile("the JSON holds no article: no object with a title or a text")
    for number, record in enumerate(found, start=1):
        where = f"article {number}" if len(found) > 1 else ""
        yield _draft(record) or Damage(where, "no title and no text")


def _line_drafts(text: str, error: Exception) -> Iterator[Draft | Damage]:
    """The drafts of JSON lines; a damaged line costs that line alone.

    Nothing is told before one line is good: the file may be damaged as a whole.
    """
    read: list[Draft | Damage] = []
    good = False
    for number, line in enumerate(_lines(text), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as damage:
            read.append(Damage(f"line {number}", f"damaged JSON: {_said(damage)}"))
            continue
        found = list(_records(value, _DEEPEST)) if isinstance(value, (dict, list)) else []
        drafts = [draft for record in found if (draft := _draft(record)) is not None]
        good = good or isinstance(value, dict)
        read.extend(drafts or [Damage(f"line {number}", "no title and no text")])
        if good:
            yield from read
            read.clear()
    if not good:
        raise UnreadableFile(f"damaged JSON: {_said(error)}")
    yield from read


def _lines(text: str) -> Iterator[str]:
    """The lines of a text one by one, so that they do not fill the memory a second time."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _said(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _records(value: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """The objects that may be articles, wherever a file wraps its list of them."""
    if isinstance(value, list):
        if depth:
            for item in value:
                yield from _records(item, depth - 1)
    elif isinstance(value, dict):
        inner = [value[key] for key in value if key.casefold() in field_names()["list"]]
        lists = [item for item in inner if isinstance(item, (list, dict)) and item]
        if lists and depth and field(value, "text") is None:
            for item in lists:
                yield from _records(item, depth - 1)
        else:
            yield value


def _draft(record: dict[str, Any]) -> Draft | None:
    text = field(record, "text")
    if isinstance(text, list):
        text = "\n\n".join(part for part in text if isinstance(part, str))
    elif isinstance(text, dict):
        text = next((part for part in text.values() if isinstance(part, str)), "")
    body = text if isinstance(text, str) else ""
    lines = html_lines(body) if looks_like_markup(body) else paragraphs(body)
    draft = record_draft(record, tuple(lines))
    return draft if draft.title or draft.paragraphs else None

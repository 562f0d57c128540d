"""RSS and Atom -> drafts, one for each entry."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from knowledge.coverage.bylines import author_names
from knowledge.coverage.compose import Draft
from knowledge.coverage.dates import printed_date
from knowledge.coverage.markup import html_lines
from knowledge.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<\?[^>]{0,400}>\s*)*(?:<!--.{0,2000}?-->\s*)*<(?:\w+:)?(?:rss|feed|rdf)\b",
    re.IGNORECASE | re.DOTALL,
)


def is_feed(text: str) -> bool:
    """Whether a text sets out as an RSS or Atom file."""
    return _FEED.match(text) is not None


def feed_drafts(text: str) -> Iterator[Draft]:
    """The drafts of a feed's entries; nothing is fetched.

    Raises UnreadableFile if no entry can be read.
    """
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415 - costs start-up time

    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)  # its encoding is no longer true
    # A stream, as feedparser would fetch a string that looks like an address.
    try:
        parsed = feedparser.parse(BytesIO(text.encode("utf-8", "replace")), sanitize_html=False)
    except Exception as error:  # a damaged feed can trip any part of the parser
        raise UnreadableFile(f"the feed cannot be read: {error}") from error
    if not parsed.entries:
        why = parsed.get("bozo_exception", "it has no entries")
        raise UnreadableFile(f"the feed cannot be read: {why}")
    source = parsed.feed.get("title", "")
    for entry in parsed.entries:
        yield _draft(entry, source)


def _draft(entry: Any, source: str) -> Draft:  # noqa: ANN401 - feedparser has no types
    contents = [content.get("value", "") for content in entry.get("content", [])]
    body = max([*contents, entry.get("summary", "")], key=len)
    printed = entry.get("published") or entry.get("updated") or entry.get("created") or ""
    names = [author.get("name", "") for author in entry.get("authors", [])]
    names = [name for name in names if name] or [entry.get("author", "")]
    return Draft(
        title=" ".join(line for lines in html_lines(entry.get("title", "")) for line in lines),
        paragraphs=tuple(html_lines(body)),
        url=entry.get("link", ""),
        published=printed_date(printed),
        authors=tuple(name for text in names for name in author_names(text)),
        source=source,
        tags=tuple(tag.get("term") for tag in entry.get("tags", []) if tag.get("term")),
    )

"""The lines between a title and its article: who wrote it, when, in which section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.coverage.dates import date_line

if TYPE_CHECKING:
    from datetime import datetime

_LONGEST = 200
_LONGEST_PART = 80
_LONGEST_NAMES = 500
_MOST_WORDS = 5
_PARTS = re.compile(r"\s+[/|·•–—-]\s+|\s*\|\s*|\s*·\s*")
# "Ann Lee", "C. D. van der Berg"; "May 4" is no name.
_WORD = (
    r"(?!(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug"
    r"|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d)[^\W\d_a-z][\w.'’\-]*"
)
_NAME = (
    rf"{_WORD}(?:\s(?:(?:de|da|di|van|von|der|den|bin|al|el|la|le|du|dos)\s){{0,2}}{_WORD}){{0,4}}"
)
_HANDLE = re.compile(r"\s@\w+")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[a-z]{2,4})?", re.IGNORECASE)
_BY = re.compile(
    rf"(?i:by|written by|reported by|from|author:|authors:|byline:)\s+"
    rf"(?P<names>{_NAME}(?:(?:,\s(?:and\s)?|\sand\s|\s&\s|,\s?){_NAME}){{0,7}})(?P<rest>.*)"
)
_BY_WORD = re.compile(r"^(?:written )?by:? ", re.IGNORECASE)
_SPLIT_NAMES = re.compile(r"\s*(?:,\s*and|,|;|\band\b|&)\s+", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?i)(?:staff|our|news|business|special|agency|web)\b.{0,30}\b(?:reporters?|writers?|correspondents?|desk|bureau|team)"
)
_HEADER = re.compile(
    r"(?P<key>title|headline|author|authors|byline|by|date|published|publication date|source|url|link|section)\s?:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
# What a byline cannot do without: a year, or one of its words at the beginning.
_MAYBE = re.compile(
    r"(?:19|20)\d\d|^(?:by|written|reported|authors?|byline|title|headline|source|url|link|section)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says; empty fields where it says nothing."""

    authors: tuple[str, ...] = ()
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    source: str = ""
    url: str = ""
    title: str = ""


def byline(line: str) -> Byline | None:
    """What a line says of authors, time of publication and section; None if it is no byline.

    >>> said = byline("Ann Lee and Bo Wu / May 04, 2021 05:50 PM / Business & Tech")
    >>> said.authors, said.tags, said.published.isoformat()
    (('Ann Lee', 'Bo Wu'), ('Business & Tech',), '2021-05-04T17:50:00')
    >>> byline("By the end of May 4, 2021 sales had risen") is None
    True
    """
    if len(line) > _LONGEST or _MAYBE.search(line) is None:
        return None
    header = _HEADER.fullmatch(line)
    if header is not None:
        return _header(header["key"].lower(), header["value"])
    published = date_line(line)
    if published is not None:
        return Byline(published=published)
    return _parted(line) or _by(line)


def _header(key: str, value: str) -> Byline | None:
    if key in {"title", "headline"}:
        return Byline(title=value)
    if key in {"author", "authors", "byline", "by"}:
        return Byline(authors=author_names(value)) if len(value) <= _LONGEST_PART else None
    if key in {"date", "published", "publication date"}:
        published = date_line(value)
        return Byline(published=published) if published else None
    if key in {"url", "link"}:
        return Byline(url=value) if "://" in value else None
    if len(value) > _LONGEST_PART or value.endswith("."):
        return None
    return Byline(source=value) if key == "source" else Byline(tags=(value,))


def _parted(line: str) -> Byline | None:
    """A line of parts between slashes, bars or dashes, one of which is nothing but a date."""
    parts = [_HANDLE.sub("", part).strip() for part in _PARTS.split(line)]
    parts = [part for part in parts if part]
    at = next((number for number, part in enumerate(parts) if date_line(part)), -1)
    if at < 0 or len(parts) < 2 or any(len(part) > _LONGEST_PART for part in parts):  # noqa: PLR2004
        return None
    clock = next((part for part in parts if _CLOCK.fullmatch(part)), "")
    authors: tuple[str, ...] = ()
    tags: list[str] = []
    for number, part in enumerate(parts):
        by = _by(part)
        if part == clock or date_line(part) is not None:
            continue
        if not authors and (by is not None or (number < at and _names_only(part))):
            authors = by.authors if by is not None else author_names(part)
        else:
            tags.append(part)
    return Byline(authors, date_line(f"{parts[at]} {clock}"), tuple(tags))


def _by(line: str) -> Byline | None:
    """Read "By Ann Lee", "By Ann Lee and Bo Wu, Example News", "By Ann Lee May 4, 2021"."""
    match = _BY.fullmatch(line)
    if match is None or match["rest"].strip().endswith("."):
        return None
    rest = match["rest"].strip(" ,|·•–—-")
    if line[:4].lower() == "from" or len(match["names"].split()) < 2:  # noqa: PLR2004
        return None
    published = date_line(rest) if rest else None
    if rest and published is None and len(rest.split()) > _MOST_WORDS:
        return None
    if rest and published is None and not rest[:1].isupper() and not rest.startswith(("in ", "(")):
        return None
    return Byline(authors=author_names(match["names"]), published=published)


def _names_only(part: str) -> bool:
    return all(re.fullmatch(_NAME, name) or _GENERIC.fullmatch(name) for name in author_names(part))


def author_names(text: str) -> tuple[str, ...]:
    """The names in a byline, as printed and in order.

    >>> author_names("By An Limin, Ding Yi and Bo Wu")
    ('An Limin', 'Ding Yi', 'Bo Wu')
    """
    text = _BY_WORD.sub("", " ".join(text[:_LONGEST_NAMES].split()))
    names = (name.strip(" .,;|") for name in _SPLIT_NAMES.split(text))
    return tuple(dict.fromkeys(name for name in names if name))

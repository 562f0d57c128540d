"""A record with fields (a JSON object, front matter) -> draft, whatever its fields are called."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from knowledge.coverage.bylines import author_names
from knowledge.coverage.compose import Draft
from knowledge.coverage.dates import date_value
from knowledge.tables import table, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SIGNS = re.compile(r"[\W_]+")


@cache
def field_names() -> dict[str, tuple[str, ...]]:
    """The names that each field of an article goes by, best first."""
    return {row["field"]: words(row["names"]) for row in table("record_fields")}


@lru_cache(maxsize=1024)
def _plain_name(key: str) -> str:
    return _SIGNS.sub("", key.casefold())


def field(record: Mapping[str, object], name: str) -> object:
    """The value of a field under the best of its names that is not empty; None without one."""
    given = {_plain_name(key): value for key, value in record.items()}
    values = (given.get(alias) for alias in field_names()[name])
    return next((value for value in values if value not in (None, "", [], {})), None)


def record_draft(
    record: Mapping[str, object], body: tuple[tuple[str, ...], ...], source: str = ""
) -> Draft:
    """The draft of a record whose text is already in paragraphs.

    >>> record_draft({"Headline": "Acme", "pub_date": "2021-05-04", "by": "Ann Lee"}, ()).authors
    ('Ann Lee',)
    """
    title = field(record, "title")
    return Draft(
        title=next(_strings(title), ""),
        paragraphs=body,
        url=next(_strings(field(record, "url")), "").strip(),
        published=_published(field(record, "published")),
        authors=tuple(
            name for text in _strings(field(record, "authors")) for name in author_names(text)
        ),
        source=next(_strings(field(record, "source")), source).strip(),
        tags=tuple(text.strip() for text in _strings(field(record, "tags"))),
    )


def _published(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - the printed day
    return date_value(value)


def _strings(value: object) -> Iterator[str]:
    """The texts in a value: itself, the items of a list, the name in an object."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, dict):
        name = next((value[key] for key in ("name", "title", "url", "id") if value.get(key)), None)
        if isinstance(name, str):
            yield name
    elif isinstance(value, list):
        for item in value[:50]:
            if not isinstance(item, list):
                yield from _strings(item)

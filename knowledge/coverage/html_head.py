"""What an HTML page says of its article: title, date, URL, authors, name of the site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from knowledge.coverage.bylines import author_names
from knowledge.coverage.dates import date_value
from knowledge.coverage.keys import normal_title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_DATE_METAS = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate",
    "dc.date.issued", "dc.date", "dcterms.created", "parsely-pub-date", "sailthru.date",
    "publish-date", "date", "cxenseparse:recs:publishtime", "og:article:published_time",
)  # fmt: skip
_AUTHOR_METAS = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
)


class HtmlHead:
    """What the head of a page says of its article."""

    def __init__(self, tree: HtmlElement) -> None:
        self._metas = self._read_metas(tree)
        linked = list(_linked_data(tree))
        self.page = _text(tree, "//title")
        self.title = self._title(tree)
        canonical = tree.xpath("//link[@rel='canonical']/@href")
        self.url = str(canonical[0]) if canonical else self._metas.get("og:url", "")
        self.source = self._metas.get("og:site_name", "")
        self.published = self._published(tree, linked)
        self.authors = self._authors(tree, linked)

    @staticmethod
    def _read_metas(tree: HtmlElement) -> dict[str, str]:
        metas: dict[str, str] = {}
        for meta in tree.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            if name and meta.get("content"):
                metas.setdefault(name.lower(), meta.get("content", "").strip())
        return metas

    def _title(self, tree: HtmlElement) -> str:
        """The `<h1>` that the page's title repeats, else the title that the page gives itself."""
        given = self._metas.get("og:title") or self.page
        headings = [" ".join(found.text_content().split()) for found in tree.iter("h1")][:5]
        headings = [heading for heading in headings if heading]
        words = normal_title(given) + " " + normal_title(self.page)
        matching = [heading for heading in headings if normal_title(heading) in words]
        return next((text for text in (*matching[:1], given, *headings[:1]) if text), "")

    def _published(self, tree: HtmlElement, linked: list[dict[str, Any]]) -> datetime | None:
        values: list[object] = [self._metas.get(name) for name in _DATE_METAS]
        values += [entry.get(name) for entry in linked for name in ("datePublished", "dateCreated")]
        times = list(tree.iter("time"))
        values += [time.get("datetime") for time in times[:3]]
        values += [" ".join(time.text_content().split()) for time in times[:3]]
        values += [found.get("content") for found in tree.xpath("//*[@itemprop='datePublished']")]
        return next((found for value in values if (found := date_value(value))), None)

    def _authors(self, tree: HtmlElement, linked: list[dict[str, Any]]) -> tuple[str, ...]:
        named = [self._metas[name] for name in _AUTHOR_METAS if name in self._metas]
        named = [name for name in named if "://" not in name]
        for entry in linked:
            given = entry.get("author") or []
            for author in given if isinstance(given, list) else [given]:
                name = author.get("name") if isinstance(author, dict) else author
                named += [name] if isinstance(name, str) else []
        if not named:
            named = [found.text_content() for found in tree.xpath("//*[@rel='author']")][:5]
        names = (name for text in named for name in author_names(" ".join(text.split())))
        return tuple(dict.fromkeys(names))


def _text(tree: HtmlElement, path: str) -> str:
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split()) if found else ""


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the JSON-LD on a page that describe an article; damaged ones are passed."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        graph = value.get("@graph", value) if isinstance(value, dict) else value
        for entry in graph if isinstance(graph, list) else [graph]:
            if isinstance(entry, dict) and ("headline" in entry or "datePublished" in entry):
                yield entry

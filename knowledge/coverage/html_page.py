"""An HTML page -> drafts: the article, and the headlines that the page lists. Nothing is run."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from knowledge.coverage.boilerplate import is_boilerplate
from knowledge.coverage.bylines import author_names
from knowledge.coverage.compose import Draft
from knowledge.coverage.dates import date_value
from knowledge.coverage.keys import normal_title
from knowledge.coverage.text import is_title
from knowledge.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml.html import HtmlElement

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|article|main|div|p|h1|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|span|ul|li|h[1-6]|table|figure|img)\b[^<>]*>", re.IGNORECASE
)
_BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split()
)
_SKIPPED = frozenset(
    "script style noscript template iframe svg head button form select textarea".split()
)
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
_FEWEST_HEADLINES = 3
_FEWEST_HEADLINE_WORDS = 4
_ASIDE = re.compile(
    r"related|recommend|sidebar|footer|comment|promo|sponsor|breadcrumb|(?:^|[-_ ])(?:nav|menu|share|social|ad|ads)(?:[-_ ]|$)",
    re.IGNORECASE,
)


def is_html(text: str) -> bool:
    """Whether a text is an HTML page."""
    return _PAGE.match(text) is not None


def looks_like_markup(text: str) -> bool:
    """Whether a text holds HTML tags or is escaped as HTML."""
    return ("<" in text and _MARKUP.search(text) is not None) or "&amp;" in text or "&#" in text


def html_lines(fragment: str) -> list[tuple[str, ...]]:
    """The lines of a piece of HTML, a paragraph each.

    >>> html_lines("<p>Acme &amp; Bolt <b>rose</b></p><ul><li>5%</li></ul>")
    [('Acme & Bolt rose',), ('5%',)]
    """
    if "<" not in fragment:
        return [(line,) for line in html.unescape(fragment).split("\n") if line.strip()]
    tree = _tree(fragment)
    return [] if tree is None else [(line,) for line in _block_lines(tree)]


def _tree(text: str) -> HtmlElement | None:
    from lxml import etree, html as lxml_html  # noqa: PLC0415 - costs start-up time

    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        data = text.encode("utf-8", "replace")
        return lxml_html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _block_lines(tree: HtmlElement) -> list[str]:
    """The text of each block of a tree, in reading order."""
    pieces: list[str] = []
    for event, element in _walk(tree):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            pieces.append("\n")
        if event == "start" and tag and tag not in _SKIPPED:
            pieces.append((element.text or "").replace("\n", " "))
        elif event == "end" and element is not tree:
            pieces.append((element.tail or "").replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def _walk(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    from lxml import etree  # noqa: PLC0415 - costs start-up time

    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in {"comment", "pi"}:
            yield "end", element  # only its tail is text
            continue
        if event == "start" and element.tag in _SKIPPED:
            walk.skip_subtree()
        yield event, element


def html_drafts(text: str) -> list[Draft]:
    """The drafts of an HTML page: the headlines it lists outside its article, then the article.

    The body is what trafilatura takes for it; title, date, URL and authors come from meta tags,
    JSON-LD, the canonical link, `<time>` and `<h1>`. Raises UnreadableFile if there is no text.
    """
    tree = _tree(text)
    if tree is None:
        raise UnreadableFile("the HTML cannot be parsed; save the page again, or as text")
    known = _Known(tree)
    body = _body(text, tree)
    listed = _headlines(tree, known.title)
    article = Draft(
        known.title, tuple((line,) for line in body), known.url, known.published,
        known.authors, known.source,
    )  # fmt: skip
    if not listed:
        return [article]
    page = Draft(
        known.page, tuple((line,) for line in listed), "", known.published, (), known.source,
        headlines=True,
    )  # fmt: skip
    seen = {normal_title(line) for line in listed}
    body = [line for line in body if normal_title(line.removeprefix("- ")) not in seen]
    prose = [line for line in body if not is_title(line) and not is_boilerplate(line)]
    return [page, Draft(**_fields(article, body))] if prose else [page]


def _fields(article: Draft, body: list[str]) -> dict[str, Any]:
    names = ("title", "url", "published", "authors", "source")
    return {name: getattr(article, name) for name in names} | {
        "paragraphs": tuple((l,) for l in body)
    }


def _body(text: str, tree: HtmlElement) -> list[str]:
    """The lines of the article: trafilatura's, or all of `<article>` where it finds nothing."""
    import trafilatura  # noqa: PLC0415 - costs start-up time

    found = trafilatura.extract(
        tree, fast=True, include_comments=False, include_tables=True, deduplicate=False,
        output_format="txt",
    )  # fmt: skip
    if found:
        return [line for line in found.split("\n") if line.strip()]
    again = _tree(text)  # trafilatura prunes the tree it is given
    if again is None:
        return []
    for path in ("//article", "//main", "//body"):
        for element in again.xpath(path):
            lines = _block_lines(element)
            if lines:
                return lines
    return []


class _Known:
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
        return (matching or [given] or headings)[0] or (headings or [""])[0]

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


def _headlines(tree: HtmlElement, title: str) -> list[str]:
    """Linked titles outside the article, its navigation and lists of related articles."""
    found: dict[str, str] = {}
    for link in tree.iter("a"):
        line = " ".join(link.text_content().split())
        if len(line.split()) < _FEWEST_HEADLINE_WORDS or not is_title(line):
            continue
        if normal_title(line) == normal_title(title) or is_boilerplate(line):
            continue
        if not any(_set_aside(element) for element in link.iterancestors()):
            found.setdefault(normal_title(line), line)
    return list(found.values()) if len(found) >= _FEWEST_HEADLINES else []


def _set_aside(element: HtmlElement) -> bool:
    if element.tag in {"nav", "aside", "footer", "header", "p", "form", "figure"}:
        return True
    if element.tag == "article":
        # On a portal each teaser may be an <article>; one with paragraphs is the real one.
        return len(element.findall(".//p")) > 2  # noqa: PLR2004
    return _ASIDE.search(f"{element.get('class', '')} {element.get('id', '')}") is not None

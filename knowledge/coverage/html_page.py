"""An HTML page -> drafts: the article, and the headlines that the page lists. Nothing is run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.coverage.boilerplate import is_boilerplate, is_related_heading
from knowledge.coverage.compose import Draft
from knowledge.coverage.html_head import HtmlHead
from knowledge.coverage.keys import normal_title
from knowledge.coverage.markup import block_lines, parsed
from knowledge.coverage.tables import without_tables
from knowledge.coverage.text import is_title
from knowledge.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|article|main|div|p|h1|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOT_SHOWN = ("script", "style", "noscript", "template", "iframe", "object", "embed")
_FEWEST_HEADLINES = 3
_FEWEST_HEADLINE_WORDS = 4
_ASIDE = re.compile(
    r"related|recommend|sidebar|footer|comment|promo|sponsor|breadcrumb|(?:^|[-_ ])(?:nav|menu|share|social|ad|ads)(?:[-_ ]|$)",
    re.IGNORECASE,
)


def is_html(text: str) -> bool:
    """Whether a text is an HTML page."""
    return _PAGE.match(text) is not None


def html_drafts(text: str) -> list[Draft]:
    """The drafts of an HTML page: the headlines it lists outside its article, then the article.

    The body is what trafilatura takes for it; title, date, URL and authors come from meta tags,
    JSON-LD, the canonical link, `<time>` and `<h1>`. Raises UnreadableFile if there is no text.
    """
    tree = parsed(text)
    if tree is None:
        raise UnreadableFile("the HTML cannot be parsed; save the page again, or as text")
    head = HtmlHead(tree)
    listed = _headlines(tree, head.title)
    seen = {normal_title(line) for line in listed}
    body = [line for line in _body(text, tree) if normal_title(line) not in seen]
    article = Draft(
        title=head.title,
        paragraphs=tuple((line,) for line in body),
        url=head.url,
        published=head.published,
        authors=head.authors,
        source=head.source,
    )
    if not listed:
        return [article]
    page = Draft(
        title=head.page,
        paragraphs=tuple((line,) for line in listed),
        published=head.published,
        source=head.source,
        headlines=True,
    )
    prose = [line for line in body if not is_title(line) and not is_boilerplate(line)]
    return [page, article] if prose else [page]


def _body(text: str, tree: HtmlElement) -> list[str]:
    """The lines of the article: trafilatura's, or all of `<article>` where it finds nothing."""
    import trafilatura  # noqa: PLC0415 - costs start-up time

    for element in list(tree.iter(*_NOT_SHOWN)):
        element.drop_tree()
    try:
        found = trafilatura.extract(
            tree,
            fast=True,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            output_format="txt",
        )
    except Exception:  # noqa: BLE001 - whatever a page does to the extractor costs its help only
        found = None
    if found:
        return [line for line in without_tables(found, " ").split("\n") if line.strip(" |")]
    again = parsed(text)  # trafilatura prunes the tree it is given
    if again is None:
        return []
    for path in ("//article", "//main", "//body"):
        for element in again.xpath(path):
            lines = block_lines(element)
            if lines:
                return lines
    return []


def _headlines(tree: HtmlElement, title: str) -> list[str]:
    """Linked titles outside the article, its navigation and lists of related articles."""
    found: dict[str, str] = {}
    related = False
    for element in tree.iter("a", "h2", "h3", "h4", "h5"):
        line = " ".join(element.text_content().split())
        if element.tag != "a":
            if element.find(".//a") is None and element.getparent().tag != "a":
                related = is_related_heading(line)
            continue
        if related or normal_title(line) == normal_title(title) or not _is_headline(line):
            continue
        if not any(_set_aside(above) for above in element.iterancestors()):
            found.setdefault(normal_title(line), line)
    return list(found.values()) if len(found) >= _FEWEST_HEADLINES else []


def _is_headline(line: str) -> bool:
    return (
        len(line.split()) >= _FEWEST_HEADLINE_WORDS and is_title(line) and not is_boilerplate(line)
    )


def _set_aside(element: HtmlElement) -> bool:
    if element.tag in {"nav", "aside", "footer", "header", "p", "form", "figure"}:
        return True
    if element.tag == "article":
        # On a portal each teaser may be an <article>; one with paragraphs is the real one.
        return len(element.findall(".//p")) > 2  # noqa: PLR2004
    return _ASIDE.search(f"{element.get('class', '')} {element.get('id', '')}") is not None

"""A piece of HTML -> its text, a line for each block. Nothing is run or fetched."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_MARKUP = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|span|ul|li|h[1-6]|table|figure|img)\b[^<>]*>", re.IGNORECASE
)
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "iframe", "svg", "head", "button", "form",
    "select", "textarea",
))  # fmt: skip


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
    tree = parsed(fragment)
    return [] if tree is None else [(line,) for line in block_lines(tree)]


def parsed(text: str) -> HtmlElement | None:
    """The tree of an HTML text; None if the parser gives it up."""
    import lxml.html  # type: ignore[import-untyped]  # noqa: PLC0415 - costs start-up time
    from lxml import etree  # noqa: PLC0415

    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        data = text.encode("utf-8", "replace")
        return lxml.html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def block_lines(tree: HtmlElement) -> list[str]:
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

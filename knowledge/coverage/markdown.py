"""Markdown, with or without front matter -> draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.coverage.compose import Draft
from knowledge.coverage.paragraphs import paragraphs
from knowledge.coverage.records import record_draft
from knowledge.coverage.tables import without_tables
from knowledge.coverage.text import text_drafts
from knowledge.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Mapping

_FRONT = re.compile(r"\A\s*---[^\S\n]*\n(?P<front>.*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
# "key: value", plain or in quotes, without the rest of YAML.
_PLAIN = re.compile(
    r"""
    [^\S\n]*(?P<key>[A-Za-z_]\w*)[^\S\n]*:[^\S\n]+
    (?: "(?P<double>[^"\\\n]*)" | '(?P<single>[^'\n]*)'
      | (?P<bare>[^\s\[\]{}&*!|>'"%@`#,?\-](?:[^\n:#]|:(?=\S)|(?<=\S)\#)*) )
    """,
    re.VERBOSE,
)
# Each part is tried once a line and possessive where it could be long: linear on any text.
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]++(?P<text>[^\n]*)$", re.MULTILINE)
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,}|\*{3,}|_{3,}|```.*|~~~.*)$", re.MULTILINE)
_TABLE_RULE = re.compile(r"^(?=[^\n]*--)[|:\- \t]++$", re.MULTILINE)
_QUOTE = re.compile(r"^[^\S\n]{0,3}>[^\S\n]?", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,400}\]\([^()\n]{0,800}\)")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,400})\](?:\((?P<to>[^()\s]{0,800})(?:\s\"[^\"\n]{0,200}\")?\)|\[[^\[\]\n]{0,80}\])"
)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(?P<text>[^\n*_]{1,600}?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])([*_])(?=[^\s*_])(?P<text>[^\n*_]{1,600}?)(?<=[^\s*_])\1(?![\w*])"
)
_CODE = re.compile(r"`(?P<text>[^`\n]{1,300})`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|$~>])")


def is_markdown(text: str) -> bool:
    """Whether a text has front matter, or opens with a Markdown heading."""
    return _FRONT.match(text) is not None or re.match(r"\s*#{1,3} \S", text) is not None


def markdown_drafts(text: str) -> list[Draft]:
    r"""The drafts of a Markdown file; its markup is taken off, its words stay.

    Front matter gives title, date, URL, authors and source under any of their usual names. A
    file without it is read like a page saved as text, where the first heading is the title.
    Raises UnreadableFile if the front matter is damaged.

    >>> markdown_drafts("---\ntitle: Acme\ndate: 2021-05-04\n---\nIt **rose** 5%.")[0].paragraphs
    (('It rose 5%.',),)
    """
    match = _FRONT.match(text)
    if match is None:
        return text_drafts(plain(text))
    fields = _front(match["front"])
    body = text[match.end() :]
    heading = _HEADING.search(body[:500]) if not fields.get("title") else None
    if heading is not None:
        fields = {**fields, "title": plain(_heading(heading)).strip()}
    known = {key: value for key, value in fields.items() if value is not None}
    return [record_draft(known, tuple(paragraphs(plain(body))))]


def _front(front: str) -> Mapping[str, object]:
    """The front matter's fields; plain `key: value` lines are read without the YAML parser."""
    lines = [line for line in front.split("\n") if line.strip()]
    simple = [_PLAIN.fullmatch(line.rstrip()) for line in lines]
    if all(simple):
        return {
            match["key"]: match["double"] or match["single"] or (match["bare"] or "").strip()
            for match in simple
            if match is not None
        }
    import frontmatter  # noqa: PLC0415 - costs start-up time
    import yaml  # type: ignore[import-untyped]  # noqa: PLC0415 - raises frontmatter's errors

    try:
        fields = frontmatter.loads(f"---\n{front}\n---\n").metadata
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UnreadableFile(f"the front matter is damaged ({first}); quote its values") from error
    return {str(key): value for key, value in fields.items()}


def plain(text: str) -> str:
    r"""Markdown without its markup.

    >>> plain("[Acme](https://acme.example) made *$5m* \\$")
    'Acme made $5m $'
    """
    text = without_tables(text)
    text = _TABLE_RULE.sub("", _UNDERLINE.sub("", text)) if "--" in text or "==" in text else text
    text = "\n".join(map(_cells, text.split("\n"))) if "|" in text else text
    text = _QUOTE.sub("", text) if ">" in text else text
    # A heading is a paragraph of its own, even without blank lines around it.
    text = _HEADING.sub(_heading, text) if "#" in text else text
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\g<text>", _IMAGE.sub("", text))
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\g<text>", _STRONG.sub(r"\g<text>", text))
    text = _CODE.sub(r"\g<text>", text) if "`" in text else text
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def _heading(match: re.Match[str]) -> str:
    return f"\n{match['text'].rstrip().rstrip('#').rstrip()}\n"


def _cells(line: str) -> str:
    """A row of a table without the bars at its edges."""
    bare = line.strip()
    return bare.strip("|").strip() if bare.startswith("|") or bare.endswith("|") else line

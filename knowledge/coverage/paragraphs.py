"""A text as paragraphs, each a tuple of lines that do not run on into each other."""

from __future__ import annotations

import re

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_NARROWEST, _WIDEST = 40, 120
"""Characters a line; text that was wrapped for reading is this wide."""


def paragraphs(text: str) -> list[tuple[str, ...]]:
    r"""The paragraphs of a text, between blank lines; [] for white space only.

    Lines that were only wrapped are joined; lines of a list, a table or a menu stay apart. A
    text without blank lines has a paragraph a line.

    >>> paragraphs("One\n\n* a\n* b")
    [('One',), ('* a', '* b')]
    """
    blocks = [block for block in _BLANK.split(text.strip("\n")) if block.strip()]
    if len(blocks) == 1:
        lines = _lines(blocks[0])
        return [(line,) for line in lines]
    return [tuple(_lines(block)) for block in blocks]


def _lines(block: str) -> list[str]:
    lines = [line.strip() for line in block.split("\n")]
    lines = [line for line in lines if line]
    if len(lines) > 1 and _wrapped(lines):
        return _joined(lines)
    return lines


def _wrapped(lines: list[str]) -> bool:
    """Whether each line ends where the next word no longer fitted, and prose runs on."""
    width = max(len(line) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    fits = any(
        len(line) + 1 + len(after.split(None, 1)[0]) <= width
        for line, after in zip(lines, lines[1:], strict=False)
        if not _ends(line)
    )
    return not fits and any(_runs_on(line) for line in lines[1:])


def _joined(lines: list[str]) -> list[str]:
    """Wrapped lines as one; a new item of a list begins a line of its own."""
    joined = [lines[0]]
    for line in lines[1:]:
        if line[0] in "•◾▪●■*" or line.startswith(("- ", "– ")):
            joined.append(line)
        else:
            joined[-1] += " " + line
    return joined


def _ends(line: str) -> bool:
    return line.rstrip("\"'”’)").endswith((".", "!", "?", ":"))


def _runs_on(line: str) -> bool:
    return line[0].islower()

"""A text as paragraphs, each a tuple of lines that do not run on into each other."""

from __future__ import annotations

import re
from itertools import pairwise

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
# Not run on: "by Ann Lee", "iPhone sales", "e& said", "b) a bonus", "ii. a bonus", "www.acme.example"
_NO_RUN_ON = re.compile(r"by [A-Z]|[a-z]{0,2}[A-Z&]|[a-z]{1,4}[.)]|\S+$|\S*(?:www\.|@|://)")
_LONGEST_PIECE = 2000
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
        return [(line,) for line in _mended(_lines(blocks[0]))]
    found: list[tuple[str, ...]] = []
    for block in blocks:
        lines = _mended(_lines(block))
        if found and _runs_on(found[-1][-1], lines[0]):
            found[-1] = (*found[-1][:-1], f"{found[-1][-1]} {lines[0]}")
            lines = lines[1:]
        if lines:
            found.append(tuple(lines))
    return found


def _mended(lines: list[str]) -> list[str]:
    """Lines where one that breaks off and one that runs on are one."""
    mended = lines[:1]
    pieces: list[str] = []
    for line in lines[1:]:
        if _runs_on(pieces[-1] if pieces else mended[-1], line):
            pieces = pieces or [mended[-1]]
            pieces.append(line)
            continue
        if pieces:
            mended[-1], pieces = " ".join(pieces), []
        mended.append(line)
    if pieces:
        mended[-1] = " ".join(pieces)
    return mended


def _runs_on(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence that the line before it broke off.

    It begins with a small letter (and is neither a brand as "eBay" nor the item of a list), and
    the line before it is as long as a line of a page, and ends in the middle.
    """
    return (
        line[0].islower()
        and _NARROWEST <= len(before) <= _LONGEST_PIECE
        and before[-1] not in '.!?:;…"”’'
        and _NO_RUN_ON.match(line) is None
    )


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
        for line, after in pairwise(lines)
        if not _ends(line)
    )
    return not fits and any(line[0].islower() for line in lines[1:])


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

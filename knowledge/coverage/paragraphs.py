"""A text as paragraphs, each a tuple of lines that do not run on into each other."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.coverage.tables import without_tables

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
    blocks = [_stripped(block) for block in _BLANK.split(without_tables(text)) if block.strip()]
    width = max((_width(lines) for lines in blocks if _wrapped(lines)), default=0)
    blocks = [_mended(_joined(lines) if _fits(lines, width) else lines) for lines in blocks]
    if len(blocks) == 1:
        return [(line,) for line in blocks[0]]
    found: list[tuple[str, ...]] = []
    for lines in blocks:
        rest = lines
        if found and _runs_on(found[-1][-1], lines[0]):
            found[-1] = (*found[-1][:-1], f"{found[-1][-1]} {lines[0]}")
            rest = lines[1:]
        if rest:
            found.append(tuple(rest))
    return found


def _stripped(block: str) -> list[str]:
    return [line.strip() for line in block.split("\n") if line.strip()]


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


def _width(lines: list[str]) -> int:
    return max(len(line) for line in lines)


def _wrapped(lines: list[str]) -> bool:
    """Whether each line ends where the next word no longer fitted, and prose runs on."""
    return (
        len(lines) > 1
        and _NARROWEST <= (width := _width(lines)) <= _WIDEST
        and any(line[0].islower() for line in lines[1:])
        and _fits(lines, width)
    )


def _fits(lines: list[str], width: int) -> bool:
    """Whether lines are as long as a page of this width allows: none has room for one more word."""
    return (
        len(lines) > 1
        and _width(lines) <= width
        and all(
            _ends(line) or width < len(line) + 1 + len(after.split(None, 1)[0])
            for line, after in pairwise(lines)
        )
    )


def _joined(lines: list[str]) -> list[str]:
    """Wrapped lines as one; a new item of a list begins a line of its own."""
    joined: list[list[str]] = []
    for line in lines:
        if not joined or line[0] in "•◾▪●■*" or line.startswith(("- ", "– ")):
            joined.append([])
        joined[-1].append(line)
    return [" ".join(pieces) for pieces in joined]


def _ends(line: str) -> bool:
    return line.rstrip("\"'”’)").endswith((".", "!", "?", ":"))

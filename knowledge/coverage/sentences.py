"""Prose cut into sentences: own rules for the press, in one pass over the text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from knowledge.language.glued import glued
from knowledge.language.plain_words import is_common
from knowledge.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 4000
"""Characters; a longer sentence is cut, so that what reads one need not fear its length."""

_LOOK_BACK = 24
"""Characters before a stop that can hold its abbreviation; keeps the cut linear."""

# Every run of stops is one place to look at. Possessive quantifiers and the look-behind keep
# a megabyte of stops or quotes linear.
_STOP = re.compile(
    r"""
    (?<![.!?…])[.!?…]++          # "." "?!" "..."
    ["'”’»)\]]*+                 # quotes and brackets that close after the stop
    (?P<space>\s++)?             # none: "quarter.The company", as pages run lines together
    """,
    re.VERBOSE,
)
_OPENING = "\"'“‘«([‹"
_CLOSING = "\"'”’»)]"
_BULLET = re.compile(r"\s*(?:[•◾▪●■◆▶►‣⁃∙·➤➢✓]|\\{1,2}(?=\s)|(?:\*|-|–|—|o)(?=\s))\s*")
_INLINE_BULLET = re.compile(r"\s(?:[•◾▪●■◆▶►‣➤➢·\\]|\*(?=\s[A-Z][^*]{24}))\s")
# The name of a company that heads an item, run into the first sentence of it: "NorwindThe company".
_GLUED_HEADING = re.compile(
    r"(?:[A-Z0-9(][\w&.'’()\-]*\s|&\s|of\s|and\s){0,6}?[A-Z0-9][\w&.'’()\-]*?[A-Za-z)]"
    r"(?=(?:The|This|Company|Revenue|Shares|Net (?:sales|profit|loss|income|revenue))\s)"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = 4  # digits


@cache
def _words() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("sentence_words")}


def sentences(line: str) -> list[str]:
    r"""The sentences of one paragraph or line, in order; [] for white space only.

    A sentence is verbatim except that runs of white space are one space, and that a bullet
    before it is left out. The time taken is linear in the length.

    >>> sentences("Acme Corp. lost $5.2 mln. “We fell short.” It had made $1 mln in the U.S. alone.")
    ['Acme Corp. lost $5.2 mln.', '“We fell short.”', 'It had made $1 mln in the U.S. alone.']
    >>> sentences("• Revenue: $5m • Profit: $2m")
    ['Revenue: $5m', 'Profit: $2m']
    """
    found: list[str] = []
    for item in _INLINE_BULLET.split(line):
        text = " ".join(item[_bullet_length(item) :].split())
        heading = _GLUED_HEADING.match(text)
        if heading is not None:
            found.append(heading.group())
            text = text[heading.end() :]
        found.extend(piece for raw in _cut(text) for piece in shortened(raw))
    return found


def _bullet_length(item: str) -> int:
    match = _BULLET.match(item)
    return match.end() if match else 0


def _cut(text: str) -> Iterator[str]:
    start = 0
    for match in _STOP.finditer(text):
        if match.end() < len(text) and _ends(text, match):
            yield text[start : match.end()].strip()
            start = match.end()
    if start < len(text):
        yield text[start:]


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether a sentence ends at this stop; something stands after it."""
    before = _token_before(text, stop.start())
    after = stop.end()
    while after < len(text) and text[after] in _OPENING:
        after += 1
    following = _WORD.match(text, after)
    starter = following is not None and _words().get(following.group().lower()) == "starter"
    capital = text[after : after + 1].isupper()
    if stop["space"] is None:
        return capital and after + 1 < len(text) and _is_glued(before, following, starter=starter)
    if text[stop.start()] != ".":
        name = before.lower() + text[stop.start()] in _words()
        return _may_start(text, after) and not name
    # "I/B/E/S." is no initial of a name
    spelled = text.endswith(f"/{before}", 0, stop.start())
    initials = not spelled and _INITIALS.fullmatch(before)
    kind = "maybe" if initials else _words().get(before.lower(), "")
    if kind == "never" or (not kind and not before):
        return False
    if kind == "maybe":
        quoted = text[stop.end()] in '"“‘' and capital
        return (capital and starter) or quoted
    if before.isdigit() and stop.start() - len(before) == 0:
        return False  # "1. Raise prices": the number of a list
    return _may_start(text, after)


def _is_glued(before: str, following: re.Match[str] | None, *, starter: bool) -> bool:
    """Whether a stop without a space ends a sentence: "quarter.The", "2024.Grossloans"."""
    if starter and len(before) > 2 and before[-1].isalnum() and before[1:].islower():  # noqa: PLR2004
        return True
    ends = is_common(before) or (before.isdigit() and len(before) == _YEAR)
    return ends and following is not None and (starter or _is_word(following.group()))


def _is_word(word: str) -> bool:
    return len(word) > _YEAR and (is_common(word) or bool(glued(word)))


def _may_start(text: str, after: int) -> bool:
    """Whether a sentence can begin at `after`: anything but a small letter or a comma."""
    sign = text[after : after + 1]
    if sign.islower():
        return _BRAND.match(text, after) is not None  # "iQiyi", "eBay"
    return sign not in ",;:-–—%)"


def _token_before(text: str, end: int) -> str:
    """The word that a stop at `end` follows, without quotes and brackets."""
    window = text[max(0, end - _LOOK_BACK) : end].rstrip(_CLOSING)
    parts = window.rsplit(None, 1)
    token = parts[-1] if parts else ""
    return token.lstrip(_OPENING).rpartition("/")[2].rpartition("—")[2].rpartition("(")[2]


def shortened(sentence: str) -> Iterator[str]:
    """The sentence, or, if it is longer than `LONGEST`, its pieces.

    They are cut after a semicolon, a comma or a word; a word longer than that is cut as well.
    """
    start = 0
    while len(sentence) - start > LONGEST:
        end = start + LONGEST
        places = (sentence.rfind(sign, start + 1, end) for sign in ("; ", ", ", " "))
        cut = next((place + 1 for place in places if place > 0), end)
        yield sentence[start:cut].rstrip()
        start = cut + (sentence[cut : cut + 1] == " ")
    if start < len(sentence):
        yield sentence[start:]

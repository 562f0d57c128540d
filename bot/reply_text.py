"""Text as Discord may show it: escaped, clipped and counted.

Everything that comes from articles and people passes through `plain`, so that markdown,
mentions, control and direction signs in it stay text. Lengths are counted in UTF-16 code
units, as Discord's clients do: that is never fewer than characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

ELLIPSIS = "…"

# The isolates and the joiner that emoji need are the only format signs let through.
_JOINERS = frozenset("\u200d\ufe0f")
# Right-to-left text is shown between these, so that it cannot reorder the line around it.
_ISOLATE, _POP = "\u2068", "\u2069"
_MARKDOWN = frozenset("\\*_~`|<>[]#")
_ZERO_WIDTH = "\u200b"
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)](?=\s))")


def length(text: str) -> int:
    """The length of a text as Discord counts it, in UTF-16 code units.

    >>> length("a🚗")
    3
    """
    return len(text) + sum(sign > "\uffff" for sign in text)


def clean(text: str) -> str:
    r"""The text on one line without control, direction and unassigned signs.

    >>> clean("BluePark\u202e\x07\n rose")
    'BluePark rose'
    """
    kept = (
        sign
        for sign in text
        if sign.isspace() or sign in _JOINERS or unicodedata.category(sign) not in _HIDDEN
    )
    return " ".join("".join(kept).split())


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def _escaped(sign: str) -> str:
    if sign in _MARKDOWN:
        return "\\" + sign
    # A zero-width space after it keeps "@everyone" and "@here" from being a mention.
    return sign + _ZERO_WIDTH if sign == "@" else sign


def _tokens(text: str) -> list[str]:
    """The escaped signs of a text, each a token that must not be cut."""
    start = _LINE_START.match(text)
    tokens = [_escaped(sign) for sign in text]
    if start:
        # "-", "+" and "1." open a list only at the start of a line.
        tokens[start.end() - 1] = "\\" + tokens[start.end() - 1]
    return tokens


def _cut(tokens: Iterable[str], limit: int) -> tuple[str, bool]:
    """As many tokens as fit in `limit`, and whether all did."""
    kept: list[str] = []
    used = 0
    for token in tokens:
        used += length(token)
        if used > limit:
            return "".join(kept), False
        kept.append(token)
    return "".join(kept), True


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)


def plain(text: str, limit: int) -> str:
    r"""The text escaped for Discord and no longer than `limit`, cut with an ellipsis.

    >>> plain("**Bold** @everyone", 40).replace("\u200b", "")
    '\\*\\*Bold\\*\\* @everyone'
    >>> plain("abcdef", 4)
    'abc…'
    """
    cleaned = clean(text)
    isolated = _is_right_to_left(cleaned)
    room = limit - (2 if isolated else 0)
    shown, whole = _cut(_tokens(cleaned), room)
    if not whole:
        shown = _cut(_tokens(cleaned), room - 1)[0].rstrip() + ELLIPSIS
    return f"{_ISOLATE}{shown}{_POP}" if isolated else shown


def bare(text: str, limit: int) -> str:
    """The text for a label, where Discord reads no markdown: cleaned and no longer than `limit`.

    >>> bare("Una_Brands Pte. Ltd.", 11)
    'Una_Brands…'
    """
    cleaned = clean(text)
    shown, whole = _cut(cleaned, limit)
    return shown if whole else _cut(cleaned, limit - 1)[0].rstrip() + ELLIPSIS


Span = tuple[int, int]


class _Piece(NamedTuple):
    """One escaped sign of a sentence, and whether it belongs to a number in bold."""

    shown: str
    bold: bool


def quotation(sentence: str, spans: Sequence[Span], limit: int) -> str:
    """The sentence as a block quotation with the numbers at `spans` in bold.

    A long sentence is cut at words on both sides of the first span, never in it. Raises
    ValueError without a span.

    >>> quotation("Sales rose to $2.5bn.", [(14, 20)], 60)
    '> Sales rose to **$2.5bn**.'
    >>> quotation("one two three 4 five six seven", [(14, 15)], 28)
    '> … three **4** five…'

    """
    if not spans:
        raise ValueError("a quotation needs the span of its number")
    pieces = _pieces(sentence, spans)
    first = _offset(sentence, spans[0][0])
    last = max(first, _offset(sentence, spans[0][1]))
    # The isolates of right-to-left text, the ellipses and the sign of a quotation are taken off.
    low, high = _window(pieces, first, last, limit - 6)
    if low > 0:
        low = next((at + 1 for at in range(low, first) if pieces[at].shown == " "), first)
    if high < len(pieces):
        high = next((at for at in range(high, last, -1) if pieces[at].shown == " "), last)
    shown = _bolded(pieces[low:high]).strip()
    shown = f"{'… ' if low else ''}{shown}{ELLIPSIS if high < len(pieces) else ''}"
    return "> " + (f"{_ISOLATE}{shown}{_POP}" if _is_right_to_left(shown) else shown)


def _is_shown(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign) not in _HIDDEN


def _offset(sentence: str, at: int) -> int:
    """Where an offset of the sentence lies among its shown signs."""
    return sum(sign.isspace() or _is_shown(sign) for sign in sentence[:at])


def _pieces(sentence: str, spans: Sequence[Span]) -> list[_Piece]:
    tokens = _tokens(sentence)
    return [
        _Piece(" " if sign.isspace() else token, any(low <= at < high for low, high in spans))
        for at, (sign, token) in enumerate(zip(sentence, tokens, strict=True))
        if sign.isspace() or _is_shown(sign)
    ]


def _window(pieces: list[_Piece], low: int, high: int, room: int) -> Span:
    """The stretch around `low:high` that fits in `room`, grown to both sides in turn."""
    used = sum(length(piece.shown) for piece in pieces[low:high]) + len("****")
    to_left = True
    while low > 0 or high < len(pieces):
        at = low - 1 if (to_left and low > 0) or high >= len(pieces) else high
        # A number in bold costs the four stars that open and close it.
        # (Nothing is beside it where the figure itself has no sign that can be shown.)
        beside = pieces[at + 1 if at < low else at - 1].bold if high > low else False
        stars = len("****") if pieces[at].bold and not beside else 0
        used += length(pieces[at].shown) + stars
        if used > room:
            break
        low, high = (at, high) if at < low else (low, at + 1)
        to_left = not to_left
    return low, high


def _bolded(pieces: Sequence[_Piece]) -> str:
    shown = ""
    for bold, group in groupby(pieces, key=lambda piece: piece.bold):
        text = "".join(piece.shown for piece in group)
        shown += f"**{text}**" if bold else text
    return shown


def small(text: str) -> str:
    """The (already escaped) text in Discord's small print."""
    return f"-# {text}"


def is_link(url: str) -> bool:
    """Whether a link button may carry the address: http(s), printable, at most 512 long.

    None with a name before the host, which only makes one site look like another.

    >>> is_link("https://example.com/a"), is_link("javascript:alert(1)")
    (True, False)
    >>> is_link("https://example.com@elsewhere.example/")
    False
    """
    named = re.fullmatch(r"https?://[^/?#@\\]+\.[^/?#@\\]+(?:[/?#][^\\]*)?", url)
    plain_signs = url.isascii() and url.isprintable() and " " not in url
    return bool(named) and plain_signs and length(url) <= 512  # noqa: PLR2004

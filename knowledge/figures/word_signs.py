"""The signs of plain words in a shape: prepositions, conjunctions, punctuation."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from knowledge.language.mentions import PeriodMention, Quantity
from knowledge.language.metrics import unit_kind
from knowledge.language.tokens import Token

_WORD_SIGNS = {
    "from": "f", "to": "o", "toward": "o", "towards": "o", "by": "b", "of": "F", "in": "i", "within": "i", "during": "i", "at": "a",
    "for": "r", "with": "w", "and": "&", "or": "&", "plus": "&", ",": ",", ";": ";", ":": ";",
    "—": "-", "–": "-", "(": "(", ")": ")", "[": "(", "]": ")", '"': '"', "“": '"', "”": '"',
    "that": "R", "which": "R", "who": "R", "whose": "R", "where": "R", "while": "|", "but": "|",
    "although": "|", "since": "|", "though": "|", "whereas": "|", "after": "|", "as": "|", "because": "|",
    "when": "|", "despite": "|", "however": "|", "respectively": "Y", "into": "i",
    "\\": ";", "=": "q", "on": "d", "upon": "d", "under": "d", "via": "d", "among": "d", "between": "d",
    "including": "d", "like": "d",
}  # fmt: skip
# "as much as", "as low as": parts of an amount
_MEASURES = frozenset("much many little few low high long large big far soon well".split())
_DATED = frozenset({"of", "at", "on"})  # "debt as at June 30"
_PACE = re.compile(r"\b(?:on|over|[ymq]o[ymq]|[ymq]/[ymq]|sequential)", re.IGNORECASE)
# What stands before "up to" where that leads to an amount: "inflation picked | up to 3%".
_UPWARD = re.compile(
    r"(?:pick|inch|edg|tick|creep|mov|ramp|stepp?|scal|go|com|bump|push|bid|driv|ratchet)(?:s|es|ed|ing)?"
    r"|went|gone|crept|came|is|are|was|were|been|back|all|way|right|further|it|them",
)
_COUNT_MOVES = frozenset({"more", "fewer", "less"})  # "sold 5 percent | fewer | cars"


class Amounts(NamedTuple):
    """Where the quantities of a sentence stand, by offsets.

    `shares` are the ends of percentages, `ends` those of other quantities, `rivals` the starts of
    quantities that have the unit of the one before.
    """

    shares: frozenset[int]
    ends: frozenset[int]
    rivals: frozenset[int]


def amounts_of(quantities: Sequence[Quantity]) -> Amounts:
    """Where these quantities of a sentence stand."""
    shares = frozenset(q.end for q in quantities if unit_kind(q.unit) == "percent")
    rivals = frozenset(b.start for a, b in pairwise(quantities) if a.unit == b.unit)
    return Amounts(shares, frozenset(q.end for q in quantities) - shares, rivals)


def word_sign(tokens: Sequence[Token], number: int, amounts: Amounts) -> str:
    """The sign of a token that no mention covers, "" if it is left out of the shape."""
    token = tokens[number]
    if (
        token.lower == "over"
        and token.end + 1 in amounts.rivals
        and token.start - 1 in amounts.ends
    ):
        return "K"  # "rose to Rs 3 crore | over | Rs 2 crore"
    if token.lower == "off" and token.start - 1 in amounts.ends:
        return "f"  # "knocked $5 billion | off | its revenue"
    if token.text in {":", "-"} and _is_joined(tokens, number):
        return "-" if token.text == "-" else ""
    if token.lower in _TURNS:
        return _TURNS[token.lower](tokens, number)
    if token.lower in _COUNT_MOVES and token.start - 1 in amounts.shares:
        return "C"
    return _WORD_SIGNS.get(token.lower) or ("." if token.text[0].isalnum() else "")


def period_sign(period: PeriodMention) -> str:
    """The sign of a period: of a pace ("year on year"), of one before, or of any other."""
    if period.period is not None or period.relation not in {"year_earlier", "previous"}:
        return "T"
    return "y" if _PACE.search(period.text) else "t"


def past_plan(
    spans: tuple[tuple[int, int], ...], plans: Collection[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """The spans of a metric's words without the word of a plan that opens or parts them.

    "Plans | to invest", "the economy | will grow". `plans` are the spans of the first words of
    what looks ahead.
    """
    if len(spans) > 1 and spans[0] in plans:
        return spans[1:]
    return spans[: next((n for n, span in enumerate(spans) if n and span in plans), len(spans))]


def _is_joined(tokens: Sequence[Token], number: int) -> bool:
    """Whether a sign is a part of a time of day ("11:15") or of a dash of two ("Sales -- or")."""
    before = tokens[number - 1] if number else None
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    if before is None or before.end != tokens[number].start:
        return False
    if before.text == "-":
        return True
    digits = after is not None and before.text.isdigit() and after.text.isdigit()
    return digits and after is not None and after.start == tokens[number].end


def _to(tokens: Sequence[Token], number: int) -> str:
    """The sign of "to": that of "close to" and "up to" only says how exact an amount is."""
    before = tokens[number - 1].lower if number else ""
    if before == "up" and number > 1:
        # "cut costs by | up to | $5 million", but "inflation picked up | to | 3%"
        return "o" if _UPWARD.fullmatch(tokens[number - 2].lower) else "."
    return "." if before == "close" else "o"


def _as(tokens: Sequence[Token], number: int) -> str:
    """The sign of "as": no clause begins in "such as", "as a", "as much as" or "as of"."""
    before = tokens[number - 1].lower if number else ""
    after = tokens[number + 1].lower if number + 1 < len(tokens) else ""
    if before == "such" or after in {"a", "an", "part"}:
        return "d"
    return "." if before in _MEASURES or after in _MEASURES or after in _DATED else "|"


_TURNS = {"to": _to, "as": _as}  # what these mean the words beside them tell

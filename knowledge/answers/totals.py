"""Whether a figure is the sum of several things, and whether a question asks for that sum.

"Has raised $90 million to date" is no round, and what two companies sell together is the sale of
neither of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.answers.passage import Passage
from knowledge.figures.figure import Figure
from knowledge.questions.query import Query

_SUMMED = re.compile(
    r"""\b(?:to\ date|in\ (?:total|all|sum)|altogether|all\ told|all\ in\ all|cumulative(?:ly)?
          |(?:a|the)\ (?:grand\ |combined\ )?total\ of|grand\ total
          |(?:brings?|bringing|brought|takes?|taking|took)\ (?:(?:its|the|their|overall)\ )?total
          |total\ (?:funding|fundraising|raised|investment|amount))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKED = re.compile(
    rf"{_SUMMED.pattern}|\b(?:so\ far|total(?:s|led)?|ever|since\ (?:its|the)\ (?:start|founding|launch))\b",
    re.IGNORECASE | re.VERBOSE,
)
_JOINT = re.compile(
    r"\b(?:together|combined|jointly|collectively|between them|among them)\b", re.IGNORECASE
)
# "The two had combined sales": of none of them by itself, though one may stand for both.
_BOTH = re.compile(
    r"""['"‘“]?(?:the\ (?:two|three|four|pair|duo|trio|companies|firms|partners|groups)
         |both|together|combined|they)\b(?!-)""",
    re.IGNORECASE | re.VERBOSE,
)
_SEVERAL = re.compile(
    rf"{_JOINT.pattern}|\b(?:both|two|pair|duo|merged?|merger|tie-up|alliance|partners?|group|total)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:by (?:it|them)sel(?:f|ves)|on (?:its|their) own|alone|stand-?alone|individually)\b",
    re.IGNORECASE,
)
_ROUNDS = frozenset("funding investment debt_raised buyback deal_value grant donation".split())
_BEHIND = 1.5  # what is said before a number is farther from it than what is said after


def sum_feature(query: Query, passage: Passage, figure: Figure) -> str:
    """How a figure stands to the sum of several that is asked for, as a feature; "" for none."""
    if figure.metric not in _ROUNDS or figure.unit == "percent":
        return ""
    told = _is_told(_SUMMED, passage, figure)
    if _asks_sum(query.text):
        return "sum_told" if told else "sum_untold"
    return "sum_unasked" if told else ""


def is_joint(query: Query, passage: Passage, figure: Figure) -> bool:
    """Whether a figure is of several together where that of one by itself is asked for."""
    if not _is_told(_JOINT, passage, figure):
        return False
    if _ALONE.search(query.text):
        return True
    one = len(query.names) == 1 and not _SEVERAL.search(query.text)
    return one and _BOTH.match(passage.text) is not None


def _is_told(what: re.Pattern[str], passage: Passage, figure: Figure) -> bool:
    """Whether such words of a sentence are nearer to a figure than to any other."""
    return any(is_nearest(span, passage, figure) for span in _found(what, passage.text))


def is_nearest(told: tuple[int, int], passage: Passage, figure: Figure) -> bool:
    """Whether words of a sentence are nearer to a figure than to any other of it."""
    spans = ((stored.figure.start, stored.figure.end) for stored in passage.figures)
    return _gap(told, (figure.start, figure.end)) <= min(_gap(told, span) for span in spans)


@lru_cache(maxsize=1024)
def _found(what: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in what.finditer(text))


@lru_cache(maxsize=16)
def _asks_sum(text: str) -> bool:
    return _ASKED.search(text) is not None


def _gap(told: tuple[int, int], figure: tuple[int, int]) -> float:
    """How far words are from a number: what is said before it is farther than what follows."""
    return told[0] - figure[1] if told[0] >= figure[1] else _BEHIND * max(0, figure[0] - told[1])

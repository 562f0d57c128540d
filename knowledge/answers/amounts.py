"""Whether a number is how much there is of what is asked for, or only told beside that.

A bar that was cleared ("the third straight month above $5 million") and an error in the books
("overstated profit by $2 million") are said with the words of a metric, and are no amount of it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from knowledge.answers.rank import Candidate
from knowledge.figures.figure import AHEAD, FORMER, Figure, is_estimate
from knowledge.language.metrics import related
from knowledge.questions.query import Query

_BAR = re.compile(
    r"""\b(?:straight|consecutive|successive)\b[^,;.]{0,60}
        \b(?:above|below|over|under|beyond|past|exceeding|topping|surpassing|(?:more|less)\ than)\ (?:the\ )?$""",
    re.IGNORECASE | re.VERBOSE,
)
_BAR_ASKED = re.compile(
    r"\b(?:above|below|over|under|beyond|past|exceed\w*|topp\w*|surpass\w*|than|mark|level|straight|row)\b",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"\b(?:over|under|mis)-?stat(?:e[sd]?|ing|ements?)\b[^,;.]{0,60}$", re.IGNORECASE
)
_ERROR_ASKED = re.compile(
    r"stat(?:e[sd]?|ing|ements?)\b|\b(?:wrong|error|accounting)\b", re.IGNORECASE
)
_BEHIND = 100  # characters between such words and the number
_ANALYSTS = re.compile(r"\b(?:analysts?|consensus|street|mean)\b", re.IGNORECASE)
_EXPECTING = re.compile(
    r"""\b(?:analysts?|consensus|street|polls?|polled|estimates?|economists?|brokerages?|surveys?|surveyed
          |expect(?:ed|s|ations?)|forecasters?|factset|lseg|refinitiv|thomson|bloomberg|capital\ iq|visible\ alpha)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SO_FAR = re.compile(
    r"\b(?:(?:so far )?this year|y\.?t\.?d\.?|year[- ]to[- ]date|since (?:january|the (?:start|beginning)))\b",
    re.IGNORECASE,
)
_DAYS = timedelta(days=7)
_HEADED = re.compile(r".*\bwhat(?:['’]?s| is| are| was| were)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:on|of|for)\b", re.IGNORECASE)
_WITH = re.compile(r"\b(?:incl|includ(?:ing|es?|ed)|counting)\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:exclud(?:ing|es?|ed)|except|without|ex-?)\b", re.IGNORECASE)
_KIN = ("same", "opposite", "sibling")


def is_no_amount(query: Query, candidate: Candidate) -> bool:
    """Whether a number is no amount of what is asked for, or none of the kind that is asked for."""
    figure = candidate.figure
    return (
        _is_aside(query, figure)
        or _was_before(query, figure)
        or _leaves_out(query, figure)
        or _is_the_companys(query, candidate)
        or _is_of_days(query, figure)
        or _is_of_team(query, figure)
        or _is_of_what_bears(query, figure)
    )


def _is_aside(query: Query, figure: Figure) -> bool:
    """Whether a number is a bar that was cleared, or an error, and nothing like that is asked for."""
    before = figure.sentence[max(0, figure.start - _BEHIND) : figure.start]
    if _BAR.search(before) is not None:
        return not _BAR_ASKED.search(query.text)
    return _ERROR.search(before) is not None and not _ERROR_ASKED.search(query.text)


def _was_before(query: Query, figure: Figure) -> bool:
    """Whether what is to come is asked for, and a figure is what it grows from."""
    ahead = query.role in AHEAD and not query.relation
    return ahead and figure.role == "prior" and FORMER not in figure.scope


def _leaves_out(query: Query, figure: Figure) -> bool:
    """Whether a figure is told to leave out what is asked for with it: "including the north"."""
    if _WITH.search(query.text) is None or _WITHOUT.search(query.text) is not None:
        return False
    before = figure.sentence[: figure.start]
    return _WITHOUT.search(before) is not None and _WITH.search(before) is None


def _is_the_companys(query: Query, candidate: Candidate) -> bool:
    """Whether analysts' number is asked for, and nothing near a figure tells of theirs."""
    figure = candidate.figure
    if not query.estimate or is_estimate(figure.scope) or not _ANALYSTS.search(query.text):
        return False
    return not _EXPECTING.search(f"{candidate.passage.before} {figure.sentence}")


def _is_of_days(query: Query, figure: Figure) -> bool:
    """Whether a change since the start of the year is asked for, and a figure is that of days."""
    start, end = figure.period_start, figure.period_end
    if query.role != "change" or figure.role != "change" or start is None or end is None:
        return False
    return end - start < _DAYS and _SO_FAR.search(query.text) is not None


def _is_of_team(query: Query, figure: Figure) -> bool:
    """Whether all who work for somebody are asked for, and a figure has those of a team."""
    if figure.metric != "other" or not figure.label:
        return False
    return any("headcount" in mention.keys for mention in query.metrics)


def _is_of_what_bears(query: Query, figure: Figure) -> bool:
    """Whether a figure is of what the thing asked for belongs to: "what's the COUPON on the loan".

    The loan's size is not its coupon.
    """
    if len(query.metrics) < 2 or figure.metric == "other":  # noqa: PLR2004
        return False
    first, *rest = (_is_kin(mention.keys, figure.metric) for mention in query.metrics)
    if first or not any(rest):
        return False
    text, last = query.mended or query.text, query.metrics[0].spans[-1][1]
    return _asks_what(text[:last]) and _JOINED.match(text, last) is not None


@lru_cache(maxsize=16)
def _asks_what(text: str) -> bool:
    return _HEADED.match(text) is not None


def _is_kin(keys: tuple[str, ...], given: str) -> bool:
    return any(related(key, given) in _KIN for key in keys)

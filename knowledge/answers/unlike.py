"""Whether a figure is of another sort than what is asked for, though of the same thing.

The revenue of a division is not that of the company, what somebody sold is not what they hold,
what was expected is not what came about, and what there was at the end of a year is not what
there was in May.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from knowledge.answers.amounts import is_no_amount
from knowledge.answers.narrowing import BRANCHES, is_placed, narrowing_words
from knowledge.answers.passage import text_keys
from knowledge.answers.rank import Candidate
from knowledge.answers.totals import is_nearest
from knowledge.figures.figure import AHEAD, STATED, Figure, is_estimate, plain_scope
from knowledge.language.counted import is_measure
from knowledge.language.metrics import metric, unit_kind
from knowledge.language.period_calendar import grain_of
from knowledge.language.tokens import tokens
from knowledge.language.words import content_words, match_keys, stem
from knowledge.questions.query import Query

_HELD = re.compile(
    r"\b(?:hold(?:s|ing|ings)?|held|owns?|owned|left|still|remain(?:s|ing)?|sit(?:s|ting)? on|keeps?|kept)\b",
    re.IGNORECASE,
)
_MOVING = re.compile(
    r"""\b(?:sold|sell(?:s|ing)?|bought|buy(?:s|ing)?|purchas(?:e[sd]?|ing)|acquir(?:e[sd]?|ing)
        |re(?:purchas(?:e[sd]?|ing)|bought)|offload(?:s|ed|ing)?|dispos(?:e[sd]?|ing)\ of
        |divest(?:s|ed|ing)?|pick(?:s|ed|ing)\ up|snap(?:s|ped|ping)?\ up)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Who is "selling its 9% stake" has it still.
_MOVED = re.compile(rf"{_MOVING.pattern}\ (?:(?!its|their|his|her)[\w-]+\ ){{0,4}}$", _MOVING.flags)
_AVERAGE = re.compile(r"\baverag(?:e[sd]?|ing)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:after|since|following|once|when|before|from)\b.*", re.IGNORECASE)
_REACH = 60  # characters that may stand between the verb and what it moved
_EARNED = frozenset({"sales", "profit", "output"})
_ACCOUNTS = frozenset({"sales", "profit"})
_SORTS = (_ACCOUNTS, frozenset({"audience", "staff"}))  # each family is another sort than the next
_ONGOING = frozenset(map(stem, ("ongoing", "continuing", "continued")))  # "operations": all of them
_PART = 0.7  # share of the words of a scope that a question has not, from which on it asks no part
# What there is at a point of time, and changes from one to the next.
_STOCKS = frozenset(
    """nav headcount debt cash assets_under_management subscribers users customers order_backlog
    treasury_shares equity deposits loans inventories book_value fleet reserves""".split()
)
_NEAR = timedelta(days=45)  # how far from the time asked for a point of time may be


def is_unlike(query: Query, candidate: Candidate) -> bool:
    """Whether a figure is of another sort than the question asks for."""
    figure = candidate.figure
    return (
        _is_part(query, candidate)
        or _of_other_sort(query, figure)
        or _is_no_average(query, candidate)
        or _was_moved(query, figure)
        or _had_not_come(query, figure)
        or _of_another_day(query, figure)
        or _is_a_time(query, figure)
        or _counts_another(candidate)
        or _is_measured(query, figure)
        or is_no_amount(query, candidate)
    )


def _is_part(query: Query, candidate: Candidate) -> bool:
    """Whether a figure is of a branch or a country, and the question narrows nothing.

    Nobody who asks for "the revenue of Norwind" wants that of its turbine division.
    """
    figure = candidate.figure
    if len(query.names) != 1 or candidate.stored.company not in query.names[0].companies:
        return False
    if candidate.features.get("scope_unasked", 0.0) < _PART:
        return False
    asked = any(figure.metric in mention.keys for mention in query.metrics)
    accounts = not _ACCOUNTS.isdisjoint(metric(figure.metric).families)
    return asked and accounts and _names_part(figure.scope) and not narrowing_words(query)


def _is_no_average(query: Query, candidate: Candidate) -> bool:
    """Whether an average is asked for, and the sentence gives another figure as that."""
    if query.estimate or query.role == "change" or not _AVERAGE.search(query.text):
        return False
    passage, figure = candidate.passage, candidate.figure
    told = [match.span() for match in _AVERAGE.finditer(passage.text)]
    return bool(told) and not any(is_nearest(span, passage, figure) for span in told)


def _of_other_sort(query: Query, figure: Figure) -> bool:
    """Whether a figure is of sales where nothing but a profit is named, of staff where users are."""
    keys = [key for one in query.metrics if one.kind == "noun" for key in one.keys]
    for sorts in _SORTS:
        given = sorts & _families(figure.metric)
        named = [sorts & _families(key) for key in keys]
        if given and any(named) and not any(given & one for one in named):
            return True
    return False


def _families(key: str) -> frozenset[str]:
    return frozenset(metric(key).families) if key != "other" else frozenset()


@lru_cache(maxsize=1024)
def _names_part(scope: str) -> bool:
    """Whether a scope is a branch or a place: "wireline business", "Greater China"."""
    words = content_words(tokens(plain_scope(scope)))
    if any(word.stem in _ONGOING for word in words):
        return False
    return any(word.text.lower() in BRANCHES or is_placed(word) for word in words)


def _was_moved(query: Query, figure: Figure) -> bool:
    """Whether the figure is what was bought or sold, where what is held is asked for."""
    if "ownership" not in metric(figure.metric).families or not _HELD.search(query.text):
        return False
    if _MOVING.search(_SINCE.sub("", query.text)):
        return False
    return _MOVED.search(figure.sentence[max(0, figure.start - _REACH) : figure.start]) is not None


def _had_not_come(query: Query, figure: Figure) -> bool:
    """Whether the company only expected what it is asked to have earned or made."""
    if query.tense != "past" or query.role or query.ahead or query.estimate:
        return False
    earned = not _EARNED.isdisjoint(metric(figure.metric).families)
    return earned and figure.role in AHEAD and not is_estimate(figure.scope)


def _of_another_day(query: Query, figure: Figure) -> bool:
    """Whether what there was at the end of a period is asked for as of another day or month."""
    asked, end = query.period, figure.period_end
    if asked is None or asked.end is None or end is None or figure.metric not in _STOCKS:
        return False
    if figure.role not in STATED or grain_of(asked.key) not in {"day", "month"}:
        return False
    return abs(end - asked.end) > _NEAR


def _is_a_time(query: Query, figure: Figure) -> bool:
    """Whether a figure is how long something takes or lasts, which nothing in the question asks."""
    if figure.metric != "duration" or not query.metrics:
        return False
    return not any("duration" in mention.keys for mention in query.metrics)


def _counts_another(candidate: Candidate) -> bool:
    """Whether a figure counts another thing than the question, and not as what it asks for.

    "How many flats" is not answered by employees; the wearables shipped may be "units".
    """
    figure, found = candidate.figure, candidate.features
    told = figure.noun.lower() not in {"", "unit", "units"}  # these may be of anything
    other = told and "noun_missing" in found and figure.metric != "other"
    return other and not {"metric_same", "metric_near"} & found.keys()


def _is_measured(query: Query, figure: Figure) -> bool:
    """Whether things are counted in the question, and a figure is of a measure: "333 tons"."""
    if not query.noun or figure.noun or unit_kind(figure.unit, figure.per) != "count":
        return False
    return is_measure(figure.unit) and not any(match_keys(query.noun, text_keys(figure.unit)))

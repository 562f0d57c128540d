"""Whether everything that a question names is accounted for by a figure and its evidence.

This is a rule, not a weight: whatever the scores say, an answer is claimed only when none of
these refuses it, in this order:

- `asks_no_number`: who, when, why or a yes is asked for; `is_worded`: nothing tells of what.
- `claims.unaccounted`: its features tell of something asked for that is missed altogether.
- `fits`: it is of another time, currency or name. Words of the question that its sentence has may
  belong to something else there (`apart`), or it is of another sort (`unlike`).
- `unsaid` finds the words that nothing accounts for, and `narrowing` says which narrow nothing.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import timedelta
from itertools import pairwise

from knowledge.answers.apart import told_apart
from knowledge.answers.as_of import as_of
from knowledge.answers.claims import unaccounted
from knowledge.answers.going_on import about_a_company, goes_on, is_by_description, names_nobody
from knowledge.answers.narrowing import passed_over
from knowledge.answers.numberless import asks_no_number, is_worded
from knowledge.answers.passage import text_keys
from knowledge.answers.quoted import is_beside
from knowledge.answers.rank import Candidate
from knowledge.answers.standing import is_called
from knowledge.answers.unlike import is_unlike
from knowledge.answers.unsaid import stands, unexplained
from knowledge.answers.weekdays import weekday_feature
from knowledge.figures.figure import Figure, lies_ahead, stated_period, units_given
from knowledge.figures.maturity import RUNNING, told_maturities
from knowledge.language.mentions import Period
from knowledge.language.metrics import metric, unit_kind
from knowledge.language.period_calendar import grain_of
from knowledge.language.periods import compatible
from knowledge.language.tokens import tokens
from knowledge.language.words import content_words, key_set, match_keys
from knowledge.questions.query import Named, Query

_LONG_AGO = timedelta(days=300)
_NEWS = timedelta(days=400)  # how long after a period its figures are still news
# How a sentence says that something was so before: "before the latest round it was valued at".
_EARLIER = re.compile(
    r"\b(?:before|previous(?:ly)?|prior|earlier|former(?:ly)?|original(?:ly)?|initial(?:ly)?|had been|used to)\b"
    r"(?! (?:this|last) )",
    re.IGNORECASE,
)
_STANDS = timedelta(days=150)  # the same for what stands until it changes
_HALF = timedelta(days=190)
_STANDING = frozenset({"staff", "audience", "places"})
_MONTH = timedelta(days=27)
_ADDED = frozenset(("flow", "market", "share", "volume"))  # what a day has a number of its own of
_WHOLE = re.compile(r"\b(?:all of|entire|full|whole)\b", re.IGNORECASE)
_DEALS = frozenset({"deal", "ownership"})
_ACCOUNTS = frozenset({"sales", "profit", "staff", "listing"})  # what a company has of its own
_JUDGED = "price_target"
_ROW = frozenset({",", "/", "&", "and", "or", "vs", "versus"})


def may_be_claimed(query: Query, candidate: Candidate) -> bool:
    """Whether no rule refuses a figure as the answer to a question."""
    return not unaccounted(candidate.features) and accounted(query, candidate)


def accounted(query: Query, candidate: Candidate) -> bool:
    """Whether a figure accounts for what a question names, its features aside.

    `rank.sureness` is 0 where these refuse.
    """
    # The time is told sooner than the words, and most figures of a list are of another.
    return (
        not asks_no_number(query)
        and is_worded(query, candidate)
        and fits(query, candidate)
        and passed_over(query, unexplained(query, candidate))
    )


def fits(query: Query, candidate: Candidate, whole: Query | None = None) -> bool:
    """Whether a figure is of the time, the names and the whole or part that are asked for.

    `whole` is the question that `query` is a part of, if it is one.
    """
    query = as_of(query, candidate.figure)
    return (
        (query.period is None or in_time(query.period, candidate.figure))
        and (not query.currency or _is_in(query.currency, candidate.figure))
        and all(_is_named(named, query, candidate) for named in query.names)
        and not _with_another(query, candidate, whole or query)
        and not told_apart(query, candidate)
        and not is_unlike(query, candidate)
        and not _runs_otherwise(query, candidate.figure)
        and not _is_untimely(query, candidate.figure)
        and weekday_feature(query, candidate.figure) != "weekday_other"
        and not (
            query.without and any(match_keys(query.without, text_keys(candidate.figure.scope)))
        )
        and not (_WHOLE.search(query.text) and _is_part(query.period, candidate.figure))
    )


def _is_in(currency: str, figure: Figure) -> bool:
    """Whether the article itself gives a figure in a currency, or it is no money at all."""
    return currency in units_given(figure) or unit_kind(figure.unit) != "money"


def _is_named(named: Named, query: Query, candidate: Candidate) -> bool:
    """Whether a figure is of a name, or its sentence or title tells of it.

    That the article speaks of a company as well tells nothing; that the sentence before does,
    only where the figure's own goes on about that.
    """
    passage = candidate.passage
    if candidate.stored.company in named.companies or is_beside(named, query, candidate):
        return True
    around: list[Container[str]] = [passage.places]
    if len(query.names) > 1 or not _is_of_another(named, candidate):
        around.append(passage.title_keys)
    if _goes_on(query, candidate):
        around.append(passage.before_keys)
    return any(
        all(stands(word, keys_) for word in named.words)
        or is_called(named.companies, passage, keys_)
        for keys_ in around
    )


def _is_of_another(named: Named, candidate: Candidate) -> bool:
    """Whether a figure is said to be of another company than is named.

    "Its" or "the lender" before it stands for that, or the sentence gives it the sales. A title
    that has the name as well ("Norwind to buy Telmar") does not make it Telmar's.
    """
    passage, figure = candidate.passage, candidate.figure
    owner = text_keys(figure.company)
    if not owner or any(match_keys(named.words, owner)):
        return False
    before = (passage.places[key][0] for key in owner if key in passage.places)
    if not _ACCOUNTS.isdisjoint(metric(figure.metric).families) and any(
        at < figure.start for at in before
    ):
        return True
    return is_by_description(passage, figure)


def _goes_on(query: Query, candidate: Candidate) -> bool:
    """Whether the sentence goes on about the one before, and not about another company.

    One about a company that the question names as well does, unless the names are asked for
    side by side, or it is a deal or a target, which are told with both sides at once. So does
    one that names nobody, after one that names only who is asked for.
    """
    passage, owner = candidate.passage, candidate.stored.company
    if names_nobody(passage, candidate.figure):
        return True
    if any(owner in named.companies for named in query.names):
        return goes_on(passage, candidate.figure) or not (_has_sides(query) or _in_a_row(query))
    return goes_on(passage, candidate.figure) and not about_a_company(passage)


def _has_sides(query: Query) -> bool:
    """Whether what is asked for is between two: buyer and bought, analyst and company."""
    keys_ = (key for mention in query.metrics for key in mention.keys[:2])
    return any(key == _JUDGED or not _DEALS.isdisjoint(metric(key).families) for key in keys_)


def _in_a_row(query: Query) -> bool:
    """Whether names are asked for side by side: "Norwind and Telmar"."""
    text = query.mended or query.text
    between = (text[a.end : b.start].strip().lower() for a, b in pairwise(query.names))
    return any(words in _ROW for words in between)


def _is_untimely(query: Query, figure: Figure) -> bool:
    """Whether what is at present is asked for, or what was before that, and a figure is neither."""
    ahead = not query.role and lies_ahead(figure) and figure.metric != _JUDGED
    if query.tense == "present" and (_is_past(figure) or ahead):
        return True
    if query.role != "prior" or query.period is not None or figure.role == "prior":
        return False
    earlier = _EARLIER.search(figure.sentence, 0, figure.start)
    return earlier is None and not _is_of_day_before(figure)


def _is_of_day_before(figure: Figure) -> bool:
    """Whether a figure is of a day before its article came out: "below Tuesday's high of $53"."""
    published, day = figure.article.published, figure.period_end
    if published is None or day is None or day != figure.period_start:
        return False
    return day < published.date()


def _is_past(figure: Figure) -> bool:
    """Whether a figure was of the past when its article came out: "in 2023 it had ..."."""
    published = figure.article.published
    if published is None or figure.period_end is None:
        return False
    return figure.period_end < published.date() - _LONG_AGO


def _with_another(query: Query, candidate: Candidate, whole: Query) -> bool:
    """Whether a deal is with somebody else than the question names.

    The scope of a deal has the other side ("bought AOL"); a question that names two wants both.
    """
    figure = candidate.figure
    if len(query.names) < 2 or _DEALS.isdisjoint(metric(figure.metric).families):  # noqa: PLR2004
        return False
    told = text_keys(f"{figure.company} {figure.scope}")
    others = [
        named
        for named in query.names
        if candidate.stored.company not in named.companies
        and not any(match_keys(named.words, told))
        and not is_called(named.companies, candidate.passage, told)
    ]
    known = any(match_keys(content_words(tokens(figure.scope)), _all_words(whole)))
    named = any(word[:1].isupper() for word in figure.scope.split())
    return bool(others) and named and not known


def _runs_otherwise(query: Query, figure: Figure) -> bool:
    """Whether a bond of another maturity is asked for: the 40-year, not the 30-year one."""
    if figure.metric not in RUNNING:
        return False
    asked, given = told_maturities(query.mended or query.text), told_maturities(figure.scope)
    return bool(asked) and bool(given) and asked.isdisjoint(given)


def _all_words(query: Query) -> frozenset[str]:
    return key_set([*query.words, *(word for named in query.names for word in named.words)])


def _is_part(asked: Period | None, figure: Figure) -> bool:
    """Whether a figure is for a part of the period only ("in ALL OF 2024")."""
    return asked is not None and _relation(asked, figure) == "contains"


def in_time(asked: Period, figure: Figure) -> bool:
    """Whether a figure may be for a period: its own says so, or its article is of that time."""
    if figure.period:
        return _relation(asked, figure) != "different" and not _is_too_long(asked, figure)
    published = figure.article.published
    if asked.start is None or asked.end is None or published is None:
        return True
    late = asked.end + (_STANDS if _stands_as_of_now(asked, figure) else _NEWS)
    return asked.start <= published.date() <= late or lies_ahead(figure)


def _stands_as_of_now(asked: Period, figure: Figure) -> bool:
    """Whether a number that stands until it changes is asked for as of less than a half-year.

    A year after that month, how many work there now tells nothing of how many did then.
    """
    short = asked.start is not None and asked.end is not None and asked.end - asked.start < _HALF
    return short and not _STANDING.isdisjoint(metric(figure.metric).families)


def _is_too_long(asked: Period, figure: Figure) -> bool:
    """Whether a day's number is asked for, and a figure adds up those of a month or a year."""
    day = grain_of(asked.key) in {"day", "week"}
    start, end = figure.period_start, figure.period_end
    if not day or start is None or end is None or end - start < _MONTH:
        return False
    return not _ADDED.isdisjoint(metric(figure.metric).families)


def _relation(asked: Period, figure: Figure) -> str:
    if not figure.period:
        return "unknown"
    stated = stated_period(figure)
    return compatible(asked, stated)

"""The role that a question asks for and the role of a figure, as far as they matter to each other."""

from __future__ import annotations

from datetime import timedelta

from knowledge.answers.paces import CHANGES
from knowledge.answers.passage import Passage
from knowledge.figures.figure import AHEAD, STATED, Figure, Role, lies_ahead
from knowledge.language.metrics import metric, unit_kind
from knowledge.questions.query import Query

# What is decided or offered before it comes about, and is news as such: a plan of it is the answer.
_EVENTS = frozenset(
    ("deal", "ownership", "capital", "listing", "payout", "legal", "public", "investment")
)
_OUTLOOKS = frozenset(("price_target",))
_OF_TIME = frozenset(("period_same", "period_within"))
_YEAR = timedelta(days=365)
_SINCE = timedelta(days=100)  # longer ago than a quarter that is reported on


def role_pair(query: Query, figure: Figure, period: str) -> tuple[str, str]:
    """The role asked for and the role given; `period` is how the figure's stands to the asked.

    Of what is a change by name ("growth") the change is the value. A figure that the coverage
    only compares with is the very one where its period is asked for.
    """
    moving = figure.metric in CHANGES
    if query.role == "change":
        # By how much it rose at that time, with which the coverage compares a later rise.
        once = figure.role == "prior" and figure.direction != 0 and period in _OF_TIME
        return "change", "change" if once else _moved(query, figure, moving=moving)
    if figure.role == "change" and moving:
        return query.role, "reported"
    if figure.metric in _OUTLOOKS and figure.role != "prior":
        # An analyst's target lies ahead by name, whether the question says so or not.
        return query.role, query.role if query.role in AHEAD else "reported"
    same = period == "period_same"
    if not query.role and (_is_planned(query, figure) or (same and _lies_ahead(figure))):
        return "", "ahead"
    if same:
        return query.role, _of_period(query, figure)
    old = period == "period_within" and query.role == "prior" and _is_of_old(figure)
    return query.role, "prior" if old else _role(figure)


def _role(figure: Figure) -> Role:
    """The role of a figure as questions have it: what is only planned lies ahead."""
    return "forecast" if lies_ahead(figure) and figure.role in STATED else figure.role


def _moved(query: Query, figure: Figure, *, moving: bool) -> str:
    """The role of a figure where a change is asked for; one to come where it "WILL grow"."""
    if not query.ahead:
        return "change" if moving else _role(figure)
    moving = moving or figure.direction != 0
    if lies_ahead(figure):
        return "change" if moving else _role(figure)
    return "reported" if moving else figure.role


def _is_planned(query: Query, figure: Figure) -> bool:
    """Whether a figure is of an event to come ("it plans to raise $3 million"), asked for as such."""
    ahead = lies_ahead(figure) and query.tense != "past"
    return ahead and not _EVENTS.isdisjoint(metric(figure.metric).families)


def _of_period(query: Query, figure: Figure) -> str:
    """The role of a figure of the very period that is asked for."""
    role = _role(figure)
    if role not in STATED:
        return role
    named = query.period is not None and query.period.key[:4].isdigit()
    if query.role == "prior":
        # "A year ago, that is in Q3 2024", "the previous fund, the one of 2020"; a quarter
        # without its year is that of both years.
        was = (query.relation and named) or _is_of_old(figure)
        return "prior" if was else role
    return "reported" if not query.relation and (named or _is_latest(figure)) else role


def _is_of_old(figure: Figure) -> bool:
    """Whether a figure is of a time long over when its article came out."""
    published, end = figure.article.published, figure.period_end
    return published is not None and end is not None and end + _SINCE < published.date()


def _is_latest(figure: Figure) -> bool:
    """Whether no later period of that name was over when the article came out: "in Q3"."""
    published = figure.article.published
    if published is None or figure.period_end is None:
        return False
    return figure.period_end + _YEAR > published.date()


def _lies_ahead(figure: Figure) -> bool:
    """Whether the period was not over when the article came out: then only a forecast can be."""
    published = figure.article.published
    if published is None or figure.period_end is None:
        return False
    return lies_ahead(figure) and figure.period_end >= published.date()


def former(query: Query, passage: Passage, own: Figure) -> dict[str, float]:
    """The features of a figure that another of its sentence is only compared with, unasked.

    "former_same" tells that both are for the very same time, so that it was given up for the
    other: "raised its forecast for 2026 to 5% from 4%".
    """
    if query.role == "prior" or query.relation:
        return {}
    kind = unit_kind(own.unit, own.per)
    periods = [
        other.period
        for other in (stored.figure for stored in passage.figures)
        if other.role != "prior"
        and other.metric == own.metric
        and unit_kind(other.unit, other.per) == kind
    ]
    if not periods:
        return {}
    return {"former": 1.0, "former_same": 1.0} if own.period in periods else {"former": 1.0}

"""What a short question means after an answer: "and a year earlier?", "what about Sokon?"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.answers.answer import Answer
from knowledge.answers.figure_wording import is_fiscal, metric_words
from knowledge.answers.period_wording import period_words
from knowledge.answers.speech import say
from knowledge.figures.companies import normal_name
from knowledge.figures.figure import AHEAD
from knowledge.language.mentions import Period
from knowledge.language.period_calendar import from_key, shift
from knowledge.language.tokens import tokens
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.made import made, named
from knowledge.questions.query import Named, Query

_WHY = {"why", "source", "explain", "proof", "evidence"}
_WHY_REST = {"how", "do", "you", "know", "that", "say", "where", "is", "this", "it", "from", "the",
             "so", "come", "does", "what", "s", "'s", "what's", "where's", ",", "?", "and", "your", "please", "in", "a"}  # fmt: skip
_HOW_KNOWN = {"how", "know"}


@dataclass(frozen=True, slots=True)
class Turn:
    """A follow-up as understood: the queries that it may mean, the likeliest first."""

    queries: tuple[Query, ...]


def asks_why(question: str) -> bool:
    """Whether a question asks for the reason of the answer before.

    >>> asks_why("why?"), asks_why("how do you know that"), asks_why("why did sales fall")
    (True, True, False)
    """
    words = {token.lower for token in tokens(question)}
    known = _WHY & words or words >= _HOW_KNOWN
    return bool(known) and words <= _WHY | _WHY_REST


def why(previous: Answer) -> str:
    """How the question before was understood, and where its answer stands, in words."""
    parts: list[str] = []
    if previous.company:
        parts.append(say("why.company", company=previous.company))
    if previous.metric not in {"", "other"}:
        parts.append(say("why.metric", metric=metric_words(previous.metric)))
    lead = previous.figures[0] if previous.figures else None
    if lead is not None and lead.period:
        period = period_words(lead.period, fiscal=is_fiscal(lead))
        parts.append(say("why.period", period=period))
    told = say("why.understood", parts=", ".join(parts) or say("why.nothing"))
    if lead is None:
        return told
    return f"{told} {say('why.stands', text=lead.text, title=lead.article.title)}"


def follow_up(query: Query, previous: Answer, lexicon: Lexicon) -> Turn | None:
    """What a question means after an answer; None if it stands by itself."""
    if not previous.company or query.want in {"compare", "list"}:
        return None
    if query.unknown:  # it may name someone else, of whom the coverage does not speak
        return None
    if query.names:
        return _about_another(query, previous) if _is_bare(query) else None
    owner = named(previous.company, lexicon.companies(normal_name(previous.company)))
    if query.metrics:
        return _other_metric(query, previous, owner)
    if not _is_bare(query):
        return None
    return _same_metric(query, previous, owner)


def _is_bare(query: Query) -> bool:
    """Whether a question says nothing but a name, a period, a relation or a currency."""
    return not query.metrics and not query.words


def _about_another(query: Query, previous: Answer) -> Turn | None:
    """The same metric, in the same period if there is one: "what about Sokon?"."""
    if previous.metric in {"", "other"}:
        return None
    period = query.period or _period(previous)
    first = _made(query, previous, query.names, period)
    return Turn((first,) if query.period or not period else (first, replace(first, period=None)))


def _other_metric(query: Query, previous: Answer, owner: Named) -> Turn:
    """The same company, in the same period if there is one: "and revenue?"."""
    asked = replace(query, names=(owner,))
    period = _period(previous)
    if query.period or period is None:
        return Turn((asked,))
    return Turn((replace(asked, period=period), asked))


def _same_metric(query: Query, previous: Answer, owner: Named) -> Turn | None:
    """The same company and metric: "and a year earlier?", "in 2019?", "in dollars?"."""
    if not (query.period or query.relation or query.role or query.currency):
        return None
    before = _period(previous)
    period = query.period or before
    if query.relation and before:
        period = shift(before, query.relation)
    first = _made(query, previous, (owner,), period)
    if query.relation and period == before:
        return Turn((replace(first, role="prior", period=None),))
    part = _same_part(query.period, before)
    return Turn((first, replace(first, period=part)) if part else (first,))


def _same_part(asked: Period | None, before: Period | None) -> Period | None:
    """The quarter of the year asked for, where a quarter was spoken of."""
    if asked is None or before is None or "-" in asked.key or "-" not in before.key:
        return None
    return from_key(f"{asked.key}-{before.key.partition('-')[2]}")


def _made(query: Query, previous: Answer, names: tuple[Named, ...], period: Period | None) -> Query:
    lead = previous.figures[0] if previous.figures else None
    scope = lead.scope if lead else ""
    role = lead.role if lead and lead.role in AHEAD and not query.relation else ""
    first = made(query.text, names, previous.metric, period, scope)
    return replace(first, currency=query.currency, role=role)


def _period(previous: Answer) -> Period | None:
    if not previous.period:
        return None
    lead = previous.figures[0] if previous.figures else None
    if lead is not None and lead.period == previous.period:
        return Period(lead.period, lead.period_start, lead.period_end, is_fiscal(lead))
    return from_key(previous.period)

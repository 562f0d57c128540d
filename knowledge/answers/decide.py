"""Query + candidates -> Answer: claim the best, ask back, or show what may help."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

from knowledge.answers.accounting import accounted
from knowledge.answers.answer import Answer, Derived
from knowledge.answers.beside import (
    Accounts,
    at_end,
    compared,
    contenders,
    disagreeing,
    in_currency,
    in_full,
    moved,
    restates,
)
from knowledge.answers.notes import note
from knowledge.answers.rank import Candidate, sureness
from knowledge.answers.same import same_value
from knowledge.answers.weights import threshold
from knowledge.figures.companies import normal_name
from knowledge.figures.figure import Figure
from knowledge.figures.other_names import other_names
from knowledge.questions.query import Query

_RELATED = 3  # sentences shown when nothing is claimed
_HELPFUL = 0.5  # share of the question's words that a sentence about nobody asked for must have
_RIVAL = 1.0  # how far behind the figure of a namesake may score to be asked about
_SLACK = 0.1  # share of the words that such a sentence may leave out
_NAMED = ("name_owner", "name_sentence")
_KIN = ("metric_same", "metric_near", "metric_opposite", "metric_sibling")


def decide(query: Query, ranked: Sequence[Candidate]) -> Answer:
    """The answer to a question about one thing."""
    accounts = _once(query)
    rivals = contenders(query, ranked, accounts)
    namesakes = _namesakes(query, rivals) if rivals else ()
    # Which of them is meant is asked, so their figures are no rivals of each other.
    own = [c for c in rivals if c is rivals[0] or c.figure.company not in namesakes]
    if sureness(query, own) < threshold() or not accounts(rivals[0]):
        return helpful(query, ranked)
    if namesakes:
        key = ranked[0].figure.metric
        return Answer(
            query.text,
            "ambiguous",
            choices=namesakes,
            metric="" if key == "other" else key,
            period=query.period.key if query.period else "",
        )
    return told(query, rivals[0], ranked)


def instead(query: Query, other: Query, ranked: Sequence[Candidate]) -> Answer | None:
    """The answer to another question than was asked, with a note that says so; None if unsure."""
    accounts = _once(other)
    rivals = contenders(other, ranked, accounts)
    if sureness(other, rivals) < threshold() or not accounts(rivals[0]):
        return None
    best = rivals[0]
    if other.metrics != query.metrics and not _is_asked(other, best.figure):
        return None
    return told(query, best, ranked)


def _once(query: Query) -> Accounts:
    """Whether a candidate accounts for what a question names, each looked at once."""
    return cache(partial(accounted, query))


def _is_asked(query: Query, figure: Figure) -> bool:
    return any(figure.metric in mention.keys for mention in query.metrics)


def told(query: Query, best: Candidate, ranked: Sequence[Candidate]) -> Answer:
    """The answer that claims a candidate, with what is compared with it and what disagrees."""
    best = in_full(best, ranked)
    lead = at_end(in_currency(best.figure, query.currency), query)
    others = disagreeing(best.figure, ranked)
    # What another article gave for the same period is a former value, not an earlier one.
    beside = [f for f in compared(best, ranked) if not any(same_value(f, o) for o in others)]
    figures = [lead, *beside, *others]
    again = [figure for figure in beside if restates(best.figure, figure)]
    return claimed(query, figures, moved(figures), note(query, lead, [*again, *others]))


def claimed(
    query: Query, figures: Sequence[Figure], derived: Sequence[Derived] = (), told: str = ""
) -> Answer:
    """The answer that claims the first of these figures."""
    lead = figures[0]
    return Answer(
        query.text,
        "answered",
        tuple(figures),
        derived=tuple(derived),
        note=told,
        metric=lead.metric,
        company=lead.company,
        period=lead.period,
    )


def helpful(query: Query, ranked: Sequence[Candidate]) -> Answer:
    """An answer that claims nothing and shows figures near to what was asked, if there are any."""
    near = [candidate.figure for candidate in ranked if _helps(query, candidate)][:_RELATED]
    return Answer(query.text, "related" if near else "not_covered", tuple(near))


def _helps(query: Query, candidate: Candidate) -> bool:
    found = candidate.features
    words = found.get("words_sentence", 0.0)
    if not query.names:
        return words >= _HELPFUL and found.get("words_nowhere", 0.0) <= _SLACK
    if not any(found.get(name) for name in _NAMED):
        return False
    return any(found.get(name) for name in _KIN) if query.metrics else words >= _HELPFUL


def _namesakes(query: Query, ranked: Sequence[Candidate]) -> tuple[str, ...]:
    """The companies that share the name asked for and have what is asked for, if several do."""
    best = ranked[0]
    for named in query.names:
        if best.stored.company not in named.companies or _is_full(named.name, best.figure.company):
            continue
        found: dict[int | None, str] = {best.stored.company: best.figure.company}
        same = other_names(best.figure.company)
        for candidate in ranked[1:]:
            rival = candidate.stored.company in named.companies
            rival = rival and normal_name(candidate.figure.company) not in same
            near = candidate.score > best.score - _RIVAL
            if rival and near and _answers_too(candidate.figure, best.figure):
                found.setdefault(candidate.stored.company, candidate.figure.company)
        if len(found) > 1:
            return tuple(found.values())
    return ()


def _is_full(name: str, company: str) -> bool:
    return normal_name(name) == normal_name(company)


def _answers_too(figure: Figure, best: Figure) -> bool:
    return (
        figure.metric == best.metric and figure.role == best.role and not same_value(figure, best)
    )

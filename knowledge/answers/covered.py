"""What the coverage does have, for an answer that claims nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from knowledge.answers.answer import Answer
from knowledge.answers.period_wording import period_words
from knowledge.answers.speech import metric_name
from knowledge.figures.companies import normal_name
from knowledge.questions.query import Query
from knowledge.store.read import Store

_METRICS, _PERIODS, _NAMES = 8, 3, 3  # how many of each are named
_SHORTEST = 4  # letters of a word that may stand for a whole name
_NEAR = 70  # likeness of a name worth suggesting, in percent


def helped(query: Query, answer: Answer, store: Store) -> Answer:
    """The answer with what was understood, the nearest names and what there is instead."""
    companies = [company for named in query.names for company in named.companies]
    name = next(filter(None, map(store.company_name, companies)), "")
    keys = [key for mention in query.metrics for key in mention.keys]
    return replace(
        answer,
        status=answer.status if answer.figures or answer.status == "ambiguous" else "not_covered",
        company=name,
        metric=keys[0] if keys else "",
        period=query.period.key if query.period else "",
        covered=tuple(_covered(name, keys, store)) if name else (),
        choices=answer.choices or (() if name else nearest(query.unknown, store)),
    )


def _covered(name: str, asked: Sequence[str], store: Store) -> Iterator[str]:
    """The metrics of a company with their newest periods; those asked for first."""
    found = store.covered(name)
    keys = sorted((key for key in found if key != "other"), key=lambda key: key not in asked)
    for key in keys[:_METRICS]:
        periods = [period_words(period) for period in found[key][:_PERIODS]]
        yield f"{metric_name(key)} ({', '.join(periods)})" if periods else metric_name(key)


def nearest(typed: Sequence[str], store: Store) -> tuple[str, ...]:
    """The names of the coverage that look most like what was typed, best first."""
    found: dict[str, None] = {}
    for word in typed:
        for name in store.companies_like(word, _NAMES * 2):
            if _likeness(word, name) >= _NEAR:
                found.setdefault(name)
    return tuple(found)[:_NAMES]


def _likeness(typed: str, name: str) -> float:
    told, known = ([text, *text.split()] for text in (normal_name(typed), normal_name(name)))
    long = [form for form in told if len(form) >= _SHORTEST or form == told[0]]
    return max(fuzz.ratio(one, other) for one in long for other in known)

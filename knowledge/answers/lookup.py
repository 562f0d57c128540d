"""Answers to values instead of words: a company, a metric and a period, as commands give them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from knowledge.answers.answer import Answer
from knowledge.answers.covered import helped, nearest
from knowledge.answers.decide import claimed, told
from knowledge.answers.exact import exact
from knowledge.answers.notes import note, units_note
from knowledge.answers.ordered import by_currency, order
from knowledge.answers.rank import Candidate
from knowledge.answers.rows import best_row
from knowledge.answers.speech import metric_name, say
from knowledge.figures.companies import normal_name
from knowledge.language.mentions import Period
from knowledge.language.metrics import metric_label, metrics, question_metrics
from knowledge.language.periods import parse_period
from knowledge.language.tokens import tokens
from knowledge.questions.made import made, named
from knowledge.questions.query import Named, Query
from knowledge.questions.spelling import mend
from knowledge.store.read import Store

Ranked = Callable[[Query], Sequence[Candidate]]

_MOST = 10  # companies in a ranking


class Lookup:
    """Answers queries that are made of values, from one open knowledge database."""

    def __init__(self, store: Store, ranked: Ranked) -> None:
        self._store = store
        self._ranked = ranked

    def one(self, company: str, metric: str, period: str = "") -> Answer:
        """The answer for a company (any name of it), a metric and a period as typed."""
        text = " ".join(part for part in (company, metric_words(metric), period) if part)
        key = metric_key(metric)
        asked = parse_period(period) if period else None
        problem = _problem(text, metric, key, period, asked)
        if problem is not None:
            return problem
        name = self.named(company)
        query = made(text, (name,), key, asked)
        if not name.companies:
            near = nearest((company,), self._store)
            return Answer(text, "not_covered", choices=near, metric=key, note=_unknown((company,)))
        return self.answer(query) or helped(query, Answer(text, "not_covered"), self._store)

    def answer(self, query: Query) -> Answer | None:
        """The answer to a query of values; None if no figure is just that."""
        if not query.metrics or not query.names or query.kinds or query.want != "value":
            return None
        ranked = self._ranked(query)
        found = exact(query, ranked)
        if not found:
            return None
        names = {c.figure.company: None for c in found}
        if len(names) > 1:
            key = found[0].figure.metric
            period = query.period.key if query.period else ""
            return Answer(query.text, "ambiguous", choices=tuple(names), metric=key, period=period)
        return told(query, found[0], [found[0], *(c for c in ranked if c is not found[0])])

    def several(self, metric: str, companies: Sequence[str], period: str = "") -> Answer:
        """The companies ranked by a metric, the largest first; all of them if none is named."""
        text = " ".join(
            part for part in (metric_words(metric), " vs ".join(companies), period) if part
        )
        key = metric_key(metric)
        asked = parse_period(period) if period else None
        problem = _problem(text, metric, key, period, asked)
        if problem is not None:
            return problem
        names = [self.named(company) for company in companies or self._store.leaders(key, asked)]
        query = made(text, (), key, asked)
        unknown = [name.typed for name in names if not name.companies]
        if unknown:
            near = nearest(unknown, self._store)
            return Answer(text, "not_covered", choices=near, metric=key, note=_unknown(unknown))
        return self._ranking(query, names, everyone=not companies)

    def _ranking(self, query: Query, names: Sequence[Named], *, everyone: bool) -> Answer:
        lists = [self._fitting(replace(query, names=(name,))) for name in names]
        if everyone:
            lists = [found for found in lists if found]
        missing = [name.name for name, found in zip(names, lists, strict=False) if not found]
        row = best_row(lists, partial=everyone) if lists and all(lists) else []
        stated = [candidate.figure for candidate in row]
        figures = by_currency(stated, query) if everyone else order(stated, query)
        if figures:
            told_ = " ".join(filter(None, (note(query, figures[0]), units_note(figures))))
            return claimed(query, figures[:_MOST], (), told_)
        shown = tuple(found[0].figure for found in lists if found)[:_MOST]
        label = metric_name(query.metrics[0].key)
        told_ = say("note.none", metric=label, companies=_either(missing)) if missing else ""
        if not shown:
            return replace(
                helped(query, Answer(query.text, "not_covered"), self._store), note=told_
            )
        return Answer(query.text, "related", shown, note=told_, metric=query.metrics[0].key)

    def _fitting(self, query: Query) -> list[Candidate]:
        """The exact candidates, scored by their order alone."""
        found = exact(query, self._ranked(query))
        return [replace(c, score=-float(place)) for place, c in enumerate(found)]

    def named(self, typed: str) -> Named:
        """The companies that go by a name as typed; the one of exactly that full name alone."""
        name = typed
        companies = list(self._store.companies(normal_name(name)))
        if not companies:
            name = mend(typed, self._store).text
            companies = list(self._store.companies(normal_name(name)))
        full = [
            c for c in companies if normal_name(self._store.company_name(c)) == normal_name(name)
        ]
        return replace(named(name, full or companies), typed=typed)


def metric_key(typed: str) -> str:
    """The key of a metric given as a key or in words; "" if there is none.

    >>> metric_key("net_loss"), metric_key("net loss"), metric_key("colour")
    ('net_loss', 'net_loss', '')
    """
    if typed in metrics():
        return typed
    found = question_metrics(tokens(typed))
    return found[0].key if found else ""


def metric_words(typed: str) -> str:
    """A metric as a reader says it; as typed if there is none of that key."""
    return metric_label(typed) if typed in metrics() else typed


def _unknown(names: Sequence[str]) -> str:
    return say("note.unknown", names=_either([f"“{name}”" for name in names]))


def _either(names: Sequence[str]) -> str:
    return f" {say('list.or')} ".join(names)


def _problem(text: str, metric: str, key: str, period: str, asked: Period | None) -> Answer | None:
    """The answer to a metric or a period that is none."""
    if not key or key == "other":
        return Answer(text, "not_covered", note=say("note.no_metric", metric=metric))
    if period and asked is None:
        told_ = say("note.no_period", period=period)
        return Answer(text, "not_covered", metric=key, note=told_)
    return None

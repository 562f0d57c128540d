"""question -> Query -> passages -> candidates -> Answer: the way through, in one class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.answers.anchored import anchored
from knowledge.answers.answer import Answer
from knowledge.answers.change import (
    asks_change,
    asks_surprise,
    change,
    outweighs,
    plain_value,
    states_change,
)
from knowledge.answers.compare import compare, each
from knowledge.answers.covered import helped
from knowledge.answers.decide import decide, helpful, instead, told
from knowledge.answers.explain import explain
from knowledge.answers.follow_up import asks_why, follow_up, why
from knowledge.answers.listing import asks_list, listable, listing
from knowledge.answers.lookup import Lookup
from knowledge.answers.opposite import is_given, opposite_query
from knowledge.answers.passage import Passage
from knowledge.answers.rank import Candidate, rank
from knowledge.figures.figure import units_given
from knowledge.language.metrics import unit_kind
from knowledge.questions.alone import alone
from knowledge.questions.parse import parse
from knowledge.questions.query import Query
from knowledge.questions.series import asks_each, each_alone, series
from knowledge.questions.sides import is_choice, sides
from knowledge.store.finding import Wanted
from knowledge.store.read import Store

_NEAR = 10  # candidates that come near to a question


class Answerer:
    """Answers questions from one open knowledge database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lookup = Lookup(store, self.candidates)

    def ask(self, question: str, previous: Answer | None = None) -> Answer:
        """The answer to a question in plain words; `previous` is what a follow-up refers to."""
        if previous is not None and asks_why(question):
            return replace(previous, question=question, note=why(previous))
        query = self.query(question)
        turn = follow_up(query, previous, self._store) if previous is not None else None
        if turn is None:
            return self.answer(query)
        answers = [self._lookup.answer(asked) or self.answer(asked) for asked in turn.queries]
        return next((found for found in answers if found.status == "answered"), answers[0])

    def query(self, question: str) -> Query:
        """The question as understood."""
        return parse(question, self._store, None)

    def answer(self, query: Query) -> Answer:
        """The answer to a query."""
        found = sides(query, self._store)
        if found:
            parts = [alone(query, side, found) for side in found]
            answer = compare(query, parts, self.candidates)
        elif asks_list(query):
            asked = listable(query)
            answer = listing(query, asked, self.candidates(asked))
        elif is_choice(query):
            answer = helpful(query, self.candidates(query))  # one figure is no comparison
        else:
            answer = self._each(query) or self._one(query)
        return answer if answer.status == "answered" else helped(query, answer, self._store)

    def _each(self, query: Query) -> Answer | None:
        """The figures of what the question names in a row, where one sentence tells them all."""
        found = series(query)
        if not found:
            return None
        parts = each_alone(query, found)
        return each(query, parts, self.candidates, anywhere=asks_each(query))

    def _one(self, query: Query) -> Answer:
        """The answer to a question about one thing: as it stands, computed, or the nearest to it."""
        ranked = self.candidates(query)
        known = anchored(query, ranked)
        if known is not None:
            return told(query, known, ranked)
        answer = decide(query, ranked)
        if answer.status == "answered" and not _wants_more(query, answer):
            return self._outweighed(query, ranked) or answer
        if asks_change(query) and (query.estimate or not states_change(query, ranked)):
            value = plain_value(query, self._store)
            computed = change(query, value, self.candidates(value))
            if computed is not None:
                return computed
        if asks_surprise(query) and answer.status == "answered":
            return helpful(query, ranked)
        if answer.status != "related":
            return answer
        return next(self._instead(query, ranked), answer)

    def _outweighed(self, query: Query, ranked: Sequence[Candidate]) -> Answer | None:
        """The computed change where the stated one is of something else; else None."""
        if not asks_change(query):
            return None
        value = plain_value(query, self._store)
        levels = self.candidates(value)
        return change(query, value, levels) if outweighs(query, ranked, value, levels) else None

    def _instead(self, query: Query, ranked: Sequence[Candidate]) -> Iterator[Answer]:
        """Answers that are not quite what was asked, and say so."""
        others = [replace(query, currency="")] if _lacks_currency(query, ranked) else []
        turned = None if is_given(query, ranked) else opposite_query(query)
        for other in [*others, turned] if turned else others:
            found = instead(query, other, self.candidates(other))
            if found is not None:
                yield found

    def candidates(self, query: Query) -> list[Candidate]:
        """The figures that may answer a query, the best first."""
        return rank(query, self.passages(query), self._store)

    def passages(self, query: Query) -> list[Passage]:
        """The sentences with figures that may answer a query."""
        period = query.period
        keys = (key for mention in query.metrics for key in mention.keys)
        return self._store.candidates(
            Wanted(
                companies=tuple(c for named in query.names for c in named.companies),
                names=tuple(named.words for named in query.names),
                words=query.words,
                metrics=tuple(dict.fromkeys(keys)),
                kinds=query.kinds,
                period=period.key if period else "",
                start=period.start.isoformat() if period and period.start else "",
                end=period.end.isoformat() if period and period.end else "",
            )
        )

    def companies(self, key: str) -> Sequence[int]:
        """The companies that go by a normalised name, likeliest first."""
        return self._store.companies(key)

    def has_figures(self, company: int) -> bool:
        """Whether the coverage has figures of a company."""
        return bool(self._store.metrics(self._store.company_name(company)))

    def explain(self, question: str) -> str:
        """The query as understood and the candidates with what each explains, as text."""
        query = self.query(question)
        return explain(query, self.candidates(query), self.answer(query))

    def lookup(self, company: str, metric: str, period: str = "") -> Answer:
        """The answer for a company, a metric key and a period as typed."""
        return self._lookup.one(company, metric, period)

    def compare(self, metric: str, companies: Sequence[str], period: str = "") -> Answer:
        """The companies ranked by a metric, the largest first; all of them if none is named."""
        return self._lookup.several(metric, companies, period)


def _wants_more(query: Query, answer: Answer) -> bool:
    """Whether a change is asked for and the answer gives none."""
    lead = answer.figures[0]
    if asks_surprise(query):
        return True  # a stated change is one over time, not from what was expected
    moves = lead.role == "change" or unit_kind(lead.unit, lead.per) in query.kinds
    return query.want == "change" and not moves


def _lacks_currency(query: Query, ranked: Sequence[Candidate]) -> bool:
    """Whether no figure that comes near to the question is given in the currency asked for."""
    near = (candidate.figure for candidate in ranked[:_NEAR])
    return bool(query.currency) and not any(query.currency in units_given(one) for one in near)

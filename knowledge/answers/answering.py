"""question -> Query -> passages -> candidates -> Answer: the way through, in one class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.answer import Answer
from knowledge.answers.compare import compare, every
from knowledge.answers.decide import decide
from knowledge.answers.explain import explain
from knowledge.answers.passage import Passage
from knowledge.answers.rank import Candidate, rank
from knowledge.language.metrics import metric_label
from knowledge.questions.parse import parse
from knowledge.questions.query import Query
from knowledge.store.read import Store

_COVERED = 8  # metrics named when the coverage has something else on a company


class Answerer:
    """Answers questions from one open knowledge database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ask(self, question: str, previous: Answer | None = None) -> Answer:
        """The answer to a question in plain words; `previous` is what a follow-up refers to."""
        query = self.query(question)
        if previous is not None and previous.company and not query.names:
            query = self._continued(query, previous)
        return self.answer(query)

    def query(self, question: str) -> Query:
        """The question as understood."""
        return parse(question, self._store, None)

    def answer(self, query: Query) -> Answer:
        """The answer to a query."""
        if query.want == "compare":
            answer = compare(query, self.candidates)
        elif query.want == "list" and not query.names:
            answer = every(query, self.candidates(query))
        else:
            answer = decide(query, self.candidates(query))
        return answer if answer.status == "answered" else self._helped(query, answer)

    def candidates(self, query: Query) -> list[Candidate]:
        """The figures that may answer a query, the best first."""
        return rank(query, self.passages(query), self._store)

    def passages(self, query: Query) -> list[Passage]:
        """The sentences with figures that may answer a query."""
        companies = [company for named in query.names for company in named.companies]
        found = set(self._store.sentences_of(companies)) if companies else set()
        stems = [word.stem for word in query.words]
        stems += [word.stem for named in query.names for word in named.words]
        found.update(self._store.search(stems))
        return self._store.passages(sorted(found))

    def explain(self, question: str) -> str:
        """The query as understood and the candidates with what each explains, as text."""
        query = self.query(question)
        return explain(query, self.candidates(query))

    def lookup(self, company: str, metric: str, period: str = "") -> Answer:
        """The answer for a company, a metric key and a period as typed."""
        return self.ask(f"{company} {metric_label(metric)} {period}".strip())

    def compare(self, metric: str, companies: Sequence[str], period: str = "") -> Answer:
        """The companies ranked by a metric, the largest first."""
        return self.ask(f"{metric_label(metric)} {' vs '.join(companies)} {period}".strip())

    def _continued(self, query: Query, previous: Answer) -> Query:
        """A follow-up with the company, and where it has none the metric, of the answer before."""
        words = [previous.company]
        if not query.metrics and previous.metric not in {"", "other"}:
            words.append(metric_label(previous.metric))
        return self.query(f"{' '.join(words)} {query.text}")

    def _helped(self, query: Query, answer: Answer) -> Answer:
        """An answer that claims nothing, with the nearest names and what the coverage has."""
        companies = [company for named in query.names for company in named.companies]
        name = self._store.company_name(companies[0]) if companies else ""
        covered = tuple(
            metric_label(key) for key in self._store.metrics(name)[:_COVERED] if key != "other"
        ) if name else ()
        choices = () if name else tuple(
            near for word in query.unknown for near in self._store.companies_like(word, 3)
        )
        status = answer.status if answer.figures else "not_covered"
        return replace(answer, status=status, company=name, covered=covered, choices=choices)

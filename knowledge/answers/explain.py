"""Why an answer was given: the query as understood, and what each candidate explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.answers.answer import Answer
from knowledge.answers.rank import Candidate, decision, sureness
from knowledge.answers.unsaid import unexplained
from knowledge.answers.weights import threshold, weight
from knowledge.language.words import Word, keys, match_keys
from knowledge.questions.query import Query

_SHOWN = 5
_LEAST = 0.01  # parts of a score that are not shown


def explain(query: Query, ranked: Sequence[Candidate], answer: Answer) -> str:
    """The query, the decision and the best candidates, each with its score, as lines of text."""
    lines = [*_query(query), *_decision(query, ranked), *_answer(answer)]
    return "\n".join([*lines, *_candidates(query, ranked)])


def _query(query: Query) -> Iterator[str]:
    yield f"want      {query.want}" + (f", {query.currency}" if query.currency else "")
    yield f"names     {', '.join(f'{n.name} ({len(n.companies)})' for n in query.names) or '-'}"
    yield f"metrics   {', '.join('/'.join(m.keys) for m in query.metrics) or '-'}"
    yield f"kinds     {', '.join(sorted(query.kinds)) or 'any'}"
    yield f"period    {query.period.key if query.period else query.relative or '-'} {query.relation}".rstrip()
    yield f"role      {query.role or 'any'}"
    yield f"words     {', '.join(word.text for word in query.words) or '-'}"
    if query.unknown:
        yield f"unknown   {', '.join(query.unknown)}"


def _decision(query: Query, ranked: Sequence[Candidate]) -> Iterator[str]:
    sure = sureness(query, ranked)
    verdict = "claimed" if sure >= threshold() else "not claimed"
    yield f"sure      {sure:.2f} of {threshold():.2f}: the best by itself is {verdict}"
    if ranked:
        found = decision(query, ranked)
        shown = [f"{name} {value:.2f}" for name, value in found.items() if name.startswith("met_")]
        yield f"met       {'  '.join(shown) or '-'}"


def _answer(answer: Answer) -> Iterator[str]:
    shown = "; ".join(f"{figure.text} ({figure.role})" for figure in answer.figures)
    yield f"answer    {answer.status}{': ' if shown else ''}{shown}"
    for derived in answer.derived:
        yield f"computed  {derived.kind} {derived.value:.4g} {derived.unit} of {derived.operands}"
    if answer.note:
        yield f"note      {answer.note}"


def _candidates(query: Query, ranked: Sequence[Candidate]) -> Iterator[str]:
    for number, candidate in enumerate(ranked[:_SHOWN], start=1):
        figure = candidate.figure
        yield ""
        yield (
            f"{number}. {candidate.score:.2f}  {figure.text} | {figure.company or '-'} | "
            f"{figure.metric} | {figure.period or '-'} | {figure.role} | {figure.scope or '-'}"
        )
        yield f"   {figure.sentence}"
        yield f"   {_explained(query, candidate)}"
        worth = {name: weight(name) * value for name, value in candidate.features.items()}
        parts = sorted(worth.items(), key=lambda part: -abs(part[1]))
        yield "   " + "  ".join(
            f"{name} {value:+.2f}" for name, value in parts if abs(value) >= _LEAST
        )


def _explained(query: Query, candidate: Candidate) -> str:
    """Which words of the question stand where, and which stand nowhere."""
    passage = candidate.passage
    around = frozenset(passage.title_keys) | frozenset(passage.before_keys)
    missing = unexplained(query, candidate)
    found: dict[str, list[str]] = {"sentence": [], "around": [], "metric": [], "unexplained": []}
    for word in query.words:
        where = "unexplained" if word in missing else _where(word, passage.places, around)
        found[where].append(word.text)
    shown = [f"{name}: {', '.join(words)}" for name, words in found.items() if words]
    return "; ".join(shown) or "no words left to explain"


def _where(word: Word, sentence: object, around: frozenset[str]) -> str:
    if any(key in sentence for key, _ in keys(word)):  # type: ignore[operator]
        return "sentence"
    return "around" if any(match_keys([word], around)) else "metric"

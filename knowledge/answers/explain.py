"""Why an answer was given: the query as understood, and what each candidate explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.answers.rank import Candidate, sureness
from knowledge.answers.weights import threshold, weight
from knowledge.questions.query import Query

_SHOWN = 5


def explain(query: Query, ranked: Sequence[Candidate]) -> str:
    """The query and the best candidates, each with its score, as lines of text."""
    return "\n".join([*_query(query), *_decision(query, ranked), *_candidates(ranked)])


def _query(query: Query) -> Iterator[str]:
    yield f"want      {query.want}" + (f", {query.currency}" if query.currency else "")
    yield f"names     {', '.join(f'{n.name} ({len(n.companies)})' for n in query.names) or '-'}"
    yield f"metrics   {', '.join('/'.join(m.keys) for m in query.metrics) or '-'}"
    yield f"kinds     {', '.join(sorted(query.kinds)) or 'any'}"
    yield f"period    {query.period.key if query.period else '-'} {query.relation}".rstrip()
    yield f"role      {query.role or 'any'}"
    yield f"words     {', '.join(word.text for word in query.words) or '-'}"
    if query.unknown:
        yield f"unknown   {', '.join(query.unknown)}"


def _decision(query: Query, ranked: Sequence[Candidate]) -> Iterator[str]:
    sure = sureness(query, ranked)
    verdict = "claimed" if sure >= threshold() else "not claimed"
    yield f"sure      {sure:.2f} of {threshold():.2f}: {verdict}"


def _candidates(ranked: Sequence[Candidate]) -> Iterator[str]:
    for number, candidate in enumerate(ranked[:_SHOWN], start=1):
        figure = candidate.figure
        yield ""
        yield (
            f"{number}. {candidate.score:.2f}  {figure.text} | {figure.company or '-'} | "
            f"{figure.metric} | {figure.period or '-'} | {figure.role} | {figure.scope or '-'}"
        )
        yield f"   {figure.sentence}"
        worth = {name: weight(name) * value for name, value in candidate.features.items()}
        parts = sorted(worth.items(), key=lambda part: -abs(part[1]))
        yield "   " + "  ".join(f"{name} {value:+.2f}" for name, value in parts if abs(value) >= 0.01)

"""Query + passages -> candidates, best first, and how sure the best one is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.answers.features import Features, features
from knowledge.answers.passage import Passage, Stored
from knowledge.answers.weights import score, surety
from knowledge.figures.figure import Figure
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.query import Query


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that may be the answer, with what it explains and what that is worth."""

    passage: Passage
    stored: Stored
    features: Features
    score: float

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.stored.figure


def rank(query: Query, passages: Iterable[Passage], lexicon: Lexicon) -> list[Candidate]:
    """All figures of the passages, the best first; ties go to the newer article, then in order."""
    candidates = []
    for passage in passages:
        for stored in passage.figures:
            found = features(query, passage, stored, lexicon)
            candidates.append(Candidate(passage, stored, found, score(found)))
    return sorted(candidates, key=_order)


def _order(candidate: Candidate) -> tuple[float, float, str]:
    published = candidate.figure.article.published
    return (-candidate.score, -published.timestamp() if published else 0.0, candidate.figure.id)


def same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same number, within half a percent."""
    if one.unit != other.unit:
        return False
    return abs(one.value - other.value) * 200 <= max(abs(one.value), abs(other.value))


def claim_features(query: Query, ranked: Sequence[Candidate]) -> Features:
    """What speaks for claiming the best candidate: its features, its lead, the words unknown."""
    best = ranked[0]
    rival = next((c for c in ranked[1:] if not same_value(c.figure, best.figure)), None)
    lead = best.score - rival.score if rival else 5.0
    found = dict(best.features)
    found["lead"] = min(lead, 5.0) / 5
    found["score"] = max(-1.0, min(1.0, best.score / 20))
    found["unknown"] = min(1.0, len(query.unknown) / 2)
    return found


def sureness(query: Query, ranked: Sequence[Candidate]) -> float:
    """How likely the best candidate is the right answer; 0 without candidates."""
    return surety(claim_features(query, ranked)) if ranked else 0.0

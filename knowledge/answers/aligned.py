"""Figures beside each other in one sentence, each given to the name that it stands with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.answers.nearness import Distances
from knowledge.answers.passage import Passage
from knowledge.answers.rank import Candidate
from knowledge.language.words import Word, keys
from knowledge.questions.alone import own_words, shared_names
from knowledge.questions.query import Query

# What standing with the name is worth: as much as standing in one sentence, see `rows`.
_NEAR = 3.0
_ELSEWHERE = ("name_sentence", "name_title", "name_before")
_OTHERS = ("other_owner", "other_owner_elsewhere", "ownerless")

Near = Sequence[Sequence[float]]


def aligned(
    lists: Sequence[Sequence[Candidate]], words: Sequence[Sequence[Word]]
) -> list[list[Candidate]]:
    """The candidates of each of several alternatives, the best first, by where they stand.

    `words` are those of each alternative alone. A sentence that has them all sets them beside
    each other, and what stands nearest to a name there is its figure, whoever else is its
    owner by the reading of the article: "behind the 40 million of A and the 30 million of B".
    """
    known: dict[int, Near] = {}
    found = []
    for side, candidates in enumerate(lists):
        placed = [_placed(candidate, side, words, known) for candidate in candidates]
        found.append(sorted(placed, key=lambda candidate: -candidate.score))
    return found


def in_line(chosen: Sequence[Candidate], parts: Sequence[Query]) -> bool:
    """Whether one sentence tells the figures of all parts of a question, each by its own words.

    "Software and services revenue was 5 million" has one figure for both. Whose a figure is by
    the reading of the article needs no such look.
    """
    passage = chosen[0].passage
    near = _near(passage, own_words(parts))
    if not near or any(one.passage.sentence != passage.sentence for one in chosen):
        return False
    shared = shared_names(parts)
    places = [_place(one) for one in chosen]
    return all(
        any(named.start not in shared for named in part.names)
        or near[side][place] > max(row[place] for number, row in enumerate(near) if number != side)
        for side, (part, place) in enumerate(zip(parts, places, strict=True))
    )


def _place(candidate: Candidate) -> int:
    """The place of a candidate among the figures of its sentence."""
    ids = [stored.figure.id for stored in candidate.passage.figures]
    return ids.index(candidate.figure.id)


def _placed(
    candidate: Candidate, side: int, words: Sequence[Sequence[Word]], known: dict[int, Near]
) -> Candidate:
    """A candidate as its place in a sentence that has all alternatives speaks for one of them."""
    passage = candidate.passage
    if passage.sentence not in known:
        known[passage.sentence] = _near(passage, words)
    near = known[passage.sentence]
    if not near:
        return candidate
    place = _place(candidate)
    own = near[side][place]
    margin = own - max(row[place] for number, row in enumerate(near) if number != side)
    features = _owned(candidate.features) if margin > 0 else candidate.features
    worth = _NEAR * (own + min(0.0, margin))
    return replace(candidate, score=candidate.score + worth, features=features)


def _near(passage: Passage, words: Sequence[Sequence[Word]]) -> Near:
    """How near the words of each alternative are to each figure; () if the sentence lacks one."""
    distances = Distances(passage)
    found = []
    for own in words:
        rows = []
        for word in own:
            key = next((key for key, _ in keys(word) if key in passage.places), None)
            if key is None:
                return ()
            rows.append(distances.closeness(passage.places[key]))
        if not rows:
            return ()
        found.append([sum(near) / len(rows) for near in zip(*rows, strict=True)])
    return found


def _owned(features: Mapping[str, float]) -> dict[str, float]:
    """The features of a figure as one of the name that it stands with."""
    found = {name: value for name, value in features.items() if name not in _OTHERS}
    beside = sum(found.pop(name, 0.0) for name in _ELSEWHERE)
    if beside:
        found["name_owner"] = found.get("name_owner", 0.0) + beside
    return found

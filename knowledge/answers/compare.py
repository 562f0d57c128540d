"""Answers about several at once: who has more of what all of them have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from knowledge.answers.accounting import fits, in_time
from knowledge.answers.aligned import aligned, in_line
from knowledge.answers.answer import Answer
from knowledge.answers.change import apart
from knowledge.answers.decide import claimed, helpful
from knowledge.answers.narrowing import passed_over
from knowledge.answers.notes import note
from knowledge.answers.ordered import conversions, order
from knowledge.answers.passage import text_keys
from knowledge.answers.rank import Candidate, sureness
from knowledge.answers.rows import KIN, best_row, measures_same, together
from knowledge.answers.unsaid import unexplained
from knowledge.answers.weights import threshold
from knowledge.figures.figure import Figure
from knowledge.language.metrics import Kinship, metric, related, unit_kind
from knowledge.questions.alone import own_words, shared_names
from knowledge.questions.query import Named, Query

Ranked = Callable[[Query], Sequence[Candidate]]

# How much less sure a side may be than an answer about one thing: that another measures the same
# speaks for it. Of the rows down to here as many are right as of those that are nearly sure.
_SLACK = 0.22


def compare(query: Query, parts: Sequence[Query], ranked: Ranked) -> Answer:
    """The figures of each part of the question, ordered as it asks.

    `parts` are the question for each of its alternatives alone, and `ranked` gives the
    candidates of a question. Claimed only where every part is sure and all measure the same.
    """
    sides = _sides(parts, ranked)
    if not all(side.found for side in sides):
        return helpful(query, [candidate for side in sides for candidate in side.found])
    chosen = best_row([side.found for side in sides], asked=_asked(parts))
    ranking = _ranking(query, sides, chosen) if chosen else None
    return ranking or helpful(query, [side.found[0] for side in sides])


def each(
    query: Query, parts: Sequence[Query], ranked: Ranked, *, anywhere: bool = False
) -> Answer | None:
    """The figures of each part; None unless all are sure and one sentence tells them apart.

    With `anywhere`, the coverage may tell of each in another place.
    """
    sides = _sides(parts, ranked)
    chosen = best_row([side.found for side in sides], asked=_asked(parts))
    if not chosen or not (anywhere or in_line(chosen, parts)):
        return None
    return _ranking(query, sides, chosen)


def _ranking(query: Query, sides: Sequence[_Side], chosen: Sequence[Candidate]) -> Answer | None:
    """The answer that claims a row of figures; None if it is not sure, or they have no order."""
    ordered = order([candidate.figure for candidate in chosen], query)
    if ordered is None or not _are_sure(query, sides, chosen):
        return None
    shown = [*ordered, *conversions(chosen, ordered)]
    return claimed(query, shown, apart(query, ordered), note(sides[0].query, ordered[0]))


@dataclass(frozen=True, slots=True)
class _Side:
    """One part of a comparison: its candidates, and all that were looked at for it."""

    query: Query
    found: Sequence[Candidate]
    rivals: Sequence[Candidate]


def _sides(parts: Sequence[Query], ranked: Ranked) -> list[_Side]:
    """The parts with their candidates: none of another side's company, its own first of all."""
    shared = shared_names(parts)
    own = [_own(part, shared) for part in parts]
    words = own_words(parts)
    sides = []
    lists = aligned([ranked(part) for part in parts], words)
    for part, mine, found in zip(parts, own, lists, strict=True):
        others = set.union(*own) - mine
        names = [named for named in part.names if named.start not in shared]
        free = [c for c in found if c.stored.company not in others or _is_of(names, c)]
        belonging = _unclaimed(
            [c for c in free if c.stored.company in mine or _names(names, c)], mine
        )
        sides.append(_Side(part, _eligible(part, belonging if names else free), free))
    return sides


def _unclaimed(found: Sequence[Candidate], mine: set[int]) -> list[Candidate]:
    """Without what belongs to somebody else in a sentence that has the like of these companies."""
    owned: dict[int, list[Figure]] = {}
    for one in found:
        if one.stored.company in mine:
            owned.setdefault(one.passage.sentence, []).append(one.figure)
    return [
        one
        for one in found
        if one.stored.company is None
        or one.stored.company in mine
        or not any(measures_same(one.figure, own) for own in owned.get(one.passage.sentence, ()))
    ]


def _own(part: Query, shared: set[int]) -> set[int]:
    """The companies that only this part of the question names."""
    return {
        company for named in part.names if named.start not in shared for company in named.companies
    }


def _is_of(names: Sequence[Named], candidate: Candidate) -> bool:
    """Whether another's figure is of these names ("Nest bought DROPCAM for ...")."""
    scope = text_keys(candidate.figure.scope)
    return bool(names) and all(word.stem in scope for named in names for word in named.words)


def _names(names: Sequence[Named], candidate: Candidate) -> bool:
    """Whether the sentence of a candidate has the words of these names."""
    found = candidate.passage.places
    return all(word.stem in found for named in names for word in named.words)


def _eligible(part: Query, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of the metric asked for, where there are any, and then of what is like it.

    Where it is asked which moved more, those are by how much each did: in percent, if that is
    told, for the points of one are not those of another.
    """
    if part.role == "change":
        found = [c for c in found if c.figure.role == "change" or c.figure.direction]
        kinds = part.kinds or {"percent"}
        found = [c for c in found if unit_kind(c.figure.unit) in kinds] or found
    meant: list[Candidate] = []
    for mention in part.metrics:
        meant = [c for c in found if _kinship(mention.keys, c) in KIN]
        if meant:
            like = [c for c in found if _kinship(mention.keys, c) == "sibling"]
            meant = [*meant, *like]
            break
    moves = part.direction or part.role == "change" or "percent" in part.kinds
    return [c for c in meant or found if moves or _is_amount(part, c.figure)]


def _kinship(keys: Sequence[str], candidate: Candidate) -> Kinship:
    """How the metric of a candidate stands to the nearest of those asked for."""
    found = {related(key, candidate.figure.metric) for key in keys}
    return next((kin for kin in ("same", "opposite", "sibling") if kin in found), "")


def _is_amount(part: Query, figure: Figure) -> bool:
    """Whether a figure is the thing itself, not by how much it grew or what share of all it is."""
    kind = unit_kind(figure.unit, figure.per)
    if kind in metric(figure.metric).units and figure.metric != "share_of":
        return True
    stated = any(kind in reading.units for m in part.metrics for reading in m.readings[:1])
    return stated or (figure.role != "change" and (kind != "percent" or not part.metrics))


def _are_sure(query: Query, sides: Sequence[_Side], chosen: Sequence[Candidate]) -> bool:
    """Whether the sides may be claimed: each of them is sure enough, and nothing is passed over."""
    if not _accounted(query, sides, chosen) or _are_one(chosen) or _differ_in_sum(chosen):
        return False
    sure = [_sureness(side, one, chosen) for side, one in zip(sides, chosen, strict=True)]
    return min(sure) >= threshold() - _SLACK


def _are_one(chosen: Sequence[Candidate]) -> bool:
    """Whether two sides have the same amount: the same figure told twice, or of both of them."""
    values = [(candidate.figure.value, candidate.figure.unit) for candidate in chosen]
    return len(set(values)) < len(values)


def _differ_in_sum(chosen: Sequence[Candidate]) -> bool:
    """Whether the sum of several is asked for, and only one of the sides is told to be that."""
    return len({"sum_told" in candidate.features for candidate in chosen}) > 1


def _told_together(chosen: Sequence[Candidate]) -> float:
    return min(together(chosen[0], other) for other in chosen[1:])


def _accounted(query: Query, sides: Sequence[_Side], chosen: Sequence[Candidate]) -> bool:
    """Whether nothing of the question is passed over.

    What all sides share need stand with one of them only, if one article tells of them all.
    """
    pairs = list(zip(sides, chosen, strict=True))
    if not all(fits(_timed(side.query, one, chosen), one, query) for side, one in pairs):
        return False
    left = [_left(side.query, one) for side, one in pairs]
    shared = set.intersection(*({word.start for word in side.query.words} for side in sides))
    if not _told_together(chosen):
        return not any(left)
    return not set.intersection(*left) and all(words <= shared for words in left)


def _timed(query: Query, one: Candidate, chosen: Sequence[Candidate]) -> Query:
    """The question for one of a row, without its period where only the sentence's other one has it.

    "Foxglove fined A $3 million and B $4 million in 2019".
    """
    asked = query.period
    if asked is None or one.figure.period:
        return query
    beside = (c.figure for c in chosen if c.passage.sentence == one.passage.sentence)
    told = any(figure.period and in_time(asked, figure) for figure in beside)
    return replace(query, period=None) if told else query


def _left(query: Query, candidate: Candidate) -> set[int]:
    """Where the words stand that narrow a question and that nothing of a figure accounts for."""
    left = unexplained(query, candidate)
    return set() if passed_over(query, left) else {word.start for word in left}


def _sureness(side: _Side, chosen: Candidate, row: Sequence[Candidate]) -> float:
    """How sure a side is by itself, among all that measures the same and is not another side's.

    Where one sentence puts all sides next to each other, what others tell is no rival.
    """
    taken = {one.figure.id for one in row}
    alone = _told_together(row) == 1
    fitting = [
        candidate
        for candidate in side.rivals
        if candidate.figure.id not in taken
        and measures_same(candidate.figure, chosen.figure)
        and not (alone and together(candidate, chosen) < 1)
    ]
    return sureness(side.query, [chosen, *fitting])


def _asked(parts: Sequence[Query]) -> frozenset[str]:
    """The metrics that the words of a question may mean, which are compared with each other.

    Those of all parts where each part asks for its own: "which fell more, deposits or loans".
    """
    apart = len({part.metrics for part in parts}) > 1
    mentions = [m for part in parts for m in part.metrics] if apart else parts[0].metrics[:1]
    return frozenset(key for mention in mentions for key in mention.keys)

"""Answers about several at once: who has more of what all of them have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.answers.accounting import accounted
from knowledge.answers.answer import Answer
from knowledge.answers.beside import in_currency, length
from knowledge.answers.change import apart
from knowledge.answers.decide import claimed, helpful
from knowledge.answers.notes import note
from knowledge.answers.rank import Candidate, sureness
from knowledge.answers.weights import threshold
from knowledge.figures.figure import Figure
from knowledge.language.metrics import metric, related, unit_kind
from knowledge.questions.query import Named, Query

Ranked = Callable[[Query], Sequence[Candidate]]

_ANCHORS = 6  # candidates of each side that the others are measured against
_SAME_PERIOD = 1.0  # how much better the figure of the same period is
_KIN = {"same", "opposite"}
_AHEAD = {"forecast", "target"}
_STATED = {"reported", "prior"}
_ONCE = frozenset({"capital", "deal", "listing", "investment", "spending"})
_SLACK = 0.08  # how much less sure one side may be where the others make up for it


def compare(query: Query, parts: Sequence[Query], ranked: Ranked) -> Answer:
    """The figures of each part of the question, ordered as it asks.

    `parts` are the question for each of its alternatives alone, and `ranked` gives the
    candidates of a question. Claimed only where every part is sure and all measure the same.
    """
    sides = _sides(parts, ranked)
    if not all(side.found for side in sides):
        return helpful(query, [candidate for side in sides for candidate in side.found])
    chosen = best_row([side.found for side in sides], asked=_asked(query))
    ordered = order([candidate.figure for candidate in chosen], query) if chosen else None
    if ordered is None or not _are_sure(sides, chosen):
        return helpful(query, [side.found[0] for side in sides])
    shown = [*ordered, *conversions(chosen, ordered)]
    return claimed(query, shown, apart(query, ordered), note(parts[0], ordered[0]))


@dataclass(frozen=True, slots=True)
class _Side:
    """One part of a comparison: its candidates, and all that were looked at for it."""

    query: Query
    found: Sequence[Candidate]
    rivals: Sequence[Candidate]


def _sides(parts: Sequence[Query], ranked: Ranked) -> list[_Side]:
    """The parts with their candidates: none of another side's company, its own first of all."""
    shared = set.intersection(*({named.start for named in part.names} for part in parts))
    own = [_own(part, shared) for part in parts]
    sides = []
    for part, mine in zip(parts, own, strict=True):
        others = set.union(*own) - mine
        free = [candidate for candidate in ranked(part) if candidate.stored.company not in others]
        names = [named for named in part.names if named.start not in shared]
        belonging = [c for c in free if c.stored.company in mine or _names(names, c)]
        sides.append(_Side(part, _eligible(part, belonging if names else free), free))
    return sides


def _own(part: Query, shared: set[int]) -> set[int]:
    """The companies that only this part of the question names."""
    return {
        company for named in part.names if named.start not in shared for company in named.companies
    }


def _names(names: Sequence[Named], candidate: Candidate) -> bool:
    """Whether the sentence of a candidate has the words of these names."""
    found = candidate.passage.places
    return all(word.stem in found for named in names for word in named.words)


def _eligible(part: Query, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of the metric asked for, where there are any."""
    meant: list[Candidate] = []
    for mention in part.metrics:
        keys = mention.keys
        meant = [c for c in found if any(related(key, c.figure.metric) in _KIN for key in keys)]
        if meant:
            break
    moves = part.direction or part.role == "change" or "percent" in part.kinds
    return [c for c in meant or found if moves or not _is_growth(c.figure)]


def _is_growth(figure: Figure) -> bool:
    """Whether a figure is by how much something grew, not the thing itself."""
    kind = unit_kind(figure.unit, figure.per)
    return figure.role == "change" and kind not in metric(figure.metric).units


def _are_sure(sides: Sequence[_Side], chosen: Sequence[Candidate]) -> bool:
    """Whether the sides may be claimed: all of them together are sure, and none is unsure.

    That the sides measure the same speaks for each of them.
    """
    if not all(accounted(side.query, one) for side, one in zip(sides, chosen, strict=True)):
        return False
    sure = [_sureness(side, one) for side, one in zip(sides, chosen, strict=True)]
    return sum(sure) / len(sure) >= threshold() and min(sure) >= threshold() - _SLACK


def _sureness(side: _Side, chosen: Candidate) -> float:
    """How sure a side is by itself, among all that measures the same."""
    fitting = [c for c in side.rivals if c is not chosen and measures_same(c.figure, chosen.figure)]
    return sureness(side.query, [chosen, *fitting])


def _asked(query: Query) -> frozenset[str]:
    """The metrics that the words of a question may mean, which are compared with each other."""
    return frozenset(key for mention in query.metrics[:1] for key in mention.keys)


def best_row(
    lists: Sequence[Sequence[Candidate]],
    *,
    partial: bool = False,
    asked: frozenset[str] = frozenset(),
) -> list[Candidate]:
    """One candidate for each side, all measuring the same, with the best scores; [] if none.

    With `partial`, sides that have nothing of the kind are left out, as few as can be. Metrics
    that are `asked` for by the same word measure the same.
    """
    best: tuple[int, float, list[Candidate]] = (0, 0.0, [])
    anchors = [(index, c) for index, found in enumerate(lists) for c in found[:_ANCHORS]]
    for index, anchor in anchors:
        chosen = [
            anchor if number == index else _partner(found, anchor, asked)
            for number, found in enumerate(lists)
        ]
        row = [candidate for candidate in chosen if candidate is not None]
        if (len(row) < len(lists) and not partial) or len({c.figure.id for c in row}) < len(row):
            continue
        total = sum(candidate.score for candidate in row)
        if not best[2] or (len(row), total) > best[:2]:
            best = (len(row), total, row)
    return best[2]


def _partner(
    found: Sequence[Candidate], anchor: Candidate, asked: frozenset[str]
) -> Candidate | None:
    """The best candidate of a side that measures the same, in the same period if there is one."""
    fitting = [
        candidate
        for candidate in found
        if candidate.figure.id != anchor.figure.id
        and measures_same(candidate.figure, anchor.figure, asked)
    ]
    period = anchor.figure.period
    return max(
        fitting,
        key=lambda candidate: (
            candidate.score + (_SAME_PERIOD if candidate.figure.period == period else 0)
        ),
        default=None,
    )


def measures_same(one: Figure, other: Figure, asked: frozenset[str] = frozenset()) -> bool:
    """Whether two figures can be ranked: metric, kind of unit, role and length of period.

    Of what happens once (a round, a deal, a plan), role and period do not matter.
    """
    kin = related(one.metric, other.metric) in _KIN or {one.metric, other.metric} <= asked
    if not kin or unit_kind(one.unit, one.per) != unit_kind(other.unit, other.per):
        return False
    if _happens_once(one) and _happens_once(other):
        return True
    alike = one.sentence == other.sentence or _of_like_periods(one, other)
    return _side(one) == _side(other) and alike


def _happens_once(figure: Figure) -> bool:
    return figure.role != "change" and not _ONCE.isdisjoint(metric(figure.metric).families)


def _of_like_periods(one: Figure, other: Figure) -> bool:
    """Whether the periods of two figures are equally long, as far as they are known."""
    if one.role != other.role and one.period != other.period:
        return False  # what something was compared with is of another time
    return not (one.period and other.period) or length(one) == length(other)


def _side(figure: Figure) -> str:
    """The roles that may stand side by side."""
    if figure.role in _AHEAD:
        return "ahead"
    return "stated" if figure.role in _STATED else figure.role


def order(figures: Sequence[Figure], query: Query) -> list[Figure] | None:
    """The figures by value, as asked; None if their units differ and no other one is shared."""
    shared = _shared(figures, query.currency)
    if shared is None:
        return None
    asked = next((metric(key).sign for mention in query.metrics for key in mention.keys[:1]), 0)
    return sorted(
        shared,
        key=lambda figure: _amount(figure, asked, query.direction),
        reverse=query.order == "most",
    )


def by_currency(figures: Sequence[Figure], query: Query) -> list[Figure]:
    """The figures ranked; where they share no unit, by units, that of the most figures first."""
    shared = order(figures, query)
    if shared is not None:
        return shared
    units = Counter(figure.unit for figure in figures)
    return [
        figure
        for unit, _ in units.most_common()
        for figure in order([f for f in figures if f.unit == unit], query) or []
    ]


def _amount(figure: Figure, asked: int, direction: int) -> float:
    """What a figure weighs: a profit against a loss, a rise against a fall, counts as negative."""
    value = float(abs(figure.value))
    if figure.role == "change":
        return -value if direction and figure.direction == -direction else value
    if figure.metric == "other" or not asked:
        return float(figure.value)
    known = metric(figure.metric)
    return -value if known.opposite and known.sign == -asked else value


def conversions(chosen: Sequence[Candidate], shown: Sequence[Figure]) -> list[Figure]:
    """The amounts of a ranking in the other currencies that the articles give."""
    units = {figure.unit for figure in shown}
    printed = [candidate.figure for candidate in chosen if candidate.figure.unit not in units]
    others = [
        in_currency(candidate.figure, other.unit)
        for candidate in chosen
        for other in candidate.figure.converted
        if other.unit not in units
    ]
    return printed + others


def _shared(figures: Sequence[Figure], currency: str) -> list[Figure] | None:
    """The figures all in one unit: the one asked for, their own, or one they are converted to."""
    wanted = [in_currency(figure, currency) for figure in figures]
    units = {figure.unit for figure in wanted}
    if len(units) == 1:
        return wanted
    for unit in sorted({*units, *(o.unit for f in figures for o in f.converted)}):
        converted = [in_currency(figure, unit) for figure in figures]
        if all(figure.unit == unit for figure in converted):
            return converted
    kinds = {unit_kind(figure.unit, figure.per) for figure in figures}
    return list(figures) if kinds == {"count"} else None

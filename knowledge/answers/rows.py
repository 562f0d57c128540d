"""Rows of figures that can be put side by side: one for each of several, all measuring the same."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answers.rank import Candidate
from knowledge.answers.same import length
from knowledge.figures.figure import AHEAD, STATED, Figure
from knowledge.language.metrics import metric, related, unit_kind

KIN = frozenset({"same", "opposite"})
_ANCHORS = 6  # candidates of each side that the others are measured against
_SAME_PERIOD = 1.0  # how much better the figure of the same period is
_TOGETHER = 3.0  # how much better a figure of the same sentence is
_OTHER_METRIC = 1.0  # how much worse a figure is that is called otherwise
_BESIDE, _IN_ARTICLE = 0.5, 0.25  # what is left of that a few sentences on, and anywhere else
_NEXT = 2
_TRADED = frozenset({"share", "market"})
_ONCE = frozenset({"capital", "deal", "listing", "investment", "spending"})


def best_row(
    lists: Sequence[Sequence[Candidate]],
    *,
    partial: bool = False,
    asked: frozenset[str] = frozenset(),
) -> list[Candidate]:
    """One candidate for each side, all measuring the same, with the best scores; [] if none.

    With `partial`, sides that have nothing of the kind are left out, as few as can be. Metrics
    that are `asked` for by the same word measure the same, and what is told in one place goes
    together.
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
        if asked:
            total += _harmony(anchor, [candidate for candidate in row if candidate is not anchor])
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
    return max(
        fitting,
        key=lambda candidate: candidate.score + _agreement(candidate, anchor),
        default=None,
    )


def _agreement(one: Candidate, other: Candidate) -> float:
    """What speaks for two figures being meant to stand side by side."""
    return _likeness(one, other) + _TOGETHER * together(one, other)


def _likeness(one: Candidate, other: Candidate) -> float:
    """What speaks for two figures to be of one time and metric."""
    found = _SAME_PERIOD if one.figure.period == other.figure.period else 0.0
    return (
        found if related(one.figure.metric, other.figure.metric) in KIN else found - _OTHER_METRIC
    )


def _harmony(anchor: Candidate, others: Sequence[Candidate]) -> float:
    """What speaks for a whole row: it is told in one place as far as the farthest of it is."""
    nearest = min((together(one, anchor) for one in others), default=0.0)
    return sum(_likeness(one, anchor) + _TOGETHER * nearest for one in others)


def together(one: Candidate, other: Candidate) -> float:
    """How near two figures are told: 1 in one sentence, less beside it, 0 in other articles."""
    if one.figure.article.id != other.figure.article.id:
        return 0.0
    apart = abs(one.passage.position - other.passage.position)
    return 1.0 if not apart else _BESIDE if apart <= _NEXT else _IN_ARTICLE


def measures_same(one: Figure, other: Figure, asked: frozenset[str] = frozenset()) -> bool:
    """Whether two figures can be ranked: metric, kind of unit, role and length of period.

    Of what happens once (a round, a deal, a plan), role and period do not matter. Of what is
    `asked` for, a figure of a related metric may stand beside it: "invested" and "spent".
    """
    kin = (
        related(one.metric, other.metric) in KIN
        or _asked_alike(one.metric, other.metric, asked)
        or (_moves_on_market(one) and _moves_on_market(other))
    )
    if not kin or not _of_one_kind(one, other):
        return False
    if _happens_once(one) and _happens_once(other):
        return True
    if one.sentence == other.sentence:
        # What is expected of both may be said of one only: "A is seen at 9%, followed by B at 7%".
        return _side(one) == _side(other) or (one.period == other.period and _is_of_now(one, other))
    return _side(one) == _side(other) and _of_like_periods(one, other)


def _of_one_kind(one: Figure, other: Figure) -> bool:
    """Whether the units of two figures can be ranked; beside "15 times" a bare "12.5" is told so."""
    kinds = {unit_kind(one.unit, one.per), unit_kind(other.unit, other.per)}
    told = kinds == {"times", "count"} and "" in {one.unit, other.unit}
    return len(kinds) == 1 or (told and one.sentence == other.sentence)


def _asked_alike(one: str, other: str, asked: frozenset[str]) -> bool:
    """Whether two metrics are asked for by one word, or are close to the one asked for."""
    both = {one, other}
    return both <= asked or (not asked.isdisjoint(both) and related(one, other) == "sibling")


def _moves_on_market(figure: Figure) -> bool:
    """Whether it is by how much a price moved: of a share, an index, a good or a currency."""
    if figure.role != "change" or unit_kind(figure.unit, figure.per) != "percent":
        return False
    return not _TRADED.isdisjoint(metric(figure.metric).families)


def _is_of_now(one: Figure, other: Figure) -> bool:
    return "change" not in {one.role, other.role} and "prior" not in {one.role, other.role}


def _happens_once(figure: Figure) -> bool:
    return figure.role != "change" and not _ONCE.isdisjoint(metric(figure.metric).families)


def _of_like_periods(one: Figure, other: Figure) -> bool:
    """Whether the periods of two figures are equally long, as far as they are known."""
    if one.role != other.role and one.period != other.period:
        return False  # what something was compared with is of another time
    return not (one.period and other.period) or length(one) == length(other)


def _side(figure: Figure) -> str:
    """The roles that may stand side by side: "fell 4%" and "is expected to fall 3%" are changes."""
    kind = unit_kind(figure.unit, figure.per)
    moved = figure.direction and figure.role != "prior"
    if moved and kind == "percent" and kind not in metric(figure.metric).units:
        return "change"
    if figure.role in AHEAD:
        return "ahead"
    return "stated" if figure.role in STATED else figure.role

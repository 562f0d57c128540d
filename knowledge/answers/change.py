"""By how much a figure changed, computed from it and the one it is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from knowledge.answers.accounting import accounted
from knowledge.answers.answer import Answer, Derived
from knowledge.answers.beside import change_of
from knowledge.answers.decide import claimed
from knowledge.answers.notes import note
from knowledge.answers.paces import CHANGES
from knowledge.answers.partners import is_told_with_another, partners
from knowledge.answers.rank import Candidate, just_asked, sureness
from knowledge.answers.same import is_former, same_value
from knowledge.answers.weights import threshold
from knowledge.figures.figure import AHEAD, STATED, Figure, is_estimate
from knowledge.language.changes import cues
from knowledge.language.metrics import PERCENTAGES, related, unit_kind
from knowledge.language.spans import begins_in
from knowledge.language.tokens import tokens
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.parse import value_query
from knowledge.questions.query import Query
from knowledge.questions.spelling import mend

Ranked = Sequence[Candidate]

_KIN = {"same", "opposite"}
_MORE = {"more", "less", "fewer", "higher", "lower", "larger", "smaller"}
_MOVING = {"change", "level", "comparison", "surprise"}
_AGAINST = {"surprise", "comparison"}
# "12% UNDER what the street wanted", which are no words of comparison elsewhere
_UNDER = re.compile(
    r"\b(?:under|over|beyond|past|shy of) (?:what|the|its|wall|analyst)", re.IGNORECASE
)
_NEXT = 30  # characters from "below" to the estimate that it measures by
_PAIRED = 0.2  # how much less sure the figure may be that a sentence compares with another
_AGAIN = 4.0  # how far behind the surest figure the same one may score in another sentence
_LOOKED_AT = 20  # candidates among which one is sought that is told with another
_PART = 0.5  # share of unasked words from which on a scope is another thing's


def asks_change(query: Query) -> bool:
    """Whether a change is asked for that may have to be computed."""
    percent = bool(query.kinds & PERCENTAGES)
    moves = bool(query.direction or query.relation or query.role or query.estimate)
    return query.want == "change" or (percent and moves)


def states_change(query: Query, ranked: Sequence[Candidate]) -> bool:
    """Whether the coverage itself says how that very thing moved, if not surely enough to claim.

    What it says may differ from what could be computed of other figures, so nothing is.
    """
    return any(
        candidate.figure.role == "change"
        and unit_kind(candidate.figure.unit) == "percent"
        and candidate.features.get("scope_unasked", 0.0) < _PART
        and not candidate.features.get("period_different")
        and accounted(query, candidate)
        for candidate in just_asked(ranked)
    )


def outweighs(query: Query, stated: Sequence[Candidate], value: Query, levels: Ranked) -> bool:
    """Whether the figure itself is surer than a stated change, which is of something else.

    "By what percent did A's profit grow": A's profit is told, and only B's is said to have grown.
    """
    if not levels or not query.kinds & PERCENTAGES or stated[0].figure.role != "change":
        return False
    one, other = stated[0].figure, levels[0].figure
    if one.company == other.company and related(one.metric, other.metric) in _KIN:
        return False
    return sureness(value, levels) > sureness(query, stated)


def plain_value(query: Query, lexicon: Lexicon) -> Query:
    """The question for the figure itself, without the words that ask how it moved."""
    found = cues(tokens(mend(query.text, lexicon).text))
    silent = [
        span for cue in found if cue.kind in _MOVING or cue.role == "estimate" for span in cue.spans
    ]
    words = tuple(
        word
        for word in query.words
        if not begins_in(word.start, silent) or begins_in(word.start, query.metric_spans)
    )
    return replace(value_query(query), words=words)


def change(query: Query, value: Query, ranked: Sequence[Candidate]) -> Answer | None:
    """The computed answer; None if no sure figure has one to be compared with.

    `value` is the question for the figure itself, and `ranked` its candidates.
    """
    levels = _levels(query, ranked)
    if not levels:
        return None
    best, partner = _pair(query, levels)
    if partner is None and query.kinds & PERCENTAGES:
        levels = _told_with_another(query, levels)
        best, partner = _pair(query, levels) if levels else (best, None)
    if partner is None or best.figure.metric in CHANGES or not _is_asked(query, best.figure):
        return None
    # A pair that one sentence puts side by side speaks for itself.
    paired = partner.sentence == best.figure.sentence and partner.role != best.figure.role
    enough = threshold() - (_PAIRED if paired or query.estimate else 0.0)
    if not any(_is_sure(value, levels, *one, enough) for one in _leads(levels, best, partner)):
        return None
    if query.estimate and _is_own(best.figure, partner) is None:
        return None  # nothing tells which of the two is the estimate
    now, before = _ordered(query, best.figure, partner)
    derived = _derived(query, now, before)
    return claimed(query, (now, before), derived, note(value, now)) if derived else None


def _leads(
    ranked: Sequence[Candidate], best: Candidate, partner: Figure
) -> list[tuple[Candidate, Figure]]:
    """The candidates that may be sure, each with the figure told with it, which is no rival of it.

    Where a former figure is the best, also the one that it is told with: where something stands
    is asked for, and not where it stood.
    """
    now = [c for c in ranked if is_former(best.figure) and c.figure.id == partner.id]
    return [(ranked[0], partner), *((c, best.figure) for c in now)]


def _is_sure(
    value: Query, ranked: Sequence[Candidate], lead: Candidate, other: Figure, enough: float
) -> bool:
    rivals = [c for c in ranked if c is not lead and not same_value(c.figure, other)]
    return accounted(value, lead) and sureness(value, [lead, *rivals]) >= enough


def _is_asked(query: Query, figure: Figure) -> bool:
    """Whether a share or rate is of what the question names first: what moved, not what moved it."""
    first = query.metrics[:1]
    if not first or unit_kind(figure.unit, figure.per) != "percent":
        return True
    return any(related(key, figure.metric) for key in first[0].keys)


def _pair(query: Query, ranked: Sequence[Candidate]) -> tuple[Candidate, Figure | None]:
    """The surest figure, as it is told where it is compared with another, and that other one."""
    best = ranked[0]
    again = [
        c
        for c in ranked[1:]
        if c.figure.metric == best.figure.metric
        and c.figure.role == best.figure.role
        and same_value(c.figure, best.figure)
        and c.score > best.score - _AGAIN
    ]
    for told in (best, *again):
        partner = next(partners(query, [told, *(c for c in ranked if c is not told)]), None)
        if partner is not None:
            return told, partner
    return best, None


def _levels(query: Query, ranked: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates but those that are changes; [] if what is left first is of another metric."""
    if not ranked or not query.metrics or ranked[0].figure.role != "change":
        return ranked
    levels = [one for one in ranked if one.figure.role != "change"]
    return levels if levels and not levels[0].features.get("metric_none") else []


def _told_with_another(query: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that a sentence compares with another, for only those can tell of a change.

    [] where the first of them is of something else than the best of all, or far behind it.
    """
    found = [one for one in ranked[:_LOOKED_AT] if is_told_with_another(query, one)]
    near = found and found[0].score > ranked[0].score - _AGAIN
    return found if near and found[0].figure.metric == ranked[0].figure.metric else []


def _ordered(query: Query, best: Figure, partner: Figure) -> tuple[Figure, Figure]:
    """The later figure and the earlier; the company's own and the estimate."""
    if query.estimate:
        own = _is_own(best, partner)
        ahead = {best.role, partner.role} <= AHEAD
        swapped = own is not None and own == (ahead and _measures_estimate(query))
        return (partner, best) if swapped else (best, partner)
    if "prior" in {best.role, partner.role}:
        return (best, partner) if partner.role == "prior" else (partner, best)
    if best.sentence == partner.sentence and (
        best.period == partner.period or "" in {best.period, partner.period}
    ):
        return _as_told(best, partner)
    return (best, partner) if best.period > partner.period else (partner, best)


def _as_told(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Two figures of a sentence as it sets them: "rose to A from B", "went from B to A"."""
    first, second = sorted((one, other), key=lambda figure: figure.start)
    starts = first.sentence[: first.start].rstrip().lower().endswith(" from")
    return (second, first) if starts else (first, second)


def _is_own(one: Figure, other: Figure) -> bool | None:
    """Whether the first is the company's own and the other the estimate; None if nothing tells."""
    told = [is_estimate(figure.scope) for figure in (one, other)]
    if told[0] != told[1]:
        return told[1]
    stated = [figure.role in STATED for figure in (one, other)]
    return stated[0] if stated[0] != stated[1] else None


def _measures_estimate(query: Query) -> bool:
    """Whether an estimate is measured by the rest: "how far is the CONSENSUS below its guidance"."""
    found = cues(tokens(query.text))
    at = next((cue.spans[0][0] for cue in found if cue.kind in _AGAINST), 0)
    base = next((c for c in found if c.kind == "outlook" and c.spans[0][0] > at), None)
    return base is not None and base.role != "estimate"


def asks_surprise(query: Query) -> bool:
    """Whether it is asked how far a figure is from an estimate, and not how it moved."""
    found = cues(tokens(query.text)) if query.estimate and query.want == "change" else []
    found.sort(key=lambda cue: cue.spans[0])
    if _UNDER.search(query.text) or any(cue.kind == "surprise" for cue in found):
        return bool(found)
    return any(
        cue.kind == "comparison"
        and after.kind == "outlook"
        and after.spans[0][0] - cue.spans[-1][1] <= _NEXT
        for cue, after in pairwise(found)
    )


def _derived(query: Query, now: Figure, before: Figure) -> list[Derived]:
    """What is computed: the change in percent, the difference or the ratio, as asked."""
    words = [token.lower for token in tokens(query.text)]
    if "times" in words and before.value:
        return [Derived("ratio", now.value / before.value, "times", (0, 1))]
    change_ = change_of(now, before, (0, 1))
    found = [change_] if change_ else []
    percent = bool(query.kinds & PERCENTAGES)
    if _MORE & set(words) and not percent:
        found.insert(0, Derived("difference", now.value - before.value, now.unit, (0, 1)))
    return found


def apart(query: Query, figures: Sequence[Figure]) -> list[Derived]:
    """How far the first two of a ranking are apart, if the question asks for it."""
    words = [token.lower for token in tokens(query.text)]
    asks = "how" in words and ("than" in words or query.want == "change")
    if not asks or len(figures) < 2 or not figures[1].value:  # noqa: PLR2004
        return []
    first, second = figures[0].value, figures[1].value
    if "times" in words:
        return [Derived("ratio", first / second, "times", (0, 1))]
    if query.kinds & PERCENTAGES:
        return [
            Derived(
                "percent_change", (first - second) / abs(second) * Decimal(100), "percent", (0, 1)
            )
        ]
    return [Derived("difference", first - second, figures[0].unit, (0, 1))]

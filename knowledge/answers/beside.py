"""What is shown beside the figure that is claimed: comparison, other articles, computed change."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from knowledge.answers.accounting import accounted
from knowledge.answers.answer import Derived
from knowledge.answers.claims import unaccounted
from knowledge.answers.rank import Candidate
from knowledge.answers.same import alike, is_expected, length, published, same_thing, same_value
from knowledge.figures.figure import AHEAD, STATED, Figure
from knowledge.language.metrics import PERCENTAGES, unit_kind
from knowledge.questions.query import Query

_OTHERS = 3  # further figures shown beside the one claimed
_CLOSE = 1.0  # how far behind the best another article's figure may score to take its place
_NEXT = 1.0  # how far behind it the next one may score, where the best may not be claimed
_TRIED = 6  # candidates of which that is looked up
_ENDS = re.compile(r"""[.!?]["'”’)\]]*\s*\Z""")  # how a sentence ends, and a line need not
_SURE = 0.3  # confidence from which on the figure of another article is worth showing

Accounts = Callable[[Candidate], bool]
"""Whether a figure accounts for what a question names: `accounting.accounted` of that question."""


def in_full(best: Candidate, ranked: Sequence[Candidate]) -> Candidate:
    """The same statement of the same article in a whole sentence, where the best is in a line.

    A title and the points above an article say in short what it says in full.
    """
    if not _is_line(best):
        return best
    whole = (one for one in ranked if _says_again(one.figure, best.figure) and not _is_line(one))
    return next(whole, best)


def _is_line(candidate: Candidate) -> bool:
    return candidate.passage.headline or not _ENDS.search(candidate.passage.text)


def _says_again(one: Figure, other: Figure) -> bool:
    """Whether a figure says what another of its article does, and no less of its time."""
    return (
        one.article.id == other.article.id
        and (one.company, one.metric, one.role) == (other.company, other.metric, other.role)
        and (one.period == other.period or not other.period)
        and (one.value, one.unit, one.per) == (other.value, other.unit, other.per)
    )


def in_currency(figure: Figure, currency: str) -> Figure:
    """The figure in the currency asked for, where the article itself gives it; else as it is."""
    for other in figure.converted:
        if other.unit == currency:
            return replace(
                figure,
                value=other.value,
                upper=None,
                unit=other.unit,
                text=other.text,
                start=other.start,
                end=other.end,
                converted=(),
            )
    return figure


def at_end(figure: Figure, query: Query) -> Figure:
    """The upper end of a range, where the question asks for that; else the figure as it is."""
    asked = any(light.told == "most" for light in query.light)
    if not asked or figure.bound != "between" or figure.upper is None:
        return figure
    return replace(figure, value=figure.upper, upper=None, bound="at_most")


def compared(best: Candidate, ranked: Sequence[Candidate]) -> list[Figure]:
    """The figures that the claimed one is compared with, or has moved by, in the article's words.

    Those of the same sentence, or of the next one, where that goes on ("That compared with").
    """
    found = [
        stored.figure for stored in best.passage.figures if _stands_with(stored.figure, best.figure)
    ]
    if not any(figure.role == "prior" for figure in found) and best.figure.role == "reported":
        found += [
            candidate.figure
            for candidate in ranked
            if candidate.passage.sentence == best.passage.sentence + 1
            and goes_on(candidate.figure, best.figure)
        ]
    return found[:_OTHERS]


def goes_on(figure: Figure, lead: Figure) -> bool:
    """Whether a figure of the next sentence is what the lead is compared with.

    Such a sentence need not name the metric again: "That compared with 2.8 billion a year ago".
    """
    if figure.company != lead.company or (figure.unit, figure.per) != (lead.unit, lead.per):
        return False
    return (
        figure.role == "prior"
        and lead.role == "reported"
        and figure.metric in {lead.metric, "other"}
    )


def _stands_with(figure: Figure, lead: Figure) -> bool:
    if figure.id == lead.id or (figure.metric, figure.company) != (lead.metric, lead.company):
        return False
    roles = {figure.role, lead.role}
    if "change" in roles:
        return roles != {"change"} and not roles & AHEAD
    return "prior" in roles and alike(figure, lead)


def settled(ranked: Sequence[Candidate]) -> Candidate:
    """The candidate to lead with: the best, or what a newer article says about the same."""
    best = ranked[0]
    newer = [
        candidate
        for candidate in ranked
        if candidate.score > best.score - _CLOSE
        and candidate.figure.role == best.figure.role
        and same_thing(candidate.figure, best.figure)
        and candidate.figure.confidence >= _SURE
    ]
    return max([best, *newer], key=lambda candidate: published(candidate.figure))


def contenders(
    query: Query, ranked: Sequence[Candidate], accounts: Accounts | None = None
) -> list[Candidate]:
    """The candidates without those that are no rivals of the best, for they go with it.

    A forecast gives way to the result, what an article said to what a newer one says of the
    same, and, where no period is asked for, other periods to the newest. `accounts` tells which
    of them accounts for what the question names.
    """
    found = list(ranked)
    for give_way in (_to_the_result, _to_the_newest, _to_the_last_word):
        found = give_way(query, found)
    return _to_the_next(found, accounts or partial(accounted, query))


def _to_the_result(query: Query, ranked: list[Candidate]) -> list[Candidate]:
    """Without what was expected, where nothing but the figure is asked for and it is known."""
    near = [c for c in ranked if c.score > ranked[0].score - _CLOSE]
    result = next((c for c in near if c.figure.role in STATED), None)
    if query.role or query.estimate or result is None:
        return ranked
    ahead = [c for c in ranked if is_expected(c.figure, result.figure)]
    if ranked[0] is not result and ranked[0] not in ahead:
        return ranked
    return [result, *(c for c in ranked if c is not result and c not in ahead)]


def _to_the_last_word(_: Query, ranked: list[Candidate]) -> list[Candidate]:
    """With what the newest article says, without what other articles said of the same."""
    if not ranked:
        return ranked
    best = settled(ranked)
    return [best, *(c for c in ranked if c is not best and not _outspoken(c, best))]


def _to_the_next(ranked: list[Candidate], accounts: Accounts) -> list[Candidate]:
    """Without those that no rule lets be claimed, before the first of the metric that may be.

    It has to come near to them: behind what is far better there is only what is beside the point.
    """
    near = [c for c in ranked[:_TRIED] if c.score > ranked[0].score - _NEXT]
    free = (place for place, c in enumerate(near) if not unaccounted(c.features) and accounts(c))
    place = next(free, 0)
    found = ranked[place:]
    meant = found and any(found[0].features.get(name) for name in ("metric_same", "no_metric"))
    return found if meant else ranked


def _outspoken(candidate: Candidate, best: Candidate) -> bool:
    """Whether it says the same thing in another article; in the same one it is a rival."""
    elsewhere = candidate.figure.article.id != best.figure.article.id
    return elsewhere and same_thing(candidate.figure, best.figure)


def _to_the_newest(query: Query, ranked: list[Candidate]) -> list[Candidate]:
    """With only the newest of a series, where no period is asked for."""
    timed = query.period or query.relative or query.relation
    if timed or query.role not in {"", "change"} or not ranked:
        return ranked
    best = ranked[0]
    series = [c for c in ranked if c.score > best.score - _CLOSE and _in_series(c, best)]
    newest = max([best, *series], key=lambda candidate: _time(candidate.figure))
    old = {id(candidate) for candidate in (best, *series)} - {id(newest)}
    return [newest, *(c for c in ranked if c is not newest and id(c) not in old)]


def _in_series(candidate: Candidate, best: Candidate) -> bool:
    one, other = candidate.figure, best.figure
    return (
        candidate is not best
        and one.company == other.company != ""
        and one.metric == other.metric != "other"
        and (one.role == other.role or {one.role, other.role} == STATED)
        and alike(one, other)
        and (not one.period or not other.period or length(one) == length(other))
        and (one.article.id != other.article.id or "" != one.period != other.period != "")
    )


def _time(figure: Figure) -> tuple[bool, str, float]:
    return figure.role != "prior", str(figure.period_end or ""), published(figure)


def disagreeing(lead: Figure, ranked: Sequence[Candidate]) -> list[Figure]:
    """What other articles give for the same figure, where it is another value; newest first."""
    found: list[Figure] = []
    for candidate in ranked:
        other = candidate.figure
        if other.article.id == lead.article.id or other.confidence < _SURE:
            continue
        if same_thing(other, lead) and not any(same_value(other, f) for f in (lead, *found)):
            found.append(other)
    return sorted(found, key=published, reverse=True)[:_OTHERS]


def restates(lead: Figure, other: Figure) -> bool:
    """Whether a sentence gives another value for the same period: "231 million, not 238"."""
    return lead.period == other.period != "" and {lead.role, other.role} == STATED


def percent_change(now: Decimal, before: Decimal) -> Decimal | None:
    """By how many percent `now` is more than `before`, None if `before` is 0.

    >>> percent_change(Decimal(898), Decimal(477)).quantize(Decimal("0.01"))
    Decimal('88.26')
    """
    return (now - before) / abs(before) * 100 if before else None


def moved(figures: Sequence[Figure]) -> tuple[Derived, ...]:
    """The change between the first figure and the one that it is compared with, if any.

    In percent; between two shares in percentage points. Nothing is computed from ranges.
    """
    first = figures[0]
    for index, other in enumerate(figures[1:], start=1):
        if {first.role, other.role} != STATED or not _countable(first, other):
            continue
        if not alike(first, other) or first.period == other.period != "":
            continue
        now, before = (0, index) if other.role == "prior" else (index, 0)
        found = change_of(figures[now], figures[before], (now, before))
        return (found,) if found else ()
    return ()


def change_of(now: Figure, before: Figure, operands: tuple[int, int]) -> Derived | None:
    """The change from one figure to another; None where there is none to compute."""
    if unit_kind(now.unit, now.per) in PERCENTAGES:
        return Derived("difference", now.value - before.value, "percentage_point", operands)
    change = percent_change(now.value, before.value)
    return None if change is None else Derived("percent_change", change, "percent", operands)


def _countable(one: Figure, other: Figure) -> bool:
    return one.upper is None and other.upper is None and one.id != other.id

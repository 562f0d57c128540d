"""The words of an answer, shared by every way of showing it; pure.

Of one figure the words are in `figure_wording`, of a period in `period_wording`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from knowledge.answers.answer import Answer, Derived
from knowledge.answers.figure_wording import (
    Marker,
    amount_words,
    change_words,
    comparison,
    derived_words,
    headline,
    is_fiscal,
    marked,
    metric_words,
    source_line,
)
from knowledge.answers.period_wording import in_period
from knowledge.answers.speech import say
from knowledge.figures.figure import Figure

__all__ = [
    "Layout",
    "Marker",
    "amount_words",
    "by_sentence",
    "change_words",
    "comparison",
    "comparisons",
    "derived_words",
    "headline",
    "is_fiscal",
    "layout",
    "listed",
    "marked",
    "metric_words",
    "not_covered",
    "plain_text",
    "source_line",
    "which_company",
]


class Layout(NamedTuple):
    """The figures of an answer by their part in it.

    `lead` is what is claimed, `compared` what the lead is compared with (the same company and
    metric in the same sentence, another period or a change), `others` the rest.
    """

    lead: Figure
    compared: tuple[Figure, ...]
    others: tuple[Figure, ...]


def layout(answer: Answer) -> Layout:
    """The figures of an answer by their part in it. Raises ValueError if it has none."""
    if not answer.figures:
        raise ValueError("an answer without figures has no layout")
    lead, *rest = answer.figures
    compared = tuple(figure for figure in rest if _belongs(figure, lead))
    return Layout(lead, compared, tuple(figure for figure in rest if figure not in compared))


def _belongs(figure: Figure, lead: Figure) -> bool:
    if (figure.company, figure.metric) != (lead.company, lead.metric):
        return False
    same_place = (figure.article.id, figure.sentence) == (lead.article.id, lead.sentence)
    other_time = figure.period != lead.period or figure.role in {"prior", "change"}
    return same_place and other_time and figure.scope == lead.scope


def comparisons(answer: Answer) -> list[str]:
    """Every comparison and computed value of an answer, one line each; [] if there is none."""
    if not answer.figures:
        return []
    lead, compared, _ = layout(answer)
    used: list[Derived] = []
    lines: list[str] = []
    for figure in compared:
        index = answer.figures.index(figure)
        mine = [value for value in answer.derived if set(value.operands) == {0, index}]
        used += mine
        lines.append(comparison(figure, lead, mine))
    return lines + [_computed(value, answer) for value in answer.derived if value not in used]


def _computed(derived: Derived, answer: Answer) -> str:
    operands = [amount_words(answer.figures[index]) for index in derived.operands]
    joined = f" {say('list.and')} ".join(operands)
    return say("computed.from", value=derived_words(derived), amounts=joined)


def by_sentence(figures: Iterable[Figure]) -> list[tuple[Figure, ...]]:
    """Figures in groups, one for each sentence of an article, in order of appearance."""
    groups: dict[tuple[int, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.article.id, figure.sentence), []).append(figure)
    return [tuple(group) for group in groups.values()]


def listed(names: Sequence[str], last: Literal["and", "or"] = "and") -> str:
    """Names in a row.

    >>> listed(["A", "B", "C"], "or"), listed(["A"])
    ('A, B or C', 'A')

    """
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names)
    return f" {say(f'list.{last}')} ".join([", ".join(names[:-1]), names[-1]])


def which_company(answer: Answer) -> str:
    """The question back, where a name fits several companies."""
    return say("ask.company", names=listed(answer.choices, "or"))


def not_covered(answer: Answer) -> list[str]:
    """What is said when nothing is claimed: what is missing, what there is, the nearest names."""
    company = answer.company
    lines = [_ended(_missing(answer))]
    if answer.covered and answer.status == "not_covered":
        has = listed([metric_words(entry) for entry in answer.covered])
        key = "none.has.company" if company else "none.has"
        lines.append(_ended(say(key, company=company, metrics=has)))
    if answer.choices:
        lines.append(_ended(say("none.nearest", names=", ".join(answer.choices))))
    return lines


def _missing(answer: Answer) -> str:
    """What the coverage does not say."""
    metric, company = metric_words(answer.metric), answer.company
    if not (metric and company) or _is_given(answer):
        return say("none.about" if company else "none.answer", company=company)
    key = "none.metric.period" if answer.period else "none.metric"
    return say(key, metric=metric, company=company, period=in_period(answer.period))


def _is_given(answer: Answer) -> bool:
    """Whether the coverage does have the metric of the company, though not what was asked of it."""
    if answer.period:
        asked = (answer.company, answer.metric, answer.period)
        return any((one.company, one.metric, one.period) == asked for one in answer.figures)
    name = f"{metric_words(answer.metric)} ("
    return any(f"{metric_words(entry)} (".startswith(name) for entry in answer.covered)


def _ended(sentence: str) -> str:
    """A sentence with its full stop, which a name may have brought along ("Co. Ltd.")."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def plain_text(answer: Answer, mark: Marker = str) -> str:
    """The reply as a person reads it, without markup; `mark` marks the number in its sentence."""
    lines = [answer.note] if answer.note else []
    if answer.status == "answered" and answer.figures:
        lines += _claimed(answer, mark)
    elif answer.status == "ambiguous":
        lines.append(which_company(answer))
    else:
        lines += not_covered(answer)
        if answer.figures:
            lines.append(say("none.sentences"))
            lines += _quoted(answer.figures, str)
    return "\n".join(lines)


def _claimed(answer: Answer, mark: Marker) -> list[str]:
    lead, compared, others = layout(answer)
    lines = [headline(lead), *comparisons(answer)]
    lines += _quoted([lead, *(figure for figure in compared if not _shares(figure, lead))], mark)
    for group in by_sentence(others):
        lines += [f"• {headline(figure)}" for figure in group]
        if not _shares(group[0], lead):
            lines += _quoted(group, mark)
    return lines


def _shares(figure: Figure, lead: Figure) -> bool:
    return (figure.article.id, figure.sentence) == (lead.article.id, lead.sentence)


def _quoted(figures: Iterable[Figure], mark: Marker) -> list[str]:
    """The sentences of figures, each run from one article followed by its source."""
    lines: list[str] = []
    for article, groups in groupby(by_sentence(figures), key=lambda group: group[0].article):
        lines += [f"“{marked(group[0].sentence, group, mark)}”" for group in groups]
        lines.append(source_line(article))
    return lines

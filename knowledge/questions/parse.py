"""A question -> Query: mended, then read by the same recognisers as an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal, cast

from knowledge.figures.figure import Role
from knowledge.language.changes import Cue, cues
from knowledge.language.mentions import PeriodMention
from knowledge.language.metrics import MONEY, PERCENTAGES, MetricMention, question_mentions, surest
from knowledge.language.periods import periods
from knowledge.language.spans import Spans
from knowledge.language.tokens import Token, tokens
from knowledge.language.words import Word, content_words
from knowledge.questions.apposition import appositions
from knowledge.questions.aside import Aside
from knowledge.questions.asking import Asking, asking
from knowledge.questions.days import days_alone
from knowledge.questions.how_many import counted_noun, counted_span
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.light import light
from knowledge.questions.moves import PERCENT, asks_move, inside, moving, pace_kinds, pace_spans
from knowledge.questions.naming import names_in
from knowledge.questions.query import Named, Order, Query, Want
from knowledge.questions.scene import scenes
from knowledge.questions.spelling import mend
from knowledge.questions.timing import (
    before_event,
    before_move,
    looks_back,
    names_move,
    relation,
    relative,
    sifted,
    tense,
    time_span,
    undated,
)
from knowledge.questions.trading import as_traded, goes, is_of_trade, pairs

_ALTOGETHER = re.compile(r"\b(?:in total|altogether|all in|overall)\b", re.IGNORECASE)
_TERSE = 8  # tokens up to which a question without a phrase of asking is a command
_ASKING = frozenset("how what who which when where did does do is are was were has have".split())
_WHOLE = re.compile(
    r"\b(?:total|overall|altogether|whole|entire|worldwide|globally|everywhere|actual(?:ly)?)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\b(?:not (?:the |an? )?|non-?|un)"
    r"(adjusted|underlying|core|normali[sz]ed|organic|comparable|consolidated|standalone)\b",
    re.IGNORECASE,
)
_NET = re.compile(
    r"\b(?:net|gaap|statutory) (?:profit|income|earnings|loss|result)\b|\bbottom line\b",
    re.IGNORECASE,
)
_MENDED = re.compile(
    r"\b(?:adjusted|adj|underlying|core|normali[sz]ed|recurring|non-?gaap|before"
    r"|w/o|without|excluding|excl|stripping out|one-?offs?|(?:special|exceptional) items?)\b",
    re.IGNORECASE,
)
_NO_SHARE = re.compile(r"\bnot (?:the |a |as a |in )*(?:percentage|percent|%|share)", re.IGNORECASE)
_NOT_EACH = re.compile(
    r"\bnot (?:the |as |in |the one )*(?:per|by the|a|each) share\b", re.IGNORECASE
)
_SHARE = frozenset({"share", "portion", "proportion", "fraction", "percentage", "slice", "chunk"})
_LONG_NUMBER = 3  # characters from which on a number is an amount
_SCALES = frozenset({"k", "m", "mn", "mln", "b", "bn", "bln", "t", "tn"})
_YEAR_ON_YEAR = re.compile(r"yoy|y/y|qoq|q/q|year.o|quarter.o|sequential")
_OUTLOOK_ROLES: dict[str, Role] = {"target": "target"}


def parse(question: str, lexicon: Lexicon, today: date | None = None) -> Query:
    """The question as understood; `today` resolves "last year" typed without a date."""
    mended = mend(question, lexicon)
    cut = tokens(mended.text)
    times, events, running = sifted(periods(mended.text, today, question=True), mended.text)
    said = question_mentions(cut)
    paired = Spans(pairs(mended.text))  # "usd cad" asks for no amount in dollars
    aside = Aside(cut, mended.text)
    metrics = surest(said)
    phrases = [one for one in asking(cut) if not any(paired.overlap(*span) for span in one.spans)]
    phrases = [one for one in phrases if one.want != "change" or not aside.is_at(one.spans[-1][0])]
    spans = [time_span(time) for time in times]
    spans += [span for phrase in phrases for span in phrase.spans]
    spans += events
    cued = cues(cut)
    # "wall street" and "the street" are whose estimate it is
    spans += [span for cue in cued if cue.role == "estimate" for span in cue.spans]
    names = names_in(
        mended.text, cut, metrics, spans, lexicon, traded=is_of_trade(aside.asked(metrics))
    )
    skip = [(name.start, name.end) for name in names]
    skip += [time_span(time) for time in times]
    skip += events
    skipped = Spans(skip)
    found = [cue for cue in cued if not inside(cue, skipped)]
    before = before_move(cut, found)
    found = aside.telling(found, metrics)
    skip += [match.span() for match in _WITHOUT.finditer(mended.text)]
    skipped = Spans(skip)
    amounts = [span for span in _numbers(cut) if span[0] not in running]
    words = content_words(cut, question=True, skip=[*skip, *amounts])
    want = _want(phrases, names, cut)
    moves = asks_move(cut, found, metrics) or goes(cut, names, metrics)
    kinds = (
        _kinds(phrases) or _percent(cut) or pace_kinds(cut, found) or _money(cut, metrics, found)
    )
    noun = counted_noun(cut, words)
    open_time = undated(times)
    told = [*skip, *(span for mention in metrics for span in mention.spans)]
    role: Role | Literal[""] = "change"
    if not moves:
        role = _role(found, phrases, times, cut, metrics, before=before) or _percent_role(
            kinds, metrics
        )
    if not role and want == "value" and before_event(cut):
        role = "prior"
    if _NOT_EACH.search(mended.text):
        kinds = frozenset({"money"})
    elif _ALTOGETHER.search(mended.text):
        kinds -= {"per_share"}
    if _NO_SHARE.search(mended.text):
        kinds = kinds - PERCENTAGES or frozenset({"count"})
    asked = aside.asked(said, moves=role == "change")
    asked = [one for one in asked if not skipped.overlap_all(one.spans)]
    return Query(
        text=question,
        want="change" if want == "value" and moves else want,
        names=tuple(names),
        metrics=as_traded(asked, names, mended.text, moves=role == "change"),
        kinds=kinds,
        noun=noun,
        period=next((time.period for time in times if time.period), None),
        grain=open_time.grain if open_time else "",
        relative=relative(open_time),
        relation=relation(times),
        role=role,
        estimate=any(cue.role == "estimate" or cue.kind == "surprise" for cue in found),
        direction=next((cue.direction for cue in found if cue.kind == "change"), 0),
        currency=next((phrase.currency for phrase in phrases if phrase.currency), ""),
        tense=tense(mended.text),
        without=_without(mended.text),
        order=cast("Order", next((p.order for p in phrases if p.order), "most")),
        words=tuple(words),
        manner=(
            *_manner(phrases, found, mended.text, role),
            *(pace_spans(cut) if moves else ()),
            *appositions(cut, names, told),
        ),
        unknown=mended.unknown,
        mended=mended.text,
        light=(*light(cut, counted_span(noun)), *scenes(mended.text), *days_alone(mended.text)),
        ahead=any(cue.kind == "outlook" for cue in found),
    )


def _without(text: str) -> tuple[Word, ...]:
    """The words that a figure must not be narrowed by: a net profit is no adjusted one."""
    told = " ".join(match[1] for match in _WITHOUT.finditer(text))
    if not told and _NET.search(text) and not _MENDED.search(text):
        told = "adjusted"
    return tuple(content_words(tokens(told)))


def value_query(query: Query) -> Query:
    """The query for the figure itself, where the change of it is asked for.

    By how much it changed is computed from that figure and the one it is compared with, when
    the coverage does not say it.
    """
    return replace(query, want="value", kinds=frozenset(), role="", direction=0)


def _want(phrases: Sequence[Asking], names: Sequence[Named], cut: Sequence[Token]) -> Want:
    wants = [phrase.want for phrase in phrases if phrase.want]
    choice = any(token.lower in {"or", "vs", "versus"} for token in cut)
    if "list" in wants and not choice:
        return "list"
    if len(names) > 1 and (choice or "compare" in wants):
        return "compare"
    return "change" if "change" in wants else "value"


def _kinds(phrases: Sequence[Asking]) -> frozenset[str]:
    """The unit kinds that every phrase admits; "by what percent did the NUMBER OF" is a percentage."""
    kinds: frozenset[str] = frozenset()
    for phrase in phrases:
        if phrase.kinds:
            kinds = (kinds & phrase.kinds) or phrase.kinds if kinds else phrase.kinds
    return next((p.kinds for p in phrases if p.kinds and p.kinds <= PERCENTAGES), kinds)


def _money(
    cut: Sequence[Token], metrics: Sequence[MetricMention], found: Sequence[Cue]
) -> frozenset[str]:
    """The kinds of an amount of money, where "how much" asks for what is stated in money.

    "How much did X pay for its stake" wants the price, not the stake; "how much of" wants a
    share, and a change may be in money or in percent.
    """
    words = [token.lower for token in cut]
    if words[:2] != ["how", "much"] or words[2:3] == ["of"]:
        return frozenset()
    if not metrics or any(cue.kind == "change" for cue in found):
        return frozenset()
    if any("share_price_change" in mention.keys[:1] for mention in metrics):
        return frozenset()
    units = metrics[0].readings[0].units
    return MONEY if units <= MONEY else frozenset()


def _numbers(cut: Sequence[Token]) -> list[tuple[int, int]]:
    """The spans of typed amounts ("464m", "$500k"), which are no words to be found.

    Short numbers stay: they belong to names ("Avatar 2").
    """
    spans = []
    for number, token in enumerate(cut, start=1):
        follow = cut[number] if number < len(cut) else None
        scaled = follow is not None and follow.start == token.end and follow.lower in _SCALES
        if token.text[0].isdigit() and (scaled or len(token.text) >= _LONG_NUMBER):
            spans.append((token.start, follow.end if scaled and follow else token.end))
    return spans


def _percent(cut: Sequence[Token]) -> frozenset[str]:
    """The kinds of a percentage where a percent sign stands without a number of its own.

    "Share of sales from Asia" asks for one without any sign.
    """
    if len(cut) > 1 and cut[0].lower in _SHARE and cut[1].lower == "of":
        return PERCENTAGES
    for index, token in enumerate(cut):
        number = index > 0 and cut[index - 1].text[0].isdigit()
        if token.lower in PERCENT and not number:
            return PERCENTAGES
    return frozenset()


def _manner(
    phrases: Sequence[Asking], found: Sequence[Cue], text: str, role: str
) -> tuple[tuple[int, int], ...]:
    """The spans of the words that say how it is asked, and nothing of what."""
    spans = [span for phrase in phrases for span in phrase.spans]
    spans += [match.span() for match in _WHOLE.finditer(text)]
    if role == "change":
        moving = (cue for cue in found if cue.kind in {"change", "comparison", "surprise"})
        spans += [span for cue in moving for span in cue.spans]
    return tuple(spans)


def _role(
    found: Sequence[Cue],
    phrases: Sequence[Asking],
    times: Sequence[PeriodMention],
    cut: Sequence[Token],
    metrics: Sequence[MetricMention],
    *,
    before: bool,
) -> Role | Literal[""]:
    if any(phrase.want == "change" for phrase in phrases):
        return "change"
    former = any(cue.kind == "prior" for cue in found) or any(p.role == "prior" for p in phrases)
    if former or before:
        return "prior"
    levels = [mention for mention in metrics if not PERCENTAGES & mention.readings[0].units]
    moved = names_move(found, levels) or (_is_terse(cut) and moving(found, levels))
    if not phrases and moved:
        return "change"
    if any(_YEAR_ON_YEAR.search(time.text.lower()) for time in times if time.relation):
        return "change"
    roles = [_OUTLOOK_ROLES.get(cue.role, "forecast") for cue in found if cue.kind == "outlook"]
    said = [cast("Role", phrase.role) for phrase in phrases if phrase.role]
    if roles or said:
        return [*roles, *said][0]
    return "prior" if any(looks_back(time) for time in times) else ""


def _is_terse(cut: Sequence[Token]) -> bool:
    """Whether the question is a command ("foxconn sales drop") and no sentence."""
    return len(cut) <= _TERSE and cut[0].lower not in _ASKING if cut else False


def _percent_role(kinds: frozenset[str], metrics: Sequence[MetricMention]) -> Role | Literal[""]:
    """A percentage of what is not stated in percent is its change."""
    if not kinds or not kinds <= PERCENTAGES or not metrics:
        return ""
    stated = any(reading.units & PERCENTAGES for m in metrics for reading in m.readings)
    return "" if stated else "change"

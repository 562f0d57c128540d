"""An article -> its figures: every quantity with who, what, when, and in which role.

One walk over the sentences in order. What a sentence leaves open (no name, no period) is
taken from what the article was speaking of before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.coverage.article import Article
from knowledge.figures.cast import Entity, cast
from knowledge.figures.extract import Draft, Extract
from knowledge.figures.extreme_times import names_extreme
from knowledge.figures.figure import AHEAD, is_estimate
from knowledge.figures.fiscal import closing_month, is_foreseen
from knowledge.figures.parts import Scene
from knowledge.figures.paths import paths
from knowledge.figures.settled import profit_level
from knowledge.figures.shape import Shape, shape
from knowledge.figures.spoken import Spoken, home_of, topic_of
from knowledge.figures.statement import statements
from knowledge.figures.timed import lasts
from knowledge.figures.times import Calendar
from knowledge.figures.trading_day import (
    is_aside,
    is_of_session_before,
    trading_times,
    waits_for_opening,
)
from knowledge.language.bare import currency_of
from knowledge.language.mentions import PeriodMention
from knowledge.language.names import article_names
from knowledge.language.periods import periods
from knowledge.language.reading import Reading, read
from knowledge.language.tokens import tokens

_LEAD = 4  # the first sentences tell the period of an article, with or without a figure
_HEADING = 12  # tokens of a heading within the text
_ON_SHARES = re.compile(  # the letters ahead are found sooner than a word begins
    r"(?=[spbenw])\b(?:shares?|stocks?|premarket|pre-bell|bourse|equities|nasdaq|nifty|sensex"
    r"|wall street)\b",
    re.IGNORECASE,
)


_SIDE = 16  # the characters before a period that tell whether it is only compared with
_THAN = re.compile(r"\b(?:than|from|versus|against|since|with)(?: in)?(?: the| its)? $")
_ANNUAL = re.compile(
    r"\b(?:annual|full-year|yearly) (?:\w+ ){0,2}(?:profit|loss|sales|revenue|earnings|results)\b"
    r"(?! (?:and \w+ )?(?:forecast|outlook|guidance|target|goal|estimate|view|projection|expectation))",
    re.IGNORECASE,
)
# A heading of a period: "Fourth quarter 2024 in brief"
_PERIOD = re.compile(
    r"quarter|half|year|20\d\d|[QH]\d|\d[QH]|months|(?-i:\b[A-Z][a-z]{2,12} ?[-–] ?[A-Z])",
    re.IGNORECASE,
)
_WORDS, _BESIDE = re.compile(r"[^\W\d_]{2,}"), 3
_BRACKETED = re.compile(r"\([^()]*\)")
# What a heading says beside its period: "Key figures for the quarter"
_REPORTED = frozenset(
    """financial key main group consolidated highlights figures numbers results review overview
    summary performance operational business report brief the for of in and ended""".split()
)


@dataclass(slots=True)
class _Walk:
    """What the article is speaking of as the walk goes on."""

    spoken: Spoken
    calendar: Calendar


def extract(article: Article) -> Extract:
    """The article with its cast and its figures, in order of position."""
    published = article.published.date() if article.published else None
    cut = [tokens(sentence.text) for sentence in article.sentences]
    headlines = [sentence.kind == "headline" for sentence in article.sentences]
    names = article_names(list(zip(cut, headlines, strict=True)))
    roles = cast(article.sentences, names, cut)
    on_shares = any(_ON_SHARES.search(sentence.text) for sentence in article.sentences)
    topic = topic_of(roles, article.title)
    texts = [sentence.text for sentence in article.sentences]
    closing = closing_month(texts, published)
    spoken = Spoken(roles, topic, topic, on_shares=on_shares, home=home_of(roles), texts=texts)
    walk = _Walk(spoken, Calendar(published, closing))
    drafts: list[Draft] = []
    shapes: dict[int, Shape] = {}
    readings: list[Reading] = []
    currency = ""
    for number, sentence in enumerate(article.sentences):
        readings.append(
            read(
                sentence.text,
                cut[number],
                names[number],
                published,
                closing,
                currency=currency,
            )
        )
        currency = currency_of(readings[-1].quantities, sentence.text, currency)
    walk.spoken.level = profit_level(readings)
    early = waits_for_opening(readings)
    walk.calendar.foresee(trading_times(readings, published, closing))
    for number, (sentence, reading) in enumerate(zip(article.sentences, readings, strict=True)):
        _note_periods(walk.calendar, number, reading)
        walk.calendar.session_over = is_of_session_before(sentence.text, early=early)
        if number in roles.heads:
            _section(walk.spoken, roles.heads[number], topic)
        if reading.quantities:
            form = shape(reading, roles.referents[number])
            shapes[number] = form
            scene = Scene(number, reading, form, paths(form))
            # Each item of a list of headlines speaks for itself.
            alone = headlines[number] and number > 0
            found = statements(scene, *_heard(walk, alone=alone))
            drafts += found
            walk.spoken.last = found
        _remember(walk, drafts, number, reading)
        walk.spoken.hear(number, names[number])
        subject = roles.subject(number)
        if subject is not None and subject.kind == "company" and not walk.spoken.is_source(subject):
            walk.spoken.entity = subject.id
        if not reading.quantities and sentence.kind == "text":
            _head(walk, number, reading)
    return Extract(article, roles, tuple(drafts), shapes)


def _section(spoken: Spoken, named: Entity | None, topic: int | None) -> None:
    """Take up the heading of an item: what follows is about the company that it names."""
    spoken.topic = spoken.entity = named.id if named is not None else topic
    spoken.section = named is not None
    spoken.last = ()


def _heard(walk: _Walk, *, alone: bool) -> tuple[Spoken, Calendar]:
    """What a sentence may refer to: nothing, if it stands alone."""
    if alone:
        told = walk.calendar
        return walk.spoken.alone(), told.alone()
    return walk.spoken, walk.calendar


def _note_periods(calendar: Calendar, number: int, reading: Reading) -> None:
    """Take up the periods of a sentence, those of title and lead even without a figure."""
    mentions = reading.periods
    if not reading.quantities and number < _LEAD:
        mentions = tuple(periods(reading.text, calendar.published, closing=calendar.closing))
    if number < _LEAD and calendar.main is None and _ANNUAL.search(reading.text):
        calendar.main = calendar.year_over()
    told = (m for m in mentions if not _is_compared(reading.text, m))
    told = (m for m in told if not names_extreme(reading.text, m.end))
    near = (m for m in told if not is_aside(reading.text, m))
    calendar.note(number, [_ahead(reading.text, m, calendar) for m in near])


def _ahead(text: str, mention: PeriodMention, calendar: Calendar) -> PeriodMention:
    """A period that is running is one to come where words look ahead to it."""
    foreseen = is_foreseen(text, mention, calendar.published)
    return replace(mention, forward=True) if foreseen else mention


def _is_compared(text: str, mention: PeriodMention) -> bool:
    """Whether a period is that of what something is compared with: "more than in 2019"."""
    before = text[max(0, mention.start - _SIDE) : mention.start]
    bracketed = before.endswith("(") and text[mention.end : mention.end + 1] == ":"
    return bracketed or _THAN.search(before) is not None


def _head(walk: _Walk, number: int, reading: Reading) -> None:
    """Take up a heading within the text ("Norwind Q3 results"): what follows is about its name."""
    short = 0 < len(reading.tokens) <= _HEADING and reading.tokens[-1].text[-1] not in ".!?;,"
    calendar = walk.calendar
    named = bool(reading.names) and reading.names[0].start == 0
    if short and not named and _PERIOD.search(reading.text):
        found = periods(reading.text, calendar.published, closing=calendar.closing)
        if _is_of_time(reading.text, found):
            calendar.begin(found)
            return
    if not short or not named:
        return
    entity = walk.spoken.cast.entity_of(number, reading.names[0])
    if entity is not None and entity.kind in {"company", "other"}:
        walk.spoken.entity = entity.id
        walk.spoken.last = ()
        calendar.begin(periods(reading.text, calendar.published, closing=calendar.closing))


def _is_of_time(text: str, found: Sequence[PeriodMention]) -> bool:
    """Whether a heading is a period and little more: "Fourth quarter 2024", "Q2 in brief"."""
    if not any(mention.period for mention in found):
        return False
    rest = text
    for mention in reversed(found):
        rest = rest[: mention.start] + rest[mention.end :]
    words = _WORDS.findall(_BRACKETED.sub("", rest).lower())
    return sum(word not in _REPORTED for word in words) <= _BESIDE


def _remember(walk: _Walk, drafts: Sequence[Draft], number: int, reading: Reading) -> None:
    """The period of the sentence's figures is the one spoken of, until the next one's."""
    if not reading.quantities:
        return
    calendar = walk.calendar
    made = [draft for draft in drafts if draft.sentence == number]
    mentions = [mention for mention in reading.periods if mention.grain not in {"day", "week"}]
    told = {mention.period for mention in mentions}
    meant = any(mention.relation == "same" for mention in mentions)
    stated = [
        draft.period
        for draft in made
        if draft.role in {"reported", "change"}
        and lasts(draft.metric)
        and (draft.period in told or draft.period == calendar.recent or meant)
    ]
    ahead = [
        draft.period
        for draft in made
        if draft.role in AHEAD and (draft.period in told or draft.period == calendar.ahead)
    ]
    # Estimates stand beside what was reported, and what it is of is still spoken of.
    if stated or any(lasts(draft.metric) and not is_estimate(draft.scope) for draft in made):
        calendar.recent = stated[-1] if stated else None
    calendar.ahead = ahead[-1] if ahead else None

"""The times of a question: its tense, what it looks back to, and what only dates an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from knowledge.figures.extreme_times import names_extreme
from knowledge.language.changes import Cue
from knowledge.language.inflection import is_past
from knowledge.language.mentions import PeriodMention, Relation
from knowledge.language.metrics import MetricMention
from knowledge.language.periods import is_reach
from knowledge.language.tokens import Token
from knowledge.questions.query import Tense

# Not "last year", which is a year.
_BACK = re.compile(r"ago|back|earlier|before|prior|previous|same .*(?:last|year)")
_FORMER = re.compile(r"\b(?:previous|prior|last|preceding) (?:fiscal |financial )?(?:year|fiscal)")
_PARTS = frozenset({"quarter", "half", "nine_months"})
_NOW = re.compile(r"(?:this|last|next|current|coming)\b", re.IGNORECASE)
_CALENDAR = frozenset({"year", "month", "week"})
_LENGTHS = frozenset({"year", "half", "quarter", "month", "week", "day"})
_DAILY = frozenset({"opened", "closed"})  # "before the market OPENED" is a time of day
_CLAUSE = 5  # words behind "before" that a verb is sought in
_PAST = re.compile(r"\b(?:did|was|were|had)\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?:now|nowadays|currently|today|at the moment|at present|these days|so far|to date|still)\b",
    re.IGNORECASE,
)
_UPON = re.compile(
    r"\b(?:after|following|before|ahead of|upon|on|to|over|despite|amid|thanks to|because of|due to"
    r"|in response to|day of)(?: the| its| their| his| her)?\s*$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:(?:after|following|upon|post)(?: it| they)?|(?:since|when|once|day|as) (?:it|they))"
    r"(?: (?:reported|posted|announced|released|published|presented))?(?: the| its| their)?\s*$",
    re.IGNORECASE,
)
# "The jump ON Q4", and no guidance on it
_MOVED_ON = re.compile(
    r"(?<!guidance )(?<!outlook )(?<!forecast )(?<!estimate )(?<!consensus )(?<!view )"
    r"\bon(?: the| its| their)?\s*$",
    re.IGNORECASE,
)
# "How far BELOW ITS September peak"
_OFF = re.compile(
    r"\b(?:below|above|beneath|under|off|from|since|short of|versus|vs|than)(?: the| its| their)?\s*$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\s*(?:$|[?.,;])")
# Statistics of a month come out as those of a company's quarter do: "the January CPI PRINT".
_NEWS = re.compile(
    r"\s*(?:(?:headline|core|us|u\.s\.|uk|inflation|cpi|ppi|pce|gdp|pmi|jobs|payrolls?|employment|retail sales"
    r"|consumer prices?) ){0,3}"
    r"(?:numbers|results|earnings|report|figures|update|print|announcement|release|data|reading)\b",
    re.IGNORECASE,
)
# "The 2030 BOND" runs until then.
_RUNS = re.compile(
    r"\s*(?:(?:government|sovereign|treasury|benchmark|dollar|euro|senior|convertible|green|corporate) )?"
    r"(?:bonds?|notes?|gilts?|eurobonds?|debentures?|bunds?|maturity|paper)\b",
    re.IGNORECASE,
)
_TRADED = re.compile(r"\s*(?:contract|futures|delivery|expiry|options)\b", re.IGNORECASE)
_NEAR = 60  # characters before a period or a word that are looked at
# "Norwind Financial Q4" has the end of a name before its quarter.
_END_OF_NAME = re.compile(r"financial (?!year)", re.IGNORECASE)


def time_span(time: PeriodMention) -> tuple[int, int]:
    """The span of a period without what may be the end of a name before it."""
    before = _END_OF_NAME.match(time.text)
    return time.start + (before.end() if before else 0), time.end


# What may stand before a move of the very thing that is asked for: "before IT WAS cut".
_ITS = frozenset("the a an this that its their it they he she was were is got being".split())
# What comes behind such a word dates the figure, or is what may happen: "the repo rate after the
# February CUT", "the odds of a CUT".
_DATED = re.compile(
    r"\b(?:after|following|since|upon|post|ahead of|in response to|despite"
    r"|(?:odds|chances?|probability|likelihood) (?:of|for))\b[^,;?]{0,40}$",
    re.IGNORECASE,
)


def dates(cue: Cue, text: str) -> bool:
    """Whether a word of change belongs to an event that only dates what is asked for."""
    before = text[max(0, cue.start - _NEAR) : cue.start]
    return cue.kind == "change" and _DATED.search(before) is not None


def before_move(cut: Sequence[Token], found: Sequence[Cue]) -> bool:
    """Whether what stood before a move is asked for: "the outlook BEFORE THE CUT"."""
    moves = {cue.start for cue in found if cue.kind == "change" and cue.direction}
    at = next((i for i, token in enumerate(cut) if token.lower == "before"), len(cut))
    behind = dropwhile(lambda token: token.lower in _ITS, cut[at + 1 :])
    return next((token.start in moves for token in behind), False)


def before_event(cut: Sequence[Token]) -> bool:
    """Whether what stood before something happened is asked for: "before Norwind BOUGHT it"."""
    at = next((i for i, token in enumerate(cut) if token.lower == "before"), len(cut))
    clause = [
        token.lower
        for token in takewhile(lambda token: token.text.isalnum(), cut[at + 1 : at + 1 + _CLAUSE])
    ]
    return any(map(is_past, clause)) and _DAILY.isdisjoint(clause)


def names_move(found: Sequence[Cue], metrics: Sequence[MetricMention]) -> bool:
    """Whether a noun of change stands right behind what changes: "what revenue GROWTH did it see".

    "Growth" may also close the metric's own words; "job cuts" are no change.
    """
    ends = {mention.end for mention in metrics}
    return any(
        cue.kind == "change"
        and "noun" in cue.parts
        and (cue.start - 1 in ends or (cue.end in ends and cue.text.lower() == "growth"))
        for cue in found
    )


def event(time: PeriodMention, text: str) -> tuple[int, int] | None:
    """The span of the news that a period belongs to: "after ITS Q4 RESULTS", which date a move.

    News of a part of a year need not be called so ("after q3", "since IT REPORTED q3"). Also the
    month in the name of what is traded: "the MARCH contract", and of a high that is compared with.
    """
    near = max(0, time.start - _NEAR)
    if time.grain == "month" and _TRADED.match(text, time.end):
        return time.start, time.end
    if is_reach(time, text) or (
        _OFF.search(text, near, time.start) and names_extreme(text, time.end)
    ):
        return time.start, time.end
    behind = _NEWS.match(text, time.end)
    if behind and (before := _UPON.search(text, near, time.start)):
        return before.start(), behind.end()
    told = _REPORTED.search(text, near, time.start)
    if behind or _CLOSES.match(text, time.end):
        told = told or _MOVED_ON.search(text, near, time.start)
    if time.grain in _PARTS and (before := told):
        return before.start(), behind.end() if behind else time.end
    return None


def sifted(
    found: Sequence[PeriodMention], text: str
) -> tuple[list[PeriodMention], list[tuple[int, int]], frozenset[int]]:
    """The periods that are asked for; the spans of events that others date; where years of bonds start."""
    running = frozenset(time.start for time in found if _is_maturity(time, text))
    dated = [(time, event(time, text)) for time in found if time.start not in running]
    events = [span for _, span in dated if span]
    return [time for time, span in dated if not span], events, running


def _is_maturity(time: PeriodMention, text: str) -> bool:
    """Whether a year only names what runs until then: "the 2030 BOND"."""
    return time.grain == "year" and _RUNS.match(text, time.end) is not None


def tense(text: str) -> Tense:
    """Whether a question asks for what was, or for what is at present."""
    if _PRESENT.search(text):
        return "present"
    return "past" if _PAST.search(text) else ""


def relation(times: Sequence[PeriodMention]) -> Relation:
    """How the period asked for stands to the one that is compared with it, "" for not at all."""
    for time in times:
        if looks_back(time):
            return time.relation or "year_earlier"
    return ""


def undated(times: Sequence[PeriodMention]) -> PeriodMention | None:
    """The first period that is asked for without a date, None for none.

    "Last QUARTER" is no date to who does not know when it was said.
    """
    said = (time for time in times if time.period is None and not looks_back(time))
    return next((time for time in said if time.grain in _LENGTHS), None)


def relative(time: PeriodMention | None) -> str:
    """The words of a period that the day of an article dates for everybody: "last year".

    Not the last quarter, which is that of the company's own year.
    """
    said = time is not None and time.grain in _CALENDAR and _NOW.match(time.text)
    return time.text if time and said else ""


def looks_back(time: PeriodMention) -> bool:
    """Whether the period is the one that another is compared with ("a year earlier").

    Or one that says so itself: "the third quarter of the previous fiscal year".
    """
    text = time.text.lower()
    if time.period is None:
        return bool(_BACK.search(text))
    return bool(_FORMER.search(text)) and time.grain in _PARTS

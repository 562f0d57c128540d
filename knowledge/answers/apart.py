"""Whether what a question asks for belongs to something else of the sentence.

A sentence that has all words of a question may have them of another figure, or of what moved
the figure: "revenue rose to $3 million, helped by Lumora" is no revenue of Lumora.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container
from itertools import chain

from knowledge.answers.extremes import misses_extreme
from knowledge.answers.narrowing import BRANCHES, names_branch
from knowledge.answers.passage import Passage, text_keys
from knowledge.answers.rank import Candidate
from knowledge.answers.totals import is_joint
from knowledge.figures.clauses import told_of
from knowledge.figures.figure import ESTIMATE, FORMER, PLANNED, Figure
from knowledge.language.metrics import metric, related
from knowledge.language.spans import begins_in
from knowledge.language.words import Word, keys
from knowledge.questions.query import Query

_CAUSE = re.compile(
    r"""\b(?:driven|led|helped|aided|boosted|lifted|supported|fuell?ed|powered|dragged|hurt|hit
          |weighed|offset|affected|impacted)\ (?:\w+\ ){0,2}(?:by|from)\b
      | \b(?:due|thanks|owing|attributable)\ (?:\w+\ )?to\b
      | \b(?:because\ of|on\ the\ back\ of|reflecting)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What somebody did not say, up to the next clause.
_WITHHELD = re.compile(
    r"""\b(?:(?:did|does|do|has|have|had|would|will|could)(?:\ not|n['’]t)|won['’]t
          |declin(?:ed|es|ing)\ to|refus(?:ed|es|ing)\ to|without)\ (?:yet\ )?
        (?:provid|disclos|reveal|giv|gave|break|specif|shar|releas|publish|detail|report|say|comment|elaborat)\w*
        (?P<what>[^,;:.–—]*)""",
    re.IGNORECASE | re.VERBOSE,
)
_BRANCH = re.compile(rf"\b(?:{'|'.join(sorted(BRANCHES))})\b", re.IGNORECASE)
_BESIDE = 25  # characters between a branch and what it is called
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_ALIKE = 0.85  # how sure a word that stands for the source has to be
# A place behind a number, and then the next one: "in Oslo and".
_PLACED = re.compile(
    r"\s?(?:in|on|at|for|from|of)\b[^,;]{0,60}(?:,|\b(?:and|while|plus)\b)", re.IGNORECASE
)
_EXPECTED = (ESTIMATE, FORMER, PLANNED)
_EARNED = frozenset(("sales", "profit"))
_KIN = ("same", "opposite")


def told_apart(query: Query, candidate: Candidate) -> bool:
    """Whether what a question names is told of another figure of the sentence, or of none."""
    return (
        _only_a_cause(query, candidate)
        or _only_in_passing(query, candidate)
        or _of_another_part(query, candidate)
        or _counted_apart(query, candidate)
        or _placed_behind_next(query, candidate)
        or _from_elsewhere(query, candidate)
        or _only_described(query, candidate)
        or _is_withheld(query, candidate)
        or is_joint(query, candidate.passage, candidate.figure)
        or misses_extreme(query, candidate.passage, candidate.figure)
    )


def _only_a_cause(query: Query, candidate: Candidate) -> bool:
    """Whether the one asked about only stands behind what moved the figure of somebody else."""
    figure, passage = candidate.figure, candidate.passage
    if len(query.names) != 1 or candidate.stored.company in query.names[0].companies:
        return False
    if not figure.company:
        return False
    stems = [word.stem for word in query.names[0].words]
    starts = [at for stem in stems if stem in passage.places for at in passage.places[stem]]
    if not starts or min(starts) < figure.end or _any(stems, passage.title_keys):
        return False
    return _CAUSE.search(figure.sentence, figure.end, min(starts)) is not None


def _only_in_passing(query: Query, candidate: Candidate) -> bool:
    """Whether the one asked about only stands in what is told besides of the figure's company.

    "Norwind, which bought Telmar in May, said its sales were $3 million" has none of Telmar.
    """
    figure, passage = candidate.figure, candidate.passage
    if len(query.names) != 1 or candidate.stored.company in query.names[0].companies:
        return False
    stems = [word.stem for word in query.names[0].words]
    if not figure.company or not stems or not all(stem in passage.places for stem in stems):
        return False
    items = [passage.item(at) for stem in stems for at in passage.places[stem]]
    behind = max(items) < passage.item(figure.start)
    return behind and all(_is_told_besides(passage.signs, item) for item in items)


def _is_told_besides(signs: str, item: int) -> bool:
    """Whether an item of a shape stands in a clause that commas enclose: ", which bought Telmar,"."""
    commas = signs.rfind(",R", 0, item), signs.find(",", item)
    return min(commas) >= 0 and told_of(signs, item) is not None


def _of_another_part(query: Query, candidate: Candidate) -> bool:
    """Whether a word of the question narrows only another figure of the metric in the sentence.

    "Banking revenue was $3 million, and services revenue grew 9%" has no $3 million of services.
    """
    figure = candidate.figure
    if len(candidate.passage.figures) == 1:
        return False
    others = [
        stored.figure.scope
        for stored in candidate.passage.figures
        if stored.figure.metric == figure.metric != "other" and _parts(stored.figure)
    ]
    if all(scope == figure.scope for scope in others):
        return False
    theirs = frozenset(chain.from_iterable(map(text_keys, others))) - _own_keys(figure)
    return any(word.stem in theirs for word in _narrowing(query, figure))


def _counted_apart(query: Query, candidate: Candidate) -> bool:
    """Whether what the question counts is what another figure of the sentence counts.

    "It has 300 active riders and 20 active drivers" has no 300 drivers.
    """
    figure = candidate.figure
    nouns = {stored.figure.noun for stored in candidate.passage.figures}
    if not figure.noun or len(nouns - {""}) < 2:  # noqa: PLR2004
        return False
    theirs = frozenset(chain.from_iterable(map(text_keys, nouns))) - _own_keys(figure)
    return any(word.stem in theirs for word in _narrowing(query, figure))


def _placed_behind_next(query: Query, candidate: Candidate) -> bool:
    """Whether a word of the question stands with the next figure only: "30 in Oslo and 5 in BERGEN"."""
    figure, passage = candidate.figure, candidate.passage
    behind = [s.figure for s in passage.figures if s.figure.start >= figure.end]
    following = next((other for other in behind if _is_alike(other, figure)), None)
    if following is None or not _PLACED.match(passage.text, figure.end, following.start):
        return False
    own = _own_keys(figure)
    words = _narrowing(query, figure)
    for named in query.names:
        if candidate.stored.company not in named.companies:
            words += named.words
    stems = {word.stem for word in words} - own
    return any(
        stem in passage.places and min(passage.places[stem]) >= following.end for stem in stems
    )


def _is_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one metric and kind."""
    return (one.metric, one.unit, one.role) == (other.metric, other.unit, other.role)


def _own_keys(figure: Figure) -> frozenset[str]:
    """The keys of what a figure says by itself: whose it is, of what part, and what it counts."""
    return text_keys(f"{figure.company} {figure.noun} {figure.scope} {figure.label}")


def _parts(figure: Figure) -> bool:
    """Whether a figure is narrowed by more than whose expectation it is."""
    return bool(figure.scope) and not figure.scope.endswith(_EXPECTED)


def _from_elsewhere(query: Query, candidate: Candidate) -> bool:
    """Whether the source of income that is asked for is not of the sentence: "made from fees"."""
    found = _FROM.search(query.text)
    if found is None or _EARNED.isdisjoint(metric(candidate.figure.metric).families):
        return False
    told: tuple[Container[str], ...]
    told = (candidate.passage.places, text_keys(candidate.figure.scope))
    behind = [word for word in _narrowing(query, candidate.figure) if word.start > found.end()]
    sources = [key for word in behind for key, sure in keys(word) if sure >= _ALIKE]
    return bool(behind) and not any(_any(sources, text) for text in told)


def _only_described(query: Query, candidate: Candidate) -> bool:
    """Whether the branch asked for stands only in what a company is called: "the TV maker earned".

    Where the sentence names a branch, the word is to stand with it.
    """
    passage = candidate.passage
    stems = [word.stem for word in query.words if names_branch(word, query)]
    stems = [stem for stem in stems if stem in passage.places]
    if not stems:
        return False
    told = (_own_keys(candidate.figure), passage.title_keys, passage.before_keys)
    return any(
        not any(stem in text for text in told) and not _stands_with_branch(stem, passage)
        for stem in stems
    )


def _stands_with_branch(stem: str, passage: Passage) -> bool:
    """Whether a word of the sentence stands beside one for a branch: "its CHIP division"."""
    places = passage.places[stem]
    around = (passage.text[max(0, at - _BESIDE) : at + 2 * _BESIDE] for at in places)
    return any(_BRANCH.search(text) for text in around)


def _is_withheld(query: Query, candidate: Candidate) -> bool:
    """Whether the sentence says that just what is asked for was not told.

    "Norwind did not give sales figures for the fair, which drew 300 buyers" has no sales.
    """
    figure, places = candidate.figure, candidate.passage.places
    for found in _WITHHELD.finditer(figure.sentence):
        low, high = found.span("what")
        if low <= figure.start < high:
            continue
        spans = query.metric_spans
        naming = [word.stem for word in query.words if begins_in(word.start, spans)]
        told = [at for stem in naming if stem in places for at in places[stem]]
        # What is not disclosed by one may be told by another: "analysts put its EBITDA at ...".
        if told and all(low <= at < high for at in told):
            return True
    return False


def _narrowing(query: Query, figure: Figure) -> list[Word]:
    """The words of a question that do not name the metric of the figure."""
    named = named_spans(query, figure)
    return [word for word in query.words if not begins_in(word.start, named)]


def named_spans(query: Query, figure: Figure) -> list[tuple[int, int]]:
    """The spans of the question that name the metric of a figure, or its opposite."""
    return [
        span
        for mention in query.metrics
        if any(related(key, figure.metric) in _KIN for key in mention.keys)
        for span in mention.spans
    ]


def _any(stems: Collection[str], text: Container[str]) -> bool:
    return any(stem in text for stem in stems)

"""The alternatives that a question puts side by side: "honda or nissan", "in canada or in uk"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.language.changes import cues
from knowledge.language.periods import periods
from knowledge.language.spans import begins_in
from knowledge.language.tokens import Token, tokens
from knowledge.language.words import Word, content_words, place
from knowledge.questions.asking import asking
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.query import Named, Query
from knowledge.questions.spelling import mend

_JOINERS = ("or", "vs", "versus")
_THAN = "than"
_MORE = {"more", "less", "fewer", "higher", "lower", "larger", "smaller", "bigger", "times"}
_MOST = {"most", "least", "highest", "lowest", "largest", "smallest", "biggest", "fewest"}
# "Did A or B grow FASTER", "is power DEARER in A or B"
_COMPARATIVE = re.compile(
    r"(?:fast|slow|hard|steep|cheap|dear|pric|strong|weak|rich|poor|heav|light|quick|clos|deep|bett"
    r"|old|young|new|long|short|earl|lat|saf|tight|wid|big|small|larg|high|low)(?:i?er|i?est)|worse"
    r"|worst|best|further|farther|outperformed|outsold|outpaced"
)
_FILLERS = 3  # words between a joiner and its alternative: "or IN THE uk"
_RUN = 3  # words of an alternative that is no name
_OUTSIDE = {
    "per",
    "by",
    "from",
    "at",
    "for",
    "with",
    "to",
    "on",
    "into",
    "onto",
    "through",
    "via",
}  # "per idc, apple or sony"
_AMPERSANDS = {"&", "and"}
EACH = {"each", "both", "respectively", "apiece"}
_OWNING = {"'s", "’s", "'", "’"}


@dataclass(frozen=True, slots=True)
class Side:
    """One alternative: a name, or words, or a name with words ("apple watch")."""

    start: int
    end: int
    named: Named | None
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """What it is called."""
        parts = [self.named.name] if self.named else []
        return " ".join([*parts, *(word.text for word in self.words)])


def sides(query: Query, lexicon: Lexicon) -> list[Side]:
    """The alternatives in order; [] unless the question puts at least two side by side.

    Alternatives that are no names count only where the question also says that it compares
    ("more ... or", "where ... most"). Where it compares without "or", names in a row do.
    """
    text = query.mended or mend(query.text, lexicon).text
    line = _Line(query, text)
    joiner = line.joiner()
    if joiner is None:
        return line.row() if query.want == "compare" or line.lists else []
    found = _around(line, joiner)
    if not found and line.compares:
        found = _around(_Line(query, text, metrics=True), joiner)
    return found


def is_choice(query: Query) -> bool:
    """Whether one of several is asked for, whatever they are: "A this year OR B last year"."""
    cut = tokens(query.mended or query.text)
    return query.want == "compare" and any(token.lower == _JOINERS[0] for token in cut)


def _around(line: _Line, joiner: int) -> list[Side]:
    """The alternatives on both sides of a joiner; [] if there are none."""
    right = line.right(joiner)
    left = (
        line.subject(joiner)
        if line.is_than(joiner)
        else line.left(joiner - 1, first=True, names=right is not None and right.named is not None)
    )
    if not right or not left or right.start == left[-1].start:
        return []
    found = [*left, right]
    if not all(side.named for side in found) and (not line.compares or line.is_than(joiner)):
        return []
    return [] if any(_only_moves(side) for side in found) else found


def _only_moves(side: Side) -> bool:
    """Whether an alternative is a direction: "did more of them go UP or down"."""
    return side.named is None and all(cues(tokens(word.text)) for word in side.words)


def compares(token: Token) -> bool:
    """Whether a word says that things are compared: "more", "FASTER", "the LARGEST"."""
    return token.lower in _MORE | _MOST or _COMPARATIVE.fullmatch(token.lower) is not None


class _Line:
    """The tokens of a question in order, each name as one piece.

    With `metrics`, its alternatives may be what is measured: "deposits or loans".
    """

    def __init__(self, query: Query, text: str, *, metrics: bool = False) -> None:
        self._query = query
        self._text = text
        self._cut = tokens(text)
        self._metrics = metrics

    # Most questions put nothing side by side: what only the others need is found when it is.

    @cached_property
    def _words(self) -> dict[int, Word]:
        return {word.start: word for word in content_words(self._cut, question=True)}

    @cached_property
    def compares(self) -> bool:
        """Whether the question says that it compares."""
        return any(row.want == "compare" for row in asking(self._cut)) or any(
            map(compares, self._cut)
        )

    @cached_property
    def lists(self) -> bool:
        """Whether the question asks for a figure of each that it names: "A and B, how much EACH"."""
        return any(token.lower in EACH for token in self._cut)

    @cached_property
    def _silent(self) -> list[tuple[int, int]]:
        told = () if self._metrics else self._query.metrics
        spans = [span for mention in told for span in mention.spans]
        spans += [span for cue in cues(self._cut) if cue.direction for span in cue.spans]
        times = periods(self._text, None, question=True)
        return [*spans, *((time.start, time.end) for time in times)]

    def _name_at(self, index: int) -> Named | None:
        start = self._cut[index].start
        return next((n for n in self._query.names if n.start <= start < n.end), None)

    def joiner(self) -> int | None:
        """The index of the last word that joins two alternatives."""
        wanted = [i for i, token in enumerate(self._cut) if token.lower in _JOINERS]
        more = any(token.lower in _MORE for token in self._cut)
        if not wanted and (self._query.want == "compare" or more):
            wanted = [i for i, token in enumerate(self._cut) if token.lower == _THAN]
        return wanted[-1] if wanted else None

    def is_than(self, joiner: int) -> bool:
        """Whether the joiner is "than", before which a name need not stand at once."""
        return self._cut[joiner].lower == _THAN

    def right(self, joiner: int) -> Side | None:
        """The alternative behind a joiner."""
        at = joiner + 1
        while at < len(self._cut) and at - joiner <= _FILLERS and self._is_filler(at):
            at += 1
        if at >= len(self._cut):
            return None
        named = self._name_at(at)
        while named and at < len(self._cut) and self._name_at(at) is named:
            at += 1
        if named and self._is_owning(at):
            at += 1
        run = self._run(at, 1)
        last = at + len(run)
        if named and last < len(self._cut) and self._cut[last].lower.isalnum():
            run = []  # "databricks pull in more": the sentence goes on
        return self._side(named, run)

    def subject(self, joiner: int) -> list[Side]:
        """The name before "than" that something is said of: "how much more did A lose than B"."""
        before = [n for n in self._query.names if n.end <= self._cut[joiner].start]
        return [Side(n.start, n.end, n, ()) for n in before[:1]]

    def left(self, at: int, *, first: bool = False, names: bool = False) -> list[Side]:
        """The alternatives that end at a token, in order.

        `first` is the one at the joiner; `names` says that the one behind is a name. What has
        words of its own ("LOTAR'S drives or Almiro's") is a side only then: "Almiro's chips or
        drives" are two of Almiro's.
        """
        run = [] if at < 0 or self._name_at(at) else self._run(at, -1)
        before = at - len(run)
        if self._is_owning(before) and (names or not run):
            before -= 1
        if before < 0 and not run:
            return []
        named = self._name_at(before) if before >= 0 else None
        side = self._side(named, run)
        if side is None or not (first or self._continues(side, names=names)):
            return []
        rest = before
        while named and rest >= 0 and self._name_at(rest) is named:
            rest -= 1
        comma = rest >= 0 and self._cut[rest].text in {",", "/"}
        if comma or (named and rest >= 0 and self._name_at(rest)):
            behind = rest - 1 if comma else rest
            return [*self.left(behind, names=side.named is not None), side]
        return [side]

    def _continues(self, side: Side, *, names: bool) -> bool:
        """Whether a piece before a comma belongs to the row: a name, a place, an unknown word.

        It does not where it ends what is asked: "who owns MORE of telecom italia, vivendi or cdp?".
        """
        if side.named is not None:
            before = [token.lower for token in self._cut if token.end <= side.start]
            if not before or not before[-1].isalpha():
                return True
            return before[-1] not in _OUTSIDE and (_MORE | _MOST).isdisjoint(before)
        known = all(place(word.text.lower()) is None for word in side.words)
        return (not known and not names) or side.text in self._query.unknown

    def row(self) -> list[Side]:
        """The longest row of names that only commas and "and" join."""
        best: list[Named] = []
        current: list[Named] = []
        for index, token in enumerate(self._cut):
            named = self._name_at(index)
            if named is not None:
                current += [named] if named not in current else []
            elif token.text not in {",", "/"} and token.lower not in _AMPERSANDS:
                current = []
            best = current if len(current) > len(best) else best
        found = [Side(named.start, named.end, named, ()) for named in best]
        return found if len(found) > 1 else []

    def _is_owning(self, index: int) -> bool:
        """Whether a piece is the ending of a name that has something: "honda'S cars"."""
        return 0 <= index < len(self._cut) and self._cut[index].lower in _OWNING

    def _is_filler(self, index: int) -> bool:
        token = self._cut[index]
        return (
            self._name_at(index) is None
            and token.start not in self._words
            and token.lower.isalpha()
        )

    def _run(self, at: int, step: int) -> list[int]:
        """The indexes of the words from a token on that can name an alternative."""
        found: list[int] = []
        while 0 <= at < len(self._cut) and len(found) < _RUN and self._names(at):
            found.append(at)
            at += step
        while found and self._cut[found[-1]].lower in _AMPERSANDS:
            found.pop()
        return sorted(found)

    def _names(self, index: int) -> bool:
        token = self._cut[index]
        if self._name_at(index) or begins_in(token.start, self._silent):
            return False
        return token.start in self._words or token.lower in _AMPERSANDS

    def _side(self, named: Named | None, run: Sequence[int]) -> Side | None:
        words = tuple(
            self._words[self._cut[i].start] for i in run if self._cut[i].start in self._words
        )
        if named is None and not words:
            return None
        starts = [self._cut[i].start for i in run] + ([named.start] if named else [])
        ends = [self._cut[i].end for i in run] + ([named.end] if named else [])
        return Side(min(starts), max(ends), named, words)

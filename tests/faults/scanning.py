"""The public functions that scan text, found in the packages, and what each is given of a text."""

from __future__ import annotations

import inspect
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, NamedTuple

from bot.desk.errors import DeskError
from knowledge.coverage.compose import compose
from knowledge.coverage.text import text_drafts
from knowledge.errors import KnowledgeError
from knowledge.language.changes import cues
from knowledge.language.metrics import metric_mentions
from knowledge.language.name_runs import Run, runs
from knowledge.language.name_starts import joined_names
from knowledge.language.names import name_mentions
from knowledge.language.numbers import number_at
from knowledge.language.periods import periods
from knowledge.language.pieces import pieces
from knowledge.language.quantities import quantities
from knowledge.language.readings import readings
from knowledge.language.tokens import tokens
from knowledge.language.words import content_words, key_set
from knowledge.library import LONGEST_QUESTION
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.parse import parse

_SCANNED = {
    "str",
    "bytes",
    "Sequence[Token]",
    "list[Token]",
    "Pieces",
    "Word",
    "Iterable[Word]",
    "Draft",
    "Iterable[Draft | Damage]",
    "Article",
}
_WHOLE = ("knowledge.language", "knowledge.coverage", "knowledge.questions")
"""Packages of which every function that is given a text must be measured."""
_MORE = ("knowledge.answers", "knowledge.figures", "bot")
"""Packages of which those are measured that take nothing but text."""
_DAY = datetime.fromisoformat("2021-05-04T00:00:00+00:00")
_SEVERAL = 8  # pieces among which a number is looked for
_EFFECTS = {"bot.cli.complain", "bot.terminal_build.shown_progress"}  # they print
_OF_TABLES = {  # their text is a row's
    "knowledge.language.period_reading.part_said",
    "knowledge.language.period_reading.fiscal_part",
}


class Scanner(NamedTuple):
    """A function that scans text, by its full name."""

    name: str
    function: Callable[..., object]
    parameters: tuple[inspect.Parameter, ...]


class Given:
    """What of a text a function may be given; each is made once."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self._made: dict[str, Any] = {}

    def of(self, kind: str) -> Any:  # noqa: ANN401 - as many types as the table has
        """What a parameter of that annotation is given. Raises StopIteration if there is none."""
        if kind not in self._made:
            self._made[kind] = _MADE[kind](self)
        return self._made[kind]

    def places(self, kinds: set[str]) -> tuple[int, ...]:
        """The first place, one in the middle and the last, in what is given beside them."""
        whole = self.of("Pieces").raw if "Pieces" in kinds else self.of("Sequence[Token]")
        return (0, len(whole) // 2, len(whole) - 1) if whole else ()

    def calls(self, scanner: Scanner) -> list[dict[str, Any]]:
        """The arguments of the calls that are measured; none where the text has not what it takes."""
        kinds = {parameter.annotation for parameter in scanner.parameters}
        try:
            given = {
                row.name: self.of(row.annotation)
                for row in scanner.parameters
                if row.annotation != "int"
            }
        except (StopIteration, KnowledgeError, ValueError):
            return []
        if "int" not in kinds:
            return [given]
        whole = [row.name for row in scanner.parameters if row.annotation == "int"]
        return [given | dict.fromkeys(whole, place) for place in self.places(kinds)]


def _numbers(given: Given) -> Iterator[object]:
    cut = given.of("Pieces")
    return filter(None, (number_at(cut, at) for at in range(min(_SEVERAL, len(cut.raw)))))


def _runs(given: Given) -> list[Run]:
    return runs(given.of("Sequence[Token]"), headline=False, known=joined_names())


# What a parameter is given, by its annotation.
_MADE: dict[str, Callable[[Given], Any]] = {
    "str": lambda given: given.text,
    "bytes": lambda given: given.text.encode("utf-8", "replace"),
    "object": lambda given: given.text,
    "Sequence[Token]": lambda given: tokens(given.text),
    "list[Token]": lambda given: given.of("Sequence[Token]"),
    "Pieces": lambda given: pieces(given.text),
    "bool": lambda _: False,
    "Known": lambda _: joined_names(),
    "date | None": lambda _: _DAY.date(),
    "date": lambda _: _DAY.date(),
    "datetime | None": lambda _: _DAY,
    "Counted | None": lambda _: None,
    "Number": lambda given: next(_numbers(given)),
    "Run": lambda given: next(iter(_runs(given))),
    "Word": lambda given: next(iter(given.of("Iterable[Word]"))),
    "Iterable[Word]": lambda given: content_words(given.of("Sequence[Token]")),
    "Collection[str]": lambda given: key_set(given.of("Iterable[Word]")),
    "Iterable[str]": lambda given: given.text.split(),
    "Sequence[str]": lambda given: given.text.split(),
    "Sequence[int]": lambda _: (),
    "Sequence[tuple[int, int]]": lambda _: (),
    "Sequence[Span]": lambda _: (),
    "Sequence[Named]": lambda _: (),
    "Sequence[PeriodMention]": lambda given: periods(given.text, _DAY.date()),
    "Sequence[tuple[Sequence[Token], bool]]": lambda given: [(given.of("Sequence[Token]"), False)],
    "MetricMention": lambda given: next(iter(given.of("Sequence[MetricMention]"))),
    "Sequence[MetricMention]": lambda given: metric_mentions(given.of("Sequence[Token]")),
    "Sequence[NameMention]": lambda given: name_mentions(given.of("Sequence[Token]")),
    "PeriodMention": lambda given: next(iter(periods(given.text, None))),
    "Cue": lambda given: cues(tokens(f"{given.text} fell"))[-1],
    "Sequence[Cue]": lambda given: cues(given.of("Sequence[Token]")),
    "Sequence[Quantity]": lambda given: quantities(given.text),
    "list[Reading]": lambda given: readings(given.of("Pieces")),
    "Mapping[str, object]": lambda given: {"title": given.text, "text": given.text},
    "tuple[tuple[str, ...], ...]": lambda given: ((given.text,),),
    "Period | str": lambda given: given.text,
    "str | None": lambda given: given.text,
    "Draft": lambda given: next(iter(given.of("Iterable[Draft | Damage]"))),
    "Iterable[Draft | Damage]": lambda given: text_drafts(given.text),
    "Article": lambda given: compose(given.of("Draft")),
    "Lexicon": lambda given: given.lexicon,
    "Query": lambda given: parse(given.text[:LONGEST_QUESTION], given.lexicon),
}


@cache
def scanners() -> tuple[Scanner, ...]:
    """The public functions of which each parameter without a default can be given."""
    known = {*_MADE, "int"}
    return tuple(
        scanner
        for scanner in _public()
        if all(row.annotation in known for row in scanner.parameters)
    )


def unmeasured() -> set[str]:
    """The functions of the language, the coverage and the questions that nothing is given to."""
    given = {scanner.name for scanner in scanners()}
    return {row.name for row in _public() if row.name.startswith(_WHOLE)} - given - _OF_TABLES


def _public() -> Iterator[Scanner]:
    """The public functions that are given a text, or what was cut of it."""
    for name, function in _functions():
        rows = [
            row
            for row in inspect.signature(function).parameters.values()
            if row.default is row.empty and row.kind not in {row.VAR_KEYWORD, row.VAR_POSITIONAL}
        ]
        if _SCANNED & {row.annotation for row in rows} and name not in _EFFECTS:
            yield Scanner(name, function, tuple(rows))


def _functions() -> Iterator[tuple[str, Callable[..., object]]]:
    """The public functions of the packages, without what keeps their results."""
    for package in (*_WHOLE, *_MORE):
        for found in walk_packages(import_module(package).__path__, f"{package}."):
            for name, made in vars(import_module(found.name)).items():
                function = inspect.unwrap(made) if callable(made) else None
                if (
                    inspect.isfunction(function)
                    and not inspect.iscoroutinefunction(function)
                    and function.__module__ == found.name
                    and not name.startswith("_")
                ):
                    yield f"{found.name}.{name}", function


def seconds(scanner: Scanner, given: Given) -> float:
    """The processor time of the calls. What the program refuses by itself counts like the rest."""
    calls = given.calls(scanner)
    start = time.process_time()
    for call in calls:
        with suppress(KnowledgeError, DeskError, LookupError, ValueError, OverflowError):
            made = scanner.function(**call)
            if isinstance(made, Iterator):
                deque(made, 0)
    return time.process_time() - start

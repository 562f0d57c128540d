"""The things that a question names in a row, and asks the same of: "what did A, B and C earn"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.language.changes import cues
from knowledge.language.periods import periods
from knowledge.language.quantities import quantities
from knowledge.language.spans import begins_in
from knowledge.language.tokens import Token, tokens
from knowledge.language.words import content_words
from knowledge.questions.alone import alone
from knowledge.questions.query import Query
from knowledge.questions.sides import EACH, Side

_AND = frozenset({"and", "&"})
_COMMA = frozenset({",", "/"})
_FEWEST = 2
_WITHOUT_AND = 3  # things that only commas join
# What several have or do as one is asked for once.
_AS_ONE = frozenset("together combined jointly between total altogether sum overall".split())


def series(query: Query) -> list[Side]:
    """The things in order; [] for fewer than two, and where one number for all is asked for."""
    cut = tokens(query.mended or query.text)
    said = {token.lower for token in cut}
    if said.isdisjoint(_AND | _COMMA) or not said.isdisjoint(_AS_ONE):
        return []
    return max(_rows(cut, _things(query, cut)), key=len, default=[])


def each_alone(query: Query, found: Sequence[Side]) -> list[Query]:
    """The question for each of a row; a word that counts them ("its THREE units") narrows nothing."""
    text = query.mended or query.text
    counts = {amount.start for amount in quantities(text) if amount.value == len(found)}
    words = tuple(word for word in query.words if word.start not in counts)
    return [alone(replace(query, words=words), side, found) for side in found]


def asks_each(query: Query) -> bool:
    """Whether a question says that it asks for a figure of each."""
    return any(token.lower in EACH for token in tokens(query.mended or query.text))


def _things(query: Query, cut: Sequence[Token]) -> dict[int, Side]:
    """What can stand in a row, by its first token: names, and words that tell of nothing else."""
    text = query.mended or query.text
    silent = [*query.metric_spans, *query.manner]
    silent += [span for cue in cues(cut) for span in cue.spans]
    silent += [(time.start, time.end) for time in periods(text, None, question=True)]
    found: dict[int, Side] = {}
    words = {word.start: word for word in content_words(cut, question=True)}
    for index, token in enumerate(cut):
        named = next((n for n in query.names if n.start <= token.start < n.end), None)
        if named is not None and named.start == token.start:
            found[index] = Side(named.start, named.end, named, ())
        elif named is None and token.start in words and not begins_in(token.start, silent):
            found[index] = Side(token.start, token.end, None, (words[token.start],))
    return found


def _rows(cut: Sequence[Token], things: dict[int, Side]) -> Iterator[list[Side]]:
    """The rows of things that only commas and "and" join, as long as they can be."""
    for thing in things.values():
        row, joined = [thing], False
        at = _behind(cut, thing)
        while True:
            start = at
            while at < len(cut) and cut[at].lower in _AND | _COMMA:
                joined = joined or cut[at].lower in _AND
                at += 1
            if at == start or at not in things:
                break
            row.append(things[at])
            at = _behind(cut, things[at])
            if joined:
                break
        if len(row) >= (_FEWEST if joined else _WITHOUT_AND):
            yield row


def _behind(cut: Sequence[Token], side: Side) -> int:
    """The index of the first token behind a thing."""
    return next((i for i, token in enumerate(cut) if token.start >= side.end), len(cut))

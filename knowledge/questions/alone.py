"""A question that puts several side by side as a question for each of them alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.language.changes import cues
from knowledge.language.metrics import MetricMention
from knowledge.language.spans import begins_in
from knowledge.language.tokens import Token, tokens
from knowledge.language.words import Word
from knowledge.questions.query import Query
from knowledge.questions.sides import Side, compares


def alone(query: Query, side: Side, others: Sequence[Side]) -> Query:
    """The question for one of its alternatives alone; `others` are all of them."""
    spans = [(other.start, other.end) for other in others]
    spans += _kind_of_side(query)
    names = tuple(named for named in query.names if not begins_in(named.start, spans))
    own = (side.named,) if side.named else ()
    compared = [token for token in tokens(query.mended or query.text) if compares(token)]
    silent = [*spans, *((token.start, token.end) for token in compared)]
    words = tuple(word for word in query.words if not begins_in(word.start, silent))
    elsewhere = [span for span in spans if span != (side.start, side.end)]
    return replace(
        query,
        want="value",
        # What is compared stands by the word that says so: "by its target, who is WORTH MORE".
        metrics=tuple(
            sorted(
                (
                    mention
                    for mention in query.metrics
                    if not all(begins_in(start, elsewhere) for start, _ in mention.spans)
                ),
                key=lambda mention: min((_gap(mention, token) for token in compared), default=0),
            )
        ),
        names=tuple(sorted((*names, *own), key=lambda named: named.start)),
        words=tuple(sorted((*words, *side.words), key=lambda word: word.start)),
        unknown=tuple(word for word in query.unknown if word in side.text or not _in(word, others)),
    )


def shared_names(parts: Sequence[Query]) -> set[int]:
    """Where the names begin that all parts of a question have."""
    return set.intersection(*({named.start for named in part.names} for part in parts))


def own_words(parts: Sequence[Query]) -> list[list[Word]]:
    """The words of each part that are not those of all, of its names and others."""
    shared = shared_names(parts)
    common = set.intersection(*({word.start for word in part.words} for part in parts))
    return [
        [word for named in part.names if named.start not in shared for word in named.words]
        + [word for word in part.words if word.start not in common]
        for part in parts
    ]


def _gap(mention: MetricMention, token: Token) -> int:
    """The characters between a metric's words and another word."""
    return min(max(low - token.end, token.start - high) for low, high in mention.spans)


def _kind_of_side(query: Query) -> list[tuple[int, int]]:
    """The spans of the words that say what kind of thing the alternatives are.

    "Which HALF has more sales, printers or services": neither of the two need be called so.
    """
    cut = tokens(query.mended or query.text)
    words = {word.start for word in query.words}
    named = [(one.start, one.end) for one in query.names]
    told = query.metric_spans
    told += [span for cue in cues(cut) for span in cue.spans]
    found: list[tuple[int, int]] = []
    for index, token in enumerate(cut):
        if token.lower not in {"which", "what"}:
            continue
        for after in cut[index + 1 :]:
            if begins_in(after.start, named):  # "which BRAMFORD division"
                continue
            if after.start not in words or begins_in(after.start, told):
                break
            found.append((after.start, after.end))
    return found


def _in(word: str, others: Sequence[Side]) -> bool:
    return any(word in other.text for other in others)

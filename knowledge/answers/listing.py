"""Answers to "which ones": every figure that fits, the largest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.answers.accounting import accounted
from knowledge.answers.answer import Answer
from knowledge.answers.decide import claimed, helpful
from knowledge.answers.exact import by_kinship
from knowledge.answers.notes import units_note
from knowledge.answers.ordered import by_currency, conversions
from knowledge.answers.rank import Candidate, sureness
from knowledge.answers.rows import measures_same
from knowledge.answers.weights import threshold
from knowledge.figures.figure import Figure
from knowledge.language.mentions import Quantity
from knowledge.language.quantities import quantities
from knowledge.language.spans import begins_in
from knowledge.language.tokens import tokens
from knowledge.language.words import is_stop
from knowledge.questions.query import Query

_BEHIND = 2.0  # how far behind the best another of the list may score
_FEWEST, _MOST = 2, 10
_ANYONE = {"companies", "company", "firms", "ones", "names", "businesses"}
_LONGEST = 6  # words from "which" to the thing that is listed
_UP = re.compile(
    r"\b(?:more than|over|above|at least|exceed\w*|or (?:more|above|higher))\b", re.IGNORECASE
)
_DOWN = re.compile(
    r"\b(?:less than|fewer than|under|below|at most|or (?:less|lower|fewer))\b", re.IGNORECASE
)


def asks_list(query: Query) -> bool:
    """Whether the question asks for all that fit: "which apps have ...", "which EV makers ..."."""
    return query.want == "list" or bool(_listed(query))


def _listed(query: Query) -> str:
    """The plural noun behind "which", lower case: what is listed; "" if there is none."""
    cut = tokens(query.text)
    if len(cut) < 3 or cut[0].lower not in {"which", "what"}:  # noqa: PLR2004
        return ""
    head = [token.lower for token in cut[1:_LONGEST]]
    for word, after in pairwise(head):
        if is_stop(word) or not word.isalpha():
            return ""
        if word.endswith("s") and len(word) > 3 and not word.endswith("ss"):  # noqa: PLR2004
            return word if after.isalpha() else ""
    return ""


def listable(query: Query) -> Query:
    """The question without what its list is held to by other means.

    Those are the limit that it sets ("more than 600 million"), the words of its metric, for
    only figures of that metric are listed, and the noun for those that are listed.
    """
    limit = _limit(query)
    printed = {token.text for token in tokens(limit.text)} if limit else set()
    text = query.text[: limit.start] + query.text[limit.end :] if limit else query.text
    told = [span for m in query.metrics if m.strength > 1 for span in m.spans]
    words = tuple(
        word
        for word in query.words
        if word.text not in printed
        and word.text.lower() not in {*_ANYONE, _listed(query)}
        and not begins_in(word.start, told)
    )
    return replace(query, text=text, words=words)


def listing(query: Query, asked: Query, ranked: Sequence[Candidate]) -> Answer:
    """The figures of all that fit; claimed where the best is sure.

    `asked` is the question as `listable` gives it, and `ranked` its candidates.
    """
    limit = _limit(query)
    keys = {key for mention in query.metrics if mention.strength > 1 for key in mention.keys}
    fitting = [
        candidate
        for candidate in ranked
        if (not keys or candidate.figure.metric in keys)
        and _within(candidate.figure, limit, query.text)
    ]
    # What is listed has the metric by itself, and every other word stands with it.
    alone = keys and not query.names
    members = _newest(asked, fitting) if alone else _sure(query, asked, fitting)
    if len(members) < _FEWEST:
        return helpful(query, ranked)
    ordered = by_currency([candidate.figure for candidate in members], query)
    return claimed(query, [*ordered, *conversions(members, ordered)], (), units_note(ordered))


def _sure(query: Query, asked: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The best figure of each of those that fit; [] where the best of all is not sure."""
    fitting = [candidate for candidate in ranked if accounted(asked, candidate)]
    if not fitting:
        return []
    best = fitting[0]
    taken = {c.figure.id for c in fitting if _is_alike(c, best)}
    rest = [c for c in fitting if c.figure.id not in taken]
    if sureness(asked, [best, *rest]) < threshold():
        return []
    return _members(fitting, by_company=not query.names)[:_MOST]


def _newest(asked: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The first figure of each company, as far as they are of one metric and role."""
    for fitting in by_kinship(asked, ranked):
        role = ""
        found: dict[str, Candidate] = {}
        for candidate in fitting:
            company, own = candidate.figure.company, candidate.figure.role
            # Whether the words are accounted for takes longest to say, so it comes last.
            if company in found or own != (role or own) or not accounted(asked, candidate):
                continue
            role = own
            if company:
                found[company] = candidate
            if len(found) == _MOST:
                break
        if role:
            return list(found.values())
    return []


def _members(ranked: Sequence[Candidate], *, by_company: bool) -> list[Candidate]:
    """The best figure of each company, or of each thing where one company has them all."""
    members: list[Candidate] = []
    for candidate in ranked:
        if _is_alike(candidate, ranked[0]) and not any(
            _is_known(candidate, member, by_company=by_company) for member in members
        ):
            members.append(candidate)
    return members


def _is_known(candidate: Candidate, member: Candidate, *, by_company: bool) -> bool:
    """Whether a figure adds nothing to one of the list: the same value, or the same company's."""
    one, other = candidate.figure, member.figure
    if (one.value, one.unit) == (other.value, other.unit) and one.company == other.company:
        return True
    apart = candidate.passage.sentence != member.passage.sentence
    return by_company and apart and one.company == other.company


def _is_alike(candidate: Candidate, best: Candidate) -> bool:
    figure = candidate.figure
    return (
        candidate.score > best.score - _BEHIND
        and figure.role == best.figure.role
        and figure.metric == best.figure.metric
        and measures_same(figure, best.figure)
    )


def _limit(query: Query) -> Quantity | None:
    """The amount in a question that its answers must exceed or stay below."""
    if not (_UP.search(query.text) or _DOWN.search(query.text)):
        return None
    return next(iter(quantities(query.text)), None)


def _within(figure: Figure, limit: Quantity | None, text: str) -> bool:
    if limit is None:
        return True
    if _DOWN.search(text) and not _UP.search(text):
        return figure.value <= limit.value
    return figure.value >= limit.value

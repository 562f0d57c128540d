"""Names in sentences: companies, persons, places, products."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from knowledge.language.name_kinds import kind_of
from knowledge.language.name_markets import SURE, Market, markets
from knowledge.language.name_runs import Run, runs
from knowledge.language.name_starts import Asked, begun
from knowledge.language.name_words import POSSESSIVES, cue, endings, is_place, is_word
from knowledge.language.spans import Spans
from knowledge.language.tokens import Token
from knowledge.tables import KEPT

NameKind = Literal["company", "person", "place", "product", "market", "other"]


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as a sentence prints it.

    `text` is `sentence[start:end]` (of a sentence whose white space is single spaces), without
    a possessive 's (`possessive` tells). `head` is the
    name without title and legal form. `kind` is what this sentence alone shows, and `weight`
    how surely: 0 a guess, 1 a hint, 2 a phrase that says so, 3 a legal form, a ticker or a table.
    Raises ValueError if the span is empty.
    """

    text: str
    start: int
    end: int
    kind: NameKind
    possessive: bool
    head: str
    weight: int = 0

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"empty span {self.start}:{self.end}")


def name_mentions(
    tokens: Sequence[Token], *, headline: bool = False, known: frozenset[str] = frozenset()
) -> list[NameMention]:
    """The names of a sentence in order; [] if it has none.

    `known` are the names that the article prints elsewhere (`known_names`): they decide
    about a common word at the start of a sentence and in a headline.

    >>> from knowledge.language.tokens import tokens
    >>> [(m.text, m.kind) for m in name_mentions(tokens("Norwind Energy Ltd. sued Oslo."))]
    [('Norwind Energy Ltd.', 'company'), ('Oslo', 'place')]
    """
    found = [_mention(tokens, run, headline=headline) for run in runs(tokens, headline, known)]
    return _with_markets(tokens, found)


def known_names(sentences: Iterable[Sequence[NameMention]]) -> frozenset[str]:
    """The names printed in running text, in lower case: whole, and without legal form.

    Give it the mentions of the sentences of an article that are no headlines, found without
    `known`; then read the sentences again with the result.
    """
    names = (
        name
        for mentions in sentences
        for name in mentions
        if name.kind != "place" and (name.start > 1 or not is_word(name.text.split()[0].lower()))
    )
    return frozenset(form for name in names for form in (name.text.lower(), name.head.lower()))


def article_names(sentences: Sequence[tuple[Sequence[Token], bool]]) -> list[list[NameMention]]:
    """The names of each sentence of an article, given as (tokens, is it a headline).

    What one sentence shows to be a name is one in all of them.
    """
    asked = [Asked() for _ in sentences]
    first = [
        [] if headline else name_mentions(tokens, known=open_)
        for (tokens, headline), open_ in zip(sentences, asked, strict=True)
    ]
    known = known_names(first)
    answered = known | begun(known)
    return [
        name_mentions(tokens, headline=headline, known=known)
        if headline or not open_.names.isdisjoint(answered)
        else found
        for (tokens, headline), open_, found in zip(sentences, asked, first, strict=True)
    ]


def _mention(tokens: Sequence[Token], run: Run, *, headline: bool) -> NameMention:
    kind, weight = kind_of(tokens, run, headline=headline)
    return NameMention(run.text, run.start, run.end, kind, run.possessive, _head(run.text), weight)


def _with_markets(tokens: Sequence[Token], names: list[NameMention]) -> list[NameMention]:
    """The names and what is traded on markets; a longer name keeps its words ("Gold Fields")."""
    found = [_market(tokens, market) for market in markets(tokens)]
    if not found:
        return names
    found = [
        market
        for market in found
        if not any(
            name.start < market.end
            and market.start < name.end
            and (name.start < market.start or market.end < name.end)
            and not _is_from(name, market)
            for name in names
        )
    ]
    traded = Spans((market.start, market.end) for market in found)
    kept = [name for name in names if not traded.overlap(name.start, name.end)]
    return sorted((*kept, *found), key=lambda name: name.start)


def _is_from(name: NameMention, market: NameMention) -> bool:
    """Whether a name is a market with the place where it is traded: "U.S. West Texas crude"."""
    before = name.text[: max(0, market.start - name.start)].strip()
    return market.end >= name.end and market.weight == SURE and is_place(before)


def _market(tokens: Sequence[Token], market: Market) -> NameMention:
    start, end = tokens[market.first].start, tokens[market.last - 1].end
    cut = tokens[market.first : market.last]
    text = "".join(
        (" " if index and token.start > cut[index - 1].end else "") + token.text
        for index, token in enumerate(cut)
    )
    after = tokens[market.last].text if market.last < len(tokens) else ""
    return NameMention(text, start, end, "market", after in POSSESSIVES, text, market.weight)


@lru_cache(maxsize=KEPT)
def _head(text: str) -> str:
    """The name without title and legal form.

    >>> _head("Sokon Industry Group Co. Ltd."), _head("Mr. Okafor"), _head("Holdings Inc")
    ('Sokon Industry Group', 'Okafor', 'Holdings')
    """
    parts = text.split()
    while len(parts) > 1 and endings().get(_bare(parts[-1])) == "legal":
        parts.pop()
    while len(parts) > 1 and _bare(parts[0]) in cue("honorific"):
        del parts[0]
    return " ".join(parts).rstrip(",&")


def _bare(word: str) -> str:
    return word.rstrip(".,").lower()

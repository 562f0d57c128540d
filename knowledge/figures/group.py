"""A group of mentions that name the same, while the cast of an article is being gathered."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from knowledge.figures.sources import source_kind
from knowledge.language.name_markets import canonical
from knowledge.language.name_words import cue, endings
from knowledge.language.names import NameKind, NameMention
from knowledge.language.words import place
from knowledge.tables import KEPT

_CITED = frozenset(("exchange", "media", "data", "office"))
_ACTORS = frozenset(("company", "other"))
_TRACKERS = frozenset("etf etfs spdr ishares direxion proshares vaneck".split())
Place = tuple[int, int]
Words = tuple[str, ...]

SITE = re.compile(r"(?<=\w)\.(?:com|net|org|io|ai|co)\b")


@dataclass(slots=True)
class Group:
    """The mentions found to name the same so far; `forms` counts each printed form."""

    words: Words
    kind: NameKind
    first: int
    places: list[Place] = field(default_factory=list)
    forms: dict[str, int] = field(default_factory=dict)
    votes: dict[NameKind, int] = field(default_factory=dict)
    sure: int = 0  # the best single piece of evidence for a company
    whole: Group | None = None
    misprints: set[str] = field(default_factory=set)  # forms that the article misspells
    of: Group | None = None  # the company whose name this one's begins with

    def root(self) -> Group:
        """The group that this one was found to be a part of, or itself."""
        group = self
        while group.whole is not None:
            group = group.whole
        return group


_STOPS = str.maketrans("", "", ".,!’'")


@lru_cache(maxsize=KEPT)
def folded(text: str) -> str:
    """The text in lower case, without accents, stops and the ending of a site.

    >>> folded("Société J.P. Ørsted"), folded("Amazon.com Inc")
    ('societe jp ørsted', 'amazon inc')
    """
    text = SITE.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return text.translate(_STOPS).lower()


def words_of(name: NameMention) -> Words:
    """The words by which a name is told from others; those of a market or place are its table's."""
    return _words_of(name.head, name.kind)


@lru_cache(maxsize=KEPT)
def _words_of(head: str, kind: NameKind) -> Words:
    if kind == "market":
        head = canonical(head)
    elif kind == "place":
        known = place(head)
        head = known.name if known is not None else head
    return tuple(folded(head).replace("-", " ").split()) or (head,)


def can_act(group: Group) -> bool:
    """Whether a figure's subject may be this: a company or what may be one, no publication."""
    return group.kind in _ACTORS and not any(form.lower() in cue("media") for form in group.forms)


def is_tracker(group: Group) -> bool:
    """Whether the name is that of a fund that follows an index: no article is about it alone."""
    return not _TRACKERS.isdisjoint(group.words)


def is_cited(group: Group) -> bool:
    """Whether a name is mostly only cited: "a filing with the Oslo Exchange", "Norwind News said"."""
    return any(source_kind(form) in _CITED for form in group.forms)


def is_institution(group: Group) -> bool:
    """Whether the name is that of a ministry, a court, a university and the like."""
    if any(form.lower() in cue("body") for form in group.forms):
        return True
    return group.kind == "other" and any(
        endings().get(word) == "institution" for word in (group.words[0], group.words[-1])
    )

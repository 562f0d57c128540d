"""How the names of a question stand to a figure: its own, or in the sentence, or around it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from knowledge.answers.passage import Member, Passage, Stored, printed_names, text_keys
from knowledge.language.words import match_keys
from knowledge.questions.query import Named, Query

_WORDED = 0.9  # "Indian" names India, "carmaker" no motors


class Standing(NamedTuple):
    """How a name of the question stands to a passage, but for the figure that is its own.

    `level` is the feature of where it is found, `topic` how much the article is about it.
    """

    companies: tuple[int, ...]
    level: str
    topic: float


class Sought(NamedTuple):
    """A name of the question: its companies, the stems of its words, and those as one word."""

    companies: tuple[int, ...]
    stems: tuple[str, ...]
    joined: str


def sought(names: Iterable[Named]) -> tuple[Sought, ...]:
    """The names of a question as they are sought in each passage."""
    stems = [(named, tuple([word.stem for word in named.words])) for named in names]
    return tuple([Sought(named.companies, own, "".join(own)) for named, own in stems])


def standing(named: Sought, passage: Passage) -> Standing:
    """Where a name of the question is found in a passage and around it."""
    companies, stems, joined = named
    members = _members(companies, passage)
    topic = max([member.topic for member in members], default=0.0)
    if stems:
        for level, found in (
            ("name_sentence", passage.places),
            ("name_title", passage.title_keys),
            ("name_before", passage.before_keys),
        ):
            # "solar city" is found in "SolarCity".
            if _has_all(found, stems) or joined in found or _are_called(members, found):
                return Standing(companies, level, topic)
    return Standing(companies, "name_article" if members else "name_missing", topic)


def is_called(companies: Iterable[int], passage: Passage, found: Container[str]) -> bool:
    """Whether one of these companies stands among `found` by a name that the article gives it.

    Who asks for "elon" finds "Musk" where the article has introduced Elon Musk.
    """
    return _are_called(_members(companies, passage), found)


def _members(companies: Iterable[int], passage: Passage) -> list[Member]:
    """What the article says of those of the companies that it names."""
    present = passage.present
    return [member for company in companies if (member := present[company]) is not None]


def _are_called(members: Iterable[Member], found: Container[str]) -> bool:
    for member in members:
        for stems in printed_names(member.called):
            if _has_all(found, stems):
                return True
    return False


def _has_all(found: Container[str], stems: Iterable[str]) -> bool:
    for stem in stems:  # noqa: SIM110  # a generator is slower here
        if stem not in found:
            return False
    return True


def name_features(query: Query, names: Sequence[Standing], stored: Stored) -> dict[str, float]:
    """How near each name of the question is, averaged over the names."""
    found: dict[str, float] = {}
    for companies, elsewhere, topic in names:
        level = "name_owner" if stored.company in companies else elsewhere
        found[level] = found.get(level, 0.0) + 1 / len(names)
        if topic:
            found["name_topic"] = found.get("name_topic", 0.0) + topic / len(names)
    if not names:
        found["no_name"] = 1.0
        owner = text_keys(stored.figure.company)
        if max(match_keys(query.words, owner), default=0.0) >= _WORDED:
            found["owner_worded"] = 1.0
    elif stored.company is not None and "name_owner" not in found:
        found["other_owner"] = 1.0
        if "name_sentence" not in found:
            found["other_owner_elsewhere"] = 1.0
    if "name_missing" in found or "name_article" in found:
        found["name_apart"] = 1.0
    return found

"""A member of an article's cast."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.language.names import NameKind


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that an article names.

    `id` is its number in the cast. `name` is the fullest form as printed, `aliases` the other
    printed forms. `count` is how often it is named, `first` the first sentence that names it.
    `trades` are what descriptions in the article say it is ("cars", "chips"), `places` where
    it is said to be at home. `parent` is the id of the entity that it is a unit or brand of.
    `sure` is the best evidence that it is a company, from 0 to 3 as of a `NameMention`.
    `reports` tells whether it is said to be a researcher, who reports of others.
    """

    id: int
    name: str
    aliases: tuple[str, ...]
    kind: NameKind
    count: int
    first: int
    in_title: bool
    trades: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    parent: int | None = None
    reports: bool = False
    sure: int = 0


@dataclass(frozen=True, slots=True)
class Referent:
    """A pronoun or description that stands for an entity; `sentence[start:end]` is it."""

    start: int
    end: int
    entity: Entity

    @property
    def company(self) -> bool:
        """Whether it may own figures as a company does (a person does not)."""
        return self.entity.kind != "person"

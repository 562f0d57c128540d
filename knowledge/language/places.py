"""Places by name, adjective or abbreviation: a place is not a company."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from knowledge.errors import TableError
from knowledge.tables import table
from knowledge.tables import words as entries

KINDS = ("continent", "region", "country", "state", "city")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `kind` is one of KINDS; `country` is where it lies, "" if in several.

    `demonyms` are adjectives, inhabitants and other names; `abbreviations` count as printed.
    Raises TableError for an unknown kind.
    """

    name: str
    kind: str
    country: str
    demonyms: tuple[str, ...]
    abbreviations: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise TableError(f"places.csv: {self.name}: kind {self.kind!r} is not one of {KINDS}")


@cache
def places() -> tuple[Place, ...]:
    """The places of `data/places.csv`, in its order."""
    return tuple(
        Place(
            row["name"],
            row["kind"],
            row["name"] if row["kind"] == "country" else row["country"],
            entries(row["demonyms"]),
            entries(row["abbreviations"]),
        )
        for row in table("places")
    )


@cache
def leaders() -> Mapping[str, str]:
    """The countries of heads of states and governments, by family name in lower case.

    >>> leaders()["macron"]
    'France'
    """
    return {name: row["country"] for row in table("leaders") for name in entries(row["names"])}


@cache
def _by_name() -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    for item in places():
        names = (*item.abbreviations, *(name.lower() for name in (item.name, *item.demonyms)))
        for name in names:
            found.setdefault(name.replace(".", ""), item)
    for item in places():  # behind all names that the table itself has
        if item.kind == "country":
            for name in item.demonyms:
                found.setdefault(f"{name.lower()}s", item)
    return found


def many_worded_places() -> Iterator[str]:
    """The names and adjectives of several words, in lower case: "new zealand", "south korean"."""
    return (name for name in _by_name() if " " in name and name.islower())


def place(name: str) -> Place | None:
    """The place that a name, an adjective ("Chinese") or an abbreviation ("U.S.") means.

    Names are found in any case, abbreviations as printed in the table. None if unknown.

    >>> place("german").name, place("Thais").name, place("U.S.").name, place("Nissan")
    ('Germany', 'Thailand', 'United States', None)
    """
    plain = name.strip().replace(".", "")
    return _by_name().get(plain) or _by_name().get(plain.lower())


def country_of(city: str) -> str:
    """The country whose government a city may stand for; "" for what is no city.

    >>> country_of("Ottawa"), country_of("Canada")
    ('Canada', '')
    """
    known = place(city)
    return known.country if known is not None and known.kind == "city" else ""

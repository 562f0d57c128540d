"""Cues: the words that say how a number stands to another one, to the future or to its source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from knowledge.errors import TableError
from knowledge.language.phrases import Phrases
from knowledge.tables import table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.language.tokens import Token

CueKind = Literal["change", "level", "comparison", "outlook", "surprise", "prior", "speech"]
CueRole = Literal[
    "", "forecast", "estimate", "target", "plan", "possible", "year_earlier", "previous"
]
Part = Literal["noun", "verb", "other"]

# The one month that is also a cue, when written with a small letter.
_MONTH = "May"
_KINDS: frozenset[str] = frozenset(get_args(CueKind))
_ROLES: frozenset[str] = frozenset(get_args(CueRole))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that relates a number; `data/change_words.csv` explains the kinds.

    `direction` is 1 for up, -1 for down, 0 where the words say neither. `role` says whose
    number an outlook is, or which period a comparison goes back to, or "". `parts` are the
    parts of speech that the word can be, more than one for "rise". `spans` are the offsets of
    its words, enclosed by `start` and `end`; `text` is the words as printed, joined by single
    spaces.
    """

    kind: CueKind
    direction: int
    role: CueRole
    parts: tuple[Part, ...]
    spans: tuple[tuple[int, int], ...]
    text: str

    @property
    def start(self) -> int:
        """Where its first word starts."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class _CueRow:
    part: Part | Literal["none"]
    cue: CueKind
    direction: int
    role: CueRole

    def __post_init__(self) -> None:
        if (self.cue not in _KINDS and self.part != "none") or self.role not in _ROLES:
            raise TableError(f"change_words.csv: unknown cue {self.cue!r} or role {self.role!r}")


def cues(sentence: Sequence[Token]) -> list[Cue]:
    """The cues of a sentence, in order; [] if it has none.

    A word that stands in several rows of the table ("rise", noun and verb) gives one cue, of
    the kind that the first of them says.
    """
    found: list[Cue] = []
    for match in _phrases().find(sentence):
        row = match.rows[0]
        printed = [sentence[index] for index in match.indices]
        if row.part == "none" or printed[0].text == _MONTH:
            continue
        found.append(
            Cue(
                kind=row.cue,
                direction=row.direction,
                role=row.role,
                parts=_parts(match.rows),
                spans=tuple((token.start, token.end) for token in printed),
                text=" ".join(token.text for token in printed),
            )
        )
    return found


@cache
def _parts(rows: tuple[_CueRow, ...]) -> tuple[Part, ...]:
    return tuple(dict.fromkeys(row.part for row in rows if row.part != "none"))


@cache
def _phrases() -> Phrases[_CueRow]:
    entries: list[tuple[str, str, _CueRow]] = []
    for line in table("change_words"):
        row = _CueRow(
            part=cast("Part", line["part"]),
            cue=cast("CueKind", line["cue"]),
            direction=int(line["direction"]),
            role=cast("CueRole", line["role"]),
        )
        entries.extend((phrase, line["part"], row) for phrase in words(line["phrases"]))
    return Phrases(entries)

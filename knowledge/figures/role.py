"""The role of a quantity in its statement, and what it shares, by the frames of `data/frames.csv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from knowledge.figures.figure import Role
from knowledge.figures.shape import Shape
from knowledge.language.changes import Cue
from knowledge.tables import table

_REACH = 24  # the longest context that a frame looks at, in signs
_QUANTITIES = "$%#x"
_SHARES = "%x"
_COMMAS = 2
# "Norwind foresees that its mill, which makes paper, will ...", "analysts, on average, expect"
_ASIDE = re.compile(r",(?:R[^,;|$%#xSEAG]{1,14}|d[.]),")
_MOVED_BY = frozenset({"net_loss", "share_price_change"})
_MOVE_BEFORE = re.compile(r"C(?:F[.]?)?$")  # "a drop of"
_GROWS_AT = re.compile(r"Ca[.y]{0,3}(?P<pace>M?F[.]?)?$")  # "grow at a rate of"
_GROW = re.compile(r"(?:grow|grew|expand|shr[iau]nk|increas|contract)\w*$", re.IGNORECASE)
_LINKED, _ESTIMATE, _FORMER = "linked", "estimate", "former"
_ROLES: dict[str, Role | None] = {_LINKED: None, _ESTIMATE: "forecast", _FORMER: "prior"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of the table for one kind of quantity: a pattern around it, and what that says.

    `role` is None for a frame that only says that the quantity shares the metric and the owner
    of the one before it. `estimate` is True for forecasts of analysts, `former` for
    what was expected before.
    """

    name: str
    left: re.Pattern[str]
    right: re.Pattern[str]
    role: Role | None
    estimate: bool
    former: bool
    example: str

    def fits(self, before: str, after: str) -> bool:
        """Whether the signs around a quantity match."""
        return self.left.search(before) is not None and self.right.match(after) is not None


@cache
def frames(kind: str) -> tuple[Frame, ...]:
    """The frames for quantities of one sign, in the order in which they are tried.

    In a pattern `=` is a quantity of the same sign, and `~` one of another.
    """
    others = "[" + _QUANTITIES.replace(kind, "") + "]"
    same = re.escape(kind)
    return tuple(
        Frame(
            row["name"],
            re.compile(f"(?:{_filled(row['left'], same, others)})$" if row["left"] else ""),
            re.compile(_filled(row["right"], same, others)),
            _ROLES.get(row["role"], cast("Role", row["role"])),
            row["role"] == _ESTIMATE,
            row["role"] == _FORMER,
            row["example"],
        )
        for row in table("frames")
        if kind in row["kinds"]
    )


def _filled(pattern: str, same: str, others: str) -> str:
    return pattern.replace("=", same).replace("~", others)


def frame_of(shape: Shape, index: int) -> Frame | None:
    """The first frame that tells the role of the quantity at `index`; None: it is reported."""
    before, after = _around(shape, index)
    if before.count(",") >= _COMMAS:
        before = _ASIDE.sub("", shape.signs[max(0, index - 2 * _REACH) : index])[-_REACH:]
    return _role(shape.signs[index], before, after)


def is_move(shape: Shape, index: int) -> bool:
    """Whether a percentage is by how much something moves, be it only expected to."""
    kind = shape.signs[index]
    return kind in _SHARES and _move(kind, *_around(shape, index))


def grows_at(shape: Shape, index: int) -> bool:
    """Whether a percentage is the pace of a verb: "is to grow at 5%", but not "closed lower at 5%"."""
    found = _GROWS_AT.search(shape.signs, 0, index) if shape.signs[index] == "%" else None
    cue = shape.items[found.start()].mention if found else None
    if found is None or not isinstance(cue, Cue):
        return False
    return _GROW.match(cue.text) is not None or bool(found["pace"] and "verb" in cue.parts)


def is_moved_by(shape: Shape, index: int) -> bool:
    """Whether a word of gain or loss stands at an amount: "losing 309 points", "9 points lower"."""
    before = shape.items[index - 1] if index else None
    if before is None:
        return False
    if before.metric is not None and before.metric.key in _MOVED_BY:
        return True
    behind = before.sign not in "ao" and shape.signs.startswith("C", index + 1)
    return behind or _MOVE_BEFORE.search(shape.signs, 0, index) is not None


def is_linked(shape: Shape, index: int) -> bool:
    """Whether the quantity at `index` shares metric and owner with the one before it."""
    return link_of(shape, index) is not None


def link_of(shape: Shape, index: int) -> Frame | None:
    """The first frame that links the quantity at `index` with the one before it, if one does."""
    return _link(shape.signs[index], *_around(shape, index))


def compared_from(shape: Shape, before: int, index: int) -> int:
    """The place behind which words are the own ones of a quantity that is linked with one before.

    "It set aside $780 million for loans, down from | $900 million": what is compared is the same.
    """
    return max(before, shape.signs.rfind("K", before, index))


def _around(shape: Shape, index: int) -> tuple[str, str]:
    signs = shape.signs
    return signs[max(0, index - _REACH) : index], signs[index + 1 : index + 1 + _REACH]


@lru_cache(maxsize=8192)
def _role(kind: str, before: str, after: str) -> Frame | None:
    return next((f for f in frames(kind) if f.role is not None and f.fits(before, after)), None)


@lru_cache(maxsize=8192)
def _link(kind: str, before: str, after: str) -> Frame | None:
    return next((f for f in frames(kind) if f.role is None and f.fits(before, after)), None)


@lru_cache(maxsize=8192)
def _move(kind: str, before: str, after: str) -> bool:
    return any(f.role == "change" and f.fits(before, after) for f in frames(kind))

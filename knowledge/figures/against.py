"""Whose figure it is that another one is compared with: a rival's of the same time, or its own."""

from __future__ import annotations

import re

from knowledge.figures.meaning import kind_at
from knowledge.figures.parts import Part, Statement
from knowledge.figures.who import Who
from knowledge.language.metrics import related
from knowledge.language.names import NameMention

# "compared with Lumora, which had 250": a name right behind the comparison
_RIVAL_BEFORE = re.compile(r"K[.i]?(?P<name>N)[^$%#x;|KfTtN]{0,10}$")
# "versus 250 for Lumora", "compared with 9% at Lumora": a name right behind the figure
_RIVAL_BEHIND = re.compile(r"[.]?[raF](?P<name>N)")
_COMPARED = re.compile(r"(?:K[.iM]{0,3}|[raF]N,?&[.]?)$")
_ONCE = re.compile(r"[^$%#x;|,]{0,7}[Tt]")  # "250 for Lumora a year earlier"
_THEN = re.compile(r"[KfT][^$%#x;|NP]*$")  # "up from", "compared with": nobody is named again
# "while Tarnex sold": another clause with a subject of its own
_BREAK = re.compile(r";|[|][^$%#x;|]{0,6}[NP][^$%#x;|]{0,4}[VCM]")
_NEAR = 0.5  # the price of an owner that stands with the figure


def set_against(here: Statement, part: Part) -> None:
    """Settle whose a figure is that stands against another one of the sentence.

    A rival's is of the same time and role, unless a time of its own stands with it; any other is
    its own former one.
    """
    if part.role != "prior":
        return
    lead = _lead(here, part)
    if lead is None:
        return
    rival = _rival(here, part)
    if rival is not None and (lead.who is None or rival != lead.who.entity):
        part.who, part.rival = Who(rival, _NEAR), lead.who
        if not _ONCE.match(here.scene.shape.signs, part.index + 1):
            part.role, part.frame = lead.role, None
    elif lead.who is not None and _is_its_own(here, lead, part):
        part.who = lead.who


def _lead(here: Statement, part: Part) -> Part | None:
    """The nearest figure before, of the same kind and metric, that stands for now."""
    kind = kind_at(here.scene.shape, part.index)
    return next(
        (
            other
            for other in reversed(here.parts)
            if other.role not in {"prior", "change"}
            and other.what is not None
            and part.what is not None
            and related(other.what.metric, part.what.metric)
            and (
                kind_at(here.scene.shape, other.index) == kind
                or other.what.metric == part.what.metric
            )
            and not (other.frame is not None and other.frame.estimate)
        ),
        None,
    )


def _rival(here: Statement, part: Part) -> int | None:
    """The company that the comparison names as the one whose figure it is, if it names one."""
    shape = here.scene.shape
    before = shape.signs[: part.index]
    found = _RIVAL_BEFORE.search(before)
    place = found.start("name") if found else None
    if place is None and _COMPARED.search(before):
        behind = _RIVAL_BEHIND.match(shape.signs, part.index + 1)
        place = behind.start("name") if behind else None
    if place is None or not isinstance(shape.items[place].mention, NameMention):
        return None
    person = here.person(shape.items[place])
    return person.entity if person is not None and not person.source else None


def _is_its_own(here: Statement, lead: Part, part: Part) -> bool:
    """Whether nobody else is named between the words of comparison and the figure."""
    between = here.scene.shape.signs[lead.index + 1 : part.index]
    return _BREAK.search(between) is None and _THEN.search(between) is not None

"""Whom an article is about that begins with the analyst: "Tolva Lifts Norwind's Price Target"."""

from __future__ import annotations

from knowledge.figures.group import Group, is_institution
from knowledge.figures.scene import Named, Scene
from knowledge.figures.sources import source_kind
from knowledge.language.name_words import cue

_REACH = 4  # tokens behind the analyst's name: "Tolva Research Again Lifts"
# What an analyst does to a company, and to what it thinks of one.
_JUDGES = frozenset(
    """on reviews previews downgrades upgrades initiates affirms assigns places reiterates resumes
    downgraded upgraded initiated reiterated comments""".split()
)
_CHANGES = frozenset(
    """lifts raises cuts trims lowers adjusts maintains keeps updates boosts hikes slashes
    increases reduces sets ups revises starts retains lifted raised cut trimmed lowered adjusted
    maintained updated boosted hiked increased reduced revised""".split()
)
_DOING = ("company_verb", "agentive", "speech", "owned")
_OPINIONS = frozenset(
    """pt target targets estimate estimates forecast forecasts rating ratings outlook eps earnings
    price valuation recommendation view""".split()
)


def judged(title: Scene) -> Group | None:
    """The company that the analyst at the head of a title judges; None where none does.

    "Tolva Lifts Norwind's Price Target", "Tolva on Norwind"; not "Tolva Buys Norwind".
    """
    first = title.names[0] if title.names else None
    if first is None or first.first or not _is_analyst(first.group):
        return None
    if not _opines(title, first):
        return None
    others = (named for named in title.names[1:] if named.group is not first.group)
    return next((named.group for named in others if _is_judged(named)), None)


def leads_title(title: Scene) -> bool:
    """Whether the first name of a title has or does something, and it names no other company.

    "Euronext's Profit Rises"; not "ASX Midday Update", "Saudi Exchange Sets Limits for Norwind".
    """
    first = title.names[0] if title.names else None
    if first is None or first.first or not title.headline:
        return False
    does = first.mention.possessive or any(title.lower(first.last) in cue(kind) for kind in _DOING)
    companies = (n for n in title.names[1:] if n.group.kind == "company")
    return does and all(named.group is first.group for named in companies)


def _is_analyst(group: Group) -> bool:
    return any(source_kind(form) == "analyst" for form in group.forms)


def _is_judged(named: Named) -> bool:
    """Whether a name is that of a company, or may be."""
    group = named.group
    if group.kind not in ("company", "other") or is_institution(group):
        return False
    return group.kind == "company" or not _is_analyst(group)


def _opines(title: Scene, first: Named) -> bool:
    """Whether the words behind an analyst's name tell of what it thinks."""
    verbs = {title.lower(at) for at in range(first.last, first.last + _REACH)}
    if not verbs.isdisjoint(_JUDGES):
        return True
    return not verbs.isdisjoint(_CHANGES) and any(
        token.lower in _OPINIONS for token in title.tokens
    )

"""What a sentence says aside of a name: between it and its verb, in a relative clause, at the end."""

from __future__ import annotations

from knowledge.figures.group import Group, can_act
from knowledge.figures.scene import Named, Scene
from knowledge.language.name_words import cue, trade

_REACH = 25  # tokens of what is said aside
_TELLING = frozenset(("once", "a", "an", "the", "formerly", "now", "still"))
_AUXILIARY = frozenset("has had is was will would could may might also have".split())
# "upgraded it to", "cut it from", "bought it in"
_BEHIND_OBJECT = frozenset("to from for with as at in on after last by and , .".split())
# "Norwind, a lender, ..."; not "Norwind, Velora and Quellis said"
_OPENING = _TELLING | frozenset(
    "one whose which who where part maker owned based led backed founded known formed listed "
    "headquartered together like including along already".split()
)


def closed(scene: Scene, named: Named) -> int:
    """Where the comma stands behind which the verb of a name follows; 0 if nothing is said aside.

    "Norwind, whose owners are Velora and Quellis, | said it sold 700 boats."
    """
    at = named.last
    if scene.lower(at) != "," or scene.lower(at + 1) not in _OPENING:
        return 0
    commas = (i for i in range(at + 2, at + _REACH) if scene.lower(i) == ",")
    return next((i for i in commas if _is_verb(scene.lower(i + 1))), 0)


def _is_verb(word: str) -> bool:
    return word in _AUXILIARY or word in cue("speech") or word in cue("company_verb")


def told_of(scene: Scene, named: Named) -> tuple[Group, int] | None:
    """Whom a relative clause behind a name tells of, and where it ends: "for Norwind, which ..."."""
    clause = scene.lower(named.last) == "," and scene.lower(named.last + 1) == "which"
    if not clause or not can_act(named.group):
        return None
    behind = (at for at in range(named.last + 2, len(scene.tokens)) if scene.lower(at) in ",;")
    return named.group, next(behind, len(scene.tokens))


def is_object(scene: Scene, at: int) -> bool:
    """Whether "it" is what the name before does something to, and so another: "Norwind upgraded it".

    Not "Norwind said it" of what it said, nor "Norwind said it sold".
    """
    if scene.lower(at) != "it" or scene.lower(at + 1) not in _BEHIND_OBJECT:
        return False
    verb = scene.lower(at - 1)
    does = verb.endswith(("ed", "s")) and verb not in cue("speech") and verb not in _AUXILIARY
    return does and any(named.last == at - 1 for named in scene.names)


def closing(scene: Scene) -> Group | None:
    """Whom the end of a sentence tells of: "..., once the largest boatbuilder."."""
    names = [named for named in scene.names if can_act(named.group)]
    if len(names) < 2:  # noqa: PLR2004 - of a sentence with one name, that is its subject
        return None
    last = names[-1]
    behind = [token.lower for token in scene.tokens[last.last :]]
    told = behind[:1] == [","] and any(word in _TELLING for word in behind[1:2])
    return last.group if told and any(trade(word) for word in behind) else None

"""Whether a question asks by how much something moved, or which of several moved more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from knowledge.language.changes import Cue
from knowledge.language.metrics import PERCENTAGES, MetricMention
from knowledge.language.spans import Spans
from knowledge.language.tokens import Token
from knowledge.language.words import is_stop

PERCENT = frozenset({"%", "percent", "pct"})
_MORE = frozenset({"more", "less", "fewer"})
_UNLIKE = frozenset({"bigger", "smaller", "larger", "higher", "lower"})
_EXTENTS = frozenset("much far hard badly bad big steep steeply sharply deep deeply".split())
# How much one of several moved beside the others: "which fell HARDER", "who grew FASTER".
_PACES = frozenset("faster fastest quicker quickest slower slowest".split())
_BESIDE = _PACES | frozenset(
    "more most less least harder hardest further furthest farther farthest worse worst"
    " steeper steepest deeper deepest better best".split()
)
# What moved well or badly without a verb of movement: "who DID BETTER", "who had the BETTER WEEK".
_FARED = frozenset("do does did done doing fare fared perform performed performing".split())
_WELL = frozenset("better best worse worst".split())
_SPELLS = frozenset("day session week month quarter half year run".split())
# More of these is an amount: "lost MORE MONEY".
_AMOUNTS = frozenset(
    "money cash people staff capital debt equity ground value weight market".split()
)
_POINTS = frozenset({"points", "pts"})  # what moves is an index
_LOSS = "net_loss"  # "which company LOST more": an amount, and no move beside another's
_ASKING = frozenset("which who whose what or how".split())
_FAR = 4  # words from the verb to such a word: "grew ITS REVENUE THE most"


def asks_move(cut: Sequence[Token], found: Sequence[Cue], metrics: Sequence[MetricMention]) -> bool:
    """Whether a question asks by how much something moved: "how badly did sales drop".

    Or which of several moved more: "did A or B fall harder". A word of change that belongs to a
    metric ("how much did it RAISE") asks for that metric.
    """
    words = [token.lower for token in cut]
    if not PERCENT.isdisjoint(words) and not _UNLIKE.isdisjoint(words):
        return True  # "what percent BIGGER is it"
    moved = moving(found, metrics)
    asked = any(one == "how" and other in _EXTENTS for one, other in pairwise(words))
    # "How much MORE did it lose than ..." asks for no change.
    if asked and _MORE.isdisjoint(words):
        return bool(moved)
    told = Spans(_told(metrics))
    losses = Spans(span for one in metrics if one.keys[0] == _LOSS for span in one.spans)
    moved = [cue for cue in moved if not inside(cue, losses)]
    return any(_beside(cue, cut, told) for cue in moved) or _fared(words)


def moving(found: Sequence[Cue], metrics: Sequence[MetricMention]) -> list[Cue]:
    """The words that say that something moves, and not only what it is ("Norwind RAISE 2024")."""
    told = Spans(_told(metrics))
    return [
        cue
        for cue in found
        if cue.kind == "change" and cue.direction != 0 and not inside(cue, told)
    ]


def _told(metrics: Sequence[MetricMention]) -> list[tuple[int, int]]:
    return [span for mention in metrics if mention.strength > 1 for span in mention.spans]


def pace_kinds(cut: Sequence[Token], found: Sequence[Cue]) -> frozenset[str]:
    """The kinds of a pace where it is asked who moved faster: a percentage; else none."""
    paces = any(token.lower in _PACES for token in cut)
    moved = any(cue.kind == "change" and cue.direction != 0 for cue in found)
    return PERCENTAGES if paces and moved else frozenset()


def pace_spans(cut: Sequence[Token]) -> list[tuple[int, int]]:
    """The spans of the words by which movements are set beside each other: "FASTER", "MORE"."""
    return [(token.start, token.end) for token in cut if token.lower in _BESIDE]


def inside(mention: Cue, spans: Spans) -> bool:
    """Whether a word of the mention is in one of the spans."""
    return any(spans.overlap(start, end) for start, end in mention.spans)


def _fared(words: Sequence[str]) -> bool:
    """Whether it is asked which of several did better than the others."""
    return any(
        (one in _FARED and other in _WELL) or (one in _WELL and other in _SPELLS)
        for one, other in pairwise(words)
    )


def _beside(cue: Cue, cut: Sequence[Token], told: Spans) -> bool:
    """Whether a movement is set beside another's: "fell harder", "grew its sales the most".

    The word that says so stands alone: "added MORE USERS" asks how many.
    """
    behind = [index for index, token in enumerate(cut) if token.start >= cue.end]
    far = 0 if "other" in cue.parts else _FAR  # "ends UP worth more" is no rise
    for index in behind[: far + 1]:
        if cut[index].lower in _ASKING or not cut[index].text.isalnum():
            return False
        if cut[index].lower in _BESIDE and cut[index - 1].lower != "at":
            after = cut[index + 1] if index + 1 < len(cut) else None
            return after is None or not _is_amount(after, told)
    return False


def _is_amount(token: Token, told: Spans) -> bool:
    """Whether a word behind "more" is what there is more of."""
    word = token.lower
    if is_stop(word) or word in _POINTS:
        return False
    return word in _AMOUNTS or word.endswith("s") or told.overlap(token.start, token.end)

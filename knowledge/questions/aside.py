"""The words of a question that look like "rose", "will" or "former" and say nothing of what is asked.

"What was it worth WHEN IT FELL under $90" asks for no fall, "how much did it cough UP" for no
rise, "what do its OLD backers hold" for nothing former, "how many are in the share PLAN" for
no forecast.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf

from knowledge.language.changes import Cue
from knowledge.language.metrics import MetricMention, surest
from knowledge.language.plain_words import is_stop
from knowledge.language.spans import begins_in
from knowledge.language.stems import stem
from knowledge.language.tokens import Token
from knowledge.questions.scene import scenes
from knowledge.questions.timing import dates

_TELLING = frozenset({"change", "outlook", "prior"})
# Verbs that with "up" or "down" are no movement: "coughed up", "locked up", "turned down".
_PHRASAL = frozenset(map(stem, (
    "back book break build buy call clean come cook cough cover dig drum eat fill follow free gear"
    " give gobble hand hold keep lay let line link load lock look make melt mop pay open pony put rack"
    " rake round save scoop sell shut sign size snap soak split sum take team tear tie tot turn use"
    " wake wind wrap write"
).split()))  # fmt: skip
_PARTICLES = frozenset({"up", "down"})
_FORMER = frozenset("previous prior original former initial earlier old".split())
_AGES = frozenset("year years month months week weeks day days".split())
# What can have a former value, beside the metrics.
_VALUED = frozenset(map(stem, (
    "number figure level value amount offer bid price record high low peak estimate forecast"
    " guidance outlook target goal call view rate one plan budget range round terms proposal deal"
    " limit cap best worst reading print mark count tally total quarter year period half month"
).split()))  # fmt: skip
_SETTING = re.compile(
    r"\b(?:under|in|of|from|within|through|to|by)\ (?:(?:the|its|their|this|that|a|an|new|old|[\d/–-]+|\w+['’]s?)\ )+"
    r"(?:\w+\ ){0,2}$",
    re.IGNORECASE,
)  # fmt: skip
_TO = re.compile(r"to ", re.IGNORECASE)
_SUPPORT = frozenset({"do", "does", "did"})
_POINTING = frozenset("that this the its their his her our".split())
_MAY = "may"
_SURE = 3  # strength of what is named unmistakably
_SCHEMES = frozenset({"plan", "plans"})


class Aside:
    """The places of a question where nothing is said of what is asked: occasions, empty particles."""

    def __init__(self, cut: Sequence[Token], text: str) -> None:
        self._text, self._cut = text, cut
        self._occasions = [
            (one.start, one.end) for one in scenes(text) if (one.start, one.end) != (0, len(text))
        ]
        self._place = {token.start: index for index, token in enumerate(cut)}

    def is_at(self, start: int) -> bool:
        """Whether a word at an offset belongs to an occasion, or is the "up" of "cough up"."""
        if begins_in(start, self._occasions):
            return True
        at = self._place[start]
        particle = at > 0 and self._cut[at].lower in _PARTICLES
        return particle and stem(self._cut[at - 1].lower) in _PHRASAL

    def asked(
        self, metrics: Sequence[MetricMention], *, moves: bool = False
    ) -> Sequence[MetricMention]:
        """The metrics that are asked for, and not only of the occasion: "worth after its IPO".

        What is "to save $3 million" may be asked by just that. A verb behind an unmistakable name
        asks for nothing else: "how big a STAKE did it take in". Where it is asked by how much
        something `moves`, the occasion is none of it: "how far did it fall AFTER THE OUTLOOK".
        """
        beside = [span for span in self._occasions if not _TO.match(self._text, span[0])]
        asked = [one for one in metrics if not begins_in(one.spans[0][0], beside)]
        found = surest(asked if asked or moves else metrics)
        named = [one.spans[0][0] for one in found if one.kind != "verb" and one.strength >= _SURE]
        return [
            one
            for one in found
            if one.kind != "verb"
            or one.strength >= _SURE
            or one.spans[0][0] < min(named, default=inf)
        ]

    def telling(self, cues: Sequence[Cue], metrics: Sequence[MetricMention]) -> list[Cue]:
        """The cues that say what is asked for, in order."""
        named = [start for mention in metrics for start, _ in mention.spans]
        return [cue for cue in cues if cue.kind not in _TELLING or not self._has(cue, named)]

    def _has(self, cue: Cue, named: Sequence[int]) -> bool:
        at = self._place[cue.start]
        if self.is_at(cue.start) or dates(cue, self._text) or self._is_of_subject(cue, at):
            return True
        word = cue.text.lower()
        if word in _FORMER:
            return cue.start in named or _is_attribute(self._cut, at, named)
        if word == _MAY:
            return at > 0 and self._cut[at - 1].lower in _POINTING
        return word in _SCHEMES and bool(_SETTING.search(self._text, 0, cue.start))

    def _is_of_subject(self, cue: Cue, at: int) -> bool:
        """Whether a verb stands where only what belongs to a noun does.

        "How much does COLLAPSED Brellan owe", "how much does that ROCKET fund have".
        """
        if cue.kind != "change" or "verb" not in cue.parts or at == 0:
            return False
        before = self._cut[at - 1].lower
        return before in _SUPPORT or (before in _POINTING and "noun" not in cue.parts)


def _is_attribute(cut: Sequence[Token], at: int, named: Sequence[int]) -> bool:
    """Whether "old" at a place is an age, or belongs to what has no former value: "its OLD backers"."""
    if at > 0 and cut[at - 1].lower in _AGES:
        return True
    behind = []
    for token in cut[at + 1 :]:
        if is_stop(token.lower) or not token.text[0].isalnum():
            break
        behind.append(token)
    if not behind:
        return False
    return not any(token.start in named or stem(token.lower) in _VALUED for token in behind)

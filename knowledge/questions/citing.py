"""Whether a question names somebody only as who says it: "according to Norwind", "the Norwind poll"."""

from __future__ import annotations

import re

_SAYS = (
    r"(?:say|think|see|expect|reckon|predict|forecast|project|estimate|believe|suggest|recommend|advise"
    r"|put|peg|rate|value|call|calculate|figure|guess|assume|give|quote|cite)(?:e?s|d|ed)?"
)
_WHO = (
    r"(?:analysts?|economists?|strategists?|brokers?|brokerage|researchers?|experts?|technicians?"
    r"|guys?|folks|people|team|note|report|poll|survey|study|data|figures|numbers?|research|tracker)"
)
# "per the Norwind", "according to Ada Smith of Norwind"
_BEFORE = re.compile(
    r"(?:\baccording to|\bacc\.? to|\b(?:as )?per|\bsays?|\bvia|\b(?:said|estimated|cited|quoted|polled|surveyed|compiled) by)"
    r" (?:[\w.&'’-]+ ){0,4}$",
    re.IGNORECASE,
)
_POLL = re.compile(r"(?:['’]s?)? (?:poll|survey)\b", re.IGNORECASE)
# "what does Ada Smith at Norwind see", where the verb ends what is said of them
_ASKED = re.compile(
    rf"\b(?:do|does|did|is|are|was|were|has|have|had|will|would)(?P<who>(?: (?!{_SAYS}\b)[\w.&'’-]+){{1,8}}) {_SAYS}\b",
    re.IGNORECASE,
)
_OTHER = re.compile(rf"(?:['’]s?)? (?:[\w-]+ ){{0,2}}{_WHO}\b", re.IGNORECASE)


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether the name at an offset of a question is only that of who says it.

    >>> text = "what does Ada Smith of Norwind expect gold to cost"
    >>> is_cited(text, 10, 19), is_cited(text, 23, 30), is_cited(text, 38, 42)
    (True, True, False)
    """
    if _BEFORE.search(text[:start]) or _POLL.match(text, end) or _OTHER.match(text, end):
        return True
    return any(found.start("who") <= start < found.end("who") for found in _ASKED.finditer(text))

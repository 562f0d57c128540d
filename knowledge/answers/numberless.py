"""Questions that ask for no number, or do not tell of what: nothing is claimed for them."""

from __future__ import annotations

import re

from knowledge.answers.rank import Candidate
from knowledge.answers.unsaid import stands
from knowledge.questions.query import Query

_NO_NUMBER = re.compile(
    r"\W*(?:who|whom|when|why|(?:(?:in|on|at|by) )?(?:what|which) (?:year|month|day|date|time)\b(?!-))\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(r"\bshould (?:i|we|you|one)\b", re.IGNORECASE)
# What is asked with yes or no: "does Norwind pay well", but not "do you know its sales".
_YES_OR_NO = re.compile(
    r"\W*(?:does|do|will|would|can|could) (?!(?:you|u|we|i|any\w+|some\w+)\b)", re.IGNORECASE
)
_IS_IT = re.compile(r"\W*(?:is|are) (?!there\b)", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:how|what|which)\b|%", re.IGNORECASE)


def asks_no_number(query: Query) -> bool:
    """Whether a question asks for somebody, a time, a reason, advice or a yes, and nothing beside.

    "Who earned more" compares, and "when it was sold, how much did it have" asks for an amount.
    """
    if _ADVICE.search(query.text):
        return True
    asking = _NO_NUMBER.match(query.text)
    if asking is None and not (query.metrics or query.direction):
        asking = _IS_IT.match(query.text)
    asking = asking or _YES_OR_NO.match(query.text)
    if asking is None or query.want != "value":
        return False
    return not _NUMBER.search(query.text, asking.end())


def is_worded(query: Query, candidate: Candidate) -> bool:
    """Whether a figure's own sentence has what is asked for, where only the words tell what that is.

    "How far is the moon" names nobody and nothing that is measured: that the moon stands in the
    sentence before tells nothing, and neither do the numbers of "what is 2 + 2".
    """
    if query.metrics or query.kinds or query.names:
        return True
    told = [word for word in query.words if word.text[0].isalpha()]
    return bool(told) and all(stands(word, candidate.passage.places) for word in told)

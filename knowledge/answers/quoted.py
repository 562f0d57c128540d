"""Whether a name of a question need not stand by a figure: it says who told it, or when."""

from __future__ import annotations

import re

from knowledge.answers.passage import Passage
from knowledge.answers.rank import Candidate
from knowledge.language.words import match_keys
from knowledge.questions.citing import is_cited
from knowledge.questions.query import Named, Query

# In a shape: "Norwind said", "Norwind expects", and what a pronoun says: "..., he said".
_SAYING = re.compile(r"[NI][.]?[SA]|[SAb][.]?[NI]")
_EXPECTING, _QUOTED = re.compile(r"[NI][.]?E"), re.compile(r'[,"][.Pp]{1,2}S')
_CITES = re.compile(
    r"\b[A-Z][\w.&'’-]*,? (?:(?:also|now|still|has|had) )?"
    r"(?:wrote|expect(?:s|ed)|predict(?:s|ed)|estimate[sd]|reckon(?:s|ed)|analysts?|economists?|strategists?)\b"
)


def is_beside(named: Named, query: Query, candidate: Candidate) -> bool:
    """Whether a name only says who told it, or on what occasion, and the article has it.

    Not where the sentence cites somebody else, or the figure may be of another than is asked for.
    """
    text, passage = query.mended or query.text, candidate.passage
    occasion = any(
        light.told == "scene" and light.start <= named.start < light.end for light in query.light
    )
    if not occasion and not is_cited(text, named.start, named.end):
        return False
    others = [one for one in query.names if candidate.stored.company in one.companies]
    if not others and len(query.names) > 1:
        return False
    if not occasion and _cites_another(passage):
        return False
    return all(match_keys(named.words, passage.elsewhere)) or any(
        passage.present[company] for company in named.companies
    )


def _cites_another(passage: Passage) -> bool:
    """Whether a sentence names who says it."""
    signs = passage.signs
    if _SAYING.search(signs) or _CITES.search(passage.text):
        return True
    return _EXPECTING.search(signs) is not None and _QUOTED.search(signs) is None

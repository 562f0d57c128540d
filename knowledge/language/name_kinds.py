"""What a name is the name of, as far as its sentence shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from knowledge.language.name_runs import Run
from knowledge.language.name_words import (
    Shape,
    cue,
    endings,
    first_names,
    is_legal,
    is_place,
    is_word,
    shape,
    trade,
    well_known,
)
from knowledge.language.tokens import Token
from knowledge.tables import KEPT

Kind = Literal["company", "person", "place", "product", "market", "other"]
Verdict = tuple[Kind, int]

_TICKER = re.compile(r"[A-Z0-9]{1,6}(?:[a-z]?\.[A-Z]{1,3})?")
_MODEL = re.compile(
    r"(?:^|[\s-])(?:[A-Z]{0,3}\d+[A-Za-z]{0,3}|[A-Z]\d*)$|\s(?:Pro|Max|Plus|Ultra|Mini)$"
)
_NAMED = re.compile(
    r"(?:iPhone|iPad|MacBook|PlayStation|Xbox|Galaxy|Windows|Android|ChatGPT|GPT)\b"
)
_APPOSITION = 9
_PERSON_WORDS = 2, 4
_OFFICE = 4
_PARTICLES = frozenset("de van von di dos bin".split())  # of family names
_TERMS = frozenset("q1 q2 q3 q4 h1 h2 fy quarterly annual".split())
_ACCOUNTS = 8  # words behind a name within which it is told what it reports
_LINKS = frozenset(("of", "in", "at", "for"))
_BY = frozenset("owned acquired backed made controlled".split())
_RANKS = frozenset("former senior head vice deputy managing executive chief".split())
_SHARED = frozenset("former senior managing".split())  # "a former unit of", "which is managing"
_EITHER = frozenset("partner leader manager".split())  # what a person or a company may be
_BACKED = ("-backed", "-owned", "-led")
_BOTH = frozenset(("nasdaq", "tsx", "asx", "sgx"))  # an exchange, and the index of its shares
_LEVELS = frozenset(
    "rose fell gained lost was climbed dropped slid futures ended closed up down".split()
)
_ITSELF = frozenset(("it", "its"))
_ARTICLES = frozenset("a an the one another".split())
_RELATIVE = frozenset(", . ; which who that said says is was has of for and".split())


def kind_of(tokens: Sequence[Token], run: Run, *, headline: bool = False) -> Verdict:
    """The kind of a name and how surely (0 to 3) its words and its neighbours show it."""
    before = tokens[run.first - 1].lower if run.first else ""
    after = _at(tokens, run.last)
    own = _own(run.text)
    if run.text.lower() in _BOTH and (after in cue("agentive") or after in _LEVELS):
        return "market", 3
    if own is not None and own[1] == 3:  # noqa: PLR2004
        return own
    if own is not None and own[0] == "company":
        before = "" if before in cue("honorific") else before
    if own is not None and own[0] == "person" and _has_accounts(tokens, run):
        return "company", 3
    if before in cue("honorific") or (
        before == "." and run.first > 1 and tokens[run.first - 2].lower in cue("honorific")
    ):
        return "person", 3
    if has_ticker(tokens, run):
        return "company", 3
    beside = _beside(tokens, run, before, after, headline=headline)
    if own is None or (beside is not None and beside[1] > own[1]):
        own = beside or own
    return own or ("other", 0)


def _at(tokens: Sequence[Token], index: int) -> str:
    """The token at an index in lower case, "" behind the end."""
    return tokens[index].lower if index < len(tokens) else ""


@lru_cache(maxsize=KEPT)
def _own(text: str) -> Verdict | None:
    """What the words of a name show by themselves."""
    parts = text.split()
    told = _listed(parts, text.lower().rstrip("."))
    if told is not None:
        return told
    if _is_index(text.lower().replace("-", " ").split()):
        return "market", 3
    return _of_words(parts) if len(parts) > 1 else _of_word(parts[0])


def _listed(parts: Sequence[str], lower: str) -> Verdict | None:
    """What the tables say of a whole name, or of its legal form."""
    if is_legal(parts[-1].rstrip(".")) and len(parts) > 1:
        return "company", 3
    if lower in cue("exchange"):
        return "other", 3
    if lower in cue("person"):
        return "person", 3
    if lower in cue("media") or lower in well_known():
        return "company", 3 if well_known().get(lower) != "word" else 1
    if (
        is_place(" ".join(parts))
        or lower in cue("region")
        or (parts[-1].lower() in cue("place_tail") and len(parts) > 1)
    ):
        return "place", 3
    return None


def _is_index(words: Sequence[str]) -> bool:
    """Whether a name is that of a share index: "Nifty Bank", "BSE Power Index"."""
    if words[-1] in ("index", "indices"):
        return len(words) > 1
    return not cue("index").isdisjoint(words) and words[-1] not in endings()


def _of_words(parts: Sequence[str]) -> Verdict | None:
    """What the first and last words of a name show."""
    ending, opening = endings().get(parts[-1].lower()), endings().get(parts[0].lower())
    if "of" in parts[1:-1]:
        head = endings().get(parts[parts.index("of") - 1].lower(), "")
        return "company" if head in ("legal", "trade") else "other", 2
    if ending == "institution" or (ending is None and opening == "institution"):
        return "other", 2
    if _NAMED.match(" ".join(parts)) or _MODEL.search(" ".join(parts)):
        return "product", 2
    if ending is not None or "&" in parts:
        return "company", 2
    given = parts[0].lower() in first_names() and not _is_short(parts)
    return ("person", 2) if given and len(parts) <= _PERSON_WORDS[1] else None


def _is_short(parts: Sequence[str]) -> bool:
    """Whether a name begins with letters that are short for more: "GE Vernova", not "GE LIN"."""
    return parts[0].isupper() and len(parts[0]) > 1 and not parts[-1].isupper()


def _may_be_person(text: str) -> bool:
    """Whether the last word may be a family name: no plain word, place or abbreviation is one.

    "Tolva Foods", "Lumora India", "Norwind AMC".
    """
    last = text.rsplit(maxsplit=1)[-1]
    short = last.isupper() and len(last) > 1 and not text.isupper()
    return not (short or is_word(last.lower()) or is_place(last))


def _of_word(word: str) -> Verdict | None:
    if _NAMED.match(word):
        return "product", 2
    numbered = _MODEL.fullmatch(word) and any(map(str.isdigit, word))
    return ("product", 1) if numbered else None


def has_ticker(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a ticker in brackets follows: "(TSLA.O)", "[HWT.UL]", "(NSE: INFY)"."""
    at = run.last
    if at + 2 >= len(tokens) or tokens[at].text not in ("(", "["):
        return False
    inner = tokens[at + 1].text
    if tokens[at + 2].text in (")", "]"):
        if "." in inner:
            return _TICKER.fullmatch(inner) is not None
        if all(is_word(part.lower()) or part.lower() in endings() for part in run.text.split()):
            return False
        initials = "".join(part[0] for part in run.text.split() if part[0].isupper())
        return inner.isupper() and 1 < len(inner) < 6 and inner != initials  # noqa: PLR2004
    inside = [token.text for token in tokens[at + 1 : at + 6]]
    return (
        inner.isupper()
        and (":" in inside[:2] or "." in inside[:3])
        and (")" in inside or "]" in inside)
    )


def _beside(
    tokens: Sequence[Token], run: Run, before: str, after: str, *, headline: bool
) -> Verdict | None:
    """What the words beside a name show."""
    person = len(run.text.split()) >= _PERSON_WORDS[0]
    if after == "," and (told := _apposition(tokens, run)) is not None:
        return told
    letters = run.text.isupper() and len(run.text) > 1  # "CEO NORW"
    if before in cue("role") and (person or (before not in _RANKS and not letters)):
        return "person", 2 if person else 1
    if trade(before) is not None and not before.endswith("'s"):
        return "company", 2
    further = tokens[run.first - 2].lower if run.first > 1 else ""
    linked = (before in _LINKS and further in cue("owned")) or (before == "by" and further in _BY)
    # "NRW said it expects", "Tolva Foods said its sales"
    nobody = letters or (person and not _may_be_person(run.text))
    itself = nobody and after in cue("speech") and _at(tokens, run.last + 1) in _ITSELF
    if linked or itself or _has(tokens, run, after):
        return "company", 1
    if after in cue("speech") or before in cue("speech"):
        return _speaker(run) if person and not headline else ("other", 0)
    return ("company", 1) if after in cue("company_verb") and not run.possessive else None


def _speaker(run: Run) -> Verdict:
    """What a name of several words is that says something.

    At the start of its sentence it is a company ("Norwind Midstream said"): a person is
    introduced there, or follows what is quoted.
    """
    if any(map(str.isdigit, run.text)):
        return "other", 0
    if not (run.first or run.text.split()[0].lower() in _PARTICLES):
        return "company", 1
    return ("person", 1) if _may_be_person(run.text) else ("other", 0)


def _has_accounts(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a name that looks like a person's has what companies alone report.

    "Dara Forge's consolidated profit", "Dara Forge posted quarterly revenue".
    """
    after = _at(tokens, run.last)
    if after in _TERMS:  # "Dara Forge Q3 results: profit up"
        return not {"results", "earnings"}.isdisjoint(
            token.lower for token in tokens[run.last + 1 : run.last + 3]
        )
    if not (run.possessive or after in cue("reporting")):
        return False
    words = {token.lower for token in tokens[run.last + 1 : run.last + _ACCOUNTS]}
    return not words.isdisjoint(cue("accounts"))


def _has(tokens: Sequence[Token], run: Run, after: str) -> bool:
    """Whether a name has what companies have: "X's revenue", "X shares", "X-backed"."""
    if run.possessive:
        return any(token.lower in cue("owned") for token in tokens[run.last + 1 : run.last + 4])
    backed = tokens[run.last - 1].lower.endswith(_BACKED)
    return after in cue("owned") or after == "group" or backed


def _apposition(tokens: Sequence[Token], run: Run) -> Verdict | None:
    """What stands behind a name and its comma says of it.

    ", the Shenzhen-based carmaker," a company; ", chief executive of Norwind," a person.
    """
    first = run.last + 1
    roles = cue("role") - _SHARED - (frozenset() if " " in run.text else _EITHER)
    opening = tokens[first].lower if first < len(tokens) else ""
    article = opening in _ARTICLES
    reach = first + (_APPOSITION if article else _OFFICE)
    for index in range(first, min(reach, len(tokens))):
        text, lower = tokens[index].text, tokens[index].lower
        if lower in roles and (text.islower() or text.isupper()):
            return "person", 2
        if article and index > first and trade(lower) is not None and text.islower():
            return "company", 2
        if lower in _RELATIVE or (not article and shape(text)[0] >= Shape.CAPITAL):
            return None
    return None

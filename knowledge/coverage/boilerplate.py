"""What stands on a page and is no part of an article: share bars, contacts, credits, datelines."""

from __future__ import annotations

import re
from functools import cache

from knowledge.language.name_words import well_known
from knowledge.language.places import place
from knowledge.tables import table

_LONGEST_WITHIN = 200
"""Characters; a longer line is prose, and a phrase within it proves nothing."""

_LONGEST_CREDIT = 120
_SHORTEST_PLACE = 4

_DATELINE = r"""
    (?:
        # "HONG KONG, Feb 9 (Reuters) - "   "NEW YORK/LONDON — "   "BERLIN, Feb. 9, 2021 /PRNewswire/ --"
        (?P<caps>[A-Z][A-Z .,'’/&-]{{1,60}}?)
        (?:,?\s[A-Z][\w.]{{1,20}}(?:,\s[A-Z][\w.]{{1,20}})?)??   # a state or country: "Calif."
        (?:,\s(?P<date>{month}\s\d{{1,2}}(?:,\s\d{{4}})?|\d{{1,2}}\s{month}(?:\s\d{{4}})?))?
        (?P<agency>\s[(/](?:{agency})[)/]|(?<=\d)\s\([A-Z][\w .]{{1,30}}\))?
      | # "Hong Kong CNN Business — "   "Mumbai (PTI) - "
        (?:[A-Z][\w.'’-]+(?:[ /,]{{1,2}}[A-Z][\w.'’-]+){{0,3}}\s)?(?:\((?:{agency})\)|(?:{agency}))
      | [A-Z][a-z]+(?:\s[A-Z][a-z]+){{0,2}}(?=\s—$|\s—\s$)        # "Hong Kong —" on a line of its own
    )
    \s?(?:--|[-–—])(?:\s+|$)
"""
# The same without a dash: "SAN FRANCISCO Acme Inc said", "BOAO, China A maker", "TOKYO/OSAKA Acme"
_SHOUTED = re.compile(r"[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,2}")
_REGION = re.compile(r", ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
_BEHIND = re.compile(r" [\"“‘']?[A-Z0-9](?=.{0,80}[a-z]{2})")
_CITY_STATES = frozenset(("Hong Kong", "Singapore", "Macau", "Luxembourg", "Monaco"))
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)


@cache
def _rows(kind: str) -> re.Pattern[str]:
    patterns = [row["pattern"] for row in table("boilerplate") if row["kind"] == kind]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def _agencies() -> str:
    names = [row["pattern"] for row in table("boilerplate") if row["kind"] == "agency"]
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(_DATELINE.format(month=_MONTH, agency=_agencies()), re.VERBOSE)


@cache
def _credit() -> re.Pattern[str]:
    # "Yuxuan Zhang/AFP/Getty Images"   "REUTERS/Ann Lee"   "Ann Lee | Getty Images"
    person = r"[^\W\d_][\w.'’\-]*(?:[ ][\w.'’\-]+){0,5}"
    return re.compile(
        rf"(?:{person}\s?[/|]\s?)+(?:{_agencies()})(?:\s?[/|].{{0,40}})?(?:[ ]via[ ].{{0,40}})?\.?"
        rf"|(?:{_agencies()})\s?[/|]\s?{person}(?:[/|].{{0,60}})?\.?"
        rf"|(?:{_agencies()})(?:[/|](?:{_agencies()}))*",
        re.IGNORECASE,
    )


def is_boilerplate(line: str) -> bool:
    """Whether a whole line is no part of an article; the patterns stand in `boilerplate.csv`.

    >>> is_boilerplate("(Reporting by Ann Lee; Editing by Bob Ray)")
    True
    >>> is_boilerplate("Reporting season begins on Monday.")
    False
    """
    if _rows("line").match(line):
        return True
    if len(line) <= _LONGEST_WITHIN and _rows("within").search(line):
        return True
    return is_credit(line)


def is_credit(sentence: str) -> bool:
    """Whether a sentence only names whose picture or text it is.

    >>> is_credit("Ann Lee/AFP/Getty Images")
    True
    """
    return len(sentence) <= _LONGEST_CREDIT and bool(
        _credit().fullmatch(sentence) or _rows("sentence").match(sentence)
    )


def is_related_heading(line: str) -> bool:
    """Whether a line heads a list of other articles, which is left out."""
    return _rows("related").match(line) is not None


def is_latest_heading(line: str) -> bool:
    """Whether a line heads a list of headlines."""
    return _rows("latest").match(line) is not None


def dateline(line: str) -> tuple[int, str]:
    """Where the text after a wire dateline begins, and the date that the dateline prints.

    (0, "") without one. A city in capitals is one even without a dash.

    >>> dateline("SAN FRANCISCO, Feb 9 (Reuters) - Acme Inc said")
    (33, 'Feb 9')
    >>> dateline("SAN FRANCISCO Acme Inc said")
    (14, '')
    """
    match = _dateline().match(line)
    if match is None:
        return _bare(line), ""
    if match["caps"] is not None and not (match["date"] or match["agency"]):
        # "BEIJING — China said" is a dateline, "TSMC — the chipmaker — said" is not.
        place = sum(sign.isalpha() for sign in match["caps"])
        dash = match.group().rstrip()[-1:]
        if place < _SHORTEST_PLACE or dash == "-" or line[match.end() : match.end() + 1].islower():
            return 0, ""
    return match.end(), match["date"] or ""


def _bare(line: str) -> int:
    """Where the text behind cities in capitals begins, 0 without any: "TOKYO/OSAKA Acme said"."""
    at = 0
    while shouted := _SHOUTED.match(line, at):
        words = shouted.group().split(" ")
        ends = [at + len(" ".join(words[:size])) for size in range(len(words), 0, -1)]
        found = next((end for end in ends if _is_city(line[at:end])), None)
        region = _region(line, found or ends[0])
        if found is None and (not region or shouted.group().lower() in well_known()):
            return 0
        at = region or found or at
        if not line.startswith("/", at):
            return at + 1 if _BEHIND.match(line, at) else 0
        at += 1
    return 0


def _is_city(name: str) -> bool:
    known = place(name) if len(name) >= _SHORTEST_PLACE else None
    return known is not None and (known.kind == "city" or known.name in _CITY_STATES)


def _region(line: str, at: int) -> int:
    """The end of the state or country behind a city (", Ontario", ", Del"), 0 without one."""
    behind = _REGION.match(line, at)
    if behind is None:
        return 0
    words = behind[1].split(" ")
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        known = place(name)
        if known is not None and known.kind in ("state", "country"):
            return behind.start(1) + len(name)
    return 0

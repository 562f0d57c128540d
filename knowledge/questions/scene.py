"""The parts of a question that only tell on what occasion: "when its FOUNDER QUIT".

What happened beside narrows nothing as long as the article tells of it: the figure need not
stand in the sentence that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.questions.light import Light

# Conjunctions and prepositions of time, cause, concession and condition.
_OPENS = re.compile(
    r"""\b(?:when|while|whilst|once|after|before|until|till|unless|if|because(?:\ of)?|now\ that
          |as\ soon\ as|following|thanks\ to|due\ to|owing\ to|amid|amidst|despite|in\ spite\ of
          |in\ response\ to|in\ reaction\ to|on\ (?:the\ |this\ |that\ )?news|on\ the\ back\ of
          |in\ the\ wake\ of|on\ the\ heels\ of|in\ light\ of|in\ the\ run-up\ to|ahead\ of
          |to\ (?:save|rescue|support|prop\ up|defend|protect|shore\ up|stop|avoid|prevent|fight
              |combat|curb|tackle|ease|counter|offset|fend\ off|stave\ off|calm|soothe|stem)
          |on\ (?:fears|hopes|talk|rumou?rs)|over\ (?:fears|worries|concerns)
          |(?:on\ )?the\ (?:same\ )?day(?=\ \w)
            (?!\ (?:ago|earlier|prior|rates?|trad\w+|ahead|in|on|at|to|for|is|was|are|were|by|and|or)\b|\ (?:before|after)\s*(?:$|[?.!,;]))
          |(?P<move>pop|jump|r[io]se|rally|soar|surge|climb|gain|fall|fell|drop|sink|sank|slide|slid|slump|plunge|tumble|tank|crash|dive|dip|slip|move|react)
              (?:p?ed|s|d)?\ on\ (?:its|their|the|an?|this|that)(?=\ )
              (?!\ (?:[\w-]+\ ){0,2}(?:day|session|week|month|quarter|year|exchange|bourse|market)s?\b)
          |on\ (?:the\ )?(?:[a-z.]+\ ){0,2}(?:cpi|ppi|pce|gdp|inflation|jobs?|payrolls?|fed|fomc|ecb|boe|boj|rbi|opec
              |rates?|earnings|results|election|budget|tariffs?)\ (?=(?:data|report|decision|release)?\ ?day\b))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "Profit before tax" is a line of the accounts, and "the week after" a time of its own.
_NO_SCENE = re.compile(
    r"""\ (?:(?:all|any|the|its|income|corporate|minority|non-?recurring|one-?off|exceptional
            |special|extraordinary)\ )*
        (?:tax(?:es|ation)?|interests?|depreciation|amorti[sz]ation|items?|charges?|costs?|fees?
          |deductions?|expenses?|provisions?|adjust\w*|one-?offs?|impairments?|(?<!the\ )dividends?
          |minorit\w+|bonus\w*|stock\ split|inflation|subsid\w+|rebates?|discounts?|that)\b
      | \s*(?:$|[?.!,;])""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME = re.compile(
    r"\b(?:second|minute|hour|day|week|month|quarter|year|time|session)s?\s*$", re.IGNORECASE
)
_ENDS = re.compile(r"[,;:?!]|\b(?:how|what|which|who|whose|where|by how)\b", re.IGNORECASE)


def scenes(text: str) -> Iterator[Light]:
    """The spans of a question that only tell of the occasion, in order.

    >>> text = "how far did Corvo fall when its founder quit, in percent"
    >>> [text[one.start : one.end] for one in scenes(text)]
    ['when its founder quit']
    """
    end = 0
    for opened in _OPENS.finditer(text):
        if opened.start() < end or _NO_SCENE.match(text, opened.end()):
            continue
        if _TIME.search(text[max(0, opened.start() - 10) : opened.start()]):
            continue
        ends = _ENDS.search(text, opened.end())
        end = ends.start() if ends else len(text)
        yield Light(opened.end("move") if opened["move"] else opened.start(), end, "scene")

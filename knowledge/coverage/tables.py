"""A table with bars between its cells -> a line for each row that can be understood alone.

What a number of a table is, its row and its column say; a row that needs the heading of its
column is left out, rather than read as prose.
"""

from __future__ import annotations

import re
from itertools import groupby

_RULE = re.compile(r":?-{2,}:?")
_DIGIT = re.compile(r"\d")
_VALUE = re.compile(
    r"(?:[A-Z]{2,3} ?)?[(+\-−]?[^\w\s]{0,2}\d"
)  # "435.60", "-4.4%", "SEK 5m", not "Q3"
_DATE = re.compile(r"(?:[A-Za-z\d]+\.? )*(?:19|20)\d\d")  # "2020", "March 2019", "5 May 2021"


def without_tables(text: str, joint: str = " | ") -> str:
    r"""The text with each row of its tables as a paragraph; unchanged where it has none.

    `joint` stands between the cells of a row: the bar that is printed there, or a space where the
    page has none.

    >>> without_tables("| Revenue | SEK 9.5 million |\n| Sales by year | 7 | 8 |").strip()
    'Revenue | SEK 9.5 million'
    """
    if "|" not in text:
        return text
    found: list[str] = []
    for table, run in groupby(text.split("\n"), _is_row):
        lines = list(run)
        found += _table(lines, joint) if table else lines
    return "\n".join(found)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _table(lines: list[str], joint: str) -> list[str]:
    """The rows as lines, each with blank lines around it; without its headings."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    found: list[str] = []
    for number, row in enumerate(rows):
        ruled = number + 1 < len(rows) and _is_rule(rows[number + 1])
        heads = ruled or (not number and len(rows) > 1 and not any(map(_VALUE.match, row[1:])))
        line = "" if _is_rule(row) or heads else _row(row, joint)
        if line:
            found += ["", line, ""]
    return found


def _is_rule(row: list[str]) -> bool:
    return all(map(_RULE.fullmatch, row))


def _row(row: list[str], joint: str) -> str:
    """A row as it is printed, its cells one behind the other; "" if it does not speak alone.

    A sentence is quoted as it stands, so that no heading is put into it: a row is read where its
    label says what it is about, and where it has one value only beside a date.
    """
    if joint.strip() and "" in row:
        return ""  # two bars in a row cannot be quoted
    label, *cells = [cell for cell in row if cell] or [""]
    values = [cell for cell in cells if _DIGIT.search(cell) and not _DATE.fullmatch(cell)]
    if len(values) > 1 or (values and not any(map(str.isalpha, label))):
        return ""
    return joint.join([label, *cells])

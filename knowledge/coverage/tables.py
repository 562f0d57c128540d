"""A table with bars between its cells -> a line for each row, with the heading of each cell.

What a number of a table is, its row and its column say; a table that does not tell them both
is left out, rather than read as prose.
"""

from __future__ import annotations

import re
from itertools import groupby

_RULE = re.compile(r":?-{2,}:?")
_DIGIT = re.compile(r"\d")
_VALUE = re.compile(r"[(+\-−]?[^\w\s]{0,2}\d")  # "435.60", "-4.4%", "$5m", but not "Q3"
_UNIT = re.compile(r"\s*\((?P<unit>%|[A-Z]{3})\)\s*$")  # "Change (%)", "Price (SEK)"
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_SHORT = {"Chg": "Change"}
_TWO = 2


def without_tables(text: str) -> str:
    r"""The text with each row of its tables as a paragraph; unchanged where it has none.

    >>> without_tables("| Firm | Price (SEK) |\n| --- | --- |\n| Acme | 9.5 |").strip()
    'Acme: Price SEK 9.5'
    """
    if "|" not in text:
        return text
    found: list[str] = []
    for table, run in groupby(text.split("\n"), _is_row):
        lines = list(run)
        found += _table(lines) if table else lines
    return "\n".join(found)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _table(lines: list[str]) -> list[str]:
    """The rows as lines, each with blank lines around it."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    heads: list[str] = []
    found: list[str] = []
    for number, row in enumerate(rows):
        if _is_rule(row):
            continue
        ruled = number + 1 < len(rows) and _is_rule(rows[number + 1])
        if ruled or (not number and not any(map(_VALUE.match, row[1:]))):
            heads = row
            continue
        line = _row(row, heads)
        if line:
            found += ["", line, ""]
    return found


def _is_rule(row: list[str]) -> bool:
    return all(map(_RULE.fullmatch, row))


def _row(row: list[str], heads: list[str]) -> str:
    """A row as "Row: column value, column value", "" if it cannot be told what its numbers are."""
    label, *cells = row
    if not _DIGIT.search(" ".join(cells)):
        return " ".join(filter(None, row))
    if not any(map(str.isalpha, label)) and not _YEAR.match(label):
        return ""
    if len(row) == _TWO and not any(heads[1:]):
        return f"{label}: {cells[0]}"
    if len(row) != len(heads):
        return ""
    told = [_cell(cell, head) for cell, head in zip(cells, heads[1:], strict=True) if cell]
    return f"{label}: {', '.join(told)}" if all(told) else ""


def _cell(cell: str, head: str) -> str:
    """A cell behind its heading, with the unit that the heading gives; "" without heading."""
    if not head:
        return ""
    unit = _UNIT.search(head)
    if unit is None or not _VALUE.match(cell):
        return f"{head} {cell}"
    name = head[: unit.start()]
    if unit["unit"] == "%":
        return f"{_SHORT.get(name, name)} {cell.rstrip('% ')}%"
    return f"{name} {unit['unit']} {cell}"

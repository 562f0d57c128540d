"""`coverage-bot quantities`: sentences in, their quantities out, a line for a line."""

from __future__ import annotations

import json
from typing import TextIO

from knowledge.answers.as_json import quantity_json
from knowledge.language.quantities import quantities


def quantities_command(lines: TextIO, out: TextIO) -> int:
    """Print for each line a JSON list of its quantities; offsets count from the line's start."""
    for line in lines:
        found = [quantity_json(quantity) for quantity in quantities(line.rstrip("\r\n"))]
        out.write(json.dumps(found, ensure_ascii=False) + "\n")
    return 0

"""The gold questions beside the repository, where they are present."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from knowledge.figures.figure import Figure

EVAL = Path(__file__).parents[3] / "shared" / "eval"


@dataclass(frozen=True, slots=True)
class Gold:
    """A question with its right answer; `values` are empty where the coverage has none."""

    id: str
    article: str
    question: str
    type: str
    values: tuple[tuple[Decimal, str], ...]
    sentence: str
    derived: Decimal | None

    def quotes(self, figure: Figure) -> bool:
        """Whether a figure stands in the sentence that the answer was taken from."""
        return _plain(self.sentence) in _plain(figure.sentence)

    def fits(self, figure: Figure) -> bool:
        """Whether a figure has a right value and unit."""
        given = [(figure.value, figure.unit), *((o.value, o.unit) for o in figure.converted)]
        return any(_same(value, unit, *one) for value, unit in self.values for one in given)


def questions(name: str) -> list[Gold]:
    """The questions of a set ("seed", "dev", "tech"), in order. Raises OSError if absent."""
    rows = [
        json.loads(line)
        for line in (EVAL / name / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [
        Gold(
            id=row["id"],
            article=row.get("article") or row["coverage"],
            question=row["question"],
            type=row["type"],
            values=tuple((Decimal(str(value)), unit) for value, unit in row["values"]),
            sentence=row["sentence"] or "",
            derived=None if row["derived"] is None else Decimal(str(row["derived"])),
        )
        for row in rows
    ]


def _plain(text: str) -> str:
    for typographic, plain in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(typographic, plain)
    return " ".join(text.split()).lower()


def _kind(unit: str) -> str:
    if len(unit) == 3 and unit.isupper():
        return unit
    return "percent" if unit in {"percent", "percentage_point"} else "count"


def _same(value: Decimal, unit: str, got: Decimal, got_unit: str) -> bool:
    close = abs(abs(got) - abs(value)) <= max(abs(value), Decimal("1e-9")) / 200
    return close and _kind(unit) == _kind(got_unit)

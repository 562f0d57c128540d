"""The gold questions beside the repository, where they are present."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from knowledge.figures.figure import Figure

EVAL = Path(__file__).parents[3] / "shared" / "eval"
BULK = EVAL / "bulk" / "articles.jsonl"
READ, UNREAD = "read", "unread"
_ASKED = Path(__file__).parent / "data" / "asked.csv"
_BESIDE = 20  # one of so many articles of bulk is there as well, though nobody asks for it


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


def is_there(name: str) -> bool:
    """Whether a set of questions has its articles beside the repository."""
    return BULK.exists() if name in {READ, UNREAD} else (EVAL / name).exists()


@contextmanager
def laid_out(name: str) -> Iterator[Path]:
    """The folder of a set, with `coverage` and `questions.jsonl`, while it is used.

    The sets "seed", "dev" and "tech" have one; that of "read" and "unread", questions of
    `data/asked.csv` on articles of bulk, is made. Raises OSError if the articles are absent.
    """
    if name not in {READ, UNREAD}:
        yield EVAL / name
        return
    with tempfile.TemporaryDirectory() as folder:
        _lay_out(name, Path(folder))
        yield Path(folder)


def _lay_out(name: str, folder: Path) -> None:
    lines = BULK.read_text(encoding="utf-8").splitlines()
    with _ASKED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if line[0] != "#"))
    rows = [row for row in rows if row["set"] == name]
    asked = {int(row["article"]) for row in rows}
    (folder / "coverage").mkdir()
    with (folder / "coverage" / "articles.jsonl").open("w", encoding="utf-8") as out:
        for number, line in enumerate(lines, start=1):
            if number in asked or not number % _BESIDE:
                out.write(line + "\n")
    with (folder / "questions.jsonl").open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(_gold(row, json.loads(lines[int(row["article"]) - 1]))) + "\n")


def _gold(row: dict[str, str], article: dict[str, str]) -> dict[str, object]:
    """A question of the table as the files of the other sets have it."""
    part, _, span = row["where"].partition(" ")
    start, _, end = span.partition(":")
    pairs = [value.split() for value in row["values"].split(";")] if row["values"] else []
    return {
        "id": row["id"],
        "article": row["article"],
        "coverage": row["set"],
        "question": row["question"],
        "type": row["type"],
        "values": [[float(value), unit] for value, unit in pairs],
        "sentence": article[part][int(start) : int(end)] if part else None,
        "derived": float(row["derived"]) if row["derived"] else None,
    }


def questions(folder: Path) -> list[Gold]:
    """The questions in the folder of a set, in order. Raises OSError if absent."""
    rows = [
        json.loads(line)
        for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
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

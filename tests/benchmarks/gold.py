"""The gold questions beside the repository, where they are present."""

from __future__ import annotations

import csv
import html
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from knowledge.figures.figure import Figure

EVAL = Path(__file__).parents[3] / "shared" / "eval"
BULK = EVAL / "bulk" / "articles.jsonl"
# Questions of `data/asked.csv`, by the articles that they are about: those that were looked at
# first and later, on which the weights are fitted, and those that are only ever measured.
READ = ("dev-read", "tech-read", "bulk-read")
SEEN = ("dev-seen", "tech-seen", "bulk-seen")
UNREAD = ("bulk-unread",)
ASKED = (*READ, *SEEN, *UNREAD)
_ASKED = Path(__file__).parent / "data" / "asked.csv"
_BESIDE = 50  # one of so many articles of bulk is there as well, though nobody asks for it
_TAG = re.compile(r"<[^<>]*>")


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
    return (EVAL / name.partition("-")[0]).exists()


def laid_out(name: str) -> Iterator[Path]:
    """The folders of a set one after the other, each while it is used.

    Each has `coverage` and `questions.jsonl`. The sets "seed", "dev" and "tech" have one; those of
    `ASKED` one for each batch of `data/asked.csv`, for a question that is clear among the articles
    that it was written for may not be so among more. Raises OSError if the articles are absent.
    """
    if name not in ASKED:
        yield EVAL / name
        return
    articles, _, kind = name.partition("-")
    with _ASKED.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(line for line in file if line[0] != "#"))
    batches: dict[str, list[dict[str, str]]] = {}
    for row in table:
        if (row["articles"], row["set"]) == (articles, kind):
            batches.setdefault(row["batch"], []).append(row)
    for rows in batches.values():
        with _batch(articles, rows) as folder:
            yield folder


@contextmanager
def _batch(articles: str, rows: Sequence[dict[str, str]]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        texts = _bulk(rows, folder) if articles == BULK.parent.name else _files(articles, folder)
        with (folder / "questions.jsonl").open("w", encoding="utf-8") as out:
            for row in rows:
                out.write(json.dumps(_gold(row, texts[row["article"]])) + "\n")
        yield folder


def _bulk(rows: Iterable[dict[str, str]], folder: Path) -> dict[str, str]:
    """The text of each article of bulk that is asked about, and a coverage of them and others."""
    asked = {int(row["article"]) for row in rows}
    texts = {}
    (folder / "coverage").mkdir()
    with (folder / "coverage" / "articles.jsonl").open("w", encoding="utf-8") as out:
        for number, line in enumerate(BULK.read_text(encoding="utf-8").splitlines(), start=1):
            if number in asked or not number % _BESIDE:
                out.write(line + "\n")
                texts[str(number)] = _text_of(line)
    return texts


def _files(name: str, folder: Path) -> dict[str, str]:
    """The text of each file of a set, and the whole of its coverage."""
    (folder / "coverage").symlink_to(EVAL / name / "coverage")
    files = (EVAL / name / "coverage").iterdir()
    return {file.stem: _text_of(file.read_text(encoding="utf-8")) for file in files}


def _text_of(printed: str) -> str:
    """The title and text of an article as the offsets of `data/asked.csv` count them."""
    if printed.startswith("{"):
        fields = json.loads(printed)
        return f"{fields['title']}\n{fields['text']}"
    return html.unescape(_TAG.sub("", printed)) if printed.startswith("<") else printed


def _gold(row: dict[str, str], text: str) -> dict[str, object]:
    """A question of the table as the files of the other sets have it."""
    start, _, end = row["where"].partition(":")
    pairs = [value.split() for value in row["values"].split(";")] if row["values"] else []
    return {
        "id": row["id"],
        "article": row["article"],
        "coverage": row["articles"],
        "question": row["question"],
        "type": row["type"],
        "values": [[float(value), unit] for value, unit in pairs],
        "sentence": text[int(start) : int(end)] if start else None,
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

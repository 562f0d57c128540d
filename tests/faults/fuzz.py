"""A coverage-guided fuzzer (atheris) on each way into the program; bounded.

    pip install -e '.[faults]'
    python -m tests.faults.fuzz reader --runs 100000

It tells the runs, and stops at the first exception that is none of the program's own errors.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

NAMES = ("a.txt", "a.json", "a.jsonl", "a.html", "a.md", "a.xml")
SEEDS = {
    "a.txt": "Acme falls\n\nStaff / 2021-05-04\n\nAcme Corp. lost $5.2 million in the first quarter.",
    "a.json": '{"title": "Acme", "date": "2021-05-04", "text": "Acme lost 5% of \\u20ac3 bn."}',
    "a.jsonl": '{"title": "Acme", "text": "Acme lost $5m."}\n{"title": "B", "text": "B won."}',
    "a.html": "<html><head><title>A</title></head><body><p>Acme lost $5m in 2020.</p></body></html>",
    "a.md": "---\ntitle: Acme\ndate: 2021-05-04\n---\n# Acme\n\nIt **lost** [$5m](a) in Q1 2021.",
    "a.xml": "<rss><channel><item><title>A</title><description>$5m</description></item></channel></rss>",
}


TARGETS = ("reader", "extraction", "question", "chat", "slash", "terminal", "settings")
Target = Callable[[bytes], object]


def target(name: str, folder: Path) -> Target:
    """A way in: what it does with the bytes that the fuzzer makes up."""
    from knowledge.library import build  # noqa: PLC0415 - imported while instrumented
    from tests.faults import ways  # noqa: PLC0415

    db = folder / "k.db"
    if not db.exists():
        build([Path(__file__).parents[2] / "knowledge" / "samples"], db)
    made: dict[str, Callable[[], Target]] = {
        "reader": lambda: _reader,
        "extraction": lambda: _extraction,
        "question": lambda: ways.Asking(db).use,
        "chat": lambda: ways.Chat(db).use,
        "slash": lambda: ways.Slash(db, folder).use,
        "terminal": lambda: ways.Terminal(db, folder).use,
        "settings": lambda: ways.use_settings,
    }
    return made[name]()


def _reader(data: bytes) -> None:
    from knowledge.coverage.read import read_bytes  # noqa: PLC0415
    from knowledge.errors import KnowledgeError  # noqa: PLC0415
    from knowledge.figures.drafts import extract  # noqa: PLC0415

    with suppress(KnowledgeError):
        for found in read_bytes(NAMES[len(data) % len(NAMES)], data):
            extract(found)


def _extraction(data: bytes) -> None:
    from knowledge.coverage.article import Article, Sentence  # noqa: PLC0415
    from knowledge.figures.drafts import extract  # noqa: PLC0415

    lines = [line for line in data.decode("utf-8", "replace").split("\n") if line.strip()]
    sentences = [Sentence(line, "text", place) for place, line in enumerate(lines)]
    found = extract(Article("k", lines[0] if lines else "", tuple(sentences)))
    for draft in found.drafts:
        mention, text = draft.quantity, lines[draft.sentence]
        if text[mention.start : mention.end] != mention.text:
            raise AssertionError(f"{mention} is not what {text!r} says")


def main() -> None:
    """Fuzz one target."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    atheris = importlib.import_module("atheris")
    with tempfile.TemporaryDirectory() as name:
        folder, corpus = Path(name), Path(name) / "corpus"
        corpus.mkdir()
        for seed, text in SEEDS.items():
            (corpus / seed).write_text(text, encoding="utf-8")
        with atheris.instrument_imports(include=["knowledge", "bot"]):
            use = target(options.target, folder)
        limits = [f"-runs={options.runs}", f"-seed={options.seed}", "-max_len=4000", "-timeout=20"]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={folder}/", str(corpus)], use)
        atheris.Fuzz()


if __name__ == "__main__":
    main()

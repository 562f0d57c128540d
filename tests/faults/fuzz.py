"""A coverage-guided fuzzer (atheris) on each way into the program; bounded.

    pip install -e '.[faults]'
    python -m tests.faults.fuzz reader --runs 100000

Targets: reader, extraction, question, options. It tells the runs, and stops at the first
exception that is none of the program's own errors.
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


def targets(folder: Path) -> dict[str, Callable[[bytes], object]]:
    """The ways in: what each does with the bytes that the fuzzer makes up."""
    from bot.command_table import COMMANDS  # noqa: PLC0415 - imported while it is instrumented
    from bot.terminal_talk import Talk  # noqa: PLC0415
    from knowledge.coverage.article import Article, Sentence  # noqa: PLC0415
    from knowledge.coverage.read import read_bytes  # noqa: PLC0415
    from knowledge.errors import KnowledgeError  # noqa: PLC0415
    from knowledge.figures.drafts import extract  # noqa: PLC0415
    from knowledge.library import Knowledge, build  # noqa: PLC0415

    build([Path(__file__).parents[2] / "knowledge" / "samples"], folder / "k.db")
    knowledge = Knowledge.open(folder / "k.db")
    talk = Talk(knowledge)

    def reader(data: bytes) -> None:
        with suppress(KnowledgeError):
            for found in read_bytes(NAMES[len(data) % len(NAMES)], data):
                extract(found)

    def extraction(data: bytes) -> None:
        lines = [line for line in data.decode("utf-8", "replace").split("\n") if line.strip()]
        sentences = [Sentence(line, "text", place) for place, line in enumerate(lines)]
        found = extract(Article("k", lines[0] if lines else "", tuple(sentences)))
        for draft in found.drafts:
            mention, text = draft.quantity, lines[draft.sentence]
            if text[mention.start : mention.end] != mention.text:
                raise AssertionError(f"{mention} is not what {text!r} says")

    def question(data: bytes) -> None:
        knowledge.ask(data.decode("utf-8", "replace"))

    def options(data: bytes) -> None:
        command = COMMANDS[len(data) % len(COMMANDS)]
        talk.said_to(f"/{command.name} {data.decode('utf-8', 'replace')}")

    return {"reader": reader, "extraction": extraction, "question": question, "options": options}


def main() -> None:
    """Fuzz one target."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("target", choices=["reader", "extraction", "question", "options"])
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
            target = targets(folder)[options.target]
        limits = [f"-runs={options.runs}", f"-seed={options.seed}", "-max_len=4000", "-timeout=20"]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={folder}/", str(corpus)], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()

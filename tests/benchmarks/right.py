"""How often it is right, in one table: `python -m tests.benchmarks.right`.

Answers to the questions beside the repository, quantities in sentences, figures against a
person's reading, and what the decision would reach at other rates of wrong claims, held out by
article. Takes a few minutes; whatever is absent is named as skipped.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.attribution import FIELDS, SETS, agreement
from tests.benchmarks.fit import SETS as FITTED
from tests.benchmarks.fit import cases, curve, held_out
from tests.benchmarks.gold import ASKED, EVAL, is_there, laid_out

_QUESTIONS = ("seed", "dev", "tech", *ASKED)
_MEASURES = ("accuracy", "wrong", "refused", "source")
_LIMITS = (0.01, 0.02, 0.03, 0.05, 0.1)
Row = tuple[str, str, str]


def _run(arguments: list[str], given: str = "") -> str:
    """What the command line prints, run as a process of its own."""
    program = [sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())"]
    done = subprocess.run(  # noqa: S603
        [*program, *arguments], input=given, capture_output=True, text=True, check=True
    )
    return done.stdout


def _judged(script: Path, *arguments: Path | str) -> str:
    done = subprocess.run(  # noqa: S603
        [sys.executable, script, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout


def answers(name: str) -> Iterator[Row]:
    """Accuracy, wrong claims, refusals and sources of one set of questions."""
    with tempfile.TemporaryDirectory() as made:
        db, asked, given = (Path(made) / file for file in ("k.db", "asked.jsonl", "given.jsonl"))
        for folder in laid_out(name):
            questions = folder / "questions.jsonl"
            _run(["build", str(folder / "coverage"), "--db", str(db)])
            _append(asked, questions.read_text(encoding="utf-8"))
            _append(given, _run(["ask", "--batch", str(questions), "--db", str(db)]))
        result = json.loads(_judged(EVAL / "score.py", asked, given, "--json"))
    for measure in _MEASURES:
        yield f"{name}: {measure}", f"{result[measure]:.3f}", ""


def _append(file: Path, lines: str) -> None:
    with file.open("a", encoding="utf-8") as out:
        out.write(f"{lines.rstrip()}\n")


def numbers() -> Iterator[Row]:
    """F1 of money and percentages on the published sentences."""
    gold, script = EVAL / "quantities" / "currency-model.json", EVAL / "quantities.py"
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        found.write_text(_run(["quantities"], _judged(script, "--sentences", gold)))
        result = json.loads(_judged(script, gold, found))
    yield "quantities: F1", f"{result['f1']:.3f}", f"{result['gold']} amounts and percentages"


def figures(name: str) -> Iterator[Row]:
    """The shares of figures that are right by a reading with the eye."""
    for looked_at, found in agreement(name).items():
        which = name if looked_at else f"{name}, unread"
        for field in (*FIELDS, "all", "none"):
            beside = f"{found.right[field]} of {found.held[field]}"
            yield f"{which}: figures right in {field}", f"{found.share(field):.3f}", beside


def decisions() -> Iterator[Row]:
    """Accuracy at several rates of wrong claims, by weights fitted on other articles."""
    every = [case for name in FITTED for case in cases(name)]
    answerable = sum(bool(case.gold.values) for case in every)
    outcomes = held_out(every)
    first = sum(outcome.right for outcome in outcomes) / answerable
    yield "held out: ranked first", f"{first:.3f}", f"{len(every)} questions for one figure"
    rows = curve(outcomes, len(every), answerable)
    for limit in _LIMITS:
        best = max((row[1] for row in rows if row[2] <= limit), default=0.0)
        yield f"held out: accuracy at {limit:.0%} wrong", f"{best:.3f}", ""


def rows() -> Iterator[Row]:
    """Every line of the table."""
    for name in _QUESTIONS:
        yield from answers(name) if is_there(name) else [_skipped(name)]
    yield from numbers() if (EVAL / "quantities").exists() else [_skipped("quantities")]
    for name in SETS:
        yield from figures(name) if (EVAL / name).exists() else [_skipped(name)]
    if all(is_there(name) for name in FITTED):
        yield from decisions()


def _skipped(name: str) -> Row:
    return name, "skipped", f"no {name} beside the repository"


def main() -> None:
    """Print the table."""
    for name, value, beside in rows():
        print(f"{name:40} {value:>8}  {beside}", flush=True)


if __name__ == "__main__":
    main()

"""What tests ask of coverage of their own."""

from __future__ import annotations

from pathlib import Path

from knowledge.answers.answering import Answerer
from knowledge.answers.rank import Candidate
from knowledge.building import build
from knowledge.questions.query import Query
from knowledge.store.read import Store


def answerer_of(folder: Path, *articles: str) -> Answerer:
    """Who answers questions on these articles, which are written to an empty folder."""
    for number, text in enumerate(articles):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    build([folder], folder / "knowledge.db")
    return Answerer(Store(folder / "knowledge.db"))


def asked_of(answerer: Answerer, question: str, text: str) -> tuple[Query, Candidate]:
    """A question as it is understood, and the figure with this text as a candidate for it."""
    query = answerer.query(question)
    return query, next(c for c in answerer.candidates(query) if c.figure.text == text)

"""Somebody's text held against the coverage, figure by figure."""

from __future__ import annotations

from knowledge.answers.answering import Answerer
from knowledge.values import Check


def checks(text: str, answerer: Answerer) -> list[Check]:
    """Every figure that a text states, each held against the coverage."""
    raise NotImplementedError

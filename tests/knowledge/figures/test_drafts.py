"""Whole articles against the figures that are expected of them.

For each article of `tests/knowledge/golden` and `knowledge/samples` a JSON file in `expected`
holds its figures. After a change, write them anew and review the difference:

    python -m tests.knowledge.figures.test_drafts
    git diff tests/knowledge/figures/expected
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.coverage.article import Article, Sentence
from knowledge.coverage.read import read_file
from knowledge.figures.drafts import extract
from knowledge.figures.extract import Draft, Extract
from tests.knowledge.figures.stating import stated

_ROOT = Path(__file__).parents[3]
_EXPECTED = Path(__file__).parent / "expected"
_ARTICLES = sorted(
    path
    for folder in ("tests/knowledge/golden", "knowledge/samples")
    for path in (_ROOT / folder).iterdir()
    if path.is_file()
)

Rows = list[dict[str, str]]


def _expected(path: Path) -> Path:
    return _EXPECTED / f"{path.name}.json"


def _rows(path: Path) -> dict[str, Rows]:
    """The figures of a file's articles, by title, in order."""
    extracts = [extract(article) for article in read_file(path)]
    return {
        found.article.title: [_row(found, draft) for draft in found.drafts] for found in extracts
    }


def _row(found: Extract, draft: Draft) -> dict[str, str]:
    quantity = draft.quantity
    row = {
        "text": quantity.text,
        "company": found.cast.entities[draft.entity].name if draft.entity is not None else "",
        "metric": draft.metric,
        "value": str(quantity.value),
        "unit": quantity.unit,
        "period": draft.period.key if draft.period else "",
        "role": draft.role,
        "scope": draft.scope,
        "label": draft.label,
        "sentence": found.article.sentences[draft.sentence].text,
    }
    return {name: value for name, value in row.items() if value}


@pytest.mark.parametrize("path", _ARTICLES, ids=lambda path: path.name)
def test_the_figures_of_whole_articles(path: Path) -> None:
    """An article gives the figures that were reviewed."""
    assert _rows(path) == json.loads(_expected(path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", _ARTICLES, ids=lambda path: path.name)
def test_a_mention_is_cut_from_its_sentence(path: Path) -> None:
    """`sentence[start:end]` is the figure as printed; the confidence is between 0 and 1."""
    for article in read_file(path):
        for draft in extract(article).drafts:
            text = article.sentences[draft.sentence].text
            assert text[draft.quantity.start : draft.quantity.end] == draft.quantity.text
            assert 0 < draft.confidence <= 1


_WORDS = st.sampled_from(
    "Norwind Lumora rose fell to from by of 5% $3 million vans 12 , ; ( ) - while its said "
    "sales profit in 2020 the first quarter analysts expected and which respectively".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=40))
def test_any_sentence_can_be_read(words: list[str]) -> None:
    """No order of words is an error, and reading twice gives the same."""
    article = Article("key", "", (Sentence(" ".join(words)),))
    assert extract(article).drafts == extract(article).drafts


def test_dear_links_lower_the_confidence() -> None:
    """A metric and an owner at hand are surer than ones from far."""
    (near,) = stated("# Norwind grows / Norwind's revenue was $3 million.")
    (far,) = stated("# Norwind grows / It was, as all agreed at the end of the day, $3 million.")
    assert near.draft.confidence > far.draft.confidence


def _write() -> None:
    for path in _ARTICLES:
        target = _expected(path)
        target.parent.mkdir(exist_ok=True)
        text = json.dumps(_rows(path), ensure_ascii=False, indent=1)
        target.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()

"""The sample coverage as the lexicon of questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.building import build
from knowledge.store.read import Store

SAMPLES = Path(__file__).parents[3] / "knowledge" / "samples"


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    db = tmp_path_factory.mktemp("samples") / "knowledge.db"
    build([SAMPLES], db)
    opened = Store(db)
    yield opened
    opened.close()

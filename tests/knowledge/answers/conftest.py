"""The knowledge of the sample coverage, for all tests of answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.library import Knowledge, build

SAMPLES = Path(__file__).parents[3] / "knowledge" / "samples"


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    db = tmp_path_factory.mktemp("samples") / "knowledge.db"
    build([SAMPLES], db)
    with Knowledge.open(db) as knowledge:
        yield knowledge

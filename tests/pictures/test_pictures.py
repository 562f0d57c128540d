"""The README's pictures are there, small, and drawn by `tests.pictures.render`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pictures.page import markdown, message, page
from tests.pictures.render import COMMANDS

ROOT = Path(__file__).parents[2]
SHOWN = re.findall(r"!\[([^\]]+)\]\((docs/[^)]+)\)", (ROOT / "README.md").read_text("utf-8"))


@pytest.mark.parametrize(("told", "path"), SHOWN)
def test_a_picture_is_there_small_and_described(told: str, path: str) -> None:
    assert len(told) > 3
    assert 0 < (ROOT / path).stat().st_size < 150_000


def test_all_that_are_drawn_are_shown() -> None:
    assert {Path(path).stem for _, path in SHOWN} == {*COMMANDS, "check", "talk"}


def test_what_articles_print_is_no_markup_of_the_page() -> None:
    text = {"type": 10, "content": "-# <b> \\*x\\* [a](<https://e.example/?a=1>)"}
    shown = page([message("Coverage", [{"type": 17, "components": [text]}])])
    assert "&lt;b&gt; *x* <a href='https://e.example/?a=1'>a</a>" in shown
    assert markdown("**5** <script>") == "<div><b>5</b> &lt;script&gt;</div>"

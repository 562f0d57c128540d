"""Where the terminal keeps its own files: the sample knowledge and the history of the chat."""

from __future__ import annotations

import hashlib
import os
import tempfile
from importlib import resources
from importlib.metadata import version
from pathlib import Path

from bot.terminal_build import shown_progress
from knowledge.errors import StoreError
from knowledge.library import build

_FOLDER = "coverage-bot"


def history_file() -> Path | None:
    """The file of the chat's history in the user's state folder, None if it cannot be kept."""
    return _writable("XDG_STATE_HOME", ".local/state", "chat_history")


def sample_knowledge() -> Path:
    """The knowledge of the sample coverage, built anew when the samples or the program changed.

    It is kept in the user's cache folder, or in a temporary one if that cannot be written.
    Raises StoreError if it cannot be built.
    """
    name = f"samples-{_digest()}.db"
    path = _writable("XDG_CACHE_HOME", ".cache", name)
    if path is None:
        path = Path(tempfile.mkdtemp(prefix=f"{_FOLDER}-")) / name
    if path.exists():
        return path
    samples = Path(str(resources.files("knowledge") / "samples"))
    with shown_progress("Reading the sample coverage") as progress:
        report = build([samples], path, progress=progress)
    if not report.articles:
        path.unlink(missing_ok=True)
        raise StoreError(f"{samples}: no sample coverage; name a database with --db")
    for old in path.parent.glob("samples-*.db"):
        if old != path:
            old.unlink(missing_ok=True)
    return path


def _digest() -> str:
    """A digest of the program's version, its library and the samples."""
    package = Path(str(resources.files("knowledge")))
    digest = hashlib.sha256(version("coverage-bot").encode())
    for file in sorted(package.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(str(file.relative_to(package)).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _writable(variable: str, default: str, name: str) -> Path | None:
    """The path of a file in one of the user's folders, None where it cannot be written.

    The folders are those of the XDG Base Directory Specification 0.8.
    """
    given = os.environ.get(variable, "")
    try:
        base = Path(given) if Path(given).is_absolute() else Path.home() / default
        folder = base / _FOLDER
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder / name if os.access(folder, os.W_OK) else None

"""Files of the coverage -> rows for the store, by one or several processes."""

from __future__ import annotations

import gc
import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from knowledge.coverage.article import Article, Unread
from knowledge.coverage.compose import Draft
from knowledge.coverage.json_lines import Damage
from knowledge.coverage.read import LARGEST_FILE, composed, parts, reading
from knowledge.errors import StoreError, UnreadableFile
from knowledge.figures.drafts import extract
from knowledge.store.former import Former
from knowledge.store.rows import Rows, mark, rows
from knowledge.store.schema import article_id

_AHEAD = 4  # tasks that each process has waiting; more would only fill the memory
_LARGE = 200_000  # bytes; the articles of a larger file are shared out among the processes
Has = Callable[[int, str], bool]

_SHARE = 16  # articles, or small files, that a process takes at a time
_OBJECTS = 500_000  # new ones between two looks for garbage: what is kept of words is fewer


@dataclass(frozen=True, slots=True)
class Same:
    """An article that the former database has as it is."""

    id: int
    mark: str


@dataclass(frozen=True, slots=True)
class Read:
    """What one file gave, or a part of a large one; `last` ends a file.

    `digest` is a hash of the file's content, "" if it cannot be read.
    """

    path: str
    digest: str
    found: tuple[Rows | Same, ...] = ()
    unread: tuple[Unread, ...] = ()
    last: bool = True


@dataclass(frozen=True, slots=True)
class _Task:
    """Articles to extract for a part of a file, composed or not; or small files to read as well."""

    read: Read
    articles: tuple[Article, ...] = ()
    parts: tuple[Draft | Damage, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


def content_digest(path: Path) -> str:
    """A hash of a file's content; "" where it cannot be read, which `reading` says more of."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    except (OSError, ValueError):
        return ""


def read_all(files: Iterable[Path], former: Former, workers: int = 1) -> Iterator[Read]:
    """What each file gives, in order; extracted by several processes if more than one is asked for.

    What the former database has is not read, or not extracted, again. Raises StoreError if a
    process is ended from outside.
    """
    if workers <= 1:
        for task in _tasks(files, former, together=0):
            yield from _done(task)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin) as pool:
        waiting: deque[Future[list[Read]]] = deque()
        try:
            for task in _tasks(files, former, together=_SHARE):
                waiting.append(pool.submit(_done, task))
                if len(waiting) >= workers * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise StoreError(
                "a process that read the coverage was ended from outside (no memory left?); "
                "build again, with fewer workers"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Look for cyclic garbage more rarely: an article is many small objects, and leaves none."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _begin() -> None:
    """Set up a process that reads."""
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])


def _tasks(files: Iterable[Path], former: Former, together: int) -> Iterator[_Task]:
    """Small new files together, the articles of others in shares; in order."""
    small: list[tuple[str, str]] = []
    for path in files:
        digest = content_digest(path)
        row = former.file(str(path), digest)
        ready = not together or row is not None or _size(path) > _LARGE or former.knows(str(path))
        if not ready:
            small.append((str(path), digest))
        if small and (ready or len(small) == together):
            yield _Task(Read("", ""), files=tuple(small))
            small.clear()
        if row is not None:
            same = tuple(Same(*article) for article in row.articles)
            yield _Task(Read(str(path), digest, same, row.unread))
        elif ready and former.usable:
            yield from _shares(path, digest, former.has)
        elif ready:
            yield from _raw_shares(path, digest)
    if small:
        yield _Task(Read("", ""), files=tuple(small))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _raw_shares(path: Path, digest: str) -> Iterator[_Task]:
    """A large file in shares that are still to be composed, where no article can be the same."""
    try:
        found = parts(path)
        share = tuple(islice(found, _SHARE + 1))
    except Exception:  # noqa: BLE001 - told of where the file is read as a whole
        share = ()
    if len(share) <= _SHARE:
        yield from _shares(path, digest, _nothing)
        return
    unread: list[Unread] = []
    while share:
        yield _Task(Read(str(path), digest, last=False), parts=share)
        try:
            share = tuple(islice(found, _SHARE))
        except Exception as error:  # noqa: BLE001 - what was read before it stays
            unread.append(Unread(str(path), _failed(error)))
            share = ()
    yield _Task(Read(str(path), digest, unread=tuple(unread)))


def _shares(path: Path, digest: str, has: Has) -> Iterator[_Task]:
    """The articles of a file in shares, without those that the former database has."""
    try:
        found = reading(path)
    except UnreadableFile as error:
        yield _Task(Read(str(path), digest, (), (Unread(str(path), str(error)),)))
        return
    except Exception as error:  # noqa: BLE001 - a damaged file costs that file alone
        yield _Task(Read(str(path), digest, (), (Unread(str(path), _failed(error)),)))
        return
    same: list[Same] = []
    new: list[Article] = []
    for article in found.articles:
        known = Same(article_id(article.key), mark(article))
        if has(known.id, known.mark):
            same.append(known)
        else:
            new.append(article)
    for start in range(0, len(new), _SHARE):
        yield _Task(
            Read(str(path), digest, last=False), articles=tuple(new[start : start + _SHARE])
        )
    yield _Task(Read(str(path), digest, tuple(same), found.unread))


def _done(task: _Task) -> list[Read]:
    """A task carried out."""
    if task.files:
        return [
            read
            for path, digest in task.files
            for part in _shares(Path(path), digest, _nothing)
            for read in _done(part)
        ]
    read = task.read
    found: list[Rows | Same] = [*read.found]
    unread = [*read.unread]
    for article in (*task.articles, *_composed(task, unread)):
        try:
            found.append(rows(extract(article)))
        except Exception as error:  # noqa: BLE001 - such an article costs itself alone
            unread.append(Unread(f"{read.path} ({article.title})", _failed(error)))
    return [Read(read.path, read.digest, tuple(found), tuple(unread), read.last)]


def _composed(task: _Task, unread: list[Unread]) -> Iterator[Article]:
    """The articles that the parts of a task are; what is none is added to `unread`."""
    for part in task.parts:
        try:
            made = composed((part,), task.read.path)
        except Exception as error:  # noqa: BLE001 - such an article costs itself alone
            unread.append(Unread(task.read.path, _failed(error)))
        else:
            unread += made.unread
            yield from made.articles


def _nothing(_id: int, _mark: str) -> bool:
    return False


def _failed(error: Exception) -> str:
    return f"the program failed on it ({type(error).__name__}: {error}); please report it"

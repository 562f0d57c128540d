"""The errors of the library: one base class, each message says what, where and what to do."""

from __future__ import annotations

import errno
import sqlite3

_FULL = frozenset((errno.ENOSPC, errno.EFBIG, errno.EDQUOT))
_SHUT = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))


class KnowledgeError(Exception):
    """The base of every error that `knowledge` raises on purpose."""


class TableError(KnowledgeError):
    """A table in `knowledge/data` is damaged; names the file, the line and the value."""


class UnreadableFile(KnowledgeError):
    """A file of the coverage cannot be read; costs that file alone."""


class TooLong(KnowledgeError):
    """A text is longer than what is read at once; says how long it may be."""


class StoreError(KnowledgeError):
    """A database cannot be opened, read or written; says which and what to do."""


def trouble(error: OSError | sqlite3.Error) -> str:
    """Why a file or a database could not be written, and what to do about it.

    >>> trouble(PermissionError(errno.EACCES, "Permission denied"))
    '(Permission denied); let this user write the file and its folder, or name another place'
    >>> trouble(sqlite3.OperationalError("database is locked"))
    '(database is locked); another process is writing it: try again in a moment'

    """
    said = (error.strerror if isinstance(error, OSError) else None) or str(error)
    code = error.errno if isinstance(error, OSError) else None
    text = said.casefold()
    if code in _FULL or "is full" in text or "i/o" in text:
        return f"({said}); see whether the disk is full, make room, and try again"
    if code in _SHUT or "readonly" in text or "unable to open" in text:
        return f"({said}); let this user write the file and its folder, or name another place"
    if "locked" in text or "busy" in text:
        return f"({said}); another process is writing it: try again in a moment"
    if "not a database" in text or "malformed" in text:
        return f"({said}); it is damaged, or another program's: `coverage-bot restore` brings back a backup"
    return f"({said}); see what stands there, or name another place"

"""The errors of the library: one base class, each message says what, where and what to do."""

from __future__ import annotations


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

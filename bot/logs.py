"""The log: structlog for the bot and for discord.py, one visible chain of processors."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TextIO

import structlog
from structlog.typing import Processor

Format = Literal["console", "json"]

if TYPE_CHECKING:
    _Stream = logging.StreamHandler[TextIO]  # generic for the type checker alone
else:
    _Stream = logging.StreamHandler


class _Hiding(logging.Formatter):
    """Blots secrets out of the finished line, wherever in it they stand."""

    def __init__(self, inner: logging.Formatter, secrets: Sequence[str]) -> None:
        super().__init__()
        self._inner = inner
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        """The line that another formatter makes, without the secrets."""
        line = self._inner.format(record)
        for secret in self._secrets:
            line = line.replace(secret, "▒▒▒")
        return line


class _Writing(_Stream):
    """Writes the lines; what cannot be written (a full disk, a closed pipe) is dropped."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Say nothing: the library would print the values of the entry, secrets and all."""


def configure(level: str = "info", form: Format = "console", secrets: Sequence[str] = ()) -> None:
    """Send every entry of `level` or above to standard error; `secrets` never appear in it."""
    chain: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*chain, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=level.upper(), handlers=[_handler(chain, form, secrets)], force=True)
    # The library's own "info" is one line for each connection; its warnings are ours.
    logging.getLogger("discord").setLevel(max(logging.getLogger().level, logging.WARNING))


def _handler(chain: Sequence[Processor], form: Format, secrets: Sequence[str]) -> logging.Handler:
    """What writes the entries; those of other libraries run through the same chain."""
    handler = _Writing(sys.stderr)
    inner = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*chain, structlog.stdlib.PositionalArgumentsFormatter()],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer(form)],
    )
    handler.setFormatter(_Hiding(inner, secrets))
    return handler


def _renderer(form: Format) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer()
    return structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
    )

"""The log: structlog for the bot and for discord.py, one visible chain of processors."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from typing import Literal

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

Format = Literal["console", "json"]


class _Hiding:
    """A processor that blots secrets out of every text of an entry."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._secrets = [secret for secret in secrets if secret]

    def __call__(self, _logger: WrappedLogger, _name: str, entry: EventDict) -> EventDict:
        return {key: self._hidden(value) for key, value in entry.items()}

    def _hidden(self, value: object) -> object:
        if not isinstance(value, str):
            return value
        for secret in self._secrets:
            value = value.replace(secret, "▒▒▒")
        return value


def configure(level: str = "info", form: Format = "console", secrets: Sequence[str] = ()) -> None:
    """Send every entry of `level` or above to standard error; `secrets` never appear in it."""
    chain: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _Hiding(secrets),
    ]
    structlog.configure(
        processors=[*chain, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=level.upper(), handlers=[_handler(chain, form)], force=True)
    # The library's own "info" is one line for each connection; its warnings are ours.
    logging.getLogger("discord").setLevel(max(logging.getLogger().level, logging.WARNING))


def _handler(chain: Sequence[Processor], form: Format) -> logging.Handler:
    """What writes the entries; those of other libraries run through the same chain."""
    *before, hiding = chain
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                *before,
                structlog.stdlib.PositionalArgumentsFormatter(),
                hiding,
            ],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _renderer(form),
            ],
        )
    )
    return handler


def _renderer(form: Format) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer()
    return structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
    )

"""`coverage-bot run`: the settings are read, then the bot connects to Discord."""

from __future__ import annotations

from bot.cli import UsageError
from bot.settings import SettingError, load


def run_command() -> int:
    """Run the bot until it is stopped. Raises UsageError for a wrong setting, token or intent."""
    try:
        settings = load()
    except SettingError as error:
        raise UsageError(str(error)) from None
    from bot.client import run
    from bot.errors import StartError

    try:
        run(settings)
    except StartError as error:
        raise UsageError(str(error)) from None
    return 0

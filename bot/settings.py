"""The settings of the bot, from the environment and a file `.env`; see `.env.example`.

Nothing is read on import: `load` reads, and everything else is handed a `Settings`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

PREFIX = "COVERAGE_BOT_"


class SettingError(Exception):
    """A setting is missing or wrong; names it and says what is expected."""


class Settings(BaseSettings):
    """Every setting with its default; the environment wins over the file."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    token: SecretStr | None = Field(None, description="the bot's token at Discord")
    db: Path = Field(Path("knowledge.db"), description="the knowledge, rebuilt by a reload")
    desk: Path = Field(Path("desk.db"), description="what people did; never rebuilt, back it up")
    coverage: Annotated[tuple[Path, ...], NoDecode] = Field(
        (Path("coverage"),), description="files and folders to read, separated by commas"
    )
    home_server: int | None = Field(
        None, gt=0, description="id of the one server where moderators may curate; none: in all"
    )
    listening: bool = Field(
        default=False,
        description="allow listening channels; needs the message content intent",
    )
    private: bool = Field(default=False, description="answer slash commands privately by default")
    language: Literal["en", "de", "fr", "es"] = Field(
        "en", description="en, de, fr or es: the bot's own words; questions are asked in English"
    )
    cooldown_uses: int = Field(6, ge=1, description="questions of a member before a pause")
    cooldown_seconds: float = Field(20.0, ge=0, description="seconds in which they are counted")
    server_uses: int = Field(60, ge=1, description="questions of a whole server before a pause")
    server_seconds: float = Field(30.0, ge=0, description="seconds in which they are counted")
    retention_days: int = Field(
        30, ge=0, description="days that members' questions are kept; 0 keeps nothing"
    )
    reload_loss_share: float = Field(
        0.2, ge=0, le=1, description="a reload that loses a larger share of the figures asks first"
    )
    attachment_mib: float = Field(
        5.0, gt=0, le=100, description="largest coverage file taken from a moderator, in MiB"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="debug, info, warning or error; questions are logged at debug only"
    )
    log_format: Literal["console", "json"] = Field(
        "console", description="console for people, json for machines"
    )

    @field_validator("coverage", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(entry.strip() for entry in value.split(",") if entry.strip())
        return value

    @field_validator("log_level", "log_format", "language", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("coverage")
    @classmethod
    def _some(cls, value: tuple[Path, ...]) -> tuple[Path, ...]:
        if not value:
            raise ValueError("name at least one file or folder")
        return value


def load(env_file: Path | None = Path(".env")) -> Settings:
    """The settings in force. Raises SettingError, which names each wrong or unknown setting."""
    try:
        _refuse_unknown([*os.environ, *(dotenv_values(env_file) if env_file else ())])
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise SettingError("; ".join(_said(row) for row in error.errors())) from None
    except (SettingsError, OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{env_file}: {error}") from None


def tokenless_environment() -> dict[str, str]:
    """The environment for the processes that read files: the token is not theirs to know."""
    return {name: value for name, value in os.environ.items() if name.upper() != f"{PREFIX}TOKEN"}


def _refuse_unknown(names: Iterable[str]) -> None:
    known = [PREFIX + field.upper() for field in Settings.model_fields]
    for name in names:
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            near = get_close_matches(name.upper(), known, n=1)
            hint = f"; did you mean {near[0]}?" if near else "; see .env.example"
            raise SettingError(f"{name}: no such setting{hint}")


def _said(row: object) -> str:
    """One validation error as a line. The token's value is never part of it."""
    if not isinstance(row, dict):
        return str(row)
    place = [str(part) for part in row["loc"]]
    name = PREFIX + place[0].upper() if place else "settings"
    given = "" if place[:1] == ["token"] else f" (given: {row['input']!r})"
    return f"{name}: {row['msg']}{given}"

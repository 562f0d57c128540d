"""The bot: what it may see, how it starts and stops, and what every part of it shares."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot import errors, logs
from bot.conversation import Conversations
from bot.cooldowns import Cooldowns, Rate
from bot.desk import Desk
from bot.exchange import Exchange
from bot.garbage import settle
from bot.reload import Reloads
from bot.sending import NO_MENTIONS, UNSENT, respond
from bot.settings import Settings
from bot.shelf import Shelf
from bot.sync import sync_if_changed
from bot.translator import Descriptions
from knowledge.answers.speech import LANGUAGES, speak
from knowledge.library import Knowledge

_log = structlog.get_logger("bot")
Result = TypeVar("Result")
_SAMPLE = "Example Ltd. had revenue of $1 million in the first quarter of 2020."
# Its typing errors have the list of English words read.
_QUESTION = "Which comapnies had the most revneue in 2020?"

EXTENSIONS = (
    "bot.commands.aliases",
    "bot.commands.asking",
    "bot.commands.companies",
    "bot.commands.buttons",
    "bot.commands.charts",
    "bot.commands.coverage",
    "bot.commands.helping",
    "bot.commands.inbox",
    "bot.commands.menus",
    "bot.commands.moderation",
    "bot.commands.privacy",
    "bot.commands.review",
    "bot.commands.settings",
    "bot.commands.talking",
)


def intents(settings: Settings) -> discord.Intents:
    """What the bot asks to see: nothing privileged, unless the operator allows listening."""
    wanted = discord.Intents.none()
    wanted.guilds = wanted.guild_messages = wanted.dm_messages = True
    wanted.message_content = settings.listening
    return wanted


class Tree(app_commands.CommandTree["CoverageBot"]):
    """The commands, with the cooldown before each and the one handler after a failed one."""

    async def interaction_check(self, interaction: discord.Interaction[CoverageBot], /) -> bool:
        """Whether a command may run. Autocompletion is free; too many questions are refused."""
        speak(interaction.client.language_in(interaction.guild_id))
        if interaction.type is discord.InteractionType.application_command:
            try:
                interaction.client.admit(interaction)
            except errors.TooOften as error:
                await interaction.client.failed(interaction, error)
                return False
        return True

    async def on_error(
        self, interaction: discord.Interaction[CoverageBot], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the member and the log about an error in a command."""
        await interaction.client.failed(interaction, error)


class CoverageBot(commands.AutoShardedBot):
    """Answers members of Discord servers from one knowledge database."""

    def __init__(self, settings: Settings, *, shards: int | None = None) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents(settings),
            tree_cls=Tree,
            allowed_mentions=NO_MENTIONS,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            shard_count=shards,
        )
        self.settings = settings
        self.shelf = Shelf(Knowledge.open(settings.db))
        self.desk = Desk(settings.desk, days=settings.retention_days)
        self.conversations = Conversations()
        self.cooldowns = Cooldowns(
            Rate(settings.cooldown_uses, settings.cooldown_seconds),
            Rate(settings.server_uses, settings.server_seconds),
        )
        self.exchange = Exchange(settings.db, self.shelf, self.desk)
        self.reloads = Reloads(settings, self.exchange, self.desk)

    async def setup_hook(self) -> None:
        """Load every command, and send the tree to Discord if it changed."""
        for extension in EXTENSIONS:
            await self.load_extension(extension)
        await self.tree.set_translator(Descriptions())
        await sync_if_changed(self, self.tree)
        await self._move_home(self.desk.servers.home(), self.settings.home_server)

    async def _move_home(self, former: int | None, home: int | None) -> None:
        """Put the moderators' commands into the home server, and take them from a former one."""
        if former and former != home:
            # A server that the bot has left needs no tidying.
            with contextlib.suppress(discord.Forbidden, discord.NotFound):
                await sync_if_changed(self, self.tree, discord.Object(former))
        if home:
            await sync_if_changed(self, self.tree, discord.Object(home))
        self.desk.servers.set_home(home)

    def warm_up(self) -> None:
        """Read what the first question would have to wait for, half a second."""
        with self.shelf.reading() as known:
            known.check(_SAMPLE)
            known.ask(_SAMPLE)
            known.ask(_QUESTION)
        settle()

    async def consult(self, question: Callable[[Knowledge], Result]) -> Result:
        """What `question` makes of the knowledge in service, with all that was decided so far."""
        await self.exchange.heed()
        return await self.shelf.consult(question)

    def admit(self, interaction: discord.Interaction[Any]) -> None:
        """Count a question of an interaction. Raises TooOften."""
        self.count(interaction.user.id, interaction.guild_id, interaction.created_at)

    def count(self, member: int, server: int | None, now: datetime) -> None:
        """Count a question of a member. Raises TooOften."""
        own = self.desk.servers.of(server)
        rate = Rate(
            own.cooldown_uses or self.settings.cooldown_uses,
            self.settings.cooldown_seconds
            if own.cooldown_seconds is None
            else own.cooldown_seconds,
        )
        self.cooldowns.take(member, server, now, rate)

    def private_in(self, server: int | None) -> bool:
        """Whether commands answer in private unless asked otherwise, in a server or outside."""
        own = self.desk.servers.of(server).private
        return self.settings.private if own is None else own

    def language_in(self, server: int | None) -> str:
        """The language of the bot's own words, in a server or outside."""
        own = self.desk.servers.of(server).language
        return own if own in LANGUAGES else self.settings.language

    async def failed(self, interaction: discord.Interaction[Any], error: BaseException) -> None:
        """Tell the member, in private, and the log about an error in an interaction."""
        reply = errors.reply_for(
            error,
            command=name_of(interaction),
            server=interaction.guild_id,
            private=errors.typed(interaction),
        )
        # It is logged; where Discord takes no answer any more, that is all that can be done.
        with contextlib.suppress(*UNSENT):
            await respond(interaction, reply, private=True)

    async def on_message(self, message: discord.Message, /) -> None:
        """Take no prefix commands; `bot.commands.talking` reads messages."""

    async def on_error(self, event: str, /, *_args: Any, **_kwargs: Any) -> None:  # noqa: ANN401
        """Log an error in a listener; there is nobody to tell."""
        error = sys.exc_info()[1]
        if error is not None:
            errors.report(error, command=event, server=None)

    async def close(self) -> None:
        """Leave Discord, stop a running reload and close the knowledge."""
        await self.reloads.stop()
        await super().close()
        self.shelf.close()
        self.desk.close()


def name_of(interaction: discord.Interaction[Any]) -> str:
    """What was used, for the log: the command's name, or the action of a button."""
    if interaction.command is not None:
        return interaction.command.qualified_name
    data: Any = interaction.data or {}
    return ":".join(str(data.get("custom_id", "")).split(":")[:2]) or interaction.type.name


def run(settings: Settings) -> int:
    """Run the bot until it is told to stop (SIGTERM or SIGINT); the exit status.

    Raises StartError where it cannot start: no token, a wrong one, a refused intent; and
    StoreError where there is no knowledge to answer from.
    """
    if settings.token is None or not settings.token.get_secret_value().strip():
        raise errors.StartError("no token: set COVERAGE_BOT_TOKEN, see .env.example")
    token = settings.token.get_secret_value().strip()
    if not token.isascii() or not token.isprintable() or " " in token:
        raise errors.StartError("COVERAGE_BOT_TOKEN has signs that no token has; copy it again")
    # The bot does not speak; the library need not warn that it could not.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    logs.configure(settings.log_level, settings.log_format, [token])
    try:
        bot = CoverageBot(settings)
    except errors.DeskError as error:
        raise errors.StartError(str(error)) from error
    bot.warm_up()
    asyncio.run(serve(bot, token))
    return 0


async def serve(bot: CoverageBot, token: str) -> None:
    """Keep a bot connected until a signal stops it. Raises StartError."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        # Where the platform has no signal handlers, Ctrl-C still ends the loop.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, lambda: loop.create_task(bot.close()))
    try:
        async with bot:
            await bot.start(token)
    except discord.LoginFailure:
        raise errors.StartError("Discord refused the token: check COVERAGE_BOT_TOKEN") from None
    except discord.PrivilegedIntentsRequired:
        raise errors.StartError(
            "Discord refused the message content intent: allow it in the developer portal "
            "(Bot, Privileged Gateway Intents), or set COVERAGE_BOT_LISTENING=false"
        ) from None
    except discord.ConnectionClosed as error:
        raise errors.StartError(
            f"Discord closed the connection for good (code {error.code}): start again later"
        ) from None
    except (*UNSENT, discord.GatewayNotFound) as error:
        raise errors.StartError(f"cannot reach Discord: {error}") from None
    _log.info("stopped")

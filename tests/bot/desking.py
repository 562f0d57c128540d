"""What the tests of the moderators' desk share."""

from __future__ import annotations

from collections.abc import Awaitable

from simcord.results import InteractionResult, ResponseMessage

from bot.errors import DeskError, Gone, NotAllowed, ReloadError, unwrapped
from tests.bot.conftest import World


def shown(world: World, result: InteractionResult) -> str:
    """What a reply shows; an error on the way must be one that is meant for the moderator."""
    meant = (DeskError, NotAllowed, Gone, ReloadError)
    assert all(isinstance(unwrapped(error), meant) for error in world.env.errors)
    assert result.response is not None
    return world.texts(result.response.components)


async def told(world: World, using: Awaitable[InteractionResult]) -> str:
    """What a command shows."""
    return shown(world, await using)


async def message(using: Awaitable[InteractionResult]) -> ResponseMessage:
    """The message that a command answers with, to click on."""
    result = await using
    assert result.response is not None
    return result.response

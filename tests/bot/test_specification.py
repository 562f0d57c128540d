"""What the bot sends, held against Discord's published specification where it is at hand.

Every request of every test in `world` is held against it, too; here it is made sure that the
specification is really found and really refuses.
"""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from tests.bot.conftest import World
from tests.bot.payloads import SPECIFICATION, check_request, validator

pytestmark = pytest.mark.skipif(
    not SPECIFICATION.is_file(),
    reason="Discord's specification (discord-api-spec, openapi.json) is not at hand: put it at "
    f"{SPECIFICATION}, or name it in DISCORD_OPENAPI",
)

# What is replaced by a number in the paths of requests.
SPECIFIED = [
    ("POST", "/interactions/1/token/callback"),
    ("POST", "/channels/1/messages"),
    ("PUT", "/applications/1/commands"),
    ("POST", "/webhooks/1/token"),
]


@pytest.mark.parametrize(("method", "path"), SPECIFIED)
def test_the_specification_speaks_of_what_the_bot_sends(method: str, path: str) -> None:
    assert validator(method, path) is not None


WRONG = [
    ("POST", "/channels/1/messages", {"components": [{"type": 17, "components": [{"type": 10}]}]}),
    ("POST", "/channels/1/messages", {"flags": "32768"}),
    ("POST", "/channels/1/messages", {"components": [{"type": 1, "components": []}]}),
    ("PUT", "/applications/1/commands", [{"name": "x" * 33, "description": "d"}]),
]


@pytest.mark.parametrize(("method", "path", "body"), WRONG)
def test_what_is_wrong_is_refused(method: str, path: str, body: Any) -> None:  # noqa: ANN401
    specified = validator(method, path)
    assert specified is not None
    with pytest.raises(jsonschema.ValidationError):
        specified.validate(body)


async def test_each_kind_of_request_is_as_specified(world: World) -> None:
    alice, channel = world.alice, world.channel
    answer = await alice.slash(channel, "loss", company="Harbour Motors", private=True)
    assert answer.response is not None
    for label in ("Context", "All figures", "Chart", "Right", "Share in the channel"):
        await alice.click(answer.response, label=label)
    dialog = await alice.click(answer.response, label="Wrong")
    await alice.submit_modal(dialog, {"reason": "no"})
    await alice.slash(channel, "company", company="Harbour Motors")
    await alice.slash(channel, "compare", metric="revenue")
    await alice.slash(channel, "help")
    await alice.autocomplete(channel, "loss", "company", "harb")
    message = await alice.send(channel, f"{world.mention} What was the loss of Harbour Motors?")
    await alice.context_menu(channel, "Check the numbers", message)
    checked = set()
    for request in world.env.http_requests:
        if request.json is not None and validator(request.method, request.path) is not None:
            check_request(request.method, request.path, request.json)
            checked.add(request.path.rsplit("/", 1)[-1])
    assert checked >= {"callback", "messages", "commands"}

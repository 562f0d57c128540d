"""What the simulated Discord keeps, and the bot does not."""

from __future__ import annotations

from simcord.env import Env


def forget(env: Env) -> None:
    """Throw away what was sent and used so far: the memory of Discord is not the bot's."""
    backend = env.backend
    backend.transcript.clear()
    backend.interactions.clear()
    backend.interaction_tokens.clear()
    backend.http_requests.clear()
    backend.cdn._blobs.clear()
    for messages in backend.messages.values():
        messages.clear()

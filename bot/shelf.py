"""The knowledge in service: read by many questions at once, exchanged as a whole."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from knowledge.library import Knowledge

Result = TypeVar("Result")


class _Volume:
    """One open knowledge with the number of those who read it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.readers = 0
        self.retired = False


class Shelf:
    """Holds the knowledge that questions are answered from.

    A question reads the knowledge that was in service when it began, to its end; the former
    knowledge is closed when its last reader has left, so that a swap loses no question.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._lock = threading.Lock()
        self._volume = _Volume(knowledge)

    @contextmanager
    def reading(self) -> Iterator[Knowledge]:
        """The knowledge in service, kept open until the block is left."""
        with self._lock:
            volume = self._volume
            volume.readers += 1
        try:
            yield volume.knowledge
        finally:
            with self._lock:
                volume.readers -= 1
                unused = volume.retired and volume.readers == 0
            if unused:
                volume.knowledge.close()

    async def consult(self, question: Callable[[Knowledge], Result]) -> Result:
        """What `question` makes of the knowledge, in a thread, so that the bot stays awake."""

        def read() -> Result:
            with self.reading() as knowledge:
                return question(knowledge)

        return await asyncio.to_thread(read)

    def swap(self, knowledge: Knowledge) -> None:
        """Put another knowledge into service and retire the present one."""
        with self._lock:
            former, self._volume = self._volume, _Volume(knowledge)
            former.retired = True
            unused = former.readers == 0
        if unused:
            former.knowledge.close()

    def close(self) -> None:
        """Close the knowledge in service; the bot has stopped."""
        self._volume.knowledge.close()

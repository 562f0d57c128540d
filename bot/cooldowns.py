"""How often a member and a server may ask; pure but for what it counts."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import TooOften

_KEPT = 5000


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `times` questions in `seconds`; 0 times means without limit."""

    times: int
    seconds: float


class Cooldowns:
    """Counts questions by member and by server; what is not asked any more is forgotten."""

    def __init__(self, member: Rate, server: Rate, kept: int = _KEPT) -> None:
        self._rates = {"member": member, "server": server}
        self._asked: OrderedDict[tuple[str, int], deque[datetime]] = OrderedDict()
        self._kept = kept

    def __len__(self) -> int:
        return len(self._asked)

    def take(
        self, member: int, server: int | None, now: datetime, rate: Rate | None = None
    ) -> None:
        """Count a question. Raises TooOften, with the time to try again, where it is one too many.

        `rate` is the member's in this server, if it is another than everywhere else.
        """
        keys = [("member", member), *([("server", server)] if server is not None else [])]
        for key in keys:
            again = self._free_at(key, now, rate)
            if again is not None:
                raise TooOften(key[0], again)
        for key in keys:
            self._asked.setdefault(key, deque()).append(now)
            self._asked.move_to_end(key)
        while len(self._asked) > self._kept:
            self._asked.popitem(last=False)

    def _free_at(self, key: tuple[str, int], now: datetime, own: Rate | None) -> datetime | None:
        rate = own if own is not None and key[0] == "member" else self._rates[key[0]]
        asked = self._asked.get(key)
        if asked is None or not rate.times:
            return None
        while asked and (now - asked[0]).total_seconds() >= rate.seconds:
            asked.popleft()
        if len(asked) < rate.times:
            return None
        return asked[0] + timedelta(seconds=rate.seconds)

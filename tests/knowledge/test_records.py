"""Quick records are frozen dataclasses in everything but how they are made."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from knowledge.language.mentions import Period, Quantity
from knowledge.records import quick


@dataclass(frozen=True, slots=True)
class Plain:
    key: str
    fiscal: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Quick:
    key: str
    fiscal: bool = False


MADE = [(("2021",), {}), (("2021", True), {}), ((), {"fiscal": True, "key": "2021"})]


@pytest.mark.parametrize(("given", "named"), MADE)
def test_it_is_made_like_any_other(given: tuple[object, ...], named: dict[str, object]) -> None:
    plain, quick_ = Plain(*given, **named), Quick(*given, **named)  # type: ignore[arg-type]
    assert repr(quick_) == repr(plain).replace("Plain", "Quick")
    assert hash(quick_) == hash(plain)
    assert replace(quick_, key="2022") == Quick("2022", quick_.fiscal)


@pytest.mark.parametrize("given", [(), ("2021", True, 3)])
def test_it_takes_its_fields_alone(given: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Quick(*given)  # type: ignore[arg-type]


def test_it_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Quick("2021").key = "2022"  # type: ignore[misc]


def test_it_can_be_sent_and_copied() -> None:
    period = Period("2021", fiscal=True)
    assert pickle.loads(pickle.dumps(period)) == period  # noqa: S301 - pickled here
    assert copy.deepcopy(period) == period


def test_it_is_checked_when_made() -> None:
    with pytest.raises(ValueError, match="empty span 4:4"):
        Quantity(1, "", "", 4, 4)  # type: ignore[arg-type]


def test_what_it_cannot_do_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        keys: list[str] = field(default_factory=list)

    @dataclass(frozen=True, slots=True)
    class Below(Plain):
        pass

    with pytest.raises(TypeError, match=r"keys: .* plain defaults only"):
        quick(Listed)
    with pytest.raises(TypeError, match=r"Below: .* no class above it"):
        quick(Below)

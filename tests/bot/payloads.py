"""Every request that the bot sends, held against Discord's limits and its published specification.

The limits are written out here a second time on purpose: the bot's own constants must not be
what its requests are checked with. Source: Discord's documentation, August 2026.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
from jsonschema.protocols import Validator

_BESIDE = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
SPECIFICATION = Path(os.environ.get("DISCORD_OPENAPI", _BESIDE))

TEXT, COMPONENTS, OPTIONS, CHOICES = 4000, 40, 25, 25
COMPONENTS_V2 = 1 << 15
_CONTAINER, _SECTION, _TEXT, _ROW, _BUTTON, _SELECT, _GALLERY = 17, 9, 10, 1, 2, 3, 12


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        yield from walk([component[key] for key in ("accessory", "component") if key in component])


def check_message(body: dict[str, Any]) -> None:
    """A message keeps to every limit, and to no mention at all."""
    assert int(body.get("flags") or 0) & COMPONENTS_V2
    assert not body.get("content")
    assert not body.get("embeds")
    if "allowed_mentions" in body:
        assert body["allowed_mentions"]["parse"] == []
        assert not body["allowed_mentions"].get("users")
        assert not body["allowed_mentions"].get("roles")
        assert not body["allowed_mentions"].get("replied_user")
    components = list(walk(body["components"]))
    assert 1 <= len(components) <= COMPONENTS
    texts = [component["content"] for component in components if component["type"] == _TEXT]
    assert sum(map(units, texts)) <= TEXT
    assert all(text.strip() for text in texts)
    identities = [component["custom_id"] for component in components if "custom_id" in component]
    assert len(set(identities)) == len(identities)
    for component in components:
        check_component(component)


def check_component(component: dict[str, Any]) -> None:
    if "custom_id" in component:
        assert 1 <= units(component["custom_id"]) <= 100
        assert component["custom_id"].isprintable()
    match component["type"]:
        case 1:
            assert 1 <= len(component["components"]) <= 5
        case 2:
            assert 1 <= units(component.get("label") or "") <= 80
            assert units(component.get("url") or "") <= 512
        case 3:
            assert 1 <= len(component["options"]) <= OPTIONS
            assert units(component.get("placeholder") or "") <= 150
            for option in component["options"]:
                assert 1 <= units(option["label"]) <= 100
                assert 1 <= units(option["value"]) <= 100
        case 4:
            assert units(component.get("placeholder") or "") <= 100
            assert component.get("max_length", 4000) <= 4000
        case 12:
            for item in component["items"]:
                assert units(item.get("description") or "") <= 1024
        case 18:
            assert 1 <= units(component["label"]) <= 45


def check_modal(body: dict[str, Any]) -> None:
    assert 1 <= units(body["title"]) <= 45
    assert 1 <= len(body["components"]) <= 5
    for component in walk(body["components"]):
        check_component(component)


def check_choices(body: dict[str, Any]) -> None:
    assert len(body["choices"]) <= CHOICES
    for choice in body["choices"]:
        assert 1 <= units(choice["name"]) <= 100
        assert 1 <= units(choice["value"]) <= 100


def check_command(command: dict[str, Any]) -> None:
    assert 1 <= len(command["name"]) <= 32
    assert len(command.get("description", "")) <= 100
    assert len(command.get("options", [])) <= OPTIONS
    assert len(json.dumps(command)) <= 8000
    for option in command.get("options", []):
        assert re.fullmatch(r"[a-z_]{1,32}", option["name"])
        assert 1 <= len(option["description"]) <= 100


def check_request(method: str, path: str, body: Any) -> None:  # noqa: ANN401 - JSON
    """One request of the bot, whatever it is."""
    if path.endswith("/callback"):
        check_callback(body)
    elif path.endswith("/commands") and method == "PUT":
        assert len(body) <= 100
        for command in body:
            check_command(command)
    elif "/messages" in path or path.startswith("/webhooks/"):
        check_message(body)
    specified = validator(method, path)
    if specified is not None:
        specified.validate(_with_text_ids(body))


def _with_text_ids(body: Any) -> Any:  # noqa: ANN401 - JSON
    """The body with the ids as text that discord.py sends as numbers; Discord takes both."""
    if not isinstance(body, dict):
        return body
    changed = {key: _with_text_ids(value) for key, value in body.items()}
    if "recipient_id" in changed:
        changed["recipient_id"] = str(changed["recipient_id"])
    if "message_reference" in changed:
        reference = changed["message_reference"]
        changed["message_reference"] = {key: str(value) for key, value in reference.items()}
    if "attachments" in changed:
        changed["attachments"] = [
            {**attachment, "id": str(attachment["id"])} for attachment in changed["attachments"]
        ]
    return changed


def check_callback(body: dict[str, Any]) -> None:
    match body["type"]:
        case 4 | 7:
            check_message(body["data"])
        case 8:
            check_choices(body["data"])
        case 9:
            check_modal(body["data"])


@cache
def specification() -> dict[str, Any]:
    """Discord's published specification; {} where it is not at hand."""
    if not SPECIFICATION.is_file():
        return {}
    document: dict[str, Any] = json.loads(SPECIFICATION.read_text(encoding="utf-8"))
    return document


def validator(method: str, path: str) -> Validator | None:
    """What the specification says of a request's body; None where it says nothing."""
    template = next(filter(lambda known: _fits(known, path), specification().get("paths", {})), "")
    return _validator(method.lower(), template) if template else None


def _fits(template: str, path: str) -> bool:
    pattern = re.sub(
        r"\{[^}]+\}", "[^/]+", re.escape(template).replace(r"\{", "{").replace(r"\}", "}")
    )
    return re.fullmatch(pattern, path) is not None


@cache
def _validator(method: str, template: str) -> Validator | None:
    document = specification()
    operation = document["paths"][template].get(method, {})
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" not in content:
        return None
    schema = content["application/json"]["schema"]
    return jsonschema.Draft202012Validator({**schema, "components": document["components"]})

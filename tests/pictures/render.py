"""Draw the README's pictures: python -m tests.pictures.render docs

Drives the real bot over the sample coverage and photographs what it sends with a headless
Chromium (`chromium` or `google-chrome` on the path).
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import simcord
import structlog
from PIL import Image, ImageChops
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.client import CoverageBot
from bot.settings import Settings
from knowledge.library import build
from tests.pictures.page import message, page, said

_NAME = "Coverage"
_BACK = "#313338"
_COLOURS = 96
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# file -> (command shown, name, options)
COMMANDS = {
    "loss": ("alice used /loss", "loss", {"company": "Kestrel Mobility"}),
    "company": ("alice used /company", "company", {"company": "Kestrel Mobility"}),
    "chart": ("alice used /chart", "chart", {"company": "Kestrel Mobility", "metric": "revenue"}),
    "compare": ("alice used /compare", "compare", {"metric": "revenue", "companies": ""}),
    "not-covered": ("alice used /loss", "loss", {"company": "Lumora"}),
    "help": ("alice used /help", "help", {}),
}
CHECKED = (
    "Kestrel Mobility had a net loss of 18 million euros in the first quarter of 2021 and "
    "Kestrel's net loss was 30 million euros in the first quarter of 2020. "
    "Halmsund raised $3 million."
)


async def pages(folder: Path) -> dict[str, str]:
    """The pages to photograph, by name."""
    db = folder / "knowledge.db"
    with resources.as_file(resources.files("knowledge") / "samples") as samples:
        build([samples], db)
    settings = Settings(_env_file=None, db=db, desk=folder / "desk.db", coverage=(folder,))
    async with simcord.run(CoverageBot(settings, shards=1)) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("markets")
        alice = guild.add_member(env.create_user("alice"))
        made: dict[str, str] = {}
        for name, (used, command, options) in COMMANDS.items():
            await env.advance_time(60)
            result = await alice.slash(channel, command, **options)
            assert result.response is not None
            files = {file.filename: _data(env, file.url) for file in result.response.attachments}
            made[name] = page([message(_NAME, result.response.components, used=used, files=files)])
        made["check"] = await _checked(alice, channel)
        made["talk"] = await _talked(env, alice, channel)
        return made


async def _checked(alice: MemberActor, channel: ChannelHandle) -> str:
    """Somebody's message, and its numbers checked."""
    target = await alice.send(channel, CHECKED)
    result = await alice.context_menu(channel, "Check the numbers", target)
    assert result.response is not None
    answer = message(_NAME, result.response.components, used="alice used Check the numbers")
    return page([said("bob", CHECKED), answer])


async def _talked(env: Env, alice: MemberActor, channel: ChannelHandle) -> str:
    """A question in plain words, and one that goes on from its answer."""
    shown, answer = [], None
    for typed in ("How much did Kestrel lose in the first quarter of 2021?", "and a year earlier?"):
        mention = f"<@{env.backend.bot_user.id}>"
        await alice.send(channel, f"{mention} {typed}", reply_to=answer)
        answer = channel.last_message
        assert answer is not None
        components = [component.to_dict() for component in answer.components]
        shown += [said("alice", f"@{_NAME} {typed}"), message(_NAME, components)]
    return page(shown)


def _data(env: Env, url: str) -> str:
    """A file of the simulated Discord as an address that stands in the page itself."""
    data = env.backend.cdn.get(url) or b""
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def photograph(browser: str, text: str, target: Path) -> None:
    """A picture of a page, cut to its contents."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "page.html"
        source.write_text(text, encoding="utf-8")
        command: Sequence[str] = (
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--force-device-scale-factor=1.5", "--window-size=720,2400",
            f"--screenshot={target}", source.as_uri(),
        )  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own page
    with Image.open(target) as picture:
        flat = picture.convert("RGB")
    empty = Image.new("RGB", flat.size, _BACK)
    box = ImageChops.difference(flat, empty).getbbox()
    if box is not None:
        cut = flat.crop((0, 0, flat.width, min(box[3] + 27, flat.height)))
        cut.quantize(_COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


def main() -> None:
    """Draw every picture into the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        parser.error(f"needs one of {', '.join(_BROWSERS)} on the path")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with tempfile.TemporaryDirectory() as name:
        for picture, text in asyncio.run(pages(Path(name))).items():
            photograph(browser, text, folder / f"{picture}.png")


if __name__ == "__main__":
    main()

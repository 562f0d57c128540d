"""A message as Discord shows it, as HTML: its components and the markdown in them; pure.

Only what the bot's replies use is understood; what they do not use shows as it is written.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

Component = Mapping[str, Any]

_STYLES = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link"}

CSS = """
* { box-sizing: border-box; }
body { margin: 0; padding: 18px 20px; background: #313338; color: #dbdee1; width: 720px;
  font: 16px/1.4 "gg sans", "Noto Sans", "DejaVu Sans", "Noto Color Emoji", sans-serif; }
.message { display: flex; gap: 14px; margin-bottom: 18px; }
.face { width: 40px; height: 40px; border-radius: 50%; background: #4f6bed; color: white; flex: none;
  display: grid; place-items: center; font-weight: 700; }
.who b { color: #f2f3f5; margin-right: 6px; }
.app { background: #5865f2; color: white; border-radius: 4px; font-size: 11px; padding: 1px 5px; }
.used { color: #949ba4; font-size: 14px; margin-bottom: 2px; }
.body { flex: 1; min-width: 0; }
.container { background: #2b2d31; border: 1px solid #3f4147; border-left: 4px solid #4f6bed;
  border-radius: 8px; padding: 14px 16px; margin: 4px 0 8px; max-width: 600px; }
.container > * + * { margin-top: 8px; }
.section { display: flex; justify-content: space-between; gap: 16px; align-items: flex-start; }
hr { border: 0; border-top: 1px solid #3f4147; }
h1 { font-size: 26px; margin: 2px 0; color: #f2f3f5; } h2 { font-size: 21px; margin: 2px 0; color: #f2f3f5; }
h3 { font-size: 18px; margin: 2px 0; color: #f2f3f5; }
.small { font-size: 13px; color: #949ba4; }
.quote { border-left: 4px solid #4e5058; padding-left: 12px; margin: 3px 0; }
a { color: #00a8fc; text-decoration: none; } code { background: #1e1f22; padding: 1px 4px; border-radius: 4px; }
.row { display: flex; gap: 8px; flex-wrap: wrap; margin-top: 6px; }
.button { border-radius: 8px; padding: 5px 14px; font-size: 14px; color: white; background: #4e5058;
  white-space: nowrap; } .primary { background: #5865f2; } .success { background: #248046; }
.danger { background: #da373c; } .disabled { opacity: .5; }
.select { background: #1e1f22; border-radius: 8px; padding: 9px 12px; color: #949ba4; width: 400px; }
img { max-width: 100%; border-radius: 8px; display: block; }
.bullet { padding-left: 18px; text-indent: -12px; }
"""


def page(messages: Sequence[str]) -> str:
    """A page with these messages."""
    return f"<!doctype html><meta charset='utf-8'><style>{CSS}</style>{''.join(messages)}"


def message(
    name: str,
    components: Sequence[Component],
    *,
    used: str = "",
    files: Mapping[str, str] | None = None,
) -> str:
    """A message of the bot; `used` is the command shown above it, `files` map names to addresses."""
    shown = "".join(_component(component, files or {}) for component in components)
    above = f"<div class=used>{html.escape(used)}</div>" if used else ""
    who = f"<div class=who><b>{html.escape(name)}</b><span class=app>APP</span></div>"
    face = f"<div class=face>{html.escape(name[:1])}</div>"
    return f"<div class=message>{face}<div class=body>{above}{who}{shown}</div></div>"


def said(name: str, text: str) -> str:
    """A message of a member."""
    who = f"<div class=who><b>{html.escape(name)}</b></div>"
    face = f"<div class=face style='background:#3ba55d'>{html.escape(name[:1].upper())}</div>"
    return f"<div class=message>{face}<div class=body>{who}{html.escape(text)}</div></div>"


def _component(component: Component, files: Mapping[str, str]) -> str:  # noqa: PLR0911 - a table
    def inside(key: str = "components") -> str:
        return "".join(_component(child, files) for child in component[key])

    match component["type"]:
        case 17:
            colour = f"#{component.get('accent_color') or 0x4E5058:06x}"
            return f"<div class=container style='border-left-color:{colour}'>{inside()}</div>"
        case 9:
            beside = _component(component["accessory"], files)
            return f"<div class=section><div>{inside()}</div>{beside}</div>"
        case 10:
            return f"<div>{markdown(component['content'])}</div>"
        case 14:
            return "<hr>"
        case 1:
            return f"<div class=row>{inside()}</div>"
        case 2:
            return _button(component)
        case 3:
            return f"<div class=select>{html.escape(component['placeholder'])} ▾</div>"
        case 12:
            name = component["items"][0]["media"]["url"].rpartition("/")[2]
            return f"<img src='{files.get(name, '')}'>"
        case _:
            return ""


def _button(component: Component) -> str:
    style = _STYLES[component["style"]] + (" disabled" if component.get("disabled") else "")
    emoji = (component.get("emoji") or {}).get("name") or ""
    out = " ↗" if component["style"] == 5 else ""
    label = html.escape(f"{emoji} {component['label']}{out}".strip())
    return f"<span class='button {style}'>{label}</span>"


def markdown(text: str) -> str:
    r"""Discord's markdown as HTML, a line at a time.

    >>> markdown("# 5\n> a **b** \\*c\\*")
    "<h1>5</h1><div class='quote'>a <b>b</b> *c*</div>"

    """
    return "".join(_line(line) for line in text.split("\n"))


_STARTS = (
    ("-# ", "<div class='small'>", "</div>"),
    ("### ", "<h3>", "</h3>"),
    ("## ", "<h2>", "</h2>"),
    ("# ", "<h1>", "</h1>"),
    ("> ", "<div class='quote'>", "</div>"),
    ("- ", "<div class='bullet'>• ", "</div>"),
)


def _line(line: str) -> str:
    for start, opening, closing in _STARTS:
        if line.startswith(start):
            return f"{opening}{_inline(line.removeprefix(start))}{closing}"
    return f"<div>{_inline(line)}</div>"


def _inline(text: str) -> str:
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(html.escape(match[1]))
        return f"\0{len(kept) - 1}\0"

    shown = html.escape(re.sub(r"\\(.)", keep, text), quote=False)
    shown = re.sub(r"\[([^\]]+)\]\(&lt;([^&]+)&gt;\)", r"<a href='\2'>\1</a>", shown)
    shown = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", shown)
    shown = re.sub(r"(?<!\w)\*(.+?)\*", r"<i>\1</i>", shown)
    shown = re.sub(r"`(.+?)`", r"<code>\1</code>", shown)
    return re.sub(r"\0(\d+)\0", lambda match: kept[int(match[1])], shown)

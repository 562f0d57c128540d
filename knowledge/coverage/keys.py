"""What tells whether two articles are the same one."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|cmpid|ocid|smid|spm", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_]+")


def article_key(url: str, title: str, published: datetime | None, text: str = "") -> str:
    """What identifies an article across formats and updates.

    Its URL without scheme, fragment and tracking parameters; without one, its title and day;
    without a title, what it says (`text`).

    >>> article_key("https://www.example.com/a/?utm_source=x#top", "Any", None)
    'example.com/a'
    """
    if url.strip():
        return normal_url(url)
    return twin_key(title, published) or f"text|{content_hash([text])}"


def twin_key(title: str, published: datetime | None) -> str:
    """What two prints of one article share even under different URLs; "" without a title.

    >>> from datetime import datetime
    >>> twin_key("Acme’s Loss  Widens", datetime(2021, 5, 4, 17, 50))
    'acme s loss widens|2021-05-04'
    """
    words = normal_title(title)
    return f"{words}|{published.date().isoformat() if published else ''}" if words else ""


def normal_title(title: str) -> str:
    """A title as compared: small letters, signs and white space as single spaces."""
    return _SIGNS.sub(" ", title.casefold()).strip()


def normal_url(url: str) -> str:
    """A URL as compared; the text itself if it cannot be taken apart."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    if not parts.netloc:
        return url.strip()
    kept = [
        (name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name)
    ]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query


def content_hash(parts: Iterable[str]) -> str:
    """A hash of texts and their borders: 32 hexadecimal digits."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "replace"))
        digest.update(b"\0")
    return digest.hexdigest()[:32]

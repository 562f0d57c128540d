"""Bytes -> text: whatever encoding a file of the coverage was saved in."""

from __future__ import annotations

import codecs
import re

from knowledge.errors import UnreadableFile

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# First bytes of files that are not text: (mark, what it is).
_MARKS = (
    (b"%PDF", "a PDF file; save it as text or HTML"),
    (b"PK\x03\x04", "a ZIP archive or an Office file; save it as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as text or HTML"),
    (b"\x1f\x8b", "a gzip archive; unpack it"),
    (b"BZh", "a bzip2 archive; unpack it"),
    (b"\xfd7zXZ", "an xz archive; unpack it"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a rich-text file; save it as text or HTML"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""")
_HIGH_RUNS = re.compile(rb"[\x80-\xff]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\xad\x00-\x08\x0e-\x1f\x7f]"
)
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_SAMPLE = 1 << 16
_PAIR = 2
_MOST_CONTROLS = 0.01
_MOST_PAIRS = 0.2


def decoded(data: bytes) -> str:
    """The text of a file, cleaned; see `cleaned`.

    Tried in order: byte-order mark, UTF-8, the charset that the file itself declares, UTF-16
    without a mark, Windows-1252 where the bytes look western, and what charset-normalizer
    finds. Raises UnreadableFile for an empty file and for one that is not text.
    """
    if not data.strip():
        raise UnreadableFile("the file is empty")
    for mark, what in _MARKS:
        if data.startswith(mark):
            raise UnreadableFile(f"this is {what}")
    text = _decode(data)
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise UnreadableFile("this is not text; save the page as text, HTML, Markdown or JSON")
    text = cleaned(text)
    if not text.strip():
        raise UnreadableFile("the file holds no text")
    return text


def cleaned(text: str) -> str:
    """The text without characters that nobody sees, and with plain line breaks.

    Zero-width signs, soft hyphens and control characters go; a lone surrogate becomes "?", as
    no database could store it.
    """
    if text.isascii() and text.isprintable():
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = _SURROGATES.sub("?", text)
        text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\x85", "\n")
    return _INVISIBLE.sub("", text.replace("\f", "\n").replace("\v", "\n"))


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    candidates = [_wide(data)] if b"\0" in data[:_SAMPLE] else ["utf-8", _declared(data)]
    candidates += [_western(data)]
    for encoding in candidates:
        if encoding:
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    return _detected(data)


def _declared(data: bytes) -> str:
    """The charset that an HTML or XML file names in its head, "" if none or not a text codec."""
    match = _DECLARED.search(data[:2048])
    if match is None:
        return ""
    try:
        info = codecs.lookup(match[1].decode("ascii"))
    except LookupError:
        return ""
    name = "gb18030" if info.name in {"gb2312", "gbk"} else info.name  # pages use the wider set
    # codecs marks transforms such as "hex" and "zlib" this way; they do not give text.
    return name if getattr(info, "_is_text_encoding", True) and name != "idna" else ""


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in western text every other byte is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _western(data: bytes) -> str:
    """Windows-1252 if bytes above 127 mostly stand alone, as quotes and accents do."""
    runs = _HIGH_RUNS.findall(data[: _SAMPLE * 4])
    pairs = sum(len(run) >= _PAIR for run in runs)
    return "cp1252" if pairs <= _MOST_PAIRS * len(runs) else ""


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - costs start-up time

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableFile("this is not text, or its encoding is not known; save it as UTF-8")
    encoding = "gb18030" if best.encoding in {"gb2312", "gbk"} else best.encoding
    return data.decode(encoding, "replace")

"""Bytes to text. The decoded text is canonical: nothing in it is normalised, so offsets count its code points."""

from __future__ import annotations

import codecs
import unicodedata

from sahelscope.corpus.faults import UnreadableArticle

MAX_BYTES = 5_000_000  # a long article has 50,000 bytes; a file a hundred times that is an archive, not an article
MAX_CONTROL_SHARE = 0.002  # text has line breaks and tabs; the odd form feed passes, a binary file does not

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_C1_CONTROLS = range(0x80, 0xA0)
_TEXT_CONTROLS = frozenset("\t\n\v\f\r\x85")


def decode(file_name: str, raw: bytes) -> tuple[str, str]:
    """Text and the name of its encoding; a byte order mark is not part of the text.

    UTF-8 and UTF-16 with mark are read strictly. What is neither is taken as Latin-1 (as Windows-1252 where it uses
    that code page's quotes), and the encoding's name says so. Empty, large and binary files raise UnreadableArticle.
    """
    if len(raw) > MAX_BYTES:
        raise UnreadableArticle(
            file_name, f"{len(raw):,} bytes, more than {MAX_BYTES:,}", "split it into one file an article"
        )
    text, encoding = _decoded(file_name, raw)
    if not text.strip():
        raise UnreadableArticle(file_name, "empty", "delete it or save the article's text in it")
    if "\0" in text or _controls(text) > MAX_CONTROL_SHARE * len(text):
        raise UnreadableArticle(file_name, "binary, not text", "save the article as plain text in UTF-8")
    return text, encoding


def _decoded(file_name: str, raw: bytes) -> tuple[str, str]:
    marked = next((name for mark, name in _BOMS if raw.startswith(mark)), "")
    try:
        return raw.decode(marked or "utf-8"), marked or "utf-8"
    except UnicodeDecodeError as fault:
        if marked:
            raise UnreadableArticle(
                file_name, f"undecodable: marked as {marked}, but {fault.reason}", "save the article in UTF-8"
            ) from fault
    return _single_byte(raw)


def _single_byte(raw: bytes) -> tuple[str, str]:
    if any(byte in _C1_CONTROLS for byte in raw):
        try:
            return raw.decode("windows-1252"), "windows-1252"
        except UnicodeDecodeError:
            pass  # five bytes of that code page are undefined; Latin-1 defines all
    return raw.decode("latin-1"), "latin-1"


def _controls(text: str) -> int:
    return sum(unicodedata.category(character) == "Cc" and character not in _TEXT_CONTROLS for character in text)

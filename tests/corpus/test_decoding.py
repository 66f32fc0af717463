"""Bytes to text: nothing is normalised, every fallback is named, what is no text is refused."""

from __future__ import annotations

import codecs

import pytest

from sahelscope.corpus.decoding import MAX_BYTES, decode
from sahelscope.corpus.faults import UnreadableArticle

TEXT = "De Azerbeidzjaanse president zei:\r\n“Dat klopt.”"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32"),
    ],
)
def test_marked_and_unmarked_unicode_give_the_same_text(raw: bytes, encoding: str) -> None:
    """A byte order mark is no part of the text, and line ends stay as they are, so that offsets count the same."""
    assert decode("x.txt", raw) == (TEXT, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Il est né à Orléans.", "latin-1"), ("Er sagte „nein“ – dreimal, für 5 €.", "windows-1252")],
)
def test_single_byte_text_is_a_named_fallback(text: str, encoding: str) -> None:
    """What is not UTF-8 is read as Latin-1, or Windows-1252 where its quotes occur, and the encoding says so."""
    assert decode("x.txt", text.encode("windows-1252")) == (text, encoding)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7\x00\x01\x02", "binary"),
        (bytes(range(256)) * 8, "binary"),
        ("tekst".encode("utf-16-le"), "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "undecodable"),
        (b"a" * (MAX_BYTES + 1), "more than"),
    ],
)
def test_what_is_no_text_is_refused_with_reason_and_remedy(raw: bytes, reason: str) -> None:
    """An empty, binary, broken or too large file raises UnreadableArticle by name."""
    with pytest.raises(UnreadableArticle, match=reason) as refused:
        decode("x.txt", raw)
    assert refused.value.skipped.file == "x.txt"
    assert refused.value.skipped.remedy

"""Bytes become text, or say why not."""

from __future__ import annotations

import pytest

from journeybook.diagnostics import Diagnostic, Findings
from journeybook.source import SourceFile
from journeybook.syntax import decode, decode_roughly
from journeybook.syntax.decoding import MAX_BYTES


def _decode(data: bytes) -> tuple[SourceFile | None, list[Diagnostic]]:
    findings = Findings()
    return decode("a.md", data, findings), list(findings)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"\xef\xbb\xbfa\r\n", "a\n"),
        (b"\xef\xbb\xbf", ""),
        (b"", ""),
        ("e\u0301 \u200b \u00ad \u0627\u0644 \u05d0".encode(), "e\u0301 \u200b \u00ad \u0627\u0644 \u05d0"),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467".encode(), "\U0001f469\u200d\U0001f469\u200d\U0001f467"),
    ],
)
def test_text_in_utf_8_is_read_whatever_its_line_ends(data: bytes, text: str) -> None:
    source, found = _decode(data)
    assert found == []
    assert source is not None
    assert source.text == text


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        ("id: 1\ntitle: café\n".encode("latin-1"), "a.md:2:11", "byte 0xE9 is not UTF-8 (Windows-1252 'é'?)"),
        ("id: 1\r\ntitle: “x”\r\n".encode("cp1252"), "a.md:2:8", "byte 0x93 is not UTF-8 (Windows-1252 '“'?)"),
        (b"\xef\xbb\xbf\xc3", "a.md:1:1", "byte 0xC3 is not UTF-8 (Windows-1252 'Ã'?)"),
        (b"a\n\xff\n", "a.md:2:1", "byte 0xFF is not UTF-8 (Windows-1252 'ÿ'?)"),
        ("é é".encode() + b"\x81", "a.md:1:4", "byte 0x81 is not UTF-8"),
        (b"\xed\xa0\x80", "a.md:1:1", "byte 0xED is not UTF-8 (Windows-1252 'í'?)"),
        (b"\xc0\xaf", "a.md:1:1", "byte 0xC0 is not UTF-8 (Windows-1252 'À'?)"),
        ("title: x".encode("utf-16"), "a.md:1:1", "the file is saved as UTF-16"),
        ("title: x".encode("utf-32"), "a.md:1:1", "the file is saved as UTF-32"),
        (b"\xff\xfe", "a.md:1:1", "the file is saved as UTF-16"),
    ],
)
def test_another_encoding_is_named_with_the_first_byte_that_does_not_fit(data: bytes, place: str, message: str) -> None:
    source, found = _decode(data)
    assert source is None
    assert [(one.rule, str(one.span), one.message) for one in found] == [("encoding", place, message)]
    assert "UTF-8" in found[0].hint


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a\x00b", "a.md:1:2", "control character U+0000"),
        ("ab\n\x1b[31m", "a.md:2:1", "control character U+001B"),
        ("a\x7f", "a.md:1:2", "control character U+007F"),
        ("a\u0085b", "a.md:1:2", "control character U+0085"),
        ("a\u2028b", "a.md:1:2", "control character U+2028 line separator"),
        ("a\n\nb\u202ec", "a.md:3:2", "bidirectional control character U+202E right-to-left override: it can"),
        ("a\u2066b", "a.md:1:2", "bidirectional control character U+2066 left-to-right isolate: it can"),
        ("a\ufeffb", "a.md:1:2", "control character U+FEFF zero width no-break space"),
    ],
)
def test_a_hidden_character_is_reported_and_taken_out_of_sight(text: str, place: str, message: str) -> None:
    source, found = _decode(text.encode())
    assert [(one.rule, str(one.span)) for one in found] == [("control-character", place)]
    assert found[0].message.startswith(message)
    assert source is not None
    assert len(source.text) == len(text)
    assert "\ufffd" in source.text


def test_a_file_full_of_hidden_characters_is_reported_five_times() -> None:
    assert len(_decode(b"\x00" * 900)[1]) == 5


def test_hidden_characters_can_be_left_to_the_caller() -> None:
    findings = Findings()
    source = decode("a.mmd", b"a\x00", findings, keep_hidden=True)
    assert source is not None
    assert source.text == "a\x00"
    assert len(findings) == 0


def test_a_file_may_have_a_million_bytes_and_not_one_more() -> None:
    assert _decode(b"a" * MAX_BYTES)[1] == []
    source, found = _decode(b"a" * (MAX_BYTES + 1))
    assert source is None
    assert [one.rule for one in found] == ["file-size"]


def test_what_cannot_be_read_can_still_be_shown() -> None:
    assert decode_roughly("a.md", b"a\r\ncaf\xe9\r\n").line(2) == "caf\ufffd"

"""What a font file says of itself, in its first bytes."""

from __future__ import annotations

import struct
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.syntax.font import Font, font_in

NUMBERS = {"cmap": 0, "head": 1, "glyf": 10, "loca": 11, "fvar": 47}
"""Of the tables that WOFF2 knows."""


def sfnt(*tables: str, kind: bytes = b"\0\1\0\0") -> bytes:
    return kind + struct.pack(">4H", len(tables), 0, 0, 0) + b"".join(
        tag.encode() + struct.pack(">3I", 0, 0, 0) for tag in tables
    )  # fmt: skip


def woff(*tables: str) -> bytes:
    head = b"wOFF" + b"\0\1\0\0" + struct.pack(">I2H", 0, len(tables), 0)
    return head.ljust(44, b"\0") + b"".join(tag.encode() + bytes(16) for tag in tables)


def woff2(*tables: str) -> bytes:
    """Glyphs are transformed, as usual, and so have a second length; every length takes two bytes."""
    entries = b""
    for tag in tables:
        known = NUMBERS.get(tag)
        entries += bytes([63 if known is None else known]) + (tag.encode() if known is None else b"")
        entries += b"\x81\x00" * (2 if tag in ("glyf", "loca") else 1)
    return (b"wOF2" + b"\0\1\0\0" + struct.pack(">I2H", 0, len(tables), 0)).ljust(48, b"\0") + entries


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (sfnt("cmap", "glyf", "loca"), "truetype"),
        (sfnt("cmap", kind=b"true"), "truetype"),
        (sfnt("CFF ", "cmap", kind=b"OTTO"), "opentype"),
        (woff("cmap", "glyf"), "woff"),
        (woff2("cmap", "glyf", "loca", "head"), "woff2"),
    ],
)
def test_the_four_formats_of_fonts_are_known(data: bytes, kind: str) -> None:
    assert font_in(data) == Font(format=kind, variable=False)


@pytest.mark.parametrize(
    "data",
    [
        sfnt("cmap", "fvar"),
        sfnt("fvar", kind=b"OTTO"),
        woff("cmap", "fvar", "glyf"),
        woff2("cmap", "glyf", "loca", "fvar"),
        woff2("abcd", "fvar"),
    ],
)
def test_a_font_with_a_table_of_variations_is_variable(data: bytes) -> None:
    found = font_in(data)
    assert found is not None
    assert found.variable


def test_a_spelled_tag_does_not_pass_for_a_number() -> None:
    assert font_in(woff2("/bcd", "cmap")) == Font(format="woff2", variable=False)  # "/" is 47


def test_real_fonts_are_read() -> None:
    fonts = files("mkdocs") / "themes" / "readthedocs" / "css" / "fonts"
    for name, kind in (("lato-bold.woff2", "woff2"), ("lato-bold.woff", "woff")):
        assert font_in((fonts / name).read_bytes()) == Font(format=kind, variable=False)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"wOF2",
        b"wOFF" + bytes(40),
        b"ttcf" + bytes(100),
        b"<svg/>",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        sfnt("cmap")[:-1],
        sfnt(),
        woff2("cmap")[:-1],
        woff2(),
        b"\0\1\0\0\xff\xff" + bytes(100),
    ],
)
def test_other_bytes_are_no_font(data: bytes) -> None:
    assert font_in(data) is None


@given(kind=st.sampled_from([b"wOFF", b"wOF2", b"OTTO", b"true", b"\0\1\0\0", b""]), rest=st.binary(max_size=300))
def test_any_bytes_are_a_font_or_none(kind: bytes, rest: bytes) -> None:
    found = font_in(kind + rest)
    assert found is None or found.format

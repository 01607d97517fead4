"""SVG files: what is a drawing passes, whatever runs, fetches or cannot be read is named with its place."""

from __future__ import annotations

import pytest

from journeybook.syntax.drawing import harm_in

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


@pytest.mark.parametrize(
    "inside",
    [
        '<circle r="1" fill="url(#a)" style="fill:url(#a)"/>',
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><use xlink:href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<a href="https://shop.example/"><text>Shop</text></a>',
        "<style>.a { fill: red }</style>",
        '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>',
        '<sodipodi:view xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" showgrid="no"/>',
        '<animate attributeName="r" to="3"/>',
    ],
)
def test_a_drawing_passes(inside: str) -> None:
    assert harm_in(f"<?xml version='1.0'?><!-- made by hand --><svg {NAMESPACES}>{inside}</svg>".encode()) is None


def test_a_document_type_without_entities_passes() -> None:
    head = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert harm_in(f"{head}<svg {NAMESPACES}/>".encode()) is None


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
        '<circle onclick="alert(1)"/>',
        "<foreignObject><p>Hi</p></foreignObject>",
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<a xlink:href=" java&#9;script:alert(1)"><text>x</text></a>',
        '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
        '<set attributeName="xlink:href" to="javascript:alert(1)"/>',
        '<image href="https://evil.example/a.png"/>',
        '<image xlink:href="//evil.example/a.png"/>',
        '<use href="data:image/svg+xml,x"/>',
        '<circle style="fill:url(https://evil.example/a)"/>',
        "<circle fill=\"url( '//evil.example/a')\"/>",
        "<style>@import 'https://evil.example/a.css';</style>",
        "<style>a{background:u\\72l(//evil.example)}</style>",
        "<style><![CDATA[@font-face{src:url(//evil.example)}]]></style>",
        "<unknown/>",
        '<g xml:base="https://evil.example/"/>',
    ],
)
def test_whatever_runs_or_fetches_is_refused(inside: str) -> None:
    assert harm_in(f"<svg {NAMESPACES}>{inside}</svg>".encode()) is not None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff",
        b"<html><script>alert(1)</script></html>",
        b"<svg><script>alert(1)</script></svg>",
        f"<svg {NAMESPACES}>".encode(),
        f"<?xml-stylesheet href='a.css'?><svg {NAMESPACES}/>".encode(),
        f"<?xml version='1.0' encoding='no-such'?><svg {NAMESPACES}/>".encode(),
        f"<?xml version='1.0' encoding='utf-7'?><svg {NAMESPACES}/>".encode(),
        f'<!DOCTYPE svg [<!ENTITY a "b">]><svg {NAMESPACES}>&a;</svg>'.encode(),
        f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]><svg {NAMESPACES}/>'.encode(),
        f"<svg {NAMESPACES}>".encode() + b" " * 1_000_000 + b"</svg>",
        f"<svg {NAMESPACES}>".encode() + b"<g>" * 300_000,
    ],
)
def test_what_is_no_readable_drawing_is_refused(data: bytes) -> None:
    assert harm_in(data) is not None


def test_a_script_in_another_encoding_is_found() -> None:
    assert harm_in(f"<svg {NAMESPACES}><script/></svg>".encode("utf-16")) is not None


def test_the_place_of_the_harm_is_told() -> None:
    harm = harm_in(f"<svg {NAMESPACES}>\n  <script/></svg>".encode())
    assert harm is not None
    assert harm.mark[:2] == (2, 3)
    assert harm.message == "it holds a <script>"

"""Only what is known to be harmless reaches a page."""

from __future__ import annotations

import pytest

from journeybook.diagrams import UnsafeDiagram
from journeybook.diagrams.gate import SVG, refuse_unsafe


def _picture(inside: str = "", attributes: str = "") -> str:
    return f'<svg xmlns="{SVG}" id="d1" {attributes}>{inside}</svg>'


def test_a_plain_picture_passes() -> None:
    refuse_unsafe(
        _picture(
            '<title id="d1-title">A &lt;b&gt;</title><g fill="#ffffff" style="fill:light-dark(#ffffff,#1e2129)">'
            '<path d="M1 2h3.5v-4z"/><text x="1" y="-2.5"><tspan x="1" dy="17">T</tspan></text></g>',
            'role="img" width="10" height="10" viewBox="0 0 10 10"',
        ),
        diagram_id="d1",
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<foreignObject><div>x</div></foreignObject>",
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<image href="https://evil.invalid/x.png"/>',
        '<use href="#d1-title"/>',
        '<style>@import "https://evil.invalid/x.css"</style>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        '<filter id="d1-f"/>',
        '<div xmlns="http://www.w3.org/1999/xhtml">x</div>',
        '<script xmlns="">alert(1)</script>',
        '<g onclick="alert(1)"/>',
        '<g OnClick="alert(1)"/>',
        '<g fill="url(https://evil.invalid/x.svg#a)"/>',
        '<g fill="url(#other)"/>',
        '<g style="fill:url(https://evil.invalid/x)"/>',
        '<g style="background:red"/>',
        '<g style="fill:light-dark(#ffffff,#1e2129);x:expression(alert(1))"/>',
        '<g xlink:href="#a" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
        '<g href="#a"/>',
        '<g class="md-header"/>',
        '<text x="1&#10;onload=2">x</text>',
    ],
)
def test_what_can_act_or_call_is_refused(inside: str) -> None:
    with pytest.raises(UnsafeDiagram, match="the picture holds the"):
        refuse_unsafe(_picture(inside), diagram_id="d1")


@pytest.mark.parametrize(
    "svg",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + _picture("<text>&b;</text>"),
        '<?xml-stylesheet href="https://evil.invalid/x.css"?>' + _picture(),
        _picture("<!-- <script> -->"),
        _picture("<![CDATA[<script>]]>"),
    ],
)
def test_declarations_are_refused(svg: str) -> None:
    with pytest.raises(UnsafeDiagram, match="declaration"):
        refuse_unsafe(svg, diagram_id="d1")


@pytest.mark.parametrize(
    "svg", ["", "<svg", "<svg><g></svg>", _picture("<text>\x00</text>"), _picture("<text>&b;</text>")]
)
def test_what_is_no_xml_is_refused(svg: str) -> None:
    with pytest.raises(UnsafeDiagram, match="no well-formed XML"):
        refuse_unsafe(svg, diagram_id="d1")


@pytest.mark.parametrize("inside", ['<g id="main"/>', '<g id="d1"/>', '<g id="d1-a"/><g id="d1-a"/>', '<g id="d2-a"/>'])
def test_an_id_that_may_be_anothers_is_refused(inside: str) -> None:
    with pytest.raises(UnsafeDiagram, match="another one's"):
        refuse_unsafe(_picture(inside), diagram_id="d1")

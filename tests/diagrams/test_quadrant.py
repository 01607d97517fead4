"""A quadrant chart as Mermaid text and as a picture."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import merman
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.diagrams import DiagramError, QuadrantPoint, quadrant_chart, render_quadrant_svg
from journeybook.diagrams.escaping import collapse, plain
from tests.diagrams.goldens import GOLDEN
from tests.diagrams.quadrants import NAMES, POINTS, TITLES, quadrant_svg, quadrant_text

SVG = "{http://www.w3.org/2000/svg}"


def _chart(*points: QuadrantPoint, title: str = "T") -> str:
    return quadrant_chart(title, across=("a", "b"), up=("c", "d"), names=NAMES, points=points)


def test_the_text_and_the_picture_are_the_golden_ones() -> None:
    assert quadrant_text() == (GOLDEN / "quadrant.mmd").read_text(encoding="utf-8")
    assert quadrant_svg().replace("><", ">\n<") + "\n" == (GOLDEN / "quadrant.svg").read_text(encoding="utf-8")


def test_mermaid_reads_back_what_was_meant() -> None:
    model = json.loads(merman.Merman().parse_json(quadrant_text(), None))
    assert plain(model["title"]) == "Opportunities: impact & effort"
    assert {name: plain(text) for name, text in model["axes"].items()} == {
        "xAxisLeftText": "Effort: low",
        "xAxisRightText": "Effort: high",
        "yAxisBottomText": "Impact: low",
        "yAxisTopText": "Impact: high",
    }
    assert [model["quadrants"][f"quadrant{at}Text"] for at in (1, 2, 3, 4)] == [
        "Big bets",
        "Quick wins",
        "Fill-ins",
        "Think twice",
    ]
    points = [(plain(one["text"]), one["x"], one["y"]) for one in reversed(model["points"])]
    assert points == [
        (collapse(f"{at} {title}"), pytest.approx(one.across), pytest.approx(one.up))
        for at, (title, one) in enumerate(zip(TITLES, POINTS, strict=True), 1)
    ]


@given(st.text(max_size=30), st.floats(-0.5, 1.5), st.floats(-0.5, 1.5))
@settings(max_examples=60, deadline=None)
def test_no_title_is_ever_grammar(title: str, across: float, up: float) -> None:
    text = _chart(QuadrantPoint(number=7, title=title, across=across, up=up), title=title)
    model = json.loads(merman.Merman().parse_json(text, None))
    (point,) = model["points"]
    assert plain(point["text"]).strip() == collapse(f"7 {title}")
    assert (point["x"], point["y"]) == (
        pytest.approx(min(max(across, 0), 1), abs=0.001),
        pytest.approx(min(max(up, 0), 1), abs=0.001),
    )


def test_a_point_of_the_picture_has_its_number_in_it_and_its_label_for_who_points_at_it() -> None:
    root = ElementTree.fromstring(quadrant_svg())
    points = [one for one in root.iter(f"{SVG}g") if one.find(f"{SVG}circle") is not None]
    assert [one.findtext(f"{SVG}text") for one in points] == [str(at) for at in range(1, len(TITLES) + 1)]
    assert points[1].findtext(f"{SVG}title") == f"2 {TITLES[1]}"


def test_points_lie_where_they_should() -> None:
    svg = render_quadrant_svg(
        _chart(QuadrantPoint(number=1, title="", across=0.25, up=0.75)), diagram_id="d", title="t", description=""
    )
    root = ElementTree.fromstring(svg)
    circle = next(root.iter(f"{SVG}circle"))
    quick = list(root.iter(f"{SVG}rect"))[2]
    x, y, width, height = (float(quick.get(name) or 0) for name in ("x", "y", "width", "height"))
    assert float(circle.get("cx") or 0) == pytest.approx(x + width / 2, abs=1)
    assert float(circle.get("cy") or 0) == pytest.approx(y + height / 2, abs=1)


@pytest.mark.parametrize("text", ["journey\n\ttitle T\n", "quadrantChart", "quadrantChart\n    ]: broken\n", ""])
def test_what_is_no_chart_is_refused(text: str) -> None:
    with pytest.raises(DiagramError):
        render_quadrant_svg(text, diagram_id="d", title="t", description="")

"""Mermaid text as a picture."""

from __future__ import annotations

import gzip
import re
from contextlib import suppress
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.diagrams import DiagramError, UnsafeDiagram, engine, journey_diagram, palette, render_svg, svg
from journeybook.diagrams.gate import SVG
from journeybook.model import Journey
from tests.diagrams.builders import catalogue, journey, stage, step
from tests.diagrams.goldens import CASES, GOLDEN, svg_of

ONE_TASK = "journey\n\ttitle J\n\tsection S\n\t\tA: 3 : Me\n"


def _draw(mermaid: str, **changes: str) -> ElementTree.Element:
    given_ = {"diagram_id": "d1", "title": "T", "description": "D", **changes}
    return ElementTree.fromstring(render_svg(mermaid, **given_))


def _texts(root: ElementTree.Element) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter(f"{{{SVG}}}text")]


def _long_journey(steps: int) -> Journey:
    return journey("Long", *[stage(f"Stage {at}", step(f"I do thing number {at}", 1 + at % 5)) for at in range(steps)])


@pytest.mark.parametrize("name", CASES)
def test_the_picture_of_a_journey_is_the_golden_one(name: str) -> None:
    assert svg_of(name).replace("><", ">\n<") + "\n" == (GOLDEN / f"{name}.svg").read_text(encoding="utf-8")


def test_a_picture_shows_title_sections_tasks_scores_and_actors() -> None:
    texts = _texts(ElementTree.fromstring(svg_of("two-personas")))

    assert texts[:5] == ["1", "2", "3", "4", "5"]
    assert texts[5:10] == ["A tap that drips", "Finding out", "Mending", "Ines", "Tom"]
    assert texts.count("I hear it at night") == 2
    assert texts.count("I change the seal") == 1
    assert "I put the tools away" not in texts
    assert texts[-7:] == ["2", "4", "1", "3", "5", "4", "3"]


def test_the_names_of_a_picture_are_said_to_those_who_do_not_see_it() -> None:
    root = _draw(ONE_TASK, title='A "title" & <more>\x00', description="Line\nby line")

    assert root.get("role") == "img"
    ids = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert ids == {"d1": None, "d1-title": 'A "title" & <more>�', "d1-desc": "Line by line"}
    assert root.get("aria-labelledby") == "d1-title d1-desc"


def test_the_size_is_in_numbers_and_the_view_box_agrees() -> None:
    root = _draw(ONE_TASK)

    width, height = int(root.get("width", "")), int(root.get("height", ""))
    assert root.get("viewBox") == f"0 0 {width} {height}"


@pytest.mark.parametrize("diagram_id", ["", "1st", 'a" onload="x', "a b", "é"])
def test_an_id_that_is_none_is_a_mistake_of_the_caller(diagram_id: str) -> None:
    with pytest.raises(ValueError, match="no id"):
        render_svg(ONE_TASK, diagram_id=diagram_id, title="T", description="D")


def test_two_pictures_of_a_page_share_no_id() -> None:
    first, second = (set(re.findall(r'id="([^"]+)"', svg_of(name))) for name in ("one-persona", "aggregate"))

    assert first
    assert first.isdisjoint(second)


def test_one_actor_needs_no_marks_and_more_have_one_each() -> None:
    assert ">Me<" in render_svg(ONE_TASK, diagram_id="d1", title="T", description="D")
    assert len(_draw(ONE_TASK).findall(f".//{{{SVG}}}path/{{{SVG}}}title")) == 0
    root = ElementTree.fromstring(svg_of("eight-personas"))
    marks = root.findall(f".//{{{SVG}}}path[{{{SVG}}}title]")
    shapes = {(re.sub(r"M[-0-9. ]+", "", mark.get("d", ""))[:20], mark.get("fill")) for mark in marks}
    assert len(marks) == len(shapes) == 8


def test_every_score_has_a_face_of_its_own() -> None:
    scores = journey("J", stage("S", *[step(f"Step {score}", score) for score in (1, 2, 3, 4, 5)]))
    root = _draw(journey_diagram(scores, catalogue()).text)

    circles = list(root.iter(f"{{{SVG}}}circle"))
    heights = [float(circle.get("cy", "")) for circle in circles]
    assert heights == sorted(heights, reverse=True)
    faces = {path.get("d", "").split("m", 1)[1] for path in root.iter(f"{{{SVG}}}path") if "m" in path.get("d", "")}
    assert len(faces) == len(circles) == 5


def test_colours_hold_without_styles_and_turn_with_the_page() -> None:
    for element in ElementTree.fromstring(svg_of("two-personas")).iter():
        for name in ("fill", "stroke"):
            colour = element.get(name)
            if colour and colour != "none":
                assert f"{name}:light-dark({colour},#" in element.get("style", "")


def _contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_and_faces_stand_out_in_both_schemes(scheme: str) -> None:
    paper, ink, muted = (getattr(colour, scheme) for colour in (palette.PAPER, palette.INK, palette.MUTED))

    assert all(_contrast(ink, getattr(ground, scheme)) >= 7 for ground in (palette.PAPER, *palette.TINTS))
    assert _contrast(muted, paper) >= 4.5
    assert all(_contrast(getattr(colour, scheme), paper) >= 3 for colour in palette.EMOTIONS.values())


def test_no_letters_are_smaller_than_twelve_pixels() -> None:
    sizes = {float(size) for name in CASES for size in re.findall(r'font-size="([^"]+)"', svg_of(name))}

    assert min(sizes) >= 12


def test_a_journey_of_twelve_steps_weighs_less_than_three_kilobytes() -> None:
    text = journey_diagram(_long_journey(12), catalogue()).text

    drawn = render_svg(text, diagram_id="journey-diagram", title="Long", description="Twelve steps.")

    assert len(gzip.compress(drawn.encode())) < 3000


def test_boxes_follow_one_another_without_touching() -> None:
    root = _draw(journey_diagram(_long_journey(35), catalogue()).text)

    boxes = [(float(box.get("x", "0")), float(box.get("width", ""))) for box in root.iter(f"{{{SVG}}}rect")][1:]
    sections, tasks = boxes[:35], boxes[35:]
    assert sections == tasks
    assert all(left + width < following for (left, width), (following, _) in pairwise(tasks))
    assert tasks[-1][0] + tasks[-1][1] < float(root.get("width", ""))


def test_a_title_that_does_not_fit_is_shown_as_far_as_it_does() -> None:
    mermaid = f"journey\n\ttitle {'long ' * 400}\n\tsection {'S' * 900}\n\t\t{'A' * 900}: 3 : {'M' * 900}\n"

    cut = [text for text in _texts(_draw(mermaid)) if text.endswith("…")]

    assert [text[0] for text in cut] == ["l", "S", "M", "A"]


@pytest.mark.parametrize(
    ("mermaid", "message"),
    [
        ("", "no Mermaid journey"),
        ("flowchart LR\n A-->B\n", "no Mermaid journey"),
        ("radar-beta\n axis a,b\n curve x{1,2}\n ticks 1000000000\n", "no Mermaid journey"),
        ("%%{init: {'themeCSS': 'x'}}%%\njourney\n A: 3: Me\n", "no Mermaid journey"),
        ("journey\n\ttitle T\n", "no task"),
        ("journey\n\tsection\n\t\tA: 3 : Me\n", "merman cannot draw the text"),
        ("journey\n\tsection S\n\t\tA\n", "merman cannot draw the text"),
        ("journey\n\tsection S\n\t\tA: 6 : Me\n", "the score of 'A' is no whole number from 1 to 5"),
        ("journey\n\tsection S\n\t\tA: x : Me\n", "the score of 'A' is no whole number from 1 to 5"),
        ("journey\n\tsection S\n\t\tA: 3 : \x00\ud800\n", "merman cannot draw the text"),
    ],
)
def test_what_cannot_be_drawn_says_why(mermaid: str, message: str) -> None:
    with pytest.raises(DiagramError, match=message) as caught:
        render_svg(mermaid, diagram_id="d1", title="T", description="D")
    assert "\n" not in str(caught.value)


def test_a_task_that_nobody_is_named_at_is_drawn() -> None:
    assert "A" in _texts(_draw("journey\n\tsection S\n\t\tA: 3\n"))


@pytest.mark.parametrize("error", [RuntimeError("a panic"), KeyError("layout"), ValueError()])
def test_whatever_the_engine_raises_is_an_error_that_the_caller_knows(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def parse_json(self, *_: object) -> str:
            raise error

    monkeypatch.setattr(engine, "_engine", lambda _: Broken())

    with pytest.raises(DiagramError, match=r"merman cannot draw the text: .*(panic|layout|ValueError)"):
        _draw(ONE_TASK)


def test_a_picture_that_is_not_safe_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "paint", lambda *_, **__: f'<svg xmlns="{SVG}" id="d1" onload="alert(1)"/>')

    with pytest.raises(UnsafeDiagram, match="onload"):
        _draw(ONE_TASK)


@settings(deadline=None, max_examples=60)
@given(title=st.text(), section=st.text(), task=st.text(), who=st.text(min_size=1))
def test_any_titles_are_drawn_as_text(title: str, section: str, task: str, who: str) -> None:
    told = journey(title, stage(section, step(task, 4), step("B", 2)), personas=("p",))

    root = _draw(journey_diagram(told, catalogue(p=who)).text, title=title, description=task)

    assert {element.tag.removeprefix(f"{{{SVG}}}") for element in root.iter()} <= {
        *("svg", "title", "desc", "rect", "g", "path", "circle", "text", "tspan"),
    }
    assert "B" in _texts(root)


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_no_text_whatever_crashes_the_renderer(text: str) -> None:
    for mermaid in (text, f"journey\n{text}", f"journey\n\tsection S\n\t\t{text}: 3 : Me\n"):
        with suppress(DiagramError):
            render_svg(mermaid, diagram_id="d1", title=text, description=text)

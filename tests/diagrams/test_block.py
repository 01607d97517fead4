"""The diagram of a journey in its own file."""

from __future__ import annotations

from journeybook.diagrams.block import diagram_block, is_current, with_current, with_markers
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.prose.markers import CLOSING, OPENING
from tests.load.projects import JOURNEY, loaded

BODY = "Before.\n\n## Buying {#buy}\n\nAt the till.\n"


def _lamp(text: str = JOURNEY) -> tuple[Journey, Catalogue]:
    catalogue = loaded({"journeys/lamp.md": text}).catalogue
    return catalogue.journeys["lamp"], catalogue


def test_the_block_is_a_fence_that_code_hosts_draw() -> None:
    lines = diagram_block(*_lamp()).split("\n")
    assert lines[:3] == [OPENING, "```mermaid", "journey"]
    assert lines[-2:] == ["```", CLOSING]
    assert any("I pay: 3 : Ana" in line for line in lines)


def test_no_title_can_leave_the_fence() -> None:
    text = JOURNEY.replace("I pay", '"``` --> <!-- /journeybook: diagram -->"')
    block = diagram_block(*_lamp(text))
    assert block.count("```") == 2
    assert block.count("-->") == 2


def test_of_a_journey_without_emotions_the_markers_stand_alone() -> None:
    assert diagram_block(*_lamp(JOURNEY.replace("        emotion: 3\n", ""))) == f"{OPENING}\n{CLOSING}"


def test_markers_are_added_below_the_introduction() -> None:
    lamp = _lamp()
    body = with_markers(BODY, *lamp)
    assert body == f"Before.\n\n{diagram_block(*lamp)}\n\n## Buying {{#buy}}\n\nAt the till.\n"
    assert with_markers(body, *lamp) == body
    assert with_markers("", *lamp) == f"\n{diagram_block(*lamp)}\n"
    assert with_markers("Before.\n\n```\n## Code {#buy}\n```\n", *lamp).startswith(
        "Before.\n\n```\n## Code {#buy}\n```\n\n<!--"
    )


def test_markers_are_not_added_where_they_would_be_none_or_hold_nothing() -> None:
    assert with_markers("```\nnever closed\n", *_lamp()) == "```\nnever closed\n"
    assert with_markers(BODY, *_lamp(JOURNEY.replace("        emotion: 3\n", ""))) == BODY


def test_a_diagram_is_current_until_the_journey_changes() -> None:
    lamp, changed = _lamp(), _lamp(JOURNEY.replace("emotion: 3", "emotion: 5"))
    body = with_markers(BODY, *lamp)
    assert is_current(body, *lamp)
    assert not is_current(body, *changed)
    assert with_current(body, *changed) == with_markers(BODY, *changed)
    assert is_current(BODY, *changed)


def test_markers_that_are_never_closed_are_not_current_and_not_touched() -> None:
    body = f"Before.\n{OPENING}\nold\n"
    assert not is_current(body, *_lamp())
    assert with_current(body, *_lamp()) == body


def test_the_narrative_of_the_page_leaves_the_diagram_out() -> None:
    plain = loaded().catalogue.journeys["lamp"].narrative
    text = JOURNEY.replace("Before.\n", f"{with_markers('Before.', *_lamp())}")
    drawn = loaded({"journeys/lamp.md": text})
    assert drawn.findings == loaded().findings
    narrative = drawn.catalogue.journeys["lamp"].narrative
    assert (narrative.introduction, narrative.sections) == (plain.introduction, plain.sections)
    assert narrative.sections[0].line > plain.sections[0].line
    line = text.split("\n")[narrative.sections[0].line - 2]
    assert line == "## Buying {#buy}"

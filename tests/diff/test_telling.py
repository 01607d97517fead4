"""Changes in words: of every thing and every field, in the language that is asked for."""

from __future__ import annotations

import dataclasses

import pytest

from journeybook.compare import Thing
from journeybook.compare.fields import _BESIDE, _WRITTEN
from journeybook.language import TERMS, language_of
from journeybook.model import Channel, Journey, Metric, Opportunity, Pain, Persona, Phase, Stage, Step, Touchpoint
from journeybook.model.parts import Evidence
from journeybook.pages.names import Names
from journeybook.pages.telling import Telling, told
from tests.compare.projects import FILES, edited
from tests.diff.states import compared

LAMP = "journeys/lamp.md"


def tellings(*edits: tuple[str, str], path: str = LAMP, language: str = "en") -> list[Telling]:
    """Return what is told of edits of a file."""
    found = compared(edited(path, *edits))
    names = Names(found.old.catalogue, found.new.catalogue)
    return [told(change, names, language_of(language)) for change in found.comparison.changes]


def sentences(*edits: tuple[str, str], path: str = LAMP) -> list[str]:
    """Return the sentences of that."""
    return [telling.text for telling in tellings(*edits, path=path)]


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (("emotion: {ana: 4, bo: 2}", "emotion: {ana: 1, bo: 2}"),
         "Emotion, Ana of I look around: from 4 (Pleased) to 1 (Angry)"),
        (("title: I pay\n        touchpoint: till", "title: I pay\n        touchpoint: order-app"),
         "Touchpoint of I pay: from Till to Order app"),
        (("status: published", "status: retired"), "Status of Buying a lamp: from published to retired"),
        (("personas: [ana, bo]", "personas: [ana]"), "Personas of Buying a lamp: from Ana, Bo to Ana"),
        (("duration: 10 min", "duration: 20 min"), "Time of I look around: from 10 min to 20 min"),
        (("phase: during", "phase: after"), "Lifecycle phase of Buying: from During to After"),
        (("title: I ask\n", "title: I ask them\n"), "Step I ask them was called I ask"),
        (("- id: leave", "- id: go"), "Step I leave has another id: go, before leave"),
        (("severity: 3", "severity: 5"),
         "Severity of The pictures are dim: from 3 (an obstacle) to 5 (customers leave)"),
        (("impact: 4", "impact: 5"), "Impact of Pay by app: from 4 to 5"),
        (("value: 3.9", "value: 4.1"), "Value of CSAT: from 3.9 to 4.1"),
        (("date: 2026-03-01", "date: 2026-04-01"), "Date of Nine interviews: from 1 March 2026 to 1 April 2026"),
        (("owner: lamp-team\n", ""), "Owner of Buying a lamp: no longer lamp-team"),
        (("owner: lamp-team\n", "owner: lamp-team\ngoal: Light\n"), "Goal of Buying a lamp: now Light"),
        (("a long time.", "a short time."), "Narrative of Choosing says something else"),
        (("emotion: 3\n      - id: ask", "emotion: 3\n        moment_of_truth: true\n      - id: ask"),
         "Moment of truth of I compare two: from no to yes"),
        (("emotion: 3\n      - id: ask", "emotion: 3\n        x-legal: [a, b]\n      - id: ask"),
         "x-legal of I compare two: now a; b"),
        (("emotion: 3\n      - id: ask", "emotion: 3\n        next: [pay]\n      - id: ask"),
         "Next step of I compare two: now I pay"),
        (("          - {kpi: Visits, value: 12}\n", ""), "Figure Visits is gone"),
    ],
)  # fmt: skip
def test_a_change_is_a_sentence(edit: tuple[str, str], sentence: str) -> None:
    assert sentences(edit) == [sentence]


def test_what_moved_says_where_from_and_where_to() -> None:
    pay = FILES[LAMP].partition("      - id: pay\n")[2].partition("      - id: leave")[0]
    step = f"      - id: pay\n{pay}"
    assert sentences(
        (step, ""),
        ("    title: Using\n    phase: after\n    steps:\n", f"    title: Using\n    phase: after\n    steps:\n{step}"),
    ) == ["Step I pay moved from Buying to Using"]
    using = FILES[LAMP].partition("  - id: use\n")[2].partition("---")[0]
    stage = f"  - id: use\n{using}"
    moved = sentences((stage, ""), ("stages:\n", f"stages:\n{stage}"))
    assert moved == ["Stage Using comes first now"]


def test_of_where_a_pain_point_is_met_only_the_difference_is_told() -> None:
    also = tellings(("emotion: 3\n      - id: ask", "emotion: 3\n        pains: [dim]\n      - id: ask"))
    assert [telling.text for telling in also] == [
        "Pain point The pictures are dim is met also at Buying a lamp › Choosing › I compare two"
    ]
    assert (also[0].old, also[0].new) == ("…", "…, Buying a lamp › Choosing › I compare two")
    fewer = tellings(("        pains: [dim]\n", ""))
    assert [telling.text for telling in fewer] == [
        "Pain point The pictures are dim is no longer met at Buying a lamp › Buying › I pay"
    ]
    assert (fewer[0].old, fewer[0].new) == ("…, Buying a lamp › Buying › I pay", "…")
    moved = sentences(("        pains: [dim]\n", ""), ("title: I leave\n", "title: I leave\n        pains: [dim]\n"))
    assert moved == [
        "Pain point The pictures are dim moved from Buying a lamp › Buying › I pay to Buying a lamp › Buying › I leave"
    ]


def test_a_phase_of_one_lifecycle_among_several_says_which() -> None:
    phase = "  - {id: after, title: After}"
    more = f"{phase}\n  - {{id: late, title: After, set: Relation}}"
    configured = {"site_config.yml": FILES["site_config.yml"].replace(phase, more)}
    found = compared({**configured, **edited(LAMP, ("phase: during", "phase: late"))}, configured)
    names = Names(found.old.catalogue, found.new.catalogue)
    (telling,) = (told(change, names, language_of("en")) for change in found.comparison.changes)
    assert telling.text == "Lifecycle phase of Buying: from During to After (Relation)"


def test_the_parts_that_name_things_can_be_linked() -> None:
    (telling,) = tellings(("duration: 10 min", "duration: 20 min"))
    assert [(part.thing, part.id) for part in telling.sentence if part.thing] == [(Thing.STEP, "lamp/choose/look")]
    assert [(part.thing, part.text) for part in telling.place] == [
        (Thing.JOURNEY, "Buying a lamp"),
        (Thing.STAGE, "Choosing"),
    ]
    assert (telling.word, telling.noun, telling.label, telling.old, telling.new) == (
        "changed", "Step", "Time", "10 min", "20 min"
    )  # fmt: skip


def test_a_title_that_looks_like_a_variable_is_text() -> None:
    (telling,) = tellings(("title: I pay", "title: 'I pay %(old)s 100 %'"))
    assert telling.text == "Step I pay %(old)s 100 % was called I pay"


def test_every_field_of_the_model_has_a_name() -> None:
    kinds = (Channel, Journey, Metric, Opportunity, Pain, Persona, Phase, Stage, Step, Touchpoint, Evidence)
    inside = ("stages", "steps", "extras", "defined_pains", "defined_opportunities", "metrics", "evidence")
    fields = {
        _WRITTEN.get(field.name, field.name)
        for kind in kinds
        for field in dataclasses.fields(kind)
        if field.name not in (*_BESIDE, *inside)
    }
    nameless = {name for name in fields if f"field.{name}" not in TERMS and f"lane.{name}" not in TERMS}
    assert nameless == set()
    assert {thing for thing in Thing if f"thing.{thing.value}" not in TERMS} == set()

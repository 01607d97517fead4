"""Ids, references and what follows from a file that cannot be read."""

from __future__ import annotations

from tests.load.projects import CONFIGURATION, JOURNEY, PERSONA, found_in, front, loaded
from tests.load.records import STAGES, STEP


def _journey(fields: str, body: str = "") -> str:
    return front(f"title: Buying a lamp\npersonas: [ana]\n{fields}", body)


def test_the_small_project_has_no_mistake() -> None:
    assert found_in({}) == ()


def test_derived_ids_keep_clear_of_the_written_ones() -> None:
    steps = "".join(
        f"      - title: I pay\n        touchpoint: till\n{line}" for line in ("", "        id: i-pay\n", "")
    )
    project = loaded({"journeys/lamp.md": _journey(f"stages:\n  - title: I pay\n    steps:\n{steps}")})
    journey = project.catalogue.journeys["lamp"]
    assert journey.stages[0].id == "i-pay-2"
    assert [step.id for step in journey.steps] == ["i-pay-3", "i-pay", "i-pay-4"]


def test_a_title_without_letters_gets_an_id_too() -> None:
    project = loaded({"journeys/lamp.md": _journey("stages:\n  - title: 買う\n    steps:\n      - title: '!'\n")})
    journey = project.catalogue.journeys["lamp"]
    assert (journey.stages[0].id, journey.steps[0].id) == ("stage", "step")


def test_the_first_of_two_pains_is_the_one_above() -> None:
    fields = (
        "pains:\n  - id: dark\n    title: First\nstages:\n  - id: buy\n    title: Buying\n    steps:\n"
        "      - id: pay\n        title: I pay\n        touchpoint: till\n"
        "        pains:\n          - id: dark\n            title: Second\n"
    )
    project = loaded({"journeys/lamp.md": _journey(fields)})
    assert [(pain.id, pain.title) for pain in project.catalogue.journeys["lamp"].defined_pains] == [("dark", "First")]
    assert [(one.rule, one.span.line) for one in project.findings] == [("duplicate-id", 15)]
    assert [place.span.line for place in project.findings[0].related] == [5]


def test_pains_without_an_id_are_told_apart() -> None:
    pains = "        pains:\n          - title: It is dark\n          - title: It is dark\n"
    fields = (
        "stages:\n  - id: buy\n    title: B\n    steps:\n      - id: pay\n        title: I pay\n        channel: shop\n"
    )
    project = loaded({"journeys/lamp.md": _journey(fields + pains)})
    assert project.findings == ()
    assert project.catalogue.journeys["lamp"].steps[0].pains == ("lamp-it-is-dark", "lamp-it-is-dark-2")


def test_the_caret_stands_under_the_wrong_item_whatever_stands_before_it() -> None:
    fields = "personas: [[x], ~, ana, anna]\n" + STAGES
    found = found_in({"journeys/lamp.md": front("title: T\n" + fields)})
    assert [(one.rule, one.span.line, one.span.column) for one in found] == [
        ("wrong-type", 3, 12),
        ("unknown-persona", 3, 25),
    ]


def test_a_step_may_be_referred_to_before_it_stands() -> None:
    steps = STEP.rstrip() + "\n  next: [leave]\n- id: leave\n  title: I leave\n  channel: shop\n  next: pay\n"
    fields = "stages:\n  - id: buy\n    title: Buying\n    steps:\n" + "".join(
        f"      {line}\n" for line in steps.splitlines()
    )
    assert found_in({"journeys/lamp.md": _journey(fields)}) == ()


def test_nobody_is_told_that_a_persona_is_unknown_whose_file_cannot_be_read() -> None:
    found = found_in({"personas/ana.md": PERSONA.replace("title: Ana", "title: @ana")})
    assert [(one.rule, one.span.path) for one in found] == [("syntax", "personas/ana.md")]


def test_nobody_is_told_that_a_journey_is_unknown_whose_file_cannot_be_read() -> None:
    found = found_in(
        {
            "journeys/lamp.md": JOURNEY.replace("touchpoint: till", "journey: torch"),
            "journeys/torch.md": JOURNEY.replace("title: I pay", "title: 'I pay"),
        }
    )
    assert [(one.rule, one.span.path) for one in found] == [("syntax", "journeys/torch.md")]


def test_a_pain_may_be_defined_in_the_file_that_cannot_be_read() -> None:
    found = found_in(
        {"journeys/lamp.md": _journey("pains: [dark]\n" + STAGES), "journeys/torch.md": "---\ntitle: [\n---\n"}
    )
    assert [(one.rule, one.span.path) for one in found] == [("syntax", "journeys/torch.md")]


def test_nothing_follows_from_a_configuration_that_cannot_be_read() -> None:
    found = found_in({"site_config.yml": CONFIGURATION.replace("title: Shop\n", "title: 'Shop\n", 1)})
    assert [(one.rule, one.span.path) for one in found] == [("syntax", "site_config.yml")]


def test_nothing_follows_from_a_list_of_touchpoints_that_is_not_there() -> None:
    configuration = CONFIGURATION.split("touchpoints:")[0] + "touchpoints: data/till.yml\n"
    found = found_in({"site_config.yml": configuration})
    assert [(one.rule, one.span.line) for one in found] == [("unknown-file", 6)]


def test_nothing_is_unused_while_a_journey_cannot_be_read() -> None:
    found = found_in({"journeys/lamp.md": JOURNEY.encode().replace(b"Buying a lamp", b"caf\xe9")})
    assert [(one.rule, one.span.path) for one in found] == [("encoding", "journeys/lamp.md")]


def test_lists_may_lie_in_files_of_their_own() -> None:
    configuration = (
        CONFIGURATION.split("channels:")[0] + "channels: data/c.yml\ntouchpoints: [data/t.yml, data/u.yml]\n"
    )
    changes = {
        "site_config.yml": configuration,
        "data/c.yml": "- {id: shop, title: Shop}\n",
        "data/t.yml": "- {id: till, title: Till, channel: shop}\n",
        "data/u.yml": "- {id: till, title: Till again, channel: shoop}\n",
    }
    found = found_in(changes)
    assert [(one.rule, str(one.span)) for one in found] == [("duplicate-id", "data/u.yml:1:8")]
    assert loaded(changes).catalogue.touchpoints["till"].title == "Till"


def test_notes_add_a_text_to_what_is_listed() -> None:
    project = loaded({"touchpoints/till.md": "---\ntitle: Till\n---\n\nMore [here](../journeys/lamp.md).\n"})
    till = project.catalogue.touchpoints["till"]
    assert (till.body, till.body_path, till.body_line) == (
        "More [here](../journeys/lamp.md).",
        "touchpoints/till.md",
        5,
    )


def test_a_yaml_journey_is_the_same_object() -> None:
    project = loaded({"journeys/lamp.md": None, "journeys/lamp.journey.yaml": JOURNEY.split("---\n")[1]})
    assert project.findings == ()
    assert [step.id for step in project.catalogue.journeys["lamp"].steps] == ["pay"]


def test_two_runs_find_the_same_in_the_same_order() -> None:
    changes = {"journeys/lamp.md": JOURNEY.replace("ana", "bob").replace("till", "tll"), "personas/ana.md": "---\n"}
    first = [str(one) for one in found_in(changes)]
    assert len(first) >= 3
    assert [str(one) for one in found_in(changes)] == first

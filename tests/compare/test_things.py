"""Personas, touchpoints, channels, phases, the scale: and what could not be read."""

from __future__ import annotations

import dataclasses

import pytest

from journeybook.compare import Unread
from journeybook.compare.fields import _BESIDE
from journeybook.model import (
    Channel,
    Evidence,
    Journey,
    Metric,
    Opportunity,
    Pain,
    Persona,
    Phase,
    Stage,
    Step,
    Touchpoint,
)
from tests.compare.projects import CONFIGURATION, FILES, compared, edited, entries, short


@pytest.mark.parametrize(
    ("path", "old", "new", "entry"),
    [
        (
            "personas/ana.md",
            "title: Ana, 30",
            "title: Ana, 31",
            ("renamed", "persona", "ana", "title", "Ana, 30", "Ana, 31"),
        ),
        (
            "personas/ana.md",
            "Town: Nantes",
            "Town: Lille",
            ("changed", "persona", "ana", "facts/Town", "Nantes", "Lille"),
        ),
        ("personas/ana.md", ", Age: 30", "", ("changed", "persona", "ana", "facts/Age", "30", None)),
        ("personas/ana.md", "value: 2", "value: 4", ("changed", "persona", "ana", "traits/New–Expert", 2, 4)),
        (
            "personas/ana.md",
            "[web, shop]",
            "[shop]",
            ("changed", "persona", "ana", "channels", ("shop", "web"), ("shop",)),
        ),
        (
            "personas/ana.md",
            "Her story.",
            "His story.",
            ("changed", "persona", "ana", "body", "Her story.", "His story."),
        ),
        ("site_config.yml", "title: App,", "title: The app,", ("renamed", "channel", "app", "title", "App", "The app")),
        (
            "site_config.yml",
            "title: App, presence: online",
            "title: App",
            ("changed", "channel", "app", "presence", "online", None),
        ),
        (
            "site_config.yml",
            "channel: web}",
            "channel: app}",
            ("changed", "touchpoint", "page", "channel", "web", "app"),
        ),
        ("site_config.yml", "value: 4 min", "value: 3 min", ("changed", "metric", "till/Wait", "value", 4, 3)),
        (
            "site_config.yml",
            "title: During",
            "title: Meanwhile",
            ("renamed", "phase", "during", "title", "During", "Meanwhile"),
        ),
        (
            "site_config.yml",
            "title: After}",
            "title: After, set: Second}",
            ("changed", "phase", "after", "set", None, "Second"),
        ),
        (
            "site_config.yml",
            "title: Shop\n",
            "title: Shop\nemotion_scale: {min: 0, max: 5}\n",
            ("changed", "site", "", "emotion_scale", {"min": 1, "max": 5}, {"min": 0, "max": 5}),
        ),
    ],
)
def test_one_edit_is_one_entry(path: str, old: str, new: str, entry: tuple[object, ...]) -> None:
    assert entries(edited(path, (old, new))) == [entry]


def test_a_new_order_of_lists_says_nothing_but_of_phases() -> None:
    first, second = "  - {id: web, title: Website, presence: online}\n", "  - {id: app, title: App, presence: online}\n"
    assert entries(edited("site_config.yml", (first + second, second + first))) == []
    after = "  - {id: after, title: After}\n"
    moved = entries(edited("site_config.yml", (after, ""), ("  - {id: before", after + "  - {id: before")))
    assert moved == [("moved", "phase", "after", "after", "during", None)]


def test_a_new_id_is_told_once_and_not_where_it_is_referred_to() -> None:
    def renamed(old: str, new: str, *files: str) -> list[tuple[object, ...]]:
        return [*entries({path: FILES[path].replace(old, new) for path in files})]

    assert renamed(": page", ": web-page", "site_config.yml", "journeys/lamp.md") == [
        ("renamed", "touchpoint", "web-page", "id", "page", "web-page")
    ]
    channel = {path: text.replace("id: shop", "id: store") for path, text in FILES.items()}
    channel = {
        path: text.replace("channel: shop", "channel: store").replace(" shop]", " store]")
        for path, text in channel.items()
    }
    assert entries(dict(channel)) == [("renamed", "channel", "store", "id", "shop", "store")]
    assert renamed(": during", ": buying", "site_config.yml", "journeys/lamp.md") == [
        ("renamed", "phase", "buying", "id", "during", "buying")
    ]


def test_a_persona_under_a_new_file_name_is_the_same_everywhere() -> None:
    new = {path.replace("ana", "anna"): text.replace("ana", "anna") for path, text in FILES.items()}
    assert entries({**new, "personas/ana.md": None}) == [("renamed", "persona", "anna", "id", "ana", "anna")]


def test_what_is_added_and_removed_is_told_by_its_id() -> None:
    assert entries(
        {
            **edited("site_config.yml", ("  - {id: order-app, title: Order app, channel: app}\n", "")),
            "personas/cy.md": "---\ntitle: Cy\n---\n",
        }
    ) == [
        ("added", "persona", "cy", "", None, None),
        ("removed", "touchpoint", "order-app", "", None, None),
    ]


def test_what_could_not_be_read_on_one_side_is_not_told() -> None:
    broken = {"journeys/lamp.md": None, "personas/ana.md": None}
    told = compared({}, broken, Unread(paths=frozenset({"journeys/lamp.md", "personas/ana.md"})))
    assert told.changes == ()
    lists = compared(
        {}, {"site_config.yml": "title: Shop\n"}, Unread(lists=frozenset({"phases", "channels", "touchpoints"}))
    )
    assert lists.changes == ()
    known = compared(
        {}, {"site_config.yml": CONFIGURATION.replace("phases:", "x-phases:")}, Unread(lists=frozenset({"channels"}))
    )
    assert {short(change)[1] for change in known.changes} == {"phase"}


def test_every_field_of_the_model_is_compared_or_told_elsewhere() -> None:
    """A field that is added to the model is compared by itself; this is the list of those that are not."""
    elsewhere = {
        Journey: {"folder", "area", "stages", "pains", "opportunities", "metrics", "evidence", "narrative", "extras",
                  "defined_pains", "defined_opportunities"},
        Stage: {"steps", "pains", "opportunities", "metrics", "evidence", "extras"},
        Step: {"pains", "opportunities", "metrics", "evidence", "extras", "channel", "emotion", "next"},
        Touchpoint: {"metrics", "extras"}, Persona: {"facts", "traits", "extras"}, Channel: {"extras"},
        Opportunity: {"extras"}, Metric: {"kpi"}, Pain: set(), Evidence: set(), Phase: set(),
    }  # fmt: skip
    for kind, names in elsewhere.items():
        assert names <= {member.name for member in dataclasses.fields(kind)}
    hidden = {member.name for kind in elsewhere for member in dataclasses.fields(kind) if not member.compare}
    assert hidden <= set(_BESIDE)

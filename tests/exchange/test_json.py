"""The catalogue as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from journeybook.config import Settings
from journeybook.exchange.json import FORMAT, export_catalogue
from journeybook.format import CHANNEL, JOURNEY, OPPORTUNITY, PAIN, PERSONA, PHASE, STAGE, STEP, TOUCHPOINT
from journeybook.load import load
from journeybook.load.discover import open_project
from journeybook.model import Catalogue, EmotionScale, Journey, Stage, Step
from journeybook.model.journey import Emotions
from journeybook.source import Origin

from .conftest import Loads

CONFIGURATION = """\
title: Lumière
url: https://journeys.example/
languages: [en]
emotion_scale: {min: 1, max: 5}
phases:
  - {id: before, title: Before, definition: Until the order, set: Purchase}
  - {id: after, title: After}
channels:
  - {id: website, title: Website, presence: online, icon: simple/git, definition: Our shop, owner: web-team, x-cost: 3}
  - {id: shop, title: Shop}
touchpoints:
  - id: basket
    title: Basket page
    channel: website
    definition: Where it is paid.
    owner: web-team
    metrics: [{kpi: csat, value: 3.9, target: 4.5 , unit: pt, source: Survey, date: 2026-09-30}]
"""

DRIVE = """\
---
title: Drive
personas: [lea, paul]
scope: customer
kind: linear
state: as-is
area: Grocery
goal: Food
trigger: Hunger
outcome: Fed
owner: drive-team
status: published
reviewed: 2026-10-02
tags: [omnichannel]
x-market: {fr: [Nantes, Lyon]}
stages:
  - id: order
    title: Ordering
    description: All of it
    phase: before
    x-legal: checked
    evidence: [{title: Interviews, link: https://research.example/drive, date: 2026-03-01}]
    opportunities: [saved-baskets]
    steps:
      - id: fill
        title: I fill my basket – 籠
        description: Long
        touchpoint: basket
        duration: 1 h 30 min
        emotion: {lea: 3, paul: 4.5}
        satisfaction: 4
        basis: researched
        thought: Where is the coffee?
        moment_of_truth: true
        personas: [paul]
        pains:
          - {id: slow-search, title: Search, severity: 3, description: Ignores brands}
        opportunities:
          - id: saved-baskets
            title: Saved baskets
            impact: 4
            effort: 2
            owner: web-team
            status: planned
            link: https://tracker.example/42
            description: One click
        metrics: [{kpi: time, value: 26 min}]
        frontstage: [Basket page]
        backstage: [Stock]
        support: [System]
        journey: find
        next: [pay]
      - id: pay
        title: I pay
        channel: shop
        emotion: 2
---

Read *this* first.

## Ordering {#order}

About ordering.
"""

FILES = {
    "site_config.yml": CONFIGURATION,
    "journeys/retail/drive.md": DRIVE,
    "journeys/find.md": (
        "---\ntitle: Find\nstages:\n  - {title: Search, phase: [before, after], steps: [{title: Type}]}\n---\n"
    ),
    "journeys/a-drive-to-be.md": (
        "---\ntitle: Drive to be\nstate: to-be\nof: drive\npersonas: [lea]\npains: [slow-search]\n"
        "stages:\n  - {title: S, steps: [{title: T, pains: [slow-search]}]}\n---\n"
    ),
    "personas/lea.md": (
        "---\ntitle: Léa\nrole: Parent\nsegment: B2C\nquote: Fast.\ngoals: [Ten minutes]\nfrustrations: [Queues]\n"
        "needs: [Time]\nbehaviours: [Late]\nchannels: [website]\nfacts: {Town: Nantes, Age: 034}\n"
        "traits: [{left: Novice, right: Expert, value: 4}]\nx-note: yes\n---\nHer story.\n"
    ),
    "personas/paul.md": "---\ntitle: Paul\n---\n",
    "channels/website.md": "---\ntitle: Website\n---\nMore about it.\n",
    "touchpoints/basket.md": "---\ntitle: Basket\n---\nMore about the basket.\n",
}  # fmt: skip

SETTINGS = Settings(title="Lumière", url="https://journeys.example/")


@pytest.fixture(scope="module")
def catalogue(load_project: Loads) -> Catalogue:
    return load_project(FILES)


@pytest.fixture(scope="module")
def document(catalogue: Catalogue) -> Any:
    return json.loads(export_catalogue(catalogue, SETTINGS))


def by_id(things: list[dict[str, Any]], name: str) -> dict[str, Any]:
    (found,) = [thing for thing in things if thing["id"] == name]
    return found


def test_the_document_says_its_format_and_what_the_site_is(document: Any) -> None:
    assert list(document) == [
        "format", "title", "url", "languages", "language", "emotion_scale", "phases", "channels", "touchpoints",
        "lanes", "personas", "journeys", "pains", "opportunities",
    ]  # fmt: skip
    assert document["format"] == FORMAT == "journeybook/1"
    assert document["emotion_scale"] == {"min": 1, "max": 5}
    assert [journey["id"] for journey in document["journeys"]] == ["a-drive-to-be", "drive", "find"]
    assert [persona["id"] for persona in document["personas"]] == ["lea", "paul"]


def test_a_step_has_every_field_by_its_name_and_in_its_order(document: Any) -> None:
    step = by_id(document["journeys"], "drive")["stages"][0]["steps"][0]
    assert list(step.items()) == [
        ("id", "fill"),
        ("title", "I fill my basket – 籠"),
        ("description", "Long"),
        ("personas", ["paul"]),
        ("walked_by", ["paul"]),
        ("touchpoint", "basket"),
        ("channel", "website"),
        ("channel_from", "touchpoint"),
        ("duration", "1 h 30 min"),
        ("duration_minutes", 90),
        ("emotion", {"lea": 3, "paul": 4.5}),
        ("satisfaction", 4),
        ("basis", "researched"),
        ("thought", "Where is the coffee?"),
        ("moment_of_truth", True),
        ("pains", [{"id": "slow-search", "title": "Search", "severity": 3}]),
        (
            "opportunities",
            [{"id": "saved-baskets", "title": "Saved baskets", "impact": 4, "effort": 2, "status": "planned"}],
        ),
        ("metrics", [{"kpi": "time", "value": 26, "unit": "min", "better": "lower"}]),
        ("frontstage", ["Basket page"]),
        ("backstage", ["Stock"]),
        ("support", ["System"]),
        ("evidence", []),
        ("journey", "find"),
        ("next", ["pay"]),
    ]


def test_what_is_not_written_is_left_out_but_lists(document: Any) -> None:
    step = by_id(document["journeys"], "drive")["stages"][0]["steps"][1]
    assert step == {
        "id": "pay", "title": "I pay", "channel": "shop", "channel_from": "step", "emotion": 2,
        "moment_of_truth": False, "personas": [], "walked_by": ["lea", "paul"], "pains": [], "opportunities": [],
        "metrics": [], "evidence": [], "frontstage": [], "backstage": [], "support": [], "next": [],
    }  # fmt: skip
    assert by_id(document["channels"], "shop") == {
        "id": "shop", "title": "Shop", "touchpoints": [],
        "steps": [{"journey": "drive", "stage": "order", "step": "pay"}],
    }  # fmt: skip


def test_every_field_of_the_format_is_there(document: Any) -> None:
    drive = by_id(document["journeys"], "drive")
    stage = drive["stages"][0]
    # `of` stands in a to-be only, and the first step has no channel of its own but all the rest.
    found: Mapping[str, tuple[Any, set[str]]] = {
        "journey": (drive, {"of"}),
        "stage": (stage, set()),
        "step": (stage["steps"][0], set()),
        "persona": (by_id(document["personas"], "lea"), {"image"}),
        "phase": (by_id(document["phases"], "before"), set()),
        "channel": (by_id(document["channels"], "website"), set()),
        "touchpoint": (by_id(document["touchpoints"], "basket"), set()),
        "pain": (by_id(document["pains"], "slow-search"), set()),
        "opportunity": (by_id(document["opportunities"], "saved-baskets"), set()),
    }
    for record in (JOURNEY, STAGE, STEP, PERSONA, PHASE, CHANNEL, TOUCHPOINT, PAIN, OPPORTUNITY):
        thing, absent = found[record.name]
        names = [member.name for member in record.fields if member.name not in absent]
        assert [name for name in thing if name in names] == names


def test_links_are_resolved_in_both_directions(document: Any) -> None:
    fill = {"journey": "drive", "stage": "order", "step": "fill"}
    basket, website = by_id(document["touchpoints"], "basket"), by_id(document["channels"], "website")
    assert basket["steps"] == website["steps"] == [fill]
    assert website["touchpoints"] == ["basket"]
    assert by_id(document["pains"], "slow-search")["places"] == [
        {"journey": "a-drive-to-be"},
        {"journey": "a-drive-to-be", "stage": "s", "step": "t"},
        fill,
    ]
    assert by_id(document["opportunities"], "saved-baskets")["places"] == [{"journey": "drive", "stage": "order"}, fill]
    assert by_id(document["personas"], "lea")["journeys"] == ["a-drive-to-be", "drive"]
    assert by_id(document["journeys"], "find")["parents"] == [fill]
    assert by_id(document["journeys"], "drive")["to_bes"] == ["a-drive-to-be"]
    assert by_id(document["phases"], "before")["stages"] == [
        {"journey": "drive", "stage": "order"},
        {"journey": "find", "stage": "search"},
    ]


def test_a_pain_met_in_another_journey_says_what_it_is_there_too(document: Any) -> None:
    to_be = by_id(document["journeys"], "a-drive-to-be")
    assert to_be["pains"] == to_be["stages"][0]["steps"][0]["pains"]
    assert to_be["pains"] == [{"id": "slow-search", "title": "Search", "severity": 3}]


def test_texts_dates_and_own_fields_are_there(document: Any) -> None:
    drive, lea = by_id(document["journeys"], "drive"), by_id(document["personas"], "lea")
    assert drive["reviewed"] == "2026-10-02"
    assert drive["x-market"] == {"fr": ["Nantes", "Lyon"]}
    assert drive["stages"][0]["x-legal"] == "checked"
    assert (drive["path"], drive["folder"], drive["duration_minutes"]) == ("journeys/retail/drive.md", "retail", 90)
    assert (
        drive["narrative"]
        == {
            "introduction": "Read *this* first.",
            "sections": [{"stage": "order", "title": "Ordering", "markdown": "About ordering."}],
        }
        or drive["narrative"]["sections"][0]["markdown"].strip() == "About ordering."
    )
    assert drive["stages"][0]["evidence"] == [
        {"title": "Interviews", "link": "https://research.example/drive", "date": "2026-03-01"}
    ]
    assert (lea["facts"], lea["x-note"], lea["body"]) == ({"Town": "Nantes", "Age": "034"}, "yes", "Her story.")
    assert lea["traits"] == [{"left": "Novice", "right": "Expert", "value": 4}]
    assert by_id(document["channels"], "website")["body"] == "More about it."
    assert by_id(document["channels"], "website")["x-cost"] == "3"
    assert by_id(document["touchpoints"], "basket")["body"] == "More about the basket."


def test_the_text_is_indented_readable_and_ends_in_a_line_break(catalogue: Catalogue) -> None:
    text = export_catalogue(catalogue, SETTINGS)
    assert text.startswith('{\n  "format": "journeybook/1",\n  "title": "Lumière",\n')
    assert text.endswith("}\n")
    assert "籠" in text
    assert json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n" == text


def test_a_catalogue_with_references_to_nowhere_is_exported_all_the_same() -> None:
    origin = Origin("journeys/a.md")
    step = Step(
        id="s", title="S", touchpoint="gone", channel="lost", personas=("nobody",), pains=("unknown",), journey="none",
        emotion=Emotions(by_persona={"nobody": 2}), next=("nowhere",), origin=origin,
    )  # fmt: skip
    stage = Stage(id="g", title="G", phases=("never",), steps=(step,), opportunities=("unheard",), origin=origin)
    journey = Journey(id="a", title="A", personas=("nobody",), of="b", stages=(stage,), origin=origin)
    lost = Catalogue(
        scale=EmotionScale(min=-2, max=2), phases={}, channels={}, touchpoints={}, personas={}, journeys={"a": journey}
    )
    document = json.loads(export_catalogue(lost, SETTINGS))
    exported = document["journeys"][0]["stages"][0]
    assert exported["opportunities"] == [{"id": "unheard"}]
    assert exported["steps"][0]["pains"] == [{"id": "unknown"}]
    assert (exported["steps"][0]["touchpoint"], exported["steps"][0]["channel"]) == ("gone", "lost")
    assert document["emotion_scale"] == {"min": -2, "max": 2}
    assert document["pains"] == document["opportunities"] == []


def references(value: Any, field: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every place of a document, as it stands under `steps`, `stages`, `places` or `parents`."""
    if isinstance(value, dict):
        if field in ("steps", "stages", "places", "parents") and "journey" in value and "title" not in value:
            yield field, value
        for name, item in value.items():
            yield from references(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from references(item, field)


def test_every_link_of_the_demonstration_leads_somewhere(repository: Path) -> None:
    loaded = load(open_project(repository))
    document = json.loads(export_catalogue(loaded.catalogue, loaded.settings))
    known = {
        (journey["id"], stage.get("id"), step.get("id"))
        for journey in document["journeys"]
        for stage in [{}, *journey["stages"]]
        for step in [{}, *stage.get("steps", [])]
    }
    places = list(references(document))
    assert len(places) > 100
    assert all((place["journey"], place.get("stage"), place.get("step")) in known for _, place in places)
    steps = [step for journey in document["journeys"] for stage in journey["stages"] for step in stage["steps"]]
    assert len(steps) == sum(len(journey.steps) for journey in loaded.catalogue.journeys.values())
    for kind in ("pains", "opportunities"):
        register = {thing["id"] for thing in document[kind]}
        assert register
        assert all(met["id"] in register for step in steps for met in step[kind])


def test_two_exports_are_the_same_bytes_whatever_the_hash_seed(repository: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from journeybook.load import load;"
        "from journeybook.load.discover import open_project; from journeybook.exchange.json import export_catalogue;"
        "l = load(open_project(Path(sys.argv[1])));"
        "sys.stdout.buffer.write(export_catalogue(l.catalogue, l.settings).encode())"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", program, str(repository)],
            env={"PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(texts) == 1
    assert len(texts.pop()) > 10_000

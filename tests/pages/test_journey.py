"""The journey page: facts, registers, story, what the search finds."""

from __future__ import annotations

from datetime import date

from journeybook.pages.context import SiteContext
from journeybook.pages.journey import JourneyPage, journey_page
from journeybook.pages.plain import plain_text
from tests.pages.journeys import scored, site_of

TRIP = """
    ---
    title: A trip
    personas: [ana]
    goal: Be there
    trigger: The bell rings
    outcome: We are there
    owner: travel-team
    status: published
    reviewed: 2026-10-02
    tags: [outing]
    x-cost-centre: 4711
    metrics:
      - {kpi: NPS, value: 31, target: 40, source: Survey, date: 2026-09-30}
    evidence:
      - {title: Diaries, link: "https://research.example/diaries"}
    stages:
      - id: go
        title: Going
        phase: before
        description: The way there.
        steps:
          - id: walk
            title: I walk
            description: On foot, with a bag.
            touchpoint: page
            duration: 5 min
            emotion: 2
            thought: Far!
            moment_of_truth: true
            journey: detail
            pains:
              - {id: rain, title: It rains, severity: 2}
              - {id: far, title: It is far, severity: 5, description: Two miles.}
            opportunities:
              - {id: bus, title: A bus, impact: 3, effort: 4, owner: bus-team, status: doing, link: "https://tracker.example/1"}
              - {id: umbrella, title: Umbrellas, impact: 3, effort: 1}
            evidence:
              - {title: Diaries, link: "https://research.example/diaries"}
          - id: arrive
            title: I arrive
            duration: 55 min
            emotion: 5
            pains: [rain, dust]
            opportunities: [broom]
    ---

    Before the **map**, read [this](detail.md).

    ## Going {#go}

    It is a [long](detail.md) way.
"""

DETAIL = """
    ---
    title: The detail
    pains:
      - {id: dust, title: Dust, severity: 1}
    stages:
      - id: all
        title: All of it
        steps:
          - id: look
            title: I look
            pains: [far]
            opportunities:
              - {id: broom, title: A broom}
    ---
"""

BETTER = """
    ---
    title: A better trip
    state: to-be
    of: trip
    stages:
      - id: ride
        title: Riding
        steps:
          - {id: sit, title: I sit, opportunities: [bus]}
    ---
"""


def site() -> SiteContext:
    return site_of({"trip": TRIP, "detail": DETAIL, "better": BETTER})


def page_of(name: str) -> JourneyPage:
    context = site()
    return journey_page(context.catalogue.journeys[name], context)


def test_the_page_says_all_facts() -> None:
    facts = page_of("trip").facts
    assert (facts.goal, facts.trigger, facts.outcome, facts.owner) == (
        "Be there",
        "The bell rings",
        "We are there",
        "travel-team",
    )
    assert (facts.scope, facts.kind, facts.state, facts.status) == (
        "scope.customer",
        "kind.linear",
        "state.as-is",
        "status.published",
    )
    assert facts.reviewed == date(2026, 10, 2)
    assert [link.text for link in facts.personas] == ["Ana"]
    assert [(name, [link.text for link in links]) for name, links in facts.phases] == [("", ["Before"])]
    assert facts.extras == (("Cost centre", ("4711",)),)


def test_the_head_counts() -> None:
    numbers = page_of("trip").numbers
    assert (numbers.seconds, numbers.truths, numbers.pains) == (3600, 1, 3)
    assert numbers.mean is not None
    assert (numbers.mean.number, numbers.worst, numbers.best) == ("3.5", "1", "5")


def test_a_pain_point_met_twice_is_counted_once() -> None:
    assert page_of("trip").numbers.pains == len(page_of("trip").pains) == 3


def test_pain_points_stand_with_the_gravest_first_and_all_places_where_they_are_met() -> None:
    far, rain, dust = page_of("trip").pains
    assert (far.anchor, far.severity, far.description) == ("pain-far", 5, "Two miles.")
    assert [(met.place.text, met.journey.text if met.journey else "") for met in far.met] == [
        ("I walk", ""),
        ("I look", "The detail"),
    ]
    assert [met.place.href for met in rain.met] == ["#walk", "#arrive"]
    assert (dust.anchor, dust.home.href if dust.home else "") == ("", "detail.html#pain-dust")


def test_a_pain_point_of_a_whole_journey_links_to_it_once() -> None:
    dust = page_of("trip").pains[2]
    assert [(met.place.text, met.journey) for met in dust.met][-1] == ("The detail", None)


def test_opportunities_stand_by_impact_then_by_least_effort() -> None:
    entries = page_of("trip").opportunities
    assert [entry.title for entry in entries] == ["Umbrellas", "A bus", "A broom"]
    bus = entries[1]
    assert (bus.anchor, bus.impact, bus.effort, bus.owner, bus.status, bus.tracker) == (
        "opportunity-bus",
        3,
        4,
        "bus-team",
        "doing",
        "https://tracker.example/1",
    )
    assert [met.place.href for met in bus.met] == ["#walk", "better.html#sit"]
    assert [entry.home.href for entry in entries[1:]] == ["../opportunities/bus.html", "../opportunities/broom.html"]


def test_figures_say_where_they_were_measured() -> None:
    (nps,) = page_of("trip").figures
    assert (nps.figure.value, nps.figure.target, nps.figure.source, nps.place) == ("31", "40", "Survey", None)


def test_a_piece_of_evidence_used_twice_is_listed_once() -> None:
    (diaries,) = page_of("trip").evidence
    assert [link.href for link in diaries.places] == ["#walk"]


def test_journeys_that_belong_together_know_each_other() -> None:
    trip, detail, better = page_of("trip"), page_of("detail"), page_of("better")
    assert [link.href for link in trip.facts.to_bes] == ["better.html"]
    assert [(step.href, journey.href) for step, journey in trip.facts.finer] == [("#walk", "detail.html")]
    assert [(one.step.href, one.journey.href) for one in detail.facts.openers] == [("trip.html#walk", "trip.html")]
    assert better.facts.as_is is not None
    assert better.facts.as_is.href == "trip.html"
    assert trip.connected
    assert detail.connected
    assert better.connected


def test_a_journey_on_its_own_is_not_connected() -> None:
    context = site_of({"trip": scored("3")})
    assert not journey_page(context.catalogue.journeys["trip"], context).connected


def test_a_stage_is_told_in_figures_and_words() -> None:
    (stage,) = page_of("trip").stages
    assert (len(stage.steps), stage.seconds, stage.truths, stage.pains) == (2, 3600, 1, 3)
    assert stage.mean is not None
    assert stage.mean.number == "3.5"
    assert stage.description == "The way there."
    assert stage.prose.markdown.strip() == "It is a [long](detail.md) way."
    assert [(step.id, step.number) for step in stage.steps] == [("walk", 1), ("arrive", 2)]


def test_the_heading_of_a_stage_cannot_take_the_id_of_a_step() -> None:
    stage = page_of("trip").stages[0]
    assert (stage.id, stage.heading, stage.onmap) == ("go", "about_go", "map_go")


def test_a_journey_without_emotions_has_no_diagram() -> None:
    context = site_of({"trip": scored("", "")})
    page = journey_page(context.catalogue.journeys["trip"], context)
    assert page.diagram is None
    assert page.numbers.mean is None


def test_the_mermaid_text_is_on_the_page() -> None:
    diagram = page_of("trip").diagram
    assert diagram is not None
    assert diagram.text.startswith("journey\n")
    assert "I walk" in diagram.text


def test_markdown_is_searched_by_its_words() -> None:
    markdown = """# Head {#h}

> **Bold** and `code`

- [link](a.md "t") ![alt](b.png)

| A | B |
|---|--:|
| 1 | 2 |

```
not this
```
<b>x</b>"""
    assert plain_text(markdown) == "Head Bold and code link alt A B 1 2 x"


def test_the_journeys_of_an_area_stand_before_and_after_each_other_in_the_order_of_the_index() -> None:
    named = {"trip": "B trip", "early": "A trip", "late": "C trip", "apart": "D trip"}
    texts = {
        name: scored("3").replace("title: A trip", f"title: {title}\narea: {'Far' if name == 'apart' else 'Near'}")
        for name, title in named.items()
    }
    context = site_of(texts)
    found = {name: journey_page(context.catalogue.journeys[name], context).frame for name in named}
    ends = {
        name: (
            frame.previous.text if frame.previous else "",
            frame.following.text if frame.following else "",
        )
        for name, frame in found.items()
    }
    assert ends == {
        "early": ("", "B trip"),
        "trip": ("A trip", "C trip"),
        "late": ("B trip", ""),
        "apart": ("", ""),
    }


def test_a_journey_at_a_glance_has_its_curve_its_best_and_its_worst_moment() -> None:
    glance = page_of("trip").overview
    assert glance is not None
    assert glance.curve.lines
    assert glance.best is not None
    assert glance.worst is not None
    assert (glance.best.step.href, glance.worst.step.href) == ("#arrive", "#walk")


def test_a_journey_without_emotions_cannot_be_taken_in_at_a_glance() -> None:
    context = site_of({"trip": scored("", "")})
    assert journey_page(context.catalogue.journeys["trip"], context).overview is None


def test_a_stage_has_the_tint_of_its_first_lifecycle_phase() -> None:
    assert page_of("trip").stages[0].tint == 1
    context = site_of({"trip": scored("3")})
    assert journey_page(context.catalogue.journeys["trip"], context).stages[0].tint == 0


SETS = """
    title: T
    phases:
      - {id: known, title: Known, set: Relation}
      - {id: p, title: Before}
      - {id: q, title: After}
"""


def test_a_stage_of_several_sets_says_all_its_phases_and_has_the_tint_of_the_first_set() -> None:
    text = "---\ntitle: T\nstages:\n  - {id: s, title: S, phase: [known, q, q, gone], steps: [{title: I}]}\n---\n"
    context = site_of({"trip": text.replace(", gone", "")}, SETS)
    page = journey_page(context.catalogue.journeys["trip"], context)
    assert [(name, [link.text for link in links]) for name, links in page.facts.phases] == [
        ("Lifecycle", ["After"]), ("Relation", ["Known"]),
    ]  # fmt: skip
    assert [link.text for link in page.stages[0].phases] == ["After", "Known"]
    assert page.stages[0].tint == 2, "a tint says where in its set a phase stands"
    assert page.map is not None
    assert page.map.stages[0].tint == 2

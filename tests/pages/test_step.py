"""A step as an article: what is said of it, and what is left to other places."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from journeybook.model.parts import OpportunityStatus
from journeybook.pages.step import StepArticle, step_article
from tests.pages.journeys import CONFIG, scored, site_of

TRIP = """
    ---
    title: A trip
    personas: [ana, bo]
    stages:
      - id: go
        title: Going
        steps:
          - id: walk
            title: I walk
            description: On foot, with a bag.
            touchpoint: page
            duration: 5 min
            emotion: {ana: 2, bo: 4}
            satisfaction: 3.5
            basis: measured
            thought: Far!
            moment_of_truth: true
            next: [arrive]
            journey: detail
            x-legal-note: [Receipt, Withdrawal]
            pains:
              - {id: far, title: It is far, severity: 5, description: Two miles.}
              - dust
            opportunities:
              - id: bus
                title: A bus
                description: Every ten minutes.
                impact: 3
                effort: 4
                owner: bus-team
                status: doing
                link: "https://tracker.example/1"
              - broom
            metrics:
              - {kpi: NPS, value: 31, target: 40, source: Survey, date: 2026-09-30}
            evidence:
              - {title: Diaries, link: "https://research.example/diaries"}
            frontstage: [Signs]
            backstage: [Sweeping]
          - {id: arrive, title: I arrive, personas: [ana], next: [walk, rest]}
      - id: stay
        title: Staying
        steps:
          - {id: rest, title: I rest, channel: shop, support: [Heating]}
    ---
"""

DETAIL = """
    ---
    title: The detail
    stages:
      - id: all
        title: All of it
        steps:
          - id: look
            title: I look
            pains: [{id: dust, title: Dust, severity: 1, description: Everywhere.}]
            opportunities: [{id: broom, title: A broom, description: A new one.}]
    ---
"""


def articles(config: str = CONFIG, trip: str = TRIP) -> dict[str, StepArticle]:
    site = site_of({"trip": trip, "detail": DETAIL}, config)
    journey = site.catalogue.journeys["trip"]
    context = site.page("journeys/trip.html")
    return {
        step.id: step_article(journey, stage, step, at, context) for at, (stage, step) in enumerate(journey.walk(), 1)
    }


def test_a_step_says_where_in_the_journey_it_stands() -> None:
    rest = articles()["rest"]
    assert (rest.stage_id, rest.stage, rest.number, rest.total) == ("stay", "Staying", 3, 3)


def test_everything_written_of_a_step_is_there() -> None:
    walk = articles()["walk"]
    assert (walk.title, walk.description, walk.thought, walk.seconds) == (
        "I walk",
        "On foot, with a bag.",
        "Far!",
        300,
    )
    assert walk.truth
    assert walk.basis == "basis.measured"
    assert [(felt.number, felt.persona.text if felt.persona else "") for felt in walk.feelings] == [
        ("2", "Ana"),
        ("4", "Bo"),
    ]
    assert walk.satisfaction is not None
    assert walk.satisfaction.number == "3.5"
    assert walk.finer is not None
    assert walk.finer.href == "detail.html"
    assert walk.extras == (("Legal note", ("Receipt", "Withdrawal")),)
    assert [(figure.kpi, figure.value, figure.target) for figure in walk.figures] == [("NPS", "31", "40")]
    assert [piece.link for piece in walk.evidence] == ["https://research.example/diaries"]


def test_what_was_not_written_is_empty() -> None:
    rest = articles()["rest"]
    assert (rest.description, rest.thought, rest.seconds, rest.basis) == ("", "", 0, "")
    assert (rest.feelings, rest.satisfaction, rest.finer, rest.extras) == ((), None, None, ())
    assert (rest.pains, rest.opportunities, rest.figures, rest.evidence) == ((), (), (), ())


def test_a_touchpoint_is_explained_and_brings_its_channel() -> None:
    place = articles()["walk"].place
    assert place.touchpoint is not None
    assert place.touchpoint.href == "../touchpoints/page.html"
    assert place.definition == "Where one orders."
    assert place.channel is not None
    assert place.channel.text == "Website"


def test_a_channel_may_stand_without_a_touchpoint() -> None:
    place = articles()["rest"].place
    assert (place.touchpoint, place.definition) == (None, "")
    assert place.channel is not None
    assert place.channel.text == "Shop"


def test_who_walks_a_step_is_named_and_marked() -> None:
    found = articles()
    assert [link.text for link in found["walk"].who] == ["Ana", "Bo"]
    assert found["walk"].walkers == "ana bo"
    assert [link.text for link in found["arrive"].who] == ["Ana"]
    assert found["arrive"].walkers == "ana"


def test_a_journey_that_names_nobody_has_steps_that_name_nobody() -> None:
    only = articles(trip=scored("3"))["s0"]
    assert (only.who, only.walkers) == ((), "")


def test_a_step_says_where_it_leads_only_where_that_is_not_the_next_one() -> None:
    found = articles()
    assert found["walk"].then == ()
    assert [link.href for link in found["arrive"].then] == ["#walk", "#rest"]


def test_what_is_defined_in_another_journey_is_described_there() -> None:
    far, dust = articles()["walk"].pains
    assert (far.link.href, far.severity, far.description) == ("#pain-far", 5, "Two miles.")
    assert (dust.link.href, dust.severity, dust.description) == ("detail.html#pain-dust", 1, "")
    bus, broom = articles()["walk"].opportunities
    assert (bus.link.href, bus.description, bus.status) == (
        "../opportunities/bus.html",
        "Every ten minutes.",
        OpportunityStatus.DOING,
    )
    assert (bus.impact, bus.effort, bus.owner, bus.tracker) == (3, 4, "bus-team", "https://tracker.example/1")
    assert (broom.link.href, broom.description) == ("../opportunities/broom.html", "")


def test_a_blueprint_has_a_side_that_customers_do_not_see() -> None:
    found = articles()
    assert (found["walk"].blueprint.frontstage, found["walk"].blueprint.backstage) == (("Signs",), ("Sweeping",))
    assert found["walk"].blueprint.unseen
    assert found["rest"].blueprint.unseen
    assert not found["arrive"].blueprint


def test_without_a_repository_nothing_can_be_edited_or_asked() -> None:
    walk = articles()["walk"]
    assert (walk.edit, walk.question) == ("", "")


def test_a_step_is_edited_at_its_own_line() -> None:
    walk = articles(CONFIG + "    repository: https://github.com/a/b\n")["walk"]
    assert walk.edit == "https://github.com/a/b/edit/main/journeys/trip.md#L8"


def test_a_question_says_what_it_is_about() -> None:
    config = CONFIG + "    repository: https://github.com/a/b\n    url: https://site.example/\n"
    asked = urlsplit(articles(config)["walk"].question)
    words = parse_qs(asked.query)
    assert asked.path == "/a/b/issues/new"
    assert words["title"] == ["Question about “I walk” (A trip)"]
    for said in ("A trip", "Going, I walk", "journeys/trip.md, line 8", "https://site.example/journeys/trip.html#walk"):
        assert said in words["body"][0]

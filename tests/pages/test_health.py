"""The page of the health of all journeys, and what a journey's own page says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from textwrap import dedent

import pytest

from journeybook.checks.health import Health, health_of
from journeybook.checks.rule import Mark
from journeybook.checks.runner import examine
from journeybook.language import language_of
from journeybook.load import load
from journeybook.model.text import Foreign
from journeybook.pages import health as module
from journeybook.pages.context import SiteContext
from journeybook.pages.health import health_page
from journeybook.pages.journey import journey_page
from journeybook.pages.journey_health import JourneyHealthSection, journey_health
from journeybook.pages.plan import plan
from journeybook.pages.routes import Routes
from journeybook.render import Renderer
from tests.pages.journeys import TextFiles, site_of

RULES = "journey-without-goal, journey-without-trigger, step-without-feeling, touchpoint-without-definition, long-title"
CONFIG = """
title: Shop
repository: https://git.example/shop
channels:
  - {id: shop, title: Shop}
touchpoints:
  - {id: till, title: Till, channel: shop}
  - {id: desk, title: Advice desk, channel: shop, definition: Where one asks.}
checks: {select: [RULES]}
"""
BARE = """
---
title: Buying a lamp
status: published
owner: lamp-team
area: Home
stages:
  - id: shop
    title: In the shop
    steps:
      - {id: ask, title: I ask, touchpoint: till}
      - {id: pay, title: I pay, touchpoint: till}
---
"""
GOOD = """
---
title: Buying a torch
goal: Light in the tent
trigger: A night outside
status: review
owner: torch-team
stages:
  - id: shop
    title: In the shop
    steps:
      - {id: ask, title: I ask, touchpoint: desk, emotion: 4}
---
"""
DRAFT = GOOD.replace("status: review\n", "").replace("torch", "candle")


def site(config: str = CONFIG, **journeys: str) -> SiteContext:
    """Return the site of journeys by id, checked."""
    texts = {f"journeys/{name}.md": dedent(text).lstrip() for name, text in journeys.items()}
    loaded = load(TextFiles({"site_config.yml": config.replace("RULES", RULES).lstrip(), **texts}))
    outcome = examine(loaded, date(2026, 11, 22))
    return SiteContext(
        catalogue=loaded.catalogue,
        settings=loaded.settings,
        routes=Routes(),
        files=loaded.files,
        findings=outcome.findings,
        suppressed=outcome.suppressed,
        health=health_of(loaded, outcome.findings, outcome.suppressed),
    )


SITE = site(lamp=BARE, torch=GOOD, candle=DRAFT)


def section(found: SiteContext, journey: str) -> JourneyHealthSection:
    context = found.page(found.routes.journey(journey))
    health = journey_health(found.catalogue.journeys[journey], context)
    assert health is not None
    return health


def test_the_journey_with_most_to_gain_is_first_and_drafts_are_counted_apart() -> None:
    page = health_page(SITE)
    # No goal, no trigger, no feeling anywhere; one touchpoint of one without a definition.
    assert [(row.link.text, row.value, row.owner) for row in page.rows] == [
        ("Buying a lamp", 0, "lamp-team"),
        ("Buying a torch", 100, "torch-team"),
    ]
    assert page.score == 50
    assert (page.draft_count, page.drafts.href) == (1, "../journeys/index.html?status=draft")


def test_every_number_leads_to_the_journeys_it_comes_from() -> None:
    page = health_page(SITE)
    html = Renderer(SITE).render(page).html
    assert [mark.key for mark in page.marks] == [key for key, _ in page.headings]
    assert '<a href="?sort=customer-view#jb_journeys">' in html
    assert html.count('<dt><a href="#jb_journeys">') == 2
    for rule in page.rules:
        assert html.count(f'<a href="{rule.href}">') == 2


def test_a_mark_has_its_mean_and_leads_to_the_journeys_in_which_it_is_weak() -> None:
    marks = {mark.short: mark for mark in health_page(SITE).marks}
    view = marks["Customer’s view"]
    assert (view.score, view.weak_count, view.first_five) == (50, 1, True)
    assert view.weak is not None
    assert view.weak.href == "?weak=customer-view#jb_list"
    assert (marks["Figures"].score, marks["Figures"].weak) == (None, None)
    assert [mark.short for mark in marks.values() if mark.first_five] == [
        "Customer’s view",
        "No process map",
        "Touchpoints",
        "Figures",
        "Actions",
    ]


def test_a_cell_leads_to_what_was_found_on_the_page_of_the_journey() -> None:
    page = health_page(SITE)
    cells = dict(zip((key for key, _ in page.headings), page.rows[0].cells, strict=True))
    assert cells["customer-view"].score == 0
    assert cells["customer-view"].weak
    assert cells["customer-view"].href == "../journeys/lamp.html#jb_health_customer-view"
    assert cells["figures"].score is None
    html = Renderer(SITE).render(journey_page(SITE.catalogue.journeys["lamp"], SITE)).html
    assert 'id="jb_health_customer-view"' in html


def test_what_is_to_be_done_next_says_where_to_begin_and_what_it_brings() -> None:
    first, *_ = health_page(SITE).rows[0].todo
    assert (first.title, first.points, first.count) == ("A touchpoint that nobody defined", 50, 1)
    assert first.first.place.text == "site_config.yml:6"
    assert first.first.place.href == "https://git.example/shop/edit/main/site_config.yml#L6"
    assert first.first.pieces[0] == ("Nobody says what the touchpoint 'till' is. Write ", False)
    assert first.first.pieces[1] == ("definition: …", True)


def test_a_journey_is_found_by_score_weak_mark_finding_owner_area_and_status() -> None:
    page = health_page(SITE)
    lamp = set(page.rows[0].tokens.split())
    assert {
        "score:0",
        "weak:customer-view",
        "weak:precise-touchpoints",
        "rule:journey-without-goal",
        "owner:lamp-team",
        "area:home",
        "status:published",
    } <= lamp
    assert [facet.name for facet in page.finder.facets] == ["score", "weak", "rule", "area", "owner", "status"]


def test_rules_stand_by_the_number_of_journeys_in_which_they_found_something() -> None:
    long = GOOD.replace("I ask", "I ask " + "and ask " * 8)
    page = health_page(site(lamp=BARE, torch=long))
    found = {rule.id: rule for rule in page.rules}
    assert found["step-without-feeling"].journeys == 1
    assert found["step-without-feeling"].findings == 2
    assert found["step-without-feeling"].href == "?rule=step-without-feeling#jb_list"
    assert found["long-title"].mark == ""
    assert page.silent == 0
    assert "A journey that does not say where the customer ends up" in page.off
    assert "A journey that does not say what the customer wants" not in page.off


def test_exceptions_are_shown_with_their_reasons_and_journeys() -> None:
    excused = BARE.replace(
        "title: Buying a lamp", "title: Buying a lamp  # journeybook: ignore[journey-without-goal] a gift"
    )
    found = site(lamp=excused)
    (row,) = health_page(found).exceptions
    assert (row.title, row.reason) == ("A journey that does not say what the customer wants", "a gift")
    assert [link.text for link in row.journeys] == ["Buying a lamp"]
    assert row.place.href.endswith("/journeys/lamp.md#L2")
    assert section(found, "lamp").exceptions[0].reason == "a gift"
    assert "a gift" in Renderer(found).render(health_page(found)).html


def test_a_reason_is_shown_as_text() -> None:
    evil = BARE.replace("lamp\n", "lamp  # journeybook: ignore[journey-without-goal] <script>alert(1)</script>\n", 1)
    found = site(lamp=evil)
    for html in (
        Renderer(found).render(health_page(found)).html,
        Renderer(found).render(journey_page(found.catalogue.journeys["lamp"], found)).html,
    ):
        assert "<script>" not in html
        assert "&lt;script&gt;alert(1)" in html


def test_a_journey_says_its_score_and_what_to_do_next_and_a_draft_says_nothing() -> None:
    lamp = section(SITE, "lamp")
    assert lamp.score == 0
    assert [thing.points for thing in lamp.todo] == [50, 17, 17]
    assert lamp.all.href == "../health/index.html"
    by_mark = {mark.anchor: mark for mark in lamp.marks}
    feeling = by_mark["jb_health_customer-view"].found[-1]
    assert (feeling.failed, feeling.total, len(feeling.places), feeling.more) == (2, 2, 2, 0)
    assert journey_health(SITE.catalogue.journeys["candle"], SITE.page("journeys/candle.html")) is None
    assert "jb_health" not in Renderer(SITE).render(journey_page(SITE.catalogue.journeys["candle"], SITE)).html


def test_many_findings_of_one_rule_are_cut() -> None:
    steps = "\n".join(f"      - {{id: s{at}, title: I do {at}, touchpoint: desk}}" for at in range(9))
    many = BARE.replace("      - {id: ask, title: I ask, touchpoint: till}", steps)
    found = {rule.title: rule for mark in section(site(lamp=many), "lamp").marks for rule in mark.found}
    feeling = found["A step of which nobody says how the customer feels there"]
    assert (len(feeling.places), feeling.more) == (5, 5)


def test_of_many_journeys_each_says_one_thing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_DETAILED", 1)
    page = health_page(SITE)
    row = page.rows[0]
    assert page.long
    assert (len(row.todo), row.more) == (1, 2)
    assert {cell.href for cell in row.cells} == {""}
    assert row.score.href == "../journeys/lamp.html#jb_health"
    assert "jb-health--long" in Renderer(SITE).render(page).html


def test_on_a_page_of_another_language_what_is_english_says_so() -> None:
    french = replace(SITE, language=language_of("de"))
    page = health_page(french)
    title, first = page.rules[0].title, page.rows[0].todo[0].first
    assert isinstance(title, Foreign)
    assert title.language == "en"
    assert first.language == "en"
    assert (
        '<span lang="en">Nobody says'
        in Renderer(french).render(journey_page(french.catalogue.journeys["lamp"], french)).html
    )
    assert not isinstance(health_page(SITE).rules[0].title, Foreign)


def test_there_is_a_page_where_a_journey_is_scored() -> None:
    assert "health/index.html" in [page.path for page in plan(SITE)]
    drafts = site(candle=DRAFT)
    assert "health/index.html" not in [page.path for page in plan(drafts)]
    assert "drafts are not scored" in Renderer(drafts).render(health_page(drafts)).html


def test_a_site_that_nobody_checked_has_no_health() -> None:
    unchecked = site_of({"lamp": GOOD}, CONFIG.replace("RULES", RULES))
    assert unchecked.health == Health()
    assert health_page(unchecked).score is None


def test_every_mark_has_its_words() -> None:
    page = health_page(SITE)
    assert [key for key, _ in page.headings] == [mark.value for mark in Mark]
    assert all(mark.sentence and mark.asks.endswith(".") for mark in page.marks)

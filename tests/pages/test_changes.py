"""A site against a revision: what pages mark, what the page of changes tells, and where what is gone stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journeybook import pipeline
from journeybook.compare import Compared, Thing
from journeybook.language import language_of
from journeybook.pages import division
from journeybook.pages.before import Gone, GoneStep, earlier_curve, gone
from journeybook.pages.changes import ChangesPage, changes_page
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.frame import Page
from journeybook.pages.journey import JourneyPage, journey_page
from journeybook.pages.journey_index import journey_index_page
from journeybook.pages.persona_index import persona_index_page
from journeybook.pages.plan import plan
from journeybook.pages.review import Review
from journeybook.pages.routes import Routes
from journeybook.pages.told_change import ToldChange
from journeybook.pages.views import views
from tests.compare.projects import FILES, LAMP, RETURN, edited
from tests.load.repositories import Repository, git, repository

CY = "---\ntitle: Cy\n---\nA third one.\n"
LATER = "---\ntitle: Selling a lamp\npersonas: [ana]\nstages:\n  - {id: sell, title: Selling}\n---\n"
BRANCH: dict[str, str | None] = {
    **edited(
        "journeys/lamp.md",
        ("title: Buying a lamp", "title: Buying one lamp"),
        ("emotion: {ana: 4, bo: 2}", "emotion: {ana: 5, bo: 4}"),
        (
            "      - id: compare\n        title: I compare two\n        touchpoint: page\n        emotion: 3\n",
            "      - id: measure\n        title: I measure my room\n        emotion: 4\n",
        ),
        (
            (
                "      - id: ask\n        title: I ask\n        channel: shop\n        emotion: 4\n        evidence:\n"
                "          - {title: Nine interviews, date: 2026-03-01}\n"
            ),
            "",
        ),
        (
            "      - id: leave\n",
            (
                "      - id: ask\n        title: I ask\n        channel: shop\n        emotion: 4\n        evidence:\n"
                "          - {title: Nine interviews, date: 2026-03-01}\n      - id: leave\n"
            ),
        ),
        (
            (
                "  - id: use\n    title: Using\n    phase: after\n    steps:\n"
                "      - {id: light, title: I light it, emotion: 5}\n"
            ),
            "",
        ),
    ),
    "journeys/return.md": None,
    "journeys/later.md": LATER,
    "personas/cy.md": None,
    "site_config.yml": FILES["site_config.yml"].replace("title: Order page", "title: Page of orders"),
}
"""Steps added, changed, moved and removed, a journey renamed, one new and one removed, a persona removed, a touchpoint
changed."""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A project on a branch that is different from `main`."""
    made = repository(tmp_path_factory.mktemp("shop"))
    made.commit({**FILES, "personas/cy.md": CY})
    git(made.root, "switch", "--quiet", "--create", "better")
    made.commit(BRANCH)
    return made


def compared(root: Path, name: str = "main") -> SiteContext:
    checked = pipeline.check(root)
    found = pipeline.compare_with(checked, name)
    assert isinstance(found, Compared), found
    return SiteContext(
        catalogue=checked.loaded.catalogue,
        settings=checked.loaded.settings,
        routes=Routes(),
        files=checked.loaded.files,
        compared=found,
    )


@pytest.fixture(scope="module")
def site(shop: Repository) -> SiteContext:
    return compared(shop.root)


@pytest.fixture(scope="module")
def page(site: SiteContext) -> ChangesPage:
    return changes_page(site)


def words(told: tuple[ToldChange, ...]) -> list[str]:
    return [f"{one.kind}: {''.join(link.text for link in one.words)}" for one in told]


def frame_of(site: SiteContext, path: str) -> Page:
    return next(one for one in plan(site) if one.path == path).build()


def review_of(site: SiteContext, path: str) -> Review:
    review = frame_of(site, path).frame.review
    assert review is not None
    return review


def lamp(site: SiteContext) -> JourneyPage:
    return journey_page(site.catalogue.journeys["lamp"], site)


def test_the_page_of_changes_goes_journey_by_journey_with_those_that_are_gone_last(page: ChangesPage) -> None:
    assert [(one.link.text, bool(one.link.href), one.kind) for one in page.journeys] == [
        ("Buying one lamp", True, "changed"),
        ("Selling a lamp", True, "added"),
        ("Returning a lamp", False, "removed"),
    ]
    assert page.revision.startswith("main (")


def test_each_change_is_told_once_in_words_that_lead_to_the_place(page: ChangesPage) -> None:
    (buying,) = (one for one in page.journeys if one.kind == "changed")
    told = words(buying.told)
    assert "renamed: Journey Buying one lamp was called Buying a lamp" in told
    assert "added: Step I measure my room is new" in told
    assert "removed: Step I compare two is gone" in told
    assert "removed: Stage Using is gone" in told
    assert "moved: Step I ask moved from Choosing to Buying" in told
    assert "changed: Emotion, Bo of I look around: from 2 (Annoyed) to 4 (Pleased)" in told
    assert len(told) == len(set(told))
    new = next(one for one in buying.told if one.kind == "added")
    assert [link.href for link in new.words if link.href] == ["../journeys/lamp.html#measure"]
    assert [link.text for link in new.place] == ["Choosing"], "the journey is in the heading"
    lost = next(one for one in buying.told if one.kind == "removed")
    assert not [link.href for link in lost.words if link.href], "what is gone leads nowhere"


def test_a_journey_that_is_new_or_gone_says_no_more_than_its_mark(page: ChangesPage) -> None:
    assert [one.told for one in page.journeys if one.kind != "changed"] == [(), ()]


def test_effects_are_told_for_everyone_and_each_persona(page: ChangesPage) -> None:
    (buying,) = (one for one in page.journeys if one.kind == "changed")
    assert [one.who.text if one.who else "" for one in buying.felt] == ["", "Ana", "Bo"]
    bo = buying.felt[2]
    assert bo.old
    assert bo.new
    assert bo.new.score > bo.old.score
    assert bo.sign == 1
    assert bo.change.startswith("+")


def test_what_journeys_share_stands_apart(page: ChangesPage) -> None:
    assert words(page.shared) == [
        "removed: Persona Cy is gone",
        "renamed: Touchpoint Page of orders was called Order page",
    ]


def test_findings_that_came_and_went_are_listed(tmp_path: Path) -> None:
    shop = repository(tmp_path)
    shop.commit({**FILES, "personas/cy.md": CY})
    shop.write({"personas/cy.md": None, "personas/di.md": "---\ntitle: Di\n---\n"})
    made = changes_page(compared(tmp_path, "HEAD"))
    assert ["personas/di.md:2" in one.place.text for one in made.brought.shown].count(True) == 1
    assert ["personas/cy.md:2" in one.place.text for one in made.cleared.shown].count(True) == 1


def test_the_page_of_changes_is_the_first_view(site: SiteContext) -> None:
    assert views(site)[0].path == "changes/index.html"
    assert frame_of(site, "changes/index.html").frame.review is None


def test_a_site_compared_with_nothing_has_no_marks_and_no_such_page(site: SiteContext) -> None:
    plain = replace(site, compared=None)
    assert "changes/index.html" not in [one.path for one in plan(plain)]
    found = lamp(plain)
    assert not found.before
    assert not found.gone_first
    assert {step.change for stage in found.stages for step in stage.steps} == {""}
    assert all(facet.name != "change" for facet in journey_index_page(plain).finder.facets)
    assert frame_of(plain, "journeys/lamp.html").frame.review is None


def test_steps_and_stages_of_a_journey_say_what_happened_to_them(site: SiteContext) -> None:
    steps = {step.id: step.change for stage in lamp(site).stages for step in stage.steps}
    assert steps == {"look": "changed", "measure": "added", "pay": "", "ask": "moved", "leave": ""}
    drawn = lamp(site).map
    assert drawn
    assert {step.id: step.link.change for step in drawn.steps} == steps
    look = lamp(site).stages[0].steps[0]
    assert "changed: Emotion, Bo of I look around: from 2 (Annoyed) to 4 (Pleased)" in words(look.told)
    measure = lamp(site).stages[0].steps[1]
    assert measure.told == (), "that it is new is said by its mark"


def test_a_removed_step_is_listed_where_it_was(site: SiteContext) -> None:
    look, measure = lamp(site).stages[0].steps
    assert not measure.gone
    (compare,) = look.gone
    assert compare.title == "I compare two"
    assert compare.touchpoint == "Order page", "as it was called"
    assert compare.feeling
    assert compare.feeling.score == 3
    assert compare.now is None
    assert compare.after
    assert compare.after.href.endswith("#look")


def test_a_removed_stage_is_listed_after_the_one_it_came_after_with_its_steps(site: SiteContext) -> None:
    choose, buy = lamp(site).stages
    assert not choose.gone_after
    (use,) = buy.gone_after
    assert (use.title, [step.title for step in use.steps]) == ("Using", ["I light it"])


def titles(steps: tuple[GoneStep, ...]) -> list[str]:
    return [step.title for step in steps]


def left_of(tmp_path: Path, text: str, name: str = "lamp", **others: str | None) -> tuple[Gone, PageContext]:
    shop = repository(tmp_path)
    shop.commit(FILES)
    shop.write({f"journeys/{name}.md": text, **{f"journeys/{one}.md": each for one, each in others.items()}})
    made = compared(tmp_path, "HEAD")
    context = made.page(f"journeys/{name}.html")
    return gone(made.catalogue.journeys[name], context), context


def test_steps_before_the_first_one_of_a_stage_stand_first_in_it(tmp_path: Path) -> None:
    start, end = LAMP.index("      - id: pay\n"), LAMP.index("      - id: leave\n")
    found, _ = left_of(tmp_path, LAMP[:start] + LAMP[end:])
    assert {stage: titles(steps) for stage, steps in found.first.items()} == {"buy": ["I pay"]}
    assert not found.steps


def test_the_first_stage_of_old_stands_before_all_others(tmp_path: Path) -> None:
    start, end = LAMP.index("  - id: choose\n"), LAMP.index("  - id: buy\n")
    found, _ = left_of(
        tmp_path, LAMP[:start] + LAMP[end:].replace("pains: [dim]", "pains: []").replace("{#choose}", "")
    )
    assert {name: [stage.title for stage in stages] for name, stages in found.stages.items()} == {"": ["Choosing"]}
    assert titles(found.stages[""][0].steps) == ["I look around", "I compare two", "I ask"]
    assert not found.first


def test_a_step_that_went_to_another_journey_leads_there(tmp_path: Path) -> None:
    step = "      - id: leave\n        title: I leave\n        emotion: 4\n"
    assert step in LAMP
    there = RETURN.replace("      - {id: refund", f"{step}      - {{id: refund")
    found, _ = left_of(tmp_path, LAMP.replace(step, ""), **{"return": there})
    (left,) = found.steps["pay"]
    assert left.now
    assert left.now.href == "return.html#leave"


def test_the_curve_of_before_is_drawn_over_todays_and_said_only_where_it_is_another(site: SiteContext) -> None:
    found = lamp(site)
    assert found.before
    assert found.map
    (line,) = found.map.curve.others
    assert line.name == "before"
    assert line.link.href == "../changes/index.html#jb_lamp"
    assert len(line.points) == 6, "all steps of before, those that are gone too"
    said = {
        cell.step: [name for name, _ in item.others]
        for lane in found.map.lanes
        if lane.name == "emotion"
        for cell in lane.rows[-1]
        for item in cell.items
    }
    assert said == {"look": ["before"], "measure": [], "pay": [], "ask": [], "leave": []}


def test_no_curve_is_drawn_where_nothing_feels_otherwise(tmp_path: Path) -> None:
    shop = repository(tmp_path)
    shop.commit(FILES)
    shop.write(edited("journeys/lamp.md", ("owner: lamp-team", "owner: others")))
    made = compared(tmp_path, "HEAD")
    context = made.page("journeys/lamp.html")
    assert earlier_curve(made.catalogue.journeys["lamp"], context) == ()
    assert made.changed
    assert made.changed.kind_of("journey", "lamp") == "changed"


def test_a_renamed_step_shares_the_column_of_what_it_was(tmp_path: Path) -> None:
    shop = repository(tmp_path)
    shop.commit(FILES)
    shop.write(edited("journeys/return.md", ("{id: carry, title: I carry it back, emotion: 2",
                                             "{id: bring, title: I carry it back, emotion: 4")))  # fmt: skip
    made = compared(tmp_path, "HEAD")
    journey = made.catalogue.journeys["return"]
    (before,) = earlier_curve(journey, made.page("journeys/return.html"))
    assert [one.column for one in before.steps] == [0, 1]
    assert made.page("journeys/return.html").step(journey, journey.steps[0]).change in ("renamed", "changed")


def test_lists_can_be_filtered_by_what_is_different(site: SiteContext) -> None:
    index = journey_index_page(site)
    (facet,) = (one for one in index.finder.facets if one.name == "change")
    assert [(option.value, option.count) for option in facet.options] == [("changed", 1), ("new", 1)]
    rows = {row.link.text: row.tokens.split() for area in index.areas for row in area.rows}
    assert "change:new" in rows["Selling a lamp"]
    assert "change:changed" in rows["Buying one lamp"]
    assert all(one.name != "change" for one in persona_index_page(site).finder.facets), "none has changed"


def test_lists_say_what_is_new_changed_and_gone_by_name(site: SiteContext) -> None:
    journeys = review_of(site, "journeys/index.html")
    assert [(one.kind, one.text, one.named) for one in journeys.counts] == [
        ("added", "1 new", ()),
        ("changed", "1 changed", ()),
        ("removed", "1 removed", ("Returning a lamp",)),
    ]
    assert journeys.only == "?change=new,changed"
    personas = review_of(site, "personas/index.html")
    assert [(one.kind, one.named) for one in personas.counts] == [("removed", ("Cy",))]
    assert personas.only == "", "there is nothing to show"


def test_a_leaf_of_a_list_leads_to_what_is_different_in_all_of_it(
    site: SiteContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(division.SIZES, "journeys", 1)
    first, second = (review_of(site, f"journeys/{name}.html") for name in ("index", "index_2"))
    assert (first.only, second.only) == ("?change=new,changed", "index.html?change=new,changed")
    assert second.counts == first.counts
    finder = journey_index_page(site).finder
    assert [facet.name for facet in finder.facets if facet.name == "change"] == ["change"]


def test_every_page_says_what_it_is_compared_with(site: SiteContext) -> None:
    said = [one.build().frame.review for one in plan(site) if one.path != "changes/index.html"]
    assert len(said) > 10
    assert all(one is not None and one.revision.startswith("main (") for one in said)


def test_the_page_of_a_thing_tells_its_changes(site: SiteContext) -> None:
    touchpoint = review_of(site, "touchpoints/page.html")
    assert touchpoint.kind == "renamed"
    assert words(touchpoint.told) == ["renamed: Touchpoint Page of orders was called Order page"]
    journey = review_of(site, "journeys/lamp.html")
    assert journey.all.href == "../changes/index.html#jb_lamp"
    assert len(journey.told) > 5
    same = review_of(site, "touchpoints/till.html")
    assert (same.kind, same.told) == ("", ())


def test_what_came_with_a_step_is_new_in_its_list_too(tmp_path: Path) -> None:
    shop = repository(tmp_path)
    shop.commit(FILES)
    step = "      - {id: wrap, title: I wait, pains: [{id: slow, title: It is slow}]}\n      - id: leave\n"
    shop.write(edited("journeys/lamp.md", ("      - id: leave\n", step)))
    made = compared(tmp_path, "HEAD")
    assert made.changed
    assert made.changed.kind_of("pain", "slow") == "added"
    assert made.changed.kind_of("pain", "dim") == ""
    assert made.changed.removed(Thing.PAIN) == ()


def test_a_project_that_was_not_there_is_all_new(tmp_path: Path) -> None:
    shop = repository(tmp_path)
    shop.commit({"README": "Nothing yet.\n"})
    shop.write(FILES)
    made = compared(tmp_path, "HEAD")
    found = changes_page(made)
    assert found.absent
    assert {one.kind for one in found.journeys} == {"added"}


def test_a_file_that_could_not_be_read_is_named_and_not_told_as_new(tmp_path: Path) -> None:
    shop = repository(tmp_path)
    shop.commit({**FILES, "journeys/lamp.md": "---\ntitle: [\n---\n"})
    shop.write({"journeys/lamp.md": LAMP})
    made = compared(tmp_path, "HEAD")
    found = changes_page(made)
    assert found.unread == ("journeys/lamp.md",)
    assert [one.link.text for one in found.journeys if one.kind == "added"] == []
    assert made.changed
    assert made.changed.kind_of("pain", "dim") == "", "it may have been there"


def test_what_the_other_branch_has_since_then_does_not_count_with_three_dots(tmp_path: Path) -> None:
    shop = repository(tmp_path)
    shop.commit(FILES)
    git(tmp_path, "switch", "--quiet", "--create", "better")
    shop.commit({"personas/cy.md": CY})
    git(tmp_path, "switch", "--quiet", "main")
    shop.commit({"personas/di.md": "---\ntitle: Di\n---\n"})
    git(tmp_path, "switch", "--quiet", "better")
    two, three = (words(changes_page(compared(tmp_path, name)).shared) for name in ("main", "main..."))
    assert two == ["added: Persona Cy is new", "removed: Persona Di is gone"]
    assert three == ["added: Persona Cy is new"]


def test_links_know_what_happened_to_what_they_lead_to(site: SiteContext) -> None:
    context = site.page("index.html")
    assert context.touchpoint(site.catalogue.touchpoints["page"]).change == "renamed"
    assert context.journey(site.catalogue.journeys["later"]).change == "added"
    assert context.persona(site.catalogue.personas["ana"]) == Link(text="Ana", href="personas/ana.html", kind="persona")


def test_what_follows_for_a_journey_that_says_the_same_is_told_too(tmp_path: Path) -> None:
    far = {
        "journeys/return.md": RETURN.replace("touchpoint: till}", "touchpoint: till, pains: [{id: far, title: Far}]}")
    }
    shop = repository(tmp_path)
    shop.commit({**FILES, **far, "journeys/lamp.md": LAMP.replace("effort: 2}", "effort: 2, pains: [dim, far]}")})
    shop.write({"journeys/lamp.md": LAMP})
    made = changes_page(compared(tmp_path, "HEAD"))
    assert [one.link.text for one in made.journeys] == ["Buying a lamp"]
    assert [one.text for one in made.follows] == ["Nothing answers the pain point “Far” any more"]


def test_what_follows_has_the_names_of_the_pages_language(tmp_path: Path) -> None:
    french = {
        "site_config.yml": f"languages: [en, fr]\n{FILES['site_config.yml']}",
        "site_config.fr.yml": "channels:\n  - {id: web, title: Site}\n  - {id: app, title: Appli}\n",
        "journeys/lamp.fr.md": "---\ntitle: Acheter une lampe\nstages:\n  - id: choose\n    steps:\n"
        "      - {id: look, title: Je regarde}\n---\n",
    }
    shop = repository(tmp_path)
    shop.commit({**FILES, **french})
    shop.write(
        edited("journeys/lamp.md", ("touchpoint: page\n        duration", "touchpoint: order-app\n        duration"))
    )
    site = compared(tmp_path, "HEAD")
    language, catalogue = language_of("fr"), pipeline.check(tmp_path).loaded.translations["fr"]
    page = changes_page(replace(site, language=language, catalogue=catalogue))
    (lamp,) = page.journeys
    assert [one.text for one in lamp.follows] == ["«\u202fJe regarde\u202f» est passé du canal Site à Appli"]


def test_one_who_walks_a_journey_alone_has_one_row(tmp_path: Path) -> None:
    shop = repository(tmp_path)
    shop.commit(FILES)
    shop.write(edited("journeys/return.md", ("emotion: 2", "emotion: 1")))
    (found,) = changes_page(compared(tmp_path, "HEAD")).journeys
    assert [one.who.text if one.who else "" for one in found.felt] == ["Ana"]

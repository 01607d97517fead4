"""The page of heat maps."""

from __future__ import annotations

import pytest

from journeybook.pages import heat_grid as grid_module
from journeybook.pages import heat_maps as module
from journeybook.pages.context import SiteContext
from journeybook.pages.heat_grid import HeatCell, HeatGrid
from journeybook.pages.heat_maps import HeatMapsPage, heat_maps_page
from journeybook.pages.plan import plan
from journeybook.render import Renderer
from tests.pages.journeys import site_of
from tests.pages.project import CONFIG, JOURNEYS, project

MEASURED = {
    "buy": JOURNEYS["buy"].replace("emotion: {ana: 4, bo: 2}", "emotion: {ana: 4, bo: 2}\n        satisfaction: 3.5")
}


def page_of(site: SiteContext | None = None) -> HeatMapsPage:
    return heat_maps_page(site or project())


def html_of(site: SiteContext | None = None) -> str:
    return Renderer(site or project()).render(page_of(site)).html


def cell(grid: HeatGrid, row: str, column: str) -> HeatCell:
    found = [one for one in grid.cells if (one.row, one.column) == (row, column)]
    assert len(found) == 1
    return found[0]


def texts(grid: HeatGrid) -> tuple[list[str], list[str]]:
    return [row.head.text for row in grid.rows], [column.text for column in grid.columns]


def number(one: HeatCell) -> str:
    assert one.feeling
    return one.feeling.number


def test_channels_by_phase_have_numbers_with_their_steps() -> None:
    grid = page_of().lifecycles[0].channels
    assert texts(grid) == (
        ["Website", "Shop", "Without a channel"],
        ["Before", "After", "Never", "Without a phase"],
    )
    web = cell(grid, "Website", "Before")
    assert (number(web), web.steps, web.scores, web.journeys, web.anchor) == ("2.5", 2, 4, 1, "channel1_web_before")
    assert [(one.step.text, one.step.href, one.feeling.number if one.feeling else "") for one in web.listed] == [
        ("I pay", "../journeys/buy.html#pay", "2.0"),
        ("I look", "../journeys/buy.html#look", "3.0"),
    ]


def test_rows_columns_and_all_have_sums() -> None:
    grid = page_of().lifecycles[0].channels
    assert number(cell(grid, "Shop", "All phases")) == "3.2"
    assert number(cell(grid, "All channels", "After")) == "3.0"
    assert cell(grid, "All channels", "All phases").steps == 7


def test_a_persona_has_its_own_scores() -> None:
    grid = page_of().lifecycles[0].personas
    assert texts(grid)[0] == ["Bo", "Ana", "No persona named"]
    assert number(cell(grid, "Ana", "Before")) == "3.0"
    assert number(cell(grid, "Bo", "Before")) == "2.3"


def test_touchpoints_by_journey_have_steps_without_one_in_a_row_of_their_own() -> None:
    grid = page_of().touchpoints
    assert texts(grid) == (["Till", "Order page", "Without a touchpoint"], ["Buying a cake", "A round of the shop"])
    assert number(cell(grid, "Till", "A round of the shop")) == "4"
    assert page_of().others == ()


def test_satisfaction_stands_beside_emotion_and_is_never_in_its_number() -> None:
    site = project(MEASURED)
    one = cell(page_of(site).lifecycles[0].channels, "Website", "Before")
    assert one.satisfaction
    assert (number(one), one.satisfaction.number, one.measured) == ("2.5", "3.5", 1)
    html = html_of(site)
    assert 'type="radio"' in html
    assert "satisfaction, measured at 1 step" in html


def test_there_is_nothing_to_choose_where_satisfaction_was_never_measured() -> None:
    assert page_of().measured == 0
    assert 'type="radio"' not in html_of()


def test_each_cell_leads_to_the_list_of_its_steps_and_back() -> None:
    html = html_of()
    assert '<td id="at_channel1_web_before"' in html
    assert '<a href="#channel1_web_before"' in html
    assert 'id="channel1_web_before" role="group" aria-label="Website, Before"' in html
    assert '<a href="#at_channel1_web_before">' in html


def test_the_worst_cell_is_said_in_a_sentence() -> None:
    lowest = page_of().lifecycles[0].channels.lowest
    assert lowest
    assert (lowest.row, lowest.column) == ("Website", "Before")
    assert "Lowest: Website, Before" in html_of()


def test_where_nothing_is_below_neutral_nothing_is_said_to_be_lowest() -> None:
    text = "---\ntitle: T\nstages: [{title: S, phase: before, steps: [{title: a, channel: web, emotion: 5}]}]\n---\n"
    assert page_of(project({"trip": text})).lifecycles[0].channels.lowest is None


def test_a_cell_without_a_score_says_so_and_keeps_its_steps() -> None:
    text = "---\ntitle: T\nstages: [{title: S, phase: before, steps: [{title: a, channel: web}]}]\n---\n"
    site = project({"trip": text})
    one = cell(page_of(site).lifecycles[0].channels, "Website", "Before")
    assert (one.feeling, one.steps) == (None, 1)
    assert "no score" in html_of(site)


def test_of_many_steps_the_worst_are_listed_with_the_way_to_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_module, "MOST_STEPS", 1)
    one = cell(page_of().lifecycles[0].channels, "Website", "Before")
    assert ([step.step.text for step in one.listed], one.more) == (["I pay"], 1)
    assert one.everywhere
    assert one.everywhere.href == "../channels/web.html"
    assert "and 1 more" in html_of()


def test_where_no_page_has_all_steps_of_a_number_they_are_all_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_module, "MOST_STEPS", 1)
    grid = page_of().lifecycles[0].channels
    whole = grid.sums.whole
    assert whole
    assert whole.everywhere is None
    assert (len(whole.listed), whole.more) == (whole.steps, 0)


def test_touchpoints_and_journeys_without_room_are_one_row_and_one_column_and_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_TOUCHPOINTS", 1)
    monkeypatch.setattr(module, "MOST_JOURNEYS", 1)
    page = page_of()
    assert texts(page.touchpoints) == (
        ["Till", "Without a touchpoint", "1 other touchpoint"],
        ["Buying a cake", "1 other journey"],
    )
    assert [(one.link.text, one.steps, [each.journey.text for each in one.journeys]) for one in page.others] == [
        ("Order page", 2, ["Buying a cake"])
    ]
    monkeypatch.setattr(module, "MOST_LISTED", 0)
    assert (page_of().others, page_of().hidden) == ((), 1)


def test_rows_without_room_are_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 1)
    grid = page_of().lifecycles[0].channels
    assert texts(grid) == (
        ["Shop", "Without a channel", "Other channels"],
        ["Before", "After", "Never", "Without a phase"],
    )
    assert number(cell(grid, "Other channels", "Before")) == "2.5"


def test_each_lifecycle_has_grids_of_its_own_and_one_is_open() -> None:
    config = CONFIG.replace("{id: never, title: Never}", "{id: never, title: Never, set: Loyalty}")
    site = project(config=config)
    assert [one.title for one in page_of(site).lifecycles] == ["Lifecycle", "Loyalty"]
    html = html_of(site)
    assert html.count('name="jb_set"') == 2
    assert html.count('name="jb_set" open') == 1
    assert html.count('id="jb-channels"') == html.count('id="jb-channels-2"') == 1


def test_a_project_without_phases_says_so_and_shows_its_touchpoints() -> None:
    config = "title: T\nchannels: [{id: web, title: Web}]\ntouchpoints: [{id: page, title: Page, channel: web}]\n"
    text = "---\ntitle: T\nstages: [{title: S, steps: [{title: a, touchpoint: page, emotion: 2}]}]\n---\n"
    site = site_of({"trip": text}, config)
    assert page_of(site).lifecycles == ()
    html = html_of(site)
    assert "names no lifecycle phases yet" in html
    assert "Touchpoints by journey" in html


def test_grids_in_which_nobody_and_nothing_is_named_are_left_out() -> None:
    text = "---\ntitle: T\nstages: [{title: S, phase: before, steps: [{title: a, channel: web, emotion: 2}]}]\n---\n"
    site = project({"trip": text})
    assert page_of(site).lifecycles[0].personas is None
    assert not page_of(site).named
    html = html_of(site)
    assert "Personas by phase" not in html
    assert "No step of today names a touchpoint yet." in html
    assert 'href="#channel1__all__all"' in html
    assert 'id="channel1__all__all"' in html
    assert "jb-personas" not in [hit.anchor for hit in page_of(site).frame.hits]
    named = page_of()
    assert named.lifecycles[0].personas
    assert named.named


def test_a_project_without_steps_of_today_has_no_such_page() -> None:
    for site in (project({}), project({"old": JOURNEYS["call"]})):
        assert "heat-maps/index.html" not in [page.path for page in plan(site)]
    assert "heat-maps/index.html" in [page.path for page in plan(project())]


def test_it_can_be_found() -> None:
    hits = page_of().frame.hits
    assert all(hit.kind and hit.title for hit in hits)
    ids = html_of()
    assert all(f'id="{hit.anchor}"' in ids for hit in hits if hit.anchor)

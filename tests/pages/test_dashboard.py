"""The dashboard: every figure leads to what it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from journeybook.pages.context import Link, SiteContext
from journeybook.pages.dashboard import MOST_LISTED, DashboardPage, dashboard_page
from journeybook.pages.home import home_page
from journeybook.pages.journey_index import journey_index_page
from journeybook.pages.opportunity_index import opportunity_index_page
from journeybook.render.renderer import Renderer
from tests.pages.journeys import site_of
from tests.pages.project import CONFIG, project

TODAY = date(2026, 11, 22)


def board(site: SiteContext | None = None, today: date = TODAY) -> DashboardPage:
    """Return the dashboard of a site: of the small project by default."""
    return dashboard_page(replace(site or project(), today=today))


def one_step(fields: str, head: str = "") -> str:
    """Return a journey of one step, with these fields and the journey's."""
    lines = "".join(f"{line.strip()}\n" for line in head.split(";") if line.strip())
    return f"---\ntitle: A\n{lines}stages: [{{title: S, steps: [{{id: t, title: T, {fields}}}]}}]\n---\n"


def texts(links: tuple[Link, ...]) -> list[str]:
    return [link.text for link in links]


def test_statuses_are_counted_and_lead_to_the_lists_filtered_by_them() -> None:
    site = project()
    page = board(site)
    assert [(bar.word, bar.count, bar.href, bar.percent) for bar in page.journeys] == [
        ("status.draft", 1, "../journeys/index.html?status=draft", 50),
        ("status.published", 2, "../journeys/index.html?status=published", 100),
        ("status.retired", 1, "../journeys/index.html?status=retired", 50),
    ]
    assert [(bar.word, bar.count, bar.href) for bar in page.opportunities] == [
        ("status.planned", 1, "../opportunities/index.html?status=planned")
    ]
    listed = {mark.token for area in journey_index_page(site).areas for row in area.rows for mark in row.marks}
    assert {"status:draft", "status:published", "status:retired"} <= listed
    register = opportunity_index_page(site)
    assert any(mark.token == "status:planned" for group in register.groups for row in group.rows for mark in row.marks)


def test_moments_of_truth_say_what_they_are_judged_by() -> None:
    page = board()
    (row,) = page.below
    assert (row.step.text, row.step.href, row.journey.text) == ("I pay", "../journeys/buy.html#pay", "Buying a cake")
    assert (row.ground, row.figures, row.satisfaction) == ("emotion", (), None)
    assert [felt.score for felt in row.feelings] == [2, 2]
    assert (page.below_count, texts(page.others), page.unknown_count) == (1, ["I get it"], 0)


def test_a_missed_figure_is_told_with_its_target() -> None:
    fields = (
        "moment_of_truth: true, metrics: [{kpi: CSAT, value: 3.5, target: 4}, {kpi: Wait, value: 9 min, target: 3 min}]"
    )
    (row,) = board(site_of({"a": one_step(fields)})).below
    assert [(one.kpi, one.value, one.target) for one in row.figures] == [
        ("Wait", "9\u00a0min", "3\u00a0min"),
        ("CSAT", "3.5", "4"),
    ]
    (row,) = board(site_of({"a": one_step("moment_of_truth: true, satisfaction: 2.5, emotion: 5")})).below
    assert row.satisfaction is not None
    assert (row.satisfaction.number, row.feelings) == ("2.5", ())


def test_what_nothing_is_known_of_is_neither_good_nor_bad() -> None:
    page = board(site_of({"a": one_step("moment_of_truth: true")}))
    assert (page.below_count, page.others_count, texts(page.unknown)) == (0, 0, ["T"])


def test_the_best_and_the_worst_are_those_of_today() -> None:
    page = board()
    assert [one.step.text for one in page.extremes.worst] == ["I queue", "I pay", "I look"]
    assert [one.step.text for one in page.extremes.best] == ["I get it", "I look", "The desk"]


def test_stale_journeys_are_told_from_the_day_of_the_build() -> None:
    page = board(today=date(2027, 10, 3))
    assert [(row.journey.text, row.day, row.days) for row in page.stale] == [("Buying a cake", date(2026, 10, 2), 366)]
    assert texts(page.undated) == ["Buying a cake, one day", "A round of the shop"]
    assert board().stale == ()
    assert board(today=date.min).today is None
    assert (board().today, board().untouched_days) == (TODAY, 180)


def test_the_figures_of_the_head_lead_to_their_lists() -> None:
    page = board()
    assert [(one.number, one.label, one.href) for one in page.figures] == [
        ("1 of 2", "moments of truth below target", "#jb-truths"),
        ("1", "open opportunity", "../opportunities/index.html?status=doing,planned,idea#jb_register"),
        ("0", "stale journeys", "#jb-stale"),
    ]


def test_the_home_page_leads_to_the_dashboard_by_the_same_figures() -> None:
    home = home_page(replace(project(), today=TODAY))
    assert home.board is not None
    assert home.board.href == "dashboard/index.html"
    assert [one.number for one in home.figures] == ["1 of 2", "1", "0"]
    assert home.figures[0].href == "dashboard/index.html#jb-truths"
    assert home_page(project(journeys={})).board is None


def test_long_lists_are_cut_and_say_how_many_there_are() -> None:
    fields = "moment_of_truth: true, emotion: 1"
    page = board(site_of({f"j{at}": one_step(fields, "reviewed: 2020-01-01") for at in range(MOST_LISTED + 7)}))
    assert (len(page.below), page.below_count) == (MOST_LISTED, MOST_LISTED + 7)
    assert (len(page.stale), page.stale_count) == (MOST_LISTED, MOST_LISTED + 7)
    assert len(page.extremes.worst) == 5


def test_a_project_with_next_to_nothing_has_a_sentence_for_each_part() -> None:
    site = replace(site_of({"a": one_step("duration: 3 min")}), today=TODAY)
    html = Renderer(site).render(dashboard_page(site)).html
    for said in (
        "There is no opportunity yet.",
        "No review is older than 180 days.",
        "No step of today is marked as a moment of truth.",
        "No step of today is below neutral.",
        "No step of today is above neutral.",
        "The project is in no Git repository",
    ):
        assert said in html
    assert "1 journey says no day of review" in html


def test_names_are_shown_as_text() -> None:
    evil = "<script>alert(1)</script>"
    texts = {"buy": one_step("moment_of_truth: true, emotion: 1").replace("title: T", f'title: "{evil}"')}
    site = replace(project(journeys=texts, config=CONFIG), today=TODAY)
    html = Renderer(site).render(dashboard_page(site)).html
    assert evil not in html
    assert "&lt;script&gt;" in html

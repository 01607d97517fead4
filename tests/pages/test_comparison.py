"""The pages that set personas side by side, of a journey and of a phase, and their index."""

from __future__ import annotations

import re

from journeybook.pages.comparison import ComparisonPage, comparison_page
from journeybook.pages.comparison_index import ComparisonIndexPage, comparison_index_page
from journeybook.pages.comparison_rows import Differences
from journeybook.pages.context import SiteContext
from journeybook.pages.phase_comparison import MOST_JOURNEYS, PhaseComparisonPage, phase_comparison_page
from journeybook.pages.plan import plan
from journeybook.render import Renderer
from tests.insight.test_personas import ALONE, TRIP
from tests.pages.journeys import CONFIG, scored, site_of
from tests.pages.project import project

SITE = site_of({"trip": TRIP, "walk": ALONE})


def trip(site: SiteContext = SITE) -> ComparisonPage:
    return comparison_page(site.catalogue.journeys["trip"], site)


def before(site: SiteContext = SITE) -> PhaseComparisonPage:
    return phase_comparison_page(site.catalogue.phases["before"], site)


def index(site: SiteContext = SITE) -> ComparisonIndexPage:
    return comparison_index_page(site)


def html(site: SiteContext, page: ComparisonPage | ComparisonIndexPage | PhaseComparisonPage) -> str:
    return Renderer(site).render(page).html


def text(found: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def crowd(number: int, scores: int = 3) -> SiteContext:
    """A journey with so many personas, each with feelings of its own."""
    names = [f"p{at:02}" for at in range(number)]
    files = {f"personas/{name}.md": f"---\ntitle: P {name[1:]}\n---\n" for name in names}
    felt = ["{" + ", ".join(f"{name}: {1 + at // 3**step % 3}" for at, name in enumerate(names)) + "}"
            for step in range(scores)]  # fmt: skip
    return site_of({"trip": scored(*felt, personas=f"[{', '.join(names)}]")}, CONFIG, files)


def rows(found: Differences) -> list[tuple[str, list[tuple[str, list[str]]], list[str]]]:
    return [
        (
            row.link.text,
            [(one.persona.text, [link.text for link in one.steps.links]) for one in row.met],
            [link.text for link in row.missed],
        )
        for row in found.rows
    ]


def test_a_journey_says_who_feels_better_on_average_and_by_how_much() -> None:
    page = trip()
    assert (page.gap, [one.text for one in page.better], [one.text for one in page.worse]) == ("1", ["Bo"], ["Ana"])
    assert "On average Bo feels 1 better than Ana ." in text(html(SITE, page))


def test_the_steps_where_they_part_most_are_listed_with_links_and_marked_in_drawing_and_table() -> None:
    page = trip()
    assert [(one.step.text, one.step.href, one.gap) for one in page.partings] == [
        ("I look", "../journeys/trip.html#look", "3"),
        ("I buy", "../journeys/trip.html#buy", "1"),
    ]
    assert [(felt.persona.text if felt.persona else "", felt.number) for felt in page.partings[0].feelings] == [
        ("Bo", "5"),
        ("Ana", "2"),
    ]
    assert page.chart
    assert [column.most for column in page.chart.columns] == [True, False, True, False, False]
    assert len(page.chart.curve.gaps) == 2
    assert page.chart.apart == ("3", "", "1", "", "")
    assert [step.parted for step in page.steps] == [True, False, True, False, False]


def test_lines_are_told_apart_by_dashes_and_names() -> None:
    page = trip()
    assert page.chart
    assert [([link.text for link in line.names], line.cells[1] is None) for line in page.chart.lines] == [
        (["Ana"], False),
        (["Bo"], True),
    ]
    found = html(SITE, page)
    assert found.count('stroke-dasharray="8 5"') >= 2
    assert {"Ana", "Bo"} <= set(re.findall(r'class="jb-curve__names"[^>]*>([^<]+)<', found))


def test_each_persona_has_its_way_its_time_and_its_extremes() -> None:
    ana, bo = trip().personas
    assert [(way.step.text, way.seconds, way.alone) for way in ana.way][:2] == [
        ("I look", 600, False),
        ("I ask", 1200, True),
    ]
    assert (ana.seconds, bo.seconds, ana.alone, bo.alone) == (2100, 900, 1, 0)
    assert (ana.worst.text if ana.worst else "", bo.worst) == ("I look", None)
    assert (bo.best.text if bo.best else "") == "I look"


def test_channels_and_pain_points_name_who_meets_them_where_and_who_does_not() -> None:
    page = trip()
    assert rows(page.channels) == [("Shop", [("Ana", ["I ask"])], ["Bo"])]
    assert [link.text for link in page.channels.shared] == ["Website"]
    assert rows(page.pains) == [("I wait", [("Ana", ["I ask"])], ["Bo"])]
    assert (page.pains.total, [link.text for link in page.pains.shared]) == (2, ["A crowd", "It is dear"])


def test_too_many_personas_for_one_drawing_are_drawn_by_their_ends_and_their_mean() -> None:
    page = trip(crowd(9))
    assert page.is_mean
    assert page.chart
    assert len(page.chart.curve.lines) == 3
    assert [line.names[0].text for line in page.chart.lines][2] == "mean of all"
    assert all(one.sparkline for one in page.personas)
    assert all(len(step.feelings) <= 6 for step in page.steps)
    assert not trip(crowd(5)).is_mean


def test_personas_who_feel_nothing_or_alike_are_said_to() -> None:
    mute = site_of({"trip": scored("", personas="[ana, bo]")})
    assert trip(mute).chart is None
    assert "Nobody has said yet how it feels." in html(mute, trip(mute))
    alike = site_of({"trip": scored("3", "4", personas="[ana, bo]")})
    assert (trip(alike).gap, trip(alike).partings) == ("", ())
    assert "On average they feel alike." in html(alike, trip(alike))


def test_moments_in_no_order_are_not_joined() -> None:
    site = site_of({"trip": scored("{ana: 2, bo: 4}", "{ana: 1, bo: 1}", personas="[ana, bo]", kind="aggregate")})
    chart = trip(site).chart
    assert chart
    assert not chart.curve.joined
    assert [line.path for line in chart.curve.lines] == [""] * 2


def test_a_phase_shows_means_on_one_scale_first_of_all_then_a_journey() -> None:
    page = before()
    assert page.every
    assert [(dot.persona.text, dot.mean.number, dot.x) for dot in page.every.dots] == [
        ("Bo", "3.3", "56.75%"),
        ("Ana", "3.0", "50%"),
    ]
    assert (page.every.left, page.every.width, page.every.gap) == ("50%", "6.75%", "0.3")
    assert [(one.journey.text if one.journey else "", one.gap, len(one.dots)) for one in page.journeys] == [
        ("A trip", "1.5", 2),
        ("A walk", "", 1),
    ]
    assert [(dot.steps, dot.seconds) for dot in page.journeys[0].dots] == [(2, 900), (3, 2100)]
    assert [(tick.number, tick.neutral) for tick in page.ticks] == [(str(at), at == 3) for at in range(1, 6)]


def test_a_scale_without_a_whole_middle_has_its_neutral_line_and_no_number_there() -> None:
    page = before(site_of({"trip": TRIP}, CONFIG + "\n    emotion_scale: {min: 0, max: 5}\n"))
    assert [tick.number for tick in page.ticks if tick.neutral] == [""]
    assert [tick.number for tick in page.ticks if not tick.neutral] == ["0", "1", "2", "3", "4", "5"]


def test_a_phase_names_only_those_who_walk_past_a_pain_point_as_missing_it() -> None:
    late = ALONE.replace("emotion: 1", "emotion: 1, pains: [{id: rain, title: Rain}]")
    page = before(site_of({"trip": TRIP, "walk": late}))
    assert [(name, missed) for name, _, missed in rows(page.pains)] == [("I wait", ["Bo"]), ("Rain", [])]


def test_a_phase_of_many_journeys_shows_those_where_they_are_farthest_apart() -> None:
    plain = re.sub(r"pains: \[.*\]", "", TRIP)
    assert "pains" not in plain
    page = before(site_of({f"trip{at}": plain for at in range(MOST_JOURNEYS + 3)}))
    assert (len(page.journeys), page.more) == (MOST_JOURNEYS, 3)


def test_the_index_lists_phases_and_journeys_with_the_greatest_gap_first() -> None:
    near = scored("{ana: 2, bo: 3}", personas="[ana, bo]")
    page = index(site_of({"near": near, "trip": TRIP}))
    (phases,) = page.phases
    assert [(row.link.text, row.link.href, row.count, row.said) for row in phases.rows] == [
        ("Before", "phases/before.html", 2, "1.5"),
        ("After", "phases/after.html", 2, ""),
    ]
    assert [(row.link.text, row.link.href, row.said) for row in page.journeys] == [
        ("A trip", "near.html", "1"),
        ("A trip", "trip.html", "1"),
    ]
    first = page.journeys[1]
    assert first.widest
    assert (first.widest.step.text, first.widest.gap) == ("I look", "3")
    assert first.tokens.startswith("persona:ana persona:bo")


def test_intended_and_retired_journeys_stand_last_in_the_index_and_say_so() -> None:
    later = scored("{ana: 1, bo: 5}", personas="[ana, bo]").replace("kind:", "state: to-be\nkind:")
    gone = later.replace("state: to-be", "status: retired")
    page = index(site_of({"gone": gone, "later": later, "trip": TRIP}))
    assert [(row.link.href, row.intended, row.retired) for row in page.journeys] == [
        ("trip.html", False, False),
        ("gone.html", False, True),
        ("later.html", True, False),
    ]


def test_there_is_a_page_for_what_can_be_compared_and_a_way_to_it_from_journey_and_phase() -> None:
    paths = {page.path for page in plan(SITE)}
    assert {one for one in paths if one.startswith("side-by-side/")} == {
        "side-by-side/index.html",
        "side-by-side/trip.html",
        "side-by-side/phases/before.html",
        "side-by-side/phases/after.html",
    }
    pages = {page.path: Renderer(SITE).render(page.build()).html for page in plan(SITE) if "index" not in page.path}
    assert 'href="../side-by-side/trip.html"' in pages["journeys/trip.html"]
    assert "side-by-side" not in pages["journeys/walk.html"].replace("side-by-side/index.html", "")
    phases = next(Renderer(SITE).render(page.build()).html for page in plan(SITE) if page.path == "phases/index.html")
    assert 'href="../side-by-side/phases/before.html"' in phases
    assert not [page for page in plan(site_of({"walk": ALONE})) if page.path.startswith("side-by-side/")]


def test_hits_say_that_they_are_comparisons() -> None:
    site = project()
    (hit,) = comparison_page(site.catalogue.journeys["buy"], site).frame.hits
    assert (hit.title, hit.text, hit.kind, hit.context) == (
        "Side by side: Buying a cake",
        "Ana, Bo",
        "Comparison",
        "Bakery",
    )
    (hit,) = phase_comparison_page(site.catalogue.phases["before"], site).frame.hits
    assert (hit.title, hit.kind) == ("Side by side: Before", "Comparison")

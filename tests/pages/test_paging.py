"""Lists that are divided into pages: the plan of these, what each has, and that none grows with the project."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest

from benchmarks.generate import files
from journeybook.checks.health import health_of
from journeybook.checks.runner import examine
from journeybook.language import language_of
from journeybook.load import load
from journeybook.pages import channel, division
from journeybook.pages.assets import project_files
from journeybook.pages.context import SiteContext
from journeybook.pages.division import Division, Run, leaves_of_groups, runs
from journeybook.pages.paging import pager
from journeybook.pages.plan import plan
from journeybook.pages.routes import AddressStyle, Routes
from journeybook.pages.touchpoint import touchpoint_page
from journeybook.render import RenderedPage, Renderer
from tests.pages.journeys import TextFiles
from tests.pages.project import project
from tests.pages.test_every_page import Read

LISTS = ("journeys", "curves", "personas", "touchpoints", "opportunities", "pains", "side-by-side", "health")
_ROW = re.compile(r'<(tr|li)\b[^>]* data-in="[^>]*>.*?</\1>', re.DOTALL)


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in division.SIZES:
        monkeypatch.setitem(division.SIZES, kind, 1)


def leaves(site: SiteContext) -> dict[str, RenderedPage]:
    """Return the pages of lists: indexes and their leaves."""
    renderer = Renderer(site)
    return {
        planned.path: renderer.render(planned.build())
        for planned in plan(site)
        if re.match(rf"({'|'.join(LISTS)}|to-be)/(index|index_\d+).html$", planned.path)
    }


def of(path: str, pages: Mapping[str, RenderedPage]) -> list[RenderedPage]:
    """Return the leaves of the list of a folder, in their order."""
    own = [page for page in pages.values() if page.path.startswith(f"{path}/")]
    return sorted(own, key=lambda page: int((re.findall(r"_(\d+)", page.path) or ["1"])[0]))


def rows(html: str) -> list[str]:
    """Return the titles of the rows of a list, by the first link of each."""
    return [re.findall(r"<a href[^>]*>(.*?)</a>", row[0])[0] for row in _matches(html)]


def _matches(html: str) -> Iterator[re.Match[str]]:
    return _ROW.finditer(html)


def test_a_list_has_as_many_leaves_as_its_entries_need() -> None:
    assert [Division(total=total, size=10).leaves for total in (0, 1, 10, 12, 20, 22)] == [1, 1, 1, 2, 2, 3]
    assert [Division(total=22, size=10).leaf_of(at) for at in (0, 9, 10, 20)] == [1, 1, 2, 3]
    assert Division(total=5, size=2).of("abcde", 3) == "e"


def test_a_few_entries_too_many_have_no_leaf_for_themselves() -> None:
    divided = Division(total=21, size=10)
    assert divided.leaves == 2
    assert (divided.leaf_of(20), divided.part(2)) == (2, (10, 21))
    assert Division(total=11, size=10).of("abcdefghijk", 1) == "abcdefghijk"


def test_groups_go_on_over_leaves_and_say_where_they_begin() -> None:
    sizes, divided = (3, 0, 1, 4), Division(total=8, size=3)
    assert [list(runs(sizes, divided, leaf)) for leaf in (1, 2, 3)] == [
        [Run(0, True, range(3))],
        [Run(2, True, range(1)), Run(3, True, range(2))],
        [Run(3, False, range(2, 4))],
    ]
    assert list(leaves_of_groups(sizes, divided)) == [1, 2, 2, 2]


@pytest.mark.parametrize(
    ("leaf", "numbers"),
    [
        (1, [1, 2, 3, None, 20]),
        (4, [1, 2, 3, 4, 5, 6, None, 20]),
        (9, [1, None, 7, 8, 9, 10, 11, None, 20]),
        (20, [1, None, 18, 19, 20]),
    ],
)
def test_a_pager_names_the_ends_and_what_is_near(leaf: int, numbers: list[int | None]) -> None:
    made = pager("pains/index.html", Division(total=99, size=5), leaf, project().page("pains/index.html"))
    assert made
    assert [one and one.number for one in made.turns] == numbers
    assert [one.number for one in made.turns if one and one.current] == [leaf]
    assert (made.begin, made.end) == (leaf * 5 - 4, min(leaf * 5, 99))


def test_leaves_have_names_that_no_thing_can_have() -> None:
    for style, there in (
        (AddressStyle.FILE, "index_2.html"),
        (AddressStyle.FOLDER, "index_2/index.html"),
    ):
        routes = Routes(style=style, prefix="x/")
        assert routes.leaf(routes.pains, 1) == routes.pains
        assert routes.leaf(routes.pains, 2) == f"x/pains/{there}"
        assert routes.rows(routes.pains, 2) == "x/pains/index_2.js"
    routes = Routes(style=AddressStyle.FOLDER)
    assert routes.leaf(routes.touchpoint("till"), 3) == "touchpoints/till_3/index.html"
    assert routes.rows(routes.touchpoint("till"), 3) == "touchpoints/till_3.js"
    assert Routes().leaf("touchpoints/till.html", 3) == "touchpoints/till_3.html"


def test_all_leaves_together_have_the_rows_of_the_whole_list(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = leaves(project(checked=True))
    for kind in division.SIZES:
        monkeypatch.setitem(division.SIZES, kind, 1)
    divided = leaves(project(checked=True))
    for path in LISTS:
        expected = rows(whole[f"{path}/index.html"].html)
        found = [rows(page.html) for page in of(path, divided)]
        assert expected, path
        assert [row for own in found for row in own] == expected, path
        assert {len(own) for own in found} == {1}, path


@pytest.mark.usefixtures("_small")
def test_rows_of_later_leaves_lie_beside_them_as_the_page_has_them() -> None:
    divided = leaves(project(checked=True))
    for path in LISTS:
        first, *others = of(path, divided)
        assert first.beside is None
        for number, page in enumerate(others, 2):
            assert page.beside
            assert page.beside.path == f"{path}/index_{number}.js"
            handed = json.loads(page.beside.read().decode().removeprefix("journeybook.leaf="))
            assert rows(handed) == rows(page.html)
            assert "jb:rows" not in page.html + handed


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize("style", AddressStyle)
def test_on_divided_pages_too_links_land_ids_are_single_and_headings_in_order(style: AddressStyle) -> None:
    site = replace(project(checked=True), routes=Routes(style=style, prefix="x/"))
    renderer = Renderer(site)
    pages = {planned.path: renderer.render(planned.build()) for planned in plan(site)}
    read = {path: Read(page.html) for path, page in pages.items()}
    assets = {site.routes.file(name) for name in project_files(site)} | {site.routes.opportunities_csv}
    assert len(pages) > 45
    for path, one in read.items():
        assert not [name for name, count in Counter(one.ids).items() if count > 1], path
        assert one.headings[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(one.headings)), path
        for link in one.links:
            address, _, anchor = link.partition("#")
            address = address.partition("?")[0]
            if address.startswith("https:"):
                continue
            there = normpath(join(dirname(path), unquote(address))) if address else path
            there = join(there, "index.html") if address.endswith("/") else there
            assert there in pages or there in assets, (path, link)
            if anchor and there in pages:
                assert unquote(anchor) in read[there].ids, (path, link)


@pytest.mark.usefixtures("_small")
def test_a_leaf_says_which_it_is_and_leads_on_in_every_language() -> None:
    site = project(checked=True)
    _first, page, *_ = of("pains", leaves(site))
    assert re.fullmatch(r"Pain points, page 2 of \d", page.title)
    assert page.search == ()
    assert '<nav class="jb-pager" aria-label="Pages of the list"' in page.html
    assert re.search(r'<a href="index.html" aria-label="Page 1">1</a>', page.html)
    assert re.search(r'<a href="index_2.html" aria-label="Page 2" aria-current="page">2</a>', page.html)
    assert 'rel="prev"' in page.html
    assert "jb-finder" not in page.html
    french = of("pains", leaves(replace(site, language=language_of("fr"))))[1]
    assert re.fullmatch(r"Irritants, page 2 sur \d", french.title)


@pytest.mark.usefixtures("_small")
def test_a_group_that_goes_on_says_so_and_keeps_its_anchor_where_it_begins() -> None:
    first, second, _third, last = of("journeys", leaves(project(checked=True)))
    assert 'id="area-bakery"' in first.html
    assert 'data-jb-group="area-bakery">' in second.html
    assert 'id="area-bakery"' not in second.html
    assert 'Bakery <span class="jb-muted jb-continued">(continued)</span>' in second.html
    assert '<li id="area-2"><a href="index_4.html#area-2">Other journeys' in first.html
    assert 'id="area-2"' in last.html


@pytest.mark.usefixtures("_small")
def test_the_filters_of_a_divided_list_count_all_of_it() -> None:
    first, *_ = of("journeys", leaves(project(checked=True)))
    assert 'data-jb-leaves="4" data-total="4"' in first.html
    assert 'data-leaf="index_{number}.html" data-rows="index_{number}.js"' in first.html
    bakery = re.search(r'value="bakery"> <span>Bakery</span> <span class="jb-facet__count">(\d)</span>', first.html)
    assert bakery
    assert bakery[1] == "3"


@pytest.mark.usefixtures("_small")
def test_a_thing_that_many_journeys_use_has_leaves_of_them() -> None:
    site = project(checked=True)
    renderer = Renderer(site)
    pages = {planned.path: renderer.render(planned.build()) for planned in plan(site)}
    ana = [pages[path].html for path in ("personas/ana.html", "personas/ana_2.html", "personas/ana_3.html")]
    assert [html.count('class="jb-card"') for html in ana] == [1, 1, 1]
    assert "Working parent" in ana[0]
    assert '<h1>Ana<span class="jb-head__rest">, page 2 of' in ana[1]
    assert "Ten minutes" not in ana[1]
    whole = touchpoint_page(site.catalogue.touchpoints["till"], site)
    assert (whole.journey_count, len(whole.journeys)) == (4, 1)
    titles = [
        one.journey.text
        for leaf in range(1, 5)
        for one in touchpoint_page(site.catalogue.touchpoints["till"], site, leaf).journeys
    ]
    assert titles == ["Buying a cake", "A round of the shop", "Buying a cake, one day", "Calling the bakery"]
    assert pages["touchpoints/till_2.html"].search == ()


def test_a_channel_names_some_and_leads_to_the_filtered_lists_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOST_NAMED", "MOST_TOUCHPOINTS", "MOST_FANS"):
        monkeypatch.setattr(channel, name, 1)
    site = project(checked=True)
    page = channel.channel_page(site.catalogue.channels["shop"], site)
    assert len(page.journeys) == len(page.touchpoints) == 1
    assert page.more_journeys
    assert (page.more_journeys.number, page.more_journeys.href) == (
        page.journey_count - 1,
        "../journeys/index.html?channel=shop",
    )
    assert page.more_touchpoints
    assert page.more_touchpoints.href == "../touchpoints/index.html?channel=shop"
    assert page.more_fans is None
    assert "and 1 more</a>" in Renderer(site).render(page).html


def generated(count: int) -> SiteContext:
    """Return the site of a generated project."""
    loaded = load(TextFiles(dict(files(count))))
    outcome = examine(loaded)
    return SiteContext(
        catalogue=loaded.catalogue,
        settings=loaded.settings,
        routes=Routes(),
        files=loaded.files,
        health=health_of(loaded, outcome.findings, outcome.suppressed),
    )


def test_no_leaf_grows_with_the_number_of_journeys(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in division.SIZES:
        monkeypatch.setitem(division.SIZES, kind, 10)

    def largest(count: int) -> dict[str, int]:
        made = leaves(generated(count))
        return {name: max(len(page.html) for page in of(name, made)[1:]) for name in (*LISTS[:2], *LISTS[3:])}

    few, many = largest(60), largest(120)
    for name, size in many.items():
        # The longest of twice as many rows may be a little longer.
        assert size < 1.25 * few[name], name

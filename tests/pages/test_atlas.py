"""The atlas: the picture of a lifecycle, and the tree."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from journeybook.pages import atlas, atlas_picture, atlas_tree
from journeybook.pages.atlas import AtlasPage, atlas_page
from journeybook.pages.atlas_tree import TreeBranch, TreeFolder
from journeybook.pages.context import SiteContext
from journeybook.pages.journey_index import journey_index_page
from journeybook.pages.plan import plan
from journeybook.render import Renderer
from tests.pages.journeys import site_of

CONFIG = """
    title: T
    phases:
      - {id: before, title: Before}
      - {id: during, title: During}
      - {id: after, title: After}
      - {id: new, title: New, set: Relation}
      - {id: known, title: Known, set: Relation}
"""


def journey(title: str, *phases: str, opens: str = "", more: str = "") -> str:
    """Return a journey of a stage for each phase; the first step opens another journey."""
    stages = "".join(
        f"  - {{id: g{at}, title: G, phase: {phase}, steps: [{{id: s{at}, title: Step {at}"
        f"{f', journey: {opens}' if opens and not at else ''}}}]}}\n"
        for at, phase in enumerate(phases)
    )
    return f"---\ntitle: {title}\n{more}stages:\n{stages}---\n"


def company(**more: str) -> SiteContext:
    return site_of(
        {
            "shop/drive": journey("Drive", "[before, known]", "[after, known]", opens="find"),
            "shop/drive-2": journey(
                "Drive, one day", "during", opens="find", more="state: to-be\nof: drive\nstatus: draft\n"
            ),
            "shop/find": journey("Finding", "[during, known]", more="scope: user\narea: Search\n"),
            "shop/old": journey("By phone", "during", more="status: retired\n"),
            "bank/loans/loan": journey("A loan", "[]", "new", more="scope: buyer\n"),
            "bank/life": journey("A life", "[before, new]", "[during, known]", opens="loan"),
            **more,
        },
        CONFIG,
    )


def drawn(page: AtlasPage) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Return each area with its journeys, each with its pieces as signs: a column a sign."""
    signs = {"gap": ".", "bar": "#", "more": "+", "pause": "-"}
    return [
        (
            area.title,
            [
                (
                    band.scope.removeprefix("scope."),
                    [
                        f"{row.link.text} {''.join(signs[piece.kind] * piece.columns for piece in row.pieces)}"
                        for row in band.rows
                    ],
                )
                for band in area.bands
            ],
        )
        for area in page.areas
    ]


def test_journeys_are_drawn_over_the_phases_they_go_through_by_area_and_scope() -> None:
    page = atlas_page(company())
    assert [head.link.text for head in page.heads] == ["Before", "During", "After"]
    assert page.rest, "the loan is in none of these phases"
    assert drawn(page) == [
        ("Bank", [("customer", ["A life ##.."])]),
        ("Loans", [("buyer", ["A loan ...#"])]),
        ("Search", [("user", ["Finding .#.."])]),
        ("Shop", [("customer", ["Drive #-+.", "Drive, one day .#..", "By phone .#.."])]),
    ]


def test_each_lifecycle_has_a_page_that_leads_to_the_others() -> None:
    site = company()
    [planned] = (one for one in plan(site) if one.path.startswith("atlas/lifecycle-"))
    page = atlas_page(site, 2)
    assert planned.path == page.frame.path == "atlas/lifecycle-2.html"
    assert planned.build() == page
    assert page.frame.title == "Atlas: Relation"
    assert drawn(page)[0] == ("Bank", [("customer", ["A life ##."])])
    assert [(one.text, one.href, one.current) for one in page.lifecycles] == [
        ("Lifecycle", "index.html", False),
        ("Relation", "lifecycle-2.html", True),
    ]
    assert (page.tree, page.tree_href) == ((), "index.html#jb-tree")
    assert "atlas/index.html" in {one.path for one in plan(site)}


def test_the_bar_of_views_says_that_every_lifecycle_is_the_atlas() -> None:
    views = atlas_page(company(), 2).frame.views
    assert [view.text for view in views if view.current] == ["Atlas"] * bool(views)


def test_a_journey_says_what_is_inside_it_and_what_it_is_inside() -> None:
    rows = {row.link.text: row for area in atlas_page(company()).areas for band in area.bands for row in band.rows}
    assert [(one.step.href, one.journey.text) for one in rows["Drive"].finer] == [
        ("../journeys/drive.html#s0", "Finding")
    ]
    assert [(one.step.href, one.journey.text) for one in rows["Finding"].openers] == [
        ("../journeys/drive.html#s0", "Drive"),
        ("../journeys/drive-2.html#s0", "Drive, one day"),
    ]
    assert (rows["Drive, one day"].intended, rows["By phone"].retired) == (True, True)


def test_every_number_is_that_of_the_list_it_leads_to() -> None:
    site = company()
    page = atlas_page(site)
    listed = [row.tokens.split() for area in journey_index_page(site).areas for row in area.rows]

    def found(href: str) -> int:
        path, _, query = href.partition("?")
        assert path == "../journeys/index.html"
        wanted = [part.split("=") for part in query.split("&") if part]
        return sum(all(f"{name}:{value}" in tokens for name, value in wanted) for tokens in listed)

    assert page.total.number == found(page.total.href) == 6
    assert [(word, count.number, found(count.href)) for word, count in page.scopes] == [
        ("customer journeys", 4, 4),
        ("buyer journey", 1, 1),
        ("user journey", 1, 1),
    ]
    for area in page.areas:
        assert area.total.number == found(area.total.href)
        assert [count.number for count in area.counts[:3]] == [found(count.href) for count in area.counts[:3]]
    assert [[count.number for count in area.counts] for area in page.areas] == [
        [1, 1, 0, 0], [0, 0, 0, 1], [0, 1, 0, 0], [1, 2, 1, 0],
    ]  # fmt: skip


def shape(folders: Iterable[TreeFolder]) -> dict[str, object]:
    def below(branches: tuple[TreeBranch, ...]) -> list[object]:
        return [
            [branch.journey.link.text if branch.journey else "", branch.fate, *below(branch.branches)]
            for branch in branches
        ]

    return {
        f"{folder.title} {folder.total}": {
            **{
                entry.journey.link.text: below(entry.branches) for entry in (folder.area.entries if folder.area else ())
            },
            **shape(folder.folders),
        }
        for folder in folders
    }


def test_the_tree_has_folders_areas_journeys_and_what_steps_open() -> None:
    assert shape(atlas_page(company()).tree) == {
        "Bank 2": {"A life": [["A loan", "shown"]], "Loans 1": {"A loan": []}},
        "Shop 4": {
            "Search 1": {"Finding": []},
            "Shop 3": {"Drive": [["Finding", "shown"]], "Drive, one day": [["Finding", "again"]], "By phone": []},
        },
    }


def test_journeys_without_an_area_stand_last_and_an_only_one_needs_no_name() -> None:
    page = atlas_page(company(alone=journey("Alone", "before")))
    assert [area.title for area in page.areas][-1] == "Other journeys"
    assert [folder.title for folder in page.tree][-1] == "Other journeys"
    only = atlas_page(site_of({"a": journey("A", "before"), "b": journey("B", "after")}, CONFIG))
    assert [area.title for area in only.areas] == [""]
    assert not only.rest


def test_a_project_without_phases_has_one_column() -> None:
    site = site_of({"a": journey("A", "[]"), "b": journey("B", "[]", opens="a")}, "title: T\n")
    page = atlas_page(site)
    assert (page.heads, page.rest) == ((), True)
    assert [one.path for one in plan(site) if one.path.startswith("atlas/")] == ["atlas/index.html"]
    assert drawn(page) == [("", [("customer", ["A #", "B #"])])]
    html = Renderer(site).render(page).html
    assert "This project names no lifecycle phases yet." in html
    assert shape(page.tree) == {"Other journeys 2": {"B": [["A", "shown"]]}}


def test_of_very_many_journeys_some_are_drawn_and_the_areas_are_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atlas, "MOST_OPEN", 3)
    monkeypatch.setattr(atlas_picture, "MOST_ROWS", 2)
    monkeypatch.setattr(atlas_tree, "MOST_ENTRIES", 2)
    site = company()
    page = atlas_page(site)
    shop = page.areas[-1]
    assert (len(shop.bands[0].rows), shop.more, page.open) == (2, 1, False)
    html = Renderer(site).render(page).html
    assert html.count("and 1 more journey, in the list") == 2, "in the picture and in the tree"
    assert '<a href="#area-shop">Shop</a>' in html
    assert '<details class="jb-atlas__fold jb-atlas__area" open>' not in html


def test_circles_missing_journeys_and_the_wrong_way_round_are_said() -> None:
    site = site_of(
        {
            "a": journey("A", "before", opens="b", more="scope: user\n"),
            "b": journey("B", "before", opens="a"),
            "c": journey("C", "before", opens="d"),
            "d": journey("D", "before"),
        },
        CONFIG,
    )
    site.catalogue.journeys.pop("d")  # type: ignore[attr-defined]  # as of a project with findings
    html = Renderer(site).render(atlas_page(site)).html
    for said in ("a circle: this step is inside", "a journey “d” that is not there", "the wrong way round"):
        assert said in html


def test_a_single_journey_needs_no_atlas() -> None:
    assert "atlas/index.html" not in {one.path for one in plan(site_of({"a": journey("A", "before")}, CONFIG))}

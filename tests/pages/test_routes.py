"""Addresses lead from any page to any other, in both styles, as a browser resolves them."""

from __future__ import annotations

from urllib.parse import quote, unquote, urljoin

from hypothesis import given
from hypothesis import strategies as st

from journeybook.pages.routes import AddressStyle, Routes

PATHS = st.lists(st.text("ab é%", min_size=1, max_size=3).filter(lambda name: name.strip() == name), max_size=3).map(
    lambda parts: "/".join([*parts, "page.html"])
)
SITE = "https://host.example/sub/"


@given(PATHS, PATHS)
def test_an_address_resolves_to_the_page_it_means(here: str, there: str) -> None:
    address = Routes().href(here, there)
    assert unquote(urljoin(SITE + quote(here), address)) == SITE + there


def test_a_link_within_a_page_is_its_anchor_alone() -> None:
    assert Routes().href("journeys/drive.html", "journeys/drive.html", "pay") == "#pay"


def test_in_folders_the_index_is_not_named() -> None:
    routes = Routes(style=AddressStyle.FOLDER, prefix="cx/")
    drive, home = routes.journey("drive"), routes.home
    assert routes.href(home, drive, "pay") == "journeys/drive/#pay"
    assert routes.href(drive, home) == "../../"
    assert routes.href(home, home) == "./"
    assert urljoin(SITE + "cx/journeys/drive/", routes.href(drive, routes.persona("lea"))) == SITE + "cx/personas/lea/"


def test_an_opportunity_called_index_has_a_page_beside_the_register() -> None:
    for style in AddressStyle:
        routes = Routes(style=style)
        assert routes.opportunity("index") != routes.opportunities
        assert routes.href(routes.home, routes.opportunity("index")) != routes.href(routes.home, routes.opportunities)


def test_an_anchor_is_quoted() -> None:
    assert Routes().href("a.html", "b.html", "x y") == "b.html#x%20y"

"""Links from a page to the repository's host, and to itself."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from journeybook.forge import Forge, ForgeKind
from journeybook.pages.context import PageContext, SiteContext
from journeybook.pages.routes import AddressStyle, Routes
from journeybook.source import Span
from tests.pages.project import project

SITE = project()
HOST = "https://git.example/test"


def context(site: SiteContext = SITE, path: str = "journeys/buy.html") -> PageContext:
    return site.page(path)


def without_repository() -> SiteContext:
    return replace(SITE, settings=replace(SITE.settings, forge=None))


def with_url(routes: Routes = SITE.routes) -> SiteContext:
    return replace(SITE, settings=replace(SITE.settings, url="https://journeys.example/lumen/"), routes=routes)


def test_a_thing_is_edited_where_it_is_written() -> None:
    step = next(SITE.catalogue.journeys["buy"].steps.__iter__())
    span = step.origin.span()
    assert span.line > 1
    assert context().edit(span) == f"{HOST}/edit/main/journeys/buy.md#L{span.line}"
    assert context().edit(Span("journeys/buy.md", 7, 3), 9) == f"{HOST}/edit/main/journeys/buy.md#L9"
    assert context().edit("journeys/buy.md") == f"{HOST}/edit/main/journeys/buy.md"


def test_a_file_is_looked_at_on_the_branch_that_is_named() -> None:
    forge = Forge(repository=HOST, kind=ForgeKind.GITLAB, branch="next")
    site = replace(SITE, settings=replace(SITE.settings, forge=forge))
    assert context(site).source_of("personas/ana.md") == f"{HOST}/-/blob/next/personas/ana.md"


def test_a_question_takes_the_words_it_is_given() -> None:
    address = context().question("About “I pay”", "Journey: Cake\nPage: https://x.example/#pay")
    assert parse_qs(urlsplit(address).query) == {
        "title": ["About “I pay”"],
        "body": ["Journey: Cake\nPage: https://x.example/#pay"],
    }


def test_without_a_repository_there_is_no_address_at_its_host() -> None:
    page = context(without_repository())
    assert (page.source_of("a.md"), page.edit("a.md", 3), page.question("a", "b")) == ("", "", "")


@pytest.mark.parametrize(
    ("style", "path", "address"),
    [
        (AddressStyle.FILE, "journeys/buy.html", "journeys/buy.html#pay"),
        (AddressStyle.FILE, "journeys/index.html", "journeys/#pay"),
        (AddressStyle.FILE, "index.html", "#pay"),
        (AddressStyle.FOLDER, "journeys/buy/index.html", "journeys/buy/#pay"),
        (AddressStyle.FILE, "fr/journeys/é.html", "fr/journeys/%C3%A9.html#pay"),
    ],
)
def test_a_page_knows_its_address_on_the_web(style: AddressStyle, path: str, address: str) -> None:
    site = with_url(Routes(style=style))
    assert context(site, path).address("pay") == "https://journeys.example/lumen/" + address


def test_a_site_without_an_address_has_pages_without_one() -> None:
    assert context().address("pay") == ""

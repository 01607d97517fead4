"""A small site of finished pages, as rendering would hand it over."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from journeybook.language import language_of
from journeybook.render.rendered import (
    Asset,
    Edition,
    NavigationItem,
    RenderedPage,
    SearchEntry,
    Site,
)

_ENTRIES = (
    ("Journeys", "journeys/index.html"),
    ("Personas", "personas/index.html"),
    ("Touchpoints", "touchpoints/index.html"),
    ("Channels", "channels/index.html"),
)

MakeEdition = Callable[..., Edition]
MakeSite = Callable[..., Site]
MakePage = Callable[..., RenderedPage]


@pytest.fixture
def make_page() -> MakePage:
    """Makes a page of which a test names only what it is about."""

    def make(path: str = "journeys/drive.html", **parts: object) -> RenderedPage:
        values: dict[str, object] = {
            "path": path,
            "title": "Groceries by drive",
            "description": "The week's shopping in the car",
            "html": '<h1>Groceries by drive</h1><p><a href="../personas/index.html">Personas</a></p>',
            "search": (SearchEntry(anchor="", title="Groceries by drive", text="The week's shopping"),),
            "wide": False,
            "source": "journeys/drive.md",
        }
        return RenderedPage(**{**values, **parts})  # type: ignore[arg-type]

    return make


@pytest.fixture
def pages(make_page: MakePage) -> tuple[RenderedPage, ...]:
    """A home page, the four indexes and a journey."""
    home = make_page("index.html", title="Home", html='<h1>Home</h1><a href="journeys/index.html">Journeys</a>')
    indexes = (
        make_page(path, title=title, html=f'<h1>{title}</h1><a href="../index.html">Home</a>', search=())
        for title, path in _ENTRIES
    )
    return (home, *indexes, make_page(wide=True))


@pytest.fixture
def make_edition(pages: tuple[RenderedPage, ...]) -> MakeEdition:
    """Makes the edition of those pages in a language, in a folder of its own or not."""

    def make(code: str = "en", folder: str = "", **parts: object) -> Edition:
        values: dict[str, object] = {
            "title": "Maison Lumen journeys",
            "navigation": tuple(NavigationItem(title=title, path=folder + path) for title, path in _ENTRIES),
            "paths": tuple(folder + page.path for page in pages),
        }
        return Edition(language=language_of(code), folder=folder, **{**values, **parts})  # type: ignore[arg-type]

    return make


@pytest.fixture
def make_site(make_edition: MakeEdition) -> MakeSite:
    """Makes the site of those pages: of one edition, unless a test brings its own."""

    def make(**parts: object) -> Site:
        own = {name: parts.pop(name) for name in ("title", "description", "navigation") if name in parts}
        values: dict[str, object] = {
            "editions": (make_edition(str(parts.pop("language", "en")), **own),),
            "assets": (Asset.of("files/personas/lea.svg", b"<svg/>"),),
        }
        return Site(**{**values, **parts})  # type: ignore[arg-type]

    return make


@pytest.fixture
def site(make_site: MakeSite) -> Site:
    """The site without an address."""
    return make_site()


@pytest.fixture
def failing_pages(pages: tuple[RenderedPage, ...]) -> Iterator[RenderedPage]:
    """Pages whose making breaks half-way."""

    def make() -> Iterator[RenderedPage]:
        yield from pages[:2]
        raise ZeroDivisionError("the third page")

    return make()

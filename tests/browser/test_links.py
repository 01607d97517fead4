"""Every link of the built site lands: on a file that is there, and on an id that is in it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        for name in ("href", "src", "xlink:href"):
            if values.get(name):
                self.links.append(str(values[name]))


def _read(page: Path) -> _Reader:
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader


def _broken(site: Path) -> Iterator[str]:
    pages = {page: _read(page) for page in site.rglob("*.html")}
    for page, reader in pages.items():
        for link in reader.links:
            if urlsplit(link).scheme or link.startswith("//"):
                continue
            path, anchor = urlsplit(link).path, urldefrag(link).fragment
            target = (page.parent / unquote(path)).resolve() if path else page
            if target.is_dir():
                target /= "index.html"
            where = f"{page.relative_to(site)}: {link}"
            if not target.is_file():
                yield where
            elif anchor and target in pages and unquote(anchor) not in pages[target].ids:
                yield where + " (no such id)"


def test_every_link_of_the_site_lands(site: Path) -> None:
    # The page for what is not found is served for any address, so its links begin at the root of the host.
    assert [broken for broken in _broken(site.resolve()) if not broken.startswith("404.html")] == []


def test_no_page_gives_an_id_twice(site: Path) -> None:
    ids = {page: _read(page).ids for page in site.rglob("*.html")}
    twice = {f"{page.name}: {name}" for page, names in ids.items() for name in names if names.count(name) > 1}
    assert twice == set()

"""The list of all pages for search engines, of a site whose address is known."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from journeybook.publish.addresses import canonical, canonical_url
from journeybook.render.rendered import Site

SITEMAP = "sitemap.xml"
"""Where it stands in the site."""


def sitemap(site: Site) -> bytes:
    """Return the list of the pages of all editions."""
    return "".join(_lines(site)).encode()


def _lines(site: Site) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for edition in site.editions:
        begin = len(edition.folder)
        addresses = [canonical_url(site, edition, canonical(path[begin:])) for path in sorted(edition.paths)]
        # All at once: a large site has tens of thousands.
        yield "".join(f"<url><loc>{line}</loc></url>\n" for line in escape("\n".join(addresses)).split("\n") if line)
    yield "</urlset>\n"

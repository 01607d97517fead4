"""The Atom feed of recent changes (RFC 4287), in the words of one language.

Entries have to be known by an address that stays, so without `url` in the configuration there is no feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import escape
from urllib.parse import quote

from journeybook.history import Commit
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.edits import ToldChange
from journeybook.pages.recent import ToldCommit, recent_commits
from journeybook.pages.recently import MOST_ENTRIES, dated_commits, known_commits

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""
_NOBODY = "?"
"""Who made a commit that names nobody: an entry must have an author."""


def feed(site: SiteContext) -> str:
    """Return the feed of the newest commits that changed something of what the site says."""
    context = site.page(site.routes.recent)
    page, own = _address(site, site.routes.recent), _address(site, site.routes.feed)
    title = site.language.gettext("%(site)s: recent changes", site=site.settings.title)
    told = {one.anchor: one for one in recent_commits(context, len(known_commits(site)))}
    entries = [(commit, at, told[f"c-{commit.id[:12]}"]) for commit, at in dated_commits(site)[:MOST_ENTRIES]]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_quoted(site.language.code)}>',
        f"<id>{_text(own)}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_moment(max(at for _, at, _ in entries))}</updated>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(own)}/>',
        f'<link rel="alternate" type="text/html" href={_quoted(page)}/>',
    ]
    for commit, at, one in entries:
        lines += _entry(commit, at, one, page, context)
    return "\n".join((*lines, "</feed>\n"))


def _entry(commit: Commit, at: datetime, told: ToldCommit, page: str, context: PageContext) -> Iterator[str]:
    address = f"{page}#{told.anchor}"
    yield "<entry>"
    yield f"<id>{_text(address)}</id>"
    yield f"<title>{_text(_title(told, context))}</title>"
    yield f"<updated>{_moment(at)}</updated>"
    yield f"<author><name>{_text(commit.author or _NOBODY)}</name></author>"
    yield f'<link rel="alternate" type="text/html" href={_quoted(address)}/>'
    yield f'<content type="html">{_text("".join(_content(told, context)))}</content>'
    yield "</entry>"


def _title(told: ToldCommit, context: PageContext) -> str:
    ngettext = context.site.language.ngettext
    first = told.things[0]
    others = len(told.things) - 1 + told.more
    if others:
        return ngettext("%(thing)s and %(num)s other", "%(thing)s and %(num)s others", others, thing=first.what.text)
    if first.count == 1:
        return f"{first.what.text}: {first.shown[0].text}"
    return ngettext("%(thing)s: %(num)s change", "%(thing)s: %(num)s changes", first.count, thing=first.what.text)


def _content(told: ToldCommit, context: PageContext) -> Iterator[str]:
    """Yield HTML, its links whole addresses; all of it is escaped once more to stand in the feed."""
    if told.subject:
        yield f"<p>{_text(told.subject)}</p>"
    for thing in told.things:
        yield f"<h3>{_link(thing.what, context)}</h3><ul>"
        yield from (f"<li>{_change(change, context)}</li>" for change in thing.shown)
        if left := len(thing.rest) + thing.more:
            yield f"<li>{_text(_more(left, context))}</li>"
        yield "</ul>"
    if told.more:
        yield f"<p>{_text(_more(told.more, context))}</p>"


def _more(number: int, context: PageContext) -> str:
    return context.site.language.ngettext("and %(num)s more", "and %(num)s more", number)


def _change(change: ToldChange, context: PageContext) -> str:
    place = " › ".join(_link(part, context) for part in change.place)
    sentence = "".join(_link(part, context) for part in change.sentence)
    return f"{place}: {sentence}" if place else sentence


def _link(link: Link, context: PageContext) -> str:
    if not link.href:
        return _text(link.text)
    here = _address(context.site, context.path)
    return f"<a href={_quoted(_absolute(here, link.href))}>{_text(link.text)}</a>"


def _absolute(page: str, href: str) -> str:
    """Return a relative address of ours from a page as a whole one; it never leads above the site."""
    if href.startswith("#"):
        return page + href
    parts = page.split("/")[:-1]
    rest = href.split("/")
    while rest and rest[0] in ("..", "."):
        if rest.pop(0) == "..":
            parts.pop()
    return "/".join((*parts, *rest))


def _address(site: SiteContext, path: str) -> str:
    return site.settings.url + quote(path)


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}Z".rjust(20, "0")


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", str(text)), quote=False)


def _quoted(text: str) -> str:
    """Return an address or the code of a language as the value of an attribute."""
    # xml.sax.saxutils would do this, but imports what opens connections, and half of the standard library with that.
    return '"{}"'.format(_text(text).replace('"', "&quot;"))

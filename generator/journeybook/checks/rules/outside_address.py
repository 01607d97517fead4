"""A font, a style sheet or a picture of the look that would be fetched from another site.

Pages ask nobody but their own site: whatever comes from elsewhere tells a stranger who reads what, fails without a
network, and may change or vanish without anybody here knowing. Addresses in a style sheet may be paths, or `data:`
for a picture or a font; an `@import` may not be `data:`, because nobody sees what that style sheet asks for.

Wrong:

    @import "https://fonts.example/inter.css";
    h1 { background: url(https://pictures.example/dots.png) }

Right: the files lie in the project.

    @import "inter.css";
    h1 { background: url(dots.png) }

The way out: put the file into the project and name its path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.prose.allowed import leads_outside
from journeybook.source import Span
from journeybook.syntax.style import StyleAddress, Use


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the fonts, the style sheets and the addresses in style sheets that name a host."""
    theme = project.settings.theme
    named = [(path, theme.origin.span("css", path)) for path in theme.css]
    named += [(font.file, Span.of(theme.origin.path, font.mark)) for font in (*theme.text_font, *theme.heading_font)]
    for path, span in named:
        if leads_outside(path):
            yield RULE.finding("this file would be fetched from another site", span, _HINT)
    for path, addresses in project.loaded.look.styles.items():
        for one in addresses:
            if _asks_another_site(one):
                span = project.loaded.sources[path].span(one.start, one.end)
                yield RULE.finding(_MESSAGES[one.use], span, _HINT)


_HINT = "put the file into the project and name its path"
_MESSAGES = {
    Use.IMPORT: "this style sheet would be fetched from another site, or cannot be looked into",
    Use.FETCH: "this would be fetched from another site",
    Use.CARRY: "this may be used as an address, and would be fetched from another site",
}
_BROKEN = re.compile(r"[\t\n\r]+")  # browsers leave them out of an address
_HOST = re.compile(r"https?:|[/\\]{2}[^\s/\\]", re.IGNORECASE)


def _asks_another_site(one: StyleAddress) -> bool:
    plain = _BROKEN.sub("", one.address).strip()
    if one.use is Use.CARRY:  # a text such as "Note: see below" is no address
        return bool(_HOST.match(plain))
    is_inside = one.use is Use.FETCH and plain.lower().startswith("data:")
    return leads_outside(one.address) and not is_inside


RULE = Rule.documented(
    __doc__, id="outside-address", severity=Severity.ERROR, family=Family.CONFIGURATION, fixed=True, check=check
)

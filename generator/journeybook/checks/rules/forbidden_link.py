"""A link that may not stand in a page.

A link may begin with `http:`, `https:`, `mailto:` or `tel:`, or be a path to a file of the project. `javascript:` and
`data:` addresses run code in the browser of whoever clicks; other schemes open programs that not every reader has,
and an address without one (`//host/…`) means something else when the site is opened from disk.

Wrong:

    [Book a slot](javascript:book())
    [The film](//video.example/42)

Right:

    [Book a slot](https://slots.example/drive)
    [The film](https://video.example/42)

The way out: write the whole address, or name the file in the project.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.fields.types import is_safe_link
from journeybook.prose.allowed import leads_outside, tags_in


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the links of narratives, in Markdown and in HTML, that are neither safe nor relative."""
    for narration in project.narrations:
        for link in narration.links:
            if _is_forbidden(link.address):
                yield RULE.finding(_message(link.address), narration.span(link.mark), _HINT)
        for piece in narration.html:
            for tag in tags_in(piece.html):
                for name, value in tag.attributes:
                    if name in ("href", "src") and _is_forbidden(value.strip()):
                        mark = piece.mark_at(tag.offset, len(tag.name) + 1)
                        yield RULE.finding(_message(value.strip()), narration.span(mark), _HINT)


_HINT = "a link begins with http:, https:, mailto: or tel:, or is a path in the project"


def _is_forbidden(address: str) -> bool:
    return leads_outside(address) and not is_safe_link(address)


def _message(address: str) -> str:
    scheme = address.partition(":")[0] if not address.startswith("//") else ""
    if scheme.lower() in ("http", "https", "mailto", "tel"):
        return "this address is not complete"
    shown = f"'{scheme[:30]}:'" if scheme else "'//'"
    return f"a link may not begin with {shown}"


RULE = Rule.documented(
    __doc__, id="forbidden-link", severity=Severity.ERROR, family=Family.NARRATIVE, fixed=True, alone=True, check=check
)

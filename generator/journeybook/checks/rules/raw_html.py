"""HTML in a narrative that does not reach the page.

Narratives may hold simple HTML: tables, `<details>`, `<kbd>`, `<sup>` and the like. Scripts, styles, forms, frames,
event handlers, ids and classes are left out, because a page must not run or load what a text brings along. Comments
are left out in silence. Addresses written in HTML are not led to the pages of journeys and personas.

Wrong:

    <iframe src="https://video.example/42"></iframe>
    See <a href="drive.md">the drive</a>.

Right:

    [A film of the visit](https://video.example/42)
    See [the drive](drive.md).

The way out: write Markdown, or leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.prose.allowed import DROPPED_WHOLE, TAGS, Tag, keeps_attribute, leads_outside, tags_in


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the tags and attributes that the cleaner of pages takes out, and addresses it cannot lead anywhere."""
    for narration in project.narrations:
        for piece in narration.html:
            for tag in tags_in(piece.html):
                for message, hint in _refused(tag):
                    yield RULE.finding(message, narration.span(piece.mark_at(tag.offset, len(tag.name) + 1)), hint)


def _refused(tag: Tag) -> Iterator[tuple[str, str]]:
    if tag.name in DROPPED_WHOLE:
        yield f"<{tag.name}> and what stands in it is left out of the page", "delete it, or link to where it is shown"
        return
    if tag.name not in TAGS:
        yield f"the tag <{tag.name}> is left out of the page; what stands in it stays", "write Markdown instead"
        return
    for name, value in tag.attributes:
        address = name in ("href", "src")
        if address and not leads_outside(value):
            markdown = f"![…]({value})" if name == "src" else f"[…]({value})"
            yield f"'{name}' in HTML is not led to a page of this site", f"write it as Markdown: `{markdown}`"
        elif not address and not keeps_attribute(tag.name, name, value):
            yield f"the attribute '{name}' of <{tag.name}> is left out of the page", "delete it"


RULE = Rule.documented(
    __doc__, id="raw-html", severity=Severity.WARNING, family=Family.NARRATIVE, alone=True, check=check
)

"""A picture that would be fetched from another site.

Pages ask nobody but their own site: a picture from elsewhere tells a stranger who reads what, fails without a
network, and may change or vanish without anybody here knowing.

Wrong:

    ![The pick-up terminal](https://pictures.example/terminal.jpg)

Right: the picture lies in the project.

    ![The pick-up terminal](terminal.jpg)

The way out: put the picture beside the file, or make it a link without the exclamation mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.fields.types import is_safe_link
from journeybook.prose.allowed import leads_outside, tags_in


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the pictures of narratives, the portraits and the logo whose address names a host."""
    for persona in project.catalogue.personas.values():
        if leads_outside(persona.image):
            yield RULE.finding(_MESSAGE, persona.origin.span("image"), _BESIDE)
    theme = project.settings.theme
    if leads_outside(theme.logo):
        yield RULE.finding(_MESSAGE, theme.origin.span("logo"), _BESIDE)
    for narration in project.narrations:
        for link in narration.links:
            if link.is_image and _is_outside(link.address):
                yield RULE.finding(_MESSAGE, narration.span(link.mark), _HINT)
        for piece in narration.html:
            for tag in tags_in(piece.html):
                if tag.name == "img" and _is_outside(dict(tag.attributes).get("src", "")):
                    yield RULE.finding(_MESSAGE, narration.span(piece.mark_at(tag.offset, 4)), _HINT)


_MESSAGE = "this picture would be fetched from another site"
_BESIDE = "put the picture into the project and name its path"
_HINT = "put the picture into the project, or write a link instead: without the `!`"


def _is_outside(address: str) -> bool:
    # What is no safe address at all is reported as a forbidden link.
    return leads_outside(address) and is_safe_link(address)


RULE = Rule.documented(
    __doc__, id="outside-picture", severity=Severity.ERROR, family=Family.NARRATIVE, fixed=True, alone=True, check=check
)

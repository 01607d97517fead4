"""A picture that is not in the project.

It would be an empty frame in the site. Pictures of narratives and portraits of personas are named relative to the
file that names them, the logo relative to the project. They lie in `journeys/`, `personas/`, `channels/`,
`touchpoints/`, `data/` or `theme/`, the logo in any folder.

Wrong: the file is called `lea.svg`.

    image: léa.svg

Right:

    image: lea.svg

The way out: correct the name, capital letters included, or put the file where it is looked for. Known endings: .svg,
.png, .jpg, .jpeg, .gif, .webp, .avif.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, relpath

from journeybook.checks.addresses import dead_picture
from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.prose.allowed import leads_outside
from journeybook.source import Span


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the pictures of narratives, the portraits and the logo that are not there."""
    for one in project.inward:
        if one.is_picture and one.file not in project.shown:
            yield from _found(one.address, one.span.path, one.span, project)
    for persona in project.catalogue.personas.values():
        if persona.image and not leads_outside(persona.image):
            path = relpath(persona.image, dirname(persona.origin.path))
            yield from _found(path, persona.origin.path, persona.origin.span("image"), project)
    theme = project.settings.theme
    if theme.logo and not leads_outside(theme.logo):
        yield from _found(theme.logo, "", theme.origin.span("logo"), project)


def _found(path: str, source: str, span: Span, project: Project) -> Iterator[Diagnostic]:
    dead = dead_picture(path, source, project)
    if dead is not None:
        yield RULE.finding(dead.message, span, dead.hint)


RULE = Rule.documented(__doc__, id="broken-image", severity=Severity.ERROR, family=Family.REFERENCES, check=check)

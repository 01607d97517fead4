"""An SVG picture that is more than a drawing.

Within a page such a picture is inert. But it is a file of the site, and whoever opens its own address runs the scripts
in it, with all that the site may do. Refused are scripts, event handlers, `<foreignObject>`, addresses that lead out of
the file, style sheets from elsewhere, declared entities, and files that are no SVG at all. Only pictures that a page
or a style sheet shows or links to are looked at; others are not published.

Wrong:

    <svg xmlns="http://www.w3.org/2000/svg" onload="track()"><image href="https://pictures.example/ana.png"/></svg>

Right:

    <svg xmlns="http://www.w3.org/2000/svg"><circle cx="48" cy="48" r="40"/></svg>

The way out: save it as plain SVG, which drawing programs offer, or as PNG.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import unquote

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.prose.allowed import leads_outside
from journeybook.prose.targets import TargetKind, resolve
from journeybook.source import Span


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the first harm of each SVG file that pages or their style sheets show or link to."""
    harmful = project.loaded.harmful
    for path in sorted(harmful.keys() & set(_used(project))) if harmful else ():
        harm = harmful[path]
        yield RULE.finding(
            f"this picture is more than a drawing: {harm.message}",
            Span.of(path, harm.mark),
            "save it as plain SVG, or as PNG",
        )


def _used(project: Project) -> Iterator[str]:
    for persona in project.catalogue.personas.values():
        yield normpath(persona.image)
    yield normpath(project.settings.theme.logo)
    yield from project.loaded.look.files
    named = [(link.target, narration.path) for narration in project.narrations for link in narration.links]
    named += [(unquote(linked.link), linked.origin.path) for linked in project.catalogue.linked()]
    for address, source in named:
        if not leads_outside(address):
            target = resolve(address, source, project.catalogue_at(source), project.files)
            if target is not None and target.kind is TargetKind.FILE:
                yield target.name


RULE = Rule.documented(
    __doc__, id="unsafe-picture", severity=Severity.ERROR, family=Family.NARRATIVE, fixed=True, check=check
)

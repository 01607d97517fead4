"""A file named in the configuration, or in a style sheet, that is not there.

`channels:` and `touchpoints:` may name YAML files that hold the lists. `theme:` may name fonts (.woff2, .woff, .ttf,
.otf) and style sheets (.css). Their paths are relative to the project. What a style sheet refers to by `url(…)` or
`@import` is relative to the style sheet: a picture, a font, or another style sheet.

Wrong:

    touchpoints: [touchpoints/grocerys.yml]

Right:

    touchpoints: [touchpoints/grocery.yml]

The way out: correct the path, capital letters included, or put the file there. Symbolic links are not followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import normpath

from journeybook.checks.addresses import dead_file
from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.load.look import FONT_FILES, STYLE, target_of
from journeybook.prose.allowed import leads_outside
from journeybook.prose.targets import PICTURES
from journeybook.source import Span
from journeybook.syntax.style import Use


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the fonts and style sheets that are not there, and what is not there of what style sheets refer to."""
    theme = project.settings.theme
    for path in theme.css:
        yield from _named(path, theme.origin.span("css", path), (STYLE,), project)
    for font in (*theme.text_font, *theme.heading_font):
        yield from _named(font.file, Span.of(theme.origin.path, font.mark), FONT_FILES, project)
    guesses = 0
    for path, addresses in project.loaded.look.styles.items():
        for one in addresses:
            target = target_of(one.address, path) if one.use is not Use.CARRY else ""
            endings = (STYLE,) if one.use is Use.IMPORT else (*PICTURES, *FONT_FILES)
            guess = guesses < _GUESSES
            dead = dead_file(target, one.address, path, project, endings, guess=guess) if target else None
            if dead is not None:
                guesses += 1
                place = project.loaded.sources[path].span(one.start, one.end)
                yield RULE.finding(dead.message, place, dead.hint)


_GUESSES = 100
"""How often it is said what was probably meant: looking for that takes long where thousands of files are missing."""


def _named(path: str, span: Span, endings: tuple[str, ...], project: Project) -> Iterator[Diagnostic]:
    dead = None if leads_outside(path) else dead_file(normpath(path), path, "", project, endings)
    if dead is not None:
        yield RULE.finding(dead.message, span, dead.hint)


RULE = Rule.documented(
    __doc__, id="unknown-file", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True, check=check
)

"""A font file that cannot be used as it is named.

Its content is no font that browsers load (WOFF2, WOFF, TrueType, OpenType; no collection), whatever its name says. Or
two files of one font are for letters of the same weight and style, so that one of them would never be seen. Weight and
style are taken from a file's name where nobody wrote them, and a variable font is for all weights.

Wrong:

    theme:
      fonts:
        text: [theme/sans-one.woff2, theme/sans-two.woff2]

Right:

    theme:
      fonts:
        text:
          - {file: theme/sans-one.woff2, weight: 400}
          - {file: theme/sans-two.woff2, weight: 700}

The way out: write weight and style, or save the font anew; `.woff2` is the smallest.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import normpath

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Related, Severity, shortened
from journeybook.load.typefaces import Typeface, typefaces
from journeybook.source import Span


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the files that are no font, and those that stand in for one another."""
    theme, fonts = project.settings.theme, project.loaded.look.fonts
    for font in (*theme.text_font, *theme.heading_font):
        if fonts.get(normpath(font.file), True) is None:
            message = f"the content of '{shortened(font.file, 80)}' is no font that browsers load"
            yield RULE.finding(message, Span.of(theme.origin.path, font.mark), "save it anew as .woff2")
    first: dict[tuple[str, str, str], Typeface] = {}
    for face in typefaces(theme, fonts):
        other = first.setdefault((face.role, face.weight, face.style), face)
        if other is not face:
            letters = f"{face.style} letters of weight {face.weight.replace(' ', ' to ')}"
            yield RULE.finding(
                f"this file is for {letters}, and so is '{shortened(other.path, 80)}'",
                face.span,
                f"write what it is for: {{file: {face.path}, weight: 700}}",
                (Related(message="the other file", span=other.span),),
            )


RULE = Rule.documented(
    __doc__, id="wrong-font", severity=Severity.ERROR, family=Family.CONFIGURATION, fixed=True, check=check
)

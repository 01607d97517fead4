"""A catalog of the project's own that cannot be read, or that would break a sentence.

`theme/languages/de.po` holds the words of the interface in German. What it says takes the place of ours word by word,
so each `%(name)s` in a translation must be one of the message that it translates, a percent sign is written `%%`, and
the rule in its `Plural-Forms:` must have a form for every number.

Wrong:

    msgid "Move %(lane)s up"
    msgstr "%(zeile)s nach oben"

Right:

    msgid "Move %(lane)s up"
    msgstr "%(lane)s nach oben"

The way out: correct the line, or leave the translation empty: the message is then in English.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity, shortened
from journeybook.source import SourceFile, Span


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the faults of the catalogs that the project's languages speak by."""
    for path, found in project.loaded.look.catalogs.items():
        source = project.loaded.sources.get(path, SourceFile(path, ""))
        for fault in found:
            end = max(2, len(source.line(fault.line)) + 1)
            span = Span(path, fault.line, 1, fault.line, end)
            yield RULE.finding(shortened(fault.message, 200), span, fault.hint)


RULE = Rule.documented(
    __doc__, id="wrong-catalog", severity=Severity.ERROR, family=Family.TRANSLATIONS, fixed=True, check=check
)

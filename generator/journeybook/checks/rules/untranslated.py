"""Text that has no translation yet.

The pages of a language show it in the default one, marked so that screen readers and readers know. Each translation
says how much of its original it lacks, and the configuration, for each language, which files have no translation at
all. Empty fields, figures, addresses and short units (`%`, `min`) need none; what is the same word in both languages
is written in both.

Wrong: nothing is. A journey may be published while its translation grows.

Right: each text of `drive.md` stands in `drive.fr.md` too.

    title: Les courses en drive
    goal: Avoir les courses de la semaine sans entrer dans le magasin

The way out: translate what is named, beginning with the titles. A project that wants to hear nothing of it writes
`checks: {ignore: [untranslated]}`; one that wants its translations whole, `checks: {severity: {untranslated: error}}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Related, Severity
from journeybook.load.completeness import completeness
from journeybook.load.tongues import with_language
from journeybook.source import Span

_NAMED = 3
"""How many texts or files a finding names."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield a finding for each incomplete translation, and for each language one on the files that have none."""
    loaded = project.loaded
    default = loaded.catalogue.language
    found = completeness(loaded.catalogue, loaded.settings, loaded.translated_files)
    for gap in found.gaps:
        yield RULE.finding(
            f"{_of(len(gap.missing), gap.texts, 'text')} no translation into '{gap.language}' here",
            Span(gap.path),
            f"the pages show the text in '{default}'{_more(len(gap.missing))}",
            tuple(Related(message=f"{text.name} is not translated", span=text.span) for text in gap.missing[:_NAMED]),
        )
    for language, paths in found.without.items():
        yield RULE.finding(
            f"{_of(len(paths), found.files, 'file')} no translation into '{language}'",
            loaded.settings.origin.span("languages", language),
            f"the next could be {with_language(paths[0], language)}{_more(len(paths))}",
            tuple(Related(message="not translated", span=Span(path)) for path in paths[:_NAMED]),
        )


def _of(number: int, total: int, thing: str) -> str:
    things = thing if total == 1 else f"{thing}s"
    return f"{number:,} of {total:,} {things} {'has' if number == 1 else 'have'}"


def _more(number: int) -> str:
    return f"; the first {_NAMED} of {number} are named below" if number > _NAMED else ""


RULE = Rule.documented(__doc__, id="untranslated", severity=Severity.INFO, family=Family.TRANSLATIONS, check=check)

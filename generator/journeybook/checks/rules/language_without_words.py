"""A language of the project that the interface has no words in.

Each language of `languages:` has an edition of the site. Its texts are those of the translations; the words around
them ("Pain points", "Reviewed", "Search") come from a catalog. Without one for the language the interface speaks
English there, and a screen reader reads its words as if they were in the other language.

Wrong: there is no catalog for German, neither of ours nor of yours.

    languages: [en, de]

Right: `theme/languages/de.po` holds the words.

    languages: [en, de]
    theme: {overrides: theme}

The way out: write the catalog into the folder `languages` of the project's own theme; docs/languages.md says from
what. Where English words around the text will do, `ignore` this rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import normpath

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the languages that neither we nor the project have a catalog for."""
    settings = project.settings
    folder = normpath(f"{settings.theme.overrides or 'theme'}/languages")
    for code in dict.fromkeys(settings.languages):
        if code == "en":
            continue
        # Imported here: it takes longer than many a check, and most projects need none of it.
        from journeybook.language import has_words

        names = dict.fromkeys((code, code.split("-")[0]))
        own = settings.theme.overrides and any(f"{folder}/{name}.po" in project.files for name in names)
        if own or has_words(code):
            continue
        also = "" if settings.theme.overrides else ", and name the folder: `theme: {overrides: theme}`"
        yield RULE.finding(
            f"the interface has no words in '{code}', and speaks English there",
            settings.origin.span("languages", code),
            f"put a catalog of them at {folder}/{code}.po{also}",
        )


RULE = Rule.documented(
    __doc__, id="language-without-words", severity=Severity.WARNING, family=Family.TRANSLATIONS, check=check
)

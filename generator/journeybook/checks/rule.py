"""What a rule is. Knows neither which rules there are nor how findings are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from inspect import cleandoc

from journeybook.checks.project import Project
from journeybook.diagnostics import Diagnostic, Related, Severity
from journeybook.source import Span

Check = Callable[[Project], Iterable[Diagnostic]]
"""Looks at a whole project and yields what one rule finds."""


class Family(StrEnum):
    """What a rule is about."""

    FILES = "files"
    """Names, encodings and syntax of files."""
    FIELDS = "fields"
    """The fields of one group, taken alone."""
    NAMES = "names"
    """Ids, and references to them."""
    USE = "use"
    """Whether what is there is used, and what is needed is there."""
    NARRATIVE = "narrative"
    """The Markdown below the fields."""
    TRANSLATIONS = "translations"
    """Files that say the text of others in another language."""
    CONFIGURATION = "configuration"
    """site_config.yml."""
    IMPORT = "import"
    """What an importer found in a foreign file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of finding, with its manual."""

    id: str
    """Stable, kebab-case; never given to another rule."""
    severity: Severity
    """How grave its findings are where the project does not say otherwise."""
    family: Family
    manual: str
    """Markdown: what it finds, why it matters, a wrong and a right example, the way out."""
    fixed: bool = False
    """Always on: the site cannot be built from what it finds."""
    check: Check | None = None
    """None where the finding is made while files are loaded or imported."""

    @classmethod
    def documented(
        cls,
        doc: str | None,
        *,
        id: str,  # noqa: A002 - the word of the format, in a signature that is only called by keyword
        severity: Severity,
        family: Family,
        fixed: bool = False,
        check: Check | None = None,
    ) -> Rule:
        """Return a rule whose manual is the docstring of its module."""
        manual = cleandoc(doc or id)
        return cls(id=id, severity=severity, family=family, manual=manual, fixed=fixed, check=check)

    @property
    def title(self) -> str:
        """What it finds, in one line."""
        return self.manual.partition("\n")[0].rstrip(".")

    def finding(self, message: str, span: Span, hint: str = "", related: tuple[Related, ...] = ()) -> Diagnostic:
        """Return a finding of this rule."""
        return Diagnostic(rule=self.id, severity=self.severity, message=message, span=span, hint=hint, related=related)

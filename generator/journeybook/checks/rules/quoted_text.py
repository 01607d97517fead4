"""A thought or a quote in quotation marks of its own.

The pages set thoughts and the quotes of personas in the quotation marks of the reader's language. With those in the
file there are two pairs, and the English ones stand on the French page.

Wrong: `thought: '"Where did they hide the coffee?"'`

Right: `thought: Where did they hide the coffee?`

The way out: delete them. The quotes that YAML needs, such as those around a text with a colon, are no part of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity

_OPENING, _CLOSING = "\"'“‘„«‹", "\"'”’“»›"


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the thoughts and quotes that begin and end with a quotation mark."""
    for text in (*project.texts_of("step", "thought"), *project.texts_of("persona", "quote")):
        said = text.text.strip()
        inner = said[1:-1]
        # Two pairs, `"Yes." … "No."`, are part of what is said.
        if len(said) > 2 and said[0] in _OPENING and said[-1] in _CLOSING and not set(inner) & set('"“„«‹'):
            yield RULE.finding(
                f"this {text.field} has quotation marks of its own; the pages add theirs",
                text.span,
                "delete them",
            )


RULE = Rule.documented(
    __doc__, id="quoted-text", severity=Severity.INFO, family=Family.WORDING, alone=True, check=check
)

"""A field in a translation that is the same in all languages.

A translation holds text: titles, thoughts, sources, the narrative. Owners, dates, numbers, choices, links and
references stand in the original alone; written twice, they would sooner or later differ, and nobody could say which
one is right.

Wrong: in `drive.fr.md`

    - id: pay
      title: Je paie
      emotion: 4

Right: the emotion stands in `drive.md`.

    - id: pay
      title: Je paie

The way out: delete the line in the translation. A field of your own (`x-…`) may be translated as a whole.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="translation-field", severity=Severity.ERROR, family=Family.TRANSLATIONS, fixed=True)

"""Something in a translation that the file it translates does not have there.

Stages, steps, pains, opportunities, phases, channels and touchpoints are told by their ids, in any order, each where
the original has it. What has no id is told by its place: the first metric of a step is the first one of the original.
So there are as many, with `- {}` for one that needs no translation. What was renamed, moved or deleted in the original
has to be so in its translations.

Wrong: the original has no `to-pay`, and two metrics.

    - id: to-pay
      title: Je paie
      metrics:
        - kpi: Paiements abandonnés

Right:

    - id: pay
      title: Je paie
      metrics:
        - {}
        - kpi: Paiements abandonnés

The way out: correct the id, move it to where the original has it, or delete it. A pain or an opportunity is translated
in the translation of the journey that defines it.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="translation-match", severity=Severity.ERROR, family=Family.TRANSLATIONS, fixed=True)

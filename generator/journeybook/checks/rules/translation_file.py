"""A translation whose name belongs to no file, or to no language of the project.

`drive.fr.md` holds the French text of `drive.md` beside it, `site_config.fr.yml` that of `site_config.yml`, and a list
of touchpoints has its own in the same way. The file that it translates must lie in the same folder, there is one for
each language, and `languages:` in `site_config.yml` names all languages, the default one first.

Wrong: `journeys/drive.fr.md` translates `journeys/grocery/drive.md`, and German is not in the list.

    languages: [en, fr]

    journeys/grocery/drive.md
    journeys/grocery/drive.de.md
    journeys/drive.fr.md

Right:

    languages: [en, fr, de]

    journeys/grocery/drive.md
    journeys/grocery/drive.de.md
    journeys/grocery/drive.fr.md

The way out: put the file beside the one that it translates, or add its language to `languages:`.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="translation-file", severity=Severity.ERROR, family=Family.TRANSLATIONS, fixed=True)

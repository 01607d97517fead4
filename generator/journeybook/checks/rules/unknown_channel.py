"""A channel that does not exist.

Touchpoints, steps and personas name a channel by its id in the project's list. A file in `channels/` only adds to
what is listed.

Wrong:

    channel: web

Right:

    channel: website

The way out: correct the id, or list the channel under `channels:` in `site_config.yml`.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="unknown-channel", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True)

"""A link to a file, a stage or a step that does not exist.

A relative link leads from the file it stands in to another file of the project: a journey, a persona, the notes on a
channel or a touchpoint, or a document beside them. Behind a `#` may stand the id of a stage or a step. The same holds
for `link` of evidence and opportunities, where an address on the web begins with `https://`.

Wrong: `journeys/grocery/drive.md` was renamed, or has no such step.

    See [the drive](../grocery/driv.md) and [picking up](../grocery/drive.md#pickup).

Right:

    See [the drive](../grocery/drive.md) and [picking up](../grocery/drive.md#pick-up).

The way out: correct the path, which is relative to the file it is written in, or the id behind the `#`. Addresses on
the web are not tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeybook.checks.addresses import dead_link
from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity

_HOST = re.compile(r"www\.|[\w-]+(\.[\w-]+)+/")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the relative links of narratives and fields that lead nowhere."""
    for one in project.inward:
        if one.is_picture or project.is_there(one):
            continue
        dead = dead_link(one.address, one.span.path, project)
        if dead is not None:
            hint = "an address on the web begins with https://" if _HOST.match(one.address) else dead.hint
            yield RULE.finding(dead.message, one.span, hint)


RULE = Rule.documented(__doc__, id="broken-link", severity=Severity.ERROR, family=Family.REFERENCES, check=check)

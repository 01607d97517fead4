"""A symbolic link, a pipe or a device among the files of the project.

It is not read: a link can lead out of the project, to files that nobody meant to publish, and it means something else
on every computer.

Wrong: `journeys/drive.md` is a symbolic link to `../../shared/drive.md`.

Right: `journeys/drive.md` is a file.

The way out: copy the file into the project. Repositories that share journeys can do so by a submodule.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="not-a-plain-file", severity=Severity.WARNING, family=Family.FILES)

"""A file that cannot be read as UTF-8 text.

An editor on another computer saved it as UTF-16 or Windows-1252, or it is no text at all. Guessing the encoding would
turn accents into other signs without anybody noticing.

Wrong: the file is saved as "ANSI", "Windows-1252", "UTF-16" or "Unicode".

Right: the file is saved as "UTF-8". With or without a byte order mark, with line ends of any system.

The way out: open the file in an editor, choose "save with encoding", UTF-8. The line and column of the first byte
that does not fit are shown, with the letter it was probably meant to be.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="encoding", severity=Severity.ERROR, family=Family.FILES, fixed=True)

r"""A character that nobody sees, and that makes text look other than it is.

Control characters come along when text is copied from other programs. Bidirectional controls reorder the signs around
them on the screen, so that a reviewer approves something else than what is there. U+2028 and U+2029 break lines in
some programs and not in others.

Wrong: `title: Basket<U+202E>` shows what follows backwards.

Right: `title: Basket`. Arabic and Hebrew text needs no such characters.

The way out: delete the character at the place shown; most editors have a command to show invisible ones. The same
holds for escapes in double quotes, such as `"\u202E"` or `"\0"`.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="control-character", severity=Severity.ERROR, family=Family.FILES, fixed=True)

"""What happened to each content file: which commit changed what of its meaning, and its emotions at each release.

Knows Git's objects and the comparison; neither pages nor how anything is shown.
"""

from journeybook.history.edits import Edit
from journeybook.history.past import Commit, History, ReleaseCurve, history_of

__all__ = ["Commit", "Edit", "History", "ReleaseCurve", "history_of"]

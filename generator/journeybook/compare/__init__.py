"""Two catalogues compared by meaning: what a change did, not which lines it touched.

Knows the model alone: neither files, nor Git, nor how a change is shown.
"""

from journeybook.compare.catalogues import Comparison, Unread, compare
from journeybook.compare.change import Change, Kind, Thing, Value
from journeybook.compare.compared import Compared, Side
from journeybook.compare.effects import Effect
from journeybook.compare.places import moved_files
from journeybook.compare.since import Since

__all__ = [
    "Change",
    "Compared",
    "Comparison",
    "Effect",
    "Kind",
    "Side",
    "Since",
    "Thing",
    "Unread",
    "Value",
    "compare",
    "moved_files",
]

"""Three versions of a file to one, by what it says: what Git asks for when two people changed the same journey.

Knows pieces and ids, hardly any field; asks Git itself to merge plain text.
"""

from journeybook.merging.files import Merged, merge

__all__ = ["Merged", "merge"]

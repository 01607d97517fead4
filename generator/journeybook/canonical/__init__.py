"""Project files in the one form that reads and merges best, without a change of what they mean.

Knows the tables of the format and where comments stand; asks the loader whether the meaning is still the same.
"""

from journeybook.canonical.form import Canonical, Refused, canonical
from journeybook.canonical.project import Change, Formatted, format_project

__all__ = ["Canonical", "Change", "Formatted", "Refused", "canonical", "format_project"]

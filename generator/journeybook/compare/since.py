"""What has changed since a release: the comparison, and what it was compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journeybook.compare.catalogues import Comparison
from journeybook.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The change of a project since an earlier release, in its default language."""

    release: str
    """The release it is counted from, by the name of its tag."""
    commit: str = ""
    """The whole object id of the commit of that."""
    day: date | None
    """When that was made; None where its date is none."""
    standing: str = ""
    """The newest release, where nothing has changed since it: then the change is what that one brought."""
    before: Catalogue
    """The project as it was."""
    comparison: Comparison
    unread: tuple[str, ...] = ()
    """The files that cannot be read as they were then, sorted: what they said is not compared."""

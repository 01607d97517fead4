"""Ids for things that come without one: from their titles, unique, and never a name that a file cannot have."""

from __future__ import annotations

from journeybook.fields.types import slug
from journeybook.load.discover import RESERVED_IDS

# `readme` and `contributing` are files that are never read as content; YAML takes the others for no text.
_REFUSED = RESERVED_IDS | {"readme", "contributing", "null", "true", "false", "yes", "no", "on", "off"}


class NewIds:
    """Hands out ids that are unique in one namespace, the same for the same requests."""

    def __init__(self) -> None:
        self._kinds: dict[str, str] = {}
        """Ids given so far, and the kind of thing that got each."""
        self._counts: dict[str, int] = {}

    def claim(self, kind: str, *names: str) -> str:
        """Return a new id for a `kind` of thing, made from the first of `names` that an id can spell.

        A name in another script than Latin has no letters for an id: give a second name to fall back to.
        """
        slugs = [found for name in names if (found := slug(name))]
        spelled = next((found for found in slugs if not found.replace("-", "").isdigit()), "")
        if not spelled and slugs:
            return self._unique(kind, f"{kind}-{slugs[0]}")
        if not spelled:
            self._counts.setdefault(kind, 0)
            self._kinds.setdefault(kind, kind)
            return self._unique(kind, kind)
        if spelled in _REFUSED or self._kinds.get(spelled, kind) != kind:
            # Beside another kind of thing of that name, the kind tells more than a number would.
            return self._unique(kind, f"{kind}-{spelled}")
        return self._unique(kind, spelled)

    def _unique(self, kind: str, base: str) -> str:
        name = base
        while name in self._kinds:
            self._counts[base] = self._counts.get(base, 1) + 1
            name = f"{base}-{self._counts[base]}"
        self._kinds[name] = kind
        return name

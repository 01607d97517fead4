"""A team's own `x-` fields, as every thing of the model that may have some holds them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Extras = Mapping[str, "ExtraValue"]
"""A team's own `x-` fields, in the order written."""
ExtraValue = str | tuple["ExtraValue", ...] | Mapping[str, "ExtraValue"]

NO_EXTRAS: Extras = MappingProxyType({})


def no_extras() -> Extras:
    """Return the empty mapping that stands for no fields of a team's own."""
    return NO_EXTRAS

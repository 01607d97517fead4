"""How long something takes, as people say it: one unit, or two where the second one matters."""

from __future__ import annotations

from typing import Protocol

_MINUTE, _HOUR, _DAY, _WEEK = 60, 3600, 86400, 604800
_MONTH, _YEAR = 2629800, 31557600

_SCALES = (
    # Below this many seconds: the unit, and the smaller one that stands behind it.
    (_MINUTE, 1, 0),
    (10 * _MINUTE, _MINUTE, 1),
    (90 * _MINUTE, _MINUTE, 0),
    (2 * _DAY, _HOUR, _MINUTE),
    (2 * _WEEK, _DAY, _HOUR),
    (2 * _MONTH, _WEEK, _DAY),
    (2 * _YEAR, _MONTH, 0),
)


class Counting(Protocol):
    """What says numbers with their words."""

    def gettext(self, message: str, /, **variables: object) -> str:
        """Return a message with its variables filled in."""

    def ngettext(self, one: str, many: str, number: float, /, **variables: object) -> str:
        """Return a message that counts."""

    def number(self, value: float) -> str:
        """Return a number as it is written."""


def duration_text(seconds: int, language: Counting) -> str:
    """Return a length of time: `66 min`, `4 h 25 min`, `9 days 3 h`, `26 years 2 months`."""
    unit, smaller = next(((unit, smaller) for limit, unit, smaller in _SCALES if seconds < limit), (_YEAR, _MONTH))
    if not smaller:
        return _amount(max(1, int(seconds / unit + 0.5)), unit, language)
    # Rounded in the smaller unit first, so that it never comes out as a whole larger one.
    whole, rest = divmod(int(seconds / smaller + 0.5), round(unit / smaller))
    return " ".join(_amount(count, size, language) for count, size in ((whole, unit), (rest, smaller)) if count)


def _amount(count: int, unit: int, language: Counting) -> str:
    shown = language.number(count)
    match unit:
        case 1:
            return language.gettext("%(num)s s", num=shown)
        case 60:
            return language.gettext("%(num)s min", num=shown)
        case 3600:
            return language.gettext("%(num)s h", num=shown)
        case 86400:
            return language.ngettext("%(num)s day", "%(num)s days", count)
        case 604800:
            return language.ngettext("%(num)s week", "%(num)s weeks", count)
        case 2629800:
            return language.ngettext("%(num)s month", "%(num)s months", count)
        case _:
            return language.ngettext("%(num)s year", "%(num)s years", count)

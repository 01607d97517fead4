"""How long something takes, as people say it: one unit, or two where the second one matters."""

from __future__ import annotations

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
_NAMES = {1: "s", _MINUTE: "min", _HOUR: "h", _DAY: "day", _WEEK: "week", _MONTH: "month", _YEAR: "year"}


def duration_text(seconds: int) -> str:
    """Return a length of time: `66 min`, `4 h 25 min`, `9 days 3 h`, `26 years 2 months`."""
    unit, smaller = next(((unit, smaller) for limit, unit, smaller in _SCALES if seconds < limit), (_YEAR, _MONTH))
    if not smaller:
        return _amount(max(1, int(seconds / unit + 0.5)), unit)
    # Rounded in the smaller unit first, so that it never comes out as a whole larger one.
    whole, rest = divmod(int(seconds / smaller + 0.5), round(unit / smaller))
    return " ".join(_amount(count, size) for count, size in ((whole, unit), (rest, smaller)) if count)


def _amount(count: int, unit: int) -> str:
    name = _NAMES[unit]
    return f"{count:,}".replace(",", "\u202f") + f" {name}" + ("s" if count != 1 and unit >= _DAY else "")

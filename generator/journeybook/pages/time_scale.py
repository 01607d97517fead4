"""How long each step takes, drawn to scale: the columns above, below them one bar in which each has its true share.

Lengths across are in units of which a column has `COLUMN`. Knows neither HTML nor colours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from journeybook.model.journey import Journey
from journeybook.pages.chart import COLUMN
from journeybook.pages.context import Link, PageContext
from journeybook.pages.smooth import short

RIBBON = 40
"""The height of the ribbons from the columns to the bar, in pixels."""
BAR = 28
"""The height of the bar."""
_INSET = 8
"""What a ribbon leaves free at each side of its column, in units."""
_SIGN = 0.42
"""The width of a sign of a label, in rem of 20 pixels; a little more than most fonts need."""
_SPARE = 0.5
"""What a label leaves free in its share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a step takes of the whole time."""

    seconds: int
    percent: str
    """As the page's language writes it; says so where it is less than one."""
    x: str
    """Where its share of the bar begins, of the width."""
    width: str
    label_x: str
    """The middle of its share."""
    labelled: bool
    """There is room for its duration in the bar."""
    ribbon: str
    """SVG path data of the way from its column to its share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """The drawing."""

    seconds: int
    """The whole."""
    walkers: tuple[Link, ...]
    """Whose way it is; empty where it is everybody's."""
    personas: str
    """Their ids, with spaces between them."""
    shares: tuple[Share | None, ...]
    """A share a column; None for a step without a duration, or that this persona does not walk."""
    width: int
    """In units."""

    @property
    def height(self) -> int:
        """In pixels."""
        return RIBBON + BAR


def time_scales(journey: Journey, context: PageContext, column: float) -> tuple[TimeScale, ...]:
    """Return the times of a journey to scale, one a way where personas take different ones: the longest first.

    `column` is the least width of a column in rem. A way without two durations to compare has none, and an aggregate
    neither: its times are no parts of a whole.
    """
    if not journey.is_linear:
        return ()
    ways: dict[tuple[tuple[int, int], ...], list[str]] = {}
    for walker in journey.personas or (None,):
        ways.setdefault(tuple(_times(journey, walker)), []).extend([walker] if walker else [])
    drawn = [_drawn(dict(way), who if len(ways) > 1 else (), column, journey, context) for way, who in ways.items()]
    return tuple(sorted((one for one in drawn if one), key=lambda one: one.seconds, reverse=True))


def _drawn(
    times: Mapping[int, int], who: Collection[str], column: float, journey: Journey, context: PageContext
) -> TimeScale | None:
    if len(times) < 2:
        return None
    known = context.catalogue.personas
    return TimeScale(
        seconds=sum(times.values()),
        walkers=tuple(context.persona(known[name]) for name in who if name in known),
        personas=" ".join(who),
        shares=_shares(times, len(journey.steps), column, context),
        width=len(journey.steps) * COLUMN,
    )


def _times(journey: Journey, walker: str | None) -> Iterator[tuple[int, int]]:
    """Yield the columns of the steps that a persona walks, each with how long it takes."""
    route = {step.id for step in journey.route_of(walker)}
    for at, step in enumerate(journey.steps):
        if step.duration and step.duration.seconds and step.id in route:
            yield at, step.duration.seconds


def _shares(times: Mapping[int, int], columns: int, column: float, context: PageContext) -> tuple[Share | None, ...]:
    total, width = sum(times.values()), columns * COLUMN
    found: list[Share | None] = []
    before = 0
    for at in range(columns):
        seconds = times.get(at, 0)
        if not seconds:
            found.append(None)
            continue
        left, right = width * before / total, width * (before + seconds) / total
        before += seconds
        text = context.site.language.duration(seconds)
        found.append(
            Share(
                seconds=seconds,
                percent=_percent(seconds / total, context),
                x=_across(left, width),
                width=_across(right - left, width),
                label_x=_across((left + right) / 2, width),
                labelled=(right - left) / COLUMN * column >= len(text) * _SIGN + _SPARE,
                ribbon=_ribbon(at * COLUMN, left, right),
            )
        )
    return tuple(found)


def _ribbon(column: float, left: float, right: float) -> str:
    """Return a band that leaves its column straight down and arrives at its share straight down."""
    start, end = short(column + _INSET), short(column + COLUMN - _INSET)
    low, middle = short(RIBBON), short(RIBBON / 2)
    there, back = short(left), short(right)
    return f"M{start},0C{start},{middle} {there},{middle} {there},{low}H{back}C{back},{middle} {end},{middle} {end},0Z"


def _across(units: float, width: int) -> str:
    return f"{units / width * 100:.6g}%"


def _percent(share: float, context: PageContext) -> str:
    language = context.site.language
    whole = int(share * 100 + 0.5)
    return language.percent(whole) if whole else language.gettext("under %(share)s", share=language.percent(1))

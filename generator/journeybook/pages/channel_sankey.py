"""The flow between channels as a drawing: which channels stand in it, what they are called, which bands hurt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeybook.insight.flow import NONE, Shift, mean_change
from journeybook.model.scale import LEVELS, EmotionScale
from journeybook.pages.context import PageContext
from journeybook.pages.sankey import Sankey, Stop, Stream, sankey

MOST_CHANNELS = 16
"""More channels than these on one side cannot be told apart: the lightest are one place."""
REST = "*"
_GROUPS = ("online", "offline", "")


def channel_sankey(shifts: Iterable[Shift], context: PageContext, whole: int) -> Sankey | None:
    """Return the drawing of shifts, from channels on the left to channels on the right; None without any.

    `whole` is how high all bars of a side are at most, in pixels.
    """
    every = tuple(shifts)
    if not every:
        return None
    loads = _loads(every)
    kept = sorted(loads, key=lambda name: -loads[name])
    if len(kept) > MOST_CHANNELS:
        kept = kept[: MOST_CHANNELS - 1]
    streams = tuple(_streams(every, frozenset(kept), context))
    ordered = sorted(
        {end for stream in streams for end in (stream.source, stream.target)},
        key=lambda name: (_GROUPS.index(_group(name, context)), name in (NONE, REST), -loads.get(name, 0), name),
    )
    others = len(loads) - len(kept)
    stops = {name: _stop(name, others, context) for name in ordered}
    return sankey(
        tuple(stops[name] for name in ordered if any(stream.source == name for stream in streams)),
        tuple(stops[name] for name in ordered if any(stream.target == name for stream in streams)),
        streams,
        whole,
    )


def hurts(change: float | None, scale: EmotionScale) -> bool:
    """Say whether feelings fall by half a level or more on average."""
    level = (scale.max - scale.min) / (LEVELS - 1)
    return change is not None and change <= -level / 2


def channel_name(name: str, context: PageContext) -> str:
    """Return what a place of the flow is called."""
    return context.catalogue.channels[name].title if name != NONE else context.site.language.gettext("No channel")


def _loads(shifts: Iterable[Shift]) -> dict[str, int]:
    """Return channel → how many come and go."""
    loads: dict[str, int] = {}
    for shift in shifts:
        for end in (shift.source, shift.target):
            loads[end] = loads.get(end, 0) + shift.weight
    return loads


def _streams(shifts: Iterable[Shift], kept: frozenset[str], context: PageContext) -> Iterator[Stream]:
    """Yield a stream for each two places; what goes between channels that are one place goes from it to itself."""
    found: dict[tuple[str, str], list[Shift]] = {}
    for shift in shifts:
        ends = tuple(end if end in kept else REST for end in (shift.source, shift.target))
        found.setdefault((ends[0], ends[1]), []).append(shift)
    _ = context.site.language.gettext
    for (source, target), own in found.items():
        weight = sum(shift.weight for shift in own)
        change = mean_change(turn for shift in own for turn in shift.turns)
        names = (_("Other channels") if end == REST else channel_name(end, context) for end in (source, target))
        said = f"{' → '.join(names)}: {context.site.language.number(weight)}"
        if change is not None:
            said += f" ({context.site.language.change(change)})"
        falls = hurts(change, context.catalogue.scale)
        yield Stream(source=source, target=target, weight=weight, falls=falls, said=said)


def _group(name: str, context: PageContext) -> str:
    channel = context.catalogue.channels.get(name)
    return str(channel.presence) if channel and channel.presence else ""


def _stop(name: str, others: int, context: PageContext) -> Stop:
    if name == REST:
        many = context.site.language.ngettext("%(num)s other channel", "%(num)s other channels", others)
        return Stop(key=name, name=many, link=None, group="")
    channel = context.catalogue.channels.get(name)
    link = context.channel(channel) if channel else None
    return Stop(key=name, name=channel_name(name, context), link=link, group=_group(name, context))

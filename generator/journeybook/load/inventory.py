"""Phases, channels and touchpoints of a project, from the configuration, the files it names, and their notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from posixpath import normpath
from typing import Any, TypeVar

from journeybook.config import Inventories
from journeybook.diagnostics import Findings, did_you_mean
from journeybook.fields.reading import Reading
from journeybook.fields.record import Read
from journeybook.format import CHANNEL, NOTE, TOUCHPOINT
from journeybook.format.inventory import Inventory, Listed
from journeybook.load.discover import ContentFile
from journeybook.load.link import unique
from journeybook.load.sources import Sources
from journeybook.model.place import Channel, Phase, Touchpoint
from journeybook.model.scale import EmotionScale
from journeybook.source import Mark, SourceFile, Span
from journeybook.syntax import parse_markdown, parse_yaml_file

_Noted = TypeVar("_Noted", Channel, Touchpoint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The words every journey shares, by id."""

    phases: dict[str, Phase]
    channels: dict[str, Channel]
    touchpoints: dict[str, Touchpoint]
    unread: frozenset[str]
    """The lists that could not be read as a whole: `phases`, `channels`, `touchpoints`."""


def read_inventories(
    inventories: Inventories, content: tuple[ContentFile, ...], sources: Sources, reading: Reading
) -> Shared:
    """Return phases, channels and touchpoints, with the notes of `channels/` and `touchpoints/` added."""
    findings = reading.findings
    unread = set(inventories.unread)
    phases = [Phase(**_values(read)) for read in inventories.phases if "id" in read.values]
    channels = _listed(inventories.channels, Inventory(CHANNEL), _channel, sources, reading, unread)
    touchpoints = _listed(inventories.touchpoints, Inventory(TOUCHPOINT), _touchpoint, sources, reading, unread)
    shared = Shared(
        phases=unique(phases, "phase", findings),
        channels=unique(channels, "channel", findings),
        touchpoints=unique(touchpoints, "touchpoint", findings),
        unread=frozenset(unread),
    )
    _add_notes("channel", shared.channels, content, sources, reading, known="channels" not in unread)
    _add_notes("touchpoint", shared.touchpoints, content, sources, reading, known="touchpoints" not in unread)
    return shared


def _values(read: Read) -> dict[str, Any]:
    return {"title": read.values.get("id", ""), **read.values, "origin": read.origin}


def _channel(read: Read) -> Channel:
    return Channel(**_values(read), extras=read.extras)


def _touchpoint(read: Read) -> Touchpoint:
    return Touchpoint(**_values(read), extras=read.extras)


def _listed(
    listed: Listed,
    inventory: Inventory,
    make: Callable[[Read], _Noted],
    sources: Sources,
    reading: Reading,
    unread: set[str],
) -> list[_Noted]:
    """Return the things of a list and of the files it names; add its name to `unread` where one could not be read."""
    things = _made(listed.entries, make)
    for path, mark in listed.files:
        found = _from_file(path, mark, inventory, make, sources, reading)
        if found is None:
            unread.add(f"{inventory.record.name}s")
        else:
            things += found
    return things


def _made(entries: Iterable[Read], make: Callable[[Read], _Noted]) -> list[_Noted]:
    return [make(read) for read in entries if "id" in read.values]


def _from_file(
    path: str,
    mark: Mark,
    inventory: Inventory,
    make: Callable[[Read], _Noted],
    sources: Sources,
    reading: Reading,
) -> list[_Noted] | None:
    if normpath(path) not in sources.known or not path.endswith(_YAML):
        known = [other for other in sources.paths if other.endswith(_YAML)]
        message = f"there is no YAML file '{path}' in the project"
        place = Span.of("site_config.yml", mark)
        reading.findings.error("unknown-file", message, place, did_you_mean(path, known))
        return None
    source = sources.text(normpath(path))
    if source is None:
        return None
    before = _remembered.get((source.path, inventory.record.name))
    if before is None or (before.text, before.scale) != (source.text, reading.scale):
        before = _read(source, inventory, make, reading.scale)
        remember(before)
    reading.findings.extend(before.findings.items)
    reading.findings.suppressions.extend(before.findings.suppressions)
    return list(before.things) if before.things is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadList:
    """What the text of a file of things came to."""

    path: str
    kind: str
    """What it is a list of: `channel`, `touchpoint`."""
    text: str
    scale: EmotionScale
    findings: Findings
    things: Sequence[Any] | None
    """None where it could not be read."""


_remembered: dict[tuple[str, str], ReadList] = {}
"""Lists by path and kind, as they last were: at the last release, and at the save before, most were the same."""
_MOST_LISTS = 1_000
_YAML = (".yml", ".yaml")


def remember(read: ReadList) -> None:
    """Let a list not be read again while its text is the same."""
    while len(_remembered) >= _MOST_LISTS:
        _remembered.pop(next(iter(_remembered)))
    _remembered[read.path, read.kind] = read


def remembered(texts: Mapping[str, SourceFile]) -> Iterator[ReadList]:
    """Yield what is remembered of some files, by path."""
    for read in _remembered.values():
        if read.path in texts and texts[read.path].text == read.text:
            yield read


def _read(source: SourceFile, inventory: Inventory, make: Callable[[Read], _Noted], scale: EmotionScale) -> ReadList:
    findings = Findings()
    node = parse_yaml_file(source, findings, allow_list=True)
    read = None
    if node is not None:
        name = f"{inventory.record.name}s"
        read = inventory.records.read(node, name, Reading(source.path, findings, scale))
    return ReadList(
        path=source.path,
        kind=inventory.record.name,
        text=source.text,
        scale=scale,
        findings=findings,
        things=_made(read, make) if isinstance(read, tuple) else None,
    )


def _add_notes(
    kind: str,
    things: dict[str, _Noted],
    content: tuple[ContentFile, ...],
    sources: Sources,
    reading: Reading,
    *,
    known: bool,
) -> None:
    """Put the text of notes to the things they are about; `known` is false where not all of these could be read."""
    for file in content:
        if file.folder != f"{kind}s":
            continue
        thing = things.get(file.id)
        if thing is None and not known:
            continue
        if thing is None:
            hint = did_you_mean(file.id, things) or f"list it under `{kind}s:` in site_config.yml"
            reading.findings.error(f"unknown-{kind}", f"unknown {kind} '{file.id}'", Span(file.path), hint)
            continue
        source = sources.text(file.path)
        document = parse_markdown(source, reading.findings) if source else None
        if document is None:
            continue
        NOTE.read(document.front, Reading(file.path, reading.findings))
        things[file.id] = replace(
            thing,
            body=document.body.strip("\n"),
            body_path=file.path,
            body_line=document.body_line + len(document.body) - len(document.body.lstrip("\n")),
        )

"""Phases, channels and touchpoints of a project, from the configuration, the files it names, and their notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from posixpath import normpath
from typing import TYPE_CHECKING, Any, TypeVar

from journeybook.config import Inventories
from journeybook.diagnostics import did_you_mean
from journeybook.fields.reading import Reading
from journeybook.fields.record import Read
from journeybook.format import CHANNEL, NOTE, TOUCHPOINT
from journeybook.format.inventory import Inventory, Listed
from journeybook.load.discover import ContentFile
from journeybook.load.link import unique
from journeybook.model.place import Channel, Phase, Touchpoint
from journeybook.source import Mark, Span
from journeybook.syntax import parse_markdown, parse_yaml_file

if TYPE_CHECKING:
    from journeybook.load.loader import Sources

_Noted = TypeVar("_Noted", Channel, Touchpoint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The words every journey shares, by id."""

    phases: dict[str, Phase]
    channels: dict[str, Channel]
    touchpoints: dict[str, Touchpoint]


def read_inventories(
    inventories: Inventories, content: tuple[ContentFile, ...], sources: Sources, reading: Reading
) -> Shared:
    """Return phases, channels and touchpoints, with the notes of `channels/` and `touchpoints/` added."""
    findings = reading.findings
    phases = [Phase(**_values(read)) for read in inventories.phases if "id" in read.values]
    channels = _listed(inventories.channels, Inventory(CHANNEL), _channel, sources, reading)
    touchpoints = _listed(inventories.touchpoints, Inventory(TOUCHPOINT), _touchpoint, sources, reading)
    shared = Shared(
        phases=unique(phases, "phase", findings),
        channels=unique(channels, "channel", findings),
        touchpoints=unique(touchpoints, "touchpoint", findings),
    )
    _add_notes("channel", shared.channels, content, sources, reading)
    _add_notes("touchpoint", shared.touchpoints, content, sources, reading)
    return shared


def _values(read: Read) -> dict[str, Any]:
    return {"title": read.values.get("id", ""), **read.values, "origin": read.origin}


def _channel(read: Read) -> Channel:
    return Channel(**_values(read), extras=read.extras)


def _touchpoint(read: Read) -> Touchpoint:
    return Touchpoint(**_values(read), extras=read.extras)


def _listed(
    listed: Listed, inventory: Inventory, make: Callable[[Read], _Noted], sources: Sources, reading: Reading
) -> list[_Noted]:
    entries = list(listed.entries)
    for path, mark in listed.files:
        entries += _from_file(path, mark, inventory, sources, reading)
    return [make(read) for read in entries if "id" in read.values]


def _from_file(path: str, mark: Mark, inventory: Inventory, sources: Sources, reading: Reading) -> tuple[Read, ...]:
    name = inventory.record.name
    known = [other for other in sources.paths if other.endswith((".yml", ".yaml"))]
    if normpath(path) not in known:
        reading.findings.error(
            "unknown-file",
            f"there is no YAML file '{path}' in the project",
            Span.of("site_config.yml", mark),
            did_you_mean(path, known),
        )
        return ()
    source = sources.text(normpath(path))
    node = parse_yaml_file(source, reading.findings, allow_list=True) if source else None
    if node is None:
        return ()
    inside = Reading(normpath(path), reading.findings, reading.scale)
    read = inventory.records.read(node, f"{name}s", inside)
    return read if isinstance(read, tuple) else ()


def _add_notes(
    kind: str, things: dict[str, _Noted], content: tuple[ContentFile, ...], sources: Sources, reading: Reading
) -> None:
    for file in content:
        if file.folder != f"{kind}s":
            continue
        thing = things.get(file.id)
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

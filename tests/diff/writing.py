"""Journeys of the model written as files, as teams of different tastes write them: what they say is the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

from journeybook.model import Catalogue, Journey, Stage, Step

CONFIGURATION = """\
title: Shop
phases: [{id: early, title: EARLY}, {id: late, title: LATE}]
channels: [{id: web, title: WEB}, {id: shop, title: SHOP}]
touchpoints:
"""


def files_of(catalogue: Catalogue, chance: Random) -> dict[str, str]:
    """Return all files of a catalogue of `tests.compare.mutations`, in a taste that `chance` has."""
    touchpoints = "".join(
        f"  - {{id: {one.id}, title: {one.title}, channel: {one.channel}}}\n" for one in catalogue.touchpoints.values()
    )
    files = {"site_config.yml": CONFIGURATION + touchpoints}
    files |= {f"personas/{name}.md": f"---\ntitle: {one.title}\n---\n" for name, one in catalogue.personas.items()}
    return files | {path_of(journey): written(journey, chance) for journey in catalogue.journeys.values()}


def path_of(journey: Journey) -> str:
    """Return the path of a journey's file."""
    return "/".join(filter(None, ("journeys", journey.folder, f"{journey.id}.md")))


def written(journey: Journey, chance: Random) -> str:
    """Return the file of a journey."""
    concerns = {one.id: one for one in (*journey.defined_pains, *journey.defined_opportunities)}
    fields: dict[str, Any] = {
        "title": journey.title,
        "personas": list(journey.personas),
        "owner": journey.owner,
        "status": journey.status.value,
        "goal": journey.goal,
        "stages": [_stage(stage, concerns) for stage in journey.stages],
    }
    taste = chance.choice((_blocks, _flow))
    comment = chance.choice(("", "# What customers do.\n"))
    return f"---\n{comment}{taste(_filled(fields), chance)}---\n"


def _stage(stage: Stage, concerns: dict[str, Any]) -> dict[str, Any]:
    phases: Any = list(stage.phases)
    fields = {"id": stage.id, "title": stage.title, "phase": phases[0] if len(phases) == 1 else phases,
              "steps": [_step(step, concerns) for step in stage.steps]}  # fmt: skip
    return _filled(fields)


def _step(step: Step, concerns: dict[str, Any]) -> dict[str, Any]:
    emotion: Any = dict(step.emotion.by_persona) or step.emotion.everyone
    return _filled(
        {
            "id": step.id,
            "title": step.title,
            "description": step.description,
            "touchpoint": step.touchpoint,
            "duration": duration(step.duration.seconds) if step.duration else None,
            "emotion": emotion,
            "satisfaction": step.satisfaction,
            "basis": step.basis.value if step.basis else None,
            "thought": step.thought,
            "moment_of_truth": step.moment_of_truth or None,
            "personas": list(step.personas),
            "pains": _met(step.pains, concerns),
            "opportunities": _met(step.opportunities, concerns),
            "metrics": [{"kpi": one.kpi, "value": one.value} for one in step.metrics],
            "evidence": [{"title": one.title} for one in step.evidence],
            "backstage": list(step.backstage),
        }
    )


def duration(seconds: int) -> str:
    """Return a length of time as `written` writes it."""
    return f"{seconds // 60} min"


def _met(names: Iterable[str], concerns: dict[str, Any]) -> list[Any]:
    """Return pains or opportunities: each written out where it is met first, by its id elsewhere."""
    found: list[Any] = []
    for name in names:
        one = concerns.pop(name, None)
        if one is None:
            found.append(name)
            continue
        status = getattr(one, "status", None)
        fields = {"id": one.id, "title": one.title, "severity": getattr(one, "severity", None),
                  "status": status.value if status else None}  # fmt: skip
        found.append(_filled(fields))
    return found


def _filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _flow(fields: dict[str, Any], chance: Random) -> str:
    """Write every field as JSON, which is YAML, in any order."""
    names = _shuffled(fields, chance)
    return "".join(f"{name}: {json.dumps(fields[name])}\n" for name in names)


def _blocks(fields: dict[str, Any], chance: Random, indent: int = 0) -> str:
    """Write one field a line, with comments, in any order and any quotes."""
    lines = []
    for name in _shuffled(fields, chance):
        value = fields[name]
        before = " " * indent
        if chance.random() < 0.05:
            lines.append(f"{before}# why {name}\n")
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{before}{name}:\n")
            deep = indent + chance.choice((0, 2))
            lines += (_item(item, chance, deep) for item in value)
        elif isinstance(value, (list, dict)):
            lines.append(f"{before}{name}: {json.dumps(value)}\n")
        else:
            lines.append(f"{before}{name}: {_scalar(value, chance)}\n")
    return "".join(lines)


def _item(value: Any, chance: Random, indent: int) -> str:
    if not isinstance(value, dict):
        return f"{' ' * indent}- {_scalar(value, chance)}\n"
    inner = _blocks(value, chance, indent + 2)
    lines = inner.splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
    lines[at] = f"{' ' * indent}- {lines[at][indent + 2 :]}"
    return "".join(lines)


def _scalar(value: Any, chance: Random) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    return chance.choice((json.dumps(value), "'" + value.replace("'", "''") + "'"))


def _shuffled(fields: dict[str, Any], chance: Random) -> list[str]:
    return chance.sample(sorted(fields), len(fields))

"""Edits of the demonstration's own files, made in their text as a person makes them, with what each must be told as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from journeybook.load import load_default
from journeybook.load.discover import DiskFiles
from journeybook.model import Catalogue, Journey, Stage, Step
from tests.compare.projects import Entry
from tests.load.projects import MemoryFiles


@dataclass(frozen=True)
class Edited:
    """A file after an edit."""

    path: str
    text: str
    entries: list[Entry]
    kind: str


Edit = Callable[[list[str], Journey, Catalogue, Random], "list[Entry] | None"]
"""Changes the lines of a file; returns what must be told, or None where this cannot be done to it."""


def content(root: Path) -> dict[str, str]:
    """Return the text files of the demonstration that say something in its default language."""
    disk = DiskFiles(root)
    paths = [path for path in disk.paths() if path.endswith((".md", ".yml", ".yaml"))]
    return {path: disk.read(path).decode() for path in paths if not path.endswith((".fr.md", ".fr.yml"))}


def edited(files: dict[str, str], chance: Random) -> list[Edited]:
    """Edit each journey once."""
    loaded = load_default(MemoryFiles({path: text.encode() for path, text in files.items()})).catalogue
    found = []
    for journey in loaded.journeys.values():
        path = journey.origin.path
        while True:
            edit = chance.choice(EDITS)
            lines = files[path].splitlines(keepends=True)
            entries = edit(lines, journey, loaded, chance)
            if entries is not None:
                found.append(Edited(path, "".join(lines), entries, edit.__name__))
                break
    return found


def feel_otherwise(lines: list[str], journey: Journey, catalogue: Catalogue, chance: Random) -> list[Entry] | None:
    """Write another emotion over the one of a step."""
    steps = [(stage, step) for stage, step in journey.walk() if step.emotion.everyone is not None]
    if not steps:
        return None
    stage, step = chance.choice(steps)
    was = step.emotion.everyone
    assert isinstance(was, int)
    now = was % 5 + 1
    _overwrite(lines, step, "emotion", str(now))
    return [("changed", "step", f"{journey.id}/{stage.id}/{step.id}", "emotion", was, now)]


def say_otherwise(lines: list[str], journey: Journey, catalogue: Catalogue, chance: Random) -> list[Entry] | None:
    """Write another thought, length of time, or title."""
    stage, step = chance.choice(list(journey.walk()))
    field = chance.choice(("thought", "duration", "title"))
    span = step.origin.span(field)
    if not step.origin.has(field) or span.end_line != span.line:
        return None
    was = step.duration.text if field == "duration" and step.duration else getattr(step, field)
    now = {"thought": "What now?", "duration": "77 min", "title": "I do something else: all of it"}[field]
    _overwrite(lines, step, field, f"'{now}'" if field == "title" else now)
    kind = "renamed" if field == "title" else "changed"
    return [(kind, "step", f"{journey.id}/{stage.id}/{step.id}", field, was, now)]


def go_elsewhere(lines: list[str], journey: Journey, catalogue: Catalogue, chance: Random) -> list[Entry] | None:
    """Write another touchpoint; the channel follows from it."""
    steps = [(stage, step) for stage, step in journey.walk() if step.origin.has("touchpoint") and not step.channel]
    if not steps:
        return None
    stage, step = chance.choice(steps)
    now = chance.choice(sorted(catalogue.touchpoints.keys() - {step.touchpoint}))
    _overwrite(lines, step, "touchpoint", now)
    return [("changed", "step", f"{journey.id}/{stage.id}/{step.id}", "touchpoint", step.touchpoint, now)]


def drop_a_step(lines: list[str], journey: Journey, catalogue: Catalogue, chance: Random) -> list[Entry] | None:
    """Take the lines of a step away, where nothing else refers to what is in it."""
    stage, step = chance.choice(list(journey.walk()))
    if len(stage.steps) < 2 or _is_referred_to(step, journey, catalogue):
        return None
    start, end = _lines_of(lines, step.origin.whole[0])
    del lines[start:end]
    return [("removed", "step", f"{journey.id}/{stage.id}/{step.id}", "", None, None)]


def add_a_step(lines: list[str], journey: Journey, catalogue: Catalogue, chance: Random) -> list[Entry] | None:
    """Write a step before another one."""
    stage, step = chance.choice(list(journey.walk()))
    start, _ = _lines_of(lines, step.origin.whole[0])
    indent = lines[start][: len(lines[start]) - len(lines[start].lstrip())]
    lines[start:start] = [
        f"{indent}- id: quite-new\n",
        f"{indent}  title: I do what nobody did\n",
        f"{indent}  emotion: 3\n",
    ]
    return [("added", "step", f"{journey.id}/{stage.id}/quite-new", "", None, None)]


def move_a_step(lines: list[str], journey: Journey, catalogue: Catalogue, chance: Random) -> list[Entry] | None:
    """Take the lines of a step to another place in its stage, at least two from where it is."""
    stages = [
        stage for stage in journey.stages if len(stage.steps) > 3 and not any(step.next for step in journey.steps)
    ]
    if not stages:
        return None
    stage = chance.choice(stages)
    return _move(lines, stage.steps, f"{journey.id}/{stage.id}", "step", chance)


def move_a_stage(lines: list[str], journey: Journey, catalogue: Catalogue, chance: Random) -> list[Entry] | None:
    """Take the lines of a stage to another place, at least two from where it is."""
    if len(journey.stages) < 4 or any(step.next for step in journey.steps):
        return None
    return _move(lines, journey.stages, journey.id, "stage", chance)


def write_otherwise(lines: list[str], journey: Journey, catalogue: Catalogue, chance: Random) -> list[Entry] | None:
    """Add comments and blank lines, and put quotes around titles: it means the same."""
    for step in journey.steps:
        span = step.origin.span("title")
        if chance.random() < 0.3 and span.line == span.end_line and "'" not in step.title:
            _overwrite(lines, step, "title", f"'{step.title}'")
    for step in reversed(journey.steps):
        start, _ = _lines_of(lines, step.origin.whole[0])
        if chance.random() < 0.3:
            lines.insert(start, chance.choice(("\n", "      # talk about this one\n")))
    lines.insert(1, "# This is only a comment.\n")
    return []


EDITS: tuple[Edit, ...] = (
    feel_otherwise, say_otherwise, go_elsewhere, drop_a_step, add_a_step, move_a_step, move_a_stage, write_otherwise,
)  # fmt: skip


def _overwrite(lines: list[str], step: Step, field: str, text: str) -> None:
    span = step.origin.span(field)
    assert span.line == span.end_line
    line = lines[span.line - 1]
    lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :]


def _lines_of(lines: list[str], line: int) -> tuple[int, int]:
    """Return the lines of an item of a list, of which one is given (from 1): first, and the one behind the last."""
    start = line - 1
    while not lines[start].lstrip().startswith("- "):
        start -= 1
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    while end < len(lines) and (lines[end].strip() == "" or len(lines[end]) - len(lines[end].lstrip()) > indent):
        end += 1
    return start, end


def _move(
    lines: list[str], things: tuple[Step, ...] | tuple[Stage, ...], parent: str, kind: str, chance: Random
) -> list[Entry]:
    blocks = [_lines_of(lines, thing.origin.whole[0]) for thing in things]
    old = chance.randrange(len(things))
    new = chance.choice([at for at in range(len(things)) if abs(at - old) > 1])
    order = [at for at in range(len(things)) if at != old]
    order.insert(new, old)
    texts = [lines[start:end] for start, end in blocks]
    lines[blocks[0][0] : blocks[-1][1]] = [line for at in order for line in texts[at]]
    names = [thing.id for thing in things]
    before = names[old - 1] if old else None
    after = names[order[new - 1]] if new else None
    return [("moved", kind, f"{parent}/{names[old]}", "after", before, after)]


def _is_referred_to(step: Step, journey: Journey, catalogue: Catalogue) -> bool:
    """Say whether anything needs what is written in a step: then it cannot go alone."""
    met = {**catalogue.places_by_pain, **catalogue.places_by_opportunity}
    shared = any(len(met[name]) > 1 for name in (*step.pains, *step.opportunities))
    answering = {pain for one in catalogue.opportunities.values() for pain in one.pains}
    return shared or bool(answering & set(step.pains)) or any(step.id in other.next for other in journey.steps)

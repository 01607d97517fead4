"""A journey to Mermaid's `journey` text, built by mermaid-py. Knows not how the text becomes a picture.

A section is a stage, a task a step, a score an emotion. Where personas feel differently, a step is one task for each
score, with those who give it. Mermaid has no task without a score: it draws one as the worst face or the neutral one,
as if someone had said so. A step without an emotion is therefore left out of the text, and named in `left_out`.
"""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import Lock
from types import ModuleType
from typing import Any

from journeybook.diagrams.escaping import label
from journeybook.diagrams.rows import EVERYONE, Row, journey_rows
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyDiagram:
    """The Mermaid text of a journey, and what it could not hold."""

    text: str
    """The whole of a `.mmd` file, its last line ended."""
    rows: tuple[Row, ...]
    """Every step with who feels what, those without a score too."""

    @property
    def left_out(self) -> tuple[Step, ...]:
        """The steps at which nobody's emotion is written: none of them is in the text."""
        drawn = {row.step.id for row in self.rows if row.score is not None}
        return tuple(row.step for row in self.rows if row.step.id not in drawn)

    @property
    def is_empty(self) -> bool:
        """Whether no step has an emotion, so that there is nothing to draw."""
        return all(row.score is None for row in self.rows)


def journey_diagram(journey: Journey, catalogue: Catalogue, *, everyone: str = EVERYONE) -> JourneyDiagram:
    """Return the Mermaid diagram of a journey; `everyone` names the customer where it names no persona.

    An aggregate journey has one too: its moments in the order written, of which Mermaid claims nothing.
    """
    rows = journey_rows(journey, catalogue, everyone=everyone)
    mermaid = _mermaid()
    title = label(journey.title)
    sections = [
        mermaid.Section(
            label(stage.title),
            [
                mermaid.Task(label(row.step.title), row.score, [mermaid.Actor(label(actor)) for actor in row.actors])
                for row in rows
                if row.stage is stage and row.score is not None
            ],
        )
        for stage in journey.stages
    ]
    script: str = mermaid.UserJourney(title, sections).script
    # The title stands in YAML front matter too, whose quoting is another language than Mermaid's.
    text = script.removeprefix(f"---\ntitle: {title}\n---\n")
    return JourneyDiagram(text="".join(f"{line}\n" for line in text.split("\n") if line), rows=rows)


@cache
def _mermaid() -> Any:
    """Return the text builders of mermaid-py, which has no types; late, because `check` draws nothing."""
    with _importing:
        if "mermaid" not in sys.modules:
            with contextlib.suppress(ImportError):
                return _without_its_start("mermaid", "userjourney")
        # Imported outside a notebook it prints a warning, which would end up in front of `export json`.
        with contextlib.redirect_stdout(io.StringIO()):
            import mermaid.userjourney
        return mermaid.userjourney


_importing = Lock()


def _without_its_start(package: str, part: str) -> ModuleType:
    """Import a part of a package that is not imported yet, without what its `__init__.py` does.

    That of mermaid-py imports `requests`, to ask a server on the internet for pictures, and takes longer than a page.
    Nothing is left behind: whoever imports the package later gets all of it, with its start.
    """
    spec = find_spec(package)
    if spec is None:
        raise ModuleNotFoundError(package)
    sys.modules[package] = module_from_spec(spec)
    try:
        return import_module(f"{package}.{part}")
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[name]

"""Writes the pages of a project as Markdown files for plain MkDocs with Material.

    python benchmarks/same_pages.py /tmp/project /tmp/folder
    python benchmarks/same_pages.py /tmp/project /tmp/folder --lean

The same pages: every page that journeybook makes, its finished HTML as one block of a Markdown file. MkDocs draws no
diagram and reads no journey for it. Lean: the narratives as they were written, and a table of steps a journey; the
map, the curve, the diagram, the registers and all that other pages gather are left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

from journeybook import pipeline
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Step

MKDOCS = """\
site_name: The same pages
docs_dir: docs
use_directory_urls: false
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins: [search]
markdown_extensions: [attr_list]
"""
_COLUMNS = ("Stage", "Step", "Touchpoint", "Duration", "Emotion", "Thought", "Pains", "Ideas", "Front", "Back", "Help")


def same_pages(project: Path) -> Iterator[tuple[str, str]]:
    """Yield path and Markdown of every page, as journeybook publishes it."""
    compiled = pipeline.compile_site(pipeline.check(project))
    for page in compiled.pages():
        # Without blank lines Markdown takes it as one block of HTML.
        block = "\n".join(line for line in page.html.splitlines() if line.strip())
        yield page.path.removesuffix(".html") + ".md", _markdown(page.title, f"<div>\n{block}\n</div>")


def lean_pages(project: Path) -> Iterator[tuple[str, str]]:
    """Yield path and Markdown of every page, with nothing but its text; a journey also with a table of its steps."""
    catalogue = pipeline.check(project).loaded.catalogue
    for journey in catalogue.journeys.values():
        parts = [journey.narrative.introduction, _table(journey, catalogue)]
        for section in journey.narrative.sections:
            parts += [f"## {section.title} {{#{section.stage}}}", section.markdown]
        yield journey.origin.path, _markdown(journey.title, "\n\n".join(parts))
    for persona in catalogue.personas.values():
        yield persona.origin.path, _markdown(persona.title, persona.body)
    for touchpoint in catalogue.touchpoints.values():
        yield f"touchpoints/{touchpoint.id}.md", _markdown(touchpoint.title, touchpoint.definition)
    for channel in catalogue.channels.values():
        yield f"channels/{channel.id}.md", _markdown(channel.title, channel.definition)
    for name in ("index", *(f"{folder}/index" for folder in ("journeys", "personas", "touchpoints", "channels"))):
        yield f"{name}.md", _markdown(name, "")
    yield "phases/index.md", _markdown("Phases", "\n".join(f"- {phase.title}" for phase in catalogue.phases.values()))


def _markdown(title: str, body: str) -> str:
    return f"---\ntitle: {json.dumps(title)}\n---\n\n{body}\n"


def _table(journey: Journey, catalogue: Catalogue) -> str:
    head = "".join(f'<th scope="col" class="map__head">{column}</th>\n' for column in _COLUMNS)
    rows = [
        f'<tr id="{step.id}" class="map__row">\n' + "".join(_cells(stage.title, step, catalogue)) + "</tr>"
        for stage in journey.stages
        for step in stage.steps
    ]
    return f'<table class="map">\n<tr>\n{head}</tr>\n' + "\n".join(rows) + "\n</table>"


def _cells(stage: str, step: Step, catalogue: Catalogue) -> Iterator[str]:
    touchpoint = catalogue.touchpoint_of(step)
    met = f'<a href="../../touchpoints/{touchpoint.id}.html">{escape(touchpoint.title)}</a>' if touchpoint else ""
    emotion = ", ".join(map(str, step.emotion.scores))
    lists = (step.pains, step.opportunities, step.frontstage, step.backstage, step.support)
    duration = step.duration.text if step.duration else ""
    texts = (escape(stage), escape(step.title), met, escape(duration), emotion, escape(step.thought))
    for column, text in zip(_COLUMNS, (*texts, *(escape(", ".join(map(str, items))) for items in lists)), strict=True):
        label = f'<span class="map__label">{column}</span>'
        yield f'<td data-lane="{column}" class="map__cell map__cell--{column.lower()}">{label} {text}</td>\n'


def write(pages: Iterator[tuple[str, str]], folder: Path) -> None:
    """Write a MkDocs project; print how many pages it has and how many KB of Markdown each, on average."""
    count = size = 0
    for path, text in pages:
        target = folder / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        count += 1
        size += len(text.encode())
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    print(f"{count:,} pages of {size / count / 1000:.1f} kB")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("project", type=Path)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--lean", action="store_true")
    given = arguments.parse_args()
    write((lean_pages if given.lean else same_pages)(given.project), given.folder)

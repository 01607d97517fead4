"""Writes the pages of a project as sources for other generators, so that all of them make the same pages.

    python -m benchmarks.same_pages /tmp/project /tmp/folder mkdocs hugo

The same pages: every page that journeybook makes, its finished HTML as one block of a Markdown file, with the pictures
they show and the entries of the site's navigation. Nobody draws a diagram or reads a journey for it. For `lean`: the
narratives as they were written, and a table of steps a journey; the map, the curve, the diagram, the registers and all
that other pages gather are left out. Prints the number of pages and their bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

from journeybook import pipeline
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Step
from journeybook.render.rendered import Site

HUGO = Path(__file__).with_name("hugo")
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
validation:
  nav: {omitted_files: ignore}
"""
"""What MkDocs, ProperDocs and Zensical are told alike."""
KINDS = ("mkdocs", "mkdocs-folders", "properdocs", "zensical", "hugo", "lean")
SEARCHED = 15_000
"""Words; a page with more is kept out of the others' search: among 1,000 journeys Zensical refuses one of 46,480."""
_TAG = re.compile("<[^>]*>")
_COLUMNS = ("Stage", "Step", "Touchpoint", "Duration", "Emotion", "Thought", "Pains", "Ideas", "Front", "Back", "Help")


def same_pages(project: Path, base: Path, kinds: tuple[str, ...]) -> tuple[int, int]:
    """Write a folder a kind, each with every page as journeybook publishes it; return how many pages and bytes."""
    compiled = pipeline.compile_site(pipeline.check(project))
    count = size = 0
    for page in compiled.pages():
        # Without blank lines Markdown takes it as one block of HTML.
        block = "\n".join(line for line in page.html.splitlines() if line.strip())
        long = len(_TAG.sub(" ", block).split()) > SEARCHED
        text = _markdown(page.title, f"<div>\n{block}\n</div>", "search: {exclude: true}\n" if long else "")
        _write(base, kinds, page.path.removesuffix(".html") + ".md", text.encode())
        count += 1
        size += len(page.html.encode())
    for asset in compiled.site.assets:
        _write(base, kinds, asset.path, asset.read())
    for kind in kinds:
        _configure(base / kind, kind, compiled.site)
    return count, size


def _write(base: Path, kinds: tuple[str, ...], path: str, data: bytes) -> None:
    """Write a file into the sources of each kind: once, and linked to from the others."""
    first: Path | None = None
    for kind in kinds:
        target = base / kind / _source(kind, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if first is None:
            target.write_bytes(data)
            first = target
        else:
            os.link(first, target)


def _source(kind: str, path: str) -> str:
    if kind != "hugo":
        return f"docs/{path}"
    if not path.endswith(".md"):
        return f"static/{path}"
    # What Hugo calls a section has its page in `_index.md`; an `index.md` would swallow the pages beside it.
    folder, _, name = path.rpartition("/")
    return "/".join(("content", *([folder] if folder else ()), f"_{name}" if name == "index.md" else name))


def _configure(folder: Path, kind: str, site: Site) -> None:
    entries = [(entry.title, entry.path) for entry in site.default.navigation]
    if kind == "hugo":
        shutil.copytree(HUGO, folder, dirs_exist_ok=True)
        with (folder / "hugo.toml").open("a", encoding="utf-8") as file:
            for weight, (title, path) in enumerate(entries, start=1):
                url = json.dumps("/" + path.removesuffix("index.html"))
                file.write(f"\n[[menus.main]]\nname = {json.dumps(title)}\nurl = {url}\nweight = {weight}\n")
        return
    lines = [] if kind == "mkdocs-folders" else ["nav:", "  - index.md"]
    if lines:
        lines += [f"  - {json.dumps(title)}: {path.removesuffix('.html')}.md" for title, path in entries]
    (folder / "mkdocs.yml").write_text("\n".join((MKDOCS.rstrip(), *lines, "")), encoding="utf-8")


def lean_pages(project: Path, base: Path) -> None:
    """Write a folder with every page with nothing but its text; a journey also with a table of its steps."""
    for path, text in _lean(pipeline.check(project).loaded.catalogue):
        _write(base, ("lean",), path, text.encode())
    (base / "lean" / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")


def _lean(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
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


def _markdown(title: str, body: str, more: str = "") -> str:
    return f"---\ntitle: {json.dumps(title)}\n{more}---\n\n{body}\n"


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


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("project", type=Path)
    arguments.add_argument("folder", type=Path, help="Gets a folder a kind.")
    arguments.add_argument("kinds", nargs="*", help=f"Of {', '.join(KINDS)}; none to count the pages alone.")
    given = arguments.parse_args()
    if "lean" in given.kinds:
        lean_pages(given.project, given.folder)
    count, size = same_pages(given.project, given.folder, tuple(kind for kind in given.kinds if kind != "lean"))
    print(count, size)

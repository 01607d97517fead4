"""A whole project in canonical form: what would change in which file, proven to mean the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from journeybook.canonical.drawing import diagram_edit
from journeybook.canonical.form import Edit, Refused, canonical
from journeybook.canonical.meaning import means_the_same
from journeybook.canonical.shapes import Shape, shapes
from journeybook.diagnostics import Diagnostic, Findings
from journeybook.load import Files, Loaded, load, load_settings
from journeybook.model.journey import Stage, Step
from journeybook.model.parts import Opportunity, Pain
from journeybook.prose.markers import CLOSING, marked
from journeybook.source import Mark, SourceFile
from journeybook.syntax import body_of, decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file that is not in canonical form."""

    path: str
    before: str
    """Its text, line ends as `\\n`."""
    after: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatted:
    """What became of the files of a project."""

    looked_at: tuple[str, ...]
    changes: tuple[Change, ...]
    findings: tuple[Diagnostic, ...]
    """What is wrong in files that are left as they are, because they cannot be read."""
    left: Mapping[str, str]
    """Path → why it is left as it is though it can be read."""
    sources: Mapping[str, SourceFile]
    """The files that findings are about."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """The files of a project, some of them with other bytes."""

    files: Files
    changed: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """What the project's folder is called."""
        return self.files.name

    def paths(self) -> tuple[str, ...]:
        """Return the paths of all files."""
        return self.files.paths()

    def left_out(self) -> tuple[str, ...]:
        """Return the paths that are no plain files."""
        return self.files.left_out()

    def beside(self, path: str) -> tuple[tuple[str, bool], ...]:
        """Return what is in the folder of a file."""
        return self.files.beside(path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file."""
        return self.changed[path] if path in self.changed else self.files.read(path)


def format_project(
    files: Files, wanted: Collection[str] = (), *, ids: bool = False, markers: bool = False
) -> Formatted:
    """Return what canonical form changes in the files of a project, or in those at or below the paths wanted.

    `ids` writes the ids that are derived from titles, `markers` adds a diagram to journeys without one.
    """
    run = _Run(files, ids=ids, markers=markers)
    everything = not wanted or "." in wanted
    for shape in shapes(files, load_settings(files).languages):
        if everything or any(shape.path == path or shape.path.startswith(f"{path}/") for path in wanted):
            run.file(shape)
    run.keep_what_means_the_same()
    return Formatted(
        looked_at=tuple(run.looked_at),
        changes=tuple(run.changes.values()),
        findings=tuple(run.findings),
        left=run.left,
        sources=run.sources,
    )


class _Run:
    def __init__(self, files: Files, *, ids: bool, markers: bool) -> None:
        self.files = files
        self.ids = ids
        self.markers = markers
        self.looked_at: list[str] = []
        self.changes: dict[str, Change] = {}
        self.findings = Findings()
        self.left: dict[str, str] = {}
        self.sources: dict[str, SourceFile] = {}

    @cached_property
    def loaded(self) -> Loaded:
        """The project as it is. To check canonical files without diagrams nobody needs it."""
        return load(self.files)

    @cached_property
    def derived(self) -> Mapping[str, Mapping[Mark, str]]:
        """The ids to write, by file."""
        return _derived_ids(self.loaded) if self.ids else {}

    def file(self, shape: Shape) -> None:
        """Look at one file."""
        path = shape.path
        self.looked_at.append(path)
        try:
            data = self.files.read(path)
        except OSError as error:
            self.left[path] = f"it cannot be read: {(error.strerror or type(error).__name__).lower()}"
            return
        source = decode(path, data, self.findings)
        if source is None:
            return
        self.sources[path] = source
        edit = self._edit(shape, source)
        if path in self.left:
            return
        made = canonical(source, shape.record, ids=self.derived.get(path, {}), edit=edit)
        if isinstance(made, Refused):
            self.findings.extend(made.findings)
            if made.reason:
                self.left[path] = made.reason
        elif made.text.encode() != data and path not in {found.span.path for found in self.findings.items}:
            self.changes[path] = Change(path=path, before=source.text, after=made.text.encode())

    def _edit(self, shape: Shape, source: SourceFile) -> Edit | None:
        """Return what brings the diagram of a journey up to date."""
        body = body_of(source)[0] if shape.journey else ""
        places = marked(body)
        if not (places or self.markers):
            return None
        if all(place.is_closed for place in places):
            return diagram_edit(shape, body, self.loaded, add=self.markers)
        self.left[shape.path] = f"the diagram has no marker at its end: {CLOSING}"
        return None

    def keep_what_means_the_same(self) -> None:
        """Drop the changes after which the project would not mean what it means now. There should be none."""
        if not self.changes or self._same(self.changes.values()):
            return
        for path, change in tuple(self.changes.items()):
            if not self._same((change,)):
                del self.changes[path]
                wrong = any(found.span.path == path for found in self.loaded.findings)
                way_out = "mend what `journeybook check` finds in it" if wrong else "please report this"
                self.left[path] = f"in canonical form the project would not mean the same; {way_out}"

    def _same(self, changes: Collection[Change]) -> bool:
        other = load(Overlay(self.files, {change.path: change.after for change in changes}))
        return means_the_same(self.loaded, other, frozenset(change.path for change in changes))


def _derived_ids(loaded: Loaded) -> Mapping[str, Mapping[Mark, str]]:
    """Return, by file, the ids that were derived from titles, by the mark of the first field of what has them."""
    found: dict[str, dict[Mark, str]] = {}
    for journey in loaded.catalogue.journeys.values():
        things: tuple[Stage | Step | Pain | Opportunity, ...] = (
            *journey.stages, *journey.steps, *journey.defined_pains, *journey.defined_opportunities
        )  # fmt: skip
        found[journey.origin.path] = {thing.origin.whole: thing.id for thing in things if not thing.origin.has("id")}
    return found

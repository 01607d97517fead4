"""The text of a project's files, each read once, and content files taken apart. Knows no field of the format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname
from typing import NamedTuple

from journeybook.caching import digest
from journeybook.diagnostics import Findings
from journeybook.load.discover import ContentFile, Files
from journeybook.load.revision import SHORT, object_id
from journeybook.source import SourceFile, Span
from journeybook.syntax import Document, decode, decode_roughly, parse_markdown, parse_yaml_file
from journeybook.syntax.decoding import MAX_BYTES
from journeybook.syntax.nodes import Mapping as MappingNode


class Sources:
    """Reads project files as text, each once."""

    def __init__(self, files: Files, findings: Findings) -> None:
        self.files = files
        self.paths = files.paths()
        self.known = set(self.paths)
        """The same, for asking whether one is among them."""
        self.findings = findings
        self.read: dict[str, SourceFile] = {}
        """What can be shown of files, by path."""
        self.drafted: dict[str, str] = {}
        """Digests of the files of which as much can be shown by reading them again, by path."""
        self.refused: set[str] = set()
        """Paths of files whose fields could not be read, or whose id another file has."""
        self.folders: set[str] = set()
        """Those that were looked through for the files beside some."""
        for path in files.left_out():
            self._leave_out(path)

    def look_beside(self, path: str) -> None:
        """Make the files of the folder that a path is in known, if there is one; `path` does not lead out."""
        folder = dirname(path)
        if folder in self.folders:
            return
        self.folders.add(folder)
        count = len(self.known)
        for found, is_plain in self.files.beside(path):
            if is_plain:
                self.known.add(found)
            else:
                self._leave_out(found)
        if len(self.known) > count:
            self.paths = tuple(sorted(self.known))

    def _leave_out(self, path: str) -> None:
        message = "this is a symbolic link or no plain file, and is not read"
        self.findings.warning("not-a-plain-file", message, Span(path), "copy the file")

    def text(self, path: str) -> SourceFile | None:
        """Return a file's text, or None with a finding."""
        found = read_text(path, self.files, self.findings)
        if found.shown is not None:
            self.read[path] = found.shown
        return found.source


class Texts(Mapping[str, SourceFile]):
    """What can be shown of the text files of a project, by path.

    Those of journeys and personas are read again when somebody asks for them: few are ever shown, and together they
    would be a good part of a large project's memory. One that is no longer what it was is empty, as what was found in
    it may stand elsewhere now.
    """

    def __init__(
        self, files: Files, kept: Mapping[str, SourceFile], digests: Mapping[str, str], other: Texts | None = None
    ) -> None:
        """Take the texts that are `kept`, the digests of the files to be read again, and who else may have these."""
        self._files, self._digests, self._other = files, digests, other
        self.kept = kept
        """Those that are at hand: of files that are about no journey and no persona."""
        self._last: SourceFile | None = None

    def __getitem__(self, path: str) -> SourceFile:
        kept = self.kept.get(path)
        if kept is not None:
            return kept
        if self._last is None or self._last.path != path:
            self._last = self._read(path, self._digests[path])
        return self._last

    def __contains__(self, path: object) -> bool:
        return path in self.kept or path in self._digests

    def __iter__(self) -> Iterator[str]:
        yield from self.kept
        yield from self._digests

    def __len__(self) -> int:
        return len(self.kept) + len(self._digests)

    def _read(self, path: str, digest: str) -> SourceFile:
        if self._other is not None and self._other._digests.get(path) == digest:
            return self._other[path]
        found = read_text(path, self._files, Findings())
        return found.shown if found.shown is not None and found.digest == digest else SourceFile(path, "")


class Said(Mapping[str, str]):
    """The bare texts of these files, by path."""

    def __init__(self, sources: Mapping[str, SourceFile]) -> None:
        self._sources = sources

    def __getitem__(self, path: str) -> str:
        return self._sources[path].text

    def __contains__(self, path: object) -> bool:
        return path in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


class FileText(NamedTuple):
    """The text of a file."""

    source: SourceFile | None
    """None where it cannot be read."""
    shown: SourceFile | None
    """What can be shown of it to say where something is wrong; None for nothing."""
    digest: str
    """That of its bytes; empty where it has none."""
    blob: str = ""
    """The object id that Git gives to these, where it gives short ones."""


def read_text(path: str, files: Files, findings: Findings) -> FileText:
    """Return a file's text, with a finding where there is none."""
    try:
        data = files.read(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        findings.error("encoding", f"the file cannot be read: {reason.lower()}", Span(path))
        return FileText(None, None, "")
    source = decode(path, data, findings)
    if source is not None:
        return FileText(source, source, digest(data), object_id(data, SHORT))
    shown = decode_roughly(path, data) if len(data) <= MAX_BYTES else None
    return FileText(None, shown, digest(data), object_id(data, SHORT) if shown else "")


def read_document(file: ContentFile, sources: Sources, findings: Findings) -> Document | None:
    """Return a content file taken apart, or None with findings."""
    source = sources.text(file.path)
    return document_in(file, source, findings) if source else None


def document_in(file: ContentFile, source: SourceFile, findings: Findings) -> Document | None:
    """Return the text of a content file taken apart, or None with findings."""
    if not file.is_yaml:
        return parse_markdown(source, findings)
    node = parse_yaml_file(source, findings)
    if not isinstance(node, MappingNode):
        return None
    return Document(source=source, front=node, body="", body_line=source.line_count)

"""The text of a project's files, each read once, and content files taken apart. Knows no field of the format."""

from __future__ import annotations

from posixpath import dirname

from journeybook.diagnostics import Findings
from journeybook.load.discover import ContentFile, Files
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
        source, shown = read_text(path, self.files, self.findings)
        if shown is not None:
            self.read[path] = shown
        return source


def read_text(path: str, files: Files, findings: Findings) -> tuple[SourceFile | None, SourceFile | None]:
    """Return a file's text, or None with a finding; and what can be shown of it to say where something is wrong."""
    try:
        data = files.read(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        findings.error("encoding", f"the file cannot be read: {reason.lower()}", Span(path))
        return None, None
    source = decode(path, data, findings)
    if source is not None:
        return source, source
    return None, decode_roughly(path, data) if len(data) <= MAX_BYTES else None


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

"""Bytes to text. Refuses what no editor shows rightly: other encodings, control and bidirectional characters."""

from __future__ import annotations

import re
from unicodedata import name as character_name

from journeybook.diagnostics import Findings
from journeybook.source import SourceFile, Span

MAX_BYTES = 1_000_000
"""No hand-written file is larger; a larger one is a mistake or an attack."""

_BOMS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Characters that no project file may hold."""
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SHOWN_AT_MOST = 5


def decode(path: str, data: bytes, findings: Findings) -> SourceFile | None:
    """Return the text of a file, or None where it cannot be read as text (which is then in `findings`).

    Line ends become `\\n` and a leading byte order mark is dropped.
    """
    if len(data) > MAX_BYTES:
        findings.error(
            "file-size",
            f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read",
            Span(path),
            "split it, or keep long material in a document that the journey links to",
        )
        return None
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            findings.error("encoding", f"the file is saved as {encoding}", Span(path), "save it as UTF-8")
            return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        findings.error("encoding", *_bad_byte(path, data, error))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = SourceFile(path, text)
    return None if _report_characters(source, findings) else source


def _bad_byte(path: str, data: bytes, error: UnicodeDecodeError) -> tuple[str, Span, str]:
    before = data[: error.start].decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    byte = data[error.start]
    meant = bytes([byte]).decode("cp1252", errors="replace")
    guess = f" (Windows-1252 '{meant}'?)" if meant.isprintable() and meant != "\ufffd" else ""
    span = Span(path, line, column, line, column + 1)
    return f"byte 0x{byte:02X} is not UTF-8{guess}", span, "save the file as UTF-8"


def _report_characters(source: SourceFile, findings: Findings) -> bool:
    """Report characters that hide what a reviewer sees; return whether there were any."""
    at = -1
    for count, at in enumerate(match.start() for match in FORBIDDEN.finditer(source.text)):
        if count == _SHOWN_AT_MOST:
            break
        char = source.text[at]
        label = f"U+{ord(char):04X} {character_name(char, '').lower()}".strip()
        if char in _BIDI:
            message, hint = (
                f"bidirectional control character {label}: it can make text look other than it is",
                "delete it; right-to-left text needs none",
            )
        else:
            message, hint = f"control character {label}", "delete it, or write a plain line break or space"
        findings.error("control-character", message, source.span(at, at + 1), hint)
    return at >= 0

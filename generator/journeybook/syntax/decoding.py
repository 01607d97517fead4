"""Bytes to text. Refuses what no editor shows rightly: other encodings, control and bidirectional characters."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from itertools import islice
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


def decode(path: str, data: bytes, findings: Findings, *, keep_hidden: bool = False) -> SourceFile | None:
    """Return the text of a file, or None where it cannot be read as text (which is then in `findings`).

    Line ends become `\\n` and a leading byte order mark is dropped. A character that no file may hold is reported and
    replaced by U+FFFD; `keep_hidden` leaves both to the caller.
    """
    if len(data) > MAX_BYTES:
        findings.error(
            "file-size",
            f"the file has more than {MAX_BYTES:,} bytes, and is not read",
            Span(path),
            "split it, or keep long material in a document that the journey links to",
        )
        return None
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            findings.error("encoding", f"the file is saved as {encoding}", Span(path), "save it as UTF-8")
            return None
    # Not "utf-8-sig", which counts the bytes of an error from behind the mark.
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        findings.error("encoding", *_bad_byte(path, data, error))
        return None
    source = SourceFile(path, _plain_ends(text))
    if not keep_hidden and FORBIDDEN.search(source.text):
        _report_characters(source, findings)
        # Read on, so that one run tells all that is wrong; the error keeps the file from being published.
        source = SourceFile(path, FORBIDDEN.sub("\ufffd", source.text))
    return source


def decode_roughly(path: str, data: bytes) -> SourceFile:
    """Return the text of a file that `decode` refused, for showing the place of the mistake and nothing else."""
    return SourceFile(path, _plain_ends(data.removeprefix(BOM_UTF8).decode(errors="replace")))


def forbidden_character(text: str) -> tuple[str, str] | None:
    """Return message and hint for the first character of a text that no project file may hold; None for none."""
    found = FORBIDDEN.search(text)
    return _complaint(found[0]) if found else None


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bad_byte(path: str, data: bytes, error: UnicodeDecodeError) -> tuple[str, Span, str]:
    before = data[: error.start].decode().replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    byte = data[error.start]
    meant = bytes([byte]).decode("cp1252", errors="replace")
    guess = f" (Windows-1252 '{meant}'?)" if meant.isprintable() and meant != "\ufffd" else ""
    span = Span(path, line, column, line, column + 1)
    return f"byte 0x{byte:02X} is not UTF-8{guess}", span, "save the file as UTF-8"


def _report_characters(source: SourceFile, findings: Findings) -> None:
    for match in islice(FORBIDDEN.finditer(source.text), _SHOWN_AT_MOST):
        message, hint = _complaint(match[0])
        findings.error("control-character", message, source.span(match.start(), match.end()), hint)


def _complaint(char: str) -> tuple[str, str]:
    label = f"U+{ord(char):04X} {character_name(char, '').lower()}".strip()
    if char in _BIDI:
        return (
            f"bidirectional control character {label}: it can make text look other than it is",
            "delete it; right-to-left text needs none",
        )
    return f"control character {label}", "delete it, or write a plain line break or space"

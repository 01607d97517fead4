"""Findings as code hosts know them: by paths of the repository, one text each, a name that outlives line numbers."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from journeybook.diagnostics import Diagnostic


def hosted_path(path: str, prefix: str) -> str:
    """Return a path of the project as one of the repository.

    `prefix` is the folder of the project in the repository, with a slash at its end; empty for the repository itself.
    """
    return plain(f"{prefix}{path}")


def told(diagnostic: Diagnostic) -> str:
    """Return what is wrong and the way out, as one sentence."""
    text = f"{diagnostic.message}; {diagnostic.hint}" if diagnostic.hint else diagnostic.message
    return plain(text)


def plain(text: str) -> str:
    """Return a text that JSON and XML can hold: a file's name need be none, and may have half a surrogate pair."""
    return text.encode("utf-8", "backslashreplace").decode()


def fingerprints(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """Return a name for each finding that stays when lines above it come and go, and that no other one has.

    Hosts tell by it which findings a change brings: it is made of rule, file and message, and of how many of the same
    stand above it.
    """
    seen: dict[tuple[str, str, str], int] = {}
    made = []
    for one in diagnostics:
        what = (one.rule, one.span.path, one.message)
        seen[what] = seen.get(what, 0) + 1
        text = "\0".join((*what, str(seen[what])))
        made.append(sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:40])
    return tuple(made)

"""What Git is told so that it merges journeys by meaning: which files, in the repository; and how, in each clone."""

from __future__ import annotations

import shlex

NAME = "journeybook"
_PATTERNS = (
    "journeys/**/*.md",
    "journeys/**/*.journey.yaml",
    "journeys/**/*.journey.yml",
    "personas/**/*.md",
    "channels/**/*.md",
    "channels/**/*.yml",
    "touchpoints/**/*.md",
    "touchpoints/**/*.yml",
    "site_config.yml",
    "site_config.*.yml",
)
_NOTE = "# Merged by meaning. Every clone says once how: journeybook new gitattributes"


def attributes(text: str) -> str:
    """Return the text of a `.gitattributes` with what is missing for journeybook at its end; other lines stay."""
    known = [line.split() for line in text.splitlines()]
    missing = [
        f"{pattern} merge={NAME}"
        for pattern in _PATTERNS
        if not any(words[:1] == [pattern] and f"merge={NAME}" in words[1:] for words in known)
    ]
    if not missing:
        return text
    note = [] if _NOTE in text.splitlines() else [_NOTE]
    above = f"{text}\n" if text and not text.endswith("\n") else text
    gap = "\n" if above and note else ""
    return above + gap + "".join(f"{line}\n" for line in (*note, *missing))


def settings(program: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the settings of a clone, name and value; `program` is how journeybook is called."""
    call = shlex.join(program).replace("%", "%%")
    # Where the program is gone or fails, Git's own way of merging: without it, the other side would be lost from sight.
    driver = (
        f"{call} merge-driver %O %A %B %L %P; status=$?; "
        "if test $status -gt 1; then git merge-file --marker-size=%L %A %O %B; status=$?; fi; exit $status"
    )
    return (
        (f"merge.{NAME}.name", "merge journeys by what they say"),
        (f"merge.{NAME}.driver", driver),
    )

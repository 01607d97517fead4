"""The language in a file's name: `fr` in `drive.fr.md`. Knows names only, and opens no file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeybook.diagnostics import Findings
from journeybook.source import Span

_ENDINGS = (".journey.yaml", ".journey.yml", ".md", ".yaml", ".yml")
"""The endings of files that may have a translation, the longer ones first."""
_LIKE_A_CODE = re.compile(r"[A-Za-z]{2}(-[A-Za-z0-9]{2,8})*|[A-Za-z]{3}(-[A-Za-z0-9]{2,8})+")
"""A language, in a name where it may be something else: three letters alone are rather `old` or `bak`."""


class Tongues:
    """Tells translations by their names, in a project of these files and languages."""

    def __init__(self, paths: tuple[str, ...], languages: tuple[str, ...], *, certain: bool = True) -> None:
        """Take the paths of all files and the languages, the default first; `certain` where these could be read."""
        self.paths = frozenset(paths)
        self.certain = certain
        self.default = languages[0]
        self.others = tuple(dict.fromkeys(code for code in languages if code != self.default))

    def split(self, stem: str) -> tuple[str, str]:
        """Return a file's name without ending and language, and the language; for no translation all of it, and ""."""
        base, _, code = stem.rpartition(".")
        return (base, code) if base and code in self.others else (stem, "")

    def of_list(self, path: str) -> Iterator[tuple[str, str]]:
        """Yield language and path of each translation of a YAML file, such as the configuration."""
        base, _ = cut(path)
        for code in self.others:
            for ending in (".yml", ".yaml"):
                if f"{base}.{code}{ending}" in self.paths:
                    yield code, f"{base}.{code}{ending}"

    def beside(self, base: str) -> Iterator[str]:
        """Yield the files that have a path with any ending."""
        return (f"{base}{ending}" for ending in _ENDINGS if f"{base}{ending}" in self.paths)

    def report(self, path: str, findings: Findings) -> bool:
        """Report a translation, by its name, of a file that is there into what is no further language of the project.

        Return whether it is such a file.
        """
        base, ending = cut(path)
        original, _, code = base.rpartition(".")
        if not original or code in self.others or not _LIKE_A_CODE.fullmatch(code):
            return False
        beside = next(self.beside(original), None)
        if beside is None:
            return False
        if not self.certain:
            return True
        name = printable(beside.rpartition("/")[2])
        if code == self.default:
            message = f"'{code}' is the default language, whose text stands in {name} itself"
            hint = f"put the text into {name}, or name another language first in `languages:` of site_config.yml"
        elif code.lower() in (self.default, *self.others):
            message = f"the language of the project is '{code.lower()}', not '{code}'"
            hint = f"rename the file to {with_language(name, code.lower(), ending)}"
        else:
            message = f"this looks like a translation of {name}, and '{code}' is none of the project's languages"
            listed = ", ".join((self.default, *self.others, code.lower()))
            hint = f"write `languages: [{listed}]` in site_config.yml, or rename the file"
        findings.error("translation-file", message, Span(printable(path)), hint)
        return True


def cut(path: str) -> tuple[str, str]:
    """Return a path without its ending, and the ending; "" where it is none that a translation has."""
    ending = next((ending for ending in _ENDINGS if path.endswith(ending)), "")
    return path[: len(path) - len(ending)], ending


def with_language(path: str, language: str, ending: str = "") -> str:
    """Return the path of a file's translation; `ending` where it is not to be the file's own."""
    base, own = cut(path)
    return f"{base}.{language}{ending or own}"


def printable(path: str) -> str:
    """Return a path as a finding can show it, also one whose bytes are no text."""
    return path.encode("utf-8", "backslashreplace").decode()

"""Fixtures of the tests of importers and exporters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from journeybook.diagnostics import Severity
from journeybook.exchange.mermaid import Imported, import_mermaid
from journeybook.load import load
from journeybook.model import Catalogue
from journeybook.source import SourceFile


@dataclass(frozen=True)
class FilesInMemory:
    """A project that is on no disk."""

    texts: dict[str, str]
    name: str = "project"

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.texts))

    def left_out(self) -> tuple[str, ...]:
        return ()

    def beside(self, path: str) -> tuple[tuple[str, bool], ...]:
        return ()

    def read(self, path: str) -> bytes:
        return self.texts[path].encode()


Loads = Callable[[dict[str, str]], Catalogue]
"""Files of a project, path → text, to its catalogue; fails where anything in them is an error."""
Reads = Callable[..., tuple[Imported, Catalogue]]
"""Texts of Mermaid files to what the import made of them, and to the project that this is."""


@pytest.fixture(scope="session")
def load_project() -> Loads:
    def loads(texts: dict[str, str]) -> Catalogue:
        loaded = load(FilesInMemory({"site_config.yml": "title: Test\n", **texts}))
        errors = [f"{found.span}: {found.message}" for found in loaded.findings if found.severity is Severity.ERROR]
        assert not errors, errors
        return loaded.catalogue

    return loads


@pytest.fixture(scope="session")
def import_and_load(load_project: Loads) -> Reads:
    def reads(*texts: str, name: str = "diagram.mmd") -> tuple[Imported, Catalogue]:
        paths = [name if len(texts) == 1 else f"{at}-{name}" for at, _ in enumerate(texts, 1)]
        imported = import_mermaid([SourceFile(path, text) for path, text in zip(paths, texts, strict=True)])
        return imported, load_project({file.path: file.text for file in imported.files})

    return reads

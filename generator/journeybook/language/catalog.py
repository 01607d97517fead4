"""Catalogs of translated words: one gettext file (`fr.po`) a language, read as it is, with no step between."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations

from journeybook.errors import PublishError

FOLDER = Path(__file__).parent / "catalogs"
"""The catalogs that come with the product."""


def catalog_file(code: str, folder: Path = FOLDER) -> Path | None:
    """Return the catalog of a language such as `pt-BR`: its own, else that of `pt`, else None."""
    for name in dict.fromkeys((code, code.split("-")[0])):
        path = folder / f"{name}.po"
        if path.is_file():
            return path
    return None


def translations(code: str, own: Path | None = None) -> NullTranslations | None:
    """Return the words of a language, those of a team's own folder before ours; None where nobody has written any.

    PublishError where a team's own catalog cannot be read, or would break a sentence.
    """
    ours, theirs = catalog_file(code), catalog_file(code, own) if own else None
    if ours is None and theirs is None:
        return None
    found = _read(ours) if ours else Translations()
    if theirs is None:
        return found
    merged = Translations()
    for words in (found, _checked(theirs)):
        merged.merge(words)
    return merged


@cache
def _read(path: Path) -> Translations:
    with path.open("rb") as file:
        return _compiled(read_po(file))


def _checked(path: Path) -> Translations:
    try:
        with path.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
    except (PoFileError, OSError, UnicodeDecodeError, ValueError) as error:
        raise PublishError(f"the catalog {path} cannot be read: {error}") from error
    broken = [f"{message.id!r}: {fault}" for message, faults in catalog.check() for fault in faults]
    if broken:
        raise PublishError(f"the catalog {path} would break a sentence: {'; '.join(broken[:5])}")
    return _compiled(catalog)


def _compiled(catalog: Catalog) -> Translations:
    buffer = BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return Translations(buffer)

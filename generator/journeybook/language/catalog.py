"""Catalogs of translated words: one gettext file (`fr.po`) a language, ours and those of a team. Reads none itself."""

from __future__ import annotations

from pathlib import Path

from babel.support import NullTranslations, Translations

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
    # Imported here: English has no catalog, and what Babel reads them with takes longer to import than a page to make.
    from journeybook.language.po import checked, read

    found = read(ours) if ours else Translations()
    if theirs is None:
        return found
    merged = Translations()
    for words in (found, checked(theirs)):
        merged.merge(words)
    return merged

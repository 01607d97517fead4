"""How much of a project is translated: the texts that a translation lacks, the files that have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from journeybook.config import Settings
from journeybook.load.originals import Original, originals
from journeybook.load.texts import Retelling, Silent
from journeybook.load.translations import TranslatedFile
from journeybook.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What a translation does not say."""

    path: str
    language: str
    texts: int
    """How many texts the original has."""
    missing: tuple[Silent, ...]
    """Those without a translation, in the order of the original; never empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """What is not translated."""

    gaps: tuple[Gap, ...] = ()
    """The incomplete translations, by original and language."""
    files: int = 0
    """How many files have texts."""
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Language → files that have no translation into it, journeys first; languages that lack none are not there."""


def completeness(catalogue: Catalogue, settings: Settings, files: tuple[TranslatedFile, ...]) -> Completeness:
    """Return what is not translated into the languages of a project."""
    others = tuple(dict.fromkeys(code for code in settings.languages if code != catalogue.language))
    if not others:
        return Completeness()
    known = {path: original for path, original in originals(catalogue, settings).items() if _has_texts(original)}
    without = {}
    for language in others:
        translated = {file.original for file in files if file.language == language}
        if paths := tuple(path for path in known if path not in translated):
            without[language] = paths
    return Completeness(gaps=tuple(_gaps(known, files)), files=len(known), without=without)


def _gaps(known: Mapping[str, Original], files: tuple[TranslatedFile, ...]) -> Iterator[Gap]:
    for file in files:
        if not file.counts or file.original not in known:
            continue
        original = known[file.original]
        retelling = Retelling(file.said, "")
        for root in original.roots:
            retelling.thing(*root)
        retelling.narrative(original.narrative, file.narrative)
        if retelling.silent:
            yield Gap(path=file.path, language=file.language, texts=retelling.texts, missing=retelling.missing())


def _has_texts(original: Original) -> bool:
    return bool(original.roots or original.narrative.introduction.strip() or original.narrative.sections)

"""The names of areas in other languages. Journeys are grouped by them, so an area has one name in each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journeybook.diagnostics import Findings, Related
from journeybook.fields.record import Read
from journeybook.load.originals import JOURNEY_KEY
from journeybook.load.translations import TranslatedFile
from journeybook.model.catalogue import Catalogue


def area_names(catalogue: Catalogue, files: Iterable[TranslatedFile], language: str) -> Mapping[str, str]:
    """Return area → its name in a language, as the first translation gives it; areas that none names are not there."""
    found: dict[str, str] = {}
    for file, area, read in _said(catalogue, files):
        if file.language == language:
            found.setdefault(area, read.values["area"])
    return found


def report_areas(catalogue: Catalogue, files: Iterable[TranslatedFile], findings: Findings) -> None:
    """Report an area that two translations give different names: it would fall apart in that language."""
    first: dict[tuple[str, str], Read] = {}
    for file, area, read in _said(catalogue, files):
        other = first.setdefault((file.language, area), read)
        name, known = read.values["area"], other.values["area"]
        if name != known:
            where = other.origin.span("area")
            findings.error(
                "translation-match",
                f"the area '{area}' is '{name}' here and '{known}' at {where.path}:{where.line}",
                read.origin.span("area"),
                "give it one name: journeys are grouped by it",
                (Related(message="named here", span=where),),
            )


def _said(catalogue: Catalogue, files: Iterable[TranslatedFile]) -> Iterator[tuple[TranslatedFile, str, Read]]:
    """Yield the translations that name the area of a journey, with its name in the original."""
    areas = {journey.origin.path: journey.area for journey in catalogue.journeys.values()}
    for file in files:
        read = file.said.get(JOURNEY_KEY)
        area = areas.get(file.original, "")
        if area and read is not None and read.values.get("area"):
            yield file, area, read

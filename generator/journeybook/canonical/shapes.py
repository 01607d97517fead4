"""Which files of a project have a canonical form, and the table of fields that each of them follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import normpath

from journeybook.diagnostics import Findings
from journeybook.fields.record import Record
from journeybook.format import CHANNEL, JOURNEY, NOTE, PERSONA, SITE, TOUCHPOINT
from journeybook.load import Files
from journeybook.load.discover import CONFIG, content_files
from journeybook.load.tongues import Tongues, cut
from journeybook.syntax import decode, parse_yaml_file
from journeybook.syntax.nodes import Mapping, Scalar, Sequence

RECORDS = {"journeys": JOURNEY, "personas": PERSONA, "channels": NOTE, "touchpoints": NOTE}
"""Content folder → what a file in it holds."""
LISTS = {"channels": CHANNEL, "touchpoints": TOUCHPOINT}
"""Field of the configuration → what is in the lists that it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A file and the table of its fields; of a list, that of its items."""

    path: str
    record: Record
    journey: str = ""
    """The id of the journey that it holds or translates; empty for no journey."""
    language: str = ""
    """The language of a translation; empty for an original."""


def shapes(files: Files, languages: tuple[str, ...]) -> tuple[Shape, ...]:
    """Return the files of a project that have a canonical form, by path. What is wrong with names is not said here."""
    paths = files.paths()
    tongues = Tongues(paths, languages)
    found = {CONFIG: Shape(path=CONFIG, record=SITE)} if CONFIG in paths else {}
    for file in content_files(paths, tongues, Findings()):
        journey = file.id if file.folder == "journeys" else ""
        found[file.path] = Shape(path=file.path, record=RECORDS[file.folder], journey=journey, language=file.language)
    for kind, path in _lists(files):
        if path in paths:
            found[path] = Shape(path=path, record=LISTS[kind])
    for original in (CONFIG, *(path for _, path in _lists(files))):
        for language, path in tongues.of_list(original):
            if original in found:
                found.setdefault(path, Shape(path=path, record=found[original].record, language=language))
    return tuple(found[path] for path in sorted(found))


def shape_by_name(path: str) -> Shape | None:
    """Return the shape that a file has by its path alone, in whatever folder the project is; None for any other file.

    Which YAML files are lists of a project, its configuration says; here it is their folder.
    """
    folders, name = path.split("/")[:-1], path.rpartition("/")[2]
    stem, ending = cut(name)
    if ending in (".yml", ".yaml") and stem.partition(".")[0] == cut(CONFIG)[0]:
        return Shape(path=path, record=SITE)
    folder = next((each for each in reversed(folders) if each in RECORDS), "")
    if ending in (".yml", ".yaml"):
        return Shape(path=path, record=LISTS[folder]) if folder in LISTS else None
    if not folder or not ending:
        return None
    journey, _, language = stem.partition(".")
    return Shape(path=path, record=RECORDS[folder], journey=journey if folder == "journeys" else "", language=language)


def _lists(files: Files) -> Iterator[tuple[str, str]]:
    """Yield the lists of channels and touchpoints that the configuration names."""
    try:
        source = decode(CONFIG, files.read(CONFIG), Findings())
    except (OSError, KeyError):
        return
    node = parse_yaml_file(source, Findings()) if source else None
    for kind in LISTS:
        value = node.get(kind) if isinstance(node, Mapping) else None
        items = value.items if isinstance(value, Sequence) else (value,)
        yield from ((kind, normpath(item.value.strip())) for item in items if isinstance(item, Scalar) and item.value)

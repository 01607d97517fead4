"""Files such as `drive.fr.md`: which there are, what they say, and whether it fits the files that they translate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from posixpath import normpath

from journeybook.config import Inventories, Settings
from journeybook.diagnostics import Findings, Severity, did_you_mean
from journeybook.fields.reading import MISSING, Reading
from journeybook.format.translation import TRANSLATIONS
from journeybook.load.discover import CONFIG, ContentFile
from journeybook.load.drafts import read_narrative
from journeybook.load.matching import Matcher
from journeybook.load.originals import JOURNEY_KEY, PERSONA_KEY, SITE_KEY, Original, originals
from journeybook.load.phase_sets import with_set_names
from journeybook.load.sources import Sources, read_document
from journeybook.load.texts import Part, Said
from journeybook.load.tongues import Tongues, cut, printable, with_language
from journeybook.model.catalogue import Catalogue
from journeybook.model.parts import Narrative
from journeybook.source import Origin, Span
from journeybook.syntax import parse_yaml_file
from journeybook.syntax.nodes import Mapping as MappingNode
from journeybook.syntax.nodes import Node

_RECORDS = {"journeys": "journey", "personas": "persona", "channels": "note", "touchpoints": "note"}
_KEYS = {"journeys": JOURNEY_KEY, "personas": PERSONA_KEY}
_GUESSES = 100
"""Names of files without an original that are compared with all others; where more are, no hint helps."""
_SITE = TRANSLATIONS["site configuration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedFile:
    """A file that translates another one."""

    path: str
    original: str
    """The path of the file that it translates."""
    language: str
    said: Said = field(default_factory=dict)
    narrative: Narrative = Narrative()
    counts: bool = True
    """Whether its texts are those of the original: it may be unreadable, or lie in another folder."""


@dataclass(kw_only=True)
class Translations:
    """Reads the translations of a project's files, and reports what is wrong in them and with their names."""

    catalogue: Catalogue
    settings: Settings
    tongues: Tongues
    sources: Sources
    inventories: Inventories
    unread_lists: frozenset[str]
    """The lists that could not be read as a whole: `channels`, `touchpoints`."""
    guesses: int = 0

    def read(self, content: tuple[ContentFile, ...]) -> tuple[TranslatedFile, ...]:
        """Return the translations among the content files, and those of the configuration and its lists."""
        self._report_other_languages()
        if not self.tongues.others:
            return ()
        found = (*self._content(content), *self._lists())
        return tuple(sorted(found, key=lambda file: (file.original, file.language, file.path)))

    @property
    def findings(self) -> Findings:
        """Where findings go."""
        return self.sources.findings

    @cached_property
    def lists_of(self) -> Mapping[str, str]:
        """Path of a list that the configuration names → `channels` or `touchpoints`."""
        named = (("channels", self.inventories.channels), ("touchpoints", self.inventories.touchpoints))
        return {normpath(path): kind for kind, listed in named for path, _ in listed.files}

    @cached_property
    def broken(self) -> frozenset[str]:
        """The originals in which something could not be read."""
        return frozenset(found.span.path for found in self.findings.items if found.severity is Severity.ERROR)

    @cached_property
    def links(self) -> frozenset[str]:
        """The paths, without their endings, of what is no plain file."""
        return frozenset(cut(path)[0] for path in self.sources.files.left_out())

    @cached_property
    def originals(self) -> Mapping[str, Original]:
        """What can be translated, by file."""
        return originals(self.catalogue, self.settings)

    def _report_other_languages(self) -> None:
        """Report lists and configurations in a language that is none of the project's."""
        for path in self.sources.paths:
            if path.endswith((".yml", ".yaml")) and path not in self.lists_of and self._may_be_list(path):
                self.tongues.report(path, self.findings)

    def _may_be_list(self, path: str) -> bool:
        folder, _, name = path.rpartition("/")
        return folder.partition("/")[0] in ("channels", "touchpoints") or (
            not folder and name.startswith("site_config")
        )

    def _content(self, content: tuple[ContentFile, ...]) -> Iterator[TranslatedFile]:
        """Yield the translations of journeys, personas and notes."""
        anywhere: dict[str, dict[str, ContentFile]] = {}
        beside: dict[tuple[str, str, str], ContentFile] = {}
        for file in content:
            if not file.language:
                anywhere.setdefault(file.folder, {}).setdefault(file.id, file)
                beside[file.folder, file.below, file.id] = file
        taken: dict[tuple[str, str], str] = {}
        for file in content:
            if not file.language:
                continue
            known = anywhere.get(file.folder, {})
            original = beside.get((file.folder, file.below, file.id)) or known.get(file.id)
            first = taken.setdefault((original.path, file.language), file.path) if original else file.path
            if original is None:
                self._report_alone(file, known)
            elif original.below != file.below:
                self._report_elsewhere(file, original)
            elif first != file.path:
                self._report_second(file.path, first)
            yield self._content_file(file, original)

    def _content_file(self, file: ContentFile, original: ContentFile | None) -> TranslatedFile:
        path = original.path if original else ""
        document = read_document(file, self.sources, self.findings)
        record = TRANSLATIONS[_RECORDS[file.folder]]
        read = record.read(document.front, Reading(file.path, self.findings)) if document else None
        there = self.originals.get(path)
        if document is None or read is None or there is None:
            return TranslatedFile(path=file.path, original=path, language=file.language, counts=False)
        matcher = self._matcher(there, file.language)
        if key := _KEYS.get(file.folder):
            matcher.thing(key, read)
        body, line = document.body, document.body_line
        if file.folder == "journeys":
            findings = self.findings if matcher.certain else Findings()
            narrative = read_narrative(body, line, there.stages, file.path, findings)
        else:
            blank = len(body) - len(body.lstrip("\n"))
            narrative = Narrative(introduction=body.strip("\n"), line=line + blank, path=file.path)
        return TranslatedFile(
            path=file.path,
            original=path,
            language=file.language,
            said=matcher.said,
            narrative=narrative,
            counts=original is not None and original.below == file.below,
        )

    def _lists(self) -> Iterator[TranslatedFile]:
        """Yield the translations of the configuration and of the lists that it names."""
        found = set()
        for original in (CONFIG, *self.lists_of):
            taken: dict[str, str] = {}
            for language, path in self.tongues.of_list(original):
                if path in self.lists_of:
                    continue
                found.add(path)
                first = taken.setdefault(language, path)
                if first != path:
                    self._report_second(path, first)
                yield self._list_file(path, original, language)
        for path in self.sources.paths:
            stem, ending = cut(path)
            base, language = self.tongues.split(stem)
            if ending in (".yml", ".yaml") and language and path not in found and path not in self.lists_of:
                self._report_stray(path, base)

    def _list_file(self, path: str, original: str, language: str) -> TranslatedFile:
        source = self.sources.text(path)
        node = parse_yaml_file(source, self.findings, allow_list=original != CONFIG) if source else None
        there = self.originals.get(original)
        matcher = self._matcher(there or Original(path=original), language, certain=there is not None)
        counts = False
        if original == CONFIG and isinstance(node, MappingNode):
            matcher.thing(SITE_KEY, _SITE.read(node, Reading(path, self.findings)))
            counts = True
        elif node is not None and original != CONFIG:
            counts = self._list(node, self.lists_of[original], matcher, Reading(path, self.findings))
        said: Said = matcher.said
        if original == CONFIG:
            said = with_set_names(said, self.catalogue.phases, self.findings)
        return TranslatedFile(path=path, original=original, language=language, said=said, counts=counts)

    def _list(self, node: Node, kind: str, matcher: Matcher, reading: Reading) -> bool:
        """Match a list of channels or touchpoints; return whether it is one."""
        parts = replace(dict(_SITE.parts)[kind], names=False)
        items = parts.read(node, kind, reading)
        if items is MISSING:
            return False
        matcher.items(Part(SITE_KEY, _SITE, self.settings, ()), kind, parts, items, reading.span(node.mark))
        return True

    def _matcher(self, original: Original, language: str, *, certain: bool = True) -> Matcher:
        certain = certain and original.path not in self.broken
        return Matcher(original.path, language, original.parts(), self._defined, self.findings, certain=certain)

    def _defined(self, kind: str, name: str) -> str:
        """Return the file that defines something whose id is unique over the project; "" where there is none."""
        catalogue = self.catalogue
        known: Mapping[str, Mapping[str, object]] = {
            "pain": catalogue.pains,
            "opportunity": catalogue.opportunities,
            "phase": catalogue.phases,
            "channel": catalogue.channels,
            "touchpoint": catalogue.touchpoints,
        }
        origin = getattr(known.get(kind, {}).get(name), "origin", Origin(""))
        return str(origin.path)

    def _report_alone(self, file: ContentFile, known: Mapping[str, ContentFile]) -> None:
        base = file.path[: file.path.rfind(f".{file.language}.")]
        if base in self.links or any(self.tongues.beside(base)):
            return  # Its original cannot be read or has no name that can be an id, which is said of it.
        name = printable(file.path.rpartition("/")[2])
        hint = ""
        if self.guesses < _GUESSES:
            self.guesses += 1
            places = {original.id: original.path for original in known.values()}
            hint = did_you_mean(printable(file.id), places, places)
        hint = hint or "write the original first, in the default language"
        self._report_name(file.path, f"there is nothing beside it that {name} translates", hint)

    def _report_elsewhere(self, file: ContentFile, original: ContentFile) -> None:
        right = with_language(original.path, file.language, cut(file.path)[1])
        self._report_name(file.path, f"the file that it translates is {original.path}", f"move it to {right}")

    def _report_second(self, path: str, first: str) -> None:
        self._report_name(path, f"{first} translates the same file", "put the two together")

    def _report_stray(self, path: str, base: str) -> None:
        folder, _, name = path.rpartition("/")
        top = folder.partition("/")[0]
        if top in ("channels", "touchpoints") and top not in self.unread_lists:
            message = f"site_config.yml names no list {base}.yml that {name} translates"
            known = {cut(list_path)[0]: list_path for list_path in self.lists_of}
            self._report_name(path, message, did_you_mean(base, known) if known else f"name it under `{top}:`")

    def _report_name(self, path: str, message: str, hint: str) -> None:
        self.findings.error("translation-file", message, Span(printable(path)), hint)

"""The loading stage as a whole: files in, a linked catalogue and every finding out. Nothing here stops early."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from journeybook.config import ANY_SCALE, SHARED, Inventories, Settings, read_settings
from journeybook.diagnostics import Diagnostic, Findings, Related, Suppression
from journeybook.fields.reading import Reading
from journeybook.load.areas import report_areas
from journeybook.load.discover import CONFIG, ContentFile, Files, content_files
from journeybook.load.drafted import Drafted
from journeybook.load.drafting import drafted
from journeybook.load.editions import Editions
from journeybook.load.inventory import Shared, read_inventories
from journeybook.load.link import Unknowable, link
from journeybook.load.look import Look, read_look
from journeybook.load.remarks import body_suppressions
from journeybook.load.sources import Sources, Texts
from journeybook.load.tongues import Tongues
from journeybook.load.translations import TranslatedFile, Translations
from journeybook.load.unread import Unread
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.model.needs import Needs
from journeybook.model.persona import Persona
from journeybook.model.scale import EmotionScale
from journeybook.source import SourceFile, Span
from journeybook.syntax import parse_yaml_file
from journeybook.syntax.drawing import Harm, harm_in
from journeybook.syntax.nodes import Mapping as MappingNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What loading made of a project."""

    settings: Settings
    catalogue: Catalogue
    sources: Texts
    """What can be shown of every text file that was read, by path, for excerpts."""
    files: frozenset[str]
    """The paths of all files of the project, pictures included."""
    folders: frozenset[str] = frozenset()
    """The folders beyond those of every project that were looked through; empty for the top."""
    unread: frozenset[str]
    """The paths of content files that are there and could not be read: nothing is known of what they say."""
    unread_lists: frozenset[str] = frozenset()
    """The shared words that could not be read as a whole: `phases`, `channels`, `touchpoints`."""
    findings: tuple[Diagnostic, ...]
    suppressions: tuple[Suppression, ...] = ()
    """What files say about findings, whether it can be read or not, in order of place."""
    harmful: Mapping[str, Harm] = field(default_factory=dict)
    """SVG files by path, pictures or not, that are more than a drawing."""
    look: Look = Look()
    """The files of the theme section."""
    translations: Editions
    """Language → the catalogue in it, for every language but the default, in their order.

    Its ids, references, numbers and origins are those of `catalogue`. A text that has no translation is `Foreign`.
    """
    translated_files: tuple[TranslatedFile, ...] = ()
    """The translations that are there, read or not."""
    drafts: Mapping[str, Drafted] = field(default_factory=dict)
    """What was made of each file of a journey or a persona, by path."""

    def catalogue_in(self, language: str) -> Catalogue:
        """Return the catalogue in one of the project's languages; KeyError where it is none."""
        return self.catalogue if language == self.catalogue.language else self.translations[language]

    def settings_in(self, language: str) -> Settings:
        """Return the configuration with the site's title and description in one of the project's languages."""
        return self.settings if language == self.catalogue.language else self.translations.settings(language)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedDefault:
    """What loading made of a project's files in its default language alone."""

    catalogue: Catalogue
    unread: frozenset[str]
    """As that of `Loaded`."""
    unread_lists: frozenset[str]
    """The shared words that could not be read as a whole: `phases`, `channels`, `touchpoints`."""
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """What another load made of files that are to the letter the same here: they need not be read again."""

    scale: EmotionScale
    """The project's scale there. With another one the same file may mean other things."""
    drafts: Mapping[str, Drafted]
    """By path."""
    sources: Texts | None = None
    """What can be shown of these; None where they can be read from the same files again."""


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let the garbage collector rest: loading makes millions of values and no cycle, and searching it takes a quarter
    of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_no_collection()
def load(files: Files, alike: Alike | None = None) -> Loaded:
    """Read, type and link a whole project. Every problem is in `findings`; the catalogue holds what could be read.

    What `alike` has of these files is not read again; it makes nothing else of them.
    """
    findings = Findings()
    sources = Sources(files, findings)
    settings, inventories = _settings(files, sources, findings)
    look = read_look(settings, sources)
    own = _originals(settings, inventories, sources, alike, prose=True)
    catalogue, unread = own.catalogue, own.unread
    translated = Translations(
        catalogue=catalogue,
        settings=settings,
        tongues=own.tongues,
        sources=sources,
        inventories=inventories,
        unread_lists=own.shared.unread,
    ).read(own.content)
    report_areas(catalogue, translated, findings)
    link(catalogue, own.needs, _unknowable(unread, own.shared), findings)
    return Loaded(
        settings=settings,
        catalogue=catalogue,
        sources=Texts(files, sources.read, sources.drafted, alike.sources if alike else None),
        files=frozenset(sources.paths),
        folders=frozenset(sources.folders),
        unread=frozenset(file.path for file in unread),
        unread_lists=own.shared.unread,
        findings=tuple(findings),
        suppressions=tuple(
            sorted((*findings.suppressions, *body_suppressions(sources.read.values())), key=lambda said: said.span)
        ),
        harmful=_harmful(sources),
        look=look,
        translations=Editions(catalogue, settings, translated),
        translated_files=translated,
        drafts=own.drafts,
    )


@_no_collection()
def load_default(files: Files, alike: Alike | None = None) -> LoadedDefault:
    """Read, type and link a project without its translations, its pictures and its look: what is compared."""
    findings = Findings()
    sources = Sources(files, findings)
    settings, inventories = _settings(files, sources, findings)
    own = _originals(settings, inventories, sources, alike, prose=False)
    link(own.catalogue, own.needs, _unknowable(own.unread, own.shared), findings)
    return LoadedDefault(
        catalogue=own.catalogue,
        unread=frozenset(file.path for file in own.unread),
        unread_lists=own.shared.unread,
        findings=tuple(findings),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Originals:
    """The files of a project that translate no others, and what was made of them."""

    catalogue: Catalogue
    shared: Shared
    unread: tuple[ContentFile, ...]
    tongues: Tongues
    content: tuple[ContentFile, ...]
    """All content files, translations too."""
    drafts: Mapping[str, Drafted]
    needs: Mapping[str, Needs]
    """By the ids of journeys."""


def _originals(
    settings: Settings, inventories: Inventories, sources: Sources, alike: Alike | None, *, prose: bool
) -> _Originals:
    findings = sources.findings
    tongues = Tongues(sources.paths, settings.languages, certain="languages" not in inventories.unread)
    content = content_files(sources.paths, tongues, findings)
    scale = ANY_SCALE if "emotion_scale" in inventories.unread else settings.scale
    reading = Reading("", findings, scale)
    originals = tuple(file for file in content if not file.language)
    drafts = _drafts(originals, sources, reading, alike.drafts if alike and alike.scale == scale else {}, prose)
    journeys = {one.thing.id: one.thing for one in drafts.values() if isinstance(one.thing, Journey)}
    personas = {one.thing.id: one.thing for one in drafts.values() if isinstance(one.thing, Persona)}
    shared = read_inventories(inventories, originals, sources, reading)
    return _Originals(
        catalogue=Catalogue(
            language=settings.languages[0],
            scale=settings.scale,
            phases=shared.phases,
            channels=shared.channels,
            touchpoints=shared.touchpoints,
            personas=personas,
            journeys=journeys,
            needs=_needs(drafts) if any(type(one) is Unread for one in journeys.values()) else {},
        ),
        shared=shared,
        unread=tuple(file for file in originals if file.path in sources.refused or file.folder in shared.unread),
        tongues=tongues,
        content=content,
        drafts=drafts,
        needs={one.thing.id: one.needs for one in drafts.values() if one.thing and one.needs},
    )


def _needs(drafts: Mapping[str, Drafted]) -> dict[str, tuple[Journey, Needs]]:
    return {
        one.thing.id: (one.thing, one.needs) for one in drafts.values() if isinstance(one.thing, Journey) and one.needs
    }


def _harmful(sources: Sources) -> dict[str, Harm]:
    found = {}
    for path in sources.paths:
        if path.lower().endswith(".svg"):
            try:
                harm = harm_in(sources.files.read(path))
            except OSError as error:
                harm = Harm(message=f"it cannot be read: {(error.strerror or '').lower()}", mark=(1, 1, 1, 1))
            if harm is not None:
                found[path] = harm
    return found


def _unknowable(unread: tuple[ContentFile, ...], shared: Shared) -> Unknowable:
    """Return the names that may well be defined in what could not be read."""
    ids = {kind: frozenset(file.id for file in unread if file.folder == f"{kind}s") for kind in ("journey", "persona")}
    kinds = {name.removesuffix("s") for name in shared.unread}
    if ids["journey"]:
        kinds |= {"pain", "opportunity"}
    return Unknowable(kinds=frozenset(kinds), ids=ids)


def load_settings(files: Files) -> Settings:
    """Read the configuration alone; what is wrong in it has its default."""
    findings = Findings()
    return _settings(files, Sources(files, findings), findings)[0]


def _settings(files: Files, sources: Sources, findings: Findings) -> tuple[Settings, Inventories]:
    if CONFIG not in sources.paths:
        renamed = "site_config.yaml" in sources.paths
        hint = f"rename site_config.yaml to {CONFIG}" if renamed else "write one with `title: …` at least"
        findings.warning("missing-configuration", f"there is no {CONFIG}", Span(CONFIG), hint)
        return Settings(title=files.name), Inventories(unread=frozenset(SHARED if renamed else ()))
    source = sources.text(CONFIG)
    if source is None:
        return Settings(title=files.name), Inventories(unread=frozenset(SHARED))
    read = _read_settings(source, files.name)
    findings.extend(read.findings.items)
    findings.suppressions.extend(read.findings.suppressions)
    return read.settings, read.inventories


class _ReadSettings(NamedTuple):
    """What the text of a configuration came to."""

    settings: Settings
    inventories: Inventories
    findings: Findings


@lru_cache(maxsize=2)
def _read_settings(source: SourceFile, fallback_title: str) -> _ReadSettings:
    """Read a configuration; each load needs its scale before it begins, and most states of a project have one alike."""
    findings = Findings()
    node = parse_yaml_file(source, findings)
    if not isinstance(node, MappingNode):
        return _ReadSettings(Settings(title=fallback_title), Inventories(unread=frozenset(SHARED)), findings)
    settings, inventories = read_settings(node, Reading(CONFIG, findings), fallback_title)
    return _ReadSettings(settings, inventories, findings)


def _drafts(
    content: tuple[ContentFile, ...], sources: Sources, reading: Reading, known: Mapping[str, Drafted], prose: bool
) -> dict[str, Drafted]:
    drafts: dict[str, Drafted] = {}
    findings = reading.findings
    things = tuple(file for file in content if file.folder in ("journeys", "personas"))
    paths: dict[str, str] = {}
    for file in things:
        paths.setdefault(file.id, file.path)
    unknown = tuple(file for file in things if paths[file.id] == file.path and file.path not in known)
    made = dict(
        zip((file.path for file in unknown), drafted(unknown, sources.files, reading.scale, prose=prose), strict=True)
    )
    for file in things:
        first = paths[file.id]
        if first != file.path:
            findings.error(
                "duplicate-id",
                f"the id '{file.id}' is also that of {first}",
                Span(file.path),
                "rename one of the files",
                (Related(message="the other file", span=Span(first)),),
            )
            sources.refused.add(file.path)
            continue
        draft = known.get(file.path) or made[file.path]
        findings.extend(draft.findings)
        findings.suppressions.extend(draft.suppressions)
        if draft.digest:
            sources.drafted[file.path] = draft.digest
        if draft.thing is None:
            sources.refused.add(file.path)
        else:
            drafts[file.path] = draft
    return drafts

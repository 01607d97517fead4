"""A loaded project as a site: an edition a language, planned whole, its pages rendered one by one when asked for.

Knows neither checks nor publishing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path
from posixpath import normpath
from typing import overload

from journeybook.checks.health import health_of
from journeybook.checks.kept import NOTHING, Kept
from journeybook.compare import Compared, Since
from journeybook.diagnostics import Diagnostic, Suppressed
from journeybook.errors import PublishError
from journeybook.history import History
from journeybook.incremental import calls
from journeybook.incremental.base import base
from journeybook.incremental.digests import Digests
from journeybook.incremental.notes import Notes
from journeybook.incremental.reads import Reads
from journeybook.incremental.watched import watched
from journeybook.language import language_of
from journeybook.load import DiskFiles, Loaded
from journeybook.load.revision import Gap
from journeybook.load.typefaces import typefaces
from journeybook.model.journey import Journey
from journeybook.model.persona import Persona
from journeybook.pages import makers
from journeybook.pages.assets import project_files
from journeybook.pages.context import SiteContext
from journeybook.pages.plan import Plan, PlannedPage, planned, seen_by
from journeybook.pages.recently import has_feed
from journeybook.pages.routes import Routes
from journeybook.render.rendered import Asset, Edition, FontFace, NavigationItem, RenderedPage, Site
from journeybook.render.renderer import Renderer

_WORDS = "languages"
"""The folder of a team's own theme that holds its catalogs."""
_MANY = 200
"""Pages from which on it pays to have ready what several processes will use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A whole site, its pages not yet rendered."""

    site: Site
    pages: Callable[[], Pages]
    """The pages in the order of `site.paths`, one edition after the other."""
    made: Callable[[], Made]
    """The same pages, with what tells whether those of an earlier build are still what they would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Pages that note what they are made of."""

    pages: Pages
    """As those of `Compiled`; each has its notes."""
    files: Mapping[str, Callable[[], tuple[bytes, tuple[str, ...]]]]
    """Output path → what makes a file that is no page and that nobody wrote: its content and its notes."""
    made_of: Callable[[], Mapping[str, str]]
    """Returns what its maker is called with by output path, see `journeybook.incremental.calls`; not there where that
    cannot be said.
    """
    digest: Callable[[str], str]
    """Note → a digest of what it is about, as it is now."""
    recall: Callable[[Notes, str], tuple[Mapping[str, Sequence[int]], str]]
    """Takes the notes of an earlier state, with what it returned then; returns the places of those that may be others
    now, by source, and a digest of what else counts for that.
    """
    base: str
    """What all pages share, as one digest; see `journeybook.incremental.base`."""


def compiled(
    loaded: Loaded,
    root: Path,
    *,
    findings: tuple[Diagnostic, ...],
    suppressed: tuple[Suppressed, ...],
    kept: Kept = NOTHING,
    today: date,
    since: Since | Gap,
    history: History | Gap,
    compared: Compared | None = None,
    routes: Routes | None = None,
    languages: tuple[str, ...],
    project_theme: bool = True,
) -> Compiled:
    """Return the site of a project without errors; the first of `languages` has no folder of its own.

    Without `project_theme` a team's own templates and words are not used. PublishError for a theme folder that is none
    of the project's, and from an asset whose file cannot be read.
    """
    theme, look, routes = loaded.settings.theme, loaded.look, routes or Routes()
    overrides = _overrides(root, theme.overrides) if project_theme else None
    default, *others = dict.fromkeys(languages)
    places = {default: routes, **{code: replace(routes, language=code) for code in others}}
    health = health_of(loaded, findings, suppressed, kept)
    contexts = [
        SiteContext(
            catalogue=loaded.catalogue_in(code),
            settings=loaded.settings_in(code),
            routes=place,
            files=loaded.files,
            language=language_of(code, overrides / _WORDS if overrides else None),
            findings=findings,
            suppressed=suppressed,
            health=health,
            today=today,
            since=since,
            history=history,
            compared=compared,
            original=loaded.catalogue if code != loaded.catalogue.language else None,
        )
        for code, place in places.items()
    ]
    plans = [planned(context) for context in contexts]
    site = Site(
        editions=tuple(map(_edition, contexts, plans)),
        url=loaded.settings.url,
        assets=_Assets(partial(_assets, contexts, loaded, kept, root, routes)),
        palette=theme.palette,
        logo=routes.file(theme.logo) if theme.logo else "",
        fonts=tuple(
            FontFace(
                role=face.role, path=routes.file(face.path), format=face.format, weight=face.weight, style=face.style
            )
            for face in typefaces(theme, look.fonts)
        ),
        css=tuple(dict.fromkeys(routes.file(normpath(path)) for path in theme.css)),
        theme_overrides=overrides,
    )
    return Compiled(
        site=site,
        pages=lambda: Pages(contexts, zip(contexts, plans, strict=True), overrides),
        made=lambda: _made(site, contexts, plans, overrides, loaded),
    )


class _Assets(Sequence[Asset]):
    """Files that are looked for when somebody asks for one: a page of them is shown without."""

    def __init__(self, look: Callable[[], Iterable[Asset]]) -> None:
        self._look = look

    @cached_property
    def _found(self) -> tuple[Asset, ...]:
        return tuple(self._look())

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> Asset: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Asset]: ...
    def __getitem__(self, at: int | slice) -> Asset | Sequence[Asset]:
        return self._found[at]


def _assets(contexts: Sequence[SiteContext], loaded: Loaded, kept: Kept, root: Path, routes: Routes) -> Iterator[Asset]:
    linked = {path: one.facts.leads_to(path) for path, one in kept.journeys.items() if one.facts}
    # A translation may show pictures of its own.
    files = {path for context in contexts for path in project_files(context, loaded.drafts, linked)}
    for path in sorted({*files, *loaded.look.files}):
        yield Asset(path=routes.file(path), read=partial(_bytes, root, path))
    for context in contexts:
        yield from _registers(context)


def _registers(context: SiteContext) -> Iterator[Asset]:
    """Yield the files that pages offer and nobody wrote."""
    if context.catalogue.opportunities:
        yield Asset(path=context.routes.opportunities_csv, read=lambda: makers.opportunity_csv(context).encode())
    if has_feed(context):
        yield Asset(path=context.routes.feed, read=lambda: makers.feed(context).encode())


def _edition(context: SiteContext, its: Plan) -> Edition:
    return Edition(
        language=context.language,
        folder=context.routes.folder.removeprefix(context.routes.prefix),
        title=context.settings.title,
        description=context.settings.description,
        navigation=tuple(NavigationItem(title=entry.text, path=entry.href) for entry in its.navigation),
        paths=tuple(page.path for page in its.pages),
        feed=context.routes.feed if has_feed(context) else "",
    )


class Pages(Sequence[RenderedPage]):
    """The pages of some editions. Each is rendered when it is asked for, and none is kept."""

    def __init__(
        self,
        contexts: Iterable[SiteContext],
        editions: Iterable[tuple[SiteContext, Plan]],
        overrides: Path | None,
        reads: Reads | None = None,
    ) -> None:
        """Take the editions as they are, and as pages are to see them, with their plans.

        With `reads`, which takes the notes of what pages see, each page has its own.
        """
        self._contexts, self._overrides = tuple(contexts), overrides
        self._seen: list[SiteContext] = []
        self._reads = reads
        self.planned: list[tuple[PlannedPage, Renderer, int]] = []
        """Each page with what renders it and the number of its edition."""
        for at, (context, its) in enumerate(editions):
            renderer = Renderer(context, overrides)
            self._seen.append(context)
            self.planned += [(page, renderer, at) for page in its.pages]

    def __len__(self) -> int:
        return len(self.planned)

    @overload
    def __getitem__(self, at: int) -> RenderedPage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[RenderedPage]: ...
    def __getitem__(self, at: int | slice) -> RenderedPage | Sequence[RenderedPage]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        page, renderer, edition = self.planned[at]
        if self._reads is None:
            return renderer.render(page.build())
        called_with = calls.notes_of(page.build, self._contexts[edition].catalogue, f"{edition}.catalogue")
        self._reads.taken()  # what was read since the page before belongs to no page
        made = renderer.render(seen_by(page.build, self._seen[edition])())
        # Of a page that is made of something else nobody can say whether it is still what it was.
        notes = () if called_with is None else dict.fromkeys((*called_with, *self._reads.taken()))
        return replace(made, notes=tuple(notes))

    def prepare(self, count: int) -> None:
        """Hear how many pages will be asked for: what many need is worked out now, so that copies of this process need
        not do so again and again.
        """
        if count < _MANY:
            return
        makers.prepare()
        for context in self._contexts:
            context.prepare()
        if self._overrides is None:  # what is wrong with a team's own template is told where it is used
            for renderer in dict.fromkeys(renderer for _, renderer, _ in self.planned):
                renderer.prepare()


def _made(
    site: Site, contexts: Sequence[SiteContext], plans: Sequence[Plan], overrides: Path | None, loaded: Loaded
) -> Made:
    reads, sites = Reads(), {str(at): context for at, context in enumerate(contexts)}
    digests = Digests(
        sites,
        {
            id(one.thing): f"{path} {one.digest}"
            for path, one in loaded.drafts.items()
            if isinstance(one.thing, (Journey, Persona))
        },
    )
    noting = [watched(context, name, reads) for name, context in sites.items()]
    pages = Pages(contexts, zip(noting, plans, strict=True), overrides, reads)
    files = {asset.path: partial(_noted, asset, reads) for context in noting for asset in _registers(context)}

    @cache
    def made_of() -> Mapping[str, str]:
        called = {page.path: made for page, _, _ in pages.planned if (made := calls.made_of(page.build))}
        return {**called, **dict.fromkeys(files, "file")}

    return Made(
        pages=pages,
        files=files,
        made_of=made_of,
        digest=digests.of,
        recall=digests.recall,
        base=base(sites, digests, overrides, site.head),
    )


def _noted(asset: Asset, reads: Reads) -> tuple[bytes, tuple[str, ...]]:
    reads.taken()
    return asset.read(), reads.taken()


def _overrides(root: Path, folder: str) -> Path | None:
    """Return a team's own theme folder; None for none. One that a link leads to elsewhere is not the project's."""
    if not folder:
        return None
    path = root / folder
    if not path.resolve().is_relative_to(root.resolve()):
        raise PublishError(f"the theme folder {path} leads out of the project by a link: put the folder itself there")
    return path


def _bytes(root: Path, path: str) -> bytes:
    try:
        return DiskFiles(root).read_whole(path)
    except OSError as error:
        raise PublishError(f"cannot read {root / path}: {(error.strerror or str(error)).lower()}") from error

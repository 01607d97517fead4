"""The stages in order: discover, load, link, check, plan, render, publish. The file to read first.

Each stage takes what the one before made and changes nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING

from journeybook.checks.runner import run
from journeybook.diagnostics import Diagnostic, has_errors
from journeybook.errors import PublishError
from journeybook.load import Loaded, load
from journeybook.load.discover import FOLDERS, DiskFiles, open_project
from journeybook.load.history import Change, recent_changes
from journeybook.load.typefaces import typefaces

if TYPE_CHECKING:
    from journeybook.pages.context import SiteContext
    from journeybook.pages.routes import Routes
    from journeybook.render import Edition, RenderedPage, Site

RECENT_CHANGES = 8
"""How many recent changes the home page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A project that was read and checked."""

    root: Path
    loaded: Loaded
    findings: tuple[Diagnostic, ...]
    """Everything that was found, in order of place."""

    def stops(self, *, strict: bool = False) -> bool:
        """Say whether the findings stop a build."""
        return has_errors(self.findings, strict=strict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A whole site, its pages not yet rendered."""

    site: Site
    pages: Callable[[], Iterator[RenderedPage]]
    """Renders the pages one by one, in the order of `site.paths`: one edition after the other."""


def check(root: Path) -> Checked:
    """Read and check a project. InvocationError where there is none at `root`."""
    loaded = load(open_project(root))
    return Checked(root=root, loaded=loaded, findings=run(loaded))


def compile_site(
    checked: Checked, routes: Routes | None = None, *, language: str = "", project_theme: bool = True
) -> Compiled:
    """Plan the site of a project without errors, an edition a language.

    With `language` there is only that edition, and it has no folder of its own. Without `project_theme` a team's own
    templates and words are not used.
    """
    # Imported here: a check needs neither pages nor templates, and most of its start would be spent on them.
    from journeybook.pages.assets import project_files
    from journeybook.pages.routes import Routes
    from journeybook.render import Asset, FontFace, Site

    settings = checked.loaded.settings
    routes = routes or Routes()
    overrides = _overrides(checked.root, settings.theme.overrides) if project_theme else None
    changes = recent_changes(checked.root, RECENT_CHANGES)
    default, *others = (language,) if language else dict.fromkeys(settings.languages)
    planned = [
        _plan(checked, code, replace(routes, language="" if code == default else code), changes, overrides)
        for code in (default, *others)
    ]
    theme, look = settings.theme, checked.loaded.look
    # A translation may show pictures of its own.
    files = sorted({*(path for plan in planned for path in project_files(plan.context)), *look.files})
    site = Site(
        editions=tuple(plan.edition for plan in planned),
        url=settings.url,
        assets=tuple(Asset(path=routes.file(path), data=_picture(checked.root, path)) for path in files),
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
    return Compiled(site=site, pages=lambda: (page for plan in planned for page in plan.pages()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """An edition, its pages not yet rendered."""

    context: SiteContext
    edition: Edition
    pages: Callable[[], Iterator[RenderedPage]]


def _plan(checked: Checked, code: str, routes: Routes, changes: tuple[Change, ...], overrides: Path | None) -> _Planned:
    """Plan the site in one language."""
    from journeybook.language import language_of
    from journeybook.pages.context import SiteContext
    from journeybook.pages.plan import navigation, plan
    from journeybook.render import Edition, NavigationItem, Renderer

    loaded = checked.loaded
    settings = loaded.settings_in(code)
    context = SiteContext(
        catalogue=loaded.catalogue_in(code),
        settings=settings,
        routes=routes,
        files=loaded.files,
        changes=changes,
        language=language_of(code, overrides / "languages" if overrides else None),
    )
    planned = plan(context)
    edition = Edition(
        language=context.language,
        folder=routes.folder.removeprefix(routes.prefix),
        title=settings.title,
        description=settings.description,
        navigation=tuple(NavigationItem(title=entry.text, path=entry.href) for entry in navigation(context)),
        paths=tuple(page.path for page in planned),
    )

    def pages() -> Iterator[RenderedPage]:
        renderer = Renderer(context, overrides)
        return (renderer.render(page.build()) for page in planned)

    return _Planned(context=context, edition=edition, pages=pages)


def _overrides(root: Path, folder: str) -> Path | None:
    """Return a team's own theme folder; None for none. One that a link leads to elsewhere is not the project's."""
    if not folder:
        return None
    path = root / folder
    if not path.resolve().is_relative_to(root.resolve()):
        raise PublishError(f"the theme folder {path} leads out of the project by a link: put the folder itself there")
    return path


def _picture(root: Path, path: str) -> bytes:
    try:
        return DiskFiles(root).read_whole(path)
    except OSError as error:
        raise PublishError(f"cannot read {root / path}: {(error.strerror or str(error)).lower()}") from error


def build(
    checked: Checked,
    out: Path,
    *,
    on_page: Callable[[int, int], None] | None = None,
    project_theme: bool = True,
) -> int:
    """Publish the site of a project without errors into `out`; return the number of pages.

    `on_page` hears how many pages of how many are written. PublishError where the site cannot be written.
    """
    # Imported here: MkDocs takes longer to import than a small project to check.
    from jinja2 import TemplateError, TemplateSyntaxError

    from journeybook.publish.build import publish

    compiled = compile_site(checked, project_theme=project_theme)
    total = len(compiled.site.paths)
    written = iter(range(1, total + 1))
    sources = tuple(checked.root / folder for folder in FOLDERS if (checked.root / folder).is_dir())

    def count(_page: RenderedPage) -> None:
        if on_page is not None:
            on_page(next(written), total)

    try:
        publish(compiled.site, compiled.pages(), out, project=checked.root, sources=sources, on_page=count)
    except TemplateError as error:
        if compiled.site.theme_overrides is None:
            raise
        place = f" ({error.name}, line {error.lineno})" if isinstance(error, TemplateSyntaxError) else ""
        raise PublishError(f"a template of the project's theme cannot be used{place}: {error.message}") from error
    return total

"""The stages in order: discover, load, link, check, plan, render, publish. The file to read first.

Each stage takes what the one before made and changes nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journeybook.caching import cache_folder
from journeybook.checks.kept import NOTHING, Kept
from journeybook.checks.known import KnownFindings
from journeybook.checks.runner import examine
from journeybook.clock import today as this_day
from journeybook.diagnostics import Diagnostic, Suppressed, has_errors
from journeybook.forks import beside
from journeybook.git import Why
from journeybook.incremental.code import code
from journeybook.incremental.done import project_name
from journeybook.load import Loaded, load, load_settings
from journeybook.load.discover import FOLDERS, open_project
from journeybook.load.known import NONE_SEEN, KnownDrafts
from journeybook.load.past import alike, last_release
from journeybook.load.revision import Gap, Revision, RevisionFiles, files_at, merge_base, ready, revision
from journeybook.load.sources import Said

if TYPE_CHECKING:
    from journeybook.compare import Compared, Since
    from journeybook.model.catalogue import Catalogue
    from journeybook.pages.routes import Routes
    from journeybook.publish.ondemand import OnDemand, Workshop
    from journeybook.render.compiled import Compiled

_FEW = 200
"""Pages made anew up to which something else is done beside their end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A project that was read and checked."""

    root: Path
    loaded: Loaded
    findings: tuple[Diagnostic, ...]
    """Everything that was found, in order of place."""
    suppressed: tuple[Suppressed, ...]
    """What would have been found, and is taken back in the files with a reason."""
    today: date
    """The day of the check, that ages are counted to."""
    revision: Revision | None = None
    """The commit it is read from; None for the files as they are in the folder."""
    absent: bool = False
    """Whether the commit holds no project in this folder: then nothing was read."""
    kept: Kept = field(default=NOTHING, compare=False, repr=False)
    """What need not be looked for again in another state of the project."""

    def stops(self, *, strict: bool = False) -> bool:
        """Say whether the findings stop a build."""
        return has_errors(self.findings, strict=strict)


def check(root: Path, today: date | None = None, known: KnownDrafts | None = None) -> Checked:
    """Read and check a project as of a day: today, unless SOURCE_DATE_EPOCH (in seconds) names another one.

    What is `known` of files that are the same is not read again, and `known` learns the others. InvocationError where
    there is no project at `root`.
    """
    files = open_project(root)
    day = today or this_day()
    if known is None:
        return _examined(root, load(files), day)
    loaded = load(files, known.alike(files, load_settings(files).scale))
    known.learn(loaded)
    if not isinstance(known, Known):
        return _examined(root, loaded, day)
    checked = _examined(root, loaded, day, known.findings.kept(loaded))
    known.findings.learn(checked.kept)
    return checked


class Known(KnownDrafts):
    """What earlier runs made of the files of a project, and found in its journeys."""

    def __init__(self, drafts: Path, findings: Path, code: str, seen: Mapping[str, str] = NONE_SEEN) -> None:
        """Take where each is kept, what tells our code, and the digests of files that were read already, by path."""
        super().__init__(drafts, code, seen)
        self.findings = KnownFindings(findings, code)


def known_drafts(root: Path, seen: Mapping[str, str] = NONE_SEEN) -> KnownDrafts | None:
    """Return what earlier runs made of a project's files; None where nothing is to be kept.

    `seen` has the digests of files that this run has read already, by path.
    """
    folder, name = cache_folder(), project_name(root)
    return Known(folder / "drafts" / name, folder / "findings" / name, code(), seen) if folder else None


def check_at(root: Path, at: Revision, today: date | None = None, like: Checked | None = None) -> Checked | Gap:
    """Read and check a project in the folder `root` as it was at a revision, as of a day.

    Where the revision has no project in this folder, an empty one is returned that says so. What it has alike with
    `like`, another state of the same folder, is not read again.
    """
    files = files_at(root, at)
    if isinstance(files, Gap) and files.why is Why.NO_PROJECT:
        nothing = _examined(root, load(RevisionFiles(root=root, tree="", blobs={})), today or this_day())
        return replace(nothing, findings=(), suppressed=(), revision=at, absent=True)
    if isinstance(files, Gap):
        return files
    key = root.resolve(), files.tree, today or this_day()
    if key not in _remembered:
        same = alike(files, like.loaded, like.revision) if like else None
        gap = ready(files, at, same.drafts if same else ())
        if gap:
            return gap
        checked = _examined(root, load(files, same), key[2], like.kept if like else NOTHING)
        _remembered.clear()
        _remembered[key] = checked
    return replace(_remembered[key], revision=at)


_remembered: dict[tuple[Path, str, date], Checked] = {}
"""By folder, tree and day: what is once found at a revision stays so. Only the last is kept, for a site made again."""


def _examined(root: Path, loaded: Loaded, today: date, kept: Kept = NOTHING) -> Checked:
    outcome = examine(loaded, today, kept)
    return Checked(
        root=root,
        loaded=loaded,
        findings=outcome.findings,
        suppressed=outcome.suppressed,
        today=today,
        kept=outcome.kept,
    )


def compare_with(checked: Checked, name: str) -> Compared | Gap:
    """Set a project against what it was at a revision by that name, or say why that cannot be.

    `main...` is the last commit that the project and `main` have in common: what `main` has since then does not count.
    """
    at = _before(checked.root, name)
    then = at if isinstance(at, Gap) else check_at(checked.root, at, checked.today, checked)
    return then if isinstance(then, Gap) else compared(then, checked)


def _before(root: Path, name: str) -> Revision | Gap:
    if not name.endswith("..."):
        return revision(root, name)
    other, here = revision(root, name.removesuffix("...")), revision(root, "HEAD")
    if isinstance(other, Gap) or isinstance(here, Gap):
        return other if isinstance(other, Gap) else here
    return merge_base(root, other, here)


def compared(old: Checked, new: Checked) -> Compared:
    """Set two states of a project against each other."""
    # Imported here, as below.
    from journeybook.checks.brought import Renames, brought
    from journeybook.compare import Compared, Side, Unread, compare, moved_files

    # What is absent has no scale of its own.
    was, now = old.loaded.catalogue, new.loaded.catalogue
    was = replace(was, scale=now.scale) if old.absent else was
    now = replace(now, scale=was.scale) if new.absent else now
    unread = Unread(
        paths=old.loaded.unread | new.loaded.unread, lists=old.loaded.unread_lists | new.loaded.unread_lists
    )

    def side(of: Checked, catalogue: Catalogue) -> Side:
        return Side(
            name=of.revision.name if of.revision else "",
            commit=of.revision.commit if of.revision else "",
            day=of.revision.day if of.revision else None,
            absent=of.absent,
            catalogue=catalogue,
            findings=of.findings,
            unread=tuple(sorted(of.loaded.unread)),
            unread_lists=of.loaded.unread_lists,
            texts=Said(of.loaded.sources),
            translations=frozenset(file.path for file in of.loaded.translated_files),
        )

    then, here, comparison = side(old, was), side(new, now), compare(was, now, unread)
    moved = moved_files(then.texts, here.texts, was, now, comparison)
    renames = Renames(paths=moved, ids={was: now for ids in comparison.renamed.values() for was, now in ids.items()})
    cleared = brought(old.findings, new.findings, renames.backwards())
    return Compared(
        old=then,
        new=here,
        comparison=comparison,
        moved=moved,
        brought=brought(new.findings, old.findings, renames),
        # Of a file that cannot be read now nobody knows what else is wrong with it.
        cleared=tuple(one for one in cleared if moved.get(one.span.path, one.span.path) not in new.loaded.unread),
        brought_suppressed=brought(_suppressed(new), _suppressed(old), renames),
    )


def _suppressed(checked: Checked) -> tuple[Diagnostic, ...]:
    return tuple(one.finding for one in checked.suppressed)


def compile_site(
    checked: Checked,
    routes: Routes | None = None,
    *,
    language: str = "",
    project_theme: bool = True,
    compared: Compared | None = None,
) -> Compiled:
    """Plan the site of a project without errors, an edition a language.

    With `language` there is only that edition, and it has no folder of its own. Without `project_theme` a team's own
    templates and words are not used. Where it is `compared` with a revision, all pages mark the difference.
    """
    # Imported here: a check needs neither pages nor templates, and most of its start would be spent on them.
    from journeybook.history import history_of
    from journeybook.render.compiled import compiled

    return compiled(
        checked.loaded,
        checked.root,
        findings=checked.findings,
        suppressed=checked.suppressed,
        kept=checked.kept,
        today=checked.today,
        since=since_last_release(checked),
        history=history_of(checked.root, checked.loaded.catalogue),
        compared=compared,
        routes=routes,
        languages=(language,) if language else checked.loaded.settings.languages,
        project_theme=project_theme,
    )


def since_last_release(checked: Checked) -> Since | Gap:
    """Return what has changed in a project since its last release, or why that is not known."""
    # Imported here, as above.
    from journeybook.compare import Since, Unread, compare

    found = last_release(checked.root, checked.loaded)
    if isinstance(found, Gap):
        return found
    past, now = found.past, checked.loaded
    return Since(
        release=past.revision.name,
        commit=past.revision.commit,
        day=past.revision.day,
        standing=found.standing.name if found.standing else "",
        before=past.catalogue,
        comparison=compare(past.catalogue, now.catalogue, Unread(paths=past.unread, lists=past.unread_lists)),
        unread=tuple(sorted(past.unread)),
    )


def shown(
    checked: Checked, workshop: Workshop, *, project_theme: bool = True, compared: Compared | None = None
) -> OnDemand:
    """Return the site of a project without errors as one whose pages are made when somebody asks for them.

    For the rest see `build`.
    """
    compiled = compile_site(checked, project_theme=project_theme, compared=compared)
    return workshop.site(compiled.site, compiled.pages())


def build(
    checked: Checked,
    out: Path,
    *,
    on_begin: Callable[[int], None] = lambda count: None,
    on_page: Callable[[int, int], None] | None = None,
    on_done: Callable[[int], None] = lambda count: None,
    project_theme: bool = True,
    compared: Compared | None = None,
    reuse: bool = False,
) -> int:
    """Publish the site of a project without errors into `out`; return the number of pages.

    `on_begin` hears how many pages are to be made, `on_page` how many of how many are written, `on_done` how many there
    are, once the site is in place. Where it is `compared` with a revision, all pages mark the difference. With `reuse`,
    pages of earlier builds that would be the same are used again, but not in a site that is compared. PublishError
    where the site cannot be written.
    """
    # Imported here: MkDocs takes longer to import than a small project to check.
    from journeybook.incremental.memory import Memory, memory_of
    from journeybook.publish.build import publish
    from journeybook.publish.earlier import Earlier
    from journeybook.publish.own_templates import own_templates

    compiled = compile_site(checked, project_theme=project_theme, compared=compared)
    total = len(compiled.site.paths)
    written = iter(range(1, total + 1))
    sources = tuple(checked.root / folder for folder in FOLDERS if (checked.root / folder).is_dir())

    def count(_path: str) -> None:
        if on_page is not None:
            on_page(next(written), total)

    def prepare(count: int) -> None:
        pages.prepare(count)
        on_begin(count)

    memory: Memory | None = None

    def finish() -> None:
        # Where many pages were made, another process would cost more memory than it saves time.
        saved = beside(memory.save) if memory and memory.made < _FEW else memory.save if memory else lambda: None
        try:
            on_done(total)
        finally:
            saved()

    try:
        made = compiled.made() if reuse and compared is None else None
        memory = memory_of(checked.root, "own" if project_theme else "ours", made.base) if made else None
        earlier = Earlier(memory, made.digest, made.made_of, made.recall, made.files) if made and memory else None
        pages = made.pages if made and memory else compiled.pages()
        with own_templates(compiled.site):
            publish(
                compiled.site,
                pages,
                out,
                project=checked.root,
                sources=sources,
                on_page=count,
                earlier=earlier,
                prepare=prepare,
                meanwhile=finish,
            )
    finally:
        if memory is not None:
            memory.close()
    return total

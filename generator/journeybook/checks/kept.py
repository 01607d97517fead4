"""What was found in each journey alone, so that it need not be looked for again in one that has not changed.

Never wrong: what is kept of a journey is known by the bytes of its files, by what it names of the words that journeys
share, and by the few things besides that the rules on it are shown; see `journeybook.checks.part`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from journeybook.checks.facts import Facts
from journeybook.checks.part import Words
from journeybook.checks.project import Project
from journeybook.checks.registry import RULES
from journeybook.checks.scores import KnownScores
from journeybook.checks.wanted import Wanted
from journeybook.checks.whole import NEVER, Whole
from journeybook.config import CheckSettings
from journeybook.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one journey."""

    key: str
    """Tells what its files say."""
    findings: tuple[Diagnostic, ...]
    """What was found in it alone, as grave as the project holds it; in order of place."""
    facts: Facts | None = None
    totals: tuple[int, ...] = ()
    """How many things each rule that counts for a mark looks at in it; see `journeybook.checks.totals`."""
    head: str = ""
    """Tells what rules on the whole project are shown of it; see `journeybook.checks.whole`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept of a project."""

    around: str
    """Tells what all journeys were looked at with: the rules and the settings."""
    words: Words
    journeys: Mapping[str, Entry]
    """By the paths of their files."""
    whole: Whole = NEVER
    """What rules on the whole project found."""
    scores: KnownScores | None = field(default=None, compare=False, repr=False)
    """Where it is kept what journeys are worth; None where nothing is."""
    findings: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    """All that was wrong, by path."""

    def same(self, keys: Mapping[str, str]) -> dict[str, Entry]:
        """Return what is kept of journeys that say the same; `keys` tell what they say."""
        return {path: one for path, one in self.journeys.items() if keys.get(path) == one.key}


NOTHING = Kept(
    around="", words=Words(touchpoints={}, channels=frozenset(), personas={}, names=frozenset()), journeys={}
)


def around(project: Project) -> str:
    """Return a digest of what all journeys are looked at with, but for the words they name."""
    settings = project.settings
    wanted = Wanted(settings.checks)
    told = (
        [rule.id for rule in RULES if rule.alone and wanted.has(rule)],
        replace(settings.checks, origin=CheckSettings().origin),
        settings.languages,
        settings.scale,
        project.catalogue.language,
    )
    return blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def keys(project: Project) -> dict[str, str]:
    """Return what tells the content of journeys and their translations, by path; nothing of what cannot be told."""
    scale, drafts = project.catalogue.scale, project.loaded.drafts
    return {
        path: "\n".join((f"{drafts[path].digest} {scale.min} {scale.max}", *_translations(path, project)))
        for path, journey in project.journeys_by_path.items()
        if path in drafts and drafts[path].thing is journey and drafts[path].digest
    }


def _translations(path: str, project: Project) -> Iterator[str]:
    sources = project.loaded.sources
    for file in project.translations.get(path, ()):
        text = sources[file.path].text if file.path in sources else ""
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        yield f"{file.path} {file.language} {file.counts} {digest}"


def untouched(kept: Kept, same: Mapping[str, Entry], words: Words, project: Project) -> dict[str, Entry]:
    """Return those of the journeys with the same content that name no word which is another one now."""
    changed = words.changed(kept.words)
    if not changed:
        return dict(same)
    journeys, files = project.journeys_by_path, project.translations
    return {path: one for path, one in same.items() if not words.touches(journeys[path], changed, files.get(path, ()))}

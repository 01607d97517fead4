"""The report of a change before it takes a form: what is said first, then journey by journey, then all else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeybook.checks.runner import only
from journeybook.compare import Change, Compared, Effect, Kind, Side, Thing
from journeybook.compare.alignment import Alignment
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.language import Language, language_of
from journeybook.pages.consequences import Consequence, consequences
from journeybook.pages.elsewhere import Elsewhere, Named, views
from journeybook.pages.names import Names
from journeybook.pages.telling import Telling, told
from journeybook.reporting.changes.curve import Curve, curve_of
from journeybook.reporting.changes.feelings import Felt, felt

_WHOLE = (Kind.ADDED, Kind.REMOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Things of one kind whose pages show a change too."""

    thing: Thing
    kind: str
    """What they are, in the plural: `personas`."""
    ids: tuple[str, ...]
    names: tuple[str, ...]
    """In the same order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What a change does to one journey."""

    id: str
    title: str
    path: str
    fate: str
    """`added`, `removed` or `changed`."""
    tellings: tuple[Telling, ...]
    consequences: tuple[Consequence, ...]
    felt: tuple[Felt, ...]
    """The net effect: for all who walk it, then for each persona, where something is different."""
    curve: Curve
    """How it feels, step by step, before and after."""
    elsewhere: tuple[Seen, ...]
    """What else shows what changed."""

    @property
    def told_felt(self) -> tuple[Felt, ...]:
        """The net effects in words: where one persona alone walks it, once, and not for everyone too."""
        said = tuple(one for one in self.felt if one.sentence and self.fate == Kind.CHANGED.value)
        personas = tuple(one for one in said if not one.everyone)
        alike = len(said) == 2 and len(personas) == 1 and said[0].effect == said[1].effect
        return personas if alike else said

    @property
    def weight(self) -> tuple[float, int, str]:
        """How far in front it stands: the strongest change of feeling first, then the number of changes."""
        strongest = max((abs(one.difference) for one in self.felt), default=0.0)
        return -strongest, -len(self.tellings), self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A change of what journeys share, with what refers to it."""

    telling: Telling
    elsewhere: tuple[Seen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that is told of a change."""

    old: Side
    new: Side
    notes: tuple[str, ...]
    """What somebody must know to read the rest right: what could not be read, what is not part of it."""
    sections: tuple[Section, ...]
    """The journeys that are another, the weightiest first."""
    shared: tuple[Shared, ...]
    """Changes of personas, touchpoints, channels, phases and the site, in their order."""
    consequences: tuple[Consequence, ...]
    """What follows for what is in no one journey, and for journeys that say themselves what they said."""
    brought: tuple[Diagnostic, ...]
    cleared: tuple[Diagnostic, ...]
    broken: tuple[tuple[Side, tuple[Diagnostic, ...]], ...]
    """The sides that do not load as a whole, each with its errors."""
    reworded: tuple[str, ...]
    """Files that are written otherwise and mean the same."""
    translations: tuple[str, ...]
    """Translations that do not read the same. What they say is not compared."""
    language: Language

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change of meaning, sorted."""
        every = [telling.change for section in self.sections for telling in section.tellings]
        every += [one.telling.change for one in self.shared]
        # What went from one journey to another is told in both.
        once = {id(change): change for change in every}
        return tuple(sorted(once.values(), key=lambda change: change.sort_key))

    @property
    def views(self) -> tuple[str, ...]:
        """The pages about many things that show some of it, by their names in `Routes`."""
        return views(self.changes)

    @property
    def is_empty(self) -> bool:
        """Whether nothing means anything else."""
        return not self.sections and not self.shared

    @property
    def everything_follows(self) -> tuple[Consequence, ...]:
        """What follows, for journeys and for all else: the bad first."""
        every = [one for section in self.sections for one in section.consequences]
        return tuple(sorted((*every, *self.consequences), key=lambda one: ((-1, 1, 0).index(one.sign), one.kind)))


def report_of(
    compared: Compared, *, paths: Iterable[str] = (), notes: Iterable[str] = (), language: Language | None = None
) -> Report:
    """Return the report of a comparison, of some files or folders of the project alone where `paths` names any."""
    return _Writer(compared, tuple(paths), language or language_of("en")).report(tuple(notes))


class _Writer:
    def __init__(self, compared: Compared, paths: tuple[str, ...], language: Language) -> None:
        self.compared, self.language = compared, language
        self.old, self.new = compared.old.catalogue, compared.new.catalogue
        self.names = Names(self.old, self.new)
        self.alignment = Alignment(self.old, compared.comparison)
        self.elsewhere = Elsewhere(self.alignment, self.new)
        self.chosen = _Chosen(paths)

    def report(self, notes: tuple[str, ...]) -> Report:
        compared = self.compared
        by_journey: dict[str, list[Change]] = {}
        shared = []
        for change in compared.comparison.changes:
            if self.chosen.has(*self._paths_of(change)):
                journeys = self._journeys_of(change)
                for journey in journeys:
                    by_journey.setdefault(journey, []).append(change)
                if not journeys:
                    shared.append(change)
        follows = consequences(compared, self.language)
        sections = sorted(
            (self._section(name, changes, follows) for name, changes in by_journey.items()),
            key=lambda section: section.weight,
        )
        edited = self.chosen.among(compared.edited)
        touched = {path for change in compared.comparison.changes for path in self._paths_of(change)}
        translations = compared.old.translations | compared.new.translations
        # Of a file with an error nobody knows whether it says the same.
        unread = {
            *compared.unread,
            *(one.span.path for side in (compared.old, compared.new) for one in errors_of(side)),
        }
        return Report(
            old=compared.old,
            new=compared.new,
            notes=(*notes, *self._unread_notes()),
            sections=tuple(sections),
            shared=tuple(self._shared(change) for change in shared),
            consequences=tuple(
                one for one in follows if one.journey not in by_journey and self._is_chosen(one.journey)
            ),
            brought=self.chosen.findings(compared.brought),
            cleared=self.chosen.findings(compared.cleared),
            broken=tuple(self._broken()),
            reworded=tuple(path for path in edited if path not in touched | translations | unread and self._both(path)),
            translations=tuple(path for path in edited if path in translations),
            language=self.language,
        )

    def _section(self, name: str, changes: list[Change], follows: tuple[Consequence, ...]) -> Section:
        now = self.new.journeys.get(name)
        was = self.alignment.journey(now) if now else self.old.journeys.get(name)
        there = now or was
        whole = next((one for one in changes if one.thing is Thing.JOURNEY and one.kind in _WHOLE), None)
        seen = {named for change in changes for named in self.elsewhere.of(change)}
        mine = [effect for effect in self.compared.comparison.effects if effect.journey == name]
        return Section(
            id=name,
            title=str(there.title) if there else name,
            path=there.origin.path if there else "",
            fate=whole.kind.value if whole else Kind.CHANGED.value,
            tellings=tuple(told(change, self.names, self.language) for change in changes),
            consequences=tuple(one for one in follows if one.journey == name),
            felt=tuple(self._felt(mine)),
            curve=curve_of(self.alignment, was, now, self.new.scale),
            elsewhere=self._named(seen),
        )

    def _is_chosen(self, journey: str) -> bool:
        there = self.new.journeys.get(journey)
        return self.chosen.has(there.origin.path) if there else self.chosen.all

    def _felt(self, effects: Iterable[Effect]) -> Iterator[Felt]:
        for effect in effects:
            yield felt(effect, self.names, self.language)

    def _shared(self, change: Change) -> Shared:
        return Shared(
            telling=told(change, self.names, self.language), elsewhere=self._named(set(self.elsewhere.of(change)))
        )

    def _named(self, things: set[Named]) -> tuple[Seen, ...]:
        found: dict[Thing, list[tuple[str, str]]] = {}
        for thing, name in things:
            found.setdefault(thing, []).append((self.names.title(thing, name), name))
        order = list(Thing)
        return tuple(
            Seen(
                thing=thing,
                kind=_WORDS[thing][1],
                ids=tuple(name for _, name in sorted(found[thing])),
                names=tuple(title for title, _ in sorted(found[thing])),
            )
            for thing in sorted(found, key=order.index)
        )

    def _broken(self) -> Iterator[tuple[Side, tuple[Diagnostic, ...]]]:
        for side in (self.compared.old, self.compared.new):
            if errors := errors_of(side):
                yield side, errors

    def _unread_notes(self) -> Iterator[str]:
        for side in (self.compared.old, self.compared.new):
            if side.absent:
                yield f"At {called(side)} there is no project in this folder: all of the other side is different."
            if side.unread:
                yield f"Not compared, because they cannot be read in {called(side)}: {_listed(side.unread)}."
            if side.unread_lists:
                lists = _listed(tuple(sorted(side.unread_lists)))
                yield f"Not compared, because they cannot be read in {called(side)}: {lists}."

    def _both(self, path: str) -> bool:
        return path in self.compared.old.texts and path in self.compared.new.texts

    def _journeys_of(self, change: Change) -> tuple[str, ...]:
        """Return the journeys that a change is about, as they are called now: where something went or came from too."""
        own = self.elsewhere.journey_of(change)
        found = [own] if own else []
        if change.kind is Kind.MOVED and change.field in ("journey", "place"):
            found.append(self._now(str(change.old).partition("/")[0]))
        elif change.field == "places":
            was, now = (set(value) if isinstance(value, tuple) else set() for value in (change.old, change.new))
            found += sorted(str(place).partition("/")[0] for place in was ^ now)
        return tuple(name for name in dict.fromkeys(found) if name in self.new.journeys or name in self.old.journeys)

    def _now(self, journey: str) -> str:
        return self.compared.comparison.renamed.get(Thing.JOURNEY, {}).get(journey, journey)

    def _paths_of(self, change: Change) -> tuple[str, ...]:
        """Return the files that a change is made in, on either side."""
        there = []
        for name in self._journeys_of(change):
            was, now = self.old.journeys.get(self.alignment.id_of(Thing.JOURNEY, name)), self.new.journeys.get(name)
            there += [one.origin.path for one in (was, now) if one]
        return (change.path, *there)


class _Chosen:
    """Which files somebody asked for."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.paths = tuple(path.rstrip("/") for path in paths)
        self.all = not paths or any(path in ("", ".") for path in self.paths)

    def has(self, *paths: str) -> bool:
        return self.all or any(
            path == chosen or path.startswith(f"{chosen}/") for path in paths for chosen in self.paths
        )

    def among(self, paths: Iterable[str]) -> tuple[str, ...]:
        return tuple(path for path in paths if self.has(path))

    def findings(self, findings: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        return findings if self.all else only(findings, self.paths)


def errors_of(side: Side) -> tuple[Diagnostic, ...]:
    """Return the findings of a side for which it does not load as a whole."""
    return tuple(one for one in side.findings if one.severity is Severity.ERROR)


def called(side: Side) -> str:
    """Return what a side is called in a sentence."""
    if not side.commit:
        return side.name or "the files in the folder"
    short = side.commit[:7]
    return side.name if side.name.startswith(short) else f"{side.name} ({short})"


def _listed(names: tuple[str, ...], most: int = 10) -> str:
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most:,} more" if len(names) > most else shown


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its word: `1 step`, `3 steps`."""
    return f"{count:,} {one if count == 1 else many}"


def tally(changes: Iterable[Change]) -> tuple[str, ...]:
    """Return how many things of each kind something happened to: `2 steps changed`, `1 stage moved`.

    A thing of which several things are told counts once, with the strongest word.
    """
    strongest: dict[tuple[Thing, str], Kind] = {}
    order = (Kind.ADDED, Kind.REMOVED, Kind.MOVED, Kind.RENAMED, Kind.CHANGED)
    for change in changes:
        key = (change.thing, change.id)
        if key not in strongest or order.index(change.kind) < order.index(strongest[key]):
            strongest[key] = change.kind
    counts = Counter((thing, kind) for (thing, _), kind in strongest.items())
    things = list(Thing)
    found = sorted(counts.items(), key=lambda entry: (things.index(entry[0][0]), order.index(entry[0][1])))
    return tuple(f"{counted(count, *_WORDS[thing])} {_DONE[kind]}" for (thing, kind), count in found)


_DONE = {
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.MOVED: "moved",
    Kind.RENAMED: "renamed",
    Kind.CHANGED: "changed",
}
_WORDS = {
    Thing.JOURNEY: ("journey", "journeys"),
    Thing.STAGE: ("stage", "stages"),
    Thing.STEP: ("step", "steps"),
    Thing.METRIC: ("figure", "figures"),
    Thing.EVIDENCE: ("piece of evidence", "pieces of evidence"),
    Thing.PAIN: ("pain point", "pain points"),
    Thing.OPPORTUNITY: ("opportunity", "opportunities"),
    Thing.PERSONA: ("persona", "personas"),
    Thing.TOUCHPOINT: ("touchpoint", "touchpoints"),
    Thing.CHANNEL: ("channel", "channels"),
    Thing.PHASE: ("lifecycle phase", "lifecycle phases"),
    Thing.SITE: ("setting", "settings"),
}

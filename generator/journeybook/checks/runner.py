"""Applies the rules that a project wants to what was loaded. Knows no single rule.

Rules that look at each journey alone are asked about journeys of which nothing is kept, and about what stands in none;
the others about the whole project.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain, groupby

from journeybook.checks.kept import NOTHING, Entry, Kept, around, keys, untouched
from journeybook.checks.part import Words, beyond, part_of
from journeybook.checks.project import Project
from journeybook.checks.registry import RULES
from journeybook.checks.rule import Rule
from journeybook.checks.suppression import Outcome, settled
from journeybook.checks.totals import totals_of
from journeybook.checks.wanted import Wanted
from journeybook.checks.whole import Whole, head_of, key_of, noting
from journeybook.diagnostics import Diagnostic, in_order
from journeybook.forks import hands, shared
from journeybook.load import Loaded
from journeybook.load.packing import packed, unpacked
from journeybook.model.journey import Journey

_FEW = 300
"""Journeys for which it does not pay to make another process."""
_AT_ONCE = 6
"""Rules that a process takes at a time."""


def examine(loaded: Loaded, today: date = date.min, kept: Kept = NOTHING) -> Outcome:
    """Return everything that is wrong in a project on a day, findings of loading included, and what is suppressed.

    `checks:` of the configuration selects, ignores and weighs, comments in the files suppress; rules that are fixed
    stay as they are. What is `kept` of this state of the project or of another one is not looked for again.
    """
    wanted = Wanted(loaded.settings.checks)
    project = Project(loaded, today)
    journeys = project.journeys_by_path
    told = keys(project)
    same = kept.same(told)
    project = replace(project, known={path: one.facts for path, one in same.items() if one.facts})
    rules = tuple(rule for rule in RULES if rule.check is not None and wanted.has(rule))
    circle, words = around(project), Words.of(loaded.catalogue)
    known = untouched(kept, same, words, project) if kept.around == circle else {}
    heads = {
        path: same[path].head if path in same and same[path].facts is facts else head_of(journeys[path], facts)
        for path, facts in project.facts.items()
    }
    is_known = bool(kept.whole.key) and kept.whole.key == key_of(project, told, heads, kept.whole.opened)
    changed = tuple(journey for path, journey in journeys.items() if path not in known)
    alone, elsewhere, opened = _found(project, changed, words, rules, is_known=is_known)
    entries = {}
    for path, facts in project.facts.items():
        one = known.get(path)
        if one is None or one.facts is not facts:
            found_alone = one.findings if one else in_order(wanted.weighed(alone.get(path, ())))
            totals = totals_of(journeys[path], loaded.catalogue)
            one = Entry(told.get(path, ""), found_alone, facts, totals, heads[path])
        entries[path] = one
    whole = kept.whole
    if not is_known:
        found_by_all = _by_path(wanted.weighed(elsewhere))
        whole = Whole(
            key=key_of(project, told, heads, opened),
            opened=opened,
            found={path: _same(in_order(those), whole.found.get(path)) for path, those in found_by_all.items()},
        )
    found = _together(_by_path(wanted.weighed(loaded.findings)), whole, entries, kept)
    return replace(
        settled(found, loaded, wanted),
        kept=Kept(around=circle, words=words, journeys=entries, whole=whole, scores=kept.scores, findings=found),
    )


def run(loaded: Loaded, today: date = date.min) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong in a project on a day, in order of place, each finding once."""
    return examine(loaded, today).findings


def _found(
    project: Project, changed: tuple[Journey, ...], words: Words, rules: tuple[Rule, ...], *, is_known: bool
) -> tuple[dict[str, list[Diagnostic]], list[Diagnostic], frozenset[str]]:
    """Return what rules that look at each journey alone find in those that have changed, by the path of the journey;
    and, unless that is known, what they and the others find elsewhere, and which journeys were opened for that.
    """
    part = part_of(project, changed, words)
    among = hands(len(changed), _FEW)
    if among > 1:
        part.prepare()
    asked: list[tuple[Rule, Project]] = [(rule, part) for rule in rules if rule.alone and changed]
    own, opened = len(asked), set[str]()
    if not is_known:
        seen, opened = noting(project)
        if among > 1:
            seen.prepare()
        rest = beyond(seen)
        asked += [(rule, rest if rule.alone else seen) for rule in rules]
    shares = [range(first, min(first + _AT_ONCE, len(asked))) for first in range(0, len(asked), _AT_ONCE)]
    found = shared(
        lambda at: ([list(_asked(*asked[each])) for each in shares[at]], list(opened)),
        len(shares),
        among,
        pack=packed,
        unpack=unpacked,
    )
    answers = [each for share, _ in found for each in share]
    owners = project.owners
    alone: dict[str, list[Diagnostic]] = {}
    for one in chain.from_iterable(answers[:own]):
        alone.setdefault(owners.get(one.span.path, ""), []).append(one)
    elsewhere = [
        one
        for (rule, _), those in zip(asked[own:], answers[own:], strict=True)
        for one in those
        if not rule.alone or one.span.path not in owners
    ]
    return alone, elsewhere, frozenset(opened).union(*(paths for _, paths in found))


def _asked(rule: Rule, project: Project) -> Iterable[Diagnostic]:
    return rule.check(project) if rule.check else ()


def _by_path(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    groups: dict[str, list[Diagnostic]] = {}
    for one in found:
        groups.setdefault(one.span.path, []).append(one)
    return groups


def _together(
    loaded: Mapping[str, list[Diagnostic]], whole: Whole, entries: Mapping[str, Entry], before: Kept
) -> dict[str, tuple[Diagnostic, ...]]:
    """Return all findings by path, in order; where they are those from before, these themselves."""
    alone: dict[str, tuple[Diagnostic, ...]] = {}
    for one in entries.values():
        if one.findings and one.findings[0].span.path == one.findings[-1].span.path:
            alone[one.findings[0].span.path] = one.findings
        else:  # in translations too
            alone |= {path: tuple(those) for path, those in groupby(one.findings, key=lambda each: each.span.path)}
    found = {}
    for path in sorted(loaded.keys() | whole.found.keys() | alone.keys()):
        every = [those for those in (loaded.get(path), whole.found.get(path), alone.get(path)) if those]
        those = every[0] if len(every) == 1 and path not in loaded else in_order(chain(*every))
        found[path] = _same(tuple(those), before.findings.get(path))
    return found


def _same(new: tuple[Diagnostic, ...], known: tuple[Diagnostic, ...] | None) -> tuple[Diagnostic, ...]:
    """Return findings; where they are those that are known, these themselves."""
    return known if known is not None and known == new else new


def only(diagnostics: Iterable[Diagnostic], paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return the findings in some files or folders, paths relative to the project; all where none is named."""
    chosen = tuple(path.removeprefix("./").rstrip("/") for path in paths)
    if not chosen or any(path in ("", ".") for path in chosen):
        return tuple(diagnostics)
    folders = tuple(f"{path}/" for path in chosen)
    return tuple(found for found in diagnostics if found.span.path in chosen or found.span.path.startswith(folders))

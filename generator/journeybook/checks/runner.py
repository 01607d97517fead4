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
    told = keys(project)
    same = kept.same(told)
    project = replace(project, known={path: one.facts for path, one in same.items() if one.facts})
    rules = tuple(rule for rule in RULES if rule.check is not None and wanted.has(rule))
    circle, words = around(project), Words.of(loaded.catalogue)
    known = untouched(kept, same, words, project) if kept.around == circle else {}
    changed = tuple(journey for path, journey in project.journeys_by_path.items() if path not in known)
    alone, elsewhere = _found(project, changed, words, rules)
    entries = {}
    for path, facts in project.facts.items():
        one = known.get(path)
        if one is None or one.facts is not facts:
            found_alone = one.findings if one else in_order(wanted.weighed(alone.get(path, ())))
            journey = project.journeys_by_path[path]
            one = Entry(told.get(path, ""), found_alone, facts, totals_of(journey, loaded.catalogue))
        entries[path] = one
    found = _together(_by_path(wanted.weighed(chain(loaded.findings, elsewhere))), entries, kept)
    return replace(
        settled(found, loaded, wanted), kept=Kept(around=circle, words=words, journeys=entries, findings=found)
    )


def run(loaded: Loaded, today: date = date.min) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong in a project on a day, in order of place, each finding once."""
    return examine(loaded, today).findings


def _found(
    project: Project, changed: tuple[Journey, ...], words: Words, rules: tuple[Rule, ...]
) -> tuple[dict[str, list[Diagnostic]], list[Diagnostic]]:
    """Return what rules that look at each journey alone find in those that have changed, by the path of the journey;
    and what they and the others find elsewhere.
    """
    part, rest = part_of(project, changed, words), beyond(project)
    among = hands(len(changed), _FEW)
    if among > 1:
        project.prepare()
        part.prepare()
    asked: list[tuple[Rule, Project]] = [(rule, part) for rule in rules if rule.alone and changed]
    own = len(asked)
    asked += [(rule, rest if rule.alone else project) for rule in rules]
    shares = [range(first, min(first + _AT_ONCE, len(asked))) for first in range(0, len(asked), _AT_ONCE)]
    found = shared(
        lambda at: [list(_asked(*asked[each])) for each in shares[at]],
        len(shares),
        among,
        pack=packed,
        unpack=unpacked,
    )
    answers = list(chain.from_iterable(found))
    owners = project.owners
    alone: dict[str, list[Diagnostic]] = {}
    for one in chain.from_iterable(answers[:own]):
        alone.setdefault(owners.get(one.span.path, ""), []).append(one)
    elsewhere = [
        one
        for rule, those in zip(rules, answers[own:], strict=True)
        for one in those
        if not rule.alone or one.span.path not in owners
    ]
    return alone, elsewhere


def _asked(rule: Rule, project: Project) -> Iterable[Diagnostic]:
    return rule.check(project) if rule.check else ()


def _by_path(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    groups: dict[str, list[Diagnostic]] = {}
    for one in found:
        groups.setdefault(one.span.path, []).append(one)
    return groups


def _together(
    elsewhere: Mapping[str, list[Diagnostic]], entries: Mapping[str, Entry], before: Kept
) -> dict[str, tuple[Diagnostic, ...]]:
    """Return all findings by path, in order; where they are those from before, these themselves."""
    alone: dict[str, tuple[Diagnostic, ...]] = {}
    for one in entries.values():
        if one.findings and one.findings[0].span.path == one.findings[-1].span.path:
            alone[one.findings[0].span.path] = one.findings
        else:  # in translations too
            alone |= {path: tuple(those) for path, those in groupby(one.findings, key=lambda each: each.span.path)}
    found = {}
    for path in sorted(elsewhere.keys() | alone.keys()):
        those = alone.get(path, ())
        if path in elsewhere:
            those = in_order(chain(elsewhere[path], those))
        was = before.findings.get(path)
        found[path] = was if was is not None and was == those else those
    return found


def only(diagnostics: Iterable[Diagnostic], paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return the findings in some files or folders, paths relative to the project; all where none is named."""
    chosen = tuple(path.removeprefix("./").rstrip("/") for path in paths)
    if not chosen or any(path in ("", ".") for path in chosen):
        return tuple(diagnostics)
    folders = tuple(f"{path}/" for path in chosen)
    return tuple(found for found in diagnostics if found.span.path in chosen or found.span.path.startswith(folders))

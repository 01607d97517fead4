"""The names of sets of phases in other languages. A set has one name in each, so its translation says it once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeybook.diagnostics import Findings, Related
from journeybook.fields.record import Read
from journeybook.load.texts import Key, Said
from journeybook.model.place import Phase


def with_set_names(said: Said, phases: Mapping[str, Phase], findings: Findings) -> Said:
    """Return what a translation says, with the name of a set, said of one of its phases, at all of them.

    Reports what would make other sets of the same phases: two names of one, one name of two, a name of none.
    """
    names: dict[str, Read] = {}
    for phase, read in _saying(said, phases):
        first = names.setdefault(phase.set, read)
        if not phase.set:
            _report(read, f"the original has no 'set' at the phase '{phase.id}'", "delete it here", findings)
        elif first.values["set"] != read.values["set"]:
            message = f"the set '{phase.set}' is '{read.values['set']}' here and '{first.values['set']}' {_at(first)}"
            _report(read, message, "give it one name: it is enough to write it once", findings, first)
    untold = {phase.set for phase in phases.values()} - set(names)
    counted: dict[str, str] = {}
    taken: dict[str, Read] = {}
    for name, read in names.items():
        new = read.values["set"]
        other = taken.setdefault(new, read)
        if name and (other is not read or new in untold):
            where = _at(other) if other is not read else "too, which has no translation"
            related = other if other is not read else None
            _report(read, f"another set is '{new}' {where}", "give each set a name of its own", findings, related)
        elif name:
            counted[name] = new
    return {**said, **{_key(phase): _named(said.get(_key(phase)), phase, counted) for phase in phases.values()}}


def _saying(said: Said, phases: Mapping[str, Phase]) -> Iterator[tuple[Phase, Read]]:
    """Yield the phases of which a translation says the set."""
    for phase in phases.values():
        read = said.get(_key(phase))
        if read is not None and read.values.get("set"):
            yield phase, read


def _key(phase: Phase) -> Key:
    return ("phase", phase.id)


def _named(read: Read | None, phase: Phase, names: Mapping[str, str]) -> Read:
    values = dict(read.values) if read else {}
    values.pop("set", None)
    if phase.set in names:
        values["set"] = names[phase.set]
    return Read(values, read.extras if read else {}, read.origin if read else phase.origin)


def _at(read: Read) -> str:
    span = read.origin.span("set")
    return f"at {span.path}:{span.line}"


def _report(read: Read, message: str, hint: str, findings: Findings, other: Read | None = None) -> None:
    related = (Related(message="named here", span=other.origin.span("set")),) if other else ()
    findings.error("translation-match", message, read.origin.span("set"), hint, related)

"""A change of meaning in words: what of which thing, as it was and as it is. One place for sites, terminals and hosts.

The words are those of the interface's language; names that somebody may link carry what they name. Nothing is
escaped and nothing is cut: that is up to who shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from journeybook.compare import Change, Kind, Thing, Value
from journeybook.language import Language
from journeybook.pages.feeling import feeling
from journeybook.pages.names import Names

NOTHING = "–"
"""What stands for no value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a sentence."""

    text: str
    thing: Thing | None = None
    """What it names; None for words between names."""
    id: str = ""
    """The whole id of that, as `Change.id` has it: `drive/order/fill-basket`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One change, told."""

    change: Change
    word: str
    """What happened, in one word: `new`, `removed`, `renamed`, `moved`, `changed`."""
    noun: str
    """What it happened to: `step`, `pain point`."""
    subject: Part
    """The name of that."""
    place: tuple[Part, ...]
    """What that is in, from the outside: its journey, its stage. Empty for what is in nothing."""
    label: str
    """Which field of it: `Emotion, Léa`; empty where it is all of it."""
    old: str
    """What that said; `NOTHING` where it said nothing, empty where it is all of the thing."""
    new: str
    sentence: tuple[Part, ...]
    """All of it in a sentence without a full stop, but for the place: `Emotion of Pay: from 4 to 2`."""
    long: bool = False
    """Whether old and new are prose, of which a sentence tells only that it is another."""

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(part.text for part in self.sentence)


_PROSE = ("narrative", "description", "definition", "body")
"""Fields that hold much text."""
_NONE: tuple[Value, ...] = (None, "", ())
_REFERENCES = {
    "touchpoint": Thing.TOUCHPOINT,
    "channel": Thing.CHANNEL,
    "channels": Thing.CHANNEL,
    "journey": Thing.JOURNEY,
    "of": Thing.JOURNEY,
    "personas": Thing.PERSONA,
    "phase": Thing.PHASE,
    "pains": Thing.PAIN,
}
"""Fields that hold ids."""
_TERMED = {"status": "status", "state": "state", "kind": "kind", "scope": "scope", "basis": "basis",
           "presence": "presence", "better": "better"}  # fmt: skip
"""Fields whose values have words, by what the keys of these begin with."""
_PLACED = ("after", "stage", "place", "places", "next")
"""Fields that say where something is."""
_VARIABLE = re.compile(r"%\((\w+)\)s")


def told(change: Change, names: Names, language: Language) -> Telling:
    """Return a change in words of a language; `names` says what the ids in it are called."""
    return _Teller(names, language).tell(change)


class _Teller:
    def __init__(self, names: Names, language: Language) -> None:
        self.names, self.language = names, language

    def tell(self, change: Change) -> Telling:
        subject = Part(text=change.title or change.id, thing=change.thing, id=change.id)
        old, new = (self._value(change, value) for value in (change.old, change.new))
        if change.field == "places":
            old, new = self._places(change)
        whole = not change.field
        label = "" if whole else self._label(change)
        long = change.field in _PROSE
        return Telling(
            change=change,
            word=self.language.terms[f"change.{change.kind.value}"],
            noun=self.language.terms[f"thing.{change.thing.value}"],
            subject=subject,
            place=self._place(change),
            label=label,
            old="" if whole else old,
            new="" if whole else new,
            sentence=self._sentence(change, subject, label, old, new, long=long),
            long=long,
        )

    def _place(self, change: Change) -> tuple[Part, ...]:
        """Return what goes before the name of the thing itself in its id."""
        return tuple(
            Part(text=self.names.title(thing, id_), thing=thing, id=id_) for thing, id_ in self.names.around(change)
        )

    def _sentence(
        self, change: Change, subject: Part, label: str, old: str, new: str, *, long: bool
    ) -> tuple[Part, ...]:
        _ = self.language.gettext
        parts = {
            "name": subject,
            "noun": Part(text=self.language.terms[f"thing.{change.thing.value}"]),
            "field": Part(text=label),
            "old": Part(text=old),
            "new": Part(text=new),
        }
        match change.kind:
            case Kind.ADDED:
                message = _("%(noun)s %(name)s is new")
            case Kind.REMOVED:
                message = _("%(noun)s %(name)s is gone")
            case Kind.RENAMED if change.field == "id":
                message = _("%(noun)s %(name)s has another id: %(new)s, before %(old)s")
            case Kind.RENAMED:
                message = _("%(noun)s %(name)s was called %(old)s")
            case _ if change.field == "places" and change.old and change.new:
                message = self._met(parts, *_parted(change))
            case Kind.MOVED:
                message = self._moved(change)
            case _:
                if long:
                    message = _("%(field)s of %(name)s says something else")
                elif change.old in _NONE:
                    message = _("%(field)s of %(name)s: now %(new)s")
                elif change.new in _NONE:
                    message = _("%(field)s of %(name)s: no longer %(old)s")
                elif change.thing is Thing.SITE:
                    message = _("%(field)s: from %(old)s to %(new)s")
                else:
                    message = _("%(field)s of %(name)s: from %(old)s to %(new)s")
        return tuple(_filled(message, parts))

    def _moved(self, change: Change) -> str:
        _ = self.language.gettext
        if change.field == "after":
            if change.new is None:
                return _("%(noun)s %(name)s comes first now")
            if change.old is None:
                return _("%(noun)s %(name)s came first, and comes after %(new)s now")
            return _("%(noun)s %(name)s comes after %(new)s now, before after %(old)s")
        return _("%(noun)s %(name)s moved from %(old)s to %(new)s")

    def _places(self, change: Change) -> tuple[str, str]:
        """Return the places that went and those that came; dots stand for the others."""
        every = {*_items(change.old), *_items(change.new)}
        gone, come = _parted(change)
        dots = ("…",) if len(every) > len(gone) + len(come) else ()
        shown = (", ".join((*dots, *map(self.names.path, places))) for places in (gone, come))
        old, new = (text or NOTHING for text in shown)
        return old, new

    def _met(self, parts: dict[str, Part], gone: tuple[str, ...], come: tuple[str, ...]) -> str:
        """Say where something is met or not, and leave out the places that stay; put these into the parts."""
        _ = self.language.gettext
        parts["old"], parts["new"] = (Part(text=_each(places, self.names.path)) for places in (gone, come))
        if not come:
            return _("%(noun)s %(name)s is no longer met at %(old)s")
        if not gone:
            return _("%(noun)s %(name)s is met also at %(new)s")
        return _("%(noun)s %(name)s moved from %(old)s to %(new)s")

    def _label(self, change: Change) -> str:
        """Return what a field is called; of one for each of several things with the name of that."""
        _, terms = self.language.gettext, self.language.terms
        field, slash, rest = change.field.partition("/")
        name = next((terms[key] for key in (f"field.{field}", f"lane.{field}") if key in terms), field)
        if not slash:
            return name
        of = self.names.title(Thing.PERSONA, rest) if field == "emotion" else rest
        return _("%(field)s, %(name)s", field=name, name=of)

    def _value(self, change: Change, value: Value) -> str:
        """Return what a field says, in words."""
        field, terms = change.field.partition("/")[0], self.language.terms
        if value in _NONE:
            return NOTHING
        if change.kind is Kind.RENAMED or field == "folder" or ("/" in change.field and field != "emotion"):
            return self._plainly(value)
        if field == "emotion_scale" and isinstance(value, Mapping):
            return self.language.gettext("%(first)s to %(last)s", first=value["min"], last=value["max"])
        if field == "emotion":
            return self._score(value)
        if field in _PLACED or change.kind is Kind.MOVED:
            return self._somewhere(change, value)
        if field in _REFERENCES:
            return _each(value, lambda name: self.names.title(_REFERENCES[field], name))
        if field in _TERMED and (key := f"{_TERMED[field]}.{value}") in terms:
            return terms[key]
        if field == "severity" and (key := f"severity.{value}") in terms:
            return f"{value} ({terms[key]})"
        if field in ("reviewed", "date") and isinstance(value, str):
            return self._day(value)
        return self._plainly(value)

    def _score(self, value: Value) -> str:
        if isinstance(value, Mapping):
            return "; ".join(
                f"{self.names.title(Thing.PERSONA, who)} {self._score(score)}" for who, score in value.items()
            )
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value not in self.names.scale:
            return self._plainly(value)
        word = feeling(self.names.scale, value, self.language).word
        return f"{self.language.exact(value)} ({self.language.terms[word]})"

    def _somewhere(self, change: Change, value: Value) -> str:
        """Return the name of a place: of one beside where it is the short one."""
        title, parts = self.names.title, change.id.split("/")
        match change.field:
            case "stage":
                return _each(value, lambda name: title(Thing.STAGE, name, within=parts[0]))
            case "next":
                return _each(value, lambda name: title(Thing.STEP, name, within=parts[0]))
            case "after" if change.thing in (Thing.STEP, Thing.STAGE):
                return _each(value, lambda name: title(change.thing, name, within=parts[0]))
            case "after":
                return _each(value, lambda name: title(change.thing, name))
            case _:
                return _each(value, self.names.path)

    def _day(self, value: str) -> str:
        try:
            return self.language.day(date.fromisoformat(value))
        except ValueError:  # a team's own field of that name
            return value

    def _plainly(self, value: Value) -> str:
        if isinstance(value, bool):
            return self.language.gettext("yes") if value else self.language.gettext("no")
        if isinstance(value, (int, float)):
            return self.language.exact(value)
        if isinstance(value, Mapping):
            return "; ".join(f"{name}: {self._plainly(item)}" for name, item in value.items())
        if isinstance(value, tuple):
            return "; ".join(map(self._plainly, value))
        return NOTHING if value is None else str(value)


def _items(value: Value) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def _parted(change: Change) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is in the old value alone, and in the new one alone."""
    old, new = _items(change.old), _items(change.new)
    return tuple(one for one in old if one not in new), tuple(one for one in new if one not in old)


def _each(value: Value, name: Callable[[str], str]) -> str:
    items = value if isinstance(value, tuple) else (value,)
    return ", ".join(name(str(item)) for item in items)


def _filled(message: str, parts: Mapping[str, Part]) -> Iterator[Part]:
    """Yield a message with its variables as parts of their own."""
    at = 0
    for variable in _VARIABLE.finditer(message):
        if variable.start() > at:
            yield Part(text=message[at : variable.start()])
        yield parts[variable[1]]
        at = variable.end()
    if at < len(message):
        yield Part(text=message[at:])

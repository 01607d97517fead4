"""The net effect on one persona of a journey: how it feels and how long it takes, before and after, in words."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.compare import Effect, Thing
from journeybook.insight.scores import mean_score
from journeybook.language import Language
from journeybook.model.scale import Number
from journeybook.pages.names import Names

UNKNOWN = "–"
_SAME_SECONDS = 30
"""A difference that nobody names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """How a journey feels and how long it takes to one persona, or to all who walk it."""

    id: str
    """Of the persona; empty for all who walk it."""
    who: str
    old: Number | None
    """The mean of the scores; None where nobody said."""
    new: Number | None
    old_seconds: int
    """0 where nobody said."""
    new_seconds: int
    language: Language

    @property
    def everyone(self) -> bool:
        """Whether it is about all who walk it."""
        return not self.id

    @property
    def difference(self) -> float:
        """By how much it feels better; 0 where it was or is not known."""
        return 0.0 if self.old is None or self.new is None else float(self.new - self.old)

    @property
    def feels(self) -> bool:
        """Whether the mean is another."""
        return self.old != self.new

    @property
    def lasts(self) -> bool:
        """Whether it takes another time."""
        return self.old_seconds != self.new_seconds

    @property
    def before(self) -> str:
        """The mean as it was: `3.4`."""
        return self._shown(self.old)

    @property
    def after(self) -> str:
        """The mean as it is."""
        return self._shown(self.new)

    @property
    def change(self) -> str:
        """By how much: `−0.5`; empty where it was or is not known, or is the same."""
        return self.language.change(self.difference) if self.difference else ""

    @property
    def time_before(self) -> str:
        """How long it took."""
        return self.language.duration(self.old_seconds) if self.old_seconds else UNKNOWN

    @property
    def time_after(self) -> str:
        """How long it takes."""
        return self.language.duration(self.new_seconds) if self.new_seconds else UNKNOWN

    @property
    def time_change(self) -> str:
        """By how much: `12 min longer`; empty where it was or is not known, or is the same."""
        if not self.old_seconds or not self.new_seconds or not self.lasts:
            return ""
        difference = self.new_seconds - self.old_seconds
        shown = self.language.duration(abs(difference))
        return f"{shown} longer" if difference > 0 else f"{shown} shorter"

    @property
    def sentence(self) -> str:
        """Both in a sentence without a full stop: `Léa feels worse, 3.4 → 2.9 (−0.5), and takes 12 min longer`."""
        return f"{self.who} {self.effect}" if self.effect else ""

    @property
    def effect(self) -> str:
        """The sentence without who it is about."""
        parts = []
        if self.feels and self.change:
            word = "better" if self.difference > 0 else "worse"
            parts.append(f"feels {word}, {self.before} → {self.after} ({self.change})")
        elif self.feels:
            was, now = self.old is not None, self.new is not None
            parts.append(_come_or_gone(("feels", "felt"), was, self.before, now, self.after))
        if self.time_change:
            parts.append(f"takes {self.time_change}")
        elif self.lasts:
            was, now = bool(self.old_seconds), bool(self.new_seconds)
            parts.append(_come_or_gone(("takes", "took"), was, self.time_before, now, self.time_after))
        return " and ".join(parts)

    def _shown(self, score: Number | None) -> str:
        if score is None:
            return UNKNOWN
        return self.language.exact(score) if isinstance(score, int) else self.language.mean(score)


def _come_or_gone(verbs: tuple[str, str], was: bool, before: str, now: bool, after: str) -> str:
    """Return what is known on one side alone: `feels 3.9 now, unknown before`."""
    present, past = verbs
    return f"{present} {after} now, unknown before" if now and not was else f"{past} {before} before, unknown now"


def felt(effect: Effect, names: Names, language: Language) -> Felt:
    """Return an effect with its names and means."""
    return Felt(
        who=names.title(Thing.PERSONA, effect.persona) if effect.persona else "Everyone",
        id=effect.persona or "",
        old=mean_score(effect.old_scores),
        new=mean_score(effect.new_scores),
        old_seconds=effect.old_seconds,
        new_seconds=effect.new_seconds,
        language=language,
    )

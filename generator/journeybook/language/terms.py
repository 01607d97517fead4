"""The words that stand for values of the model, by key; a catalog translates each with its key as context."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from babel.support import NullTranslations

TERMS = MappingProxyType(
    {
        "emotion.1": "Angry",
        "emotion.2": "Annoyed",
        "emotion.3": "Neutral",
        "emotion.4": "Pleased",
        "emotion.5": "Delighted",
        "basis.assumed": "assumed",
        "basis.researched": "researched",
        "basis.measured": "measured",
        "state.as-is": "as-is",
        "state.to-be": "to-be",
        "kind.linear": "linear",
        "kind.aggregate": "aggregate",
        "scope.customer": "Customer journey",
        "scope.buyer": "Buyer journey",
        "scope.user": "User journey",
        "status.draft": "draft",
        "status.review": "in review",
        "status.published": "published",
        "status.retired": "retired",
        "status.idea": "idea",
        "status.planned": "planned",
        "status.doing": "doing",
        "status.done": "done",
        "status.dropped": "dropped",
        "severity.1": "a nuisance",
        "severity.2": "an annoyance",
        "severity.3": "an obstacle",
        "severity.4": "a grave obstacle",
        "severity.5": "customers leave",
        "presence.online": "online",
        "presence.offline": "offline",
        "measure.impact": "Impact",
        "measure.effort": "Effort",
        "measure.severity": "Severity",
        "measure.journeys": "Journeys",
        "measure.personas": "Personas",
        "measure.steps": "Steps",
        "quadrant.quick-wins": "Quick wins",
        "quadrant.big-bets": "Big bets",
        "quadrant.fill-ins": "Fill-ins",
        "quadrant.think-twice": "Think twice",
        "quadrant.both": "Much of both",
        "quadrant.neither": "Little of both",
        "lane.touchpoint": "Touchpoint",
        "lane.channel": "Channel",
        "lane.thought": "Thinking",
        "lane.emotion": "Emotion",
        "lane.satisfaction": "Satisfaction",
        "lane.duration": "Time",
        "lane.basis": "Basis",
        "lane.pains": "Pain points",
        "lane.opportunities": "Opportunities",
        "lane.metrics": "Figures",
        "lane.evidence": "Evidence",
        "lane.personas": "Who",
        "lane.journey": "Finer journey",
        "lane.frontstage": "Frontstage",
        "lane.backstage": "Backstage",
        "lane.support": "Support",
    }
)
"""Key → English."""


class Terms(Mapping[str, str]):
    """The same in one language."""

    def __init__(self, words: NullTranslations) -> None:
        self._words = {key: str(words.pgettext(key, english)) for key, english in TERMS.items()}

    def __getitem__(self, key: str) -> str:
        return self._words[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

"""The words of the interface that stand for values of the model: one place, ready for a catalog of languages."""

from __future__ import annotations

from types import MappingProxyType

WORDS = MappingProxyType(
    {
        "emotion.1": "Angry",
        "emotion.2": "Annoyed",
        "emotion.3": "Neutral",
        "emotion.4": "Pleased",
        "emotion.5": "Delighted",
        "spark.title": "Emotion, step by step",
        "spark.mean": "Mean emotion of all personas, step by step",
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
        "presence.online": "online",
        "presence.offline": "offline",
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

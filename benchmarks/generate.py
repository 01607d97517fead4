"""Makes a project of any size with varied, believable content. The same size and seed give the same files.

python benchmarks/generate.py 1000 /tmp/project
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

VERBS = ("look for", "compare", "ask about", "choose", "order", "pay for", "collect", "unpack", "return", "recommend")
THINGS = ("basket", "slot", "mattress", "drill", "ticket", "room", "loan", "parcel", "bicycle", "meal", "lamp", "tile")
FEELINGS = (
    "I had hoped this would be quicker.",
    "That was easier than last time, to be honest.",
    "Why do they need my number again?",
    "Good, somebody has thought about this.",
    "I am not sure that it went through.",
    "Let us see what the others say: they always know.",
)
FRICTIONS = ("is slow in the evening", "asks for the number twice", "hides the price", "is closed at lunch")
IDEAS = ("Show it before it is asked", "Keep it from one visit to the next", "Let staff decide on the spot")
CHANNELS = (
    ("website", "Website", "online"),
    ("app", "App", "online"),
    ("email", "E-mail", "online"),
    ("chat", "Chat", "online"),
    ("social", "Social networks", "online"),
    ("sms", "Text message", "online"),
    ("shop", "Shop", "offline"),
    ("phone", "Phone", "offline"),
    ("post", "Post", "offline"),
    ("fair", "Trade fair", "offline"),
)
PHASES = ("discovery", "evaluation", "decision", "use", "loyalty")
AREAS = ("grocery", "retail", "leisure", "bank", "energy", "care", "travel", "public")
SENTENCES = (
    "Twelve of twenty customers stopped here and asked somebody.",
    "The figures come from the exit survey, which one customer in nine answers.",
    "Staff told us that the sign is read after the question, never before it.",
    "On Saturdays the wait is twice that of a weekday, and nobody says so beforehand.",
    "What helped was a short word by a person, not another message.",
)


def generate(count: int, root: Path, seed: int = 1) -> None:
    """Write a project of `count` journeys into an empty or missing folder."""
    maker = _Maker(random.Random(seed), root, count)
    maker.configuration()
    for number in range(maker.personas):
        maker.persona(number)
    for number in range(count):
        maker.journey(number)


class _Maker:
    def __init__(self, chance: random.Random, root: Path, count: int) -> None:
        self.chance = chance
        self.root = root
        self.personas = max(4, count // 25)
        self.touchpoints = max(20, count // 5)

    def configuration(self) -> None:
        lines = ["title: A large company's journeys", "url: https://journeys.example/", "phases:"]
        for phase in PHASES:
            lines += [f"  - id: {phase}", f"    title: {phase.capitalize()}"]
        lines.append("channels:")
        for name, title, presence in CHANNELS:
            lines += [f"  - id: {name}", f"    title: {title}", f"    presence: {presence}", f"    owner: {name}-team"]
            lines.append(f"    definition: What customers meet on the way of {title.lower()}.")
        lines.append("touchpoints:")
        for number in range(self.touchpoints):
            channel = CHANNELS[number % len(CHANNELS)]
            thing = THINGS[number % len(THINGS)]
            lines += [
                f"  - id: touchpoint-{number}",
                f"    title: The {thing} moment {number}",
                f"    channel: {channel[0]}",
            ]
            lines += [f"    definition: Where the {thing} is seen and spoken about.", f"    owner: {channel[0]}-team"]
        self._write("site_config.yml", lines)

    def persona(self, number: int) -> None:
        chance = self.chance
        lines = ["---", f"title: Person {number}, {chance.randint(18, 80)}", "role: Customer", "segment: B2C"]
        lines += [
            f"quote: {chance.choice(FEELINGS)!r}",
            "goals:",
            f"  - To {chance.choice(VERBS)} the {chance.choice(THINGS)}",
        ]
        lines += ["frustrations:", f"  - It {chance.choice(FRICTIONS)}", f"channels: [{chance.choice(CHANNELS)[0]}]"]
        lines += ["traits:", f"  - {{left: Novice, right: Expert, value: {chance.randint(1, 5)}}}", "---", ""]
        lines += [" ".join(chance.sample(SENTENCES, 3))]
        self._write(f"personas/person-{number}.md", lines)

    def journey(self, number: int) -> None:
        chance = self.chance
        people = sorted(chance.sample(range(self.personas), chance.choice((1, 1, 2))))
        who = [f"person-{person}" for person in people]
        area = chance.choice(AREAS)
        thing = chance.choice(THINGS)
        lines = ["---", f"title: The {thing} of customer {number}", f"personas: [{', '.join(who)}]"]
        lines += [
            f"kind: {chance.choice(('linear', 'linear', 'linear', 'aggregate'))}",
            f"goal: Have the {thing} without ado",
        ]
        lines += ["trigger: The old one is gone", "outcome: It is at home", f"owner: {area}-team", "status: published"]
        lines += [f"reviewed: 2026-{chance.randint(1, 10):02}-{chance.randint(1, 28):02}", f"tags: [{area}]"]
        lines += ["evidence:", f"  - title: Diaries of {chance.randint(6, 30)} customers", "    date: 2026-05-29"]
        lines += [f"    link: https://research.example/{number}", "stages:"]
        step = 0
        for stage, phase in enumerate(PHASES[: chance.randint(3, 5)]):
            lines += [
                f"  - id: stage-{stage}",
                f"    title: {phase.capitalize()} of the {thing}",
                f"    phase: {phase}",
                "    steps:",
            ]
            for _ in range(chance.randint(2, 4)):
                lines += self._step(number, step, who)
                step += 1
        lines += ["---", "", " ".join(chance.sample(SENTENCES, 3)), ""]
        for stage in range(3):
            lines += [f"## Stage {stage} {{#stage-{stage}}}", "", " ".join(chance.sample(SENTENCES, 4)), ""]
            lines += [f"- {sentence}" for sentence in chance.sample(SENTENCES, 3)]
            lines += ["", f"See [who walks it](../../personas/{who[0]}.md).", ""]
        self._write(f"journeys/{area}/journey-{number}.md", lines)

    def _step(self, journey: int, step: int, who: list[str]) -> list[str]:
        chance = self.chance
        thing = chance.choice(THINGS)
        emotion = str(chance.randint(1, 5))
        if len(who) > 1 and chance.random() < 0.6:
            emotion = "{" + ", ".join(f"{person}: {chance.randint(1, 5)}" for person in who) + "}"
        lines = [f"      - id: step-{step}", f"        title: I {chance.choice(VERBS)} the {thing}"]
        lines += [
            f"        touchpoint: touchpoint-{chance.randrange(self.touchpoints)}",
            f"        duration: {chance.randint(1, 40)} min",
        ]
        lines += [f"        emotion: {emotion}", f"        basis: {chance.choice(('assumed', 'researched'))}"]
        lines += [
            f"        thought: {chance.choice(FEELINGS)!r}",
            f"        moment_of_truth: {str(chance.random() < 0.15).lower()}",
        ]
        if chance.random() < 0.4:
            lines += [
                "        pains:",
                f"          - id: pain-{journey}-{step}",
                f"            title: The {thing} {chance.choice(FRICTIONS)}",
            ]
            lines += [f"            severity: {chance.randint(1, 5)}"]
        if chance.random() < 0.3:
            lines += [
                "        opportunities:",
                f"          - id: idea-{journey}-{step}",
                f"            title: {chance.choice(IDEAS)}",
            ]
            lines += [
                f"            impact: {chance.randint(1, 5)}",
                f"            effort: {chance.randint(1, 5)}",
                "            status: planned",
                f"            owner: {chance.choice(AREAS)}-team",
                f"            link: https://tracker.example/{journey}-{step}",
            ]
        if chance.random() < 0.3:
            lines += [
                "        metrics:",
                "          - kpi: csat",
                f"            value: {chance.randint(20, 48) / 10}",
                "            target: 4.5",
            ]
            lines += ["            source: Exit survey", "            date: 2026-09-30"]
        if chance.random() < 0.3:
            lines += [
                f"        frontstage: [The {thing} page]",
                "        backstage: [Reservation]",
                "        support: [Stock system]",
            ]
        return lines

    def _write(self, path: str, lines: list[str]) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("count", type=int)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    generate(given.count, given.folder, given.seed)

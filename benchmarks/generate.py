"""Makes a project of any size with varied, believable content. The same size and seed give the same files.

    python benchmarks/generate.py 1000 /tmp/project

Journeys of three lengths, one to three personas, branches, finer journeys inside steps, to-be journeys beside their
as-is, narratives from nothing to several screens with links, lists, tables and pictures; the words are in words.toml.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
SVG = "<svg xmlns='http://www.w3.org/2000/svg'"
ONLINE = ("website", "app", "email", "chat", "social", "sms")
LANES = [
    "emotion", "thought", "touchpoint", "channel", "duration", "journey", "pains", "opportunities", "metrics",
    "frontstage", "backstage", "support", "evidence", "x-legal",
]  # fmt: skip
TO_BE_EVERY = 11
"""Of so many journeys in a row the last is the to-be of one of the others."""
SHARED_EVERY = 5
"""Of so many journeys in a row the first writes out an opportunity that others refer to."""
LENGTHS = (((2, 3), (1, 3)), ((3, 5), (2, 4)), ((5, 6), (3, 5)))
"""Stages, and steps a stage, of short, usual and long journeys; both ends included."""
_PLAIN = re.compile(r"\w(?:[\w ./%-]*[\w.%])?")
_PLAIN_ALONE = re.compile(r"\w(?:(?!: | #)[^\n])*(?<!:)")

Fields = dict[str, Any]


def generate(count: int, root: Path, seed: int = 1) -> None:
    """Write a project of `count` journeys into an empty or missing folder."""
    for path, text in files(count, seed):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def files(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of the project."""
    maker = _Maker(count, seed)
    yield from maker.configuration()
    for number in range(maker.pictures):
        yield maker.picture(number)
    for number in range(maker.personas):
        yield from maker.persona(number)
    for number in range(count):
        yield maker.journey(number)


class _Maker:
    def __init__(self, count: int, seed: int) -> None:
        self.count = count
        self.seed = seed
        self.personas = max(4, count // 25)
        self.touchpoints = max(48, count // 5)
        self.pictures = max(6, count // 20)

    def chance(self, *of: object) -> random.Random:
        """Return what decides about one thing, the same whatever else is made."""
        return random.Random("/".join(map(str, (self.seed, *of))))

    def configuration(self) -> Iterator[tuple[str, str]]:
        channels = [
            {"id": channel, "title": channel.capitalize(), "presence": "online" if channel in ONLINE else "offline"}
            | {"definition": f"Where customers meet a {surfaces[0]} and the like.", "owner": f"{channel}-team"}
            for channel, surfaces in WORDS["surfaces"].items()
        ]
        fields = {
            "title": "A large company's journeys",
            "url": "https://journeys.example/",
            "phases": [{"id": phase, "title": phase.capitalize()} for phase in WORDS["phases"]],
            "channels": channels,
            "touchpoints": [f"touchpoints/{area}.yml" for area in WORDS["areas"]],
            "lanes": LANES,
            "labels": {"x-legal": "Legal notes"},
        }
        yield "site_config.yml", _yaml(fields)
        for index, area in enumerate(WORDS["areas"]):
            numbers = range(index, self.touchpoints, len(WORDS["areas"]))
            yield f"touchpoints/{area}.yml", _yaml([self._touchpoint(number, area) for number in numbers])
            for number in numbers[::10]:
                note = self._paragraphs(self.chance("note", number), 1, 3)
                yield f"touchpoints/touchpoint-{number}.md", _markdown({"title": f"Touchpoint {number}"}, note)

    def _touchpoint(self, number: int, area: str) -> Fields:
        chance = self.chance("touchpoint", number)
        channel = list(WORDS["surfaces"])[number // len(WORDS["areas"]) % len(WORDS["surfaces"])]
        surface, thing = chance.choice(WORDS["surfaces"][channel]), chance.choice(WORDS["things"])
        fields = {
            "id": f"touchpoint-{number}",
            "title": f"{thing.capitalize()} {surface} {number}",
            "channel": channel,
            "definition": f"Where the {thing} is met in {area}, and what is said there by {channel}.",
            "owner": f"{chance.choice(WORDS['teams'])}-team",
        }
        return fields | ({"metrics": [self._metric(chance)]} if chance.random() < 0.2 else {})

    def picture(self, number: int) -> tuple[str, str]:
        """Return a drawing of one to some forty kilobytes."""
        chance = self.chance("picture", number)
        bars = "\n".join(
            f'<rect x="{4 * x}" y="{100 - y}" width="3" height="{y}" fill="hsl({chance.randrange(360)} 50% 45%)"/>'
            for x, y in enumerate(chance.choices(range(5, 100), k=chance.choice((12, 40, 150, 500))))
        )
        head = f"{SVG} viewBox='0 0 2000 100' width='600' height='300'>"
        return f"journeys/pictures/picture-{number}.svg", f"{head}\n{bars}\n</svg>\n"

    def persona(self, number: int) -> Iterator[tuple[str, str]]:
        chance = self.chance("persona", number)
        fields: Fields = {
            "title": f"{chance.choice(WORDS['names'])}, {chance.randint(18, 80)}, from {chance.choice(WORDS['towns'])}",
            "role": chance.choice(WORDS["roles"]),
            "segment": chance.choice(WORDS["segments"]),
            "quote": chance.choice(WORDS["thoughts"]),
            "goals": chance.sample(WORDS["goals"], chance.randint(1, 3)),
            "frustrations": [f"The {self._thing(chance)} {chance.choice(WORDS['frictions'])}" for _ in range(2)],
            "channels": chance.sample(list(WORDS["surfaces"]), chance.randint(1, 3)),
            "traits": [
                {"left": left, "right": right, "value": chance.randint(1, 5)}
                for left, right in (("Novice", "Expert"), ("Plans ahead", "Decides on the spot"))
            ],
            "facts": {name: f"{chance.randint(1, 9)}" for name in WORDS["facts"]},
        }
        if chance.random() < 0.6:
            fields["image"] = f"person-{number}.svg"
            face = f'<circle cx="4.5" cy="4.5" r="4" fill="hsl({chance.randrange(360)} 40% 50%)"/>'
            yield f"personas/person-{number}.svg", f"{SVG} viewBox='0 0 9 9'>{face}</svg>\n"
        yield f"personas/person-{number}.md", _markdown(fields, self._paragraphs(chance, 1, 5))

    def journey(self, number: int) -> tuple[str, str]:
        as_is = self._of(number)
        fields = self._as_is(number) if as_is == number else self._to_be(as_is, self.chance("to-be", number))
        return f"journeys/{self._place(number)}", _markdown(fields, self._narrative(number, fields))

    def _of(self, number: int) -> int:
        """Return the as-is journey of a to-be; another journey is its own."""
        return number - (self.chance("of", number).randint(1, TO_BE_EVERY - 1) if _is_to_be(number) else 0)

    def _area(self, number: int) -> str:
        areas: list[str] = WORDS["areas"]
        return self.chance("area", self._of(number)).choices(areas, range(len(areas), 0, -1))[0]

    def _scope(self, number: int) -> str:
        return self.chance("scope", number).choice(("customer", "buyer", "user"))

    def _place(self, number: int) -> str:
        return f"{self._area(number)}/journey-{number}.md"

    def _as_is(self, number: int) -> Fields:
        chance = self.chance("as-is", number)
        who = [f"person-{person}" for person in chance.sample(range(self.personas), chance.choice((1, 1, 1, 2, 2, 3)))]
        thing = self._thing(chance)
        fields: Fields = {
            "title": f"{chance.choice(WORDS['doings'])} a {thing} {chance.choice(WORDS['circumstances'])}",
            "personas": who,
            "scope": self._scope(number),
            "kind": chance.choice(("linear", "linear", "linear", "linear", "aggregate")),
            "goal": chance.choice(WORDS["goals"]),
            "trigger": f"The old {thing} is gone",
            "outcome": f"The {thing} is at home",
            "owner": f"{chance.choice(WORDS['teams'])}-team",
            "status": chance.choice(("draft", "review", "published", "published", "published")),
            "reviewed": _day(chance),
            "tags": chance.sample([*WORDS["areas"], *WORDS["teams"]], chance.randint(1, 4)),
            "evidence": [self._evidence(chance) for _ in range(chance.randint(1, 3))],
        }
        if chance.random() < 0.4:
            fields["metrics"] = [self._metric(chance) for _ in range(chance.randint(1, 3))]
        if number % SHARED_EVERY == 0:
            fields["opportunities"] = [self._opportunity(chance, f"shared-idea-{number}")]
        stages, steps = chance.choices(LENGTHS, (25, 55, 20))[0]
        first = 0
        fields["stages"] = []
        for index in range(chance.randint(*stages)):
            many = chance.randint(*steps)
            fields["stages"].append(self._stage(number, index, range(first, first + many), who, chance))
            first += many
        self._branch(fields, chance)
        return fields

    def _stage(self, number: int, index: int, steps: range, who: list[str], chance: random.Random) -> Fields:
        phase = WORDS["phases"][index]
        title = f"{phase.capitalize()} of the {self._thing(chance)}"
        fields: Fields = {"id": f"stage-{index}", "title": title, "phase": phase}
        if chance.random() < 0.2:
            fields["description"] = self._sentence(chance, plain=True)
        if chance.random() < 0.15:
            fields["metrics"] = [self._metric(chance)]
        return fields | {"steps": [self._step(number, step, who, chance) for step in steps]}

    def _step(self, number: int, step: int, who: list[str], chance: random.Random) -> Fields:
        thing = self._thing(chance)
        met = range(WORDS["areas"].index(self._area(number)), self.touchpoints, len(WORDS["areas"]))
        fields: Fields = {"id": f"step-{step}", "title": f"I {chance.choice(WORDS['verbs'])} the {thing}"}
        if chance.random() < 0.15:
            fields["description"] = self._sentence(chance, plain=True)
        walkers = who if len(who) == 1 or chance.random() > 0.15 else who[:1]
        if walkers != who:
            fields["personas"] = walkers
        if chance.random() < 0.92:
            # A journey keeps to a few touchpoints, and meets some of them again.
            fields["touchpoint"] = f"touchpoint-{chance.choice(met[number % 3 :: 2][:12])}"
        else:
            fields["channel"] = chance.choice(list(WORDS["surfaces"]))
        if chance.random() < 0.8:
            fields["duration"] = f"{chance.randint(1, 50)} {chance.choice(('min', 'min', 'min', 'min', 'h', 'days'))}"
        fields["emotion"] = chance.randint(1, 5)
        if len(walkers) > 1 and chance.random() < 0.6:
            fields["emotion"] = {person: chance.randint(1, 5) for person in walkers}
        if chance.random() < 0.2:
            fields["satisfaction"] = chance.randint(1, 5)
        fields["basis"] = chance.choice(("assumed", "researched", "researched"))
        if chance.random() < 0.85:
            fields["thought"] = chance.choice(WORDS["thoughts"])
        if chance.random() < 0.12:
            fields["moment_of_truth"] = "true"
        return fields | self._findings(number, step, thing, chance)

    def _findings(self, number: int, step: int, thing: str, chance: random.Random) -> Fields:
        """Return what was found out about a step, and what could be done."""
        fields: Fields = {}
        pains = [f"pain-{number}-{step}-{pain}" for pain in range(chance.choice((0, 0, 0, 0, 1, 1, 2)))]
        if pains:
            fields["pains"] = [self._pain(pain, thing, chance) for pain in pains]
        ideas: list[Fields | str] = []
        if chance.random() < 0.12:
            answered = {"pains": pains[:1]} if pains and chance.random() < 0.5 else {}
            ideas.append(self._opportunity(chance, f"idea-{number}-{step}") | answered)
        shared = chance.randrange(self.count) // SHARED_EVERY * SHARED_EVERY
        if chance.random() < 0.15 and not _is_to_be(shared):
            ideas.append(f"shared-idea-{shared}")
        if ideas:
            fields["opportunities"] = ideas
        if chance.random() < 0.3:
            fields["metrics"] = [self._metric(chance) for _ in range(chance.choice((1, 1, 2)))]
        if chance.random() < 0.3:
            fields |= {row: chance.sample(WORDS[row], chance.randint(1, 2)) for row in ("frontstage", "backstage")}
            fields["support"] = chance.sample(WORDS["support"], chance.randint(1, 3))
        if chance.random() < 0.2:
            fields["evidence"] = [self._evidence(chance)]
        finer = max(0, number - 2)
        if chance.random() < 0.1 and self._scope(number) != "user" == self._scope(finer) and not _is_to_be(finer):
            fields["journey"] = f"journey-{finer}"
        if chance.random() < 0.08:
            fields["x-legal"] = chance.choice(WORDS["legal"])
        return fields

    def _branch(self, fields: Fields, chance: random.Random) -> None:
        """Let some journeys part after a step: on to the next one, or past it."""
        steps = [step for stage in fields["stages"] for step in stage["steps"]]
        if fields["kind"] == "linear" and len(steps) > 5 and chance.random() < 0.35:
            place = chance.randrange(1, len(steps) - 3)
            steps[place]["next"] = [steps[place + 1]["id"], steps[place + 2]["id"]]

    def _to_be(self, number: int, chance: random.Random) -> Fields:
        """Return the intended state of a journey: the same steps, better and quicker, its pains gone."""
        fields = deepcopy(self._as_is(number))
        fields |= {"title": f"{fields['title']}, as we want it", "state": "to-be", "of": f"journey-{number}"}
        for unit in (fields, *fields["stages"], *(step for stage in fields["stages"] for step in stage["steps"])):
            for gone in ("metrics", "pains", "satisfaction"):
                unit.pop(gone, None)
            if ideas := unit.pop("opportunities", ()):
                unit["opportunities"] = [idea if isinstance(idea, str) else idea["id"] for idea in ideas]
            if isinstance(unit.get("emotion"), int):
                unit["emotion"] = min(5, unit["emotion"] + chance.randint(0, 2))
            if "thought" in unit:
                unit["thought"] = chance.choice(WORDS["thoughts"])
        return fields

    def _pain(self, name: str, thing: str, chance: random.Random) -> Fields:
        title = f"The {thing} {chance.choice(WORDS['frictions'])}"
        fields = {"id": name, "title": title, "severity": chance.randint(1, 5)}
        return fields | ({"description": self._sentence(chance, plain=True)} if chance.random() < 0.3 else {})

    def _opportunity(self, chance: random.Random, name: str) -> Fields:
        return {
            "id": name,
            "title": chance.choice(WORDS["ideas"]),
            "impact": chance.randint(1, 5),
            "effort": chance.randint(1, 5),
            "owner": f"{chance.choice(WORDS['teams'])}-team",
            "status": chance.choice(("idea", "idea", "planned", "doing", "done", "dropped")),
            "link": f"https://tracker.example/{name}",
        }

    def _metric(self, chance: random.Random) -> Fields:
        kpi, unit, low, high, target = chance.choice(WORDS["kpis"])
        fields = {"kpi": kpi, "value": f"{chance.uniform(low, high):.1f}{unit}", "target": f"{target}{unit}"}
        fields |= {"better": "lower"} if target < (low + high) / 2 else {}
        return fields | {"source": chance.choice(WORDS["studies"]), "date": _day(chance)}

    def _evidence(self, chance: random.Random) -> Fields:
        title = f"{chance.choice(WORDS['studies'])}, {chance.randint(6, 300)} customers"
        return {"title": title, "link": f"https://research.example/{chance.randrange(10**6)}", "date": _day(chance)}

    def _narrative(self, number: int, fields: Fields) -> str:
        """Return nothing, a paragraph, or several screens: an introduction and a section for some of the stages."""
        chance = self.chance("narrative", number)
        length = chance.choices((0, 1, 2, 4), (15, 30, 35, 20))[0]
        parts = [self._paragraphs(chance, 1, length + 1)] if length else []
        for stage in (stage for stage in fields["stages"] if chance.random() < length / 3):
            parts += [f"## {stage['title']} {{#{stage['id']}}}", self._paragraphs(chance, 1, length)]
            parts += self._extras(number, fields, chance) if chance.random() < length / 4 else ()
        return "\n\n".join(parts)

    def _extras(self, number: int, fields: Fields, chance: random.Random) -> Iterator[str]:
        """Yield what narratives hold beside paragraphs."""
        other = chance.randrange(self.count)
        if chance.random() < 0.7:
            yield (
                f"See [who walks it](../../personas/{fields['personas'][0]}.md), [a journey like it]"
                f"(../{self._place(other)}) and [the study](https://research.example/{number})."
            )
        if chance.random() < 0.5:
            yield "\n".join(f"- {self._sentence(chance)}" for _ in range(chance.randint(2, 6)))
        if chance.random() < 0.4:
            picture = chance.randrange(self.pictures)
            yield f"![{self._sentence(chance, plain=True)}](../pictures/picture-{picture}.svg)"
        if chance.random() < 0.25:
            rows = [f"| {chance.choice(WORDS['towns'])} | {chance.randint(3, 90)} % |" for _ in range(4)]
            yield "\n".join(("| Town | Came back |", "|---|---|", *rows))
        if chance.random() < 0.25:
            yield f"### {chance.choice(WORDS['openings'])}\n\n> {chance.choice(WORDS['thoughts'])}"

    def _paragraphs(self, chance: random.Random, least: int, most: int) -> str:
        return "\n\n".join(
            " ".join(self._sentence(chance) for _ in range(chance.randint(1, 6)))
            for _ in range(chance.randint(least, most))
        )

    def _sentence(self, chance: random.Random, *, plain: bool = False) -> str:
        few = chance.randint(3, 19)
        text: str = chance.choice(WORDS["sentences"]).format(
            few=few, many=few + chance.randint(2, 40), share=chance.randint(4, 96), day=_day(chance),
            place=chance.choice(WORDS["towns"]), thing=self._thing(chance), team=chance.choice(WORDS["teams"]),
            channel=chance.choice(list(WORDS["surfaces"])),
        )  # fmt: skip
        return re.sub("[*`]", "", text) if plain else text

    def _thing(self, chance: random.Random) -> str:
        return str(chance.choice(WORDS["things"]))


def _day(chance: random.Random) -> str:
    return f"2026-{chance.randint(1, 10):02}-{chance.randint(1, 28):02}"


def _is_to_be(number: int) -> bool:
    return number % TO_BE_EVERY == TO_BE_EVERY - 1


def _markdown(fields: Fields, body: str) -> str:
    return f"---\n{_yaml(fields)}---\n" + (f"\n{body}\n" if body else "")


def _yaml(value: Fields | list[Any]) -> str:
    return "\n".join(_lines(value)) + "\n"


def _lines(value: Fields | list[Any]) -> Iterator[str]:
    """Yield a group or a list as teams write it: one field a line, lists of words in brackets."""
    if isinstance(value, dict):
        for name, field in value.items():
            if isinstance(field, list) and any(isinstance(item, dict) for item in field):
                yield f"{name}:"
                yield from (f"  {line}" for line in _lines(field))
            else:
                yield f"{name}: {_flow(field, alone=True)}"
        return
    for item in value:
        first, *others = _lines(item) if isinstance(item, dict) else (_flow(item),)
        yield from (f"- {first}", *(f"  {line}" for line in others))


def _flow(value: object, *, alone: bool = False) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(field)}" for name, field in value.items()) + "}"
    text = str(value)
    return text if (_PLAIN_ALONE if alone else _PLAIN).fullmatch(text) else json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("count", type=int)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    generate(given.count, given.folder, given.seed)

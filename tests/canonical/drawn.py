"""Journey files as any hand may write them: every style of YAML, comments everywhere, fields in any order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

Value = Any
"""Text, a list of values, or a group of them."""

WORDS = st.text(alphabet="abz é:#-'\"[]{},&*!|>%@`?\\/.0159", min_size=1, max_size=12).map(str.strip).filter(bool)
"""Texts that mean something to YAML wherever they can."""
PLAIN = st.sampled_from(["I pay", "Coffee, and tea", "Why?", "5 o'clock", "a#b", "one:two", "Léa", "x y z"])
TEXTS = st.one_of(PLAIN, WORDS)
PARAGRAPHS = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)
IDS = st.sampled_from(["ana", "ben", "till", "shop", "pay", "ask", "buy", "x-1"])
SCORES = st.sampled_from(["1", "2", "3", "4.5", "5"])
OWN = st.recursive(
    TEXTS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(IDS, inner, max_size=3)), max_leaves=6
)

_MOSTLY_SAFE = re.compile(r"[A-Za-zéÉ](?:[\w ?'.-]*[\w?'.])?")


def _group(required: dict[str, st.SearchStrategy[Value]], others: dict[str, st.SearchStrategy[Value]]) -> Any:
    made: st.SearchStrategy[dict[str, Value]] = st.fixed_dictionaries(required, optional=others)
    return made.flatmap(lambda group: st.permutations(list(group.items())).map(dict))


_PAINS = st.lists(
    st.one_of(IDS, _group({"title": TEXTS}, {"id": IDS, "severity": st.just("3"), "description": PARAGRAPHS})),
    max_size=2,
)
_METRICS = st.lists(_group({"kpi": TEXTS, "value": st.just("62 %")}, {"source": TEXTS}), max_size=2)
_STEP = _group(
    {"title": TEXTS},
    {
        "id": IDS, "description": PARAGRAPHS, "touchpoint": st.just("till"), "thought": TEXTS,
        "emotion": st.one_of(SCORES, st.dictionaries(st.sampled_from(["ana", "ben"]), SCORES, min_size=1)),
        "duration": st.just("1 h 30 min"), "moment_of_truth": st.sampled_from(["true", "no"]),
        "personas": st.lists(IDS, max_size=3), "pains": _PAINS, "metrics": _METRICS,
        "frontstage": st.lists(TEXTS, max_size=3), "x-own": OWN,
    },
)  # fmt: skip
_STAGE = _group(
    {"title": TEXTS, "steps": st.lists(_STEP, min_size=1, max_size=3)},
    {"id": IDS, "phase": st.just("during"), "pains": _PAINS, "x-own": OWN},
)
JOURNEYS = _group(
    {"title": TEXTS, "stages": st.lists(_STAGE, min_size=1, max_size=2)},
    {
        "personas": st.one_of(IDS, st.lists(IDS, max_size=3)), "owner": TEXTS, "tags": st.lists(TEXTS, max_size=3),
        "metrics": _METRICS, "reviewed": st.just("2026-10-02"), "x-own": OWN, "unknown": TEXTS,
    },
)  # fmt: skip
"""What journey files say."""


@st.composite
def files(draw: st.DrawFn) -> str:
    """A journey file in somebody's hand."""
    hand = Hand(draw)
    lines = hand.block(draw(JOURNEYS), 0)
    return "\n".join(["---", *lines, *hand.trivia(0), "---", ""]) + draw(BODIES)


@st.composite
def written(draw: st.DrawFn, value: Value) -> str:
    """A group of fields in somebody's hand, without comments."""
    return "\n".join(["---", *Hand(draw, comments=False).block(value, 0), "---", "Told.", ""])


BODIES = st.sampled_from(
    [
        "",
        "\n",
        "\nBefore. \n\n## Buying {#buy}\n\nAt the till.  \nNow.\t\n\n\n",
        "Text",
        "\n```\ncode  \n ```\n\n    x \n",
    ]
)


class Hand:
    """Writes values in styles that are drawn."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any], *, comments: bool = True) -> None:
        self.draw = draw
        self.comments = comments
        self.count = 0

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(0, one_in - 1)) == one_in - 1

    def comment(self) -> str:
        self.count += 1
        return f"# {self.draw(st.sampled_from(['why', 'see: [x]', '- id: old', '#', '']))} {self.count}"

    def trivia(self, indent: int) -> list[str]:
        """Return comments and empty lines, or nothing."""
        if not self.comments or not self.chance(4):
            return []
        lines = ["", " " * indent + self.comment(), " " * (indent + 2) + self.comment(), self.comment()]
        return self.draw(st.lists(st.sampled_from(lines), max_size=3, unique=True))

    def note(self) -> str:
        return f"{' ' * self.draw(st.integers(1, 9))}{self.comment()}" if self.comments and self.chance(5) else ""

    def block(self, value: Value, indent: int) -> list[str]:
        """Return a group or a list on lines of its own, never empty."""
        lines = []
        pieces = value.items() if isinstance(value, Mapping) else ((None, item) for item in value)
        for key, inner in pieces:
            head = " " * indent + ("-" if key is None else f"{self.key(key)}:")
            lines += [*self.trivia(indent), *self.piece(head, inner, indent, is_item=key is None)]
        return lines

    def key(self, name: str) -> str:
        return json.dumps(name) if self.chance(9) else name

    def piece(self, head: str, value: Value, indent: int, *, is_item: bool) -> list[str]:
        """Return a key or hyphen with its value."""
        if isinstance(value, str):
            return self.scalar(head, value, indent)
        if not value or self.chance(3):
            return [f"{head} {self.flow(value, indent + 1)}{self.note()}"]
        if isinstance(value, Sequence) and not is_item and self.chance(4):
            return [head + self.note(), *self.block(value, indent)]
        step = self.draw(st.integers(1, 4))
        below = self.block(value, indent + 1 + step)
        if is_item and not below[0].lstrip().startswith(("#", "|")) and below[0].strip():
            return [f"{head}{below[0][indent + 1 :]}", *below[1:]]
        return [head + self.note(), *below]

    def scalar(self, head: str, text: str, indent: int) -> list[str]:
        style = self.draw(st.integers(0, 6))
        pad = " " * (indent + self.draw(st.integers(1, 4)))
        if style == 0 and text.strip() and not text[:1].isspace():
            strip = self.draw(st.sampled_from(["", "-"])) if self.comments else "-"
            return [f"{head} |{strip}{self.note()}", *(pad + line if line else "" for line in text.split("\n"))]
        if "\n" in text:
            return [f"{head} {json.dumps(text, ensure_ascii=False)}{self.note()}"]
        if _MOSTLY_SAFE.fullmatch(text) and style in (1, 2, 3):
            words = text.split(" ")
            if style == 3 and len(words) > 1 and all(words):
                return [f"{head} {words[0]}", f"{pad}{' '.join(words[1:])}{self.note()}"]
            return [f"{head} {text}{self.note()}"]
        return [f"{head} {self.quotes(text)}{self.note()}"]

    def quotes(self, text: str) -> str:
        if self.chance(2):
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)

    def flow(self, value: Value, indent: int = 0) -> str:
        """Return a value in brackets, mostly on one line; what is below stands behind an indentation."""
        if isinstance(value, str):
            number = re.fullmatch(r"[\d.]+|[a-z]+", value)
            return value if number else self.quotes(value) if "\n" not in value else json.dumps(value)
        inner = [
            f"{self.key(name)}: {self.flow(each, indent)}" for name, each in value.items()
        ] if isinstance(value, Mapping) else [self.flow(each, indent) for each in value]  # fmt: skip
        opening, closing = "{}" if isinstance(value, Mapping) else "[]"
        breaks = [self.line_break(indent) for _ in range(len(inner) + 1)] if self.chance(6) else []
        if breaks:
            texts = [f"{each}{',' if at + 1 < len(inner) else ''}{breaks[at + 1]}" for at, each in enumerate(inner)]
            return f"{opening}{breaks[0]}{''.join(texts)}{closing}"
        gap = " " if self.chance(2) else ""
        return f"{opening}{gap}{', '.join(inner)}{gap}{closing}"

    def line_break(self, indent: int) -> str:
        note = f" {self.comment()}" if self.comments and self.chance(3) else ""
        above = f"{self.comment()}\n" if self.comments and self.chance(4) else ""
        return f"{note}\n{above}{' ' * (indent + self.draw(st.integers(1, 5)))}"

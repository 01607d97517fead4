"""Sets of lifecycle phases that a new project can begin with. Knows the steps of the starter project, and no file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeybook.exchange.front_matter import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPhase:
    """A phase as it is written into a configuration."""

    id: str
    title: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadySet:
    """A set of phases. Its name is part of the command's interface: it does not change."""

    name: str
    title: str
    """What the set is called beside others."""
    phases: tuple[ReadyPhase, ...]
    leave: str
    """The phase of the starter project's stage before leaving for the shop."""
    visit: str
    """The phase of its stage in the shop."""


def phases_text(sets: Sequence[ReadySet]) -> str:
    """Return `phases:` of site_config.yml, without a last line break; empty for no set. Several sets have names."""
    if not sets:
        return ""
    lines = ["phases:"]
    for one in sets:
        for phase in one.phases:
            lines += [
                f"  - id: {_id(phase.id, one, sets)}",
                f"    title: {quoted(phase.title)}",
                f"    definition: {quoted(phase.definition)}",
            ]
            if len(sets) > 1:
                lines.append(f"    set: {quoted(one.title)}")
    return "\n".join(lines)


def example_phases(sets: Sequence[ReadySet]) -> tuple[str, str]:
    """Return what stands behind `phase:` at the two stages of the starter project."""
    return _value(_id(one.leave, one, sets) for one in sets), _value(_id(one.visit, one, sets) for one in sets)


def _id(name: str, one: ReadySet, sets: Sequence[ReadySet]) -> str:
    """Return the id of a phase; where an earlier set has it already, with the name of its own set before it."""
    earlier = sets[: sets.index(one)]
    return f"{one.name}-{name}" if any(phase.id == name for other in earlier for phase in other.phases) else name


def _value(names: Iterable[str]) -> str:
    each = tuple(names)
    return each[0] if len(each) == 1 else f"[{', '.join(each)}]"


_PURCHASE = ReadySet(
    name="purchase",
    title="Around the purchase",
    phases=(
        ReadyPhase(
            id="before",
            title="Before purchase",
            definition="From the first thought of it until the customer is about to buy.",
        ),
        ReadyPhase(
            id="during",
            title="Purchase",
            definition="From choosing for good until what was bought is paid and handed over.",
        ),
        ReadyPhase(
            id="after",
            title="After purchase",
            definition="Using it, asking for help with it, and coming back or not.",
        ),
    ),
    leave="before",
    visit="during",
)
_RELATION = ReadySet(
    name="relation",
    title="Relation",
    phases=(
        ReadyPhase(
            id="acquisition",
            title="Acquisition",
            definition="Until somebody who did not know us has bought for the first time.",
        ),
        ReadyPhase(
            id="retention",
            title="Retention",
            definition="From the first purchase on, as long as there is a reason to stay and a chance to leave.",
        ),
        ReadyPhase(
            id="loyalty",
            title="Loyalty",
            definition="When the customer comes back without comparing, and brings others along.",
        ),
    ),
    leave="acquisition",
    visit="acquisition",
)
_AWARENESS = ReadySet(
    name="awareness",
    title="Awareness to advocacy",
    phases=(
        ReadyPhase(
            id="awareness",
            title="Awareness",
            definition="The customer notices that there is something they could want, or that we offer it.",
        ),
        ReadyPhase(
            id="research",
            title="Research",
            definition="They gather what there is to know: what exists, where, at what price, what others say of it.",
        ),
        ReadyPhase(
            id="consideration",
            title="Consideration",
            definition="They weigh the few that are left against each other.",
        ),
        ReadyPhase(
            id="purchase",
            title="Purchase",
            definition="They buy, from the basket or the counter to the receipt.",
        ),
        ReadyPhase(
            id="use",
            title="Use",
            definition="They receive it, learn it, live with it and have it repaired.",
        ),
        ReadyPhase(
            id="advocacy",
            title="Advocacy",
            definition="They tell others about it, asked or unasked, well or badly.",
        ),
    ),
    leave="research",
    visit="purchase",
)
_DISCOVERY = ReadySet(
    name="discovery",
    title="Discovery to loyalty",
    phases=(
        ReadyPhase(
            id="discovery",
            title="Discovery",
            definition="The customer meets us or the offer for the first time, by search, by chance or by somebody.",
        ),
        ReadyPhase(
            id="evaluation",
            title="Evaluation",
            definition="They find out whether it suits them, what it costs and whom to believe.",
        ),
        ReadyPhase(
            id="decision",
            title="Decision",
            definition="They choose, order, pay and receive.",
        ),
        ReadyPhase(
            id="after-sales",
            title="After-sales",
            definition="They ask, return, repair or complain about what they have.",
        ),
        ReadyPhase(
            id="loyalty",
            title="Loyalty",
            definition="They come back by themselves, and it shows that we know them.",
        ),
    ),
    leave="evaluation",
    visit="decision",
)
_NEED = ReadySet(
    name="need",
    title="Need to post-purchase",
    phases=(
        ReadyPhase(
            id="need",
            title="Need",
            definition="Something is missing, broken or wished for, and the customer knows it.",
        ),
        ReadyPhase(
            id="comparison",
            title="Comparison",
            definition="They compare ways to meet the need, ours and those of others.",
        ),
        ReadyPhase(
            id="decision",
            title="Decision",
            definition="They settle on one, and carry it out to the payment.",
        ),
        ReadyPhase(
            id="post-purchase",
            title="Post-purchase",
            definition="They see whether the need is met, and what happens when it is not.",
        ),
    ),
    leave="need",
    visit="decision",
)

READY_SETS = {one.name: one for one in (_PURCHASE, _RELATION, _AWARENESS, _DISCOVERY, _NEED)}
"""The sets by name, the default of the starter project first."""

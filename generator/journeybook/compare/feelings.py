"""How a step felt to whom, and feels now: however a team writes it, one score for all or one a persona."""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.compare.change import Thing
from journeybook.compare.fields import Difference
from journeybook.compare.names import Names
from journeybook.model.journey import Emotions, Journey, Step


def emotion_differences(old: tuple[Journey, Step], new: tuple[Journey, Step], names: Names) -> Iterator[Difference]:
    """Yield one difference where all feel otherwise by the same, else one a persona that does: `emotion/lea`.

    A score for all counts for everyone who walks the step. That somebody else walks it now is said by `personas`.
    """
    before, after = _renamed(old[1].emotion, names), new[1].emotion
    if not before.by_persona and not after.by_persona:
        if before.everyone != after.everyone:
            yield "emotion", before.everyone, after.everyone
        return
    walked = names.all_now(Thing.PERSONA, (name for name in old[0].felt_by(old[1]) if name))
    walks = tuple(name for name in new[0].felt_by(new[1]) if name)
    other = {}
    for who in dict.fromkeys((*walked, *walks)):
        was = before.of(who) if who in walked or who in before.by_persona else None
        now = after.of(who) if who in walks or who in after.by_persona else None
        follows = (who not in walked and who not in after.by_persona) or (
            who not in walks and who not in before.by_persona
        )
        if was != now and not follows:
            other[who] = (was, now)
    both = set(walked) & set(walks)
    if len(other) > 1 and set(other) >= both and len(set(other.values())) == 1:
        yield "emotion", *next(iter(other.values()))
    else:
        for who, (was, now) in other.items():
            yield f"emotion/{who}", was, now


def _renamed(emotions: Emotions, names: Names) -> Emotions:
    scores = {names.now(Thing.PERSONA, who): score for who, score in emotions.by_persona.items()}
    return Emotions(emotions.everyone, scores) if scores else emotions

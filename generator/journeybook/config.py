"""site_config.yml as settings. Knows which files it names but reads none of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PureWindowsPath
from posixpath import normpath
from urllib.parse import urlsplit

from journeybook.diagnostics import Severity
from journeybook.fields.reading import Reading
from journeybook.fields.record import Read
from journeybook.forge import Forge, kind_of
from journeybook.format.inventory import Listed
from journeybook.format.site import LANES, SITE
from journeybook.format.theme import FontFile
from journeybook.model.formula import Formula, formula
from journeybook.model.scale import EmotionScale, Number
from journeybook.prose.allowed import leads_outside
from journeybook.source import Origin
from journeybook.syntax.nodes import Mapping as MappingNode
from journeybook.syntax.nodes import Scalar, Sequence

LISTS = ("phases", "channels", "touchpoints")
"""The words that every journey shares, by the names of their fields."""
SHARED = (*LISTS, "emotion_scale", "languages")
"""What journeys are read by."""
ANY_SCALE = EmotionScale(min=-100, max=100)
"""For reading journeys where the project's scale is not known: no score is out of a range that nobody can tell."""
_FIRST_LANES = ("emotion", "thought", "touchpoint", "channel", "duration")
DEFAULT_LANES = (*_FIRST_LANES, *(lane for lane in LANES if lane not in (*_FIRST_LANES, "evidence", "basis")))
"""The lanes of a project that names none; a lane that is empty in a journey is not drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """Which rules are checked and how grave their findings are."""

    untouched_days: int = 180
    """After how many days without a review a journey is stale."""
    evidence_days: int = 730
    """After how many days a figure or a piece of evidence is old."""
    select: tuple[str, ...] = ()
    """Ids of rules and names of families; empty for all."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    origin: Origin = Origin("site_config.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrioritySettings:
    """How opportunities are prioritised."""

    across: str = "effort"
    """The measure of the matrix from left to right."""
    up: str = "impact"
    """The measure from the bottom to the top."""
    weights: tuple[tuple[str, Number], ...] = ()
    """Measure and weight, as written; they count where the team has no formula of its own."""
    score: Formula = formula("impact / effort")
    """The team's own formula, or the usual one with its weights."""
    origin: Origin = Origin("site_config.yml")

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that the axes and the score need, each once."""
        return tuple(dict.fromkeys((self.up, self.across, *self.score.measures)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSettings:
    """The look, as far as a team sets it."""

    palette: str = ""
    """`#rrggbb`, lower case; empty for ours."""
    logo: str = ""
    """Path in the project; empty for none."""
    text_font: tuple[FontFile, ...] = ()
    """The files of the font of all text; empty for the system's own."""
    heading_font: tuple[FontFile, ...] = ()
    """The files of the font of headings; empty for that of the text."""
    css: tuple[str, ...] = ()
    """Style sheets as named, in order."""
    overrides: str = ""
    """Folder in the project; empty for none."""
    origin: Origin = Origin("site_config.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the site is."""

    title: str
    description: str = ""
    url: str = ""
    """With a slash at its end; empty where the site's place is not known."""
    forge: Forge | None = None
    """The repository at its host; None where it is not known."""
    languages: tuple[str, ...] = ("en",)
    """The first is the default."""
    scale: EmotionScale = EmotionScale()
    lanes: tuple[str, ...] = DEFAULT_LANES
    labels: tuple[tuple[str, str], ...] = ()
    """A team's own fields, and what they are called on pages."""
    priorities: PrioritySettings = PrioritySettings()
    checks: CheckSettings = CheckSettings()
    theme: ThemeSettings = ThemeSettings()
    origin: Origin = Origin("site_config.yml")

    @property
    def repository(self) -> str:
        """The address of the repository, without a slash at the end; empty where it is not known."""
        return self.forge.repository if self.forge else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventories:
    """The shared words of a project as written, not yet linked."""

    phases: tuple[Read, ...] = ()
    channels: Listed = Listed((), ())
    touchpoints: Listed = Listed((), ())
    unread: frozenset[str] = frozenset()
    """What was written and could not be read: `phases`, `channels`, `touchpoints`, `emotion_scale`."""


def read_settings(node: MappingNode, reading: Reading, fallback_title: str) -> tuple[Settings, Inventories]:
    """Return the settings and the shared words; what is wrong is reported and has its default."""
    read = SITE.read(node, reading)
    values = read.values
    names = [entry.key.value for entry in node.entries]
    written = {name if name in SITE.by_name else SITE.meant_by(name) for name in names}
    scale = _scale(values.get("emotion_scale"), reading)
    if scale is None:
        values.pop("emotion_scale")
    inventories = Inventories(
        phases=values.get("phases", ()),
        channels=values.get("channels", Listed((), ())),
        touchpoints=values.get("touchpoints", Listed((), ())),
        unread=frozenset(name for name in SHARED if name in written and name not in values)
        | _unread_languages(node, values.get("languages", ())),
    )
    url = _web_address("url", read, reading)
    settings = Settings(
        title=values.get("title", fallback_title),
        description=values.get("description", ""),
        url=url if not url or url.endswith("/") else url + "/",
        forge=_forge(read, reading),
        languages=values.get("languages") or ("en",),
        scale=scale or EmotionScale(),
        lanes=tuple(dict.fromkeys(values.get("lanes") or DEFAULT_LANES)),
        labels=values.get("labels", ()),
        priorities=_priorities(values.get("priorities"), reading),
        checks=_checks(values.get("checks")),
        theme=_theme(values.get("theme"), reading),
        origin=read.origin,
    )
    return settings, inventories


def _unread_languages(node: MappingNode, read: tuple[str, ...]) -> frozenset[str]:
    """Return `languages` where not all that is written there could be read."""
    written = node.get("languages")
    items = written.items if isinstance(written, Sequence) else () if written is None else (written,)
    wanted = [item for item in items if not (isinstance(item, Scalar) and item.is_empty)]
    return frozenset() if len(wanted) == len(read) else frozenset(["languages"])


def _scale(read: Read | None, reading: Reading) -> EmotionScale | None:
    """Return the scale, the usual one where none is written, None where it cannot be one."""
    if read is None:
        return EmotionScale()
    scale = EmotionScale(min=read.values["min"], max=read.values["max"])
    if scale.min < scale.max:
        return scale
    reading.findings.error(
        "out-of-range",
        "'max' must be greater than 'min'",
        read.origin.span("max"),
        "for example {min: 1, max: 5}",
    )
    return None


def _checks(read: Read | None) -> CheckSettings:
    if read is None:
        return CheckSettings()
    values = {name.replace("-", "_"): value for name, value in read.values.items()}
    return CheckSettings(**values, origin=read.origin)


def _priorities(read: Read | None, reading: Reading) -> PrioritySettings:
    if read is None:
        return PrioritySettings()
    values = dict(read.values)
    weights = values.get("weights", ())
    if weights and read.origin.has("score"):
        reading.findings.warning(
            "wrong-formula",
            "'weights' change nothing where a 'score' is written",
            read.origin.span("weights"),
            "multiply the measures in the formula, or delete one of the two",
        )
    return PrioritySettings(**{"score": _usual_score(weights), **values}, origin=read.origin)


def _usual_score(weights: tuple[tuple[str, Number], ...]) -> Formula:
    """Return the weighted measures, `impact` always among them, over the weighted effort; a weight of 0 leaves out."""
    given = {"impact": 1, **dict(weights)}
    effort = given.pop("effort", 1)
    above = [_weighted(name, weight) for name, weight in given.items() if weight]
    text = " + ".join(above) or "0"
    if effort:
        top = f"({text})" if len(above) > 1 else text
        below = _weighted("effort", effort)
        text = f"{top} / {below if effort == 1 else f'({below})'}"
    return formula(text, longest=10_000)


def _weighted(name: str, weight: Number) -> str:
    """Return a measure times its weight, which is written without an exponent, as a formula has none."""
    return name if weight == 1 else f"{Decimal(str(weight)):f} * {name}"


def _web_address(name: str, read: Read, reading: Reading) -> str:
    """Return an address that others can be made of; empty where it is none."""
    address: str = read.values.get(name, "")
    if not address or address.lower().startswith(("https://", "http://")):
        return address
    reading.findings.error(
        "out-of-range", f"'{name}' must be an address on the web", read.origin.span(name), "write https://… in full"
    )
    return ""


def _forge(read: Read, reading: Reading) -> Forge | None:
    address = _web_address("repository", read, reading).rstrip("/").removesuffix(".git")
    parts = urlsplit(address)
    if parts.username or parts.password or parts.query or parts.fragment:
        reading.findings.error(
            "out-of-range",
            "'repository' must be the plain address of the repository: no user, no password, no '?' and no '#'",
            read.origin.span("repository"),
            "write it as the browser shows it, for example https://git.example/lumen/journeys",
        )
        return None
    if not address:
        return None
    kind = read.values.get("forge") or kind_of(address)
    return Forge(repository=address, kind=kind, branch=read.values.get("branch", ""))


def _theme(read: Read | None, reading: Reading) -> ThemeSettings:
    if read is None:
        return ThemeSettings()
    values = dict(read.values)
    palette = values.pop("palette", "").lower()
    if palette and not re.fullmatch(r"#[0-9a-f]{6}", palette):
        reading.findings.error(
            "wrong-type",
            "'palette' must be a colour like #1d3557",
            read.origin.span("palette"),
            'quote it: "#1d3557"',
        )
        palette = ""
    overrides = values.get("overrides", "")
    if overrides and not _is_folder_below(overrides):
        reading.findings.error(
            "out-of-range",
            "'overrides' must be a folder in the project",
            read.origin.span("overrides"),
            "for example overrides: theme",
        )
        del values["overrides"]
    logo = values.pop("logo", "")
    fonts: Read | None = values.pop("fonts", None)
    named: dict[str, tuple[FontFile, ...]] = fonts.values if fonts else {}
    return ThemeSettings(
        palette=palette,
        logo=logo if not logo or leads_outside(logo) else normpath(logo),
        text_font=named.get("text", ()),
        heading_font=named.get("headings", ()),
        **values,
        origin=read.origin,
    )


def _is_folder_below(path: str) -> bool:
    """Say whether a path is written as one of a folder below the project, and not as the project or another place."""
    windows = PureWindowsPath(path)  # takes both kinds of slash, and knows drives
    return not windows.drive and not windows.root and ".." not in windows.parts and bool(windows.parts)

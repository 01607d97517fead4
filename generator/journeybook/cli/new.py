"""`journeybook new`: a project, a journey or a persona to begin with. Overwrites nothing."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

import click

from journeybook.cli.ci import ci
from journeybook.cli.codeowners import codeowners
from journeybook.cli.gitattributes import gitattributes
from journeybook.cli.lifecycles import READY_SETS, ReadySet, example_phases, phases_text
from journeybook.cli.options import Kind, project_option, write_text
from journeybook.diagnostics import did_you_mean
from journeybook.errors import InvocationError
from journeybook.exchange.front_matter import quoted
from journeybook.fields.types import slug
from journeybook.load.discover import RESERVED_IDS, is_id, open_project

TEMPLATES = files("journeybook.cli") / "templates"

_ENDING = ".md"
_NO_WORDS: Mapping[str, str] = MappingProxyType({})


def _names(kind: str) -> list[str]:
    """Return the names of the templates of a kind, the default first."""
    names = sorted(entry.name.removesuffix(_ENDING) for entry in (TEMPLATES / kind).iterdir())
    default = {"project": "starter", "journey": "linear", "persona": "person"}[kind]
    return [default, *(name for name in names if name != default)]


@click.group()
def new() -> None:
    """Make a project, a journey or a persona to begin with, or what a repository of them needs."""


for command in (ci, codeowners, gitattributes):
    new.add_command(command)


def _ready_sets(context: click.Context, parameter: click.Parameter, names: tuple[str, ...]) -> tuple[ReadySet, ...]:
    """Return the sets of the names, each once."""
    for name in names:
        if name not in READY_SETS:
            meant = did_you_mean(name, READY_SETS)
            known = "" if meant.startswith("known") else f" known: {', '.join(READY_SETS)}"
            raise click.BadParameter(f"there is no lifecycle '{name}'; {meant}{known}")
    return tuple(READY_SETS[name] for name in dict.fromkeys(names))


_LIFECYCLES = "\b\nLifecycles:\n" + "\n".join(
    f"  {name:<{max(map(len, READY_SETS))}}  {', '.join(phase.title for phase in one.phases)}"
    for name, one in READY_SETS.items()
)


@new.command(epilog=_LIFECYCLES)
@click.argument("name")
@click.option(
    "--project",
    "parent",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The folder it is made in.  [default: the current folder]",
)
@click.option(
    "--template", type=Kind(_names("project")), default="starter", show_default=True, help="What it begins with."
)
@click.option(
    "--lifecycle",
    "lifecycles",
    metavar="NAME",
    multiple=True,
    callback=_ready_sets,
    help="The phases that journeys are compared by, one of those listed below; again for one more set of them.  "
    "[default: purchase; of an empty project none]",
)
def project(name: str, parent: Path, template: str, lifecycles: tuple[ReadySet, ...]) -> None:
    """Make a project in a new folder NAME: a configuration, a first journey, a persona."""
    root = parent / name
    # A repository that was just made is as good as empty.
    if root.exists() and (not root.is_dir() or any(entry.name != ".git" for entry in root.iterdir())):
        raise InvocationError(f"{root} is there already and not empty; choose another name")
    title = _sentence(root.resolve().name)
    sets = lifecycles or (() if template == "empty" else (next(iter(READY_SETS.values())),))
    leave, visit = example_phases(sets)
    words = {"phases": phases_text(sets), "leave": leave, "visit": visit}
    for path, entry in _tree(TEMPLATES / "project" / template):
        write_text(root / path.replace("dot-", "."), _filled(entry, title, root.resolve().name, words))
    enter = "" if root.resolve() == Path.cwd() else f"  cd {shlex.quote(str(root))}\n"
    click.echo(f"{root} is ready. Next:\n\n{enter}  journeybook serve\n")


@new.command()
@click.argument("name")
@project_option
@click.option(
    "--template", type=Kind(_names("journey")), default="linear", show_default=True, help="What it begins with."
)
def journey(name: str, project: Path, template: str) -> None:
    """Make a journey. NAME is its title ("Groceries by drive") or its id, with its area ("retail/drive")."""
    _new_file("journeys", name, project, TEMPLATES / "journey" / f"{template}{_ENDING}")


@new.command()
@click.argument("name")
@project_option
@click.option(
    "--template", type=Kind(_names("persona")), default="person", show_default=True, help="What it begins with."
)
def persona(name: str, project: Path, template: str) -> None:
    """Make a persona. NAME is its title ("Léa, 34, two jobs") or its id ("lea")."""
    _new_file("personas", name, project, TEMPLATES / "persona" / f"{template}{_ENDING}")


def _new_file(folder: str, name: str, project: Path, template: Traversable) -> None:
    open_project(project)
    *areas, last = [name] if " " in name else name.split("/")
    # A persona is called by the first words of its title: "Léa, 34, two jobs" is lea.
    given = last if is_id(last) else slug(last.split(",")[0] if folder == "personas" else last)
    if given in RESERVED_IDS:
        raise InvocationError(f"'{given}' cannot be a file's name: it is taken; choose another")
    if not is_id(given) or not all(is_id(area) for area in areas):
        raise InvocationError(f"'{name}' gives no id: use letters and digits, for example 'retail/drive'")
    path = project / folder / Path(*areas) / f"{given}{_ENDING}"
    # Journeys and personas share their ids.
    others = (other for shared in ("journeys", "personas") for other in (project / shared).rglob(f"{given}.*"))
    taken = next((other for other in others if other.suffix in (".md", ".yaml", ".yml")), None)
    if taken is not None:
        raise InvocationError(f"{taken} is there already; choose another name")
    write_text(path, _filled(template, last if last != given else _sentence(given), given))
    click.echo(str(path))


def _filled(template: Traversable, title: str, name: str, words: Mapping[str, str] = _NO_WORDS) -> str:
    text = template.read_text(encoding="utf-8")
    for word, value in words.items():
        # A line that would hold nothing is none.
        text = text.replace(f"@@{word}@@\n", f"{value}\n" if value else "").replace(f"@@{word}@@", value)
    return text.replace("@@title@@", quoted(title)).replace("@@heading@@", title).replace("@@name@@", name)


def _tree(folder: Traversable, below: str = "") -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{below}{entry.name}"
        if entry.is_dir():
            found += _tree(entry, f"{path}/")
        else:
            found.append((path, entry))
    return found


def _sentence(name: str) -> str:
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]

"""The documentation says what is so: its commands run, its files load, its references are current."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import resources as impresources
from pathlib import Path

import click
import pytest
import yaml

from journeybook import pipeline
from journeybook.checks.registry import RULES
from journeybook.checks.rule import Mark
from journeybook.checks.runner import examine, run
from journeybook.cli.ci import recipes_of
from journeybook.cli.lifecycles import READY_SETS
from journeybook.cli.main import commands
from journeybook.diagnostics import Severity
from journeybook.exchange.rules import IMPORT_RULES
from journeybook.insight.priorities import priorities
from journeybook.load import DiskFiles, load
from journeybook.reporting.reference import format_reference, rule_reference
from tests.conftest import Write


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def _section(text: str, title: str) -> str:
    return text.split(f"## {title}\n")[1].split("\n## ")[0]


def test_the_commands_of_first_use_run_in_order(repository: Path, tmp_path: Path) -> None:
    block = _blocks(_section((repository / "README.md").read_text(encoding="utf-8"), "First use"), "sh")[0]
    folder, ran = tmp_path, 0
    for line in block.splitlines():
        command = line.split("  #")[0].strip()
        if command.startswith("cd "):
            folder /= command.removeprefix("cd ")
        elif command.startswith("journeybook") and command != "journeybook serve":
            run = f'"{sys.executable}" -m {command}'
            done = subprocess.run(run, shell=True, cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
            ran += 1
    assert ran >= 6
    assert (folder / "site" / "index.html").is_file()
    assert (folder / "catalogue.json").is_file()


def test_the_readme_names_every_command(repository: Path) -> None:
    text = (repository / "README.md").read_text(encoding="utf-8")
    help_text = subprocess.run(
        [sys.executable, "-m", "journeybook", "--help"], capture_output=True, text=True, check=True
    ).stdout
    commands = re.findall(r"^  ([\w-]+) ", help_text.split("Commands:")[1], re.MULTILINE)
    assert len(commands) >= 10
    assert [name for name in commands if f"`journeybook {name}" not in text] == []


def test_the_make_targets_that_the_documents_name_exist(repository: Path) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    documents = [repository / "README.md", repository / "CONTRIBUTING.md"]
    named = {name for path in documents for name in re.findall(r"\bmake ([a-z]+)\b", path.read_text(encoding="utf-8"))}
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert {"site", "test", "serve"} <= named
    # "make journey files" is a sentence, not a command.
    assert {name for name in named if f"make {name} " in makefile or name in ("docs", "bench", "lock")} <= targets


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "CONTRIBUTING.md",
        "docs/ci.md",
        "docs/preview.md",
        "docs/theming.md",
        "docs/editors.md",
        "docs/languages.md",
        "docs/checks.md",
        "docs/lifecycles.md",
        "docs/priorities.md",
    ],
)
def test_the_links_of_a_document_lead_to_files(document: str, repository: Path) -> None:
    path = repository / document
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_look_of_the_documentation_can_be_built(repository: Path, write_project: Write) -> None:
    text = (repository / "docs/theming.md").read_text(encoding="utf-8")
    files = dict(re.findall(r"^`(theme/[^`]+)`\n\n```\w+\n(.*?)```", text, re.DOTALL | re.MULTILINE))
    assert set(files) >= {"theme/extra.css", "theme/dots.svg", "theme/main.html", "theme/pages/persona.html"}
    names = re.findall(r"theme/fonts/[\w-]+\.woff2", text)
    letters = impresources.files("mkdocs") / "themes/readthedocs/css/fonts/lato-bold.woff2"
    root = write_project(
        {
            "site_config.yml": "title: T\n" + "".join(_blocks(text, "yaml")),
            "data/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
            "personas/ana.md": "---\ntitle: Ana\nchannels: [village]\n---\n",
            "journeys/a.md": "---\ntitle: A\npersonas: [ana]\nstages: [{id: s, title: S, steps: [{id: a, title: B, "
            "channel: village}]}]\n---\n",
            **files,
        }
    )
    for name in names:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(letters.read_bytes())
    checked = pipeline.check(root)
    assert [found.message for found in checked.findings] == []
    pipeline.build(checked, root / "site")
    persona = (root / "site/personas/ana.html").read_text(encoding="utf-8")
    for shown in ("Ask the research team", "New: the journeys of the bank", "Internal use only", "extra.css", "Ana"):
        assert shown in persona
    assert "#jb_icon_material/pine-tree" in persona
    assert "https://code.shop.example/lumen/journeys/-/blob/main/personas/ana.md" in persona
    for name in (*names, "theme/extra.css", "theme/print.css", "theme/dots.svg", "data/logo.svg"):
        assert (root / "site/files" / name).is_file()


def test_the_lifecycles_of_the_documentation_are_those_of_the_command(repository: Path) -> None:
    text = (repository / "docs/lifecycles.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z]+)` \| (.+) \|$", text, re.MULTILINE) == [
        (name, ", ".join(phase.title for phase in one.phases)) for name, one in READY_SETS.items()
    ]


def test_the_examples_of_lifecycles_load_one_after_the_other(repository: Path, write_project: Write) -> None:
    text = (repository / "docs/lifecycles.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n# (\S+)\n(.*?)```", text, re.DOTALL)
    files = {"site_config.yml": "", "site_config.fr.yml": "title: T\n"}
    seen = []
    for path, example in examples:
        config = path.startswith("site_config")
        files[path] = ("title: T\nlanguages: [en, fr]\n" if path == "site_config.yml" else "") * config + example
        loaded = load(DiskFiles(write_project(files)))
        errors = [found.message for found in run(loaded) if found.severity is Severity.ERROR]
        # A journey may be named before it is written.
        assert errors == (["unknown journey 'filter-lamps'"] if example.endswith("journey: filter-lamps\n") else [])
        seen.append([one.title for one in loaded.catalogue_in("fr").phase_sets])
    assert [seen[0], seen[2], seen[4], len(seen)] == [[""], ["", "Relation"], ["", "Relation client"], 7]


def test_the_examples_of_priorities_are_read_as_they_say(repository: Path, write_project: Write) -> None:
    written, *sections = _blocks((repository / "docs/priorities.md").read_text(encoding="utf-8"), "yaml")
    assert len(sections) == 2
    start = "---\ntitle: Drive\nstages:\n  - title: Order\n    steps:\n      - id: fill\n        title: I fill\n"
    scores = []
    for section in ("", *sections):
        files = {"site_config.yml": "title: T\n" + section, "journeys/drive.md": f"{start}{written}---\n"}
        checked = pipeline.check(write_project(files))
        assert not checked.stops()
        assert not {"unknown-measure", "wrong-formula"} & {found.rule for found in checked.findings}
        settings = checked.loaded.settings.priorities
        (one,) = priorities(checked.loaded.catalogue, settings).items
        assert [pain.id for pain in one.pains] == ["slow-search"]
        scores.append((settings.score.text, one.score.value))
    assert scores == [
        ("impact / effort", 2),
        ("(2 * impact + severity) / effort", 6),
        ("(impact + severity) * personas / max(effort, 1) + x-revenue / 100", 1.2),
    ]


def test_the_example_of_a_translation_fits_a_journey(repository: Path, write_project: Write) -> None:
    section = (repository / "docs/format.md").read_text(encoding="utf-8").split("## Other languages\n")[1]
    steps = """\
      - id: fill-basket
        title: I fill my basket
        thought: Where did they hide the coffee?
        pains: [{id: slow-search, title: The search ignores brand names}]
        metrics: [{kpi: Baskets abandoned, value: 27 %, source: Web analytics}]
        frontstage: [Basket page]
"""
    journey = f"---\ntitle: Drive\ngoal: Shop\nstages:\n  - id: order\n    title: Ordering\n    steps:\n{steps}---\n"
    files = {"site_config.yml": "title: T\nlanguages: [en, fr]\n", "site_config.fr.yml": "title: T\n"}
    files |= {"journeys/drive.md": journey, "journeys/drive.fr.md": _blocks(section, "markdown")[0]}
    found = run(load(DiskFiles(write_project(files))))
    assert [one.rule for one in found] == ["step-without-touchpoint"]


def test_the_examples_of_suppressing_do_what_they_say(repository: Path, write_project: Write) -> None:
    text = (repository / "docs/checks.md").read_text(encoding="utf-8")
    (journey,) = _blocks(text, "markdown")
    files = {
        "site_config.yml": "title: T\ntouchpoints: [{id: till, title: Till}]\n" + _blocks(text, "yaml")[0],
        "journeys/lamp.md": journey,
    }
    checked = pipeline.check(write_project(files))
    assert sorted((one.finding.rule, one.reason) for one in checked.suppressed) == [
        ("journey-without-persona", "everybody buys lamps, and in the same way"),
        ("measured-without-figure", "the till counts, and may not say"),
        ("raw-html", "the screens at our tills show it"),
        ("step-without-touchpoint", "we are not there"),
    ]
    found = {one.rule: one.severity for one in checked.findings}
    assert "unused-suppression" not in found
    assert "long-title" not in found
    assert found["journey-without-evidence"] == "warning"
    assert [one.finding.severity for one in checked.suppressed if one.finding.rule == "measured-without-figure"] == [
        "error"
    ]
    assert (checked.loaded.settings.checks.untouched_days, checked.loaded.settings.checks.evidence_days) == (120, 365)


def test_the_rules_that_the_documents_name_exist(repository: Path) -> None:
    known = {rule.id for rule in (*RULES, *IMPORT_RULES)}
    named = {
        (path.name, name)
        for path in (repository / "docs").glob("*.md")
        for name in re.findall(r"rules\.md#([a-z-]+)", path.read_text(encoding="utf-8"))
    }
    assert len(named) >= 4
    assert {one for one in named if one[1] not in known} == set()


def test_the_format_reference_is_current(repository: Path) -> None:
    written = (repository / "docs/format.md").read_text(encoding="utf-8")
    assert written == format_reference(), "run `make docs`"


def test_the_rule_reference_is_current(repository: Path) -> None:
    written = (repository / "docs/rules.md").read_text(encoding="utf-8")
    assert written == rule_reference((*RULES, *IMPORT_RULES)), "run `make docs`"


def test_the_addresses_of_the_reading_guide_lead_to_what_is_there(repository: Path, tmp_path: Path) -> None:
    text = (repository / "docs" / "reading.md").read_text(encoding="utf-8")
    addresses = re.findall(r"^\| `([^`]+\.html[^`]*)` \|", text, re.MULTILINE)
    assert len(addresses) >= 10
    out = tmp_path / "site"
    pipeline.build(pipeline.check(repository), out)
    for address in addresses:
        path, _, rest = address.partition("?")
        path, _, fragment = path.partition("#")
        page = (out / path).read_text(encoding="utf-8")
        query, _, after = rest.partition("#")
        for name in filter(None, (fragment, after)):
            assert f'id="{name}"' in page, address
        for name, _, values in (part.partition("=") for part in query.split("&") if "index.html" in path):
            assert name in ("sort", "group") or all(f"{name}:{value}" in page for value in values.split(",")), address
        for name, _, values in (part.partition("=") for part in query.split("&") if "index.html" not in path):
            known = {"lanes": 'data-lane="{}"', "personas": 'data-persona="{}"'}.get(name)
            assert known is None or all(known.format(value) in page for value in values.split(",")), address


def test_the_exception_of_the_documentation_takes_back_what_it_names(repository: Path, write_project: Write) -> None:
    text = (repository / "docs/health.md").read_text(encoding="utf-8")
    step = next(block for block in _blocks(text, "yaml") if "journeybook: ignore[" in block)
    head = "title: A\nstatus: published\nstages:\n  - id: all\n    title: All\n    steps:\n"
    files = {"site_config.yml": "title: T\n", "journeys/a.md": f"---\n{head}{step}        channel: web\n---\n"}
    outcome = examine(load(DiskFiles(write_project(files))))
    assert [one.finding.rule for one in outcome.suppressed] == ["internal-term"]
    assert not [found for found in outcome.findings if "suppression" in found.rule]


def test_the_links_of_the_documentation_of_health_name_filters_and_marks(repository: Path) -> None:
    text = (repository / "docs/health.md").read_text(encoding="utf-8")
    marks = {mark.value for mark in Mark}
    assert set(re.findall(r"weak=([\w-]+)", text)) | set(re.findall(r"sort=([\w-]+)", text)) <= marks
    assert set(re.findall(r"jb_health_([\w-]+)", text)) <= marks
    assert set(re.findall(r"rule=([\w-]+)", text)) <= {rule.id for rule in RULES}


def test_the_recipes_of_the_documentation_are_those_of_the_command(repository: Path) -> None:
    text = (repository / "docs/ci.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^`(\.git(?:hub|lab)/[^`]+)`\n\n```yaml\n(.*?)```", text, re.DOTALL | re.MULTILINE))
    made = {f".github/workflows/{name}": recipe for name, recipe in recipes_of("github").items()}
    assert shown == made | {f".gitlab/{name}": recipe for name, recipe in recipes_of("gitlab").items()}


def test_the_commands_of_the_documentation_on_integration_exist_with_their_options(repository: Path) -> None:
    text = (repository / "docs/ci.md").read_text(encoding="utf-8")
    calls = [
        line.split("  #")[0].split(" > ")[0].split() for block in _blocks(text, "sh") for line in block.splitlines()
    ]
    assert len(calls) >= 10
    with click.Context(commands) as context:
        for _, *words in calls:
            command: click.Command | None = commands
            while isinstance(command, click.Group):
                command = command.get_command(context, words.pop(0))
            assert command is not None, words
            names = {name for option in command.params for name in option.opts}
            assert {word for word in words if word.startswith("--")} <= names, words
            if not any(word.startswith("journeys/") for word in words):
                command.make_context(command.name, words, parent=context)
    offered = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (example,) = [yaml.safe_load(block) for block in _blocks(text, "yaml") if block.startswith("repos:")]
    assert [one["id"] for one in example["repos"][0]["hooks"]] == [one["id"] for one in offered]


def test_the_forms_of_the_documentation_are_those_of_check(repository: Path) -> None:
    text = (repository / "docs/ci.md").read_text(encoding="utf-8")
    check = commands.get_command(click.Context(commands), "check")
    assert check is not None
    (form,) = [option.type for option in check.params if option.name == "form"]
    assert isinstance(form, click.Choice)
    assert re.findall(r"^`(\w+)` \| ", text, re.MULTILINE) == list(form.choices)

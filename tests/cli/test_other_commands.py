"""`explain`, `schema`, `export`, `import`: what each prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from journeybook.checks.registry import BY_ID, RULES
from journeybook.checks.rule import Family
from journeybook.exchange.rules import IMPORT_RULES
from tests.cli.conftest import Run

MERMAID = """\
journey
  title A working day
  section Go to work
    Make tea: 5: Me
    Go upstairs: 3: Me, Cat
"""


def test_explain_prints_the_manual_of_a_rule(run: Run) -> None:
    done = run("explain", "unknown-persona")
    assert done.returncode == 0
    assert done.stdout.startswith("unknown-persona (error)")
    assert len(done.stdout.splitlines()) > 5


def test_explain_gives_the_severity_that_the_project_gives(run: Run, tmp_path: Path) -> None:
    config = "title: T\nchecks: {ignore: [unused-persona], severity: {unused-channel: error}}\n"
    (tmp_path / "site_config.yml").write_text(config, encoding="utf-8")
    assert run("explain", "unused-channel").stdout.startswith("unused-channel (error)")
    assert run("explain", "unused-persona").stdout.startswith("unused-persona (ignored in this project)")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert run("explain", "unused-channel", folder=elsewhere).stdout.startswith("unused-channel (warning)")
    assert "(error)" in run("explain", "unused-channel", "--project", "..", folder=elsewhere).stdout


def test_explain_lists_every_rule(run: Run) -> None:
    lines = run("explain").stdout.splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("  ")]
    assert sorted(listed) == sorted(rule.id for rule in (*RULES, *IMPORT_RULES))
    groups = "\n".join(lines).split("\n\n")
    assert groups[0].startswith("customer-view: Whether ") or groups[0].startswith("touchpoints: Whether ")
    assert all(not group.startswith(" ") and "\n  " in group for group in groups)


def test_explain_lists_the_rules_of_a_family(run: Run, tmp_path: Path) -> None:
    config = "title: T\nchecks: {ignore: [unused-channel], severity: {references: error}}\n"
    (tmp_path / "site_config.yml").write_text(config, encoding="utf-8")
    done = run("explain", "references")
    assert done.returncode == 0
    assert done.stdout.startswith("references (")
    lines = done.stdout.splitlines()
    assert "Ids, links and what they lead to, and what nothing leads to." in lines
    said = {line.split()[0]: line.split(maxsplit=1)[1] for line in lines if line.partition(" ")[0] in BY_ID}
    assert set(said) == {rule.id for rule in RULES if rule.family is Family.REFERENCES}
    assert said["unused-channel"] == "ignored in this project: A channel that nothing goes through"
    assert said["unused-touchpoint"].startswith("error: ")


def test_explain_suggests_the_rule_that_was_meant(run: Run) -> None:
    done = run("explain", "unknown-personna")
    assert done.returncode == 2
    assert "did you mean 'unknown-persona'?" in done.stderr
    assert "did you mean 'freshness'?" in run("explain", "freshnes").stderr


class _AsText(yaml.SafeLoader):
    """Reads dates as text, as the YAML of editors does."""


_AsText.yaml_implicit_resolvers = {
    key: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _front(path: Path) -> object:
    return yaml.load(path.read_text(encoding="utf-8").split("\n---")[0], Loader=_AsText)


def test_the_demonstration_project_fits_the_schemas(run: Run, repository: Path) -> None:
    def validator(kind: str) -> jsonschema.Draft7Validator:
        schema = json.loads(run("schema", kind).stdout)
        jsonschema.Draft7Validator.check_schema(schema)
        return jsonschema.Draft7Validator(schema)

    journeys = [path for path in (repository / "journeys").rglob("*.md") if path.name != "README.md"]
    personas = list((repository / "personas").glob("*.md"))
    site = list(repository.glob("site_config*.yml"))
    assert len(journeys) >= 16
    for kind, paths in {"journey": journeys, "persona": personas, "configuration": site}.items():
        for name, is_translation in ((kind, False), (f"{kind}-translation", True)):
            check = validator(name)
            chosen = [path for path in paths if (".fr." in path.name) is is_translation]
            assert [(path.name, error.message) for path in chosen for error in check.iter_errors(_front(path))] == []


@pytest.mark.parametrize(
    ("translation", "fits"),
    [
        ({}, True),
        ({"title": "T", "x-legal": ["a"], "metrics": [{}, None, {"kpi": "a"}]}, True),
        ({"owner": "team"}, False),
        ({"stages": [{"id": "a", "steps": [{"id": "b", "thought": "c"}]}]}, True),
        ({"stages": [{"title": "A"}]}, False),
        ({"stages": [{"id": "a", "steps": [{"id": "b", "emotion": 3}]}]}, False),
    ],
)
def test_the_schema_of_a_translation_takes_texts_alone(translation: object, fits: bool, run: Run) -> None:
    validator = jsonschema.Draft7Validator(json.loads(run("schema", "journey-translation").stdout))
    assert validator.is_valid(translation) is fits


@pytest.mark.parametrize("wrong", [{"title": "T"}, {"title": "T", "stages": [], "x-a": 1}, {"titel": "T"}])
def test_the_schema_of_a_journey_refuses_what_the_reader_refuses(wrong: object, run: Run) -> None:
    schema = json.loads(run("schema", "journey").stdout)
    assert not jsonschema.Draft7Validator(schema).is_valid(wrong)


@pytest.mark.parametrize(("emotion", "fits"), [(0, True), (11, False), ({"a": 7}, True), ({"a": -1}, False)])
def test_in_a_project_the_schema_holds_emotions_to_its_scale(
    emotion: object, fits: bool, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "site_config.yml").write_text("title: T\nemotion_scale: {min: 0, max: 10}\n", encoding="utf-8")
    validator = jsonschema.Draft7Validator(json.loads(run("schema", "journey").stdout))
    journey = {"title": "T", "stages": [{"title": "S", "steps": [{"title": "I go", "emotion": emotion}]}]}
    assert validator.is_valid(journey) is fits


def test_schemas_can_be_written_one_a_file(run: Run, tmp_path: Path) -> None:
    run("schema", "--out", "schemas")
    names = sorted(path.name for path in (tmp_path / "schemas").iterdir())
    kinds = ["configuration", "journey", "persona"]
    assert names == sorted(f"{kind}{which}.schema.json" for kind in kinds for which in ("", "-translation"))


def test_the_export_of_the_demonstration_project_is_the_same_every_time(run: Run, repository: Path) -> None:
    first = run("export", "json", "--project", str(repository))
    second = run("export", "json", "--project", str(repository))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    catalogue = json.loads(first.stdout)
    assert catalogue["format"] == "journeybook/1"
    drive = next(journey for journey in catalogue["journeys"] if journey["id"] == "drive")
    assert sum(step.get("duration_minutes") or 0 for stage in drive["stages"] for step in stage["steps"]) == 66


def test_an_imported_mermaid_journey_builds(run: Run, tmp_path: Path) -> None:
    (tmp_path / "day.mmd").write_text(MERMAID, encoding="utf-8")
    (tmp_path / "notes.md").write_text(
        f"# Notes\n\n```mermaid\n{MERMAID.replace('day', 'night')}```\n", encoding="utf-8"
    )
    done = run("import", "mermaid", "day.mmd", "notes.md", "--out", "imported")
    assert done.returncode == 0, done.stderr
    assert "2 journeys" in done.stdout
    root = tmp_path / "imported"
    assert run("build", folder=root).returncode == 0
    assert "Go upstairs" in (root / "site/journeys/a-working-day.html").read_text(encoding="utf-8")


def test_an_import_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "day.mmd").write_text(MERMAID, encoding="utf-8")
    assert run("import", "mermaid", "day.mmd").returncode == 0
    (tmp_path / "journeys/a-working-day.md").write_text("mine", encoding="utf-8")
    assert run("import", "mermaid", "day.mmd").returncode == 2
    assert (tmp_path / "journeys/a-working-day.md").read_text(encoding="utf-8") == "mine"


def test_a_persona_that_is_there_already_walks_the_imported_journeys(run: Run, tmp_path: Path) -> None:
    (tmp_path / "day.mmd").write_text(MERMAID, encoding="utf-8")
    (tmp_path / "site_config.yml").write_text("title: T\nemotion_scale: {min: 0, max: 10}\n", encoding="utf-8")
    (tmp_path / "personas").mkdir()
    (tmp_path / "personas/me.md").write_text("---\ntitle: Me, 34\n---\n", encoding="utf-8")
    assert run("import", "mermaid", "day.mmd").returncode == 0
    assert (tmp_path / "personas/me.md").read_text(encoding="utf-8") == "---\ntitle: Me, 34\n---\n"
    assert "emotion: 10" in (tmp_path / "journeys/a-working-day.md").read_text(encoding="utf-8")
    exported = json.loads(run("export", "json").stdout)
    assert exported["journeys"][0]["personas"] == ["me", "cat"]


@pytest.mark.parametrize("arguments", [["--nonsense"], ["frobnicate"], ["export"], ["new", "thing", "x"]])
def test_bad_usage_ends_with_2(arguments: list[str], run: Run) -> None:
    assert run(*arguments).returncode == 2


def test_an_export_writes_over_nothing_but_an_export(run: Run, tmp_path: Path) -> None:
    run("new", "project", "shop")
    root = tmp_path / "shop"
    before = (root / "journeys/first-visit.md").read_bytes()
    done = run("export", "json", "--out", "journeys/first-visit.md", folder=root)
    assert done.returncode == 2
    assert (root / "journeys/first-visit.md").read_bytes() == before
    assert [run("export", "json", "--out", "all.json", folder=root).returncode for _ in range(2)] == [0, 0]


def test_the_opportunities_are_exported_for_spreadsheets(run: Run, tmp_path: Path, repository: Path) -> None:
    printed = run("export", "csv", "--project", str(repository))
    assert printed.returncode == 0, printed.stderr
    assert printed.stdout.startswith("\ufeffNumber,Id,Opportunity,")
    out = tmp_path / "list.csv"
    for language in ("fr", "fr"):  # it writes over its own export
        done = run("export", "csv", "--project", str(repository), "--language", language, "--out", str(out))
        assert done.returncode == 0, done.stderr
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") > 20
    assert "Rechercher par marque" in data.decode("utf-8")


def test_an_export_as_csv_refuses_other_files_and_other_languages(run: Run, tmp_path: Path, repository: Path) -> None:
    other = tmp_path / "notes.csv"
    other.write_text("a,b\n", encoding="utf-8")
    refused = run("export", "csv", "--project", str(repository), "--out", str(other))
    assert (refused.returncode, other.read_text(encoding="utf-8")) == (2, "a,b\n")
    unknown = run("export", "csv", "--project", str(repository), "--language", "de")
    assert unknown.returncode == 2
    assert "'de' is none of the project's languages: en, fr" in unknown.stderr

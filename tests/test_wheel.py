"""What `pip install journeybook` gives people: the wheel, looked into and installed far from its source."""

import ast
import configparser
import email
import importlib.metadata
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import journeybook

ROOT = Path(__file__).resolve().parent.parent
SOURCE_ROOTS = (ROOT / "generator", ROOT / "theme")
# No template of Jinja's own, type marker, manual or setting of a tool has a place in a site.
NOT_FOR_A_SITE = {".jinja", ".map", ".md", ".toml", ".typed"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment that holds the wheel; `run` lends it the dependencies."""
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    programs = environment / "bin"
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel)
    return programs


def test_every_file_of_both_packages_is_in_the_wheel(names: set[str]) -> None:
    in_the_tree = {
        path.relative_to(root).as_posix()
        for root in SOURCE_ROOTS
        for path in root.rglob("*")
        if path.is_file() and not any(is_cache(part) for part in path.relative_to(root).parts)
    }
    assert {"journeybook/cli/__init__.py", "journeybook/py.typed"} <= in_the_tree
    assert {"journeybook_theme/__init__.py", "journeybook_theme/mkdocs_theme.yml"} <= in_the_tree
    assert in_the_tree - names == set()


def test_the_wheel_holds_both_packages_and_nothing_else(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert tops == {"journeybook", "journeybook_theme", f"journeybook-{journeybook.__version__}.dist-info"}


def test_the_theme_holds_only_what_a_site_may_be_given(names: set[str]) -> None:
    # MkDocs copies every file of a theme that is no template into the site.
    theme = {Path(name) for name in names if name.startswith("journeybook_theme/")}
    assert any(path.suffix == ".css" for path in theme)
    assert {path for path in theme if path.suffix in NOT_FOR_A_SITE} == set()


def test_the_metadata_tells_version_licence_and_pythons(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        folder = f"journeybook-{journeybook.__version__}.dist-info"
        metadata = email.message_from_bytes(archive.read(f"{folder}/METADATA"))
        licence = archive.read(f"{folder}/licenses/LICENSE").decode()
    assert metadata["Name"] == "journeybook"
    assert metadata["Version"] == journeybook.__version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert licence == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "merman==0.9.2" in metadata.get_all("Requires-Dist", [])


def test_every_library_that_the_code_imports_is_asked_for(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        code = [archive.read(name) for name in archive.namelist() if name.endswith(".py")]
        metadata = archive.read(f"journeybook-{journeybook.__version__}.dist-info/METADATA")
    imported = {name for module in code for name in imports(module)}
    libraries = imported - sys.stdlib_module_names - {"journeybook", "journeybook_theme"}
    asked_for = {
        canonical(re.split(r"[^\w.-]", requirement)[0])
        for requirement in email.message_from_bytes(metadata).get_all("Requires-Dist", [])
    }
    providers = importlib.metadata.packages_distributions()
    assert {"mkdocs", "yaml"} <= libraries
    assert {name for name in libraries if not asked_for & {*map(canonical, providers[name])}} == set()


def test_the_entry_points_are_the_command_the_theme_and_the_plugin(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(f"journeybook-{journeybook.__version__}.dist-info/entry_points.txt").decode()
    entry_points = configparser.ConfigParser()
    entry_points.read_string(text)
    assert {section: dict(entry_points[section]) for section in entry_points.sections()} == {
        "console_scripts": {"journeybook": "journeybook.cli:run"},
        "mkdocs.plugins": {"journeybook": "journeybook.plugin:JourneybookPlugin"},
        "mkdocs.themes": {"journeybook": "journeybook_theme"},
    }


def test_the_installed_command_tells_its_version(installed: Path) -> None:
    assert journeybook.__version__ in run(installed / "journeybook", "--version")


def test_the_installed_package_runs_as_a_module(installed: Path) -> None:
    assert run(installed / "python", "-m", "journeybook", "--version") == run(installed / "journeybook", "--version")


def test_the_installed_entry_points_load_from_the_wheel(installed: Path) -> None:
    script = (
        "import importlib, sys\n"
        "from journeybook.plugin import JourneybookPlugin\n"
        "for name in ('journeybook', 'journeybook_theme'):\n"
        "    print(importlib.import_module(name).__file__)\n"
    )
    places = run(installed / "python", "-c", script).split()
    assert [Path(place).is_relative_to(installed.parent) for place in places] == [True, True]


def test_a_project_made_and_built_by_the_installed_command_is_a_site(installed: Path, tmp_path: Path) -> None:
    run(installed / "journeybook", "new", "project", "harbour", cwd=tmp_path)
    run(installed / "journeybook", "build", "--project", "harbour", "--out", "site", cwd=tmp_path)
    assert "<title>" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def imports(module: bytes) -> Iterator[str]:
    """The top names of what a module imports, wherever in it."""
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module is not None:
            yield node.module.split(".")[0]


def canonical(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def is_cache(part: str) -> bool:
    return part == "__pycache__" or part.startswith(".")


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """What the command prints; its dependencies come from the environment that runs these tests."""
    paths = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    finished = subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sorted(paths)), "SOURCE_DATE_EPOCH": "1700000000"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert finished.returncode == 0, f"{command}:\n{finished.stdout}\n{finished.stderr}"
    return finished.stdout

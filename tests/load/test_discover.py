"""Which files a project has: also while they vanish, and where they cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journeybook import pipeline
from journeybook.errors import InvocationError, PublishError
from journeybook.forge import Forge, ForgeKind
from journeybook.load import load
from journeybook.load.discover import DiskFiles

PERSONA = "---\ntitle: Ana\nimage: ana.png\n---\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a persona and her picture."""
    root = tmp_path / "project"
    (root / "personas").mkdir(parents=True)
    (root / "site_config.yml").write_text("title: Shop\n", "utf-8")
    (root / "personas/ana.md").write_text(PERSONA, "utf-8")
    (root / "personas/ana.png").write_bytes(b"picture")
    return root


def test_a_file_that_vanishes_after_the_listing_is_a_finding(project: Path) -> None:
    files = DiskFiles(project)
    assert "personas/ana.md" in files.paths()
    (project / "personas/ana.md").unlink()
    assert [(found.rule, found.span.path) for found in load(files).findings] == [("encoding", "personas/ana.md")]


def test_a_file_that_vanishes_during_the_listing_is_a_finding(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path) -> os.stat_result:
        raise FileNotFoundError(2, "No such file or directory", str(path))

    monkeypatch.setattr("journeybook.load.discover.os.lstat", gone)
    (project / "personas/ana.md").unlink()
    (project / "personas/bo.md").symlink_to("nowhere.md")
    assert ("encoding", "personas/bo.md") in [
        (found.rule, found.span.path) for found in load(DiskFiles(project)).findings
    ]


def test_a_folder_that_cannot_be_listed_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(InvocationError, match="cannot read the folder"):
        DiskFiles(tmp_path / "gone").paths()


def test_a_picture_that_vanishes_before_the_build_stops_it(project: Path, tmp_path: Path) -> None:
    checked = pipeline.check(project)
    (project / "personas/ana.png").unlink()
    with pytest.raises(PublishError, match=r"cannot read .*ana\.png: no such file"):
        pipeline.build(checked, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_picture_that_became_a_link_is_not_followed(project: Path) -> None:
    checked = pipeline.check(project)
    (project / "key").write_text("secret", "utf-8")
    (project / "personas/ana.png").unlink()
    (project / "personas/ana.png").symlink_to(project / "key")
    (asset,) = pipeline.compile_site(checked).site.assets
    with pytest.raises(PublishError, match=r"cannot read .*ana\.png"):
        asset.read()


def test_a_picture_may_be_larger_than_a_text(project: Path) -> None:
    (project / "personas/ana.png").write_bytes(b"x" * 1_500_000)
    (asset,) = pipeline.compile_site(pipeline.check(project)).site.assets
    assert len(asset.read()) == 1_500_000


@pytest.mark.parametrize("folder", ["..", "../other", "/etc", ".", "./", "theme/../..", "C:\\x", "\\x", "a\\..\\..\\b"])
def test_a_theme_lies_in_the_project(project: Path, folder: str) -> None:
    (project / "site_config.yml").write_text(f"title: Shop\ntheme:\n  overrides: '{folder}'\n", "utf-8")
    checked = pipeline.check(project)
    assert [(found.rule, found.span.line) for found in checked.findings if found.span.path == "site_config.yml"] == [
        ("out-of-range", 3)
    ]
    assert checked.loaded.settings.theme.overrides == ""


def test_a_theme_folder_that_is_a_link_out_of_the_project_is_not_used(project: Path) -> None:
    other = project.parent / "other"
    other.mkdir()
    (project / "theme").symlink_to(other)
    (project / "site_config.yml").write_text("title: Shop\ntheme: {overrides: theme}\n", "utf-8")
    checked = pipeline.check(project)
    with pytest.raises(PublishError, match="leads out of the project"):
        pipeline.compile_site(checked)
    assert pipeline.compile_site(checked, project_theme=False).site.theme_overrides is None


@pytest.mark.parametrize("address", ["mailto:a@shop.example", "tel:1", "journeys", "/journeys"])
def test_the_site_and_its_repository_stand_on_the_web(project: Path, address: str) -> None:
    (project / "site_config.yml").write_text(f"title: Shop\nurl: {address}\nrepository: {address}\n", "utf-8")
    found = [found for found in pipeline.check(project).findings if found.span.path == "site_config.yml"]
    assert [(one.rule, one.span.line) for one in found] == [("out-of-range", 2), ("out-of-range", 3)]


@pytest.mark.parametrize(
    "lines",
    [
        "repository: https://user:word@git.example/lumen",
        "repository: https://user@git.example/lumen",
        "repository: https://git.example/lumen?tab=files",
        "repository: https://git.example/lumen#files",
    ],
)
def test_the_address_of_a_repository_is_plain(project: Path, lines: str) -> None:
    (project / "site_config.yml").write_text(f"title: Shop\n{lines}\n", "utf-8")
    loaded = load(DiskFiles(project))
    found = [(found.rule, found.span.line) for found in loaded.findings if found.span.path == "site_config.yml"]
    assert found == [("out-of-range", 2)]
    assert loaded.settings.forge is None


def test_a_repository_is_known_by_its_host_or_by_what_is_written(project: Path) -> None:
    def forge(*lines: str) -> Forge | None:
        (project / "site_config.yml").write_text("\n".join(("title: Shop", *lines)), "utf-8")
        return load(DiskFiles(project)).settings.forge

    address = "https://gitlab.shop.example/web/journeys"
    assert forge(f"repository: {address}.git/") == Forge(repository=address, kind=ForgeKind.GITLAB)
    written = forge(f"repository: {address}", "forge: gitea", "branch: feature/été")
    assert written == Forge(repository=address, kind=ForgeKind.GITEA, branch="feature/été")
    assert forge("forge: gitea", "branch: main") is None

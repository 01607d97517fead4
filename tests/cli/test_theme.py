"""A team's own templates: code of theirs, so it can be left out, and can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

JOURNEY = "---\ntitle: A\nstages: [{id: s, title: S, steps: [{id: a, title: A, channel: shop}]}]\n---\n"
CONFIG = "title: Shop\nchannels: [{id: shop, title: Shop}]\ntheme: {overrides: theme}\n"
TEMPLATES = (
    "main.html",
    "404.html",
    "partials/header.html",
    "partials/footer.html",
    "pages/home.html",
    "macros/common.html",
)


def project(root: Path, template: str) -> None:
    files = {"site_config.yml": CONFIG, "journeys/a.md": JOURNEY, **{f"theme/{name}": template for name in TEMPLATES}}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def test_without_the_projects_theme_no_template_of_it_runs(run: Run, tmp_path: Path) -> None:
    trace = tmp_path / "ran"
    project(tmp_path, f"Ours{{{{ cycler.__init__.__globals__.os.makedirs('{trace}', exist_ok=True) }}}}")
    assert run("build", "--no-project-theme").returncode == 0
    assert not trace.exists()
    assert "Ours{" not in (tmp_path / "site/index.html").read_text("utf-8")
    run("build")
    assert trace.exists(), "the template would not have run anyway"


@pytest.mark.parametrize("template", ["{% if %}", "{{ nothing.of.the.kind }}", "{% include 'gone.html' %}"])
def test_a_template_that_cannot_be_used_is_said_to_be_so(template: str, run: Run, tmp_path: Path) -> None:
    project(tmp_path, template)
    done = run("build")
    assert done.returncode == 3
    assert "a template of the project's theme cannot be used" in done.stderr
    assert not (tmp_path / "site").exists()

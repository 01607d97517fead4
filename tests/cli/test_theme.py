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


KINDS = {
    "main.html": '{% extends "journeybook/main.html" %}{% block announce %}OURS main{% endblock %}',
    "404.html": "OURS missing: {{ config.site_name }}",
    "partials/header.html": '{% include "journeybook/partials/header.html" %}<p>OURS header</p>',
    "partials/footer.html": "<footer>OURS footer {{ config.site_name }}</footer>",
    "pages/home.html": "<h1>OURS home: {{ frame.title }}</h1>",
    "pages/journey.html": '{% include "journeybook/pages/journey.html" %}<p>OURS journey {{ page.frame.title }}</p>',
    "macros/feeling.html": "",  # a copy, changed below
}


@pytest.mark.parametrize("name", KINDS)
def test_one_template_of_any_kind_can_be_replaced(name: str, run: Run, repository: Path, tmp_path: Path) -> None:
    template = KINDS[name]
    if not template:
        copied = (repository / "theme/journeybook_theme" / name).read_text("utf-8")
        template = copied.replace('<span class="jb-felt', '<b>OURS feeling</b><span class="jb-felt')
        assert template != copied
    files = {"site_config.yml": CONFIG, "journeys/a.md": JOURNEY.replace("title: A, ", "title: A, emotion: 2, ")}
    for path, text in {**files, f"theme/{name}": template}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    done = run("build")
    assert done.returncode == 0, done.stderr
    pages = {
        path.relative_to(tmp_path / "site").as_posix(): path.read_text("utf-8")
        for path in (tmp_path / "site").rglob("*.html")
    }
    shown = {path for path, html in pages.items() if "OURS" in html}
    everywhere = {path for path in pages if path != "404.html"}
    expected = {"404.html": {"404.html"}, "pages/home.html": {"index.html"}, "pages/journey.html": {"journeys/a.html"}}
    if name.startswith("macros/"):
        assert {"journeys/a.html", "channels/shop.html"} <= shown
    else:
        assert shown == expected.get(name, everywhere)
    if name == "pages/journey.html":
        assert 'id="a"' in pages["journeys/a.html"], "what the theme's own template shows is there too"


def test_only_files_for_browsers_are_copied_from_a_theme_folder(run: Run, tmp_path: Path) -> None:
    names = {
        "robots.txt": True,
        "assets/print.css": True,
        "pictures/a.SVG": True,
        "fonts/sans.woff2": True,
        "languages/de.po": False,
        "notes.md": False,
        "README": False,
        "Makefile": False,
        "logo.psd": False,
        "build.sh": False,
        "secrets.env": False,
        ".env": False,
        "main.py": False,
        "data.yml": False,
        "macros/odd.jinja": False,
    }
    files = {"site_config.yml": CONFIG, "journeys/a.md": JOURNEY, **{f"theme/{name}": "" for name in names}}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    done = run("build")
    assert done.returncode == 0, done.stderr
    assert {name: (tmp_path / "site" / name).is_file() for name in names} == names


def test_a_template_that_names_an_icon_that_does_not_exist_is_said_to_be_wrong(run: Run, tmp_path: Path) -> None:
    project(tmp_path, "")
    for name in TEMPLATES:
        (tmp_path / "theme" / name).unlink()
    (tmp_path / "theme/pages/home.html").write_text("{{ icon('material/nonsense') }}", "utf-8")
    done = run("build")
    assert done.returncode == 3
    assert "there is no icon 'material/nonsense'" in done.stderr


def test_without_the_projects_theme_its_fonts_and_style_sheets_stay(run: Run, tmp_path: Path) -> None:
    project(tmp_path, "OURS")
    (tmp_path / "theme/extra.css").write_text("a { color: red }", "utf-8")
    (tmp_path / "site_config.yml").write_text(CONFIG.replace("theme}", "theme, css: theme/extra.css}"), "utf-8")
    assert run("build", "--no-project-theme").returncode == 0
    home = (tmp_path / "site/index.html").read_text("utf-8")
    assert "OURS" not in home
    assert 'href="./files/theme/extra.css"' in home


def test_a_mistake_in_a_style_sheet_is_shown_where_it_is(run: Run, tmp_path: Path) -> None:
    files = {
        "site_config.yml": CONFIG.replace("theme}", "theme, css: theme/extra.css}"),
        "journeys/a.md": JOURNEY,
        "theme/extra.css": "a {\n  background: url(dots.png);\n}\n",
        "theme/dotz.png": "",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    done = run("check")
    assert done.returncode == 1
    assert "theme/extra.css:2:19: error[unknown-file] there is no file 'theme/dots.png' in the project" in done.stdout
    assert "  background: url(dots.png);\n" in done.stdout
    assert "^^^^^^^^" in done.stdout
    assert "did you mean 'dotz.png'?" in done.stdout

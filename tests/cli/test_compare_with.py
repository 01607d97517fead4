"""`build --compare-with`: a site that marks what is different from a revision, or a word on why it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.compare.projects import FILES, edited
from tests.load.repositories import git, repository

EDIT = edited("journeys/lamp.md", ("emotion: {ana: 4, bo: 2}", "emotion: {ana: 5, bo: 4}"))


def pages(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_build_marks_what_is_different_and_an_ordinary_one_nothing(run: Run, tmp_path: Path) -> None:
    shop = repository(tmp_path / "shop")
    shop.commit(FILES)
    plain = tmp_path / "plain"
    assert run("build", "--out", str(plain), folder=shop.root).returncode == 0
    shop.write(EDIT)
    marked = tmp_path / "marked"
    done = run("build", "--compare-with", "main", "--out", str(marked), folder=shop.root)
    assert done.returncode == 0, done.stderr
    html = (marked / "journeys/lamp.html").read_text("utf-8")
    assert '<span class="jb-change jb-change--changed">changed</span>' in html
    assert "I look around" in (marked / "changes/index.html").read_text("utf-8")
    git(shop.root, "checkout", "--quiet", ".")
    again = tmp_path / "again"
    assert run("build", "--out", str(again), folder=shop.root).returncode == 0
    assert pages(again) == pages(plain)
    assert not any(b"jb-review" in data for path, data in pages(again).items() if path.endswith(".html"))


@pytest.mark.parametrize(
    ("name", "said"),
    [("nothing", "no revision 'nothing'"), ("origin/main", "git fetch origin main"), ("nothing...", "'nothing'")],
)
def test_a_revision_that_cannot_be_had_leaves_the_site_as_it_was(
    run: Run, tmp_path: Path, name: str, said: str
) -> None:
    shop = repository(tmp_path / "shop")
    shop.commit(FILES)
    assert run("build", folder=shop.root).returncode == 0
    before = pages(shop.root / "site")
    shop.write(EDIT)
    done = run("build", "--compare-with", name, folder=shop.root)
    assert done.returncode == 2
    assert said in done.stderr
    assert pages(shop.root / "site") == before


def test_without_a_repository_no_site_is_written(run: Run, tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    for path, text in FILES.items():
        (shop / path).parent.mkdir(parents=True, exist_ok=True)
        (shop / path).write_text(text, "utf-8")
    done = run("build", "--compare-with", "main", folder=shop)
    assert done.returncode == 2
    assert "Git repository" in done.stderr
    assert not (shop / "site").exists()


def test_unrelated_histories_have_nothing_in_common(run: Run, tmp_path: Path) -> None:
    shop = repository(tmp_path / "shop")
    shop.commit(FILES)
    git(shop.root, "switch", "--quiet", "--orphan", "other")
    shop.commit({**FILES, "README": "Another beginning.\n"})
    done = run("build", "--compare-with", "main...", folder=shop.root)
    assert done.returncode == 2
    assert "no commit in common" in done.stderr
    assert run("build", "--compare-with", "main", folder=shop.root).returncode == 0, "as they are, they can be"


def test_the_own_server_stops_at_a_revision_that_cannot_be_had(run: Run, tmp_path: Path) -> None:
    shop = repository(tmp_path / "shop")
    shop.commit(FILES)
    done = run("serve", "--compare-with", "nothing", "--port", "0", folder=shop.root)
    assert done.returncode == 2
    assert "no revision 'nothing'" in done.stderr

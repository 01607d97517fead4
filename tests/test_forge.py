"""The addresses at the host of a repository are those that its product documents, whatever is put into them."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.forge import MAX_ADDRESS, Forge, ForgeKind, kind_of

REPOSITORY = "https://git.example/lumen/journeys"
PATH = "journeys/grocery/drive.md"
FIELDS = {
    ForgeKind.GITHUB: ("title", "body"),
    ForgeKind.GITLAB: ("issue[title]", "issue[description]"),
    ForgeKind.GITEA: ("title", "body"),
    ForgeKind.BITBUCKET: ("title", "content"),
}


def forge(kind: ForgeKind, branch: str = "") -> Forge:
    return Forge(repository=REPOSITORY, kind=kind, branch=branch)


def asked(kind: ForgeKind, title: str, body: str) -> tuple[str, str]:
    """What the form of the host holds."""
    address = forge(kind).issue(title, body)
    assert len(address) <= MAX_ADDRESS
    query = parse_qs(urlsplit(address).query, keep_blank_values=True, strict_parsing=True)
    assert set(query) == set(FIELDS[kind])
    first, second = (query[name] for name in FIELDS[kind])
    assert (len(first), len(second)) == (1, 1)
    return first[0], second[0]


@pytest.mark.parametrize(
    ("kind", "view", "edit", "issue"),
    [
        ("github", "blob/HEAD/{}#L57", "edit/main/{}#L57", "issues/new?title=Why%3F&body=Page"),
        (
            "gitlab",
            "-/blob/HEAD/{}#L57",
            "-/edit/main/{}#L57",
            "-/issues/new?issue%5Btitle%5D=Why%3F&issue%5Bdescription%5D=Page",
        ),
        ("gitea", "src/branch/main/{}#L57", "_edit/main/{}", "issues/new?title=Why%3F&body=Page"),
        (
            "bitbucket",
            "src/HEAD/{}#lines-57",
            "src/main/{}?mode=edit#lines-57",
            "issues/new?title=Why%3F&content=Page",
        ),
    ],
)
def test_each_product_has_its_addresses(kind: str, view: str, edit: str, issue: str) -> None:
    ours = forge(ForgeKind(kind))
    assert ours.view(PATH, 57) == f"{REPOSITORY}/{view.format(PATH)}"
    assert ours.edit(PATH, 57) == f"{REPOSITORY}/{edit.format(PATH)}"
    assert ours.issue("Why?", "Page") == f"{REPOSITORY}/{issue}"


@pytest.mark.parametrize("kind", ForgeKind)
def test_a_branch_that_is_named_is_looked_at_and_edited(kind: ForgeKind) -> None:
    ours = forge(kind, "feature/été")
    assert "/feature/%C3%A9t%C3%A9/" in ours.view(PATH)
    assert "/feature/%C3%A9t%C3%A9/" in ours.edit(PATH)
    assert "#" not in ours.view(PATH) + ours.edit(PATH)


@pytest.mark.parametrize("kind", ForgeKind)
def test_a_path_cannot_leave_its_place_in_the_address(kind: ForgeKind) -> None:
    path = 'journeys/a ?b#c&d="e/é.md'
    for address in (forge(kind).view(path), forge(kind).edit(path)):
        parts = urlsplit(address)
        assert unquote(parts.path).endswith(path)
        assert parts.query in ("", "mode=edit")
        assert parts.fragment == ""


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://github.com/lumen/journeys", "github"),
        ("https://git.example/lumen/journeys", "github"),
        ("https://gitlab.com/lumen/journeys", "gitlab"),
        ("https://GitLab.lumen.example:8443/web/journeys", "gitlab"),
        ("https://gitea.lumen.example/web/journeys", "gitea"),
        ("https://codeberg.org/lumen/journeys", "gitea"),
        ("https://bitbucket.org/lumen/journeys", "bitbucket"),
        ("https://git.example/gitlab/journeys", "github"),
        ("https://[", "github"),
        ("", "github"),
    ],
)
def test_the_product_is_guessed_from_the_name_of_the_host(address: str, kind: str) -> None:
    assert kind_of(address) == ForgeKind(kind)


@pytest.mark.parametrize("kind", ForgeKind)
@pytest.mark.parametrize(
    "title",
    ["A & B = C", "50 % + 50 %", "#1", "a?b", "<script>alert(1)</script>", '" onload="x', "issue[title]=x", "Léa “ok”"],
)
def test_a_title_reaches_the_form_as_it_is(kind: ForgeKind, title: str) -> None:
    assert asked(kind, title, f"Step: {title}\nPage: x") == (title, f"Step: {title}\nPage: x")


def test_a_title_is_one_line_and_a_body_has_many() -> None:
    assert asked(ForgeKind.GITHUB, " a\r\n\tb ", "\n\nc\r\n\r\n d \n") == ("a b", "c\n\nd")


def test_a_long_line_does_not_push_out_the_next_ones() -> None:
    page = "https://journeys.example/journeys/drive.html#pay"
    title, body = asked(ForgeKind.GITLAB, "長" * 5000, f"{'長' * 5000}\n{page}\njourneys/drive.md:57")
    assert title.endswith("…")
    assert body.splitlines()[0].endswith("…")
    assert body.splitlines()[1:] == [page, "journeys/drive.md:57"]


def test_what_has_room_is_not_cut() -> None:
    page = "https://journeys.example/" + "é" * 100
    assert asked(ForgeKind.GITHUB, "a", f"b\n{page}\nc") == ("a", f"b\n{page}\nc")


def test_half_a_surrogate_pair_does_not_stop_the_build() -> None:
    assert asked(ForgeKind.GITHUB, "a\ud800b", "c") == ("a?b", "c")


@given(kind=st.sampled_from(ForgeKind), title=st.text(), body=st.text(max_size=3000))
def test_any_text_gives_an_address_of_two_fields_that_is_not_too_long(kind: ForgeKind, title: str, body: str) -> None:
    shown_title, shown_body = asked(kind, title, body)
    assert len(shown_title) <= max(len(title), 1)
    assert len(shown_body.splitlines()) <= max(len(body.splitlines()), 1)
    assert forge(kind).issue(title, body).isascii()

"""Addresses at the host of a repository: a file, the same in the host's editor, a commit, and a new issue.

Knows how each product builds its addresses, and nothing of projects and pages:

- GitHub: docs.github.com, "Getting permanent links to files" (`/blob/<ref>/<path>#L7`) and "Creating an issue from a
  URL query" (`title`, `body`); the editor is at `/edit/<branch>/<path>`.
- GitLab: docs.gitlab.com, "Create an issue", "Using a URL with prefilled values" (`issue[title]`,
  `issue[description]`); files are at `/-/blob/<ref>/<path>`, the editor at `/-/edit/<branch>/<path>`.
- Gitea and Forgejo: docs.gitea.com, "Issue and pull request templates" (`title`, `body`); files are at
  `/src/branch/<branch>/<path>`, the editor at `/_edit/<branch>/<path>`.
- Bitbucket Cloud: support.atlassian.com, "Edit a file" (`/src/<branch>/<path>?mode=edit`, lines as `#lines-7`); its
  issue form takes `title` and `content`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlsplit

MAX_ADDRESS = 2000
"""Characters of an address. Proxies and some browsers refuse longer ones."""
_MAX_TITLE = 600
_MAX_LINES = (1500, 1000, 700, 500, 400, 300, 200)
"""What a line may take in an address, where all lines together take too much: the longest are cut first."""
_DEFAULT_BRANCH = "main"
_HEAD = "HEAD"


class ForgeKind(StrEnum):
    """The product that hosts a repository."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"
    BITBUCKET = "bitbucket"


_NAMES = {
    "gitlab": ForgeKind.GITLAB,
    "bitbucket": ForgeKind.BITBUCKET,
    "gitea": ForgeKind.GITEA,
    "forgejo": ForgeKind.GITEA,
    "codeberg": ForgeKind.GITEA,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Forge:
    """A repository at its host."""

    repository: str
    """Its address, without a slash at the end."""
    kind: ForgeKind
    branch: str = ""
    """The branch that is edited; empty where nobody named one."""

    def view(self, path: str, line: int = 0) -> str:
        """Return the address of a file, at a line of it (from 1; 0 for the whole)."""
        place, head = quote(path), quote(self.branch or _HEAD)
        address = {
            ForgeKind.GITHUB: f"/blob/{head}/{place}",
            ForgeKind.GITLAB: f"/-/blob/{head}/{place}",
            ForgeKind.GITEA: f"/src/branch/{self._branch}/{place}",
            ForgeKind.BITBUCKET: f"/src/{head}/{place}",
        }[self.kind]
        return self.repository + address + self._line(line)

    def edit(self, path: str, line: int = 0) -> str:
        """Return the address of a file in the host's editor, at a line of it (from 1; 0 for the beginning)."""
        place = f"{self._branch}/{quote(path)}"
        address = {
            ForgeKind.GITHUB: f"/edit/{place}{self._line(line)}",
            ForgeKind.GITLAB: f"/-/edit/{place}{self._line(line)}",
            ForgeKind.GITEA: f"/_edit/{place}",  # its editor takes no line
            ForgeKind.BITBUCKET: f"/src/{place}?mode=edit{self._line(line)}",
        }[self.kind]
        return self.repository + address

    def commit(self, name: str) -> str:
        """Return the address of what a commit changed, by its object id."""
        address = {
            ForgeKind.GITHUB: "/commit/",
            ForgeKind.GITLAB: "/-/commit/",
            ForgeKind.GITEA: "/commit/",
            ForgeKind.BITBUCKET: "/commits/",
        }[self.kind]
        return self.repository + address + quote(name)

    def issue(self, title: str, body: str) -> str:
        """Return the address of the form for a new issue, filled in.

        What would make the address longer than MAX_ADDRESS is cut: the longest lines first, then the end.
        """
        page, first, second = {
            ForgeKind.GITHUB: ("/issues/new", "title", "body"),
            ForgeKind.GITLAB: ("/-/issues/new", "issue[title]", "issue[description]"),
            ForgeKind.GITEA: ("/issues/new", "title", "body"),
            ForgeKind.BITBUCKET: ("/issues/new", "title", "content"),
        }[self.kind]
        start = f"{self.repository}{page}?{quote(first, safe='')}={_quoted(' '.join(title.split()), _MAX_TITLE)}"
        start += f"&{quote(second, safe='')}="
        return start + _quoted(_fitted(body, MAX_ADDRESS - len(start)), MAX_ADDRESS - len(start))

    @property
    def _branch(self) -> str:
        return quote(self.branch or _DEFAULT_BRANCH)

    def _line(self, line: int) -> str:
        mark = "#lines-" if self.kind is ForgeKind.BITBUCKET else "#L"
        return f"{mark}{line}" if line > 0 else ""


def kind_of(repository: str) -> ForgeKind:
    """Return the product that a host's name speaks of; GitHub, whose addresses most others understand, for none."""
    try:
        host = urlsplit(repository).hostname or ""
    except ValueError:
        host = ""
    return next((kind for name, kind in _NAMES.items() if name in host), ForgeKind.GITHUB)


def _fitted(body: str, at_most: int) -> str:
    """Return a text with its longest lines cut until all of it has room, if that helps."""
    text = ""
    lines = [line.strip() for line in body.strip().splitlines()]
    for longest in _MAX_LINES:
        text = "\n".join(_shortened(line, longest) for line in lines)
        if len(_quote(text)) <= at_most:
            break
    return text


def _quoted(text: str, at_most: int) -> str:
    """Return a text quoted for a query; cut so that the quoted text has no more than `at_most` characters."""
    return _quote(_shortened(text, at_most))


def _shortened(text: str, at_most: int) -> str:
    """Return a text that, quoted, has no more than `at_most` characters."""
    if len(_quote(text)) <= at_most:
        return text
    room = at_most - len(_quote("…"))
    kept = 0
    for sign in text:
        room -= len(_quote(sign))
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…" if at_most >= len(_quote("…")) else ""


def _quote(text: str) -> str:
    return quote(text, safe="", errors="replace")

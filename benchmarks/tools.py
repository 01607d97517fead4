"""The generators that are compared: how each is installed, called, and asked for its version."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import last_line

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENTS = ROOT / ".venv-bench"
"""Holds an environment a tool that is none of our own dependencies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A generator, and what it is given."""

    key: str
    name: str
    command: tuple[str, ...]
    """What builds the site, in the folder of its sources."""
    packages: tuple[str, ...] = ()
    """The distributions whose versions are told; none for what is no Python package."""
    environment: str = ""
    """Its folder below ENVIRONMENTS, and the name of its lock file; empty for our own environment."""
    seconds: float
    """What a journey takes, roughly: for the first estimate alone."""

    @property
    def python(self) -> str:
        """The interpreter of its environment."""
        return str(ENVIRONMENTS / self.environment / "bin" / "python") if self.environment else sys.executable

    @property
    def argv(self) -> list[str]:
        """The command, with the interpreter of its environment."""
        return [self.python if word == "python" else word for word in self.command]


_MKDOCS = ("python", "-m", "mkdocs", "build", "--quiet")
TOOLS = {
    tool.key: tool
    for tool in (
        Tool(key="journeybook", name="journeybook", command=("python", "-m", "journeybook", "build"), seconds=0.04),
        Tool(
            key="mkdocs",
            name="MkDocs + Material",
            command=_MKDOCS,
            packages=("mkdocs", "mkdocs-material", "Markdown"),
            seconds=0.13,
        ),
        Tool(
            key="mkdocs-folders",
            name="MkDocs + Material, navigation by folders",
            command=_MKDOCS,
            packages=("mkdocs", "mkdocs-material"),
            seconds=0.3,
        ),
        Tool(
            key="properdocs",
            name="ProperDocs + Material",
            command=("python", "-m", "properdocs", "build", "--quiet", "--config-file", "mkdocs.yml"),
            packages=("properdocs", "mkdocs-material", "Markdown"),
            environment="properdocs",
            seconds=0.13,
        ),
        Tool(
            key="zensical",
            name="Zensical",
            command=("python", "-m", "zensical", "build", "--config-file", "mkdocs.yml"),
            packages=("zensical", "Markdown"),
            environment="zensical",
            seconds=0.2,
        ),
        Tool(key="hugo", name="Hugo", command=("hugo", "--quiet", "--destination", "site"), seconds=0.013),
        Tool(
            key="lean",
            name="MkDocs + Material, narratives and tables alone",
            command=_MKDOCS,
            packages=("mkdocs", "mkdocs-material"),
            seconds=0.04,
        ),
    )
}
_VERSIONS = """
import sys
from importlib.metadata import version
print(*(f"{name} {version(name)}" for name in sys.argv[1:]), sep=", ")
"""
_COMPILE = """
import compileall, sys, sysconfig
for folder in {*map(sysconfig.get_path, ("purelib", "platlib")), *sys.argv[1:]}:
    compileall.compile_dir(folder, quiet=2, workers=0)
"""
"""Writes bytecode where it is missing, and passes over what no Python of this version can read."""
DEFAULT = ("journeybook", "mkdocs", "properdocs", "zensical", "hugo")


def install(tool: Tool) -> str:
    """Bring a tool here where it is missing; return why that is not possible, empty where it is there."""
    if tool.key == "hugo" and not shutil.which("hugo"):
        return _failed([str(ROOT / "tools" / "install-debian"), "hugo"])
    if not tool.environment:
        return ""
    lock = ROOT / "requirements" / f"bench-{tool.environment}.txt"
    folder = ENVIRONMENTS / tool.environment
    stamp, wanted = folder / ".made", hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return ""
    pip = [tool.python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-qq"]
    failed = _failed([str(ROOT / "tools" / "make-venv"), sys.executable, str(folder)]) or _failed(
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    )
    if not failed:
        stamp.write_text(wanted)
    return failed


def compile_all(tool: Tool) -> None:
    """Have what an installation leaves: the bytecode of the tool and of all that it stands on.

    Where PYTHONDONTWRITEBYTECODE is set nobody else writes it, and half a second of each start would be the compiler's.
    """
    if "python" not in tool.command:
        return
    own = [] if tool.environment else [str(ROOT / "generator"), str(ROOT / "theme")]
    subprocess.run([tool.python, "-c", _COMPILE, *own], check=True)


def _failed(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        return f"cannot be installed: {error.strerror}"
    return f"cannot be installed: {last_line(done.stderr)}" if done.returncode else ""


def version(tool: Tool) -> str:
    """Return the version of an installed tool, with those of what it stands on; `MkDocs 1.6.1, Material …`."""
    if tool.key == "journeybook":
        import journeybook

        return f"journeybook {journeybook.__version__} ({commit()})"
    if not tool.packages:
        said = _said([tool.command[0], "version"])
        found = re.search(r"\d+(\.\d+)+", said)
        return f"{tool.name} {found[0] if found else said}"
    return _said([tool.python, "-c", _VERSIONS, *tool.packages])


def commit() -> str:
    """Return the commit that is measured, and whether anything differs from it; empty outside a repository."""
    changed = _said(["git", "-C", str(ROOT), "status", "--porcelain", "--", "generator", "theme"])
    return _said(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]) + (", changed" if changed else "")


def _said(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""

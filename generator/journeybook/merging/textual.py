"""Plain text, merged line by line by Git itself."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from journeybook.errors import InvocationError
from journeybook.merging.chunks import Style

_ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_MOST = 127  # conflicts that an exit code can count; above it stand errors


@dataclass(frozen=True, slots=True)
class Text:
    """A merged text."""

    data: bytes
    conflicts: int


def merge_text(base: bytes, ours: bytes, theirs: bytes, style: Style) -> Text:
    """Return three versions of a text merged line by line, with Git's markers where two changes touch.

    InvocationError where Git is not there.
    """
    if ours == theirs or theirs == base:
        return Text(ours, 0)
    if ours == base:
        return Text(theirs, 0)
    with TemporaryDirectory(prefix="journeybook-") as folder:
        paths = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for path, data in zip(paths, (ours, base, theirs), strict=True):
            path.write_bytes(data)
        command = ["git", "merge-file", "-p", f"--marker-size={style.size}"]
        command += ["--diff3"] * style.with_base
        command += ["-L", "ours", "-L", "base", "-L", "theirs", *map(str, paths)]
        try:
            done = subprocess.run(command, capture_output=True, check=False, cwd=folder, env=_environment())
        except OSError as error:
            raise InvocationError("git is not there, and nothing can be merged without it") from error
    if not 0 <= done.returncode <= _MOST:
        # Git does not merge what is no text.
        return Text(ours, 1)
    return Text(done.stdout, done.returncode)


def _environment() -> dict[str, str]:
    # Git says to a driver where its repository is, which from another folder is not there.
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**own, **_ALONE}

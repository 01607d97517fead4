"""Where what was found once is kept for the next time. All of it may be deleted at any time."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex


def cache_folder() -> Path | None:
    """Return where caches are: JOURNEYBOOK_CACHE, else that of the user; None where the variable is set to nothing."""
    said = os.environ.get("JOURNEYBOOK_CACHE")
    if said is not None:
        return Path(said) if said else None
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        return (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "journeybook"
    except RuntimeError:  # nobody's home is known
        return None


def put(file: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Write a file whole or not at all, whoever reads or writes it meanwhile; it is its owner's alone.

    OSError where that is not possible.
    """
    aside = file.with_name(f".new-{token_hex(6)}")
    try:
        with open(aside, "xb", opener=private) as stream:
            stream.writelines(pieces)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def private(path: str, flags: int) -> int:
    """Open a file as `open` does, one that is its owner's alone where it is new."""
    return os.open(path, flags, 0o600)


def digest(data: bytes | memoryview) -> str:
    """Return a digest of bytes, by which what is kept is known."""
    return Digest(data).hexdigest()


Digest = partial(blake2b, digest_size=16)
"""Makes such a digest of what comes piece by piece."""

"""Builds a folder aside and swaps it with the old one, so that nobody ever sees half a site.

Knows nothing of pages, MkDocs or themes: only folders, and which of them are ours to replace.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from journeybook.errors import PublishError
from journeybook.forks import beside

MARKER = ".journeybook"
"""The file that says of a folder: journeybook made this and may replace it."""

_MARKER_TEXT = b"This folder was made by journeybook, which replaces it whole: keep nothing of yours here.\n"
_STALE_AFTER = 60.0  # seconds; between the making of a folder and its lock another build must not sweep it
_SWAP_ATTEMPTS = 20
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def check_output(out: Path, *, project: Path | None = None, sources: tuple[Path, ...] = ()) -> Path:
    """Return the real path of an output folder that may be replaced; PublishError says why one may not.

    `project` is the folder of the project: the site may lie in it, but not be it or hold it. `sources` are
    the folders of content, which the site may neither be, nor hold, nor lie in.
    """
    real = Path(os.path.realpath(out))
    if real == Path(real.anchor) or real == _home():
        raise PublishError(f"{out} cannot be the output folder: choose a folder that holds only the site")
    if project is not None and _holds(real, Path(os.path.realpath(project))):
        raise PublishError(f"{out} holds the project itself: choose another output folder, such as 'site'")
    for source in sources:
        folder = Path(os.path.realpath(source))
        if _holds(real, folder) or _holds(folder, real):
            raise PublishError(f"{out} overlaps with the content in {source}: choose another output folder")
    try:
        entries = set(os.listdir(real))
    except FileNotFoundError:
        return real
    except NotADirectoryError as error:
        raise PublishError(f"{out} is not a folder: choose another output folder or remove it") from error
    except OSError as error:
        raise PublishError(f"cannot read {out}: {error.strerror}") from error
    if os.path.ismount(real):
        raise PublishError(f"{out} is a mount point and cannot be replaced: choose a folder inside it")
    if entries and MARKER not in entries:
        raise PublishError(f"{out} holds files that journeybook did not make: choose another output folder or empty it")
    if ".git" in entries:
        raise PublishError(f"{out} is a git working tree, which would be lost: choose another output folder")
    return real


@contextlib.contextmanager
def staged(out: Path, meanwhile: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """Yield an empty folder to build in that takes the place of `out` when the block ends well.

    `out` is a path that `check_output` returned. When the block raises, `out` is as it was. Folders that
    killed builds left beside `out` are removed first. `meanwhile` is called once the new site is in place, while what
    was there is removed.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _sweep(out)
        folder = _make(out)
    except OSError as error:
        raise PublishError(f"cannot build beside {out}: {error.strerror}") from error
    try:
        with _locked(folder):
            with writing(MARKER):
                (folder / MARKER).write_bytes(_MARKER_TEXT)
            yield folder
            try:
                _swap(folder, out)
            except OSError as error:
                raise PublishError(f"cannot put the site in place at {out}: {error.strerror}") from error
            removed = beside(lambda: shutil.rmtree(folder, ignore_errors=True))
            try:
                meanwhile()
            finally:
                removed()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def writing(path: str) -> Iterator[None]:
    """Around the writing of one file of the site: a full disk and its like become a PublishError."""
    try:
        yield
    except OSError as error:
        raise PublishError(f"cannot write '{path}' of the site: {error.strerror}") from error


def _home() -> Path | None:
    with contextlib.suppress(RuntimeError):
        return Path(os.path.realpath(Path.home()))
    return None


def _holds(outer: Path, inner: Path) -> bool:
    return inner.is_relative_to(outer)


def _prefix(out: Path) -> str:
    return f".{out.name}.journeybook-"


def _make(out: Path) -> Path:
    """Return a new folder beside `out` with the rights of `out`, or those a new folder gets."""
    folder = out.with_name(_prefix(out) + secrets.token_hex(6))
    folder.mkdir()
    with contextlib.suppress(FileNotFoundError):
        shutil.copymode(out, folder)
    return folder


def _sweep(out: Path) -> None:
    prefix = _prefix(out)
    for entry in os.scandir(out.parent):
        if not entry.name.startswith(prefix) or not entry.is_dir(follow_symlinks=False):
            continue
        with contextlib.suppress(OSError):  # another build may be sweeping the same one
            old = time.time() - entry.stat(follow_symlinks=False).st_mtime > _STALE_AFTER
            if old and not _is_locked(Path(entry.path)):
                shutil.rmtree(entry.path, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a lock on the folder, which the system lets go of when the process dies, however it dies."""
    descriptor = _lock(folder)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _is_locked(folder: Path) -> bool:
    descriptor = _lock(folder)
    if descriptor is None:
        return True
    os.close(descriptor)
    return False


def _lock(folder: Path) -> int | None:
    if sys.platform == "win32":  # no lock on folders there: the age alone decides
        return os.open(os.devnull, os.O_RDONLY)
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _swap(folder: Path, out: Path) -> None:
    """Puts `folder` in the place of `out`; what was there ends under the name of `folder`, or is gone."""
    for attempt in range(_SWAP_ATTEMPTS):
        if not os.path.lexists(out):
            with contextlib.suppress(FileExistsError, NotADirectoryError):
                if _renamed(folder, out):
                    return
        else:
            check_output(out)  # it may have become another folder while we built
            if _exchange(folder, out) or _replace_by_renames(folder, out):
                return
        time.sleep(0.01 * attempt)  # another build swaps at this moment
    raise PublishError(f"cannot replace {out}: other processes keep changing it")


def _renamed(source: Path, target: Path) -> bool:
    """Say whether the rename took place; False when another build was faster."""
    try:
        source.rename(target)
    except OSError as error:
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST}:
            return False
        raise
    return True


def _exchange(folder: Path, out: Path) -> bool:
    """Swap two folders in one step of the kernel; False where the kernel or file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = renameat2(_AT_FDCWD, os.fsencode(folder), _AT_FDCWD, os.fsencode(out), _RENAME_EXCHANGE)
    return done == 0


def _replace_by_renames(folder: Path, out: Path) -> bool:
    """Two renames, for systems without an exchange: for a moment nothing stands at `out`."""
    aside = out.with_name(_prefix(out) + secrets.token_hex(6))
    try:
        out.rename(aside)
    except FileNotFoundError:
        return False
    try:
        if _renamed(folder, out):
            shutil.rmtree(aside, ignore_errors=True)
            return True
    except OSError:
        aside.rename(out)
        raise
    shutil.rmtree(aside, ignore_errors=True)  # another build has put a newer site there
    return False

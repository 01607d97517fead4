"""What an earlier build of a site left: its pages, and what each of them was made of.

Kept in the cache, where it may be deleted at any time. A page is used again when everything that was read for it has
the value that it had, and when what all pages share (`base`) is the same. What cannot be read back whole is as if it
were not there. Two builds at once may each drop files of the other; then those pages are made again.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from journeybook.caching import cache_folder
from journeybook.incremental.done import project_name
from journeybook.incremental.store import Kept, Store

_FORMAT = 1
_SITES = "sites"
_MOST_DAYS = 30
"""How long what nobody asks for is kept."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page of the site and the files that come with it, ready to be put in place."""

    files: tuple[tuple[str, Kept], ...]
    """Output paths with the files; that of the page is the first."""
    entries: str
    """What the search can find on it."""


@dataclass(frozen=True, slots=True)
class _Page:
    made_of: str
    """The digest of what its maker was called with."""
    notes: tuple[str, ...]
    """What was read for it."""
    page: KeptPage


class Memory:
    """The pages that are known of one site, and those that a build adds."""

    def __init__(self, folder: Path, variant: str, base: str) -> None:
        self._folder, self._variant, self._base = folder, variant, base
        self._store = Store(folder / "files")
        self._known: dict[str, _Page] = {}
        self._digests: Mapping[str, str] = {}
        self._theme: dict[str, Kept] = {}
        self.frames: dict[str, tuple[str, ...]] = {}
        """What is around pages, by kind, in pieces."""
        self._new: dict[str, _Page] = {}
        self._new_theme: dict[str, Kept] = {}
        self._of: Callable[[str], str] = lambda note: ""
        self._read()

    @property
    def theme(self) -> Mapping[str, Kept]:
        """The files that the theme brings, by output path; empty where they are not known."""
        return self._theme if all(map(self._store.has, self._theme.values())) else {}

    def settle(self, digest_of: Callable[[str], str], made_of: Mapping[str, str]) -> None:
        """Forget the pages that would be others now. `made_of` says by path what each page's maker is called with."""
        self._of = digest_of
        changed = {note for note, known in self._digests.items() if digest_of(note) != known}
        self._known = {
            path: page
            for path, page in self._known.items()
            if page.made_of == made_of.get(path)
            and changed.isdisjoint(page.notes)
            and all(self._store.has(kept) for _, kept in page.page.files)
        }

    def page(self, path: str) -> KeptPage | None:
        """Return the page at an output path, if it would be the same now."""
        known = self._known.get(path)
        return known.page if known else None

    def put(self, kept: Kept, target: Path) -> bool:
        """Make a file that is kept appear at `target`; False where it is gone since."""
        return self._store.put(kept, target)

    def reuse(self, path: str) -> None:
        """Keep a page that was used again."""
        self._new[path] = self._known[path]

    def add(
        self,
        path: str,
        files: Iterable[tuple[str, Path, bytes]],
        *,
        entries: str,
        notes: tuple[str, ...],
        made_of: str,
    ) -> None:
        """Keep a page that was made: its files by output path, with where they were written and what they hold."""
        kept = [(name, self._store.keep(file, data)) for name, file, data in files]
        if made_of and all(one is not None for _, one in kept):
            page = KeptPage(tuple((name, one) for name, one in kept if one is not None), entries)
            self._new[path] = _Page(made_of, notes, page)

    def add_theme(self, path: str, file: Path, data: bytes) -> None:
        """Keep a file that the theme brought."""
        if kept := self._store.keep(file, data):
            self._new_theme[path] = kept

    def reuse_theme(self) -> None:
        """Keep the files that the theme brought before."""
        self._new_theme = dict(self._theme)

    def save(self) -> None:
        """Write down what is known now; where that is not possible the next build makes all pages."""
        numbers = {
            note: at for at, note in enumerate(dict.fromkeys(n for one in self._new.values() for n in one.notes))
        }
        content = {
            "format": _FORMAT,
            "base": self._base,
            "digests": [[note, self._of(note)] for note in numbers],
            "frames": {key: list(parts) for key, parts in self.frames.items()},
            "theme": {path: _packed(kept) for path, kept in self._new_theme.items()},
            "pages": {
                path: [
                    one.made_of,
                    [numbers[note] for note in one.notes],
                    [[name, *_packed(kept)] for name, kept in one.page.files],
                    one.page.entries,
                ]
                for path, one in self._new.items()
            },
        }
        payload = json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode("ascii")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            aside = self._folder / f".new-{token_hex(6)}"
            try:
                aside.write_bytes(sha256(payload).hexdigest().encode() + b"\n" + payload)
                aside.replace(self._file)
            finally:
                aside.unlink(missing_ok=True)
            self._clean()

    @property
    def _file(self) -> Path:
        return self._folder / f"{self._variant}.json"

    def _read(self) -> None:
        content = _content(self._file)
        if content.get("base") != self._base:
            return
        try:
            names = [note for note, _ in content["digests"]]
            self._digests = dict(content["digests"])
            self._theme = {path: Kept(*packed) for path, packed in content["theme"].items()}
            self.frames = {key: tuple(parts) for key, parts in content["frames"].items()}
            for path, (made_of, notes, files, entries) in content["pages"].items():
                own = tuple((name, Kept(*packed)) for name, *packed in files)
                self._known[path] = _Page(made_of, tuple([names[at] for at in notes]), KeptPage(own, entries))
        except (KeyError, TypeError, ValueError, IndexError):
            self._known, self._theme, self.frames = {}, {}, {}

    def _clean(self) -> None:
        """Remove the files of no variant."""
        names = {kept.name for kept in self._new_theme.values()}
        names.update(kept.name for one in self._new.values() for _, kept in one.page.files)
        for file in self._folder.glob("*.json"):
            if file != self._file:
                content = _content(file)
                names.update(packed[0] for packed in content.get("theme", {}).values())
                names.update(packed[1] for _, _, files, _ in content.get("pages", {}).values() for packed in files)
        self._store.drop_all_but(names)


def memory_of(root: Path, variant: str, base: str) -> Memory | None:
    """Return what is known of the site of the project in a folder; None where nothing is to be kept.

    `variant` tells sites of one project apart that are built in turn; of each the last is known.
    """
    folder = cache_folder()
    if folder is None:
        return None
    own = folder / _SITES / project_name(root)
    _sweep(folder / _SITES, own)
    return Memory(own, variant, base)


def _sweep(folder: Path, own: Path) -> None:
    """Remove what is known of projects of which nobody has built the site for long."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            is_old = time.time() - entry.stat(follow_symlinks=False).st_mtime > _MOST_DAYS * 86_400
            if is_old and entry.is_dir(follow_symlinks=False) and Path(entry.path) != own:
                shutil.rmtree(entry.path, ignore_errors=True)


def _packed(kept: Kept) -> list[Any]:
    return [kept.name, kept.size, kept.time]


def _content(file: Path) -> dict[str, Any]:
    try:
        head, _, payload = file.read_bytes().partition(b"\n")
        if head != sha256(payload).hexdigest().encode():
            return {}
        content = json.loads(payload)
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) and content.get("format") == _FORMAT else {}

"""A project with one of everything that pages read, and changes of it as somebody may make them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

Files = dict[str, bytes]
Edit = Callable[[Files, int], None]
"""Changes files; the number chooses what is changed where there are several things of the kind."""

CONFIG = """\
title: Shop
description: All we know.
languages: [en, fr]
url: https://journeys.example/
phases:
  - id: before
    title: Before
  - id: buying
    title: Buying
  - id: after
    title: After
channels:
  - id: web
    title: Website
  - id: shop
    title: Shop
  - id: post
    title: Post
touchpoints:
  - id: product-page
    title: Product page
    channel: web
    definition: The page of one article.
  - id: till
    title: Till
    channel: shop
    definition: Where it is paid.
  - id: letter
    title: Letter
    channel: post
  - id: parcel
    title: Parcel
    definition: What arrives.
"""
LAMP = """\
---
title: A lamp
area: Home
personas: [ana, bo]
status: published
owner: lamp-team
reviewed: 2026-05-01
stages:
  - id: look
    title: Look
    phase: before
    steps:
      - id: see
        title: Sees a lamp
        touchpoint: product-page
        thought: How large is it?
        emotion: {ana: 4, bo: 2}
        pains:
          - id: no-size
            title: The size is missing
            severity: 4
      - id: compare
        title: Compares prices
        touchpoint: product-page
        emotion: 3
  - id: pay
    title: Pay
    phase: buying
    steps:
      - id: queue
        title: Waits at the till
        touchpoint: till
        emotion: {ana: 2, bo: 1}
        moment_of_truth: true
        duration: 10 min
        pains: [slow-till]
        opportunities:
          - id: second-till
            title: Open a second till
            impact: 4
            effort: 2
            status: planned
            pains: [slow-till]
      - id: unpack
        title: Unpacks it
        touchpoint: parcel
        emotion: 5
        journey: returning
---
See [the other one](returning.md) and [Ana](../personas/ana.md).

## Look

![A lamp](lamp.png)
"""
RETURNING = """\
---
title: Returning it
area: Home
personas: [bo]
status: review
stages:
  - id: back
    title: Back
    phase: after
    steps:
      - id: pack
        title: Packs it again
        touchpoint: parcel
        emotion: 2
        pains:
          - id: slow-till
            title: The till is slow
            severity: 3
      - id: hand-in
        title: Hands it in
        touchpoint: till
        emotion: 3
        basis: measured
        evidence:
          - title: 14 interviews
            date: 2026-02-01
---
"""
INTENDED = """\
---
title: A lamp, soon
personas: [ana]
state: to-be
of: lamp
status: review
stages:
  - id: look
    title: Look
    steps:
      - id: see
        title: Sees a lamp and its size
        touchpoint: product-page
        emotion: 5
        opportunities: [second-till]
---
"""
GARDEN = """\
---
title: A garden
personas: [cleo]
stages:
  - title: Grow
    steps:
      - title: Reads the letter
        touchpoint: letter
---
"""
BASE: Files = {
    "site_config.yml": CONFIG.encode(),
    "site_config.fr.yml": b"title: Boutique\nphases:\n  - id: before\n    title: Avant\n",
    "journeys/lamp.md": LAMP.encode(),
    "journeys/lamp.fr.md": b"---\ntitle: Une lampe\nstages:\n  - id: look\n    title: Regarder\n---\nVoir.\n",
    "journeys/returning.md": RETURNING.encode(),
    "journeys/soon.md": INTENDED.encode(),
    "journeys/garden.md": GARDEN.encode(),
    "personas/cleo.md": b"---\ntitle: Cleo\n---\n",
    "journeys/lamp.png": b"\x89PNG a picture",
    "personas/ana.md": b"---\ntitle: Ana, buys for her home\nrole: buyer\ngoals: [Light]\n---\nShe knows.\n",
    "personas/bo.md": b"---\ntitle: Bo\nfrustrations: [Queues]\n---\n",
    "channels/web.md": b"---\ntitle: Website\n---\nWhere most of it begins, [with a lamp](../journeys/lamp.md).\n",
}


def write(root: Path, files: Files) -> None:
    """Make the content of a project folder these files and no others."""
    for path in sorted(root.rglob("*"), reverse=True):
        inside = path.relative_to(root)
        if inside.parts[0] not in (".git", "site") and path.is_file() and inside.as_posix() not in files:
            path.unlink()
    for name, data in files.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_bytes() != data:
            target.write_bytes(data)


def new_cache(folder: Path) -> Path:
    """Make an empty cache, but for the compiled templates, which all tests share: to compile them takes a second."""
    templates = Path(os.environ["JOURNEYBOOK_CACHE"]) / "templates"
    templates.mkdir(exist_ok=True)
    folder.mkdir()
    (folder / "templates").symlink_to(templates, target_is_directory=True)
    return folder


def git(root: Path, *arguments: str) -> None:
    """Run Git in a project."""
    settings = ("-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *arguments], cwd=root, check=True, capture_output=True)


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _texts(files: Files, ending: str = "") -> list[str]:
    return [name for name in sorted(files) if name.endswith((".md", ".yml")) and name.startswith(ending)]


def _lines(files: Files, pattern: str, within: str = "") -> list[tuple[str, re.Match[str]]]:
    return [
        (name, found)
        for name in _texts(files, within)
        for found in re.finditer(pattern, files[name].decode(), re.MULTILINE)
    ]


def _put(files: Files, pattern: str, number: int, new: Callable[[re.Match[str]], str], within: str = "") -> None:
    found = _lines(files, pattern, within)
    if found:
        name, match = found[number % len(found)]
        text = files[name].decode()
        files[name] = (text[: match.start()] + new(match) + text[match.end() :]).encode()


def retitle(files: Files, number: int) -> None:
    """Give something another title, in any file and language."""
    _put(files, r"title: .*", number, lambda match: f"{match[0]} {number % 10}")


def say_another_way(files: Files, number: int) -> None:
    """Change a definition, a thought, a source or a role."""
    _put(files, r"(definition|thought|role|description|owner): .*", number, lambda match: f"{match[0]}, again")


def feel_otherwise(files: Files, number: int) -> None:
    """Change a score."""
    _put(files, r"(emotion|bo|ana): [1-5]", number, lambda match: f"{match[1]}: {1 + number % 5}", "journeys")


def judge_otherwise(files: Files, number: int) -> None:
    """Change how grave a pain is, or what an opportunity is worth."""
    _put(files, r"(severity|impact|effort): \d", number, lambda match: f"{match[1]}: {1 + number % 5}")


def go_elsewhere(files: Files, number: int) -> None:
    """Take a step to another touchpoint."""
    place = ("till", "parcel", "product-page")[number % 3]
    _put(files, r"touchpoint: .*", number // 3, lambda match: f"touchpoint: {place}", "journeys")


def drop_a_line(files: Files, number: int) -> None:
    """Drop any line, which may make the project wrong."""
    names = _texts(files)
    name = names[number % len(names)]
    lines = files[name].decode().split("\n")
    del lines[(number // len(names)) % len(lines)]
    files[name] = "\n".join(lines).encode()


def add_a_step(files: Files, number: int) -> None:
    """Add a step before another one."""
    step = f"      - id: new-{number % 50}\n        title: Something new\n        touchpoint: till\n"
    _put(files, r"^      - id: (?=.*\n        title)", number, lambda match: step + match[0], "journeys")


def add_a_journey(files: Files, number: int) -> None:
    """Add a journey like one that is there."""
    text = BASE["journeys/soon.md"].decode().replace("title: A lamp, soon", f"title: Copy {number % 4}")
    files[f"journeys/copy-{number % 4}.md"] = text.encode()


def remove_a_file(files: Files, number: int) -> None:
    """Remove a journey, a persona, a translation or notes."""
    names = [name for name in _texts(files) if name != "site_config.yml"]
    del files[names[number % len(names)]]


def change_the_picture(files: Files, number: int) -> None:
    """Change what is copied and not read."""
    files["journeys/lamp.png"] = b"\x89PNG another " + str(number).encode()


def tell_more(files: Files, number: int) -> None:
    """Add to a narrative, with a link."""
    names = [name for name in _texts(files) if name.endswith(".md")]
    files[names[number % len(names)]] += b"\nMore on [returning](../journeys/returning.md).\n"


EDITS: tuple[Edit, ...] = (
    retitle, retitle, say_another_way, feel_otherwise, judge_otherwise, go_elsewhere, drop_a_line, add_a_step,
    add_a_journey, remove_a_file, change_the_picture, tell_more,
)  # fmt: skip

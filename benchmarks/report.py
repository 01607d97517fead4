"""What was measured as tables for the documentation: pure functions from figures to Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.results import BUILD, Figure, Row, Size

BEGIN = "<!-- Begin of what `make bench` writes. Do not edit. -->"
END = "<!-- End of what `make bench` writes. -->"
FIGURES: tuple[tuple[Figure, str], ...] = (("cpu", "CPU time"), ("wall", "wall time"), ("megabytes", "peak memory"))
BASE = "mkdocs"
"""What all ratios of a size's own table are to."""


def put_between(document: str, text: str) -> str:
    """Return a document with the text between the two markers. ValueError where they are missing."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no '{BEGIN}' with '{END}' behind it")
    return f"{before}{BEGIN}\n\n{text.strip()}\n\n{END}{after}"


def report(sizes: list[Size]) -> str:
    """Return all tables: the ratios of our cold build over the sizes first, then each size in full."""
    sizes = sorted(sizes, key=lambda size: size.journeys)
    return "\n".join((*_overview(sizes), *(line for size in sizes for line in _size(size))))


def _overview(sizes: list[Size]) -> Iterator[str]:
    yield "### Ratios\n"
    yield "A cold `journeybook build`, divided by a cold build of the same pages by the others.\n"
    yield _line("", *(f"{size.journeys:,} journeys" for size in sizes))
    yield "|---|" + "---:|" * len(sizes)
    others = {row.key: row.name for size in sizes for row in size.rows if not row.key.startswith("journeybook/")}
    for key, name in others.items():
        for figure, title in FIGURES:
            yield _line(f"{title}, to {name}", *(_against(size, key, figure) for size in sizes))
    base = next((size for size in sizes if size.journeys == 1000), sizes[0])
    yield _line(
        f"CPU time a journey, to that at {base.journeys:,}",
        *(_ratio(_each(size), _each(base)) for size in sizes),
    )
    yield ""


def _against(size: Size, key: str, figure: Figure) -> str:
    ours, other = size.row(BUILD), size.row(key)
    if other is None or other.failure:
        return "not measured" if other is None or not other.runs else "failed"
    return _ratio(ours.median(figure) if ours else None, other.median(figure))


def _each(size: Size) -> float | None:
    row = size.row(BUILD)
    took = row.median("cpu") if row else None
    return None if took is None else took / size.journeys


def _size(size: Size) -> Iterator[str]:
    base = size.row(BASE)
    yield f"### {size.journeys:,} journeys\n"
    rounds = "one round" if size.rounds == 1 else f"medians of {size.rounds} rounds"
    yield f"{size.pages:,} pages with {size.kilobytes:,.0f} kB of HTML each; {rounds}.\n"
    yield _line("", *(cell for _, title in FIGURES for cell in (title, "to MkDocs")))
    yield "|---|" + "---:|" * 2 * len(FIGURES)
    for row in size.rows:
        yield _line(row.name, *_cells(row, base))
    yield f"\nMeasured on {size.when}: {size.machine}; load {size.load:.1f} at the beginning."
    yield f"{'; '.join(size.versions)}.\n"


def _cells(row: Row, base: Row | None) -> Iterator[str]:
    if row.failure:
        yield from (row.failure, *[""] * (2 * len(FIGURES) - 1))
        return
    for figure, _ in FIGURES:
        value = row.median(figure)
        yield "–" if value is None else _amount(value, figure)
        yield _ratio(value, base.median(figure) if base else None)


def _amount(value: float, figure: Figure) -> str:
    if figure == "megabytes":
        return f"{value:,.0f} MB"
    return f"{value:,.2f} s" if value < 10 else f"{value:,.1f} s"


def _ratio(value: float | None, base: float | None) -> str:
    if value is None or not base:
        return "–"
    ratio = value / base
    return f"{ratio:.3f}" if ratio < 0.1 else f"{ratio:.2f}" if ratio < 10 else f"{ratio:.1f}"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"

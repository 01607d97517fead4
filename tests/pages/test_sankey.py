"""Where things stand in the drawing of a flow."""

from __future__ import annotations

import itertools
import re

import pytest

from journeybook.pages.sankey import LABEL, SIZE, Post, Sankey, Stop, Stream, sankey


def stop(key: str, name: str = "", group: str = "") -> Stop:
    return Stop(key=key, name=name or key, link=None, group=group)


def stream(source: str, target: str, weight: int = 1, *, falls: bool = False) -> Stream:
    return Stream(source=source, target=target, weight=weight, falls=falls, said=f"{source} {target}")


def ends(drawing: Sankey) -> dict[str, tuple[float, float, float, float]]:
    """Return the upper and lower ends of each band, on the left and on the right."""
    found = {}
    for band in drawing.bands:
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", band.path)]
        found[band.said] = (numbers[1], numbers[-1], numbers[7], numbers[8])
    return found


def bar(post: Post) -> tuple[float, float]:
    return float(post.y), float(post.y) + float(post.height)


def test_bars_are_as_high_as_what_flows_and_bands_begin_and_end_on_them() -> None:
    drawing = sankey(
        (stop("a"), stop("b")), (stop("x"), stop("y")), (stream("a", "x", 3), stream("a", "y"), stream("b", "x")), 100
    )
    left, right = drawing.left.posts, drawing.right.posts
    assert [post.number for post in (*left, *right)] == [4, 1, 4, 1]
    assert float(left[0].height) == pytest.approx(4 * float(left[1].height))
    where = ends(drawing)
    assert where["a x"][0] == pytest.approx(bar(left[0])[0], abs=0.02)
    assert where["a y"][1] == pytest.approx(bar(left[0])[1], abs=0.02)
    assert where["a x"][1] == pytest.approx(where["a y"][0], abs=0.02)
    assert where["b x"][3] == pytest.approx(bar(right[0])[1], abs=0.02)
    assert where["b x"][2] == pytest.approx(where["a x"][3], abs=0.02)


def test_there_and_back_are_two_bands() -> None:
    both = (stop("a"), stop("b"))
    drawing = sankey(both, both, (stream("a", "b"), stream("b", "a", 2)), 100)
    assert sorted(band.said for band in drawing.bands) == ["a b", "b a"]
    assert [post.number for post in drawing.left.posts] == [1, 2]
    assert [post.number for post in drawing.right.posts] == [2, 1]


def test_what_hurts_is_on_top() -> None:
    drawing = sankey((stop("a"),), (stop("x"), stop("y")), (stream("a", "x", falls=True), stream("a", "y")), 100)
    assert [band.falls for band in drawing.bands] == [False, True]


def test_groups_have_a_heading_where_there_are_several() -> None:
    sides = (stop("a", group="online"), stop("b", group="offline"))
    drawing = sankey(sides, sides[:1], (stream("a", "a"), stream("b", "a")), 100)
    assert [head.group for head in drawing.left.heads] == ["online", "offline"]
    assert drawing.right.heads == ()


@pytest.mark.parametrize("count", [1, 2, 17, 40])
@pytest.mark.parametrize("weight", [1, 1000])
def test_names_never_overlap_and_everything_is_inside_the_drawing(count: int, weight: int) -> None:
    stops = tuple(stop(f"s{at}", f"Self-service terminal number {at} of many", "online") for at in range(count))
    streams = tuple(stream(f"s{at}", f"s{(at + 1) % count}", weight if at == 0 else 1) for at in range(count))
    drawing = sankey(stops, stops, streams, 320)
    for side in (drawing.left, drawing.right):
        lines = [float(y) for post in side.posts for y in post.baselines]
        assert all(below - above >= SIZE for above, below in itertools.pairwise(lines))
        assert all(0 <= y <= drawing.height for y in lines)
        assert all(bar(post)[0] >= 0 and bar(post)[1] <= drawing.height + 0.5 for post in side.posts)
        bars = [bar(post) for post in side.posts]
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(bars))


def test_a_name_is_broken_where_it_must_and_its_number_is_there() -> None:
    drawing = sankey((stop("a", "Donaudampfschifffahrtsgesellschaft"),), (stop("x", "Web"),), (stream("a", "x"),), 100)
    assert len(drawing.left.posts[0].lines) > 1
    assert drawing.right.posts[0].lines == ("Web",)
    assert LABEL < 120

"""What HTML a narrative may hold: the check and the cleaner of pages say the same."""

from __future__ import annotations

import time

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.prose.allowed import ATTRIBUTES, CLASSES, DROPPED_WHOLE, TAGS, keeps_attribute, leads_outside, tags_in


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<b>x</b>", [("b", ())]),
        ('<A HREF="a.md" Title=x>', [("a", (("href", "a.md"), ("title", "x")))]),
        ("<img alt='a > b' src=x onerror=y()>", [("img", (("alt", "a > b"), ("src", "x"), ("onerror", "y()")))]),
        ("<details open>", [("details", (("open", ""),))]),
        ("<br/>", [("br", ())]),
        ('<a href="java&#115;cript:x">', [("a", (("href", "javascript:x"),))]),
        ("<!-- <script> --><i>", [("i", ())]),
        ("<!-- <script>", []),
        ("<script><b></script><i>", [("script", ()), ("i", ())]),
        ("<style>a<b>", [("style", ())]),
        ("a < b > c", []),
        ("</p>", []),
    ],
)
def test_tags_are_read_with_their_attributes(html: str, tags: list[tuple[str, tuple[tuple[str, str], ...]]]) -> None:
    assert [(tag.name, tag.attributes) for tag in tags_in(html)] == tags


@pytest.mark.parametrize(
    ("tag", "name", "value", "kept"),
    [
        ("a", "href", "https://shop.example", True),
        ("a", "href", "a.md", True),
        ("a", "href", "mailto:a@shop.example", True),
        ("a", "href", "javascript:x", False),
        ("a", "href", "//shop.example", False),
        ("a", "onclick", "x", False),
        ("img", "src", "a.png", True),
        ("img", "src", "https://shop.example/a.png", False),
        ("img", "src", "data:image/png;base64,A", False),
        ("td", "colspan", "2", True),
        ("p", "colspan", "2", False),
        ("p", "lang", "fr", True),
        ("p", "title", "x", True),
        ("a", "id", "fnref1", True),
        ("a", "id", "__config", False),
        ("h3", "id", "h-order", True),
        ("h3", "id", "order", False),
        ("p", "style", "color:red", False),
        ("div", "class", "admonition note", True),
        ("div", "class", "md-header", False),
        ("p", "data-x", "y", False),
    ],
)
def test_an_attribute_is_kept_or_not(tag: str, name: str, value: str, kept: bool) -> None:
    assert keeps_attribute(tag, name, value) is kept


@pytest.mark.parametrize("address", ["https://a", "HTTP://a", "javascript:x", "mailto:a@b", "//a", "c:/a", "data:x"])
def test_an_address_with_a_scheme_or_a_host_leads_outside(address: str) -> None:
    assert leads_outside(address)


@pytest.mark.parametrize("address", ["", "a.md", "../a.md#b", "#a", "/a", "a b:c.md", "1:a.md", "?x"])
def test_any_other_is_relative(address: str) -> None:
    assert not leads_outside(address)


def test_what_goes_whole_is_not_among_what_stays() -> None:
    assert not DROPPED_WHOLE & TAGS
    assert set(ATTRIBUTES) | set(CLASSES) <= TAGS


def test_nothing_that_stays_can_run_or_load() -> None:
    assert not TAGS & {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "link",
        "meta",
        "base",
        "form",
        "input",
        "svg",
        "video",
    }
    for names in ATTRIBUTES.values():
        assert not any(name.startswith("on") for name in names)


@given(st.text(alphabet=st.sampled_from("<>/abi =\"'!-?&;\n"), max_size=60))
def test_any_text_has_its_tags_where_they_are_said_to_be(html: str) -> None:
    for tag in tags_in(html):
        assert html[tag.offset :].lower().startswith(f"<{tag.name}")


@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "<form>", "<p>", "x", "<i a=b>", "<br>", "<u>", "<blink>", " "]), max_size=12
    )
)
def test_what_the_check_lets_pass_the_cleaner_does_not_take(pieces: list[str]) -> None:
    html = "".join(pieces)
    cleaned = nh3.clean(html, tags=set(TAGS), attributes={})
    kept = [tag.name for tag in tags_in(cleaned)]
    for tag in tags_in(html):
        assert (tag.name in TAGS) == (tag.name in kept)


@pytest.mark.parametrize(
    "html", ['<a "' * 12_000, "<a '\">" * 8_000, "<!--" * 12_000, "<a b=" * 10_000, "<script>" * 6_000]
)
def test_html_made_to_be_slow_is_read_in_good_time(html: str) -> None:
    start = time.process_time()
    list(tags_in(html))
    assert time.process_time() - start < 3

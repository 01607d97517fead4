"""The addresses of a style sheet are found as a browser finds them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeybook.syntax.style import Use, addresses_in


def found(css: str) -> list[tuple[str, str]]:
    return [(one.use.value, one.address) for one in addresses_in(css)]


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a{background:url(a.png)}", [("fetch", "a.png")]),
        ("a{background:url( \n'a b.png' )}", [("fetch", "a b.png")]),
        ('a{background:URL("a.png")}', [("fetch", "a.png")]),
        ("a{background:u\\72l(a.png)}", [("fetch", "a.png")]),
        ("a{background:\\75 rl(a.png)}", [("fetch", "a.png")]),
        ("a{background:url(a\\).png)}", [("fetch", "a).png")]),
        ("a{background:url('a\\'b.png')}", [("fetch", "a'b.png")]),
        ("a{background:url('\\68ttps://x.example')}", [("fetch", "https://x.example")]),
        ("a{background:url('a\\\nb.png')}", [("fetch", "ab.png")]),
        ("a{background:url('\\0 \\d800 \\110000')}", [("fetch", "\ufffd\ufffd\ufffd")]),
        ("a{background:url(a.png", [("fetch", "a.png")]),
        ("a{background:url('a.png", [("fetch", "a.png")]),
        ("a{background:url(a.png),url(b.png)}", [("fetch", "a.png"), ("fetch", "b.png")]),
        ("a{background:url(//x.example/a.png)}", [("fetch", "//x.example/a.png")]),
        ("a{background:url(a/*b*/c.png)}", [("fetch", "a/*b*/c.png")]),
        ("a{background:image-set('a.png' 1x, url(b.png) 2x)}", [("fetch", "a.png"), ("fetch", "b.png")]),
        ("a{background:-webkit-image-set('a.png' 1x)}", [("fetch", "a.png")]),
        (
            "a{background:image-set('a.avif' type('image/avif') 1x, 'b.png' 2x)}",
            [("fetch", "a.avif"), ("fetch", "b.png")],
        ),
        ("@font-face{src:local('Arial'),src('a.woff2') format('woff2')}", [("fetch", "a.woff2")]),
        ("@font-face{src:url(a.woff2) format('woff2') tech(variations)}", [("fetch", "a.woff2")]),
        ("@import 'a.css';", [("import", "a.css")]),
        ("@import url(a.css) layer(x) supports(display: grid) print;", [("import", "a.css")]),
        ("@import url('a.css');a{b:url(c.png)}", [("import", "a.css"), ("fetch", "c.png")]),
        ("@IMPORT/**/'a.css'", [("import", "a.css")]),
        ("@\\69mport 'a.css'", [("import", "a.css")]),
        ("@import 'a.css';@import 'b.css'", [("import", "a.css"), ("import", "b.css")]),
        ("a{--x:'https://x.example/a.png'}", [("carry", "https://x.example/a.png")]),
        ("@property --x{initial-value:'https://x.example'}", [("carry", "https://x.example")]),
        ("a{--x:url(a.png)}", [("fetch", "a.png")]),
        ("a{b:'unclosed\n}b{c:url(d.png)}", [("fetch", "d.png")]),
        ("a{b:(c}d{e:url(f.png)}", [("fetch", "f.png")]),
        ("<!-- a{b:url(c.png)} -->", [("fetch", "c.png")]),
    ],
)
def test_an_address_is_found(css: str, expected: list[tuple[str, str]]) -> None:
    assert found(css) == expected


@pytest.mark.parametrize(
    "css",
    [
        "",
        "/* url(a.png) */",
        "/* url(a.png)",
        "a::after{content:'url(a.png)'}",
        'a::after{content:"https://x.example"}',
        "a[href^='https://']{color:red}",
        "@namespace svg 'http://www.w3.org/2000/svg';",
        "@namespace url(http://www.w3.org/2000/svg);",
        "@charset 'utf-8';",
        "a{font-family:'Inter', curl(a.png), url-x(b)}",
        "a{b:'url(c.png)\\'url(d.png)'}",
        "a:hover{color:red}",
    ],
)
def test_what_is_no_address_is_not_found(css: str) -> None:
    assert found(css) == []


def test_an_address_has_its_place() -> None:
    css = "a {\n  background: url( 'a.png' );\n}\n@font-face { src: url(b.woff2) }\n"
    assert [css[one.start : one.end] for one in addresses_in(css)] == ["a.png", "b.woff2"]


@given(st.text(alphabet="@import url(srcset-)'\"\\{};:/*a.\n\f0 é"))
@example("url(" * 3)
@example("\\")
@example("'\\")
def test_any_text_is_read_to_its_end(css: str) -> None:
    for one in addresses_in(css):
        assert 0 <= one.start <= one.end <= len(css)
        assert one.use in Use


@pytest.mark.parametrize(
    "part", ["url(", "'", "/*", "\\", "((", "a:url(b)", "@import ", "\\9", '"\\', "url( ", "url('a' "]
)
def test_a_sheet_made_to_be_slow_is_read_in_time(part: str) -> None:
    # Quadratic reading would take minutes: the test would be stopped by whoever runs it.
    assert isinstance(addresses_in(part * 100_000), tuple)
    assert isinstance(addresses_in("url(" + part[-1] * 100_000), tuple)

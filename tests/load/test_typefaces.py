"""What a font file is for, as far as its name and its content say it."""

from __future__ import annotations

import pytest

from journeybook.format.theme import FontStyle
from journeybook.load import Loaded
from journeybook.load.typefaces import Typeface, typefaces
from tests.load.projects import CONFIGURATION, LETTERS, loaded

VARIABLE = LETTERS.replace("cmap", "fvar")


def faces(fonts: str, *paths: str, content: str = LETTERS) -> tuple[Typeface, ...]:
    project: Loaded = loaded(
        {"site_config.yml": f"{CONFIGURATION}theme: {{fonts: {fonts}}}\n", **dict.fromkeys(paths, content)}
    )
    return typefaces(project.settings.theme, project.look.fonts)


def face(name: str, content: str = LETTERS) -> tuple[str, FontStyle]:
    path = f"theme/{name}.ttf"
    (found,) = faces(f'{{text: "{path}"}}', path, content=content)
    return found.weight, found.style


@pytest.mark.parametrize(
    ("name", "weight", "style"),
    [
        ("inter", "400", "normal"),
        ("inter-regular", "400", "normal"),
        ("Inter-Bold", "700", "normal"),
        ("Inter_SemiBold", "600", "normal"),
        ("inter-semi-bold-italic", "600", "italic"),
        ("InterExtraLightOblique", "200", "oblique"),
        ("lora-latin-700-italic", "700", "italic"),
        ("lora-latin-400-normal", "400", "normal"),
        ("Lora-Italic", "400", "italic"),
        ("SourceSans3-Black", "900", "normal"),
        ("Black-Regular", "400", "normal"),
        ("Light", "400", "normal"),
        ("sans-demi", "600", "normal"),
        ("sans-2024", "400", "normal"),
        ("boldface", "400", "normal"),
        ("été-bold", "700", "normal"),
        ("-", "400", "normal"),
    ],
)
def test_a_files_name_says_its_weight_and_style(name: str, weight: str, style: str) -> None:
    assert face(name) == (weight, FontStyle(style))


def test_a_variable_font_is_for_all_weights() -> None:
    assert face("Inter-Italic", VARIABLE) == ("1 1000", FontStyle.ITALIC)


def test_what_is_written_goes_before_what_a_name_says() -> None:
    path = "theme/sans-bold.ttf"
    written = faces(f"{{headings: {{file: {path}, weight: 100 900, style: oblique}}}}", path)
    assert [(one.role, one.weight, one.style) for one in written] == [("headings", "100 900", FontStyle.OBLIQUE)]


def test_text_and_headings_may_share_a_file() -> None:
    path = "theme/sans.ttf"
    assert [one.role for one in faces(f"{{text: {path}, headings: [{path}]}}", path)] == ["text", "headings"]


def test_a_file_that_is_no_font_is_no_face() -> None:
    assert faces("{text: [theme/a.ttf, theme/b.ttf]}", "theme/a.ttf", content="<svg/>") == ()

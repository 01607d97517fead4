"""A Site as MkDocs wants it: a configuration in memory and a Jinja environment that escapes.

Knows MkDocs' configuration and our theme's; knows nothing of pages, and writes no file but below
the folder it is given.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup
from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from journeybook.errors import PublishError
from journeybook.language import Language
from journeybook.model.text import Foreign
from journeybook.publish.brand import colours, is_colour
from journeybook.publish.bundles import THEME, own_bundles
from journeybook.publish.letters import letters
from journeybook.render.environment import install_words, originals
from journeybook.render.rendered import Edition, Site

BRAND = "assets/stylesheets/brand.css"
"""Output path of the style sheet with a team's own colour and fonts."""

_SEARCH = "material/search"  # under plain `search`, MkDocs' own plugin answers and Material's box disappears


def configure(site: Site, edition: Edition, folder: Path) -> MkDocsConfig:
    """Return MkDocs' configuration for building an edition into `folder`; no file is read but those of the theme."""
    if site.theme_overrides is not None and not site.theme_overrides.is_dir():
        raise PublishError(f"the theme folder {site.theme_overrides} does not exist")
    config = MkDocsConfig(config_file_path=str(folder / "mkdocs.yml"))
    config.load_dict(
        {
            "site_name": edition.title,
            "site_description": edition.description or None,
            "site_url": site.url or None,
            # MkDocs insists on a folder of sources: an empty one, for our pages never lie in one.
            "docs_dir": str(_theme_folder() / "partials"),
            "site_dir": str(folder),
            # Plain .html links are what works from disk.
            "use_directory_urls": False,
            "theme": _theme(site, edition),
            "plugins": [{_SEARCH: {}}],
            "extra_css": [quote(path) for path in site.css],
            # The home page by its file name, for from disk a folder's address shows a list of files.
            "extra": {"homepage": edition.home, "feed": quote(edition.feed)},
        }
    )
    errors, _ = config.validate()
    for key, error in errors:
        raise PublishError(f"the site's {key} cannot be used: {error}")
    try:
        return config.plugins.on_config(config)
    except (ConfigurationError, ValidationError) as error:
        raise PublishError(str(error)) from error


def stylesheet(site: Site) -> str:
    """Return the style sheet with a team's own colour and fonts; empty where it has neither."""
    if site.palette and not is_colour(site.palette):
        raise PublishError(f"'{site.palette}' is no colour: write it as '#rrggbb'")
    return "\n".join(filter(None, (colours(site.palette) if site.palette else "", letters(site.fonts, BRAND))))


def environment(config: MkDocsConfig, language: Language) -> jinja2.Environment:
    """Return the theme's templates with the words of a language, escaping what they print: MkDocs' own does not."""
    env = config.theme.get_env()
    env.loader = jinja2.ChoiceLoader([*filter(None, (env.loader,)), originals()])
    env.autoescape = True
    env.add_extension("jinja2.ext.i18n")
    install_words(env, language)
    env.filters["url"] = _from_root
    env.filters["script_tag"] = _script_tag
    return env


def _theme(site: Site, edition: Edition) -> dict[str, Any]:
    language = edition.language
    theme: dict[str, Any] = {
        "name": THEME,
        # What the content is written in decides how it is searched and which way it runs.
        "language": _known(language.code) or "en",
        "html_language": language.code,
        # What the frame speaks: the content's language, or English where there are no words in it.
        "spoken": language.spoken,
        "words": _known(language.spoken),
        "title_language": edition.title.language if isinstance(edition.title, Foreign) else language.code,
    }
    theme |= {bundle.setting: [bundle.name] for bundle in own_bundles()}
    if site.palette or site.fonts:
        theme["brand"] = BRAND
    if site.logo:
        theme["logo"] = quote(site.logo)
    if site.theme_overrides is not None:
        theme["custom_dir"] = str(site.theme_overrides.resolve())
    return theme


def _theme_folder() -> Path:
    import journeybook_theme

    return Path(journeybook_theme.__path__[0])


def _known(tag: str) -> str:
    """Return the language of Material's words, the tag itself or its first part; empty where Material has none."""
    import material.templates

    folder = Path(material.templates.__path__[0]) / "partials" / "languages"
    if not re.fullmatch(r"[A-Za-z0-9-]+", tag):
        raise PublishError(f"'{tag}' is not a language: write a code such as 'en' or 'fr'")
    known = {file.stem.lower(): file.stem for file in folder.glob("*.html")}
    return known.get(tag.lower()) or known.get(tag.lower().split("-")[0], "")


@jinja2.pass_context
def _from_root(context: jinja2.runtime.Context, address: object) -> str:
    """Replace MkDocs' `url` filter: always by way of the root, `../../journeys/index.html`.

    MkDocs takes the shortest way, which differs from folder to folder; by way of the root all pages of one
    depth share their frame byte for byte, which lets us render it once.
    """
    text = str(address)
    if text.startswith(("#", "/")) or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        return text
    return f"{(context.get('root_url') or context['base_url']).rstrip('/')}/{text}"


@jinja2.pass_context
def _script_tag(context: jinja2.runtime.Context, script: object) -> Markup:
    return Markup('<script src="{}"></script>').format(_from_root(context, script))

"""What is wrong with a team's own templates is told, not thrown: they are theirs to mend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateError, TemplateSyntaxError

from journeybook.errors import PublishError
from journeybook.render.rendered import Site


@contextmanager
def own_templates(site: Site) -> Iterator[None]:
    """Around the making of pages: what a team's own template stumbles over becomes a PublishError with its place."""
    try:
        yield
    except TemplateError as error:
        if site.theme_overrides is None:
            raise
        place = f" ({error.name}, line {error.lineno})" if isinstance(error, TemplateSyntaxError) else ""
        raise PublishError(f"a template of the project's theme cannot be used{place}: {error.message}") from error

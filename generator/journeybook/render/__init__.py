"""View models to finished HTML. Knows no MkDocs."""

from journeybook.render.rendered import (
    Asset,
    Edition,
    Heading,
    NavigationItem,
    Neighbour,
    RenderedPage,
    SearchEntry,
    Site,
)
from journeybook.render.renderer import Renderer

__all__ = [
    "Asset",
    "Edition",
    "Heading",
    "NavigationItem",
    "Neighbour",
    "RenderedPage",
    "Renderer",
    "SearchEntry",
    "Site",
]

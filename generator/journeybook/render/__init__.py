"""View models to finished HTML. Knows no MkDocs."""

from journeybook.render.rendered import (
    Asset,
    Edition,
    FontFace,
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
    "FontFace",
    "Heading",
    "NavigationItem",
    "Neighbour",
    "RenderedPage",
    "Renderer",
    "SearchEntry",
    "Site",
]

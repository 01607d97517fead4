"""View models to finished HTML. Knows no MkDocs."""

from journeybook.render.rendered import Asset, Heading, NavigationItem, RenderedPage, SearchEntry, Site
from journeybook.render.renderer import Renderer

__all__ = ["Asset", "Heading", "NavigationItem", "RenderedPage", "Renderer", "SearchEntry", "Site"]

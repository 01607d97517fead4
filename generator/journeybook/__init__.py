"""The compiler of journeybook: customer journeys and personas in, a site people browse out.

Where to start reading: `pipeline.py` has the stages in their order. This module knows only the version.
"""

__version__ = "0.1.0"

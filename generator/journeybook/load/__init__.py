"""Files to a linked catalogue: discover, decode, assemble, link. Knows no page and no HTML."""

from journeybook.load.discover import DiskFiles, Files
from journeybook.load.loader import Loaded, load, load_settings
from journeybook.load.translations import TranslatedFile

__all__ = ["DiskFiles", "Files", "Loaded", "TranslatedFile", "load", "load_settings"]

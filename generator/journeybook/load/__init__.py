"""Files to a linked catalogue: discover, decode, assemble, link. Knows no page and no HTML."""

from journeybook.load.discover import DiskFiles, Files
from journeybook.load.drafted import Drafted
from journeybook.load.loader import Alike, Loaded, LoadedDefault, load, load_default, load_settings
from journeybook.load.translations import TranslatedFile

__all__ = [
    "Alike",
    "DiskFiles",
    "Drafted",
    "Files",
    "Loaded",
    "LoadedDefault",
    "TranslatedFile",
    "load",
    "load_default",
    "load_settings",
]

"""The command line: one command a file. The only package that prints, and the only one that knows click."""

from journeybook.cli.main import main, run

__all__ = ["main", "run"]

"""What can go wrong between Mermaid text and a picture. Knows not who asked for the picture."""

from __future__ import annotations


class DiagramError(Exception):
    """No picture could be made of a Mermaid text; the caller shows the text instead.

    The message is one sentence that says why.
    """


class UnsafeDiagram(DiagramError):
    """A picture holds something that does not belong into a page: a script, an outside address, an unknown element."""

"""The two exceptions of journeybook. Anything wrong in a user's file is a Diagnostic, never an exception."""

from __future__ import annotations


class InvocationError(Exception):
    """The command was called in a way that cannot be served: a folder that is no project, an unknown rule id.

    The message is one sentence for the person at the keyboard; the command exits with 2.
    """


class PublishError(Exception):
    """The site could not be written: a foreign output folder, a full disk, a port in use.

    The message is one sentence for the person at the keyboard; the command exits with 3.
    The previous site is untouched.
    """
